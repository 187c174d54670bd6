"""Findings as HTML for notebooks: a table, or the lines of one cell. Ground floor."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from refkit.model.finding_codes import level_of
from refkit.model.html import Markup, listed, table

if TYPE_CHECKING:
    from refkit.model.verdict import Finding

_COLUMNS = ("Code", "Level", "Field", "What", "Printed", "Registered or expected", "Line")


def findings_table(findings: "Sequence[Finding]", caption: str = "Findings") -> Markup:
    """Each finding with its level, what it is about, and what stands where; nothing where there is none."""
    rows = [
        (
            one.code,
            level_of(one.code),
            (one.field or "").replace("_", " "),
            one.message,
            one.printed,
            one.found,
            one.line,
        )
        for one in findings
    ]
    return table(f"{caption}: {len(rows)}", _COLUMNS, rows, len(rows)) if rows else Markup()


def finding_lines(findings: "Iterable[Finding]") -> Markup:
    """The findings in one cell: level, code and message."""
    return listed([f"{level_of(one.code)}: {one.code}: {one.message}" for one in findings])
