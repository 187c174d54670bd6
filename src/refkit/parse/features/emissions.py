"""What the features of every token say of its state, for many references at once, as sums of weights. Room: parse.

`features_of` (sequence.py) defines the features as strings, for training and for reading; here the same features are
looked up as rows of sums, without any string. A test holds the two to each other: what changes there changes here.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from refkit.parse.features.batch import (
    PAD,
    Batch,
    Segments,
    cut_batch,
    lay_out,
    place_in_segment,
    stand_inside,
    when_dated,
)
from refkit.parse.features.brackets import INSIDE
from refkit.parse.features.evidence import Evidence
from refkit.parse.features.segments import MOST_HINTED
from refkit.parse.features.sequence import FIRST, LAST
from refkit.parse.features.sums import Integers, Sums, sum_rows
from refkit.parse.features.word_table import EDGE_TEXT, OFFSETS, SEPARATORS, WordTable
from refkit.parse.features.words import KINDS
from refkit.parse.labeller import Label
from refkit.parse.tokens import Token
from refkit.parse.weights import Floats, Weights

_UNKNOWN_KIND = "\n"  # in no name of a feature
_WHEN = ("n", "e", "l")  # no year, an early one, a late one: as `when_dated` counts them
_COUNTS = tuple(map(str, range(7)))
_EIGHTHS = tuple(map(str, range(8)))
_SPACES = ("00", "01", "10", "11")
_IN_SEGMENT = ("0", *(f"{first}{last}" for first in range(3) for last in range(3)))
_COVERS = ("", *(label.value for label in Label), EDGE_TEXT)  # the last: no neighbour
_COVER_PLACE = {cover: place for place, cover in enumerate(_COVERS)}
_MOST_HINTS = 1 << 14  # sets of hints that are remembered


class Emissions:
    """The sums for one model. Not for several threads at once: it remembers what it has met."""

    def __init__(self, weights: Weights) -> None:
        marks = sorted(letter for letter in set("".join(weights.rows)) if not letter.isalpha())
        kinds = (_UNKNOWN_KIND, *dict.fromkeys(("^", "$", *KINDS, *marks)))
        self._weights = weights
        self._kind_place = {kind: place for place, kind in enumerate(kinds)}
        self._words = WordTable(weights, self._kind_place)
        self._hints: dict[int, Floats] = {}
        self._outside = sum_rows(weights, [("g=0",)])
        self._neighbours = _Neighbours(weights, kinds)
        self._position = _Position(weights, kinds)
        self._shared = _Shared(weights, kinds)

    def of(self, references: Sequence[tuple[tuple[Token, ...], Evidence]]) -> tuple[Floats, Integers]:
        """Tokens × states for all references, one after another, and how many tokens each has (1 or more)."""
        batch = lay_out([tokens for tokens, _ in references], self._words)
        segments = cut_batch(batch, self._words)
        when = when_dated(batch)
        sums = self._of_segments(batch, segments, self._of_whole(batch, when))
        for offset, table in zip(OFFSETS, self._words.lent, strict=True):
            sums += table.take(batch.words[batch.at + offset], axis=0, mode="clip")
        self._neighbours.add(sums, batch)
        self._position.add(sums, batch, when, place_in_segment(batch, segments), stand_inside(batch, self._words))
        self._position.add_evidence(sums, batch, [evidence for _, evidence in references])
        return sums, batch.lengths

    def _of_whole(self, batch: Batch, when: Integers) -> Floats:
        """What the head and the whole of each reference say of its style."""
        kinds, firsts = batch.kinds[batch.at], batch.firsts
        quoted, has_in = (
            np.logical_or.reduceat(kinds == self._kind_place[kind], firsts).astype(np.intp) for kind in ("q", "IN")
        )
        years = np.minimum(np.add.reduceat(batch.years, firsts, dtype=np.intp), 2)
        nothing = len(self._kind_place)
        head = [
            np.where(batch.lengths > step, batch.kinds[batch.at[firsts] + step], nothing) for step in range(3)
        ]  # fmt: skip
        return self._shared.style.rows(when, quoted, has_in, years) + self._shared.head.rows(*head)

    def _of_segments(self, batch: Batch, segments: Segments, whole: Floats) -> Floats:
        """For each token what all those of its segment, and of its reference, have in common."""
        outside = whole + self._outside
        if not len(segments.start):
            return outside.take(batch.reference, axis=0)
        first_kinds = batch.kinds[segments.start]
        none, start = self._kind_place["$"], self._kind_place["^"]
        following = np.where(segments.left > 1, np.roll(first_kinds, -1), none)
        later = np.where(segments.left > 2, np.roll(first_kinds, -2), none)
        previous = np.where(segments.number > 0, np.roll(first_kinds, 1), start)
        length = segments.end - segments.start + 1
        size = np.where(length < 4, length, np.where(length < 7, 4, np.where(length < 12, 5, 6)))
        sums = self._shared.marks.rows(segments.before, segments.after, size)
        sums += self._shared.following.rows(segments.after, following, later)
        sums += self._shared.previous.rows(previous, segments.before)
        sums += self._shared.order.rows(np.minimum(segments.number, 6), np.minimum(segments.left, 6))
        sums += self._hinted(batch, segments)
        sums += whole[segments.reference]
        of_token = segments.of_place[batch.at]
        row = np.where(of_token < 0, len(sums) + batch.reference, of_token)
        return np.concatenate((sums, outside)).take(row, axis=0)

    def _hinted(self, batch: Batch, segments: Segments) -> Floats:
        """What the words of each segment are remembered by; few sets of hints occur at all."""
        bits = np.where(segments.of_place >= 0, self._words.facts["hints"][batch.words], 0)
        bits[np.arange(len(bits)) - segments.start[segments.of_place] >= MOST_HINTED] = 0
        found, chosen = np.unique(np.bitwise_or.reduceat(bits, segments.start), return_inverse=True)
        sets = found.tolist()
        if len(self._hints) > _MOST_HINTS:
            self._hints.clear()
        if new := [one for one in sets if one not in self._hints]:
            names = [[f"gh={hint}" for hint in self._words.hint_names(one)] for one in new]
            self._hints.update(zip(new, sum_rows(self._weights, names), strict=True))
        return np.array([self._hints[one] for one in sets], np.float32)[chosen]


class _Neighbours:
    """Features of the kinds of a token and those around it."""

    def __init__(self, weights: Weights, kinds: Sequence[str]) -> None:
        three = (kinds, kinds, kinds)
        self._around = Sums(weights, three, lambda a, b, c: (f"t-={a} {b}", f"t+={b} {c}", f"t0={a} {b} {c}"))
        self._behind = Sums(weights, three, lambda a, b, c: (f"t2={a} {b} {c}",))
        self._ahead = Sums(weights, three, lambda a, b, c: (f"t3={a} {b} {c}",))

    def add(self, sums: Floats, batch: Batch) -> None:
        at, kinds = batch.at, batch.kinds
        before, own, after = kinds[at - 1], kinds[at], kinds[at + 1]
        sums += self._around.rows(before, own, after)
        sums += self._behind.rows(kinds[at - 2], before, own)
        sums += self._ahead.rows(own, after, kinds[at + 2])


class _Position:
    """Features of where a token stands, and of what the grammar knows of that place."""

    def __init__(self, weights: Weights, kinds: Sequence[str]) -> None:
        self._dated = Sums(
            weights, (_WHEN, _SPACES, kinds), lambda when, spaces, kind: (f"b={spaces}{kind}", f"hk={when}{kind}")
        )
        self._where = Sums(
            weights,
            (_EIGHTHS, _COUNTS[:3], INSIDE, _IN_SEGMENT),
            lambda eighth, years, inside, part: (f"q={eighth}", f"y={years}", f"i={inside}", f"g{part}"),
        )
        self._ends = Sums(
            weights,
            (_COUNTS, _COUNTS),
            lambda first, last: (f"f={first}" if int(first) < FIRST else "", f"r={last}" if int(last) <= LAST else ""),
        )
        self._cover = Sums(weights, (_COVERS, _COVERS, _COVERS), _cover_names)

    def add(self, sums: Floats, batch: Batch, when: Integers, in_segment: Integers, inside: Integers) -> None:
        at, length = batch.at, batch.lengths[batch.reference]
        spaces = 2 * batch.spaces[at] + batch.spaces[at + 1]
        sums += self._dated.rows(when[batch.reference], spaces, batch.kinds[at])
        counted: Integers = np.cumsum(batch.years) - batch.years
        years = np.minimum(counted - counted[batch.firsts][batch.reference], 2)
        sums += self._where.rows(batch.step * 8 // length, years, inside, in_segment)
        sums += self._ends.rows(np.minimum(batch.step, FIRST), np.minimum(length - batch.step, LAST + 1))

    def add_evidence(self, sums: Floats, batch: Batch, found: Sequence[Evidence]) -> None:
        """What the grammar says of a token, and of its neighbours where that is something else."""
        edge = _COVER_PLACE[EDGE_TEXT]
        covers = np.full(len(batch.words), edge)
        covers[batch.at] = 0
        place = PAD
        for _, names in found:
            if any(names):
                covers[place : place + len(names)] = [_COVER_PLACE[cover] for cover in names]
            place += len(names) + PAD
        before, own, after = covers[batch.at - 1], covers[batch.at], covers[batch.at + 1]
        spoken = np.flatnonzero((own > 0) | ((before > 0) & (before < edge)) | ((after > 0) & (after < edge)))
        sums[spoken] += self._cover.rows(before[spoken], own[spoken], after[spoken])


def _cover_names(before: str, own: str, after: str) -> Iterator[str]:
    if own:
        yield f"c={own}"
    if before not in (own, EDGE_TEXT):
        yield f"c-1={before}"
    if after not in (own, EDGE_TEXT):
        yield f"c+1={after}"


class _Shared:
    """Features that all tokens of a segment, or of a reference, have in common."""

    def __init__(self, weights: Weights, kinds: Sequence[str]) -> None:
        self.marks = Sums(
            weights,
            (SEPARATORS, SEPARATORS, _COUNTS),
            lambda before, after, size: (
                f"gb={before}",
                f"ga={after}",
                f"gba={before}{after}{min(int(size), 4)}",
                f"gs={size}",
            ),
        )
        self.following = Sums(
            weights, (SEPARATORS, kinds, kinds), lambda after, then, later: (f"gn={after}{then}", f"gnn={then}|{later}")
        )
        self.previous = Sums(weights, (kinds, SEPARATORS), lambda previous, before: (f"gp={previous}{before}",))
        self.order = Sums(weights, (_COUNTS, _COUNTS), lambda index, left: (f"gi={index}", f"ge={left}"))
        self.style = Sums(
            weights, (_WHEN, ("", "”"), ("", "IN"), _COUNTS[:3]), lambda *symbols: (f"h={''.join(symbols)}",)
        )
        self.head = Sums(weights, ((*kinds, ""),) * 3, lambda *heads: (f"hs={' '.join(filter(None, heads))}",))
