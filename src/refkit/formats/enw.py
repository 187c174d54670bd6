"""EndNote's tagged files (.enw), also called Refer or BibIX. Room: formats.

Source: EndNote manual, "Tagged EndNote import format"; M. E. Lesk, "Refer" (Unix 7th edition), for the oldest tags.
"""

import re
from typing import Any

from refkit.formats.building import add_note
from refkit.formats.dates import read_date
from refkit.formats.endnote_types import TYPE_NAMES, TYPES
from refkit.formats.keywords import join_keywords
from refkit.formats.tagged import (
    Emit,
    Line,
    Profile,
    TaggedFormat,
    TagRow,
    Tags,
    join_pages,
    read_issued,
    read_serials,
)
from refkit.model.problem import Problem
from refkit.model.record import Record

_LINE = re.compile(r"[ \t]{0,8}(%[0-9A-Z@!#$\]&(*>^~\[+<?=\\])(?:[ \t]+(.*))?$")
_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s?)?10\.\d{4,9}/\S+", re.I)


def _split(text: str) -> tuple[list[list[Line]], list[Problem]]:
    """A record begins with %0, or after a blank line where the last one had a title."""
    groups: list[list[Line]] = []
    problems: list[Problem] = []
    current: list[tuple[Line, list[str]]] = []
    after_blank = False

    def finish() -> None:
        if current:
            groups.append([_joined(line, more) for line, more in current])
            current.clear()

    for number, raw in enumerate(text.split("\n"), 1):
        line = raw.rstrip("\r")
        match = _LINE.match(line)
        if match is not None:
            tag = match[1]
            comes_again = tag in ("%T", "%A") and any(old.tag == tag for old, _ in current[:50])
            if tag == "%0" or (after_blank and comes_again):
                finish()
            after_blank = False
            current.append((Line(tag, (match[2] or "").strip(), number), []))
        elif not line.strip():
            after_blank = True
        elif current:
            current[-1][1].append(line.strip())
        else:
            problems.append(Problem("text", number, "this line belongs to no record", line[:500]))
    finish()
    return groups, problems


def _joined(line: Line, more: list[str]) -> Line:
    """Lines without a tag go on with the one before; keywords stand a line each."""
    return line._replace(value=("\n" if line.tag == "%K" else " ").join([line.value, *more]))


def _read_more(tags: Tags, fields: dict[str, Any]) -> None:
    read_issued(fields, tags.first("%D"), tags.first("%8"))
    accessed = tags.first("%[")
    fields["accessed"] = read_date(accessed) if accessed else None
    first, _, last = (tags.first("%P") or "").partition("--")
    fields["page"] = join_pages(first or tags.first("%&"), last)
    read_serials(tags.all("%@"), fields)
    if (links := tags.values.get("%R")) and (doi := next((link for link in links if _DOI.fullmatch(link)), None)):
        links.remove(doi)
        fields["doi"] = doi
        if not links:
            del tags.values["%R"]
    words = [word for value in tags.all("%K") for word in value.split("\n")]
    fields["keyword"] = join_keywords(words)
    if fields["type"] in ("book", "thesis", "report"):
        fields["collection_title"] = tags.first("%S", "%B")
    if (number := (tags.values.get("%2") or [""])[0]) and re.fullmatch(r"PMC\d{3,9}", number):
        fields["pmcid"] = tags.first("%2")
    if (tags.values.get("%~") or [""])[0] == "PubMed" and re.fullmatch(r"\d{1,8}", (tags.values.get("%M") or [""])[0]):
        tags.first("%~")
        fields["pmid"] = tags.first("%M")
    for note in tags.all("%Z"):
        add_note(fields, note)


def _write_more(record: Record, emit: Emit) -> None:
    if record.issued is not None:
        date = record.issued
        emit("%D", str(date.year) if date.start and date.start.year > 0 else None)
        if (
            date.start is None
            or date.month
            or date.season
            or date.circa
            or date.end
            or date.open_end
            or date.start.year <= 0
        ):
            emit("%8", str(date))
    emit("%[", str(record.accessed) if record.accessed else None)
    emit("%@", record.isbn)
    emit("%@", record.issn)
    emit("%2", record.pmcid)
    if record.pmid and not record.source:
        emit("%~", "PubMed")
        emit("%M", record.pmid)
    for note in (record.note or "").split("\n"):
        emit("%Z", note)


FORMAT = TaggedFormat(
    Profile(
        name="enw",
        split=_split,
        print_line=lambda tag, value: f"{tag} {value}\n",
        type_tag="%0",
        type_of_tag=TYPES,
        tag_of_type=TYPE_NAMES,
        default_tag="Generic",
        id_tag="%F",
        text=(
            TagRow("title", "%T"),
            TagRow("translated_title", "%Q"),
            TagRow("title_short", "%!"),
            TagRow("container_title", "%J", ("%B",)),
            TagRow("container_title_short", "%O"),
            TagRow("collection_title", "%S"),
            TagRow("volume", "%V"),
            TagRow("issue", "%N"),
            TagRow("page", "%P"),
            TagRow("doi", "%R"),
            TagRow("url", "%U"),
            TagRow("abstract", "%X"),
            TagRow("publisher", "%I"),
            TagRow("publisher_place", "%C"),
            TagRow("edition", "%7"),
            TagRow("language", "%G"),
            TagRow("call_number", "%L"),
            TagRow("source", "%~"),
            TagRow("archive", "%W"),
            TagRow("archive_location", "%M"),
            TagRow("genre", "%9"),
            TagRow("number_of_volumes", "%6"),
            TagRow("original_title", "%("),
            TagRow("annote", "%#"),
        ),
        names=(
            TagRow("author", "%A"),
            TagRow("editor", "%E"),
            TagRow("collection_editor", "%Y"),
            TagRow("translator", "%?"),
        ),
        keywords=TagRow("keyword", "%K"),
        read_more=_read_more,
        write_more=_write_more,
        record_end="\n",
        rank=("%0", "%F", "%A", "%T", "%Q", "%J", "%B", "%S", "%E", "%D", "%8", "%V", "%N", "%P", "%R", "%U"),
    )
)
