"""MARC 21 bibliographic records, as MARCXML or in their binary form (ISO 2709). Room: formats.

Source: Library of Congress, "MARC 21 Format for Bibliographic Data"; its relator codes.
"""

import re
from typing import Any

from refkit.formats.building import add_note, build_record
from refkit.formats.dates import read_date
from refkit.formats.keywords import join_keywords
from refkit.formats.marc_fields import MarcField, MarcRecord, is_iso_2709, records_in_iso_2709, records_in_xml
from refkit.formats.names import name_from_inverted
from refkit.formats.registry import ReadResult
from refkit.formats.tagged import join_pages
from refkit.formats.xml_tree import parse_xml
from refkit.model.name import Name
from refkit.model.problem import Problem
from refkit.model.record import Record
from refkit.text.language_codes import language_tag

NAME = "marcxml"
_KINDS = {
    "a": "book", "c": "musical_score", "d": "musical_score", "e": "map", "f": "map", "g": "motion_picture",
    "i": "song", "j": "song", "k": "graphic", "m": "software", "p": "collection", "r": "graphic", "t": "manuscript",
}  # fmt: skip
_ROLES = {
    "aut": "author", "edt": "editor", "edc": "editor", "trl": "translator", "com": "compiler", "ill": "illustrator",
    "cmp": "composer", "drt": "director", "prf": "performer", "nrt": "narrator", "pro": "producer",
    "ive": "interviewer",
}  # fmt: skip
_WORDS_FOR_ROLES = (
    ("edit", "editor"), ("herausg", "editor"), ("hrsg", "editor"), ("éd", "editor"), ("red", "editor"),
    ("trans", "translator"), ("übers", "translator"), ("trad", "translator"), ("övers", "translator"),
    ("illustr", "illustrator"), ("compos", "composer"), ("direct", "director"), ("compil", "compiler"),
    ("verfass", "author"), ("author", "author"), ("förf", "author"), ("aut", "author"),
)  # fmt: skip
_PEOPLE = ("100", "700")
_BODIES = ("110", "710", "111", "711")
_NO_WORKS = frozenset("qwxyzuv")  # the type of record in authority, classification, community and holdings data
_END = " /:;,=.["
_READ = frozenset(
    "001 003 005 006 007 008 020 022 024 041 100 110 111 245 246 242 250 260 264 300 490 440 500 504 505 520 600 650 "
    "651 653 700 710 711 765 773 830 856 050 082 090 502 240 130 336 337 338 040 035 015 016 010 490 810".split()
)


class MarcXml:
    """Reads MARC 21."""

    def read(self, data: bytes) -> ReadResult:
        """One record each MARC record; fields that refkit has no place for are kept in `custom["marcxml"]`."""
        found: list[Problem] = []
        if is_iso_2709(data):
            marc = list(records_in_iso_2709(data, found))
        else:
            root, problems = parse_xml(data)
            found += problems
            marc = list(records_in_xml(root))
        records: list[Record] = []
        for position, one in enumerate(marc, 1):
            if one.leader[6:7] in _NO_WORKS:
                message = f"record {one.control('001') or position} describes a name, a subject or a copy, and no work"
                found.append(Problem("entry", None, message))
                continue
            record, faults = _read(one, position)
            records.append(record)
            found.extend(faults)
        if not records:
            found.append(Problem("file", None, "this file has no MARC record"))
        return ReadResult(tuple(records), tuple(found))


def _read(marc: MarcRecord, position: int) -> tuple[Record, tuple[Problem, ...]]:
    fields: dict[str, Any] = {"id": marc.control("001").strip() or str(position), "type": _type(marc)}
    _read_titles(marc, fields)
    _read_people(marc, fields)
    _read_publication(marc, fields)
    _read_numbers(marc, fields)
    _read_host(marc, fields)
    for note in marc.all("500", "502"):
        add_note(fields, "; ".join(note.all("abcd")))
    if (abstract := marc.first("520")) is not None:
        fields["abstract"] = abstract.first("a")
    subjects = ("--".join(one.all("avxyz")).rstrip(".") for one in marc.all("600", "650", "651", "653"))
    fields["keyword"] = join_keywords(dict.fromkeys(subjects))
    fields["url"] = next((url for one in marc.all("856") if (url := one.first("u"))), None)
    call = marc.first("050", "090", "082")
    fields["call_number"] = " ".join(call.all("ab")) if call else None
    rest: dict[str, list[str]] = {}
    for one in marc.fields:
        if one.tag not in _READ and (words := " ".join(value for _, value in one.subfields).strip()):
            rest.setdefault(one.tag, []).append(words)
    if rest:
        fields["custom"] = {NAME: rest}
    return build_record(fields)


