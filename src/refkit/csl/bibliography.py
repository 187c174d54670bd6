"""What an engine gives back: a bibliography, entry by entry, with what went wrong. Room: csl."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Trouble(NamedTuple):
    """Something about an entry that its reader should know; `place` is its item's, from 0, or None."""

    place: int | None
    message: str


@dataclass(frozen=True, slots=True)
class Bibliography:
    """Formatted entries in the order of the style, the ids of their items, and `order`: where each item stood.

    `text` is the whole: one entry a line, or an HTML division.
    """

    entries: tuple[str, ...]
    ids: tuple[str, ...]
    order: tuple[int, ...]
    text: str
    troubles: Sequence[Trouble] = ()
