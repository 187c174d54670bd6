"""What a manuscript cites, as its markup says it, before anything is looked up. Workflow; values only."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

EVERYTHING = "*"  # as a key of `nocite`: every work of the bibliography


class Mode(StrEnum):
    """What a citation prints."""

    BRACKETS = "brackets"  # (Doe 2001)
    IN_TEXT = "in-text"  # Doe (2001)
    AUTHOR = "author"  # Doe
    YEAR = "year"  # 2001
    SUPPRESSED = "suppressed"  # (2001)
    BARE = "bare"  # Doe 2001
    NOTE = "note"  # a note of its own, in every style


class KeyMark(NamedTuple):
    """One work in a citation; prefix and suffix as the markup has them, the suffix with its locator."""

    key: str
    prefix: str = ""
    suffix: str = ""
    suppresses_author: bool = False


@dataclass(frozen=True, slots=True)
class CitationMark:
    """One citation: where it stands (start, end) and what it cites."""

    span: tuple[int, int]
    cites: tuple[KeyMark, ...]
    mode: Mode = Mode.BRACKETS


@dataclass(frozen=True, slots=True)
class NoteMark:
    """A note that the author wrote, and the citations in it."""

    citations: tuple[CitationMark, ...]


@dataclass(frozen=True, slots=True)
class ListPlace:
    """Where the list of references belongs: it replaces `span`; `before` and `after` stay around it."""

    span: tuple[int, int]
    before: str = ""
    after: str = ""
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A text with its citations and notes in the order a reader meets them.

    `settings` are what the text says about citing: bibliography, csl, lang, reference-section-title, …
    """

    text: str
    events: tuple[CitationMark | NoteMark, ...] = ()
    places: tuple[ListPlace, ...] = ()
    nocite: tuple[str, ...] = ()
    settings: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))
    labels: frozenset[str] = frozenset()  # labels of notes that are taken
