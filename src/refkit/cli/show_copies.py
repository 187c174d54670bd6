"""Records on a line, duplicates and differences as plain text for a person at a terminal. Part of the command line."""

from collections.abc import Iterable

from refkit.model.printed import printed_text
from refkit.model.record import Record
from refkit.text.terminal import terminal_safe
from refkit.workflow.dedupe import Duplicates
from refkit.workflow.diff import Change, Difference, FieldChange
from refkit.workflow.plain_values import changed_parts

_SIGN = {Change.ADDED: "+", Change.REMOVED: "-", Change.CHANGED: "~", Change.SAME: " "}
_WIDTH = 100  # characters of a reference that are shown


def show_duplicates(found: Duplicates) -> str:
    """Each group as a block of its copies with reasons; then preprints and editions, which are not merged."""
    blocks = []
    for number, group in enumerate(found, 1):
        reasons = ("", *(f"  ({reason})" for reason in group.reasons))
        lines = [f"{_line(copy)}{reason}" for copy, reason in zip(group.copies, reasons, strict=True)]
        blocks.append(_block(f"Group {number}: {len(group.copies)} copies", lines))
    for pair in found.related:
        lines = [_line(found.given[position]) for position in pair.positions]
        blocks.append(_block(f"Not merged, {pair.relation}: {pair.likeness.reasons}", lines))
    return "\n".join(blocks)


def show_differences(differences: Iterable[Difference]) -> str:
    """A line for each record, with a line a field under those that changed."""
    blocks = []
    for one in differences:
        record = one.after if one.before is None else one.before
        assert record is not None  # a difference has at least one side
        fields = [line for change in one.fields for line in _field_lines(change)]
        blocks.append(_block(f"{_SIGN[one.change]} {_line(record)}", fields))
    return "".join(blocks)


def one_line(head: str, record: Record, tail: str = "") -> str:
    """A record on one line, cut where it is long."""
    return terminal_safe(f"{head}{_line(record)}{tail}").replace("\n", " ") + "\n"


def _line(record: Record) -> str:
    text = printed_text(record)
    return f"{record.id}  {text if len(text) <= _WIDTH else text[: _WIDTH - 1] + '…'}"


def _field_lines(change: FieldChange) -> list[str]:
    """A line a field; what refkit keeps under `custom` counts as fields."""
    return [f"{name}: {before} → {after}" for name, before, after in changed_parts(change)]


def _block(head: str, lines: Iterable[str]) -> str:
    return "".join(
        f"{terminal_safe(line).replace(chr(10), ' ')}\n" for line in (head, *(f"  {line}" for line in lines))
    )
