"""A candidate held against the printed string, field by field. Room: match."""

from dataclasses import dataclass

from refkit.match.books import is_only_its_book
from refkit.match.containers import content_words, find_container
from refkit.match.decision import Agreement, Evidence
from refkit.match.names import FIRST_WORDS, HEAD_WORDS, MOST_CO_AUTHORS, find_name, is_comparable, is_in_another_script
from refkit.match.notices import is_only_a_notice, is_other_contribution, kind_of_notice, names_a_notice
from refkit.match.numbers import (
    YEAR_NEAR,
    NumberFound,
    assign_numbers,
    pages_of,
    printed_first_pages,
    printed_issue,
    printed_volume,
    printed_years,
)
from refkit.match.printed import Printed
from refkit.match.titles import TitleFound, find_title
from refkit.model.crossref import PREPRINTS
from refkit.model.work import Work

AGREE, DIFFER, UNKNOWN = Agreement.AGREE, Agreement.DIFFER, Agreement.UNKNOWN

TITLE_WEIGHT = 5.0
TITLE_AGREES = 0.55  # of the strength of a long title found word by word
FIRST_AUTHOR_WEIGHT = 2.6
AMONG_THE_FIRST, ELSEWHERE = 0.75, 0.6  # share of it for a first author who does not stand at the very start
MISPRINTED = 0.8  # share of it for a name with a letter wrong
CO_AUTHOR_WEIGHT, MOST_FOR_CO_AUTHORS = 0.7, 2.1
CONTAINER_WEIGHT, ONE_WORD_CONTAINER_WEIGHT = 1.6, 1.0
DOI_WEIGHT = 5.0
CONTRADICTION = -1.0
WORD_BY_WORD = 0.95  # ratio from which on a short title counts as found
EXACT_TITLE = 0.9  # ratio from which on the words of a title, and its numbers, are taken to be the title's
_NUMBERED = ("year", "volume", "issue", "first_page", "last_page")


@dataclass(frozen=True, slots=True)
class Comparison:
    """A candidate with the evidence for and against it; `title` says how well its title is there."""

    work: Work
    title: TitleFound | None
    evidence: dict[str, Evidence]
    is_notice: bool

    @property
    def total(self) -> float:
        """The sum of all weights; only differences between candidates mean something."""
        return sum(item.weight for item in self.evidence.values())

    @property
    def strength(self) -> float:
        """How well the title agrees, 0–1; 0 where there is none."""
        return self.title.strength if self.title is not None else 0.0

    def agrees(self, field: str) -> bool:
        """Whether the field stands in the string as it is registered."""
        return self.evidence[field].verdict is AGREE

    def differs(self, field: str) -> bool:
        """Whether the string has another value in the field's place."""
        return self.evidence[field].verdict is DIFFER

    def weight(self, field: str) -> float:
        """What the field adds."""
        return self.evidence[field].weight


def compare(printed: Printed, work: Work) -> Comparison:
    """Look for each registered field of a work in the string."""
    title = find_title(printed, work)
    span = title.span if title is not None and title.ratio >= EXACT_TITLE else None
    numbers = assign_numbers(printed, work, span)
    evidence = {
        "title": _title(title),
        "author": _first_author(printed, work),
        "co_author": _co_authors(printed, work),
        **{field: _number(field, numbers.get(field), printed, work) for field in _NUMBERED},
        "container_title": _container(printed, work, span),
        "doi": _doi(printed, work),
        "type": _kind(printed, work, title),
    }
    return Comparison(work, title, evidence, is_only_a_notice(printed, work))


def _title(title: TitleFound | None) -> Evidence:
    if title is None:
        return Evidence("title", None, None, UNKNOWN)
    is_there = title.strength >= TITLE_AGREES or title.ratio >= WORD_BY_WORD
    verdict = DIFFER if title.is_other_part and is_there else AGREE if is_there else UNKNOWN
    return Evidence("title", None, title.title, verdict, TITLE_WEIGHT * title.strength)


def _first_author(printed: Printed, work: Work) -> Evidence:
    if not work.record.author or not is_comparable(work.record.author[0]):
        return Evidence("author", None, None, UNKNOWN)
    name = work.record.author[0]
    found = find_name(printed, name, fuzzy=True)
    if found is None:
        others = (find_name(printed, other) for other in work.record.author[1:MOST_CO_AUTHORS])
        is_there = name.literal is not None or not printed.words or is_in_another_script(printed, name) or any(others)
        if is_there:
            return Evidence("author", None, str(name), UNKNOWN)
        return Evidence("author", _word_at_the_head(printed), str(name), DIFFER, CONTRADICTION)
    share = 1.0 if found.place < FIRST_WORDS else AMONG_THE_FIRST if found.place < HEAD_WORDS else ELSEWHERE
    share *= 1.0 if found.exact else MISPRINTED
    word = printed.words[found.place][0]
    return Evidence("author", word, str(name), AGREE, FIRST_AUTHOR_WEIGHT * share)


