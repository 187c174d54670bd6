"""Ways in which a list may be laid out, each as a prediction of where its entries begin. Room: parse.

A layout says for every line whether it is marked as a beginning: by a label, a bullet, an indent, an empty
line. `segment` finds the best cut under each layout and takes the layout that explains the lines best.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from refkit.model.lists import Numbering
from refkit.parse.evidence import end_evidence, start_evidence
from refkit.parse.lines import Line, split_line
from refkit.parse.numbering import Candidate, Label, best_run, labels_inside, read_label

COUNTED, ONE_A_LINE = 0.997, 0.97  # how often a mark, or the lack of one, tells the truth
COUNTED_WITHOUT_GAP = 0.9995
SET_APART = (0.95, 0.997)  # by space: kept loosely, or strictly
BONUS_PER_LABEL = 2.5  # labels that count up through a list are no chance
BONUS_PER_BULLET = 1.5
LEAST_RUN, LEAST_PLAIN_RUN = 2, 3
LEAST_INNER_RUN = 3
LATEST_START = 1_000  # a run inside lines that begins later counts years
_KINDS = (
    Numbering.BRACKET,
    Numbering.PARENTHESIS,
    Numbering.DOT,
    Numbering.HALF_PARENTHESIS,
    Numbering.SUPERSCRIPT,
    Numbering.PLAIN,
)
_INNER = {  # what a label inside a line is worth before its neighbours are looked at; brackets are no accident
    Numbering.BRACKET: 1.2,
    Numbering.PARENTHESIS: 0.5,
    Numbering.HALF_PARENTHESIS: 0.3,
    Numbering.DOT: 0.0,
    Numbering.SUPERSCRIPT: 0.0,
}


@dataclass(frozen=True, slots=True)
class Layout:
    """Which lines are marked as beginnings, how far marks can be trusted (0.5–1), and the labels they carry.

    A line that could not be marked, because a page ended before it, has None. `bonus` is evidence for the
    layout for each labelled line that begins an entry.
    """

    name: str
    numbering: Numbering
    marked: tuple[bool | None, ...]
    trust: float
    labels: dict[int, Label]
    bonus: float = 0.0
    explains_indent: bool = False
    restarts: tuple[int, ...] = ()  # lines at which the numbers begin again
    cost: float = 0.0  # evidence against the layout as a whole


def possible_layouts(lines: Sequence[Line]) -> list[Layout]:
    """Every layout that these lines could have."""
    labels = {index: label for index, line in enumerate(lines) if (label := read_label(line.text)) is not None}
    layouts = [found for kind in _KINDS if (found := _numbered(lines, labels, kind)) is not None]
    layouts += _bulleted(lines, labels)
    layouts += _keyed(lines, labels)
    layouts += _indented(lines)
    nothing: dict[int, Label] = {}
    if any(line.gap for line in lines[1:]):
        spaced = tuple(None if line.is_after_break else line.gap > 0 or index == 0 for index, line in enumerate(lines))
        layouts += [Layout(f"spaced {trust}", Numbering.NONE, spaced, trust, nothing) for trust in SET_APART]
    every = (True,) * len(lines)
    layouts.append(Layout("one a line", Numbering.NONE, every, ONE_A_LINE, nothing))
    layouts.append(Layout("wrapped", Numbering.NONE, every, 0.5, nothing))
    return layouts


def _numbered(lines: Sequence[Line], labels: dict[int, Label], kind: Numbering) -> Layout | None:
    own = {index: label for index, label in labels.items() if label.kind is kind and label.number is not None}
    if len(own) < _least_length(own, kind):
        return None
    run = best_run(_candidate(lines, index, label) for index, label in own.items())
    if len(run) < _least_length(own, kind):
        return None
    members = {one.position for one in run}
    marked = tuple(index in members for index in range(len(lines)))
    restarts = tuple(later.position for earlier, later in pairwise(run) if later.number < earlier.number)
    chosen = {index: own[index] for index in members}
    bonus = BONUS_PER_LABEL / (2 if kind is Numbering.PLAIN else 1)
    is_complete = len(run) > LEAST_RUN and all(later.number - earlier.number == 1 for earlier, later in pairwise(run))
    trust = COUNTED_WITHOUT_GAP if is_complete else COUNTED
    return Layout(kind.value, kind, marked, trust, chosen, bonus, explains_indent=True, restarts=restarts)


def _least_length(labels: dict[int, Label], kind: Numbering) -> int:
    """A single label counts where it is a 1 and stands first: a list of one entry."""
    if kind is Numbering.PLAIN:
        return LEAST_PLAIN_RUN
    return 1 if 0 in labels and labels[0].number == 1 else LEAST_RUN


def _candidate(lines: Sequence[Line], index: int, label: Label) -> Candidate:
    line = lines[index]
    rest = line.text[label.length :]
    before = end_evidence(lines[index - 1].text) if index else 1.0
    return Candidate(index, label.number or 0, 1.0 + 0.35 * start_evidence(rest) + 0.35 * before)


def _bulleted(lines: Sequence[Line], labels: dict[int, Label]) -> list[Layout]:
    counts = Counter(label.printed[0] for label in labels.values() if label.kind is Numbering.BULLET)
    layouts = []
    for bullet, count in counts.most_common(2):
        if count >= LEAST_RUN:
            own = {i: one for i, one in labels.items() if one.kind is Numbering.BULLET and one.printed[0] == bullet}
            marked = tuple(index in own for index in range(len(lines)))
            layouts.append(Layout(f"bullet {bullet}", Numbering.BULLET, marked, COUNTED, own, BONUS_PER_BULLET, True))
    return layouts


def _keyed(lines: Sequence[Line], labels: dict[int, Label]) -> list[Layout]:
    """Labels such as [Knu84]: no run, but brackets at the beginnings of lines are telling enough."""
    own = {index: one for index, one in labels.items() if one.kind is Numbering.BRACKET and one.number is None}
    if len(own) < LEAST_RUN:
        return []
    marked = tuple(index in own for index in range(len(lines)))
    return [Layout("keys", Numbering.BRACKET, marked, COUNTED, own, BONUS_PER_BULLET, True)]


def _indented(lines: Sequence[Line]) -> list[Layout]:
    """Hanging indent (beginnings stand out) and first-line indent (beginnings stand in)."""
    indents = Counter(line.indent for line in lines)
    bases = {min(indents)} | {indent for indent, _ in indents.most_common(2)}
    marks: dict[tuple[bool, ...], str] = {}
    for base in sorted(bases - {max(indents)}):
        marks.setdefault(tuple(line.indent <= base for line in lines), f"hanging {base}")
        marks.setdefault(tuple(line.indent > base for line in lines), f"first line {base}")
    return [
        Layout(f"{name} {trust}", Numbering.NONE, marked, trust, {}, explains_indent=True)
        for marked, name in marks.items()
        for trust in SET_APART
    ]


def with_lone_labels_joined(lines: Sequence[Line]) -> list[Line]:
    """Put labels that stand alone on their lines ("1." above "Doe J.") before the lines they belong to."""
    alone = {
        index: label
        for index, line in enumerate(lines[:-1])
        if (label := read_label(line.text)) is not None and label.length == len(line.text) and label.number is not None
    }
    joined = {index for index in alone if lines[index].is_split}
    for kind in _KINDS:
        own = [Candidate(i, label.number or 0, 1.0) for i, label in alone.items() if label.kind is kind]
        run = best_run(own)
        if len(run) >= LEAST_RUN and run[0].number == 1 and len(run) * 2 > len(own):
            joined |= {one.position for one in run}
    result: list[Line] = []
    for index, line in enumerate(lines):
        if index - 1 in joined and index not in joined:
            label_line = result.pop()
            line = replace(label_line, end=line.end, text=f"{label_line.text} {line.text}")
        result.append(line)
    return result


def split_at_labels(text: str, lines: Sequence[Line]) -> list[Line]:
    """Cut lines at labels inside them, where these carry most of a run: a list printed as one paragraph."""
    candidates, line_of = _all_candidates(text, lines)
    runs = [_run_through(own, line_of) for own in candidates.values()]
    cuts = max(runs, key=lambda run: run[0], default=(0.0, {}))[1]
    if not cuts:
        return list(lines)
    parts: list[Line] = []
    for index, line in enumerate(lines):
        parts += split_line(text, line, cuts[index]) if index in cuts else [line]
    return parts


def _all_candidates(text: str, lines: Sequence[Line]) -> tuple[dict[Numbering, list[Candidate]], dict[int, int]]:
    """Labels by kind at offsets of the text, and for each that stands inside a line the index of its line."""
    candidates: dict[Numbering, list[Candidate]] = {}
    line_of: dict[int, int] = {}
    for index, line in enumerate(lines):
        label = read_label(line.text)
        if label is not None and label.number is not None:
            one = replace(_candidate(lines, index, label), position=line.start)
            candidates.setdefault(label.kind, []).append(one)
        raw = text[line.start : line.end]
        for start, end, kind, number in labels_inside(raw):
            after = raw[end : end + 200].lstrip() or (lines[index + 1].text if index + 1 < len(lines) else "")
            score = _INNER[kind] + 0.4 * start_evidence(after)
            score += 0.4 * end_evidence(raw[max(0, start - 120) : start].rstrip())
            candidates.setdefault(kind, []).append(Candidate(line.start + start, number, score))
            line_of[line.start + start] = index
    return candidates, line_of


def _run_through(candidates: Sequence[Candidate], line_of: dict[int, int]) -> tuple[float, dict[int, list[int]]]:
    """How much the best run of one kind explains, and its cuts inside lines; none where most are at beginnings."""
    run = best_run(candidates)
    if len(run) < LEAST_INNER_RUN or run[0].number > LATEST_START:
        return 0.0, {}
    inner = [one for one in run if one.position in line_of]
    worth = sum(one.score for one in run)
    if len(inner) * 2 < len(run):
        return worth, {}
    cuts: dict[int, list[int]] = {}
    for one in inner:
        cuts.setdefault(line_of[one.position], []).append(one.position)
    return worth, cuts
