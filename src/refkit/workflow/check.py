"""`check`: is every reference of a list the work it says, complete, cited and not withdrawn? Workflow."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from refkit.errors import ConfigError
from refkit.match import Evidence
from refkit.model.identifiers import find_identifiers
from refkit.model.printed import printed_text
from refkit.model.problem import Problem
from refkit.model.record import Record
from refkit.model.references import References
from refkit.model.verdict import Finding, Verdict
from refkit.parse.lists import find_lists
from refkit.sources.protocol import Limits, Source
from refkit.workflow.checking.body import LineFinder
from refkit.workflow.checking.citations import CitationFindings, compare_citations
from refkit.workflow.checking.completeness import find_missing
from refkit.workflow.checking.dates import find_impossible_dates
from refkit.workflow.checking.duplicates import find_duplicates
from refkit.workflow.checking.fields import compare_fields
from refkit.workflow.checking.identifiers import find_bad_identifiers
from refkit.workflow.checking.numbering import find_number_faults
from refkit.workflow.checking.report import CheckedReference, Report
from refkit.workflow.checking.updates import find_updates
from refkit.workflow.enrich import enrich
from refkit.workflow.enrichment import Enrichment
from refkit.workflow.source_text import read_source

__all__ = ["CheckedReference", "Report", "check"]

UNREAD_SHOWN = 120  # characters of what was not read that a message shows
_NOBODY = "Not checked: no source was asked."


def check(
    references: References | Iterable[Record] | Record,
    *,
    sources: Source | Sequence[Source] = (),
    text: str | Path | None = None,
    offline: bool = False,
    today: date | None = None,
    style: str | Path | None = None,
    locale: str | None = None,
) -> Report:
    """Say of each reference whether the sources know its work, and what is wrong with it; same order, same count.

    `text` is the document that cites the list: citations without an entry and entries without a citation are
    found too. With `offline` only sources on disk are asked, and there may be none: then every verdict is
    `not-asked`, and form, numbers, duplicates and citations are checked all the same. `today` (default: this
    day, UTC) decides which dates lie in the future. With `style` (and `locale`, else the style's own) every printed
    entry is compared with what that CSL style prints; then too there may be no source. The verdicts are
    `refkit.Verdict`; the codes of findings stand in `refkit.model.finding_codes.FINDING_CODES`. Nothing is ever
    called fake.

    Raises:
        ConfigError: there is no source, and `offline` was not asked for.
        InputError: the references are no records, or the text cannot be read.

    >>> import refkit
    >>> refs = refkit.parse_strings(["Gröber U, Schmidt J. Magnesium in prevention. Nutrients. 2090;7(9):8199-226."])
    >>> [finding.code for finding in refkit.check(refs, offline=True)[0].findings]
    ['impossible-date']
    """
    is_empty = not isinstance(sources, Source) and not tuple(sources)
    if is_empty and not offline and style is None:
        raise ConfigError(
            "check needs a source to ask: sources=[LocalIndex(path)] for works on disk, sources=[CrossrefSource("
            "mailto=…)] for the network, both from refkit.sources; offline=True checks form and citations only."
        )
    given = references if isinstance(references, References) else None
    found = enrich(references, sources=sources, offline=offline or is_empty)
    records = tuple(one.reference for one in found)
    document = read_source(text).text if text is not None else None
    compared = _compared(document, records, given) if document is not None else CitationFindings()
    beside = _beside(records, [one.doi for one in found], compared)
    if style is not None:
        for place, finding in _departures(records, style, locale):
            beside.setdefault(place, []).append(finding)
    lines = LineFinder(document) if document is not None else None
    day = today or datetime.now(UTC).date()
    local = _without_limits(sources)
    items = (_checked(one, beside.get(place, ()), day, lines, local) for place, one in enumerate(found))
    problems: tuple[Problem, ...] = given.problems if given is not None else ()
    return Report(items, findings=compared.of_text, problems=(*problems, *compared.problems))


def _departures(records: Sequence[Record], style: str | Path, locale: str | None) -> Iterable[tuple[int, Finding]]:
    from refkit.workflow.checking.style import find_departures  # with the CSL engine, which other checks do without
    from refkit.workflow.conforming.layout import Layout

    return find_departures(records, Layout.load(style, locale))


def _compared(document: str, records: Sequence[Record], given: References | None) -> CitationFindings:
    if given is not None and given.lists and _are_of(document, records):
        return compare_citations(document, records, given.lists, are_listed_here=True)
    lists = [found for found in find_lists(document).lists if found.heading is not None]
    return compare_citations(document, records, lists, are_listed_here=False)


def _are_of(document: str, records: Sequence[Record]) -> bool:
    """Whether the lists that the records were parsed from stand in this very text, at the offsets they name."""
    origins = [record.origin for record in records if record.origin is not None and record.origin.span is not None]
    spans = [origin.span for origin in origins if origin.span is not None]
    if not spans or max(end for _, end in spans) > len(document):
        return False
    (start, end), printed = spans[0], (origins[0].text or "").split()[:1]
    return not printed or printed[0][:3] in document[start:end]


def _beside(
    records: Sequence[Record], dois: Sequence[str | None], compared: CitationFindings
) -> dict[int, list[Finding]]:
    """What shows only beside the other entries or the text, by the place of the record."""
    findings: dict[int, list[Finding]] = {}
    for place, (first, why) in sorted(find_duplicates(records, dois).items()):
        name = _name(records[first])
        message = f"The same work as {name}: {why}."
        findings.setdefault(place, []).append(Finding("duplicate", message, found=records[first].id))
    for place, finding in find_number_faults(records):
        findings.setdefault(place, []).append(finding)
    for place, told in compared.of_record.items():
        findings.setdefault(place, []).extend(told)
    return findings


def _name(record: Record) -> str:
    label = record.origin.label if record.origin is not None else None
    return f"entry {label.strip()} ({record.id})" if label and label.strip(" •-*") else f"entry {record.id}"


def _without_limits(sources: Source | Sequence[Source]) -> tuple[Source, ...]:
    """Sources on disk, which may be asked once more for the notices about a work."""
    given = (sources,) if isinstance(sources, Source) else tuple(sources)
    return tuple(source for source in given if source.limits == Limits())


def _checked(
    one: Enrichment, beside: Iterable[Finding], today: date, lines: LineFinder | None, local: Sequence[Source]
) -> CheckedReference:
    record = one.reference
    findings = (
        *_of_work(one, local),
        *one.findings,
        *_of_fields(one),
        *_unknown_doi(one),
        *find_missing(record),
        *find_bad_identifiers(record),
        *find_impossible_dates(record, today),
        *beside,
        *_unread(record),
    )
    verdict, reason = _verdict(one, findings)
    line = _line(record, lines)
    located = tuple(replace(finding, line=finding.line or line) for finding in _with_evidence(findings, one.evidence))
    return CheckedReference(one, verdict, reason, located, line)


def _verdict(one: Enrichment, findings: Iterable[Finding]) -> tuple[Verdict, str]:
    """As `enrich` has it, but what nobody was asked about stays `not-asked`, and fields are looked at more closely."""
    is_asked = bool(one.asked)
    if not is_asked and one.verdict in (Verdict.NOT_EXPECTED, Verdict.NOT_FOUND):
        return Verdict.NOT_ASKED, f"Not checked: {'; '.join(one.failures)}." if one.failures else _NOBODY
    differing = next((finding for finding in findings if finding.code == "field-differs"), None)
    if one.verdict is Verdict.CONFIRMED and differing is not None:
        return Verdict.DIFFERS, f"{one.reason} {differing.message}"
    return one.verdict, one.reason


def _of_fields(one: Enrichment) -> Iterable[Finding]:
    """Fields that matching let pass; what is registered in another language is not compared."""
    told = {finding.code for finding in one.findings}
    if one.decision.work is None or "title-translated" in told:
        return ()
    fields = {finding.field for finding in one.findings}
    found = compare_fields(one.reference, one.decision.work, one.evidence)
    return tuple(finding for finding in found if finding.field not in fields)


def _of_work(one: Enrichment, local: Sequence[Source]) -> Iterable[Finding]:
    """What was published about the work; a work that its DOI led to comes alone, without its notices."""
    if one.decision.work is None:
        return ()
    notices = [work for source in local for work in source.search(one.reference)] if len(one.candidates) < 2 else []
    return find_updates(one.decision.work, (*one.candidates, *notices))


def _unknown_doi(one: Enrichment) -> Iterable[Finding]:
    """A printed DOI that every source answered about and none knows."""
    if not one.asked or one.failures:
        return
    printed = {found.value for found in find_identifiers(printed_text(one.reference)) if found.kind == "doi"}
    printed |= {one.reference.doi} if one.reference.doi else set()
    known = {work.identifier for work in one.candidates}
    for doi in sorted(printed - known):
        message = f"The DOI {doi} is not known to {', '.join(one.asked)}."
        yield Finding("doi-unknown", message, "doi", printed=doi)


def _with_evidence(findings: Iterable[Finding], evidence: Sequence[Evidence]) -> Iterable[Finding]:
    """`field-differs` with the two values as data."""
    values = {_FIELD_OF.get(item.field, item.field): item for item in evidence if item.printed is not None}
    for finding in findings:
        item = values.get(finding.field or "") if finding.code == "field-differs" else None
        if item is not None and finding.printed is None:
            finding = replace(finding, printed=item.printed, found=item.found)
        yield finding


_FIELD_OF = {"year": "issued", "first_page": "page", "last_page": "page"}


def _unread(record: Record) -> Iterable[Finding]:
    if words := record.custom.get("unparsed"):
        shown = str(words)[:UNREAD_SHOWN]
        yield Finding("unread-text", f"No field was found for “{shown}”.", None, printed=shown)


def _line(record: Record, lines: LineFinder | None) -> int | None:
    origin = record.origin
    if origin is None:
        return None
    if origin.line is not None:
        return origin.line
    return lines.line(origin.span[0]) if lines is not None and origin.span is not None else None
