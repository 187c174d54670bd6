"""The table in which a person decides: a reference a row, its candidates and their evidence beside it. Workflow."""

import csv
import io
import json
from collections.abc import Iterable, Sequence

from refkit.formats.table import inert
from refkit.match import Agreement, Evidence
from refkit.model.display import counted
from refkit.model.printed import printed_text
from refkit.model.work import Work
from refkit.workflow.enrichment import Enrichment
from refkit.workflow.fingerprint import fingerprint
from refkit.workflow.work_data import data_from_work

COLUMNS = (
    "decision", "id", "reference", "verdict", "score", "candidate", "candidate in full", "evidence", "why",
    "other candidates", "fingerprint", "works",
)  # fmt: skip
YES, NEVER, NO_DOI = "yes", "never", "no doi"
MOST_CANDIDATES = 5
LONGEST_CELL = 32_000  # characters; spreadsheets cut a cell after 32,767


def write_review(found: Iterable[Enrichment]) -> str:
    """A CSV table of what was found, for a spreadsheet; `read_review` reads what a person made of it.

    The column `decision` holds the DOI of an accepted work and is empty otherwise. The last two columns are for
    refkit: what the reference is known again by, and the candidates as data, so that applying the review asks nobody.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for one in found:
        writer.writerow([inert(_on_one_line(cell)) for cell in _row(one)])
    return "\ufeff" + out.getvalue()  # the mark tells spreadsheets that this is UTF-8


def candidates_of(one: Enrichment) -> tuple[Work, ...]:
    """The candidates that are shown, the nearest first, none of whose name is unknown."""
    nearest = one.decision.nearest
    ordered = (*([nearest] if nearest is not None else []), *one.decision.rivals, *one.candidates)
    by_label = {work.label: work for work in reversed(ordered)}
    return tuple(by_label[label] for label in dict.fromkeys(work.label for work in ordered))[:MOST_CANDIDATES]


def _row(one: Enrichment) -> Sequence[str]:
    works = candidates_of(one)
    accepted = one.decision.work
    nearest = works[0] if works else None
    return (
        "" if accepted is None else (one.doi or YES),
        one.reference.id,
        printed_text(one.reference)[:LONGEST_CELL],
        str(one.verdict),
        f"{one.score:.3f}" if works else "",
        nearest.label if nearest is not None else "",
        printed_text(nearest.record)[:LONGEST_CELL] if nearest is not None else "",
        evidence_in_words(one.evidence),
        one.reason,
        " | ".join(f"{work.label}: {printed_text(work.record)}" for work in works[1:])[:LONGEST_CELL],
        fingerprint(one.reference),
        _works_cell(works),
    )


def evidence_in_words(evidence: Iterable[Evidence]) -> str:
    """What agrees, what differs and how, and how many fields nobody can compare."""
    items = tuple(evidence)
    agreeing = [_name(item) for item in items if item.verdict is Agreement.AGREE]
    differing = [
        f"{_name(item)} (printed {item.printed or 'nothing'}, registered {item.found or 'nothing'})"
        for item in items
        if item.verdict is Agreement.DIFFER
    ]
    unknown = sum(item.verdict is Agreement.UNKNOWN for item in items)
    parts = (
        f"agree: {', '.join(agreeing)}" if agreeing else "",
        f"differ: {', '.join(differing)}" if differing else "",
        f"not comparable: {counted(unknown, 'field')}" if unknown else "",
    )
    return "; ".join(part for part in parts if part)[:LONGEST_CELL]


def _name(item: Evidence) -> str:
    return item.field.replace("_", " ")


def _works_cell(works: Sequence[Work]) -> str:
    """As many of the works, as data, as a cell can hold."""
    for count in range(len(works), 0, -1):
        text = json.dumps([data_from_work(work) for work in works[:count]], ensure_ascii=False)
        if len(text) <= LONGEST_CELL:
            return text
    return ""


def _on_one_line(cell: str) -> str:
    return " ".join(cell.split())
