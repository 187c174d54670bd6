"""Web of Science's tagged export (.ciw, .isi), read only. Room: formats.

Source: Clarivate, "Web of Science Core Collection field tags".
"""

import re
from typing import Any

from refkit.formats.keywords import join_keywords
from refkit.formats.names import names_from
from refkit.formats.tagged import Line, Profile, TaggedReader, TagRow, Tags, join_pages, read_issued, read_serials
from refkit.model.problem import Problem

_LINE = re.compile(r"([A-Z][A-Z0-9])(?: (.*)|)$")
_ONE_EACH_LINE = frozenset(["AU", "AF", "BA", "BE", "BF", "CA", "GP", "CR", "C1", "ED"])  # a line is a value of its own
_TYPES = {"j": "article-journal", "b": "book", "s": "chapter", "p": "patent", "c": "paper-conference"}
_DOCUMENT_TYPES = {
    "proceedings paper": "paper-conference",
    "book chapter": "chapter",
    "book review": "review-book",
    "data paper": "article-journal",
    "data set": "dataset",
    "software": "software",
}


def _split(text: str) -> tuple[list[list[Line]], list[Problem]]:
    groups: list[list[Line]] = []
    problems: list[Problem] = []
    current: list[tuple[Line, list[str]]] = []

    def finish() -> None:
        if current:
            groups.append([line._replace(value=" ".join([line.value, *more])) for line, more in current])
            current.clear()

    for number, raw in enumerate(text.split("\n"), 1):
        line = raw.rstrip("\r")
        match = _LINE.match(line)
        if match is not None:
            tag, value = match[1], (match[2] or "").strip()
            if tag in ("PT", "ER", "EF", "FN", "VR"):
                finish()
            if tag not in ("ER", "EF", "FN", "VR"):
                current.append((Line(tag, value, number), []))
        elif line[:1].isspace() and line.strip() and current:
            last = current[-1][0]
            if last.tag in _ONE_EACH_LINE:
                current.append((Line(last.tag, line.strip(), number), []))
            else:
                current[-1][1].append(line.strip())
        elif line.strip():
            problems.append(Problem("text", number, "this line belongs to no record", line[:500]))
    finish()
    return groups, problems


def _read_more(tags: Tags, fields: dict[str, Any]) -> None:
    kind = (tags.values.get("DT") or [""])[0].split(";")[-1].strip().lower()
    fields["type"] = _DOCUMENT_TYPES.get(kind, fields["type"])
    full, short = tags.all("AF"), tags.all("AU")
    people = [name for value in full or short for name in value.split(";")]
    names, fields["author_open"] = names_from(people)
    fields["author"] = (*names, *(names_from([f"{text}," for text in tags.all("CA")])[0]))
    editors, short = tags.all("BF"), tags.all("BE", "ED")
    fields["editor"] = names_from([name for value in editors or short for name in value.split(";")])[0]
    month, year = tags.first("PD"), tags.first("PY")
    read_issued(fields, year, f"{month.title()} {year}" if month and year and year not in month else month)
    fields["page"] = join_pages(tags.first("BP"), tags.first("EP")) or tags.first("AR", "PS")
    read_serials(tags.all("SN", "EI", "BN"), fields)
    words = [word for value in tags.all("DE") for word in value.split(";")]
    fields["keyword"] = join_keywords(words)
    if (number := (tags.values.get("UT") or [""])[0]).startswith("MEDLINE:"):
        fields["pmid"] = number.removeprefix("MEDLINE:")


FORMAT = TaggedReader(
    Profile(
        name="wos",
        split=_split,
        print_line=lambda tag, value: f"{tag} {value}\n",
        type_tag="PT",
        type_of_tag=_TYPES,
        tag_of_type={},
        default_tag="",
        id_tag="UT",
        text=(
            TagRow("title", "TI"),
            TagRow("container_title", "SO"),
            TagRow("container_title_short", "JI", ("J9",)),
            TagRow("collection_title", "SE"),
            TagRow("volume", "VL"),
            TagRow("issue", "IS"),
            TagRow("doi", "DI", ("D2",)),
            TagRow("abstract", "AB"),
            TagRow("language", "LA"),
            TagRow("publisher", "PU"),
            TagRow("publisher_place", "PI"),
            TagRow("genre", "DT"),
            TagRow("pmid", "PM"),
            TagRow("number_of_pages", "PG"),
            TagRow("event_title", "CT"),
            TagRow("event_place", "CL"),
            TagRow("original_title", "FT"),
        ),
        names=(),
        read_more=_read_more,
    )
)
