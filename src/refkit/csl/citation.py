"""What a caller cites: citations made of cites, as plain values."""

from collections.abc import Iterable
from itertools import count
from typing import NamedTuple, Self

_numbers = count(1)


class Cite(NamedTuple):
    """One work in a citation.

    `label` says what the locator counts ("page", "chapter", …; page where it is empty). `prefix` and
    `suffix` may hold
    CSL's rich text ("see <i>also</i>").
    """

    id: str
    locator: str = ""
    label: str = ""
    prefix: str = ""
    suffix: str = ""
    suppress_author: bool = False
    author_only: bool = False
    position: int | None = None  # given by callers that keep track of positions themselves
    near_note: bool | None = None


class _CitationValues(NamedTuple):
    cites: tuple[Cite, ...]
    note_number: int = 0
    mode: str = ""
    prefix: str = ""
    suffix: str = ""
    infix: str = ""
    id: str = ""
    sorted: bool = True


class Citation(_CitationValues):
    """One or more cites at one place of a document.

    `note_number`: the footnote it stands in, 0 for the running text. `mode`: "" or "author-only",
    "suppress-author", "composite" (author in the text, the rest in brackets). `infix` stands between the two
    parts of a composite one. `sorted=False` prints the cites in the order given, whatever the style says.
    """

    __slots__ = ()

    def __new__(
        cls,
        cites: Iterable[Cite],
        note_number: int = 0,
        mode: str = "",
        prefix: str = "",
        suffix: str = "",
        infix: str = "",
        id: str = "",
        sorted: bool = True,
    ) -> Self:
        """Freeze the cites, and give the citation an id of its own where it has none."""
        name = id or f"citation-{next(_numbers)}"
        return super().__new__(cls, tuple(cites), note_number, mode, prefix, suffix, infix, name, sorted)
