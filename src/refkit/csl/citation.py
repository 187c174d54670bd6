"""What a caller cites: citations made of cites, as plain values."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import count

_numbers = count(1)


@dataclass(frozen=True, slots=True)
class Cite:
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


@dataclass(frozen=True, slots=True)
class Citation:
    """One or more cites at one place of a document.

    `note_number`: the footnote it stands in, 0 for the running text. `mode`: "" or "author-only", "suppress-
    author",
    "composite" (author in the text, the rest in brackets). `infix` stands between the two parts of a
    composite one.
    """

    cites: tuple[Cite, ...]
    note_number: int = 0
    mode: str = ""
    prefix: str = ""
    suffix: str = ""
    infix: str = ""
    id: str = field(default_factory=lambda: f"citation-{next(_numbers)}")
    sorted: bool = True  # False: print the cites in the order given, whatever the style says

    def __init__(
        self,
        cites: Iterable[Cite],
        note_number: int = 0,
        mode: str = "",
        prefix: str = "",
        suffix: str = "",
        infix: str = "",
        id: str = "",
        sorted: bool = True,
    ) -> None:
        values = (
            tuple(cites),
            note_number,
            mode,
            prefix,
            suffix,
            infix,
            id or f"citation-{next(_numbers)}",
            sorted,
        )
        for name, value in zip(self.__slots__, values, strict=True):
            object.__setattr__(self, name, value)
