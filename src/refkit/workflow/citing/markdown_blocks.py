"""The blocks of a Markdown text in which citations may stand: no code, no comments, no front matter. Workflow; pure.

Source: Pandoc User's Guide, "Pandoc's Markdown"; CommonMark, "Blocks and inlines".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_FRONT_MATTER = re.compile(r"\ufeff?---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*$\n?", re.S | re.M)
_FENCE = re.compile(r" {0,3}(?P<fence>`{3,}(?=[^`]*$)|~{3,})")
_DEFINITION = re.compile(r" {0,3}\[\^(?P<label>[^\]\s]{1,200})\]:")
_ITEM = re.compile(r" {0,3}(?:[-+*]|\(?(?:\d{1,9}|[A-Za-z#]|[ivxIVX]{1,6})[.)]|\(@[\w-]*\)|:)[ \t]")
_INDENTED = re.compile(r"(?: {4}| {0,3}\t)")
_VERBATIM = re.compile(r"\s{0,3}<(?P<tag>pre|script|style|textarea)\b", re.I)


@dataclass(slots=True)
class Block:
    """A stretch of lines without a blank one; `note` is the label of the note it belongs to."""

    start: int
    end: int
    note: str | None = None


@dataclass(slots=True)
class Blocks:
    """The blocks of a text, in order, and what its head says."""

    blocks: list[Block] = field(default_factory=list)
    head: str = ""


def split_blocks(text: str) -> Blocks:
    """Cut a Markdown text into blocks, leaving out what is no prose."""
    found = Blocks()
    front = _FRONT_MATTER.match(text)
    at = 0
    if front is not None:
        found.head, at = front[1], front.end()
    reader = _Reader(text, found.blocks)
    for start, end in _lines(text, at):
        reader.line(start, end)
    return found


def _lines(text: str, at: int) -> Iterator[tuple[int, int]]:
    while at < len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        yield at, end
        at = end + 1


class _Reader:
    """Takes one line after the other."""

    def __init__(self, text: str, blocks: list[Block]) -> None:
        self.text, self.blocks = text, blocks
        self.fence = ""
        self.closing = ""  # what ends a stretch of HTML
        self.open: Block | None = None
        self.after_blank = True
        self.in_item = False
        self.in_code = False
        self.note: str | None = None

    def line(self, start: int, end: int) -> None:
        """One line of the text, without its break."""
        line = self.text[start:end]
        if self._is_fenced(line) or self._is_closed_off(line):
            self.open = None
            return
        if not line.strip():
            self.open, self.after_blank = None, True
            return
        indented = _INDENTED.match(line) is not None
        self._enter(line, indented)
        if indented and self.open is None and not self.in_item and self.note is None:
            self.after_blank, self.in_code = False, True
            return
        self.in_code = False
        self._take(start, end)

    def _enter(self, line: str, indented: bool) -> None:
        """What a line begins or ends: a note, a list."""
        if definition := _DEFINITION.match(line):
            self.note, self.open, self.in_item = definition["label"], None, False
        elif self.after_blank and not indented:
            self.note = None
            self.in_item = _ITEM.match(line) is not None or (self.in_item and line[:1] in " \t")
        elif _ITEM.match(line):
            self.in_item = True
        self.after_blank = False

    def _take(self, start: int, end: int) -> None:
        opening = self._html_start(start, end)
        if self.open is None:
            self.open = Block(start, opening, self.note)
            self.blocks.append(self.open)
        self.open.end = opening
        if opening < end:
            self.open = None

    def _html_start(self, start: int, end: int) -> int:
        """Where a comment begins that does not end in this line; the line's end where none does."""
        at = self.text.rfind("<!--", start, end)
        if at < 0 or self.text.find("-->", at, end) >= 0 or self.text.find("-->", end) < 0:
            return end
        if self.text.count("`", start, at) % 2:
            return end
        self.closing = "-->"
        return at

    def _is_fenced(self, line: str) -> bool:
        if self.fence:
            stripped = line.strip()
            if stripped.startswith(self.fence) and not stripped.strip(self.fence[0]):
                self.fence = ""
            return True
        stripped = line.lstrip() if self.in_item or self.note is not None else line
        if (fence := _FENCE.match(stripped)) and not self.closing:
            self.fence = fence["fence"]
            return True
        return False

    def _is_closed_off(self, line: str) -> bool:
        """Inside a comment or an element whose content is no text."""
        if self.closing:
            if self.closing in line.lower():
                self.closing = ""
            return True
        if (element := _VERBATIM.match(line)) is not None:
            closing = f"</{element['tag'].lower()}"
            if closing not in line.lower():
                self.closing = closing
            return True
        return False
