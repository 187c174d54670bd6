"""What changed, a row a field, as HTML for notebooks. Workflow."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from refkit.model.display import counted, reference_line
from refkit.model.html import Markup, fragment, table
from refkit.workflow.plain_values import changed_parts

if TYPE_CHECKING:
    from refkit.workflow.diff import Difference, FieldChange

_COLUMNS = ("Record", "Change", "Field", "Before", "After")


def differences_as_html(differences: "Sequence[Difference]", summary: str) -> str:
    """A table of all that is not the same: what was printed beside what it became."""
    rows = [row for one in differences for row in _rows(one)]
    return fragment(table(f"{counted(len(differences), 'record')}: {summary}", _COLUMNS, rows, len(rows)))


def changes_table(caption: str, fields: "Iterable[FieldChange]") -> Markup:
    """The changed fields of one record, before and after; nothing where nothing changed."""
    rows = changed_rows(fields)
    return table(caption, ("Field", "Before", "After"), rows, len(rows)) if rows else Markup()


def changed_rows(fields: "Iterable[FieldChange]") -> list[tuple[str, str, str]]:
    """Name, value before and value after of each field."""
    return [
        (name.replace("-", " "), before, after) for change in fields for name, before, after in changed_parts(change)
    ]


def _rows(one: "Difference") -> Iterator[Sequence[object]]:
    record = one.after if one.before is None else one.before
    if record is None or one.change == "same":
        return
    if one.change != "changed":
        line = reference_line(record)
        yield record.id, one.change, "", *((line, "") if one.after is None else ("", line))
    for row in changed_rows(one.fields):
        yield record.id, one.change, *row
