"""RIS files. Room: formats.

Source: Research Information Systems, "RIS format specifications" (2001 and 2011); Wikipedia, "RIS (file format)".
"""

import re
from typing import Any

from refkit.formats.building import add_note
from refkit.formats.dates import read_date, slashed
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
    split_pages,
)
from refkit.model.date import Date
from refkit.model.problem import Problem
from refkit.model.record import Record

_LINE = re.compile(r"[ \t]{0,8}([A-Z][A-Z0-9])[ \t]{1,4}-(?:[ \t](.*)|(.*))$")
_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s?)?10\.\d{4,9}/\S+", re.I)
_TYPE_OF_TAG = {
    "abst": "article-journal", "adva": "motion_picture", "advs": "motion_picture", "aggr": "dataset",
    "ancient": "classic", "art": "graphic", "bill": "bill", "blog": "post-weblog", "book": "book",
    "case": "legal_case", "chap": "chapter", "chart": "figure", "clswk": "classic", "comp": "software",
    "conf": "paper-conference", "cpaper": "paper-conference", "ctlg": "book", "data": "dataset",
    "dbase": "dataset", "dict": "entry-dictionary", "ebook": "book", "echap": "chapter", "edbook": "book",
    "ejour": "article-journal", "elec": "webpage", "encyc": "entry-encyclopedia", "equa": "figure",
    "figure": "figure", "gen": "document", "govdoc": "report", "grant": "report", "hear": "hearing",
    "icomm": "webpage", "inpr": "article-journal", "intv": "interview", "jfull": "periodical",
    "jour": "article-journal", "legal": "legislation", "manscpt": "manuscript", "map": "map",
    "mgzn": "article-magazine", "mpct": "motion_picture", "multi": "webpage", "music": "musical_score",
    "news": "article-newspaper", "pamp": "pamphlet", "pat": "patent", "pcomm": "personal_communication",
    "preprint": "article", "rprt": "report", "ser": "book", "slide": "speech", "sound": "song",
    "stand": "standard", "stat": "legislation", "stnd": "standard", "std": "standard", "thes": "thesis",
    "unpb": "manuscript", "unpd": "manuscript", "video": "motion_picture", "web": "webpage", "treaty": "treaty",
}  # fmt: skip
_TAG_OF_TYPE = {
    "article": "PREPRINT", "article-journal": "JOUR", "article-magazine": "MGZN", "article-newspaper": "NEWS",
    "bill": "BILL", "book": "BOOK", "chapter": "CHAP", "classic": "CLSWK", "dataset": "DATA",
    "entry-dictionary": "DICT", "entry-encyclopedia": "ENCYC", "figure": "FIGURE", "graphic": "ART",
    "hearing": "HEAR", "interview": "INTV", "legal_case": "CASE", "legislation": "STAT", "manuscript": "UNPB",
    "map": "MAP", "motion_picture": "MPCT", "musical_score": "MUSIC", "pamphlet": "PAMP",
    "paper-conference": "CPAPER", "patent": "PAT", "periodical": "JFULL", "personal_communication": "PCOMM",
    "post-weblog": "BLOG", "report": "RPRT", "software": "COMP", "song": "SOUND", "speech": "SLIDE",
    "standard": "STAND", "thesis": "THES", "treaty": "TREATY", "webpage": "ELEC",
}  # fmt: skip
_SERIES_TYPES = frozenset(["book", "report", "thesis", "map", "pamphlet"])  # here T2 is the series, not a container


def split_ris(text: str) -> tuple[list[list[Line]], list[Problem]]:
    """Groups of lines, one a record: from TY to ER; a missing ER ends at the next TY, a missing TY is forgiven."""
    groups: list[list[Line]] = []
    problems: list[Problem] = []
    current: list[Line] = []
    tags: set[str] = set()  # those of this file, so that each is looked at once
    for number, raw in enumerate(text.split("\n"), 1):
        line = raw.rstrip("\r")
        if line[2:6] == "  - " and (line[:2] in tags or _is_tag(line[:2])):
            tag, value = line[:2], line[6:]  # as nearly every line is written; the pattern costs more than the rest
            tags.add(tag)
        elif match := _LINE.match(line):
            tag, value = match[1], (match[2] or match[3] or "").strip()
        else:
            if line.strip():
                _continue(current, line.strip(), number, problems)
            continue
        if tag in ("TY", "ER") and current:
            groups.append(current)
            current = []
        if tag != "ER":
            current.append(Line(tag, value, number))
    if current:
        groups.append(current)
    return groups, problems


def _is_tag(text: str) -> bool:
    return text.isascii() and text.isalnum() and text.isupper() and text[0].isalpha()


def _continue(current: list[Line], text: str, number: int, problems: list[Problem]) -> None:
    """A line without a tag goes on with the one before; long values are joined at the end, not line by line."""
    if not current:
        problems.append(Problem("text", number, "this line belongs to no record", text[:500]))
    else:
        current.append(Line("", text, number))


def join_continuations(lines: list[Line]) -> list[Line]:
    """Lines without a tag joined to the ones they go on with."""
    out: list[tuple[Line, list[str]]] = []
    for line in lines:
        if line.tag:
            out.append((line, [line.value]))
        elif out:
            out[-1][1].append(line.value)
    return [line if len(parts) == 1 else line._replace(value=" ".join(parts)) for line, parts in out]


def _split(text: str) -> tuple[list[list[Line]], list[Problem]]:
    groups, problems = split_ris(text)
    return [join_continuations(group) for group in groups], problems


