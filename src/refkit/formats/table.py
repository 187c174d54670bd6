"""CSV and TSV: a record a row, a field a column, as spreadsheets open them. Room: formats.

A cell that a spreadsheet would run as a formula is written with an apostrophe before it, and read without it.

Source: RFC 4180; OWASP, "CSV injection".
"""

import csv
import io
import json
import re
from collections.abc import Generator, Iterator
from itertools import chain, islice
from typing import Any

from refkit.formats.building import build_record
from refkit.formats.dates import read_date
from refkit.formats.encoding import decode_text
from refkit.formats.names import inverted_from_name, names_from
from refkit.formats.registry import ReadResult
from refkit.formats.tagged import split_pages
from refkit.model.problem import Problem
from refkit.model.record import Record
from refkit.model.variables import DATE_VARIABLES, FIELD_OF, NAME_VARIABLES, TYPES

NAME = "csv"
LONGEST_CELL = 10_000_000  # characters
MOST_REPAIRS = 20  # of unclosed quotation marks; each makes the rest of the file be read again
_FORMULA = re.compile(r"[=+\-@\t\r'|%]")
_NAMES = frozenset(FIELD_OF[variable] for variable in NAME_VARIABLES)
_DATES = frozenset(FIELD_OF[variable] for variable in DATE_VARIABLES)
_COLUMNS = (
    "id",
    "type",
    *FIELD_OF.values(),
    "author_open",
    "translated_title",
    "translated_title_origin",
    "title_language",
    "translated_title_language",
    "translated_container_title",
    "registry_number",
    "categories",
)
_FIRST = ("id", "type", "author", "issued", "title", "container_title", "volume", "issue", "page", "doi", "pmid", "url")
# Headings that other programs write, without spaces and case.
_HEADINGS = {
    "key": "id", "citationkey": "id", "citekey": "id", "itemtype": "type", "entrytype": "type",
    "authors": "author", "year": "year", "publicationyear": "year", "pubyear": "year", "date": "issued",
    "publicationdate": "issued", "journal": "container_title", "publicationtitle": "container_title",
    "journaltitle": "container_title", "sourcetitle": "container_title", "booktitle": "container_title",
    "source": "source", "number": "number", "pages": "page", "startpage": "first_page", "pagestart": "first_page",
    "endpage": "last_page", "pageend": "last_page", "articletitle": "title", "documenttitle": "title",
    "abstractnote": "abstract", "link": "url", "urls": "url", "pubmedid": "pmid", "doilink": "doi",
    "address": "publisher_place", "place": "publisher_place", "series": "collection_title", "editors": "editor",
    "keywords": "keyword", "authorkeywords": "keyword", "manualtags": "keyword", "extra": "note", "notes": "note",
    "journalabbreviation": "container_title_short", "accessdate": "accessed", "numpages": "number_of_pages",
    "shorttitle": "title_short", "callnumber": "call_number", "rights": "license",
    "languageoforiginaldocument": "language", "artno": "page_or_article", "documenttype": "genre",
    "abbreviatedsourcetitle": "container_title_short", "translators": "translator", "volumenumber": "volume",
    "issuenumber": "issue", "artnumber": "page_or_article",
}  # fmt: skip
_COLUMN_OF = {re.sub(r"[^a-z]", "", column): column for column in _COLUMNS} | _HEADINGS
_ZOTERO_TYPES = {
    "journalarticle": "article-journal", "booksection": "chapter", "conferencepaper": "paper-conference",
    "newspaperarticle": "article-newspaper", "magazinearticle": "article-magazine", "article": "article-journal",
    "review": "article-journal", "inproceedings": "paper-conference", "incollection": "chapter",
    "bookchapter": "chapter", "phdthesis": "thesis", "techreport": "report", "computerprogram": "software",
    "preprint": "article", "misc": "document", "encyclopediaarticle": "entry-encyclopedia",
    "blogpost": "post-weblog", "videorecording": "motion_picture",
}  # fmt: skip


class Table:
    """Reads and writes tables with one separator."""

    def __init__(self, separator: str) -> None:
        self.separator = separator

    def read(self, data: bytes) -> ReadResult:
        """One record a row; the first row holds the headings. Columns nobody knows are kept in `custom["csv"]`."""
        decoded = decode_text(data)
        csv.field_size_limit(LONGEST_CELL)
        problems = list(decoded.problems)
        records: list[Record] = []
        text = decoded.text.replace("\0", "")
        rows = _Rows(text, _separator(text, self.separator))
        headings: list[str] | None = None
        for row in rows:
            if not any(cell.strip() for cell in row):
                continue
            if headings is None:
                headings = [heading.strip().removeprefix("\ufeff") for heading in row]
                continue
            record, faults = _read(headings, row, len(records) + 1, rows.line)
            records.append(record)
            problems.extend(faults)
        problems += rows.problems
        return ReadResult(tuple(records), tuple(problems))

    def write(self, records: tuple[Record, ...], document: object = None) -> bytes:
        """A heading row and a row each record, only with the columns that hold something; UTF-8."""
        used = {field for record in records for field in record.present_fields()}
        columns = [*_FIRST, *(column for column in _COLUMNS if column in used and column not in _FIRST)]
        out = io.StringIO(newline="")
        writer = csv.writer(out, delimiter=self.separator, lineterminator="\r\n")
        writer.writerow(columns)
        for record in records:
            writer.writerow([inert(_cell(record, column)) for column in columns])
        return out.getvalue().encode("utf-8", "replace")


