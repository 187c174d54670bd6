"""A report as JSON lines: one a reference, and one for each finding about the whole. Workflow."""

import json
from typing import Any

from refkit.workflow.checking.report import Report, finding_data


def report_as_jsonl(report: Report, source: str | None = None) -> str:
    """One line a reference, in order (`"kind": "reference"`), then findings on the text and problems."""
    rows: list[dict[str, Any]] = [{"kind": "reference", "file": source, **one.to_dict()} for one in report]
    rows += [{"kind": "finding", "file": source, **finding_data(finding)} for finding in report.findings]
    rows += [
        {"kind": "problem", "file": source, "line": problem.line, "message": problem.message}
        for problem in report.problems
    ]
    return "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows)