def _word_at_the_head(printed: Printed) -> str | None:
    """What stands where a first author does; None where the string begins with a number or a sign."""
    word, place = printed.words[0]
    return word if not printed.masked[printed.start : place].strip(" .,:;-_*\"'([") else None


def _co_authors(printed: Printed, work: Work) -> Evidence:
    others = work.record.author[1 : 1 + MOST_CO_AUTHORS]
    found = [name for name in others if find_name(printed, name)]
    weight = min(MOST_FOR_CO_AUTHORS, CO_AUTHOR_WEIGHT * len(found))
    text = "; ".join(map(str, found)) or None
    return Evidence("co_author", text, "; ".join(map(str, others)) or None, AGREE if found else UNKNOWN, weight)


def _number(field: str, found: NumberFound | None, printed: Printed, work: Work) -> Evidence:
    registered = _registered(field, work)
    if found is not None:
        is_near = field == "year" and found.weight <= YEAR_NEAR
        return Evidence(field, found.number.form, registered, DIFFER if is_near else AGREE, found.weight)
    other = _printed_instead(field, printed) if registered else None
    if other is None:
        return Evidence(field, None, registered, UNKNOWN)
    return Evidence(field, other, registered, DIFFER, CONTRADICTION)


def _registered(field: str, work: Work) -> str | None:
    if field == "year":
        return "/".join(map(str, sorted(work.years))) or None
    if field == "first_page":
        return next(iter(pages_of(work)), None) if work.record.page else None
    return {"volume": work.record.volume, "issue": work.record.issue, "last_page": work.record.page}[field]


def _printed_instead(field: str, printed: Printed) -> str | None:
    """What stands where the field is printed, though it is not the registered value."""
    if field == "year":
        return next(map(str, printed_years(printed)), None)
    if field == "volume":
        return printed_volume(printed)
    if field == "issue":
        return printed_issue(printed)
    if field == "first_page":
        return next(iter(printed_first_pages(printed)), None)
    return None


def _container(printed: Printed, work: Work, span: tuple[int, int] | None) -> Evidence:
    for name in work.container_titles:
        if found := find_container(printed, name, span):
            weight = CONTAINER_WEIGHT if len(content_words(name)) > 1 else ONE_WORD_CONTAINER_WEIGHT
            return Evidence("container_title", printed.text[slice(*found)], name, AGREE, weight)
    return Evidence("container_title", None, work.record.container_title, UNKNOWN)


def _doi(printed: Printed, work: Work) -> Evidence:
    if not printed.dois or not work.identifier:  # not every provider knows the DOI of a work that has one
        return Evidence("doi", None, work.identifier or None, UNKNOWN)
    if work.identifier in printed.dois:
        return Evidence("doi", work.identifier, work.identifier, AGREE, DOI_WEIGHT)
    return Evidence("doi", printed.dois[0], work.identifier or None, DIFFER, CONTRADICTION)


def _names_a_preprint(printed: Printed, work: Work) -> bool:
    """Whether the string says that it was posted, and does not give volume or pages of a journal."""
    if printed_volume(printed) or printed_first_pages(printed):
        return False
    is_posted = any("preprint" in word or "rxiv" in word for word in printed.places_of_word)
    return is_posted or any(find_container(printed, name, None) for name in work.container_titles)


def _kind(printed: Printed, work: Work, title: TitleFound | None) -> Evidence:
    """A notice where the work is cited, the work where a notice is, a preprint where volume and pages are printed."""
    named = names_a_notice(printed, title.span[0] if title is not None and title.span else None)
    if named is not None and kind_of_notice(work) is None:
        return Evidence("type", named, work.registered_type, DIFFER, CONTRADICTION)
    if is_only_its_book(printed, work, title.span if title is not None else None):
        return Evidence("type", "a part or a review of it", work.registered_type, DIFFER, CONTRADICTION)
    if is_other_contribution(printed, work):
        return Evidence("type", None, "contribution to a supplement", DIFFER, CONTRADICTION)
    if work.registered_type in PREPRINTS and not _names_a_preprint(printed, work):
        return Evidence("type", None, "preprint", DIFFER, CONTRADICTION)
    return Evidence("type", None, work.registered_type or None, UNKNOWN)
