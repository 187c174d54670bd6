"""A reference cut at its punctuation: what stands around each segment, and what kind of words it holds. Room: parse."""

from collections.abc import Sequence
from typing import NamedTuple

from refkit.parse.features.words import WordFeatures

ALWAYS = frozenset(",;:?!()[]{}<>|/=。，、；：（）")
QUOTES = frozenset('"“”„«»「」『』《》')
DASHES = "-–—"
MOST_HINTED = 40  # words of a segment whose hints are looked at


class Segment(NamedTuple):
    """Tokens `start` to `end` between two delimiters."""

    start: int
    end: int
    before: str  # the delimiter before it; "^" at the beginning
    after: str  # the delimiter after it; "$" at the end


def cut(texts: Sequence[str], spaces: Sequence[bool], words: Sequence[WordFeatures]) -> list[Segment]:
    """The segments, in order; delimiters belong to none. A full stop after an initial or abbreviation cuts nothing."""
    segments: list[Segment] = []
    start, before = 0, "^"
    count = len(texts)
    for place, text in enumerate(texts):
        if len(text) == 1 and not text.isalnum() and _is_delimiter(place, count, texts, spaces, words):
            if place > start:
                segments.append(Segment(start, place, before, text))
                before = text
            else:
                before = text if before in ("^", ".", ",") else before
            start = place + 1
    if start < count:
        segments.append(Segment(start, count, before, "$"))
    return segments


def _is_delimiter(
    place: int, count: int, texts: Sequence[str], spaces: Sequence[bool], words: Sequence[WordFeatures]
) -> bool:
    text = texts[place]
    if text in ALWAYS or text in QUOTES:
        return True
    if text == ".":
        if place + 1 >= count:
            return True
        if not spaces[place + 1] or (place and words[place - 1].kind in ("X", "x1")):
            return False
        return not (place and "abb" in words[place - 1].hints)
    return text in DASHES and spaces[place] and place + 1 < count and spaces[place + 1]


def segment_features(segments: list[Segment], words: Sequence[WordFeatures]) -> list[tuple[str, ...]]:
    """For each segment, the features all its tokens share."""
    firsts = [words[segment.start].kind for segment in segments]
    shared: list[tuple[str, ...]] = []
    for at, segment in enumerate(segments):
        following = firsts[at + 1] if at + 1 < len(segments) else "$"
        later = firsts[at + 2] if at + 2 < len(segments) else "$"
        previous = firsts[at - 1] if at else "^"
        length = segment.end - segment.start
        hints = dict.fromkeys(
            hint
            for place in range(segment.start, min(segment.end, segment.start + MOST_HINTED))
            for hint in words[place].hints
        )  # in the order of the words, not of a set: training must give the same model in every process
        size = length if length < 4 else 4 if length < 7 else 5 if length < 12 else 6
        shared.append(
            (
                f"gb={segment.before}",
                f"ga={segment.after}",
                f"gba={segment.before}{segment.after}{min(size, 4)}",
                f"gn={segment.after}{following}",
                f"gnn={following}|{later}",
                f"gp={previous}{segment.before}",
                f"gs={size}",
                f"gi={min(at, 6)}",
                f"ge={min(len(segments) - at, 6)}",
                *(f"gh={hint}" for hint in hints),
            )
        )
    return shared
