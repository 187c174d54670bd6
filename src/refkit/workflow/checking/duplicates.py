"""Entries of one list that describe the same work. Workflow. Records are compared by `refkit.match.likeness`."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from refkit.match.blocks import candidate_pairs
from refkit.match.likeness import Relation, compare_records
from refkit.match.record_facts import Facts, facts_of
from refkit.model.record import Record

Reason = tuple[int, str]  # the place of the earlier entry, and what both share


def find_duplicates(records: Sequence[Record], dois: Sequence[str | None] = ()) -> dict[int, Reason]:
    """For each entry that repeats an earlier one of its list: the place of that one, and what they share.

    `dois` are the DOIs of the works that were found for the records, in the same order: two entries that mean one
    work are the same, in whatever language they print its title. Two articles in one file may both cite a work:
    entries of different lists are never compared.
    """
    lists: defaultdict[tuple[str | None, int | None], list[int]] = defaultdict(list)
    for place, record in enumerate(records):
        origin = record.origin
        lists[(origin.file, origin.list_number) if origin is not None else (None, None)].append(place)
    repeated: dict[int, Reason] = {}
    for places in lists.values():
        facts = {place: facts_of(records[place]) for place in places}
        for later, reason in (*_by_work(facts, dois), *_by_fields(facts)):
            repeated.setdefault(later, reason)
    return repeated


def _by_work(facts: dict[int, Facts], dois: Sequence[str | None]) -> Iterator[tuple[int, Reason]]:
    """Entries for which one work was found; with other pages they may be chapters of it."""
    first_of: dict[str, int] = {}
    for place, ours in facts.items():
        doi = dois[place] if place < len(dois) else None
        if doi is None:
            continue
        first = first_of.setdefault(doi, place)
        if first != place and (not ours.page or not facts[first].page or ours.page == facts[first].page):
            yield place, (first, f"both are {doi}")


def _by_fields(facts: dict[int, Facts]) -> Iterator[tuple[int, Reason]]:
    places, compared = list(facts), list(facts.values())
    for first, second in candidate_pairs(compared):
        likeness = compare_records(compared[first], compared[second])
        if likeness.relation is Relation.SAME:
            yield places[second], (places[first], likeness.reasons)
