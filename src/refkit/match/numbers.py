"""Which printed number is the year, volume, issue or page of a candidate? Room: match.

One printed number is evidence for one field only: the 7 of "7(9):7" may be the volume or the page, never
both. So the numbers are given out to the fields in the way that explains most.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from refkit.match.printed import Number, Printed
from refkit.model.blocking import number_form
from refkit.model.work import Work
from refkit.text.pages import first_page, last_page

MOST_PLACES = 4  # places of one number that are tried for a field
WEIGHTS = {"year": 1.6, "volume": 1.8, "issue": 0.8, "first_page": 2.6, "last_page": 1.4}
YEAR_NEAR = 0.6  # a year beside the registered one: online first, or a slip
WEAK = 0.5  # share of the weight of a number that proves little: a volume that is the year, a page 1
IN_ITS_PLACE = 0.05  # so little more for a number that stands where the field is mostly printed

_TAIL = re.compile(r"(\d{5,})$")  # the last number of a DOI is often the article number
_LETTERS = "abcdefghijklmnopqrstuvwxyz"

Place = tuple[Number, float]


@dataclass(frozen=True, slots=True)
class NumberFound:
    """The printed number that a field took, and what it weighs."""

    number: Number
    weight: float


def assign_numbers(printed: Printed, work: Work, title_span: tuple[int, int] | None) -> dict[str, NumberFound]:
    """The printed numbers that agree with the work's fields, each number used once; absent fields are left out."""
    numbers = [number for number in printed.numbers if not _within(number, title_span)]
    places = {field: list(_places(field, numbers, work))[:MOST_PLACES] for field in WEIGHTS}
    _, best = _best_assignment(list(places.items()), frozenset())
    return {field: NumberFound(number, weight) for field, number, weight in best}


def printed_volume(printed: Printed) -> str | None:
    """The number that stands where volumes do, None where none does. It tells a contradiction, nothing else."""
    for number in printed.numbers:
        if number.before_bracket and not number.last:
            return number.form
    match = re.search(r"(?:\bvol(?:ume|\.)?|\bbd\.?|\bt\.|;)\s{0,2}(\d{1,4})\s{0,2}(?:[,:(]|$)", printed.masked)
    return number_form(match[1]) if match else None


def printed_issue(printed: Printed) -> str | None:
    """The number in the brackets right after the volume, None where there is none."""
    for number, following in pairwise(printed.numbers):
        if number.before_bracket and not number.last and following.in_bracket:
            return following.form
    return None


def printed_first_pages(printed: Printed) -> list[str]:
    """The numbers that begin a printed range and are no years."""
    return [number.form for number in printed.numbers if number.first and not number.last and not number.is_year]


def printed_years(printed: Printed) -> list[int]:
    """The years that stand in the string outside ranges of pages, in order."""
    years = [number for number in printed.numbers if number.is_year]
    return [int(number.form[:4]) for number in years if not (number.first or number.last)]


def pages_of(work: Work) -> tuple[str, ...]:
    """The forms in which a work's first page or article number may be printed."""
    return _page_forms(work.record.page or "", work.article_number, work.identifier)


@lru_cache(maxsize=256)
def _page_forms(page: str, article_number: str, doi: str) -> tuple[str, ...]:
    tail = _TAIL.search(doi)
    forms = (first_page(page) or page, article_number, tail[1] if tail else "")
    return tuple(dict.fromkeys(filter(None, map(number_form, forms))))


@lru_cache(maxsize=256)
def _last_page_form(page: str) -> str:
    return number_form(last_page(page) or "")


def _places(field: str, numbers: list[Number], work: Work) -> Iterator[Place]:
    if field == "year":
        yield from _places_of_year(numbers, work)
    elif field == "volume":
        yield from _places_of_volume(numbers, work)
    elif field == "issue":
        yield from _places_of_issue(numbers, work)
    elif field == "first_page":
        yield from _places_of_first_page(numbers, work)
    else:
        yield from _places_of_last_page(numbers, work)


def _places_of_year(numbers: list[Number], work: Work) -> Iterator[Place]:
    for number in numbers:
        if number.is_year and not number.last:
            year = int(number.form[:4])
            if year in work.years:
                yield number, WEIGHTS["year"]
            elif year + 1 in work.years or year - 1 in work.years:
                yield number, YEAR_NEAR


def _places_of_volume(numbers: list[Number], work: Work) -> Iterator[Place]:
    registered = number_form(work.record.volume or "")
    first_part = re.split(r"[-/,]", registered)[0]
    is_weak = registered in map(str, work.years)
    for number in numbers:
        is_range = number.first or number.last
        if number.form not in (registered, first_part) or not registered or number.last:
            continue
        if is_range and first_part == registered:
            continue
        weight = WEIGHTS["volume"] * (WEAK if is_weak or number.in_bracket else 1)
        yield number, weight + IN_ITS_PLACE * number.before_bracket


def _places_of_issue(numbers: list[Number], work: Work) -> Iterator[Place]:
    registered = number_form(work.record.issue or "")
    first_part = re.split(r"[-/,]", registered)[0]
    for number in numbers:
        if registered and number.form in (registered, first_part) and not number.last:
            if number.first and first_part == registered:
                continue
            yield number, WEIGHTS["issue"] + IN_ITS_PLACE * number.in_bracket


def _places_of_first_page(numbers: list[Number], work: Work) -> Iterator[Place]:
    pages = pages_of(work)
    for number in numbers:
        if number.last or number.before_bracket or number.in_bracket:
            continue
        likeness = max((_page_likeness(number.form, page) for page in pages), default=0.0)
        if likeness:
            weight = WEIGHTS["first_page"] * likeness * (WEAK if number.form == "1" else 1)
            yield number, weight + IN_ITS_PLACE * number.first


def _places_of_last_page(numbers: list[Number], work: Work) -> Iterator[Place]:
    registered = _last_page_form(work.record.page or "")
    if registered and registered not in pages_of(work)[:1]:
        for number in numbers:
            if number.last and _page_likeness(number.form, registered):
                yield number, WEIGHTS["last_page"]
    elif registered:
        for number in numbers:  # one page, printed "17-17"
            if number.last and number.form == registered:
                yield number, WEIGHTS["last_page"] * WEAK


def _page_likeness(printed: str, registered: str) -> float:
    """1 for the same page; less where a letter is missing: "e0123" for "0123", "547" for "547b"."""
    if printed == registered:
        return 1.0
    if printed[-1:] != registered[-1:] and printed != registered[:-1]:
        return 0.0
    bare, other = printed.lstrip(_LETTERS), registered.lstrip(_LETTERS)
    if number_form(bare) == number_form(other) and len(other) >= 4 and (bare == printed or other == registered):
        return 1.0
    return WEAK if registered == printed + registered[-1:] and registered[-1:].isalpha() else 0.0


def _within(number: Number, span: tuple[int, int] | None) -> bool:
    return span is not None and span[0] <= number.start and number.end <= span[1]


def _best_assignment(
    fields: list[tuple[str, list[Place]]], used: frozenset[int]
) -> tuple[float, tuple[tuple[str, Number, float], ...]]:
    """Try every way to give numbers to fields; at most `MOST_PLACES` + 1 choices for each of five fields."""
    if not fields:
        return 0.0, ()
    (field, places), rest = fields[0], fields[1:]
    best = _best_assignment(rest, used)
    for number, weight in places:
        if number.start not in used:
            total, chosen = _best_assignment(rest, used | {number.start})
            if total + weight > best[0]:
                best = total + weight, ((field, number, weight), *chosen)
    return best
