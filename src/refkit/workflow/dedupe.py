"""Find the records that are copies of one work, and make one of them. Workflow: may use every room."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, overload

from refkit.match.blocks import candidate_pairs
from refkit.match.groups import group_copies
from refkit.match.likeness import Likeness, Relation, are_surely_two_works, compare_records
from refkit.match.record_facts import facts_of
from refkit.model.display import counted, short_repr
from refkit.model.html import Displayed
from refkit.model.record import Record
from refkit.model.references import References
from refkit.workflow.copies import merge_copies
from refkit.workflow.displays.duplicates import duplicates_as_html, group_as_html
from refkit.workflow.only_records import only_records


@dataclass(frozen=True, slots=True)
class RelatedPair:
    """Two records that are not copies, and how they belong together: a preprint, another edition.

    `positions` count from 0 in what was given.
    """

    positions: tuple[int, int]
    relation: Relation
    likeness: Likeness


@dataclass(frozen=True, slots=True)
class DuplicateGroup(Displayed):
    """Copies of one work: where they stood (from 0), the copies, one record of them all, and why.

    `reasons` has a line for each copy but the first: which fields it shares with an earlier one.
    """

    positions: tuple[int, ...]
    copies: tuple[Record, ...]
    merged: Record
    reasons: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """The group as JSON holds it."""
        return {
            "positions": list(self.positions),
            "ids": [copy.id for copy in self.copies],
            "reasons": list(self.reasons),
            "merged": self.merged.to_csl(),
        }

    def __repr__(self) -> str:
        return short_repr("DuplicateGroup", self.merged, f"{len(self.copies)} copies")

    def _repr_html_(self) -> str:
        return group_as_html(self)


class Duplicates(Sequence[DuplicateGroup], Displayed):
    """The groups of copies, in the order of their first copies.

    `given` are the records as they were; `records` are the references with every group made one record, in
    its first copy's place; `mapping` has for each old position the new one. `related` are preprints and
    editions, which are never merged.
    """

    __slots__ = ("_groups", "given", "mapping", "records", "related")

    def __init__(
        self,
        groups: Sequence[DuplicateGroup],
        given: tuple[Record, ...],
        records: References,
        mapping: tuple[int, ...],
        related: tuple[RelatedPair, ...],
    ) -> None:
        self._groups, self.given, self.records = tuple(groups), given, records
        self.mapping, self.related = mapping, related

    @overload
    def __getitem__(self, index: int) -> DuplicateGroup: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[DuplicateGroup, ...]: ...
    def __getitem__(self, index: int | slice) -> DuplicateGroup | tuple[DuplicateGroup, ...]:
        return self._groups[index]

    def __len__(self) -> int:
        return len(self._groups)

    def __repr__(self) -> str:
        return f"<Duplicates: {self._summary}>"

    def _repr_html_(self) -> str:
        return duplicates_as_html(self, self._summary)

    @property
    def _summary(self) -> str:
        return f"{counted(len(self), 'group')}; {len(self.mapping)} records become {len(self.records)}"


def dedupe(references: Iterable[Record]) -> Duplicates:
    """Group the records that are copies of one work, as far as their fields prove it.

    A title alone proves nothing: a copy shares what its place in print is known by, and nothing contradicts.
    Preprints and their articles, editions and parts are told apart. Takes time in proportion to the number of
    records. Nothing is lost: see `merge_copies`.

    Raises:
        InputError: the references are no records.

    >>> import refkit
    >>> printed = ["Doe J. On old trees. Nature 2001;3:5-9.", "Doe, J. (2001). On old trees. Nature, 3, 5–9."]
    >>> groups = dedupe(refkit.parse_strings(printed))
    >>> groups.mapping, groups[0].reasons
    ((0, 0), ('same title, author, issued, volume, page, container title',))
    """
    records = tuple(only_records(references, "dedupe"))
    facts = [facts_of(record) for record in records]
    likenesses = {
        (first, second): compare_records(facts[first], facts[second])
        for first, second in candidate_pairs(facts)
        if not are_surely_two_works(facts[first], facts[second])
    }
    same = [(pair, found.score) for pair, found in likenesses.items() if found.relation is Relation.SAME]
    members = group_copies(dict(enumerate(facts)), same)
    groups = [_as_group(records, positions, likenesses) for positions in members if len(positions) > 1]
    kept = sorted(positions[0] for positions in members)
    place = {first: number for number, first in enumerate(kept)}
    new_place = {position: place[positions[0]] for positions in members for position in positions}
    merged = {group.positions[0]: group.merged for group in groups}
    problems = references.problems if isinstance(references, References) else ()
    return Duplicates(
        groups,
        records,
        References((merged.get(first, records[first]) for first in kept), problems=problems),
        tuple(new_place[position] for position in range(len(records))),
        tuple(_related(likenesses)),
    )


def _related(likenesses: dict[tuple[int, int], Likeness]) -> Iterator[RelatedPair]:
    for pair, likeness in likenesses.items():
        if likeness.relation in (Relation.PREPRINT, Relation.EDITION):
            yield RelatedPair(pair, likeness.relation, likeness)


def _as_group(
    records: tuple[Record, ...], positions: tuple[int, ...], likenesses: dict[tuple[int, int], Likeness]
) -> DuplicateGroup:
    copies = tuple(records[position] for position in positions)
    reasons = tuple(_reason(position, positions, likenesses) for position in positions[1:])
    return DuplicateGroup(positions, copies, merge_copies(copies), reasons)


def _reason(position: int, positions: tuple[int, ...], likenesses: dict[tuple[int, int], Likeness]) -> str:
    """What the copy shares with the member of its group that is most like it."""
    pairs = ((min(position, other), max(position, other)) for other in positions if other != position)
    known = [likenesses[pair] for pair in pairs if pair in likenesses]
    return max(known, key=lambda likeness: (likeness.relation is Relation.SAME, likeness.score)).reasons
