"""Put records into a library, and decide what becomes of copies. Workflow: may use every room."""

from collections.abc import Iterable
from dataclasses import dataclass

from refkit.match.likeness import Relation, compare_records
from refkit.match.record_facts import facts_of
from refkit.model.record import Record
from refkit.store.library import Library
from refkit.workflow.copies import merge_copies
from refkit.workflow.dedupe import dedupe
from refkit.workflow.on_duplicate import OnDuplicate


@dataclass(frozen=True, slots=True)
class Shelved:
    """What became of one record: the key under which it stands now, and why, if it was there already."""

    key: int
    was_there: bool = False
    reason: str = ""


def shelve(library: Library, records: Iterable[Record], *, on_duplicate: OnDuplicate) -> tuple[Shelved, ...]:
    """Store records; copies of what the library or the records before hold are kept, skipped or merged.

    All new records are one operation of the library, and each merge with one that was there is another, so
    that `undo` takes them back one by one. What is skipped or merged gets the key of the record that stands.

    Raises:
        StoreError: the library cannot be written; its history tells what was done until then.
    """
    given = tuple(records)
    if on_duplicate is OnDuplicate.KEEP:
        return tuple(map(Shelved, library.add(given)))
    among_themselves = dedupe(given)
    first_of: dict[int, int] = {}
    for position, place in enumerate(among_themselves.mapping):
        first_of.setdefault(place, position)
    merged = among_themselves.records
    works = merged if on_duplicate is OnDuplicate.MERGE else [given[first_of[place]] for place in range(len(merged))]
    copies = [_copy_in(library, work) for work in works]
    new_keys = iter(library.add(work for work, copy in zip(works, copies, strict=True) if copy is None))
    stands = [copy or Shelved(next(new_keys)) for copy in copies]
    if on_duplicate is OnDuplicate.MERGE:
        for work, copy in zip(works, copies, strict=True):
            if copy is not None:
                library.replace(copy.key, merge_copies([library.get(copy.key), work]))
    return tuple(
        stands[place] if first_of[place] == position else Shelved(stands[place].key, True, "a copy of one before it")
        for position, place in enumerate(among_themselves.mapping)
    )


def _copy_in(library: Library, record: Record) -> Shelved | None:
    """The record's best copy in the library, with the reason; None where there is none."""
    facts, candidates = facts_of(record), library.like(record)
    likenesses = [compare_records(facts, facts_of(other)) for other in candidates]
    copies = [
        (likeness.score, -key, likeness.reasons)
        for likeness, key in zip(likenesses, candidates.keys, strict=True)
        if likeness.relation is Relation.SAME
    ]
    if not copies:
        return None
    _, negative_key, reasons = max(copies)  # of equal ones the oldest
    return Shelved(-negative_key, True, reasons)
