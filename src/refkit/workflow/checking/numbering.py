"""The printed numbers of a list: jumps and repeats. Workflow."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from refkit.model.record import Record
from refkit.model.verdict import Finding
from refkit.workflow.checking.body import number_of_label

FEWEST_NUMBERED = 3  # entries with a number: fewer say nothing about how a list counts


def find_number_faults(records: Sequence[Record]) -> Iterator[tuple[int, Finding]]:
    """Faults in how lists count, each with the place of the record it is about."""
    lists: defaultdict[tuple[str | None, int], list[tuple[int, int]]] = defaultdict(list)
    for place, record in enumerate(records):
        origin = record.origin
        number = number_of_label(origin.label) if origin is not None else None
        if origin is not None and origin.list_number is not None and number is not None:
            lists[origin.file, origin.list_number].append((place, number))
    for numbered in lists.values():
        if len(numbered) >= FEWEST_NUMBERED:
            yield from _faults(numbered)


def _faults(numbered: Sequence[tuple[int, int]]) -> Iterator[tuple[int, Finding]]:
    """Numbers that start again at 1 begin a new part and are no fault."""
    seen: set[int] = set()
    before: int | None = None
    for place, number in numbered:
        if number in seen and number == 1:
            seen = set()
        elif number in seen:
            yield place, Finding("number-repeated", f"The number {number} stands before more than one entry.")
        elif before is not None and number > before + 1:
            missing = str(before + 1) if number == before + 2 else f"{before + 1}–{number - 1}"
            yield place, Finding("number-gap", f"The numbers jump from {before} to {number}: {missing} is left out.")
        elif before is not None and number < before:
            yield place, Finding("number-gap", f"The numbers go back from {before} to {number}.")
        seen.add(number)
        before = number
