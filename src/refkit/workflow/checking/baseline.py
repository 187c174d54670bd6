"""What was accepted before: a file that hides known verdicts and findings, and how it is written. Workflow.

A reference is known by the letters and digits of its printed string, so that a new number, another line or
other punctuation brings nothing back.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from refkit.errors import FormatError, UnreadableInput
from refkit.model.printed import printed_text
from refkit.model.record import Record
from refkit.model.verdict import Finding, Verdict
from refkit.text.fold import squash
from refkit.workflow.checking.report import CheckedReference, Report
from refkit.workflow.files import write_file

VERSION = 1
LARGEST_FILE = 64 << 20  # bytes
LONGEST_MARK = 400  # letters of a printed string
_ALWAYS_FINE = (Verdict.CONFIRMED,)


@dataclass(frozen=True, slots=True)
class Baseline:
    """Marks of what is known: (reference, code, field, printed), "" for what there is none of."""

    known: frozenset[tuple[str, str, str, str]] = frozenset()


def read_baseline(path: Path) -> Baseline:
    """The baseline in a file.

    Raises:
        UnreadableInput: the file cannot be opened or is far too large.
        FormatError: it is no baseline.
    """
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise UnreadableInput(str(path), "it is larger than any baseline")
        data = json.loads(path.read_bytes())
    except OSError as error:
        raise UnreadableInput.because(path, error) from error
    except (ValueError, RecursionError) as error:
        raise FormatError(
            f"{path} is no baseline: it is not JSON. `refkit check --write-baseline` makes one."
        ) from error
    if not isinstance(data, dict) or data.get("refkit-baseline") != VERSION or not isinstance(data.get("known"), list):
        raise FormatError(f"{path} is no baseline of this refkit. `refkit check --write-baseline` makes one.")
    return Baseline(frozenset(_mark(item) for item in data["known"] if isinstance(item, dict)))


def write_baseline(reports: Iterable[Report], path: Path) -> None:
    """Write down every verdict but `confirmed` and every finding of the reports, as known from now on.

    Raises:
        InputError: the file cannot be written.
    """
    known = [
        {"reference": reference, "code": code, "field": field, "printed": printed}
        for reference, code, field, printed in sorted({mark for report in reports for mark in _marks(report)})
    ]
    text = json.dumps({"refkit-baseline": VERSION, "known": known}, ensure_ascii=False, indent=1)
    write_file(path, f"{text}\n".encode("utf-8", "replace"))


def without_known(report: Report, baseline: Baseline) -> Report:
    """The report without what the baseline knows; every reference stays, and so do its verdicts."""
    items = (
        replace(
            one,
            findings=tuple(found for found in one.findings if finding_mark(one.record, found) not in baseline.known),
            is_known=verdict_mark(one) in baseline.known,
        )
        for one in report
    )
    findings = (found for found in report.findings if finding_mark(None, found) not in baseline.known)
    return Report(items, findings=findings, problems=report.problems)


def finding_mark(record: Record | None, finding: Finding) -> tuple[str, str, str, str]:
    """By what a finding is known again."""
    printed = squash(finding.printed or "")[:LONGEST_MARK]
    return _reference(record), finding.code, finding.field or "", printed


def verdict_mark(one: CheckedReference) -> tuple[str, str, str, str]:
    """By what a verdict is known again."""
    return _reference(one.record), str(one.verdict), "", ""


def _marks(report: Report) -> Iterator[tuple[str, str, str, str]]:
    for one in report:
        if one.verdict not in _ALWAYS_FINE:
            yield verdict_mark(one)
        yield from (finding_mark(one.record, finding) for finding in one.findings)
    yield from (finding_mark(None, finding) for finding in report.findings)


def _reference(record: Record | None) -> str:
    return squash(printed_text(record))[:LONGEST_MARK] if record is not None else ""


def _mark(item: dict[str, Any]) -> tuple[str, str, str, str]:
    reference, code, field, printed = (str(item.get(name) or "") for name in ("reference", "code", "field", "printed"))
    return reference, code, field, printed