def _type(marc: MarcRecord) -> str:
    kind, level = marc.leader[6:7], marc.leader[7:8]
    if marc.first("502") is not None:
        return "thesis"
    if level in ("a", "b") or (level != "s" and marc.first("773") is not None):
        host = marc.first("773")
        return "article-journal" if level == "b" or (host is not None and host.first("x", "g")) else "chapter"
    if level == "s" and kind == "a":
        return "periodical"
    if kind == "m" and marc.first("020") is not None:  # an electronic book
        return "book"
    return _KINDS.get(kind, "document" if kind.strip() else "book")


def _title(field: MarcField) -> str | None:
    """Title, subtitle and part, without the signs that a catalogue card sets between them."""
    title = (field.first("a") or "").strip()
    rest = [part.strip(_END) for part in field.all("b")]
    whole = title.rstrip(_END)
    for part in rest:
        whole = f"{whole}: {part}" if part and not title.endswith("=") else whole
    for part in field.all("np"):
        whole = f"{whole}. {part.strip(_END)}" if part.strip(_END) else whole
    return whole.strip() or None


def _read_titles(marc: MarcRecord, fields: dict[str, Any]) -> None:
    if (title := marc.first("245")) is not None:
        fields["title"] = _title(title)
        own = title.first("a") or ""
        if own.rstrip().endswith("=") and (parallel := title.first("b")):  # "Own title = The same in another language"
            fields["translated_title"], fields["translated_title_origin"] = parallel.strip(_END), "work"
    for other in marc.all("246"):
        if other.indicators[1:2] == "1" and not fields.get("translated_title"):
            fields["translated_title"], fields["translated_title_origin"] = _title(other), "work"
    if (translation := marc.first("242")) is not None and not fields.get("translated_title"):
        fields["translated_title"], fields["translated_title_origin"] = _title(translation), "index"
        fields["translated_title_language"] = language_tag(translation.first("y") or "") or None
    original, uniform = marc.first("765"), marc.first("240", "130")
    language = marc.first("041")
    if original is not None:
        fields["original_title"] = (original.first("t") or "").strip(_END)
    elif uniform is not None and language is not None and language.first("h"):  # the work is a translation
        fields["original_title"] = (uniform.first("a") or "").strip(_END)


def _read_people(marc: MarcRecord, fields: dict[str, Any]) -> None:
    people: dict[str, list[Name]] = {}
    for one in marc.all(*_PEOPLE, *_BODIES):
        if one.tag in ("700", "710", "711") and one.first("t"):
            continue  # a work that is contained or related, with its author
        if any(code.endswith("pbl") for code in one.all("4")):
            continue  # the publisher, whom another field names as printed
        name = _person(one) if one.tag in _PEOPLE else _body(one)
        if name is not None:
            role = _role(one, is_main=one.tag.startswith("1"))
            if name not in people.setdefault(role, []):
                people[role].append(name)
    fields.update({role: tuple(names) for role, names in people.items()})
    persons = tuple(name for name in people.get("contributor", ()) if name.family)
    if "author" not in people and "editor" not in people and persons:
        fields["author"] = persons
        fields["contributor"] = tuple(name for name in people["contributor"] if not name.family)


def _person(field: MarcField) -> Name | None:
    text = (field.first("a") or "").strip(" ,;:/")
    if field.indicators[:1] == "0" and "," not in text:  # a forename alone, or a title that goes with it
        return Name(family=text) if text and " " not in text else Name(literal=text) if text else None
    suffix = (field.first("c") or "").strip(" ,.")
    numeral = suffix if re.fullmatch(r"(?:Jr|Sr|I{1,3}|IV|V)", suffix) else ""
    name = name_from_inverted(re.sub(r"(?<=[^\W\d_]{3})\.$", "", text))
    return name.model_copy(update={"suffix": numeral}) if name is not None and numeral and name.family else name


def _body(field: MarcField) -> Name | None:
    parts = [part.strip(" .,;") for part in field.all("ab")]
    text = ". ".join(part for part in parts if part)
    return Name(literal=text) if text else None


