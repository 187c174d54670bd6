"""A report as one page for a browser: nothing loaded, no scripts, readable without colours. Workflow."""

from collections.abc import Iterable
from html import escape

from refkit.model.finding_codes import level_of
from refkit.model.html import doi_link
from refkit.model.verdict import Finding
from refkit.text.terminal import terminal_safe
from refkit.workflow.checking.report import CheckedReference, Report, worst_level

_STYLE = """
:root { color-scheme: light dark; --ink: #1b1b1b; --paper: #fff; --line: #767676; --soft: #f2f2f2; --link: #0b4f9e }
@media (prefers-color-scheme: dark) {
  :root { --ink: #ececec; --paper: #161616; --line: #9a9a9a; --soft: #242424; --link: #9cc4f5 }
}
body { color: var(--ink); background: var(--paper); font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem;
  margin: 0 auto; padding: 1rem }
a { color: var(--link) }
.references { list-style: none; padding: 0 }
.references > li { border: 1px solid var(--line); border-radius: .3rem; padding: .6rem .9rem; margin: 0 0 .8rem }
h3 { margin: 0; font-size: 1rem }
.verdict, .level { border: 1px solid var(--line); border-radius: .2rem; padding: 0 .35rem; background: var(--soft) }
.level-error { border-width: 2px; font-weight: 700 }
table { border-collapse: collapse; margin: .5rem 0; display: block; overflow-x: auto }
th, td { border: 1px solid var(--line); padding: .2rem .5rem; text-align: start; vertical-align: top }
blockquote { margin: .4rem 0; padding-inline-start: .7rem; border-inline-start: 3px solid var(--line) }
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def report_as_html(reports: Iterable[tuple[str | None, Report]]) -> str:
    """One whole page for the reports of one or more files; everything that a text brought is escaped."""
    sections = "".join(_section(report, source, number) for number, (source, report) in enumerate(reports, 1))
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(_POLICY)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>References checked</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f"<main>\n<h1>References checked</h1>\n{sections}</main>\n</body>\n</html>\n"
    )


def _section(report: Report, source: str | None, number: int) -> str:
    name = _text(source if source and source != "-" else "References")
    counts = "".join(
        f"<tr><th scope=row>{_text(code)}</th><td>{count}</td></tr>" for code, count in report.counts.items()
    )
    caption = f"{len(report)} {'reference' if len(report) == 1 else 'references'}"
    about = f"<h3>The text and its list</h3>\n{_findings(report.findings)}" if report.findings else ""
    items = "".join(_item(one, number, place) for place, one in enumerate(report, 1))
    return (
        f'<section aria-labelledby="s{number}">\n<h2 id="s{number}">{name}</h2>\n'
        f"<table><caption>{caption}</caption>\n<thead><tr><th scope=col>Verdict or finding</th>"
        f"<th scope=col>How often</th></tr></thead>\n<tbody>{counts}</tbody></table>\n{about}"
        f'<ol class="references">\n{items}</ol>\n</section>\n'
    )


def _item(one: CheckedReference, section: int, place: int) -> str:
    line = f", line {one.line}" if one.line is not None else ""
    known = " (known)" if one.is_known else ""
    origin = one.record.origin
    printed = f"<blockquote>{_text(origin.text)}</blockquote>\n" if origin is not None and origin.text else ""
    level = worst_level(one.findings)
    worst = f' <span class="level level-{level}">{level}</span>' if level is not None else ""
    return (
        f'<li id="r{section}-{place}">\n<h3>{_text(one.record.id)}{line}: '
        f'<span class="verdict">{one.verdict}{known}</span>{worst}</h3>\n{printed}'
        f"<p>{_text(one.reason)}</p>\n{_doi(one.doi)}{_findings(one.findings)}{_evidence(one)}</li>\n"
    )


def _doi(doi: str | None) -> str:
    return f"<p>DOI: {doi_link(doi)}</p>\n" if doi else ""


def _findings(findings: Iterable[Finding]) -> str:
    items = "".join(
        f'<li><span class="level level-{level_of(one.code)}">{level_of(one.code)}</span> '
        f"<code>{_text(one.code)}</code>: {_text(one.message)}</li>\n"
        for one in findings
    )
    return f"<ul>\n{items}</ul>\n" if items else ""


def _evidence(one: CheckedReference) -> str:
    rows = "".join(
        f"<tr><th scope=row>{_text(item.field.replace('_', ' '))}</th><td>{_text(item.printed or '–')}</td>"
        f"<td>{_text(item.found or '–')}</td><td>{item.verdict}</td><td>{item.weight:.1f}</td></tr>\n"
        for item in one.evidence
    )
    if not rows:
        return ""
    head = "".join(f"<th scope=col>{name}</th>" for name in ("Field", "Printed", "Registered", "Comparison", "Weight"))
    return (
        f"<details><summary>Evidence for {_text(one.record.id)}</summary>\n<table>\n"
        f"<thead><tr>{head}</tr></thead>\n<tbody>{rows}</tbody></table></details>\n"
    )


def _text(text: str | None) -> str:
    return escape(terminal_safe(text or ""))
