"""Lists whose marks change on the way: numbers, then bullets, or marks and then none. Room: parse."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from refkit.parse.layout import Layout
from refkit.parse.lines import Line

COST = -4.0  # of a change: most lists keep to one kind of mark
MOST_CHANGING = 2  # layouts with the most labels that are looked at
LEAST_LABELS = 2
LEAST_LINES = 2  # on the other side of the change
UNMARKED = ("one a line",)


def changing_layouts(lines: Sequence[Line], layouts: Sequence[Layout]) -> Iterator[Layout]:
    """Layouts of two parts, of which at least one has labels."""
    labelled = [layout for layout in layouts if len(layout.labels) >= LEAST_LABELS]
    plain = [layout for layout in layouts if layout.name in UNMARKED]
    for one in sorted(labelled, key=lambda layout: -len(layout.labels))[:MOST_CHANGING]:
        first, last = min(one.labels), max(one.labels)
        for other in (*labelled, *plain):
            if other is one:
                continue
            if len(lines) - last > LEAST_LINES and _goes_on(lines, other, last + 1):
                yield _joined(one, other, last + 1)
            if first >= LEAST_LINES and other in plain and not lines[first].gap:
                yield _joined(other, one, first)


def _goes_on(lines: Sequence[Line], layout: Layout, place: int) -> bool:
    """Whether a layout has something to say from a line on, with nothing between."""
    return any(index >= place for index in layout.labels) if layout.labels else not lines[place].gap


def _joined(one: Layout, other: Layout, place: int) -> Layout:
    before = {index: label for index, label in one.labels.items() if index < place}
    after = {index: label for index, label in other.labels.items() if index >= place}
    main = one if len(before) >= len(after) else other
    return replace(
        main,
        name=f"{one.name}, then {other.name}",
        marked=one.marked[:place] + other.marked[place:],
        trust=min(one.trust, other.trust),
        labels=before | after,
        restarts=(
            *(line for line in one.restarts if line < place),
            *(line for line in other.restarts if line >= place),
        ),
        cost=COST,
    )
