"""MEDLINE/PubMed tagged files (.nbib). Room: formats.

MEDLINE puts its own English title of a work in another language in brackets in TI, and the title in that
language in TT: here TT is the title, and TI the translated one.

Source: National Library of Medicine, "MEDLINE/PubMed Data Element (Field) Descriptions".
"""

import re
from typing import Any

from refkit.formats.building import add_note
from refkit.formats.dates import read_date
from refkit.formats.names import inverted_from_name, name_from_inverted, names_from
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
from refkit.model.date import Date
from refkit.model.name import Name
from refkit.model.problem import Problem
from refkit.model.record import Record
from refkit.text.language_codes import iso_code

_LINE = re.compile(r"([A-Z][A-Z0-9]{1,3})[ ]{0,3}-(?: (.*)|)$")
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_BRACKETED = re.compile(r"\[(.*)\]\.?\s*(?:\([^()]*\))?")
_TYPE_OF_TAG = {
    "journal article": "article-journal",
    "preprint": "article",
    "book": "book",
    "book chapter": "chapter",
    "newspaper article": "article-newspaper",
    "dataset": "dataset",
    "legal case": "legal_case",
    "academic dissertation": "thesis",
    "technical report": "report",
    "congress": "paper-conference",
    "webcast": "broadcast",
    "patent": "patent",
}
_TAG_OF_TYPE = {kind: tag.title() for tag, kind in _TYPE_OF_TAG.items()}
_TRIAL = re.compile(r"ClinicalTrials\.gov/(NCT\d{8})", re.I)


def _split(text: str) -> tuple[list[list[Line]], list[Problem]]:
    """A record begins with PMID, or after a blank line; a line that begins with blanks goes on with the one before."""
    groups: list[list[Line]] = []
    problems: list[Problem] = []
    current: list[tuple[Line, list[str]]] = []
    after_blank = False

    def finish() -> None:
        if current:
            groups.append([line._replace(value=" ".join([line.value, *more])) for line, more in current])
            current.clear()

    for number, raw in enumerate(text.split("\n"), 1):
        line = raw.rstrip("\r")
        if not line.strip():
            after_blank = True
        elif match := _LINE.match(line):
            if match[1] == "PMID" or after_blank:
                finish()
            current.append((Line(match[1], (match[2] or "").strip(), number), []))
            after_blank = False
        elif current:
            current[-1][1].append(line.strip())
        else:
            problems.append(Problem("text", number, "this line belongs to no record", line[:500]))
    finish()
    return groups, problems


def _read_more(tags: Tags, fields: dict[str, Any]) -> None:
    fields["pmid"] = fields["fallback_id"] = tags.first("PMID")
    if tags.values.get("STAT", [""])[0].isupper() or "JT" in tags.values or "TA" in tags.values:
        fields["type"] = "article-journal" if fields["type"] == "document" else fields["type"]
    _read_titles(tags, fields)
    fields["language"] = tags.first("LA")
    _read_people(tags, fields)
    read_issued(fields, tags.first("DP"))
    fields["available_date"] = read_date(_dashed(tags.first("DEP") or ""))
    first, sign, last = (tags.first("PG") or "").partition("-")
    fields["page"] = join_pages(first, last) if sign and "-" not in last and "," not in last else f"{first}{sign}{last}"
    issns = [value.partition(" ")[0] for value in tags.all("IS")]
    read_serials(dict.fromkeys(issns), fields)
    fields["isbn"] = " ".join(value.partition(" ")[0] for value in tags.all("ISBN"))
    for value in tags.all("LID", "AID", "SO") if "LID" in tags.values or "AID" in tags.values else []:
        _read_link(value, fields, tags)
    for value in tags.all("SI"):
        if (match := _TRIAL.fullmatch(value)) and not fields.get("registry_number"):
            fields["registry_number"] = match[1]
        else:
            tags.values.setdefault("SI", []).append(value)
    for note in tags.all("GN"):
        add_note(fields, note)


def _dashed(digits: str) -> str:
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:8]}" if re.fullmatch(r"\d{8}", digits) else digits


def _read_link(value: str, fields: dict[str, Any], tags: Tags) -> None:
    link, _, kind = value.rpartition(" [")
    if kind == "doi]" and not fields.get("doi"):
        fields["doi"] = link
    elif kind == "pii]" and not fields["page"] and len(link) <= 12:
        fields["page"] = link
    elif kind != "doi]" or link != fields["doi"]:
        tags.values.setdefault("AID", []).append(value)


