"""The most probable states of many chains at once, and how probable each is. Room: parse; knows nothing of references.

Chains are laid out by time: the first places of all of them, the second places of those that have one, and so on,
longest chain first. Each step is then one operation on a few arrays for all chains, and no chain is padded.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from refkit.parse.weights import Floats

Integers = npt.NDArray[np.intp]
Doubles = npt.NDArray[np.float64]

_LEAST_SURE = np.log(0.51)  # of a path that must be the best of all
_STEPS_UNSCALED = 8  # in so few steps neither sums nor products leave the range of a double
_DIGITS = 7  # decimals of a probability that are kept: the same ones whichever chains are decoded together


class Decoded(NamedTuple):
    """For every place of every chain, in the order given: the state, and its marginal probability, 0–1."""

    states: Integers
    marginals: Doubles


class _Layout(NamedTuple):
    chains: Integers  # the longest first
    order: Integers  # where each row of the time-major layout stands in the chains given one after another
    starts: list[int]  # of each step's rows; one more than there are steps
    widths: list[int]  # chains that are still going at each step


def decode(emissions: Floats, transitions: Floats, lengths: Integers) -> Decoded:
    """The best path of each chain and its marginals.

    `emissions` (places × states) holds the chains one after another, `lengths` how long each is (1 or more);
    `transitions` (states × states) is what a step from one state to another adds. Time: places × states².

    Where the path of each place's most probable state is itself more probable than all others together, it is the
    best; Viterbi's algorithm is asked only for the other chains.
    """
    joint, totals = _joint(emissions, transitions, lengths)
    states: Integers = joint.argmax(axis=1)
    everywhere = np.arange(len(states))
    sure = _scores(states, emissions, transitions, lengths) - totals > _LEAST_SURE
    if not sure.all():
        places = np.flatnonzero(np.repeat(~sure, lengths))
        states[places] = _best(emissions[places], transitions, lengths[~sure])
    return Decoded(states, joint[everywhere, states].round(_DIGITS))


def _scores(states: Integers, emissions: Floats, transitions: Floats, lengths: Integers) -> Doubles:
    """The score of one path for each chain."""
    firsts = np.cumsum(lengths) - lengths
    steps = emissions[np.arange(len(states)), states].astype(np.float64)
    entered = transitions[np.roll(states, 1), states].astype(np.float64)
    entered[firsts] = 0
    scores: Doubles = np.add.reduceat(steps + entered, firsts)
    return scores


def all_marginals(emissions: Floats, transitions: Floats, lengths: Integers) -> Doubles:
    """The probability of each state at each place, places × states."""
    return _joint(emissions, transitions, lengths)[0].round(_DIGITS)


def _joint(emissions: Floats, transitions: Floats, lengths: Integers) -> tuple[Doubles, Doubles]:
    """The probability of each state at each place, and for each chain the logarithm of the sum over all paths."""
    layout = _lay_out(lengths)
    forward, backward, totals = _sweeps(emissions[layout.order], transitions, layout)
    forward *= backward
    forward /= np.add.reduce(forward, axis=1, keepdims=True)
    joint, in_order = np.empty_like(forward), np.empty_like(totals)
    joint[layout.order], in_order[layout.chains] = forward, totals
    return joint, in_order


def _lay_out(lengths: Integers) -> _Layout:
    longest_first = np.argsort(-lengths, kind="stable")
    sorted_lengths = lengths[longest_first]
    firsts = (np.cumsum(lengths) - lengths)[longest_first]
    steps = int(sorted_lengths[0])
    widths = np.searchsorted(-sorted_lengths, -np.arange(steps), side="left")
    starts = np.concatenate(([0], np.cumsum(widths)))
    step = np.repeat(np.arange(steps), widths)
    chain = np.arange(starts[-1]) - starts[step]
    return _Layout(longest_first, firsts[chain] + step, starts.tolist(), widths.tolist())


def _best(emissions: Floats, transitions: Floats, lengths: Integers) -> Integers:
    """Viterbi's algorithm; scores are lowered at each step so that they stay small, and single precision precise."""
    layout = _lay_out(lengths)
    scores = emissions[layout.order]
    starts, widths = layout.starts, layout.widths
    best = scores.copy()
    count = transitions.shape[0]
    buffer = np.empty((count, count, widths[0]), np.float32)
    columns = transitions[:, :, np.newaxis]
    for step in range(1, len(widths)):
        width = widths[step]
        previous = best[starts[step - 1] : starts[step - 1] + width]
        sums = np.add(previous.T[:, np.newaxis, :], columns, out=buffer[:, :, :width])
        highest = np.maximum.reduce(sums, axis=0)
        highest -= np.maximum.reduce(highest, axis=0)
        best[starts[step] : starts[step] + width] += highest.T
    states: Integers = best.argmax(
        axis=1
    )  # right for the last place of each chain; the others follow from what comes next
    entered = np.ascontiguousarray(transitions.T)
    for step in range(len(widths) - 1, 0, -1):
        start, before, width = starts[step], starts[step - 1], widths[step]
        options = best[before : before + width] + entered[states[start : start + width]]
        states[before : before + width] = options.argmax(axis=1)
    result = np.empty_like(states)
    result[layout.order] = states
    return result


def _sweeps(scores: Floats, transitions: Floats, layout: _Layout) -> tuple[Doubles, Doubles, Doubles]:
    """Forward and backward probabilities of each place, each row by a factor of its own; and the chains' totals."""
    starts, widths = layout.starts, layout.widths
    highest = scores.max(axis=1, keepdims=True)
    local = np.exp((scores - highest).astype(np.float64))
    moves = np.exp(transitions.astype(np.float64))
    back_moves = np.ascontiguousarray(moves.T)
    forward, backward = local.copy(), np.ones_like(local)
    totals = np.zeros(widths[0])
    for step in range(1, len(widths)):
        start, before, width = starts[step], starts[step - 1], widths[step]
        row = forward[start : start + width]
        row *= forward[before : before + width] @ moves
        if step % _STEPS_UNSCALED == 0:
            sums = np.add.reduce(row, axis=1, keepdims=True)
            row /= sums
            totals[:width] += np.log(sums[:, 0])
    for step in range(len(widths) - 1, 0, -1):
        start, before, width = starts[step], starts[step - 1], widths[step]
        row = (local[start : start + width] * backward[start : start + width]) @ back_moves
        if step % _STEPS_UNSCALED == 0:
            row /= np.add.reduce(row, axis=1, keepdims=True)
        backward[before : before + width] = row
    return forward, backward, _add_ends(totals, forward, highest, layout)


def _add_ends(totals: Doubles, forward: Doubles, highest: Floats, layout: _Layout) -> Doubles:
    """The logarithms of the totals: what was scaled away, the sums at the chains' ends, and what `local` left out."""
    starts, widths = layout.starts, layout.widths
    following = [*widths[1:], 0]
    ends = np.concatenate(
        [
            np.arange(starts[step] + after, starts[step] + width)
            for step, (width, after) in enumerate(zip(widths, following, strict=True))
            if after < width
        ]
    )  # of the shortest chains first
    chain_of_row = np.arange(len(forward)) - np.repeat(starts[:-1], widths)
    totals[chain_of_row[ends]] += np.log(np.add.reduce(forward[ends], axis=1))
    return totals + np.bincount(chain_of_row, weights=highest[:, 0].astype(np.float64), minlength=len(totals))
