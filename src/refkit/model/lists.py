"""Reference lists as they stand in a text. Ground floor."""

from dataclasses import dataclass
from enum import StrEnum

from refkit.model.html import Displayed, fragment, table

Span = tuple[int, int]  # character offsets (start, end) in the text that was given


class Numbering(StrEnum):
    """How the entries of a list are marked."""

    DOT = "dot"  # 1.
    BRACKET = "bracket"  # [1]
    PARENTHESIS = "parenthesis"  # (1)
    HALF_PARENTHESIS = "half-parenthesis"  # 1)
    PLAIN = "plain"  # a bare number: 1
    SUPERSCRIPT = "superscript"  # ¹
    BULLET = "bullet"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Entry:
    """One reference as printed: `text` on one line without its label, `span` with the label."""

    text: str
    label: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class ReferenceList(Displayed):
    """One list of references.

    `span` reaches from the start of the first entry (not the heading) to the end of the last one; the
    entries' spans and the white space between them partition it. `number` counts from 1 in its document;
    `language` is a BCP 47 tag, None where nothing says it.
    """

    heading: str | None
    language: str | None
    numbering: Numbering
    span: Span
    entries: tuple[Entry, ...]
    number: int = 1

    def __repr__(self) -> str:
        return f"<ReferenceList {self.number}: {self._summary}>"

    def _repr_html_(self) -> str:
        rows = ((entry.label or "", entry.text) for entry in self.entries)
        return fragment(table(f"List {self.number}: {self._summary}", ("Label", "Entry"), rows, len(self.entries)))

    @property
    def _summary(self) -> str:
        heading = f"{self.heading!r}" if self.heading else "no heading"
        entries = f"{len(self.entries)} {'entry' if len(self.entries) == 1 else 'entries'}"
        return f"{heading}, {self.language or 'language unknown'}, numbering {self.numbering}, {entries}"
