"""Where in a text a reference list may be: one cheap pass by lines. Room: parse; may import model, text, errors.

A region begins under a heading, or where lines begin to look like references, and ends at the next heading
or where nothing has looked like a reference for a while. No line is kept: a hundred megabytes of prose take
no more memory than one page. What exactly is the list inside a region is decided by `segment`.
"""

import re
from collections import deque
from dataclasses import dataclass, replace

from refkit.parse.evidence import cites, count_prose, reference_evidence, start_evidence
from refkit.parse.heading_words import REFERENCE_HEADINGS
from refkit.parse.headings import (
    Heading,
    HeadingKind,
    is_markdown_heading,
    may_be_heading,
    names_references,
    read_heading,
)
from refkit.parse.lines import iterate_lines
from refkit.parse.numbering import read_label

HEADING_CREDIT = 12.0  # what may be lost under a heading before the list has begun
PATIENCE = 13.0  # how much evidence against references ends a region
PATIENCE_AFTER_HEADING = 16.0
PRIOR = -0.4  # of a line that says nothing; more for a longer line, which had more room to say something
CHARACTERS_PER_POINT, MOST_FOR_LENGTH = 250, 1.2
PROSE_WORDS, CHARACTERS_PER_PROSE_WORD = 4, 75  # as many and as dense words of sentences make a line prose
AS_PROSE = -1.5
LEAST_OF_BEGINNING = 0.9  # evidence of a line under a heading that has nothing else to show
COUNTED_INSIDE = 3.0  # for labels 1, 2, 3 in one line
LEAST_PROMISE = 1.0  # what the lines of a region without a heading must say for themselves, all in all
LINES_BEFORE = 6  # an entry without a heading may begin that many lines before its first sign
LOOKED_AT = 1_200  # characters of a line
_LONG_LINE = 300  # characters; only a longer line may hold a heading in its middle

