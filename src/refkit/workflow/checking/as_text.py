"""A report for a person at a terminal. Workflow."""

from collections.abc import Iterator

from refkit.model.finding_codes import level_of
from refkit.model.verdict import Finding
from refkit.text.terminal import terminal_safe
from refkit.workflow.checking.report import CheckedReference, Report

REFERENCE_SHOWN = 160  # characters of a printed reference


def report_as_text(report: Report, source: str | None = None) -> str:
    """Each reference as a block: verdict, DOI, reason and findings; then what is about the whole, and the sums.

    Control characters that a text brought are left out.
    """
    lines = [line for one in report for line in _block(one)]
    if report.findings:
        lines += ["The text and its list", *map(_line, report.findings), ""]
    lines.append(f"{source}: {report.summary}" if source else report.summary)
    return "".join(f"{terminal_safe(line).replace(chr(10), ' ')}\n" for line in lines)


def _block(one: CheckedReference) -> Iterator[str]:
    where = f"  line {one.line}" if one.line is not None else ""
    yield f"{one.record.id}  {one.verdict}{' (known)' if one.is_known else ''}{where}"
    origin = one.record.origin
    if origin is not None and origin.text:
        text = origin.text
        yield f"  {text if len(text) <= REFERENCE_SHOWN else text[:REFERENCE_SHOWN] + '…'}"
    if one.doi:
        yield f"  DOI {one.doi}"
    yield f"  {one.reason}"
    yield from map(_line, one.findings)
    yield ""


def _line(finding: Finding) -> str:
    place = f" (line {finding.line})" if finding.code == "cited-not-listed" and finding.line is not None else ""
    return f"  {level_of(finding.code)}: {finding.code}: {finding.message}{place}"
