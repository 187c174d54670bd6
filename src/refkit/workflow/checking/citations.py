"""The text against its lists: what is cited and not listed, what is listed and not cited. Workflow."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from refkit.model.lists import ReferenceList
from refkit.model.origin import Origin
from refkit.model.problem import Problem
from refkit.model.record import Record
from refkit.model.verdict import Finding
from refkit.workflow.checking.author_year import AuthorYears, Cited, find_author_years, near_years
from refkit.workflow.checking.body import Article, LineFinder, number_of_label, split_articles, whole_text
from refkit.workflow.checking.by_key import find_keys
from refkit.workflow.checking.numbered import Citation, find_numbered, not_listed

SHARE_CITED = 1 / 3  # of the entries that names and years must cite before the others count as not cited
SHARE_LISTED = 0.5  # of the citations that must be listed before the others count as not listed
MOST_FINDINGS = 200  # citations without an entry that are told; a text cited against the wrong list has thousands

_NONE_SEEN = "No citation of this list was recognised in the text, so the two were not compared."


@dataclass(frozen=True, slots=True)
class CitationFindings:
    """Findings for each record by its place, findings on the text itself, and what could not be compared."""

    of_record: dict[int, list[Finding]] = field(default_factory=dict)
    of_text: list[Finding] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def compare_citations(
    text: str, records: Sequence[Record], lists: Sequence[ReferenceList], *, are_listed_here: bool
) -> CitationFindings:
    """Hold the citations of a text against its entries. `lists` are those that stand in this very text.

    `are_listed_here` says whether the records were parsed from these lists; otherwise they are only left out.

    Nothing is said about an entry whose text shows no citation of its list at all: web articles often cite none.
    """
    result = CitationFindings()
    lines = LineFinder(text)
    if _by_keys(text, records, lines, result):
        return result
    articles = split_articles(text, lists) if are_listed_here else (whole_text(text, lists),)
    for article in articles:
        places = [place for place, record in enumerate(records) if _is_of(record, article)]
        if places:
            _compare(article, places, records, lines, result)
    return result


def _is_of(record: Record, article: Article) -> bool:
    number = record.origin.list_number if record.origin is not None else None
    return not article.lists or number in article.lists


def _compare(
    article: Article, places: list[int], records: Sequence[Record], lines: LineFinder, result: CitationFindings
) -> None:
    numbers = _numbers(places, records)
    listed = frozenset(numbers)
    by_number = find_numbered(article.text, article.span, listed) if listed else ()
    entries = [records[place] for place in places]
    by_name = find_author_years(article.text, article.span, entries)
    cited_numbers = {citation.number for citation in by_number} & listed
    if by_number and len(cited_numbers) >= len(by_name.cited):
        _tell_numbers(by_number, numbers, lines, result)
    elif by_name.cited or _is_sure_of_names(by_name, entries):
        _tell_names(by_name, places, entries, lines, result)
    else:
        first = entries[0].origin or Origin()
        line = lines.line(first.span[0]) if first.span is not None else None
        result.problems.append(Problem("text", line, _NONE_SEEN))


def _numbers(places: list[int], records: Sequence[Record]) -> dict[int, list[int]]:
    """The printed number of each entry, with the places that have it; the position where none has a number."""
    numbers: dict[int, list[int]] = {}
    labels = [number_of_label(_label(records[place])) for place in places]
    is_numbered = any(label is not None for label in labels)
    for position, (place, label) in enumerate(zip(places, labels, strict=True), 1):
        number = label if is_numbered else position
        if number is not None:
            numbers.setdefault(number, []).append(place)
    return numbers


def _label(record: Record) -> str | None:
    return record.citation_number or (record.origin.label if record.origin is not None else None)


def _is_sure_of_names(by_name: AuthorYears, entries: Sequence[Record]) -> bool:
    """Whether an unnumbered list, of which nothing is cited, stands under a text that surely cites by name."""
    return by_name.seen > 1 and not any(number_of_label(_label(entry)) for entry in entries)


def _tell_numbers(
    citations: Sequence[Citation], numbers: dict[int, list[int]], lines: LineFinder, result: CitationFindings
) -> None:
    listed = frozenset(numbers)
    for number, citation in list(not_listed(citations, listed).items())[:MOST_FINDINGS]:
        message = f"The text cites {citation.printed}, but the list has no number {number}."
        line = lines.line(citation.offset)
        result.of_text.append(Finding("cited-not-listed", message, None, printed=citation.printed, line=line))
    cited = {citation.number for citation in citations}
    for number, places in numbers.items():
        if number not in cited:
            for place in places:
                _add(result, place, Finding("listed-not-cited", f"The text does not cite number {number}."))


def _tell_names(
    found: AuthorYears, places: list[int], entries: Sequence[Record], lines: LineFinder, result: CitationFindings
) -> None:
    missing = [one for one in found.missing if one.is_sure]
    is_ours = found.seen == 0 or len(missing) <= (1 - SHARE_LISTED) * found.seen or not found.cited
    for one in list(_once(missing if is_ours else ()))[:MOST_FINDINGS]:
        result.of_text.append(_missing(one, entries, lines))
    if len(found.cited) >= SHARE_CITED * len(entries):
        for position, place in enumerate(places):
            if position not in found.cited:
                _add(result, place, Finding("listed-not-cited", "The text does not cite this entry."))


def _missing(one: Cited, entries: Sequence[Record], lines: LineFinder) -> Finding:
    years = near_years(one, entries)
    but = f"; it has {one.names[0]} with {', '.join(map(str, years))}" if years else ""
    message = f"The text cites “{one.printed}”, but the list has no such entry{but}."
    return Finding("cited-not-listed", message, None, printed=one.printed, line=lines.line(one.offset))


def _once(citations: Sequence[Cited]) -> Iterator[Cited]:
    seen: set[tuple[str, int, str]] = set()
    for one in citations:
        mark = (one.names[0], one.year, one.suffix)
        if mark not in seen:
            seen.add(mark)
            yield one


def _by_keys(text: str, records: Sequence[Record], lines: LineFinder, result: CitationFindings) -> bool:
    """Whether the text cites by keys that the records have; then nothing else is a citation."""
    keys = {record.id: place for place, record in enumerate(records) if record.id}
    found = find_keys(text)
    if not any(cited.key in keys or cited.key == "*" for cited in found):
        return False
    cited = {one.key for one in found}
    told: set[str] = set()
    for one in found:
        if one.key not in keys and one.key != "*" and one.key not in told and len(told) < MOST_FINDINGS:
            told.add(one.key)
            message = f"The text cites the key {one.key!r}, which the list does not have."
            result.of_text.append(Finding("cited-not-listed", message, printed=one.key, line=lines.line(one.offset)))
    for key, place in keys.items():
        if key not in cited and "*" not in cited:
            _add(result, place, Finding("listed-not-cited", f"The text does not cite the key {key!r}."))
    return True


def _add(result: CitationFindings, place: int, finding: Finding) -> None:
    result.of_record.setdefault(place, []).append(finding)
