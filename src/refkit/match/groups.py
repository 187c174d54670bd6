"""Pairs of copies made groups: who belongs together when not every pair agrees. Room: match."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from typing import TypeVar

from refkit.match.likeness import Relation, compare_records
from refkit.match.record_facts import Facts

MOST_COMPARED = 100  # pairs looked at before two groups become one

Row = TypeVar("Row", int, str)


def group_copies(facts: Mapping[Row, Facts], same: Iterable[tuple[tuple[Row, Row], float]]) -> list[tuple[Row, ...]]:
    """Every row in one group, groups and their rows in order; the surest of the pairs that are one work join first.

    `same` are pairs of copies with the score of their likeness. What pairs connect is not always one work: see
    `_belong_together`.
    """
    group_of = {row: [row] for row in facts}
    for (first, second), _ in sorted(same, key=lambda item: (-item[1], item[0])):
        ours, theirs = group_of[first], group_of[second]
        if ours is theirs or not _belong_together(ours, theirs, facts):
            continue
        ours.extend(theirs)
        group_of.update(dict.fromkeys(theirs, ours))
    groups = {id(group): tuple(sorted(group)) for group in group_of.values()}
    return sorted(groups.values())


def _belong_together(ours: Sequence[Row], theirs: Sequence[Row], facts: Mapping[Row, Facts]) -> bool:
    """At least half of the pairs across are copies, and no pair is told apart by its identifiers.

    Otherwise a record that says little would make one of the two works it stands between.
    """
    pairs = list(product(ours, theirs))[:MOST_COMPARED]
    likenesses = [compare_records(facts[mine], facts[other]) for mine, other in pairs]
    others = [likeness for likeness in likenesses if likeness.relation is not Relation.SAME]
    return 2 * len(others) <= len(pairs) and not any(likeness.identifiers_differ for likeness in others)


def connected(pairs: Iterable[tuple[Row, Row]]) -> list[list[Row]]:
    """The rows that pairs connect, directly or over others, each component and its rows in order.

    >>> connected([(3, 4), (1, 2), (2, 5)])
    [[1, 2, 5], [3, 4]]
    """
    parent: dict[Row, Row] = {}

    def top(row: Row) -> Row:
        while (above := parent.setdefault(row, row)) != row:
            parent[row] = parent[above]  # halves the way for whoever comes next
            row = above
        return row

    for first, second in pairs:
        ours, theirs = top(first), top(second)
        if ours != theirs:
            parent[max(ours, theirs)] = min(ours, theirs)
    components: dict[Row, list[Row]] = {}
    for row in sorted(parent):
        components.setdefault(top(row), []).append(row)
    return list(components.values())
