"""Entries that a style would print otherwise. Workflow."""

from collections.abc import Iterable, Iterator

from refkit.model.record import Record
from refkit.model.verdict import Finding
from refkit.workflow.conforming.difference import marked_difference
from refkit.workflow.conforming.layout import Layout
from refkit.workflow.conforming.reading import conform
from refkit.workflow.items import item_for_engine


def find_departures(records: Iterable[Record], layout: Layout) -> Iterator[tuple[int, Finding]]:
    """The place of each record whose printed string departs from the style, with the difference.

    Records without a printed string are not judged.
    """
    for place, record in enumerate(records):
        printed = record.origin.text if record.origin is not None else None
        if not printed or not printed.strip():
            continue
        found = conform(printed, item_for_engine(record, "work", None), layout, record.author_open)
        if not found.follows:
            shown = marked_difference(found.printed, found.expected)
            message = f"Not as the style prints it: {shown}"
            yield place, Finding("style-differs", message, printed=found.printed, found=found.expected)
