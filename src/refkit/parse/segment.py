"""Cutting lines into entries: the best sequence of cuts under each layout. Room: parse; may import model, text, errors.

Every possible entry (a few lines in a row) has a score: how much its lines look like references, how much the
first looks like a beginning and the last like an end, what the layout says, how long it is. Dynamic programming
finds the stretch of entries with the highest total; what does not pay stays outside the list.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from math import inf, log

from refkit.parse.changes import changing_layouts
from refkit.parse.evidence import end_evidence, reference_evidence, start_evidence
from refkit.parse.habits import UNDATED, Habit, habit_of, has_year, likeness
from refkit.parse.layout import Layout, possible_layouts
from refkit.parse.lines import Line

LONGEST_ENTRY = 30  # lines
LEAST_OF_BEST_LINE = 1.5  # evidence; prose with citations seldom has a line that says more
SAMPLE = 400  # lines from which the layout of a long region is chosen
HIGHEST_ENTRY, LOWEST_ENTRY = 4.0, -12.0
BEGINNING = -0.7  # an entry is expected to begin with a name or the like
PRIOR = -0.9  # of an entry whose words say nothing
WITHOUT_HEADING = -1.0  # for each entry: nothing has announced it
TAKEN_ON_TRUST = 2.5  # for each entry under a heading, where nothing there looks like a reference
LATE_BEGINNING, ABRUPT_BEGINNING, ABRUPT_END = -2.0, -3.0, -4.0
ACROSS_A_BREAK = -6.0  # another list in the same lines, with something between that is no entry
BROKEN_BY_GAP = -1.6  # an empty line inside an entry
BROKEN_IN_TIGHT_LIST = -4.0
SAYING_NOTHING, PROSE_ON_NEXT_PAGE = -1.0, -6.0
CLOSED, BROKEN_BY_PAGE = 0.5, -2.0  # a page that ends where an entry may end, and the next begins with a capital
PROSE, PROSE_INSIDE = -2.2, -2.0  # evidence of a line that is a sentence; its cost inside an entry
UNEXPLAINED_INDENT = -1.5
ROOM_LEFT, NO_ROOM_LEFT = 2.4, -1.2  # whether the next word would have fitted on the line before
ROOM_LEFT_UNWRAPPED, NO_ROOM_LEFT_UNWRAPPED = 1.0, -0.3
LEAST_LINES_TO_MEASURE = 6
NARROWEST_PAGE, WIDEST_PAGE = 40, 160  # characters on a line that was wrapped by somebody
FULL_LINE = 0.8  # of the usual width, in wrapped text
LOOSE = 0.95  # trust in a layout below which the words decide
START_SHARE = 0.4  # of a beginning's worth in what an entry's words alone are worth
UNDECIDED = log(0.5)
UNUSUAL_GAP = -3.0  # an empty line before an entry, where entries follow each other closely
USUAL_LENGTH, SHORTEST, HOPELESS_LENGTH = 1_000, 14, 4_000  # characters
CHARACTERS_PER_POINT, TOO_SHORT = 250, 3.0
MOST_FOR_ONE_LINE = 5.0  # a work by a thousand people fills a line of tens of thousands of characters


@dataclass(frozen=True, slots=True)
class Cut:
    """Entries as (first line, line after the last) in order, and their worth.

    Where lines lie between two entries, one list ends and another begins.
    """

    entries: tuple[tuple[int, int], ...]
    layout: Layout
    score: float
    evidence: tuple[float, ...]  # of each entry, by its words alone


class _Evidence:
    """What is known of each line whatever the layout."""

    def __init__(self, lines: Sequence[Line]) -> None:
        texts = [line.text for line in lines]
        self.reference = [reference_evidence(text) for text in texts]
        self.end = [end_evidence(text) for text in texts]
        self.room = _room_left(lines)
        self.base_indent = min(line.indent for line in lines)
        self.years = list(accumulate(map(has_year, texts), initial=0))
        self.next_year = _next_years(self.years)
        self.sums = list(accumulate(self.reference, initial=0.0))
        self.entries = _entry_scores(self.sums, self.end, list(accumulate(map(len, texts), initial=0)))


def _next_years(years: Sequence[int]) -> list[int]:
    """For each line, the line with the next year: an entry that ends before or at that one has none."""
    following = [len(years)] * len(years)
    for index in range(len(years) - 2, -1, -1):
        following[index] = index if years[index + 1] > years[index] else following[index + 1]
    return following


def _room_left(lines: Sequence[Line]) -> list[float]:
    """For each line, how the width of the line before speaks for a cut there (+) or against it (−)."""
    widths = [len(line.text) + line.indent for line in lines]
    usual = sorted(widths)[int(0.9 * (len(widths) - 1))]
    full = sum(FULL_LINE * usual <= width <= usual + 1 for width in widths)
    is_wrapped = full * 2 >= len(widths) >= LEAST_LINES_TO_MEASURE and NARROWEST_PAGE <= usual <= WIDEST_PAGE
    left, none_left = (ROOM_LEFT, NO_ROOM_LEFT) if is_wrapped else (ROOM_LEFT_UNWRAPPED, NO_ROOM_LEFT_UNWRAPPED)
    room = [0.0]
    for width, (before, line) in zip(widths, pairwise(lines), strict=False):
        first_word = line.text.split(" ", 1)[0]
        if line.is_split or before.is_split or line.is_after_break:
            room.append(0.0)
        else:
            room.append(left if width + len(first_word) + 3 < usual else none_left)
    return room


def segment(lines: Sequence[Line], *, has_heading: bool) -> Cut | None:
    """The best cut under the layout that explains the lines best; None where nothing looks like an entry."""
    if not lines:
        return None
    cut = _best_cut(lines, 0.0 if has_heading else WITHOUT_HEADING)
    if cut is None and has_heading:
        return _best_cut(lines, TAKEN_ON_TRUST)
    if cut is None or cut.entries[0][0] == 0:
        return cut
    # What stands before the first entry is no part of the list: look again at its layout without it.
    skipped = cut.entries[0][0]
    again = _best_cut(lines[skipped:], 0.0 if has_heading else WITHOUT_HEADING)
    return _moved(again, skipped) if again is not None and again.score >= cut.score else cut


def _best_cut(lines: Sequence[Line], base: float) -> Cut | None:
    """The layout is chosen from the first lines, where there are very many."""
    sample = lines[:SAMPLE]
    evidence = _Evidence(sample)
    if base < 0 and max(evidence.reference) < LEAST_OF_BEST_LINE:
        return None
    layouts = [layout for layout in _all_layouts(sample) if base < TAKEN_ON_TRUST or layout.name != "wrapped"]
    cuts = [cut for layout in layouts if (cut := _cut(sample, evidence, layout, base))]
    best = max(cuts, key=lambda cut: cut.score, default=None)
    if best is None:
        return None
    if len(lines) == len(sample):
        return _with_habit(sample, evidence, best, base)
    same = [layout for layout in _all_layouts(lines) if layout.name == best.layout.name]
    whole = _Evidence(lines)
    cut = _cut(lines, whole, same[0], base) if same else None
    return _with_habit(lines, whole, cut, base) if cut else best


def _moved(cut: Cut, by: int) -> Cut:
    """The same cut of lines that stand further down."""
    layout = replace(
        cut.layout,
        marked=(None,) * by + cut.layout.marked,
        labels={index + by: label for index, label in cut.layout.labels.items()},
        restarts=tuple(index + by for index in cut.layout.restarts),
    )
    return replace(cut, entries=tuple((first + by, after + by) for first, after in cut.entries), layout=layout)


def _all_layouts(lines: Sequence[Line]) -> list[Layout]:
    layouts = possible_layouts(lines)
    return [*layouts, *changing_layouts(lines, layouts)]


def _with_habit(lines: Sequence[Line], evidence: _Evidence, cut: Cut, base: float) -> Cut:
    """The same layout cut again, where only words tell and the entries found so far begin alike."""
    if cut.layout.labels or cut.layout.trust > LOOSE:
        return cut
    years = evidence.years
    dated = sum(years[after] > years[first] for first, after in cut.entries)
    habit = habit_of([lines[first].text for first, _ in cut.entries], dated)
    return _cut(lines, evidence, cut.layout, base, habit) or cut if habit else cut


def _cut(
    lines: Sequence[Line], evidence: _Evidence, layout: Layout, base: float, habit: Habit | None = None
) -> Cut | None:
    count = len(lines)
    names = _names(lines, layout)
    if habit is not None:
        names = [name + likeness(line.text, habit) for name, line in zip(names, lines, strict=True)]
    starts = _start_scores(lines, evidence, layout, names)
    inner = list(accumulate(_inner_scores(lines, evidence, layout), initial=0.0))
    best: list[float] = [-inf] * (count + 1)  # worth of the best cut whose last entry ends before a line
    entry_of = [(-1, -1)] * (count + 1)  # the first line of its last entry, and where the entry before ends
    highest, highest_at = -inf, -1
    for first in range(count):
        before = max(
            (best[first], first),
            (_enter(lines, first, base >= 0), -1),
            (highest + ACROSS_A_BREAK if lines[first].gap else -inf, highest_at),
        )
        so_far = before[0] + starts[first] + base - inner[first + 1]
        undated_until = evidence.next_year[first] if habit is not None and habit.is_dated else 0
        for after, score in enumerate(evidence.entries[first], start=first + 1):
            total = so_far + score + inner[after]
            if after <= undated_until:
                total += UNDATED
            if total > best[after]:
                best[after], entry_of[after] = total, (first, before[1])
        if (total := best[first] + _leave(lines, first)) > highest:
            highest, highest_at = total, first
    totals = [best[after] + _leave(lines, after) for after in range(count + 1)]
    last = max(range(count + 1), key=totals.__getitem__)
    if totals[last] + layout.cost <= 0:
        return None
    entries = _read_back(entry_of, last)
    words = tuple(
        min(HIGHEST_ENTRY, PRIOR + evidence.sums[after] - evidence.sums[first]) + START_SHARE * names[first]
        for first, after in entries
    )
    return Cut(entries, layout, totals[last] + layout.cost, words)


def _read_back(entry_of: Sequence[tuple[int, int]], last: int) -> tuple[tuple[int, int], ...]:
    entries = []
    after = last
    while after >= 0:
        first, before = entry_of[after]
        entries.append((first, after))
        after = before
    return tuple(reversed(entries))


def _entry_scores(sums: list[float], ends: list[float], lengths: list[int]) -> list[list[float]]:
    """For each first line the worth of the entries that begin there, by their number of lines less one."""
    count = len(ends)
    table = []
    for first in range(count):
        scores = []
        for after in range(first + 1, min(count, first + LONGEST_ENTRY) + 1):
            score = PRIOR + sums[after] - sums[first]
            score = HIGHEST_ENTRY if score > HIGHEST_ENTRY else LOWEST_ENTRY if score < LOWEST_ENTRY else score
            length = lengths[after] - lengths[first]
            if length > USUAL_LENGTH:
                too_long = (length - USUAL_LENGTH) / CHARACTERS_PER_POINT
                score -= min(too_long, MOST_FOR_ONE_LINE) if after == first + 1 else too_long
            elif length < SHORTEST:
                score -= TOO_SHORT
            scores.append(score + ends[after - 1])
            if length > HOPELESS_LENGTH:
                break
        table.append(scores)
    return table


def _names(lines: Sequence[Line], layout: Layout) -> list[float]:
    """How much each line begins like a reference, behind the label that the layout gives it."""
    labels = layout.labels
    return [
        start_evidence(line.text[labels[index].length :] if index in labels else line.text)
        for index, line in enumerate(lines)
    ]


def _start_scores(lines: Sequence[Line], evidence: _Evidence, layout: Layout, names: Sequence[float]) -> list[float]:
    """What speaks for an entry to begin at each line."""
    tight = _is_tight(lines, layout)
    worth = {True: log(layout.trust), False: log(1 - layout.trust), None: UNDECIDED}
    scores = []
    for index, line in enumerate(lines):
        score = BEGINNING + names[index] + worth[layout.marked[index]]
        if index in layout.labels:
            score += layout.bonus
        score += evidence.room[index] / 2
        if tight and line.gap and index:
            score += UNUSUAL_GAP
        if not layout.explains_indent and line.indent > evidence.base_indent + 1:
            score += UNEXPLAINED_INDENT
        scores.append(score)
    return scores


def _inner_scores(lines: Sequence[Line], evidence: _Evidence, layout: Layout) -> list[float]:
    """What speaks for each line to go on with an entry."""
    worth = {True: log(1 - layout.trust), False: log(layout.trust), None: UNDECIDED}
    scores = []
    broken = BROKEN_IN_TIGHT_LIST if _is_tight(lines, layout) else BROKEN_BY_GAP
    for index, line in enumerate(lines):
        score = worth[layout.marked[index]] - evidence.room[index] / 2
        if line.gap:
            score += broken
        if evidence.reference[index] <= PROSE:
            score += PROSE_INSIDE
        if line.is_after_break and line.text[0].isupper() and evidence.end[index - 1] > CLOSED:
            score += BROKEN_BY_PAGE if evidence.reference[index] > SAYING_NOTHING else PROSE_ON_NEXT_PAGE
        scores.append(score)
    return scores


def _is_tight(lines: Sequence[Line], layout: Layout) -> bool:
    """Say whether marked lines follow without an empty line as a rule."""
    marked = [line.gap > 0 for index, line in enumerate(lines) if layout.marked[index] and index]
    return sum(marked) * 4 < len(marked) if marked else False


def _enter(lines: Sequence[Line], first: int, has_heading: bool) -> float:
    if first == 0:
        return 0.0
    score = 0.0 if lines[first].gap or lines[first].is_after_break else ABRUPT_BEGINNING
    return score + LATE_BEGINNING - 0.2 * first if has_heading else score


def _leave(lines: Sequence[Line], after: int) -> float:
    if after == 0:
        return -inf
    return 0.0 if after == len(lines) or lines[after].gap or lines[after].is_after_break else ABRUPT_END
