"""From a `.bib` file to Records. Room: formats."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from refkit.formats.bibtex.blocks import EntryBlock, split_blocks
from refkit.formats.bibtex.document import BibDocument
from refkit.formats.bibtex.inheritance import inherit
from refkit.formats.bibtex.names import read_names
from refkit.formats.bibtex.tables import (
    CUSTOM_KEY,
    DATE_FIELDS,
    NAME_FIELDS,
    PUBLISHER_NAMES,
    READ_NAMES,
    TITLE_FIELDS,
    TYPE_OF_ENTRY,
    VERBATIM,
)
from refkit.formats.bibtex.values import Macros
from refkit.formats.building import add_note, build_record
from refkit.formats.collector import paused_collector
from refkit.formats.dates import month_number, read_date
from refkit.formats.encoding import decode_text
from refkit.formats.latex_decode import rich_text_from_latex
from refkit.formats.registry import ReadResult
from refkit.model.date import Date, DateParts
from refkit.model.problem import Problem
from refkit.model.record import Record
from refkit.model.variables import TYPES
from refkit.text.language_codes import language_tag

_JOINED = {"author": " and ", "editor": " and ", "keywords": ", ", "note": ". "}  # fields that may stand twice
_PAGE_DASH = re.compile(r"\s*+(?:--++|[‐‑‒–—−])\s*+")
_BETWEEN_NUMBERS = re.compile(r"(?<=\d)\s?-\s?(?=[A-Za-z]{0,2}\d)")
_NOT_ADDRESSES = re.compile(r"\\(?:url|path|nolinkurl)\s?\{([^{}]*+)\}")
_ESCAPED = re.compile(r"\\([_%&#~$])")
_DRAFTS = frozenset(["bachelorthesis", "candthesis"])
_GENRES = {"mastersthesis": "Master's thesis", "mathesis": "Master's thesis", "phdthesis": "PhD thesis"}


def read_bib(data: bytes) -> ReadResult:
    """The entries of a file in order; comments, preambles and macros stay in the document."""
    with paused_collector():
        return _read(data)


def _read(data: bytes) -> ReadResult:
    decoded = decode_text(data)
    blocks = split_blocks(decoded.text)
    problems = [*decoded.problems, *blocks.problems]
    macros = Macros(budget=4 * len(decoded.text) + 100_000)
    for name, value in blocks.strings:
        if not macros.define(name, value):
            problems.append(Problem("entry", None, f"the macro {name!r} is too long to be replaced"))
    expanded = [_expand(entry, macros, problems) for entry in blocks.entries]
    entries = [
        (entry.entry_type.lower(), entry.key, fields) for entry, fields in zip(blocks.entries, expanded, strict=True)
    ]
    problems.extend(
        Problem("entry", None, f"no entry has the key {key!r} that another one names") for key in inherit(entries)
    )
    problems.extend(_repeated_keys(blocks.entries))
    records: list[Record] = []
    for block, (_, _, fields) in zip(blocks.entries, entries, strict=True):
        record, faults = _record(block, fields)
        records.append(record)
        problems.extend(faults)
    document = BibDocument(data, decoded, tuple(blocks.entries), tuple(records))
    return ReadResult(tuple(records), tuple(problems), document)


def _repeated_keys(entries: Iterable[EntryBlock]) -> Iterator[Problem]:
    """BibTeX takes the first entry with a key and leaves the others out; case makes no difference to it."""
    first: dict[str, EntryBlock] = {}
    for entry in entries:
        if entry.key and (before := first.setdefault(entry.key.casefold(), entry)) is not entry:
            message = f"the key {entry.key!r} stands in line {before.line} too; both entries are kept under it"
            yield Problem("entry", entry.line, message)


def _expand(entry: EntryBlock, macros: Macros, problems: list[Problem]) -> dict[str, str]:
    fields: dict[str, str] = {}
    for name, written in entry.fields:
        value, unknown = macros.expand(written)
        lowered = name.lower()
        for macro in unknown:
            problems.append(
                Problem(
                    "field",
                    entry.line,
                    f"{lowered} of {entry.key!r} uses the macro {macro!r}, which is not defined",
                    written,
                )
            )
        if lowered not in fields:
            fields[lowered] = value
        elif lowered in _JOINED and value.strip():
            fields[lowered] += _JOINED[lowered] + value
        elif value != fields[lowered]:
            problems.append(
                Problem("field", entry.line, f"{entry.key!r} has {lowered} twice; the first one counts", value)
            )
    return fields


def _record(block: EntryBlock, written: dict[str, str]) -> tuple[Record, tuple[Problem, ...]]:
    fields: dict[str, Any] = {"id": block.key}
    others: dict[str, str] = {}
    rest = {name: value for name, value in written.items() if value.strip()}
    kind = block.entry_type.lower()
    _type(kind, rest, fields, others)
    _title(rest, fields)
    _container(rest, fields)
    _publisher(rest, fields)
    _issued(rest, fields)
    _numbers(kind, rest, fields)
    _links(rest, fields)
    for name, value in rest.items():
        _plain_field(name, value, fields, others)
    _identify_eprint(fields)
    if others:
        fields["custom"] = {CUSTOM_KEY: others}
    return build_record(fields, line=block.line, key=block.key)


def _type(kind: str, rest: dict[str, str], fields: dict[str, Any], others: dict[str, str]) -> None:
    known = TYPE_OF_ENTRY.get(kind)
    fields["type"] = known or "document"
    if known is None:
        others["entry-type"] = kind
    stated = rich_text_from_latex(rest.pop("csltype", ""))
    if stated in TYPES:
        fields["type"] = stated
    elif kind == "misc" and ("url" in rest or "\\url" in rest.get("howpublished", "")):
        fields["type"] = "webpage"
    if kind in _GENRES and "type" not in rest:
        fields["genre"] = _GENRES[kind]
    subtype = rest.get("entrysubtype", "").strip().lower()
    if fields["type"] == "article-journal" and subtype in ("newspaper", "magazine"):
        fields["type"] = f"article-{subtype}"
        del rest["entrysubtype"]


def _title(rest: dict[str, str], fields: dict[str, Any]) -> None:
    title = rich_text_from_latex(rest.pop("title", ""), protect_case=True)
    if subtitle := rich_text_from_latex(rest.pop("subtitle", ""), protect_case=True):
        title = (
            f"{title.rstrip(':')}: {subtitle}" if title and title[-1] not in "?!." else f"{title} {subtitle}".strip()
        )
    fields["title"] = title
    addon = rest.get("titleaddon", "").strip()
    if addon.startswith("[") and addon.endswith("]") and "translatedtitle" not in rest:
        del rest["titleaddon"]
        fields["translated_title"] = rich_text_from_latex(addon[1:-1], protect_case=True)


def _container(rest: dict[str, str], fields: dict[str, Any]) -> None:
    for name, subtitle in (
        ("journaltitle", "journalsubtitle"),
        ("journal", "journalsubtitle"),
        ("booktitle", "booksubtitle"),
        ("maintitle", "mainsubtitle"),
    ):
        if name in rest and "container_title" not in fields:
            whole = rich_text_from_latex(rest.pop(name))
            more = rich_text_from_latex(rest.pop(subtitle, ""))
            fields["container_title"] = f"{whole}: {more}" if more else whole
    how = rest.get("howpublished", "")
    if how and not re.search(r"\\url|https?:|\\href", how) and "container_title" not in fields:
        fields["container_title"] = rich_text_from_latex(rest.pop("howpublished"))


def _publisher(rest: dict[str, str], fields: dict[str, Any]) -> None:
    for name in PUBLISHER_NAMES:
        if name in rest and "publisher" not in fields:
            fields["publisher"] = rich_text_from_latex(rest.pop(name))


def _issued(rest: dict[str, str], fields: dict[str, Any]) -> None:
    if "date" in rest:
        fields["issued"] = _edtf(rest.pop("date"))
        for name in ("year", "month", "day"):
            rest.pop(name, None)
        return
    year = rich_text_from_latex(rest.pop("year", ""))
    month = rich_text_from_latex(rest.pop("month", ""))
    day = rest.pop("day", "").strip()
    number = month_number(month) if month else None
    if number and year.isascii() and year.isdigit() and len(year) <= 4:
        is_day = day.isascii() and day.isdigit() and 1 <= int(day[:3]) <= 28
        fields["issued"] = Date(start=DateParts(int(year), number, int(day) if is_day else None))
        return
    date = read_date(f"{day if number is None else ''} {month} {year}") if year else None
    if month and (date is None or date.start is None):
        date = read_date(year) if year else Date(literal=month)
        add_note(fields, f"month: {month}")
    fields["issued"] = date


def _edtf(value: str) -> Date | None:
    """A biblatex date: "~" is no space here but says "about"."""
    return read_date(rich_text_from_latex(value.replace("~", r"\textasciitilde{}")).replace("–", "/"))


def _numbers(kind: str, rest: dict[str, str], fields: dict[str, Any]) -> None:
    """`number` counts issues in articles, volumes of a series in books, and is the number itself elsewhere."""
    issue = rich_text_from_latex(rest.pop("issue", ""))
    number = rich_text_from_latex(rest.pop("number", ""))
    if kind in ("article", "suppperiodical", "periodical", "review"):
        fields["issue"] = number or issue
        if number and issue:
            add_note(fields, f"issue: {issue}")
    elif (
        "book" in kind
        or "collection" in kind
        or "proceedings" in kind
        or kind in ("conference", "reference", "inreference")
    ):
        fields["collection_number"], fields["issue"] = number, issue
    else:
        fields["number"], fields["issue"] = number, issue
    pages = rich_text_from_latex(rest.pop("pages", "")) or rich_text_from_latex(rest.pop("eid", ""))
    fields["page"] = _BETWEEN_NUMBERS.sub("–", _PAGE_DASH.sub("–", pages)) if pages else None


def _links(rest: dict[str, str], fields: dict[str, Any]) -> None:
    fields["doi"] = _verbatim(rest.pop("doi", ""))
    url = rest.pop("url", "")
    how = rest.get("howpublished", "")
    if not url and re.search(r"\\url|https?:", how):
        url = how
        del rest["howpublished"]
    fields["url"] = _verbatim(url)
    language = rest.pop("langid", "") or rest.pop("hyphenation", "") or rest.pop("language", "")
    fields["language"] = language_tag(rich_text_from_latex(language)) if language else None


def _verbatim(value: str) -> str:
    value = value.strip()
    if "\\" in value:
        value = _ESCAPED.sub(
            r"\1", _NOT_ADDRESSES.sub(r"\1", value).replace("{\\_}", "_").replace("\\textunderscore", "_")
        )
    return value.strip().removeprefix("{").removesuffix("}") if value.startswith("{") else value


def _plain_field(name: str, value: str, fields: dict[str, Any], others: dict[str, str]) -> None:
    field = READ_NAMES.get(name)
    if field is None or (fields.get(field) and field not in ("note", "author")):
        others[name] = rich_text_from_latex(value)
    elif field in NAME_FIELDS:
        fields[field], is_open = read_names(value)
        if field == "author":
            fields["author_open"] = is_open
    elif field in DATE_FIELDS:
        fields[field] = _edtf(value)
    elif name in VERBATIM:
        fields[field] = _verbatim(value)
    elif field == "note":
        add_note(fields, rich_text_from_latex(value))
    else:
        fields[field] = rich_text_from_latex(value, protect_case=field in TITLE_FIELDS)


def _identify_eprint(fields: dict[str, Any]) -> None:
    if fields.get("archive", "") in ("pubmed", "pmid") and not fields.get("pmid"):
        fields["pmid"] = fields.pop("archive_location", None)
        del fields["archive"]
