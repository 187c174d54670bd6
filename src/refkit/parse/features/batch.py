"""Several references laid out one after another as arrays, and cut into segments together. Room: parse.

`segments.cut` and `sequence.py` say for one reference, token by token, what is done here for all at once.
"""

from collections.abc import Sequence
from typing import NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt

from refkit.parse.features.brackets import INSIDE, NOWHERE, follow_brackets
from refkit.parse.features.sums import Integers
from refkit.parse.features.word_table import ALWAYS_CUTS, DASH, DOT, EDGE_TEXT, SEPARATORS, WordTable
from refkit.parse.tokens import Token

PAD = 3  # edges between two references: features look three words far
_START, _END = SEPARATORS.index("^"), SEPARATORS.index("$")
_WEAK = (SEPARATORS.index("."), SEPARATORS.index(","))
_INSIDE_PLACE = {mark: place for place, mark in enumerate(INSIDE)}

Flags = npt.NDArray[np.bool_]
_Scalar = TypeVar("_Scalar", bound=np.generic)


class Batch(NamedTuple):
    """References with edges between them; `words`, `kinds`, `spaces` have a value for each place, edges among them."""

    words: Integers  # place in the word table
    kinds: Integers
    spaces: Flags  # white space before it
    at: Integers  # the places that hold tokens; what follows has a value for each of these
    reference: Integers
    step: Integers  # the token's place in its reference
    years: Flags  # it is a year
    lengths: Integers  # of each reference
    firsts: Integers  # of each reference the first token, counted without edges


class Segments(NamedTuple):
    """The segments of all references (segments.py says what they are); arrays have a value for each segment."""

    start: Integers  # its first place in the batch
    end: Integers  # its last place
    before: Integers  # the separator before it, of SEPARATORS
    after: Integers
    reference: Integers
    number: Integers  # among those of its reference
    left: Integers  # of its reference, from it on
    of_place: Integers  # for each place of the batch its segment, −1 for none


def lay_out(references: Sequence[tuple[Token, ...]], table: WordTable) -> Batch:
    """The references one after another; none may be empty."""
    edges = [EDGE_TEXT] * PAD
    texts, spaces = list(edges), [False] * PAD
    for tokens in references:
        texts += [token[0] for token in tokens]
        texts += edges
        spaces += [token[3] for token in tokens]
        spaces += [False] * PAD
    words = table.places(texts)
    lengths = np.array([len(tokens) for tokens in references], np.intp)
    firsts = np.cumsum(lengths) - lengths
    reference = np.repeat(np.arange(len(references)), lengths)
    step = np.arange(len(reference)) - firsts[reference]
    at = np.arange(len(reference)) + PAD * (reference + 1)
    facts = table.facts[words]
    years: Flags = facts["is_year"][at]
    return Batch(words, facts["kind"].astype(np.intp), np.array(spaces), at, reference, step, years, lengths, firsts)


def cut_batch(batch: Batch, table: WordTable) -> Segments:
    """The same segments as `segments.cut` finds in each reference."""
    facts = table.facts[batch.words]
    is_token = np.zeros(len(batch.words), np.bool_)
    is_token[batch.at] = True
    cuts = _cuts(facts, batch.spaces, is_token)
    inside = is_token & ~cuts
    starts = inside & ~_shifted(inside)
    start = np.flatnonzero(starts)
    end = np.flatnonzero(inside & ~np.append(inside[1:], False))
    reference_of = np.zeros(len(batch.words), np.intp)
    reference_of[batch.at] = batch.reference
    reference = reference_of[start]
    counts = np.bincount(reference, minlength=len(batch.lengths))
    index = np.arange(len(start)) - (np.cumsum(counts) - counts)[reference]
    marks = np.where(cuts, facts["separator"], _START).astype(np.intp)
    after = np.where(cuts[end + 1], marks[end + 1], _END)
    run = np.where(index == 0, batch.at[batch.firsts][reference], _shifted(end) + 1)
    of_place = np.where(inside, np.cumsum(starts) - 1, -1)
    before = _marks_before(start, run, marks, cuts)
    return Segments(start, end, before, after, reference, index, counts[reference] - index, of_place)


def _cuts(facts: npt.NDArray[np.void], spaces: Flags, is_token: Flags) -> Flags:
    how, holds_stop = facts["cuts"], facts["holds_stop"].astype(np.bool_)
    space_next, token_next = np.append(spaces[1:], False), np.append(is_token[1:], False)
    stops = (how == DOT) & (~token_next | (space_next & ~_shifted(holds_stop)))
    dashes = (how == DASH) & spaces & token_next & space_next
    cuts: Flags = ((how == ALWAYS_CUTS) | stops | dashes) & is_token
    return cuts


def _shifted(values: npt.NDArray[_Scalar]) -> npt.NDArray[_Scalar]:
    """Each value where the next one was; a zero first."""
    return np.concatenate((np.zeros(1, values.dtype), values[:-1]))[: len(values)]


def _marks_before(start: Integers, run: Integers, marks: Integers, cuts: Flags) -> Integers:
    """Of the separators from `run` to `start` the first that is no full stop or comma, or else the last.

    Before the first token of a reference is an edge, whose mark is "^".
    """
    strong = np.append(np.flatnonzero(cuts & ~np.isin(marks, _WEAK)), len(marks))
    first = strong[np.searchsorted(strong, run)]
    return marks[np.where(first < start, first, start - 1)]


def stand_inside(batch: Batch, table: WordTable) -> Integers:
    """For each token the bracket or quotation it stands in, as its place in `INSIDE`."""
    marked = np.flatnonzero(table.facts["is_bracket"][batch.words])
    marks = [
        (place, table.brackets[word]) for place, word in zip(marked.tolist(), batch.words[marked].tolist(), strict=True)
    ]
    nowhere = _INSIDE_PLACE[NOWHERE]
    changes, values = [0], [nowhere]
    ends = batch.at[batch.firsts + batch.lengths - 1] + 1  # the edge behind each reference
    first = 0
    for edge, last in zip(ends.tolist(), np.searchsorted(marked, ends).tolist(), strict=True):
        for place, itself, behind in follow_brackets(marks[first:last]):
            changes += (place, place + 1)
            values += (_INSIDE_PLACE[itself], _INSIDE_PLACE[behind])
        if first < last:
            changes.append(edge)
            values.append(nowhere)
        first = last
    everywhere = np.repeat(np.array(values, np.intp), np.diff([*changes, len(batch.words)]))
    return everywhere[batch.at]


def place_in_segment(batch: Batch, segments: Segments) -> Integers:
    """Where in its segment each token stands: 0 outside of any, else 1 + 3 × from its start + from its end."""
    segment = segments.of_place[batch.at]
    if not len(segments.start):
        return np.zeros(len(segment), np.intp)
    first = np.minimum(batch.at - segments.start[segment], 2)
    last = np.minimum(segments.end[segment] - batch.at, 2)
    return np.where(segment < 0, 0, 1 + 3 * first + last)


def when_dated(batch: Batch) -> Integers:
    """For each reference 0 where it has no year, 1 where the first one stands in its first third, else 2."""
    never = len(batch.years)
    first_year = np.minimum.reduceat(np.where(batch.years, batch.step, never), batch.firsts)
    return np.where(first_year == never, 0, np.where(first_year * 3 < batch.lengths, 1, 2))
