"""What became of references, as HTML for notebooks: many in a table, one with its evidence. Workflow."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from refkit.match import Evidence
from refkit.model.display import counted, reference_line, value_text
from refkit.model.findings_shown import finding_lines, findings_table
from refkit.model.html import Markup, doi_link, folded, fragment, listed, paragraph, table
from refkit.model.marked import marked_html
from refkit.workflow.displays.differences import changed_rows, changes_table

if TYPE_CHECKING:
    from refkit.workflow.diff import Difference, Differences
    from refkit.workflow.enrichment import Enrichment

_COLUMNS = ("id", "reference", "verdict", "sure", "DOI", "changed", "findings")


def enrichments_as_html(found: "Sequence[Enrichment]", changes: "Differences", verdicts: str) -> str:
    """A table with a row for each reference."""
    rows = map(_row, found, changes)
    return fragment(table(f"{counted(len(found), 'reference')}{verdicts}", _COLUMNS, rows, len(found)))


def _row(one: "Enrichment", change: "Difference") -> Sequence[object]:
    return (
        one.reference.id,
        reference_line(one.reference),
        one.verdict,
        f"{one.score:.2f}",
        doi_link(one.doi),
        ", ".join(name for name, _, _ in changed_rows(change.fields)),
        finding_lines(one.findings),
    )


def enrichment_as_html(one: "Enrichment", change: "Difference") -> str:
    """The printed reference, the verdict with its reason, what changed, and field by field why."""
    return fragment(
        paragraph(marked_html(one.reference), "printed"),
        verdict_table(f"{one.reference.id}: {one.verdict}", one.verdict, one),
        findings_table(one.findings),
        changes_table("What the accepted work changed", change.fields),
        _proposals(one),
        evidence_details(one.evidence),
    )


def verdict_table(caption: str, verdict: str, one: "Enrichment", reason: str = "") -> Markup:
    """The verdict with its reason, DOI, score, and who was asked."""
    said = (
        ("verdict", verdict),
        ("why", reason or one.reason),
        ("DOI", doi_link(one.doi)),
        ("sure", f"{one.score:.2f}"),
        ("asked", ", ".join(one.asked)),
        ("did not answer", listed(one.failures)),
        ("candidates", "; ".join(work.label for work in one.candidates[:5])),
    )
    rows = [row for row in said if row[1]]
    return table(caption, ("About", "What is known"), rows, len(rows))


def _proposals(one: "Enrichment") -> Markup:
    """Registered values that were not taken, and why."""
    rows = [(item.field.replace("_", " "), value_text(item.value), item.reason) for item in one.proposed]
    return table("Registered, not taken", ("Field", "Value", "Why"), rows, len(rows)) if rows else Markup()


def evidence_details(evidence: Sequence[Evidence]) -> Markup:
    """How the nearest work stands to the printed string, field by field; opened by the reader."""
    if not evidence:
        return Markup()
    columns = ("Field", "Printed", "Registered", "Comparison", "Weight")
    rows = [
        (item.field.replace("_", " "), item.printed, item.found, item.verdict, f"{item.weight:.1f}")
        for item in evidence
    ]
    return folded("Evidence", table("Printed beside registered", columns, rows, len(rows)))
