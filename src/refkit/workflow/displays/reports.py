"""A report of `check` as HTML for notebooks: a row a reference, or one reference with all that is known. Workflow."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from refkit.model.display import counted, reference_line
from refkit.model.findings_shown import finding_lines, findings_table
from refkit.model.html import fragment, paragraph, table
from refkit.model.marked import marked_html
from refkit.workflow.displays.enrichments import evidence_details, verdict_table

if TYPE_CHECKING:
    from refkit.workflow.checking.report import CheckedReference, Report

_COLUMNS = ("id", "line", "reference", "verdict", "findings", "why")


def report_as_fragment(report: "Report") -> str:
    """What is about the whole text, then a table with a row for each reference."""
    return fragment(
        table(report.summary, _COLUMNS, map(_row, report), len(report)),
        findings_table(report.findings, "The text and its list"),
        paragraph(counted(len(report.problems), "problem") if report.problems else ""),
    )


def _row(one: "CheckedReference") -> Sequence[object]:
    line = one.line if one.line is not None else ""
    return one.record.id, line, reference_line(one.record), verdict_words(one), finding_lines(one.findings), one.reason


def verdict_words(one: "CheckedReference") -> str:
    """The verdict, and whether a baseline accepts it."""
    return f"{one.verdict}{' (known)' if one.is_known else ''}"


def checked_as_fragment(one: "CheckedReference") -> str:
    """One reference: as printed, verdict and reason, findings, evidence."""
    caption = f"{one.record.id}{f', line {one.line}' if one.line is not None else ''}: {verdict_words(one)}"
    return fragment(
        paragraph(marked_html(one.record), "printed"),
        verdict_table(caption, verdict_words(one), one.enrichment, one.reason),
        findings_table(one.findings),
        evidence_details(one.evidence),
    )
