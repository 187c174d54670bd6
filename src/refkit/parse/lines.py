"""Lines of a text, where they stand and what is around them. Room: parse; may import model, text, errors.

Offsets always count characters of the text as it was given, whatever its line ends are.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from refkit.text.fold import collapse_spaces, strip_invisible

_BREAK_CHARACTERS = "\n\r\x0b\x0c\u2028\u2029"
_RUN = re.compile(f"[^{_BREAK_CHARACTERS}]+")
_LONGER_RUN = re.compile(f"[^{_BREAK_CHARACTERS}]{{2,}}")
_BREAK = re.compile("\r\n|[\n\r\x0b\x0c\u2028\u2029]")
_QUOTE = re.compile(r"(?:\s{0,3}>)+ ?")
_TAB_COLUMNS = 8


@dataclass(frozen=True, slots=True)
class Line:
    """One line with something on it.

    `start` and `end` enclose what is printed; `text` is that in clean form; `indent` counts columns, `gap`
    the empty lines before. `is_split` says that it begins in the middle of a printed line, `is_after_break`
    that a page ended before it, so that the gap there says nothing.
    """

    start: int
    end: int
    text: str
    indent: int = 0
    gap: int = 0
    is_split: bool = False
    is_after_break: bool = False


def iterate_lines(text: str, start: int = 0) -> Iterator[tuple[int, int]]:
    """Offsets of all lines that have at least two characters, one by one."""
    for run in _LONGER_RUN.finditer(text, start):
        yield run.span()


def read_lines(text: str, start: int, end: int) -> list[Line]:
    """The lines between two offsets that have something visible on them."""
    lines: list[Line] = []
    last_end = start
    for run in _RUN.finditer(text, start, end):
        line = _read_line(text, *run.span())
        if line is None:
            continue
        gap = max(0, _count_breaks(text, last_end, line.start) - 1) if lines else 0
        is_after_break = bool(lines) and gap > 0 and text.find("\f", last_end, line.start) >= 0
        lines.append(replace(line, gap=0 if is_after_break else gap, is_after_break=is_after_break))
        last_end = line.end
    return lines


def _read_line(text: str, start: int, end: int) -> Line | None:
    quote = _QUOTE.match(text, start, end)
    margin = quote.end() if quote else start
    raw = text[margin:end]
    clean = _clean(raw)
    if not clean:
        return None
    first = margin + len(raw) - len(raw.lstrip())
    indent = _columns(text[margin:first])
    return Line(first if quote is None else start, margin + len(raw.rstrip()), clean, indent)


def _clean(raw: str) -> str:
    """What is printed, on single spaces; a soft hyphen at the very end stays, for it says how to join lines."""
    clean = collapse_spaces(raw if raw.isprintable() else strip_invisible(raw))
    return f"{clean}\u00ad" if clean and raw.rstrip().endswith("\u00ad") else clean


def _columns(space: str) -> int:
    columns = 0
    for character in space[:200]:
        columns += _TAB_COLUMNS - columns % _TAB_COLUMNS if character == "\t" else 1
    return columns


def _count_breaks(text: str, start: int, end: int) -> int:
    return sum(1 for _ in _BREAK.finditer(text, start, end))


def split_line(text: str, line: Line, offsets: list[int]) -> list[Line]:
    """Cut a line at offsets inside it; the parts after the first are marked as split."""
    edges = [line.start, *(offset for offset in offsets if offset > line.start), line.end]
    parts: list[Line] = []
    for start, end in pairwise(edges):
        if (part := _read_line(text, start, end)) is None:
            continue
        is_first = not parts
        gap = line.gap if is_first else 0
        parts.append(replace(part, indent=line.indent, gap=gap, is_split=line.is_split or not is_first))
    return parts


class LineCounter:
    """Line numbers, from 1, of offsets that are asked for in rising order: each character is looked at once."""

    def __init__(self, text: str) -> None:
        self._text, self._offset, self._line = text, 0, 1

    def line_at(self, offset: int) -> int:
        """The number of the line in which an offset stands; never smaller than the one given before."""
        if offset > self._offset:
            self._line += _count_breaks(self._text, self._offset, offset)
            self._offset = offset
        return self._line