_SIGN = re.compile(r"\d{4}|\d[-–:(;]\s?\d|https?:|www\.|doi|DOI|\bet al|[(,] ?\d{2,}|\[J\]")
_FIRST_LABEL = re.compile(r"(?<=\s)(?:\[1\]|\(1\)|1[.)])(?=\s?[^\s\d])")
_LAST_WORDS = frozenset(
    re.findall(r"[^\W\d_]+", form)[-1].casefold() for forms in REFERENCE_HEADINGS.values() for form in forms.split("|")
)
_LAST_WORD = re.compile(r"([^\W\d_]{2,40})[\s:.–—-]{1,6}$")
_WINDOW = 60  # characters before a first label that may be its heading


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of text that may hold a reference list, with the heading above it.

    Without a list in it, the search goes on at its end.
    """

    start: int
    end: int
    heading: Heading | None = None


class _Open:
    """The region being read: evidence so far, and where it stood highest."""

    def __init__(self, start: int, heading: Heading | None) -> None:
        self.start, self.heading = start, heading
        self.sum = self.highest = HEADING_CREDIT if heading else 0.0
        self.patience = PATIENCE_AFTER_HEADING if heading else PATIENCE
        self.has_signs = False

    def take(self, line: str, score: float) -> bool:
        """Add a line; False where the region ends."""
        self.sum += score
        if not self.has_signs:
            self.has_signs = score > 0 or (self.heading is not None and _may_begin(line))
        self.highest = max(self.highest, self.sum)
        return self.sum > self.highest - self.patience

    @property
    def is_promising(self) -> bool:
        """Whether it is worth a closer look."""
        return self.has_signs and (self.heading is not None or self.highest >= LEAST_PROMISE)

    def close(self, end: int) -> Region:
        return Region(self.start, end, self.heading)


def next_region(text: str, start: int, *, after_list: bool = False) -> Region | None:
    """The first region at or after an offset; None where there is none.

    `after_list` says that a list ends at the offset, so that the heading of a part ("Web sites") may follow.
    """
    region: _Open | None = None
    before: deque[int] = deque(maxlen=LINES_BEFORE)
    for line_start, line_end in iterate_lines(text, start):
        line = text[line_start : min(line_end, line_start + LOOKED_AT)]
        if not line.strip():
            continue
        ends_here, opened = _heading_effect(text, line_start, line_end, region, after_list)
        if ends_here and region is not None and region.is_promising:
            return region.close(line_start)
        if isinstance(opened, Region):
            return opened
        after_list = False
        if ends_here:
            region = opened
            before.clear()
            continue
        score = _line_score(line, line_end - line_start)
        if region is None:
            before.append(line_start)
            if score <= 0:
                continue
            region = _Open(before[0], None)
            before.clear()
        if not region.take(line, score):
            if region.is_promising:
                return region.close(line_end)
            region = None
    return region.close(len(text)) if region is not None and region.is_promising else None


def _heading_effect(
    text: str, start: int, end: int, region: _Open | None, after_list: bool
) -> tuple[bool, "_Open | Region | None"]:
    """Whether a line is a heading that ends a region, and the region that begins with it, where one does."""
    if end - start > _LONG_LINE:
        inner = _heading_inside(text, start, end)
        return inner is not None, inner
    line = text[start:end]
    if (heading := read_heading(line) if may_be_heading(line) else None) is None:
        return is_markdown_heading(line.lstrip()) and region is not None, None
    if region is not None and region.has_signs and heading.text[:1].islower() and line.lstrip()[:1].islower():
        return False, None  # the rest of an entry: "… / références citées"
    announced = after_list or (region is not None and region.heading is not None)
    if heading.kind is HeadingKind.PART and announced:
        languages = region.heading.languages if region is not None and region.heading is not None else ()
        return True, _Open(end, replace(heading, languages=languages))
    if heading.kind is HeadingKind.REFERENCES:
        return True, _Open(end, heading)
    return heading.kind is HeadingKind.CLOSING, None


def _may_begin(line: str) -> bool:
    """Say whether a line without any sign may be an entry where a heading has announced some."""
    label = read_label(line.lstrip())
    return label is not None or start_evidence(line.strip()) >= LEAST_OF_BEGINNING


def _line_score(line: str, length: int) -> float:
    """A quick look first: most lines of a long text are prose and show it."""
    prior = PRIOR - min(MOST_FOR_LENGTH, length / CHARACTERS_PER_POINT)
    if not _SIGN.search(line):
        return prior
    if length <= LOOKED_AT:
        prose = count_prose(line)
        if (prose >= PROSE_WORDS and prose * CHARACTERS_PER_PROSE_WORD >= length) or (
            length < _LONG_LINE and cites(line)
        ):
            return prior + AS_PROSE
    score = prior + reference_evidence(line)
    return score + COUNTED_INSIDE if length > _LONG_LINE and _counts_inside(line) else score


def _counts_inside(line: str) -> bool:
    """Say whether a line begins with a label 1 and has the labels 2 and 3 inside: a list in one paragraph."""
    label = read_label(line.lstrip())
    if label is None or label.number != 1:
        return False
    return all(f" {label.printed.replace('1', number)}" in line for number in "23")


def _heading_inside(text: str, start: int, end: int) -> Region | None:
    """A heading in the middle of a long line, as in pages whose line ends were lost: "… References 1. Doe J."."""
    for label in _FIRST_LABEL.finditer(text, start, end):
        window = text[max(start, label.start() - _WINDOW) : label.start()]
        last = _LAST_WORD.search(window)
        if last is None or last[1].casefold() not in _LAST_WORDS:
            continue
        for words in _endings(window):
            if not words[0].islower() and (heading := names_references(words)) is not None:
                return Region(label.start(), end, heading)
    return None


def _endings(window: str) -> list[str]:
    """The last one to four words before a label, the longest first."""
    words = window.rstrip(" \t:.–—-\xa0").split()
    return [" ".join(words[-count:]) for count in (4, 3, 2, 1) if count <= len(words)]
