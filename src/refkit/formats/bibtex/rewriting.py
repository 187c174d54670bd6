"""A `.bib` file written back: only what changed changes. Room: formats.

A changed record changes only the lines of its changed fields; new records stand at the end, removed ones go,
and records in another order take the places of the old ones. Comments, preambles and macros stay where they are.
"""

import re
from collections.abc import Sequence

from refkit.formats.bibtex.document import BibDocument
from refkit.formats.bibtex.patching import patch_fields
from refkit.formats.bibtex.tables import Dialect
from refkit.formats.bibtex.writing import entry_fields, entry_text, entry_type, keys_for
from refkit.model.record import Record

_UNTOLD = frozenset({"origin", "provenance", "history"})  # what no `.bib` file holds


def write_back(records: Sequence[Record], document: BibDocument, dialect: Dialect) -> bytes:
    """The file with what changed in it; the same bytes where nothing did."""
    sources = _sources(records, document)
    if len(records) == len(document.records) and all(
        source == place and is_same(record, document.records[place])
        for place, (record, source) in enumerate(zip(records, sources, strict=True))
    ):
        return document.data
    return document.decoded.encode(_text(records, sources, document, dialect))


def is_same(record: Record, other: Record) -> bool:
    """Whether two records say the same about a work."""
    if record is other:
        return True
    names = (record.model_fields_set | other.model_fields_set) - _UNTOLD
    return all(getattr(record, name) == getattr(other, name) for name in names)


def _sources(records: Sequence[Record], document: BibDocument) -> list[int | None]:
    """Which entry each record was read from: the one of its key, and among those the one of its line."""
    by_line: dict[tuple[str, int], list[int]] = {}
    by_key: dict[str, list[int]] = {}
    for place, (old, entry) in reversed(list(enumerate(zip(document.records, document.entries, strict=True)))):
        by_line.setdefault((old.id, entry.line), []).append(place)
        by_key.setdefault(old.id, []).append(place)
    used: set[int] = set()
    out: list[int | None] = []
    for record in records:
        key = (record.origin.key if record.origin else None) or record.id
        line = (record.origin.line if record.origin else None) or 0
        chosen = None
        for waiting in (by_line.get((key, line), []), by_key.get(key) or by_key.get(record.id) or []):
            while chosen is None and waiting:
                place = waiting.pop()
                chosen = None if place in used else place
        if chosen is not None:
            used.add(chosen)
        out.append(chosen)
    return out


def _text(records: Sequence[Record], sources: list[int | None], document: BibDocument, dialect: Dialect) -> str:
    text = document.decoded.text
    kept = [(source, record) for source, record in zip(sources, records, strict=True) if source is not None]
    slots = sorted(source for source, _ in kept)
    pieces: list[str] = []
    place = 0
    in_slot = dict(zip(slots, kept, strict=True))
    for number, entry in enumerate(document.entries):
        pieces.append(text[place : entry.start])
        place = entry.end
        if number in in_slot:
            source, record = in_slot[number]
            pieces.append(_entry(record, document, source, dialect))
        else:
            place = _after_blank_line(text, place)
    pieces.append(text[place:])
    out = "".join(pieces)
    new = [record for record, source in zip(records, sources, strict=True) if source is None]
    taken = {document.entries[source].key.lower() for source in slots}
    for record, key in zip(new, keys_for(new, taken), strict=True):
        out = (
            f"{out.rstrip()}\n\n{entry_text(record, key, dialect)}" if out.strip() else entry_text(record, key, dialect)
        )
    return out


def _after_blank_line(text: str, place: int) -> int:
    match = re.compile(r"[ \t]*\r?\n(?:[ \t]*\r?\n)?").match(text, place)
    return match.end() if match else place


def _entry(record: Record, document: BibDocument, source: int, dialect: Dialect) -> str:
    block, old = document.entries[source], document.records[source]
    raw = document.decoded.text[block.start : block.end]
    if is_same(record, old):
        return raw
    key = block.key if record.id == old.id else keys_for([record])[0]
    if block.is_broken:
        return entry_text(record, key, dialect).rstrip("\n")
    before, after = entry_fields(old, dialect), entry_fields(record, dialect)
    changes = {name: after.get(name) for name in {**before, **after} if before.get(name) != after.get(name)}
    head = re.match(r"@\s*(\w+)(\s*[{(]\s*)([^,\s})]*)", raw)
    if head is None:
        return entry_text(record, key, dialect).rstrip("\n")
    kind = head[1] if record.type == old.type else entry_type(record, dialect)
    patched = patch_fields(raw[head.end() :], changes)
    return f"@{kind}{head[2]}{key}{patched}"