def _read_more(tags: Tags, fields: dict[str, Any]) -> None:
    _read_titles(tags, fields)
    exact, year = tags.first("DA"), tags.first("PY")
    read_issued(fields, year or tags.first("Y1"), exact)
    accessed = tags.first("Y2")
    fields["accessed"] = read_date(accessed.strip("/")) if accessed else None
    fields["page"] = join_pages(tags.first("SP"), tags.first("EP")) or tags.first("C7")  # EndNote's article number
    read_serials(tags.all("SN"), fields)
    for tag in ("M3", "L3", "N1"):
        if not tags.values.get("DO") and (values := tags.values.get(tag)) and _DOI.fullmatch(values[0]):
            fields["doi"] = tags.first(tag)
    if (values := tags.values.get("C2")) and re.fullmatch(r"PMC\d{3,9}", values[0]):
        fields["pmcid"] = tags.first("C2")
    databases = tags.values.get("DB", [""])
    if databases[0].lower() in ("pubmed", "medline") and re.fullmatch(r"\d{1,8}", (tags.values.get("AN") or [""])[0]):
        fields["pmid"] = tags.first("AN")
        if databases[0] == "PubMed":
            tags.first("DB")
    for note in tags.all("N1", "NO"):
        add_note(fields, note)


def _read_titles(tags: Tags, fields: dict[str, Any]) -> None:
    """Which tag holds the container depends on the type; journals have four tags for the same name."""
    fields["title"] = tags.first("TI", "T1", "CT") or (tags.first("BT") if fields["type"] == "book" else None)
    if fields["type"] in _SERIES_TYPES:
        fields["collection_title"] = tags.first("T3", "T2")
        if fields["title"] is None:
            fields["title"], fields["collection_title"] = fields["collection_title"], None
    fields["container_title"] = (
        tags.first("T2", "JF", "JO", "BT", "JA") if fields["type"] != "periodical" else tags.first("T2")
    )
    for name in ("container_title", "title"):
        for tag in ("JF", "JO", "T2", "T1"):
            if fields[name] and fields[name] in tags.values.get(tag, ()):
                tags.first(tag)


def _write_more(record: Record, emit: Emit) -> None:
    if record.type in _SERIES_TYPES:
        emit("T2", record.collection_title)
        emit("JF", record.container_title)
    else:
        emit("T2", record.container_title)
        emit("T3", record.collection_title)
    first, last = split_pages(record.page)
    emit("SP", first)
    emit("EP", last)
    _emit_issued(record.issued, emit)
    emit("Y2", slashed_or_words(record.accessed))
    emit("SN", record.isbn)
    emit("SN", record.issn)
    emit("C2", record.pmcid)
    if record.pmid and not record.source:
        emit("AN", record.pmid)
        emit("DB", "PubMed")
    for note in (record.note or "").split("\n"):
        emit("N1", note)


def _emit_issued(date: Date | None, emit: Emit) -> None:
    if date is None:
        return
    emit("PY", str(date.year) if date.start and date.start.year > 0 else None)
    if date.start is None or date.month or date.season or date.circa or date.end or date.open_end:
        emit("DA", slashed_or_words(date))


def slashed_or_words(date: Date | None) -> str | None:
    """A plain day with slashes, all else as EDTF or the words themselves."""
    if date is None:
        return None
    is_plain = date.start and not (date.season or date.circa or date.end or date.open_end) and date.start.year >= 1000
    return slashed(date) if is_plain else str(date)


FORMAT = TaggedFormat(
    Profile(
        name="ris",
        split=_split,
        print_line=lambda tag, value: f"{tag}  - {value}\r\n",
        type_tag="TY",
        type_of_tag=_TYPE_OF_TAG,
        tag_of_type=_TAG_OF_TYPE,
        default_tag="GEN",
        id_tag="ID",
        text=(
            TagRow("title", "TI"),
            TagRow("translated_title", "TT"),
            TagRow("title_short", "ST"),
            TagRow("container_title_short", "J2", ("JA",)),
            TagRow("volume", "VL"),
            TagRow("issue", "IS", ("CP",)),
            TagRow("doi", "DO", ("DI",)),
            TagRow("url", "UR"),
            TagRow("abstract", "AB", ("N2",)),
            TagRow("publisher", "PB"),
            TagRow("publisher_place", "CY", ("PP",)),
            TagRow("edition", "ET"),
            TagRow("language", "LA"),
            TagRow("annote", "RN"),
            TagRow("call_number", "CN"),
            TagRow("source", "DB"),
            TagRow("archive", "DP"),
            TagRow("archive_location", "AN"),
            TagRow("number", "M1"),
            TagRow("genre", "M3"),
            TagRow("section", "SE"),
            TagRow("number_of_volumes", "NV"),
            TagRow("original_title", "OP"),
        ),
        names=(
            TagRow("author", "AU", ("A1",)),
            TagRow("editor", "A2", ("ED",)),
            TagRow("collection_editor", "A3"),
            TagRow("translator", "A4"),
        ),
        keywords=TagRow("keyword", "KW"),
        read_more=_read_more,
        write_more=_write_more,
        record_end="ER  - \r\n\r\n",
        rank=(
            "TY",
            "ID",
            "AU",
            "TI",
            "TT",
            "ST",
            "T2",
            "JF",
            "J2",
            "T3",
            "A2",
            "A3",
            "A4",
            "PY",
            "DA",
            "VL",
            "IS",
            "SP",
            "EP",
            "DO",
        ),
    )
)