class _Rows:
    """The rows of a table; a quotation mark that nothing closes spoils its own line and not all that follow."""

    def __init__(self, text: str, separator: str) -> None:
        self.line = 0  # where the row that was given last ends, from 1
        self.problems: list[Problem] = []
        self._lines = io.StringIO(text, newline="").readlines()
        self._separator = separator

    def __iter__(self) -> Iterator[list[str]]:
        start, repairs = 0, 0
        while start < len(self._lines):
            unclosed = yield from self._rows_from(start)
            if unclosed is None:
                return
            self.line = unclosed + 1
            message = "a quotation mark in this row is never closed; the row was read as if it ended with its line"
            self.problems.append(Problem("entry", self.line, message, self._lines[unclosed].rstrip()))
            yield next(csv.reader([self._lines[unclosed]], delimiter=self._separator, quoting=csv.QUOTE_NONE), [])
            start, repairs = unclosed + 1, repairs + 1
            if repairs == MOST_REPAIRS and start < len(self._lines):
                message = f"more than {MOST_REPAIRS} quotation marks are never closed; the table was read no further"
                self.problems.append(Problem("file", start + 1, message))
                return

    def _rows_from(self, start: int) -> Generator[list[str], None, int | None]:
        """Rows from a line on; the result is the line, from 0, where a row begins that the end of the file cuts."""
        end = _End()
        rows = csv.reader(chain(islice(self._lines, start, None), end), delimiter=self._separator)
        begins = start
        try:
            for row in rows:
                if end.is_reached:
                    return begins
                self.line = begins = start + rows.line_num
                yield row
        except csv.Error as error:
            self.problems.append(Problem("file", start + rows.line_num, f"this table cannot be read further: {error}"))
        return None


class _End:
    """No line; says whether the end was reached."""

    def __init__(self) -> None:
        self.is_reached = False

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        self.is_reached = True
        raise StopIteration


def _separator(text: str, expected: str) -> str:
    """What separates the headings: European spreadsheets write semicolons into a .csv."""
    head = text[:4096].split("\n", 1)[0]
    if expected in head:
        return expected
    return max(";\t,", key=head.count) if any(sign in head for sign in ";\t,") else expected


def inert(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula.

    >>> inert("=HYPERLINK(1)"), inert("A title")
    ("'=HYPERLINK(1)", 'A title')
    """
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _bare(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell[1:]) else cell


def _cell(record: Record, column: str) -> str:
    value = getattr(record, column)
    if value in (None, (), False):
        return ""
    if column in _NAMES:
        return "; ".join(inverted_from_name(name).replace(";", ",") for name in value)
    if column == "categories":
        return json.dumps(list(value), ensure_ascii=False)
    return "true" if value is True else str(value).replace("\0", "")


def _read(headings: list[str], row: list[str], position: int, line: int) -> tuple[Record, tuple[Problem, ...]]:
    fields: dict[str, Any] = {}
    others: dict[str, str] = {}
    cells: dict[str, str] = {}
    for place, cell in enumerate(row):
        heading = headings[place] if place < len(headings) else f"column {place + 1}"
        column = _COLUMN_OF.get(re.sub(r"[^a-z]", "", heading.lower()))
        if not cell.strip():
            continue
        if column is None or column in cells:
            others[heading] = _bare(cell)
        else:
            cells[column] = _bare(cell)
    for column, cell in cells.items():
        _read_cell(column, cell, fields, others)
    _read_parts(cells, fields)
    if others:
        fields["custom"] = {NAME: others}
    fields.setdefault("id", str(position))
    return build_record(fields, line=line)


def _read_cell(column: str, cell: str, fields: dict[str, Any], others: dict[str, str]) -> None:
    if column == "type":
        kind = _ZOTERO_TYPES.get(re.sub(r"[^a-z]", "", cell.lower()), cell.strip())
        fields["type"] = cell.strip() if cell.strip() in TYPES else kind if kind in TYPES else "document"
        if fields["type"] == "document" and cell.strip() != "document":
            others["type"] = cell
    elif column in _NAMES:
        sign = ";" if ";" in cell else "|" if "|" in cell else " and " if " and " in cell and "," in cell else ";"
        names, is_open = names_from([part for part in cell.split(sign) if part.strip()])
        fields[column] = names
        if column == "author" and is_open:
            fields["author_open"] = True
    elif column in _DATES:
        fields[column] = read_date(cell)
    elif column == "author_open":
        fields[column] = cell.strip().lower() == "true"
    elif column == "categories":
        fields[column] = _categories(cell)
    elif column not in ("year", "first_page", "last_page", "page_or_article"):
        fields[column] = cell


def _categories(cell: str) -> list[str]:
    try:
        value = json.loads(cell)
    except ValueError:
        return [cell]
    return [str(part) for part in value] if isinstance(value, list) else [cell]


def _read_parts(cells: dict[str, str], fields: dict[str, Any]) -> None:
    if not fields.get("issued") and cells.get("year"):
        fields["issued"] = read_date(cells["year"])
    if not fields.get("page") and (first := cells.get("first_page")):
        last = cells.get("last_page")
        fields["page"] = f"{first}–{last}" if last and last != first else first
    if not fields.get("page") and cells.get("page_or_article"):
        fields["page"] = cells["page_or_article"]
    first, last = split_pages(fields.get("page"))
    if first and last and first.isdigit() and last.isdigit():
        fields["page"] = f"{first}–{last}"


CSV = Table(",")
TSV = Table("\t")
