"""Where the fields of printed references were read from: each stretch in a colour and with its name."""

from collections.abc import Iterable

from refkit.model.display import counted
from refkit.model.html import Displayed, Markup, fragment, safe, table
from refkit.model.marked import marked_html, marked_text
from refkit.model.record import Record
from refkit.text.terminal import terminal_safe

LINES_SHOWN = 10  # where no HTML can be shown


class Spans(Displayed):
    """Printed references with the stretches of their fields: HTML in a notebook, brackets at a prompt."""

    __slots__ = ("records",)

    def __init__(self, records: Iterable[Record]) -> None:
        self.records = tuple(records)

    def __repr__(self) -> str:
        lines = [
            terminal_safe(f"{one.id}: {marked_text(one)}").replace("\n", " ") for one in self.records[:LINES_SHOWN]
        ]
        left = len(self.records) - len(lines)
        return "\n".join([*lines, *([f"… {left:,} more"] if left else [])])

    def _repr_html_(self) -> str:
        rows = (
            (one.id, _printed(one), f"{one.confidence:.2f}" if one.confidence is not None else "")
            for one in self.records
        )
        return fragment(
            table(counted(len(self.records), "reference"), ("id", "As printed", "Sure"), rows, len(self.records))
        )


def _printed(record: Record) -> Markup:
    return Markup(f'<div class="refkit-printed">{marked_html(record) or safe("not read from a text")}</div>')


def spans(references: Iterable[Record] | Record) -> Spans:
    """The references as printed, with every stretch that a field was read from; at most 50 are shown.

    Records that were not parsed from a text have no stretches.
    """
    return Spans((references,) if isinstance(references, Record) else references)
