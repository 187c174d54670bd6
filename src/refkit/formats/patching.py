"""Adding to a file where it stands: bytes go in, and not one of the file's own is touched. Room: formats.

A format that can do this has `patch(data, additions)`. `additions` says by position (0 is the first record that
reading the file gives) what to add, as a Record that holds the new fields and nothing else. Fields that a
reference has are never changed, so that taking the inserted bytes out gives the file again.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple, Protocol

from refkit.model.record import Record

_UNTOLD = frozenset({"id", "type", "origin", "provenance", "history", "custom", "other_variables", "author_open"})


class Insertion(NamedTuple):
    """Bytes to put in before the byte at `offset`."""

    offset: int
    data: bytes


class Patcher(Protocol):
    """A format whose files can be added to."""

    def patch(self, data: bytes, additions: Mapping[int, Record]) -> bytes:
        """The file with these additions; FormatError: it is too broken to say where they belong."""
        ...


def insert(data: bytes, insertions: Iterable[Insertion]) -> bytes:
    """The bytes with all insertions, those at one place in the order given.

    >>> insert(b"ac", [Insertion(1, b"b"), Insertion(2, b"d")])
    b'abcd'
    """
    pieces: list[bytes] = []
    place = 0
    for insertion in sorted(insertions, key=lambda one: one.offset):
        pieces += [data[place : insertion.offset], insertion.data]
        place = insertion.offset
    return b"".join([*pieces, data[place:]])


def addition(before: Record, after: Record) -> Record | None:
    """What `after` has and `before` has not, in a record of its own; None where that is nothing.

    >>> addition(Record(id="a", title="T"), Record(id="a", title="Other", volume="7"))
    Record(id='a', volume='7')
    """
    old = before.present_fields()
    new = {name: value for name, value in after.present_fields().items() if name not in old and name not in _UNTOLD}
    return Record(id=before.id, type=before.type, **new) if new else None
