"""A `.bib` file as it was read, so that what did not change is written back byte for byte. Room: formats.

A changed record changes only the lines of its changed fields; new records stand at the end, removed ones go,
and records in another order take the places of the old ones. Comments, preambles and macros stay where they are.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from refkit.formats.bibtex.blocks import EntryBlock
from refkit.formats.bibtex.tables import CONTAINER_NAMES, PUBLISHER_NAMES, READ_NAMES, Dialect
from refkit.formats.encoding import Decoded
from refkit.model.record import Record

_UNTOLD = frozenset({"origin", "provenance", "history"})  # what no `.bib` file holds


@dataclass(frozen=True, slots=True, eq=False)
class BibDocument:
    """The file's bytes and text, its entries and the records that were made of them, one for one."""

    data: bytes
    decoded: Decoded
    entries: tuple[EntryBlock, ...]
    records: tuple[Record, ...]


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
    from refkit.formats.bibtex.writing import entry_text, keys_for  # it needs the reading, which needs this file

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
    from refkit.formats.bibtex.writing import entry_fields, entry_text, entry_type, keys_for

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


_GROUPS = (
    frozenset(CONTAINER_NAMES),
    frozenset(PUBLISHER_NAMES),
    frozenset(["langid", "language", "hyphenation"]),
    frozenset(["pages", "eid"]),
    frozenset(["number", "issue"]),
)


def patch_fields(body: str, changes: dict[str, str | None]) -> str:
    """The part of an entry after its key with some fields changed, added or (None) taken out.

    >>> print(patch_fields(",\\n  title = {A},\\n  year = 1999\\n}", {"year": "{2000}", "doi": "{10.1/x}"}))
    ,
      title = {A},
      year = {2000},
      doi = {10.1/x}
    }
    """
    for name, value in changes.items():
        spans = field_spans(body)
        span = _span_of(name, spans)
        if value is None:
            if span is not None:
                body = body[: span.line_start] + body[span.line_end :]
        elif span is not None:
            body = body[: span.start] + value + body[span.end :]
        else:
            body = _add_field(body, name, value, spans)
    return body


@dataclass(frozen=True, slots=True)
class FieldSpan:
    """Where a field's value stands; `line_start` to `line_end` is what goes when the field goes."""

    name: str
    start: int
    end: int
    line_start: int
    line_end: int


_SIGN = re.compile(r"\\.|[{}\",=)]", re.S)


def field_spans(body: str) -> list[FieldSpan]:
    """The fields of an entry's part after the key, at the outer level of braces and quotes."""
    spans: list[FieldSpan] = []
    depth, quoted, comma, equals = 0, False, -1, -1
    for match in _SIGN.finditer(body):
        sign, place = match[0], match.start()
        if sign == '"' and depth == 0:
            quoted = not quoted
        elif sign == "{":
            depth += 1
        elif sign == "}" and depth > 0:
            depth -= 1
        elif depth == 0 and not quoted and sign in (",", "}", ")") and (sign == "," or not body[place + 1 :].strip()):
            if equals > 0 and comma >= 0:
                spans.append(_field_span(body, comma, equals, place))
            comma, equals = place, -1
        elif depth == 0 and not quoted and sign == "=" and equals < 0:
            equals = place
    return spans


def _field_span(body: str, comma: int, equals: int, end: int) -> FieldSpan:
    value = body[equals + 1 : end]
    start = equals + 1 + len(value) - len(value.lstrip())
    name = body[comma + 1 : equals].strip().lower()
    return FieldSpan(name, start, start + len(value.strip()), comma, end)


def _span_of(name: str, spans: list[FieldSpan]) -> FieldSpan | None:
    exact = next((span for span in spans if span.name == name), None)
    if exact is not None:
        return exact
    field = READ_NAMES.get(name)
    group = next((group for group in _GROUPS if name in group), frozenset())
    return next(
        (span for span in spans if span.name in group or (field is not None and READ_NAMES.get(span.name) == field)),
        None,
    )


def _add_field(body: str, name: str, value: str, spans: list[FieldSpan]) -> str:
    closing = len(body.rstrip()) - 1
    inside = body[:closing].rstrip()
    had_comma = inside.endswith(",")
    tail = body[len(inside) : closing] or "\n"
    line_break = "\r\n" if "\r\n" in body else "\n"
    indent = re.match(r"\s*", body[spans[-1].line_start + 1 :])[0].rpartition("\n")[2] if spans else "  "  # type: ignore[index]
    comma = "" if had_comma else ","
    return (
        f"{inside}{comma}{line_break}{indent}{name} = {value}{',' if had_comma and spans else ''}{tail}{body[closing:]}"
    )
