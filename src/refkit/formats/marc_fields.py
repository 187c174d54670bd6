"""MARC 21 records as fields and subfields, from MARCXML or ISO 2709. Room: formats.

Source: Library of Congress, "MARC 21 XML Schema"; ISO 2709:2008, "Format for information exchange".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from refkit.formats.encoding import decode_text
from refkit.formats.xml_tree import Element, text_of
from refkit.model.problem import Problem

LEADER = 24  # characters
_RECORD_END, _FIELD_END, _SUBFIELD = b"\x1d", b"\x1e", b"\x1f"
_TAG = re.compile(r"[0-9A-Za-z]{3}")
_NOT_SORTED = str.maketrans("", "", "\x88\x89\x98\x9c")  # round an article that is skipped when sorting


@dataclass(frozen=True, slots=True)
class MarcField:
    """One field: its two indicators and its subfields in order; a control field has one subfield without a code."""

    tag: str
    indicators: str
    subfields: tuple[tuple[str, str], ...]

    def first(self, *codes: str) -> str | None:
        """The first subfield of the first of these codes that is there."""
        return next((value for code in codes for own, value in self.subfields if own == code), None)

    def all(self, codes: str) -> list[str]:
        """All subfields with one of these codes."""
        return [value for code, value in self.subfields if code in codes]


@dataclass(slots=True)
class MarcRecord:
    """One record."""

    leader: str
    fields: list[MarcField] = field(default_factory=list)

    def all(self, *tags: str) -> list[MarcField]:
        """The fields with one of these tags, in the order of the record."""
        return [one for one in self.fields if one.tag in tags]

    def first(self, *tags: str) -> MarcField | None:
        """The first field of the first of these tags that is there."""
        return next((one for tag in tags for one in self.fields if one.tag == tag), None)

    def control(self, tag: str) -> str:
        """The text of a control field."""
        found = self.first(tag)
        return found.subfields[0][1] if found and found.subfields else ""


def records_in_xml(root: Element) -> Iterator[MarcRecord]:
    """The records of a MARCXML file, whatever stands round them."""
    for element in root.iter("record"):
        leader = element.find("leader")
        record = MarcRecord((leader.text if leader is not None else None) or "")
        for child in element:
            tag = child.get("tag") or ""
            if child.tag == "controlfield" and (text := child.text):
                record.fields.append(MarcField(tag, "", (("", text),)))
            elif child.tag == "datafield":
                parts = ((one.get("code") or "", text_of(one) or "") for one in child.iter("subfield"))
                subfields = tuple((code, text.translate(_NOT_SORTED)) for code, text in parts if text)
                record.fields.append(MarcField(tag, _indicators(child), subfields))
        if record.fields:
            yield record


def _indicators(element: Element) -> str:
    return f"{element.get('ind1') or ' '}{element.get('ind2') or ' '}"


def is_iso_2709(data: bytes) -> bool:
    """Whether the bytes begin with a record's length and hold its separators."""
    head = data.lstrip()[:LEADER]
    return len(head) == LEADER and head[:5].isdigit() and head[12:17].isdigit() and _FIELD_END in data[:100_000]


def records_in_iso_2709(data: bytes, problems: list[Problem]) -> Iterator[MarcRecord]:
    """The records of a binary file; the directory tells the tags, the separators tell the fields."""
    for position, raw in enumerate(data.split(_RECORD_END), 1):
        raw = raw.lstrip()
        if len(raw) <= LEADER:
            continue
        leader = raw[:LEADER].decode("ascii", "replace")
        directory, *bodies = raw[LEADER:].split(_FIELD_END)
        entries = [directory[start : start + 12].decode("ascii", "replace") for start in range(0, len(directory), 12)]
        tags = [entry[:3] for entry in entries if len(entry) == 12 and _TAG.fullmatch(entry[:3])]
        bodies = [body for body in bodies if body]
        if len(tags) != len(bodies):
            message = f"record {position} names {len(tags)} fields and has {len(bodies)}; those it has were read"
            problems.append(Problem("entry", None, message, leader))
        yield MarcRecord(leader, [_field(tag, body) for tag, body in zip(tags, bodies, strict=False)])


def _field(tag: str, body: bytes) -> MarcField:
    first, *parts = body.split(_SUBFIELD)
    if not parts:
        return MarcField(tag, "", (("", _words(first)),))
    subfields = ((_words(part[:1]), _words(part[1:]).strip()) for part in parts if len(part) > 1)
    return MarcField(tag, _words(first)[:2], tuple(subfields))


def _words(data: bytes) -> str:
    return decode_text(data).text.translate(_NOT_SORTED)
