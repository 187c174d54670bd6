"""What changed between two sets of records, by identity and field by field. Workflow: may use every room."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, overload

from refkit.match.blocks import candidate_pairs
from refkit.match.likeness import Relation, compare_records
from refkit.match.record_facts import IDENTIFIERS, facts_of
from refkit.model.display import short_repr
from refkit.model.html import Displayed
from refkit.model.record import Record
from refkit.workflow.displays.differences import differences_as_html

MOST_WITH_ONE_ID = 20  # records under one id that are looked at for the one that is meant


class Change(StrEnum):
    """What became of a record."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field's value before and after, as CSL-JSON holds it; None where it was or became absent."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Difference(Displayed):
    """One record before and after; None where it was not there. `fields` is empty unless it changed."""

    change: Change
    before: Record | None
    after: Record | None
    fields: tuple[FieldChange, ...] = ()

    def __repr__(self) -> str:
        fields = ", ".join(one.field for one in self.fields)
        record = self.after if self.before is None else self.before
        return short_repr("Difference", record or Record(), f"{self.change}{f' {fields}' if fields else ''}")

    def _repr_html_(self) -> str:
        return differences_as_html((self,), str(self.change))

    def to_dict(self) -> dict[str, Any]:
        """The difference as JSON holds it."""
        return {
            "change": str(self.change),
            "before": self.before.id if self.before is not None else None,
            "after": self.after.id if self.after is not None else None,
            "fields": {one.field: {"before": one.before, "after": one.after} for one in self.fields},
        }


class Differences(Sequence[Difference], Displayed):
    """Every record of both sides once: first those of the first side, in its order, then what was added."""

    __slots__ = ("_differences",)

    def __init__(self, differences: Iterable[Difference]) -> None:
        self._differences = tuple(differences)

    @overload
    def __getitem__(self, index: int) -> Difference: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Difference, ...]: ...
    def __getitem__(self, index: int | slice) -> Difference | tuple[Difference, ...]:
        return self._differences[index]

    def __len__(self) -> int:
        return len(self._differences)

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return any(one.change is not Change.SAME for one in self._differences)

    def __repr__(self) -> str:
        return f"<Differences: {self._summary}>"

    def _repr_html_(self) -> str:
        return differences_as_html(self, self._summary)

    @property
    def _summary(self) -> str:
        return ", ".join(f"{self.count_of(change)} {change}" for change in Change)

    def count_of(self, change: Change) -> int:
        """How many records were added, removed, changed or stayed the same."""
        return sum(one.change is change for one in self._differences)


def diff(before: Iterable[Record], after: Iterable[Record]) -> Differences:
    """Compare two sets of records: which were added, removed or changed, and in which fields.

    A record is known again by its DOI, PMID or PMCID, then by its id, then by being a copy of the same work
    (as `dedupe` finds it); never by its place, so that sorting a file changes nothing.

    >>> old, new = Record(id="a", title="On trees", volume="3"), Record(id="a", title="On trees", volume="4")
    >>> diff([old], [new])[0].fields
    (FieldChange(field='volume', before='3', after='4'),)
    """
    ours, theirs = tuple(before), tuple(after)
    partner_of = _partners(ours, theirs)
    found = [
        difference(record, theirs[partner_of[place]] if place in partner_of else None)
        for place, record in enumerate(ours)
    ]
    known = set(partner_of.values())
    added = [Difference(Change.ADDED, None, record) for place, record in enumerate(theirs) if place not in known]
    return Differences((*found, *added))


def _partners(ours: tuple[Record, ...], theirs: tuple[Record, ...]) -> dict[int, int]:
    """Places before → places after, each at most once; the surest way of knowing a record goes first."""
    partner_of: dict[int, int] = {}
    free = set(range(len(theirs)))
    ways = (_unchanged, _by_identifier, _by_id, _by_work)
    for pairs in (way(ours, theirs) for way in ways):
        for mine, other in pairs:
            if mine not in partner_of and other in free:
                partner_of[mine] = other
                free.discard(other)
    return partner_of


def _unchanged(ours: tuple[Record, ...], theirs: tuple[Record, ...]) -> Iterator[tuple[int, int]]:
    """Records that say the very same; several of them pair up in order."""
    places: dict[str, list[int]] = {}
    for other, record in enumerate(theirs):
        places.setdefault(_content(record), []).append(other)
    seen: dict[str, int] = {}
    for mine, record in enumerate(ours):
        content = _content(record)
        number = seen[content] = seen.get(content, -1) + 1
        if number < len(places.get(content, ())):
            yield mine, places[content][number]


def _content(record: Record) -> str:
    return json.dumps(record.to_csl(), sort_keys=True, default=str)


def _by_identifier(ours: tuple[Record, ...], theirs: tuple[Record, ...]) -> Iterator[tuple[int, int]]:
    """Of several records with one identifier, the one with the same id comes first."""
    for field in IDENTIFIERS:
        places: dict[str, list[int]] = {}
        for place, record in enumerate(theirs):
            if value := getattr(record, field):
                places.setdefault(value.lower(), []).append(place)
        for mine, record in enumerate(ours):
            others = places.get((getattr(record, field) or "").lower(), [])
            yield from ((mine, other) for other in sorted(others, key=lambda place: theirs[place].id != record.id))


def _by_id(ours: tuple[Record, ...], theirs: tuple[Record, ...]) -> Iterator[tuple[int, int]]:
    """An id is no proof where files number their records: the works must not be plainly different."""
    places: dict[str, list[int]] = {}
    for place, record in enumerate(theirs):
        places.setdefault(record.id, []).append(place)
    for mine, record in enumerate(ours):
        for other in places.get(record.id, ())[:MOST_WITH_ONE_ID] if record.id else ():
            if _may_be_one(record, theirs[other]):
                yield mine, other


def _may_be_one(ours: Record, theirs: Record) -> bool:
    if ours.title == theirs.title or not ours.title or not theirs.title:
        return True
    likeness = compare_records(facts_of(ours), facts_of(theirs))
    agree = [item.field for item in likeness.evidence if item.verdict == "agree"]
    return likeness.relation is Relation.SAME or "title" in agree or len(agree) >= 2


def _by_work(ours: tuple[Record, ...], theirs: tuple[Record, ...]) -> list[tuple[int, int]]:
    facts = [facts_of(record) for record in (*ours, *theirs)]
    across = [(mine, other) for mine, other in candidate_pairs(facts) if mine < len(ours) <= other]
    likenesses = [(compare_records(facts[mine], facts[other]), mine, other - len(ours)) for mine, other in across]
    same = [found for found in likenesses if found[0].relation is Relation.SAME]
    return [(mine, other) for _, mine, other in sorted(same, key=lambda found: -found[0].score)]


def difference(before: Record, after: Record | None) -> Difference:
    """What became of one record; None: it was removed."""
    if after is None:
        return Difference(Change.REMOVED, before, None)
    ours, theirs = before.to_csl(), after.to_csl()
    fields = tuple(
        FieldChange(field, ours.get(field), theirs.get(field))
        for field in dict.fromkeys((*ours, *theirs))
        if ours.get(field) != theirs.get(field)
    )
    return Difference(Change.CHANGED if fields else Change.SAME, before, after, fields)
