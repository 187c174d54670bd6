"""From the options of `refkit check` to reports, and from reports to what is written. Part of the command line."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from refkit.cli.console import Status, complain, leave
from refkit.cli.inputs import as_path, checked_sources
from refkit.errors import UnknownName
from refkit.model.finding_codes import FINDING_CODES
from refkit.model.verdict import Verdict
from refkit.sources.protocol import Source
from refkit.workflow.check import check
from refkit.workflow.checking.as_github import report_as_github
from refkit.workflow.checking.as_html import report_as_html
from refkit.workflow.checking.as_jsonl import report_as_jsonl
from refkit.workflow.checking.as_text import report_as_text
from refkit.workflow.checking.report import Report
from refkit.workflow.load import load

Checked = list[tuple[str, Report]]


def failing_codes(given: Iterable[str]) -> frozenset[str]:
    """The verdicts and codes of --fail-on, separated by commas or given several times.

    Raises:
        UnknownName: there is no such verdict or finding.
    """
    codes = frozenset(code.strip() for one in given for code in one.split(",") if code.strip())
    known = {*map(str, Verdict), *FINDING_CODES}
    for code in sorted(codes - known):
        raise UnknownName("verdict or finding", code, known)
    return codes


def check_sources(
    sources: Sequence[str],
    asked: Sequence[Source],
    *,
    text: str | None,
    no_text: bool,
    offline: bool,
    lines: bool,
    input_format: str | None,
    style: str | None = None,
    locale: str | None = None,
) -> Checked:
    """One report a file. Leaves with status 3 where there is not one reference."""
    checked: Checked = []
    for source in checked_sources(list(sources)):
        with as_path(source) as path:
            records = load(path, lines=lines, input_format=input_format)
            citing = None if no_text else Path(text) if text else path if records.lists else None
            if records:
                checked.append(
                    (source, check(records, sources=asked, text=citing, offline=offline, style=style, locale=locale))
                )
            else:
                complain(f"no reference was found in {source}")
    if not checked:
        leave(Status.NO_REFERENCE)
    return checked


def write_report(checked: Checked, name: str) -> str:
    """The reports in one of the four formats: text, jsonl, github or html."""
    if name == "html":
        return report_as_html(checked)
    write = {"text": report_as_text, "jsonl": report_as_jsonl, "github": report_as_github}[name]
    return "".join(write(one, source) for source, one in checked)
