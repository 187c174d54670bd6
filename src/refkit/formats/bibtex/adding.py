"""What was found for the entries of a `.bib` file, put into the file's own bytes. Room: formats."""

import re
from collections.abc import Iterator, Mapping

from refkit.errors import FormatError
from refkit.formats.bibtex.blocks import EntryBlock, split_blocks
from refkit.formats.bibtex.patching import field_insertion, field_spans
from refkit.formats.bibtex.tables import CONTAINER_NAMES, PUBLISHER_NAMES, READ_NAMES, Dialect
from refkit.formats.bibtex.writing import entry_fields
from refkit.formats.encoding import Decoded, decode_text
from refkit.formats.patching import Insertion, insert
from refkit.model.record import Record

_HEAD = re.compile(r"@\s*\w+\s*[{(]\s*[^,\s})]*")
# A field that says what one of these says needs no second one, whatever the dialect.
_SAME = (
    frozenset(["year", "date"]),
    frozenset(["pages", "eid"]),
    frozenset(CONTAINER_NAMES),
    frozenset(PUBLISHER_NAMES),
    frozenset(["language", "langid", "hyphenation"]),
)
_NEEDS_DATE = frozenset(["month", "day"])


def patch_bib(data: bytes, additions: Mapping[int, Record]) -> bytes:
    """The file with these additions, each field on a line of its own after the entry's last one.

    An entry that is broken stays as it is, and so does one that has a field of the name already.

    Raises:
        FormatError: the file's encoding cannot hold what was found.
    """
    decoded = decode_text(data)
    entries = split_blocks(decoded.text).entries
    dialect = _dialect(entries)
    wanted = [
        (place, text)
        for position, found in sorted(additions.items())
        if position < len(entries) and not entries[position].is_broken
        for place, text in _insertion(decoded.text, entries[position], found, dialect)
    ]
    return insert(data, _in_bytes(data, decoded, wanted))


def _dialect(entries: list[EntryBlock]) -> Dialect:
    """BibLaTeX where the file itself uses its names."""
    modern = {"date", "journaltitle", "location", "langid"}
    names = {name.lower() for entry in entries for name, _ in entry.fields}
    return Dialect.BIBLATEX if names & modern else Dialect.BIBTEX


def _insertion(text: str, entry: EntryBlock, found: Record, dialect: Dialect) -> Iterator[tuple[int, str]]:
    raw = text[entry.start : entry.end]
    head = _HEAD.match(raw)
    if head is None:
        return
    body = raw[head.end() :]
    spans = field_spans(body)
    there = {span.name for span in spans}
    fields = {
        name: value
        for name, value in entry_fields(found, dialect).items()
        if name != "csltype" and not _is_said(name, there) and not (name in _NEEDS_DATE and there & {"year", "date"})
    }
    if fields:
        place, written = field_insertion(body, fields, spans)
        yield entry.start + head.end() + place, written


def _is_said(name: str, there: set[str]) -> bool:
    group = next((group for group in _SAME if name in group), frozenset([name]))
    field = READ_NAMES.get(name)
    return bool(group & there) or (field is not None and any(READ_NAMES.get(other) == field for other in there))


def _in_bytes(data: bytes, decoded: Decoded, wanted: list[tuple[int, str]]) -> Iterator[Insertion]:
    """Places among characters as places among bytes; the file may change its encoding from line to line."""
    at_line, at_byte = 0, 0
    for place, text in wanted:
        line_start = decoded.text.rfind("\n", 0, place) + 1
        if decoded.encoding.startswith("utf-16") or decoded.encoding.startswith("utf-32"):
            offset = len(decoded.mark) + len(decoded.text[:place].encode(decoded.encoding, "surrogatepass"))
        else:
            newlines = decoded.text.count("\n", at_line, line_start)
            for _ in range(newlines):
                at_byte = data.index(b"\n", at_byte) + 1
            at_line = line_start
            offset = at_byte + _width(data, at_byte, decoded.text[line_start:place], decoded)
        yield Insertion(offset, _encoded(text, decoded.encoding))


def _width(data: bytes, at: int, text: str, decoded: Decoded) -> int:
    """How many bytes these characters take from the beginning of their line on."""
    mark = len(decoded.mark) if at == 0 else 0
    for encoding in (decoded.encoding, "utf-8", "cp1252"):
        try:
            written = text.encode(encoding)
        except UnicodeEncodeError:
            continue
        if data.startswith(written, at + mark):
            return mark + len(written)
    raise FormatError("a line of this file has no encoding that refkit could keep: save it as UTF-8 first")


def _encoded(text: str, encoding: str) -> bytes:
    try:
        return text.encode(encoding)
    except UnicodeEncodeError as error:
        sign = text[error.start]
        raise FormatError(f"{sign!r} was found, which {encoding} cannot hold: save the file as UTF-8 first") from error