def _role(field: MarcField, *, is_main: bool) -> str:
    codes = [code.rpartition("/")[2][:3] for code in field.all("4")]
    if known := next((_ROLES[code] for code in codes if code in _ROLES), None):
        return known
    words = " ".join(field.all("e")).lower()
    if told := next((role for word, role in _WORDS_FOR_ROLES if word in words), None):
        return told
    return "author" if is_main else "contributor"


def _read_publication(marc: MarcRecord, fields: dict[str, Any]) -> None:
    places = [one for one in marc.all("264") if one.indicators[1:2] == "1"] or marc.all("264", "260")
    if places:
        place, name = places[0].first("a"), places[0].first("b")
        fields["publisher_place"] = re.sub(r"\s?;\s?", "; ", place.strip(" :;,[]")) if place else None
        fields["publisher"] = name.strip(" :;,[]") if name else None
    fixed = marc.control("008")
    printed = next((date for one in places if (date := one.first("c"))), None)
    years = re.findall(r"(?<!\d)\d{4}(?!\d)", printed or "")
    coded = fixed[7:11] if re.fullmatch(r"\d{4}", fixed[7:11]) and fixed[6:7] != "|" else None
    if years or coded:
        fields["issued"] = read_date((years or [coded])[0] or "")
    elif printed:
        fields["issued"] = read_date(printed.strip(" .,[]"))
    if (edition := marc.first("250")) is not None:
        fields["edition"] = (edition.first("a") or "").strip(" ./,;:=")
    if (extent := marc.first("300")) is not None:
        pages = re.search(r"(\d{1,5})\s?(?:p|s|S|pages|Seiten|blz|sid)\b", extent.first("a") or "")
        fields["number_of_pages"] = pages[1] if pages else None
    if (series := marc.first("490", "440", "830")) is not None:
        fields["collection_title"] = (series.first("a") or "").strip(_END)
        fields["collection_number"] = (series.first("v") or "").strip(" .;,/") or None
    codes = (marc.first("041") or MarcField("", "", ())).all("a") or [fixed[35:38]]
    fields["language"] = language_tag(codes[0]) if re.fullmatch(r"[a-z]{3}", codes[0]) else None


def _read_numbers(marc: MarcRecord, fields: dict[str, Any]) -> None:
    fields["isbn"] = _joined(marc, "020") or None
    fields["issn"] = _joined(marc, "022") or None
    for one in marc.all("024"):
        if (one.first("2") or "").lower() == "doi":
            fields["doi"] = fields.get("doi") or one.first("a")


def _joined(marc: MarcRecord, tag: str) -> str:
    numbers = ((one.first("a") or "").partition(" ")[0].strip(" :;,()") for one in marc.all(tag))
    return " ".join(dict.fromkeys(number for number in numbers if number))


def _read_host(marc: MarcRecord, fields: dict[str, Any]) -> None:
    """What a part appeared in, with its place there: "Vol. 3, no. 2 (2015), p. 4-5"."""
    host = marc.first("773")
    if host is None:
        return
    fields["container_title"] = (host.first("t", "a") or "").strip(_END) or None
    fields["issn"] = fields.get("issn") or host.first("x")
    fields["isbn"] = fields.get("isbn") or host.first("z")
    place = "; ".join(host.all("g"))
    for field, pattern in (
        ("volume", r"\b(?:vol|v|bd|jg|t|årg)\w{0,8}\.?[ :]{0,3}(\d{1,5})"),
        ("issue", r"\b(?:no|nr|n|h|iss|heft|number|issue)\w{0,6}\.?[ :]{0,3}(\d{1,5})"),
    ):
        found = re.search(pattern, place, re.I)
        fields[field] = found[1] if found else None
    pages = re.search(
        r"\b(?:p|pp|s|pages|seite|seiten|sid)\.?[ :]{0,3}(\w{0,2}\d{1,6})(?:\s?[-–]\s?(\w{0,2}\d{1,6}))?", place, re.I
    )
    fields["page"] = join_pages(pages[1], pages[2]) if pages else None
    if fields.get("issued") is None and (year := re.search(r"(?<!\d)(1[5-9]\d{2}|20\d{2})(?!\d)", place)):
        fields["issued"] = read_date(year[1])


FORMAT = MarcXml()
