"""Groups of copies as HTML for notebooks: all of them, or one field by field. Workflow."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from refkit.model.display import reference_line, value_text
from refkit.model.html import Markup, doi_link, fragment, listed, table
from refkit.model.record import Record

if TYPE_CHECKING:
    from refkit.workflow.dedupe import DuplicateGroup, Duplicates

COPIES_SHOWN = 6  # side by side
_NOT_COMPARED = frozenset({"origin", "provenance", "history", "custom", "other_variables"})


def duplicates_as_html(found: "Duplicates", summary: str) -> str:
    """Every copy with its group and the reason, then preprints and editions, which are not merged."""
    copies = [row for number, group in enumerate(found, 1) for row in _copies(number, group)]
    columns = ("Group", "Place", "id", "Reference", "DOI", "Why it is a copy")
    related = [
        (
            pair.relation,
            *(f"{found.given[place].id}: {reference_line(found.given[place])}" for place in pair.positions),
            pair.likeness.reasons,
        )
        for pair in found.related
    ]
    beside = table("Not merged", ("Relation", "One", "The other", "Why"), related, len(related))
    return fragment(table(summary, columns, copies, len(copies)), beside if related else Markup())


def _copies(number: int, group: "DuplicateGroup") -> Iterator[Sequence[object]]:
    reasons = ("the first of them", *group.reasons)
    for place, copy, reason in zip(group.positions, group.copies, reasons, strict=True):
        yield number, place + 1, copy.id, reference_line(copy), doi_link(copy.doi), reason


def group_as_html(group: "DuplicateGroup") -> str:
    """The copies side by side, field by field, and last what is made of them."""
    shown = group.copies[:COPIES_SHOWN]
    left = len(group.copies) - len(shown)
    fields = dict.fromkeys(
        field for copy in (*shown, group.merged) for field in copy.present_fields() if field not in _NOT_COMPARED
    )
    columns = ("Field", *(f"Copy {number}" for number in range(1, len(shown) + 1)), "Merged")
    rows = [(field.replace("_", " "), *(_value(copy, field) for copy in (*shown, group.merged))) for field in fields]
    more = f", {left:,} more not shown" if left else ""
    caption = f"{len(group.copies)} copies of {reference_line(group.merged)}{more}"
    return fragment(table(caption, columns, rows, len(rows)), listed(group.reasons))


def _value(copy: Record, field: str) -> object:
    return doi_link(copy.doi) if field == "doi" else value_text(getattr(copy, field))
