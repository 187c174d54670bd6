"""A report as workflow commands that GitHub shows beside the lines of a file. Workflow.

Source: GitHub documentation, "Workflow commands for GitHub Actions": `::error file=…,line=…,title=…::message`.
"""

from collections.abc import Iterator

from refkit.model.finding_codes import Level, level_of
from refkit.model.verdict import Finding, Verdict
from refkit.workflow.checking.report import CheckedReference, Report

_COMMAND = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "notice"}
_LEVEL_OF_VERDICT = {Verdict.NOT_FOUND: Level.WARNING, Verdict.UNCERTAIN: Level.NOTE}


def report_as_github(report: Report, source: str | None = None) -> str:
    """One annotation for each finding, and for each reference that was not found or not asked about.

    `source` is the file's path from the root of the repository.
    """
    lines = [line for one in report for line in _of_reference(one, source)]
    lines += [_annotation(finding, source, None) for finding in report.findings]
    return "".join(f"{line}\n" for line in lines)


def _of_reference(one: CheckedReference, source: str | None) -> Iterator[str]:
    level = _LEVEL_OF_VERDICT.get(one.verdict)
    if one.failures and one.verdict is Verdict.NOT_ASKED:
        level = Level.NOTE
    if level is not None and not one.is_known:
        yield _command(level, source, one.line, str(one.verdict), f"{one.record.id}: {one.reason}")
    for finding in one.findings:
        yield _annotation(finding, source, one)


def _annotation(finding: Finding, source: str | None, one: CheckedReference | None) -> str:
    about = f"{one.record.id}: " if one is not None else ""
    return _command(level_of(finding.code), source, finding.line, finding.code, f"{about}{finding.message}")


def _command(level: Level, source: str | None, line: int | None, title: str, message: str) -> str:
    properties = [f"file={_property(source)}"] if source and source != "-" else []
    if properties and line is not None:
        properties.append(f"line={line}")
    properties.append(f"title={_property(f'refkit: {title}')}")
    return f"::{_COMMAND[level]} {','.join(properties)}::{_data(message)}"


def _data(text: str) -> str:
    """Text after the second "::": a line break would end the command, and begin another one."""
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return "".join(character if character.isprintable() else " " for character in escaped)


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