def _read_titles(tags: Tags, fields: dict[str, Any]) -> None:
    title, vernacular = tags.first("TI"), tags.first("TT")
    bracketed = _BRACKETED.fullmatch(title or "")
    if bracketed is not None and (vernacular or not tags.values.get("LA", ["eng"])[0].startswith("eng")):
        fields["translated_title"] = _without_stop(bracketed[1])
        fields["translated_title_origin"] = "index"
        fields["translated_title_language"] = "en"
        title = vernacular
    elif vernacular:
        fields["original_title"] = _without_stop(vernacular)
    fields["title"] = _without_stop(title) if title else None


def _without_stop(title: str) -> str:
    return title.removesuffix(".") if not title.endswith("...") else title


def _read_people(tags: Tags, fields: dict[str, Any]) -> None:
    """Full names where they are given; the short ones say the same."""
    full, short = tags.all("FAU"), tags.all("AU")
    names, is_open = names_from(full or short)
    groups = tuple(Name(literal=text) for text in tags.all("CN"))
    fields["author"], fields["author_open"] = (*names, *groups), is_open
    editors, short = tags.all("FED"), tags.all("ED")
    fields["editor"] = tuple(editor for text in editors or short if (editor := name_from_inverted(text)))


def _write_more(record: Record, emit: Emit) -> None:
    emit("PMID", record.pmid)
    _write_titles(record, emit)
    for name in record.author:
        emit("CN" if name.literal or not name.family else "FAU", name.literal or inverted_from_name(name))
        if name.family and not name.literal:
            emit("AU", _short(name))
    if record.author_open:
        emit("FAU", "et al.")
    for name in record.editor:
        emit("FED", inverted_from_name(name))
    emit("DP", _printed(record.issued))
    emit("DEP", str(record.available_date).replace("-", "") if record.available_date else None)
    emit("PG", record.page.replace("–", "-") if record.page else None)
    for issn in (record.issn or "").split():
        emit("IS", issn)
    for isbn in (record.isbn or "").split():
        emit("ISBN", isbn)
    emit("AID", f"{record.doi} [doi]" if record.doi else None)
    if record.registry_number and re.fullmatch(r"NCT\d{8}", record.registry_number):
        emit("SI", f"ClinicalTrials.gov/{record.registry_number}")
    emit("LA", iso_code(record.language) if record.language else None)
    for note in (record.note or "").split("\n"):
        emit("GN", note)


def _write_titles(record: Record, emit: Emit) -> None:
    if record.translated_title:
        emit("TI", f"[{record.translated_title}].")
        emit("TT", f"{record.title}." if record.title else None)
        if not record.language and not record.title:
            emit("LA", "und")
    elif record.title:
        emit("TI", f"{record.title}.")
        emit("TT", f"{record.original_title}." if record.original_title else None)


def _short(name: Name) -> str:
    initials = "".join(word[0] for word in re.split(r"[\s.-]+", name.given or "") if word)
    return " ".join(part for part in (name.family_with_particles, initials, name.suffix) if part)


def _printed(date: Date | None) -> str | None:
    """ "2015 Mar 2", as MEDLINE prints dates; EDTF for what it cannot say."""
    if (
        date is None
        or date.start is None
        or date.start.year < 1000
        or date.end
        or date.open_end
        or date.circa
        or date.season
    ):
        return str(date) if date else None
    year, month, day = date.start
    return " ".join(str(part) for part in (year, _MONTHS[month - 1] if month else None, day) if part)


FORMAT = TaggedFormat(
    Profile(
        name="nbib",
        split=_split,
        print_line=lambda tag, value: f"{tag:<4}- {value}\n",
        type_tag="PT",
        type_of_tag=_TYPE_OF_TAG,
        tag_of_type=_TAG_OF_TYPE,
        default_tag="Publication",
        id_tag=None,
        text=(
            TagRow("container_title", "JT", ("BTI",)),
            TagRow("container_title_short", "TA"),
            TagRow("collection_title", "CTI"),
            TagRow("volume", "VI"),
            TagRow("issue", "IP"),
            TagRow("abstract", "AB"),
            TagRow("publisher_place", "PL"),
            TagRow("publisher", "PB"),
            TagRow("edition", "EN"),
            TagRow("pmcid", "PMC"),
            TagRow("status", "PST"),
            TagRow("license", "CI"),
            TagRow("source", "OWN"),
        ),
        names=(),
        keywords=TagRow("keyword", "OT"),
        read_more=_read_more,
        write_more=_write_more,
        record_end="\n",
        rank=(
            "PMID",
            "OWN",
            "IS",
            "VI",
            "IP",
            "DP",
            "TI",
            "TT",
            "PG",
            "LID",
            "AB",
            "FAU",
            "AU",
            "CN",
            "AD",
            "LA",
            "PT",
        ),
    )
)
