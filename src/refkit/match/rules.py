"""How much evidence is enough. Room: match. `benchmarks/score_match.py` measures what each limit is worth."""

from refkit.match.comparison import CONTAINER_WEIGHT, EXACT_TITLE, TITLE_AGREES, Comparison
from refkit.match.notices import NOT_CITED
from refkit.match.printed import Printed

ENOUGH_WITH_TITLE = 1.5  # supports that a long title needs beside it
ENOUGH_WITH_SHORT_TITLE = 2.5  # "Editorial" and its like are the titles of many works
NEAR_YEAR = 0.4  # support of a year beside the registered one: with the author alone it is not enough
SUPPORTS_WITH_DOI = 2.0  # a printed DOI is believed when so much of the rest agrees
FEWEST_WORDS = 3  # a string with fewer words beside its DOI says nothing that could disagree
STRONG_AUTHOR = 1.9  # weight of a first author who stands where first authors do
STRONG_VOLUME, STRONG_PAGE = 1.5, 1.8  # weights of a volume that is no year, a first page that is not 1
WHOLE_TITLE = 0.97  # ratio of a title that stands there word for word
TWO_CO_AUTHORS, THREE_CO_AUTHORS = 1.4, 2.1  # weights of so many co-authors
ARTICLE_NUMBER_DIGITS = 5
_COMPANY = ("co_author", "container_title")
_CONTRADICTING = ("author", "volume", "first_page", "doi", "type")


def supports(comparison: Comparison) -> float:
    """How many of author, year, volume, first page and container agree, less one for each contradiction."""
    count = 0.0
    if comparison.agrees("author"):
        count += 1.0 if comparison.weight("author") >= STRONG_AUTHOR else 0.6
    elif comparison.agrees("co_author"):
        count += 0.5
    count += 1.0 if comparison.agrees("year") else NEAR_YEAR if comparison.weight("year") > 0 else 0.0
    count += sum(comparison.agrees(field) for field in ("first_page", "container_title"))
    if comparison.agrees("volume") and any(map(comparison.agrees, ("year", "first_page", "container_title"))):
        count += 1.0  # alone it may be any number
    return count - contradictions(comparison)


def contradictions(comparison: Comparison) -> int:
    """How many fields have another value in the string."""
    far_year = comparison.differs("year") and comparison.weight("year") < 0
    return sum(comparison.differs(field) for field in _CONTRADICTING) + far_year


def is_enough(printed: Printed, comparison: Comparison) -> bool:
    """Whether a candidate may be accepted; a tie with another one is not this question."""
    if comparison.agrees("doi"):
        return _doi_holds(printed, comparison)
    if comparison.work.registered_type in NOT_CITED:
        return False
    if not comparison.is_notice and _with_title(comparison):
        return True
    return _without_title(printed, comparison)


def _doi_holds(printed: Printed, comparison: Comparison) -> bool:
    if comparison.strength >= TITLE_AGREES and contradictions(comparison) <= 2:
        return True
    return supports(comparison) >= SUPPORTS_WITH_DOI or len(printed.words) < FEWEST_WORDS


def _with_title(comparison: Comparison) -> bool:
    if comparison.differs("type") or (comparison.differs("issue") and comparison.differs("first_page")):
        return False  # a notice for the work or the work for a notice; another part of a series
    if comparison.differs("author") and not _is_known_without_author(comparison):
        return False
    if comparison.strength >= TITLE_AGREES:
        return supports(comparison) >= ENOUGH_WITH_TITLE
    title = comparison.title
    is_short = title is not None and title.ratio >= EXACT_TITLE and not title.is_other_part
    return is_short and supports(comparison) >= ENOUGH_WITH_SHORT_TITLE


def _is_known_without_author(comparison: Comparison) -> bool:
    """Whether more than year, volume and journal stands for a work whose first author is another.

    A volume holds hundreds of articles, and part of a longer title is the title of one of them.
    """
    title = comparison.title
    is_whole = title is not None and title.ratio >= WHOLE_TITLE and title.scale == 1.0
    return is_whole or comparison.agrees("first_page") or comparison.agrees("co_author")


def _without_title(printed: Printed, comparison: Comparison) -> bool:
    """The title is translated or not printed: nearly everything else has to agree."""
    if not (_author_agrees(comparison) and comparison.agrees("year")):
        return False
    if _with_mistyped_page(comparison):
        return True
    if contradictions(comparison) > 0:
        return False
    return (
        _by_volume_and_page(comparison)
        or _without_volume(comparison)
        or _without_page(comparison)
        or _without_numbers(printed, comparison)
    )


def _by_volume_and_page(comparison: Comparison) -> bool:
    """Volume and first page, and one thing more; an article number of five digits is that thing itself."""
    if not all(map(comparison.agrees, ("volume", "first_page"))):
        return False
    if comparison.weight("volume") < STRONG_VOLUME and comparison.weight("first_page") < STRONG_PAGE:
        return _with_weak_numbers(comparison)
    page = comparison.evidence["first_page"].printed or ""
    is_article_number = page[-ARTICLE_NUMBER_DIGITS:].isdigit() and len(page) >= ARTICLE_NUMBER_DIGITS
    return is_article_number or any(map(comparison.agrees, ("container_title", "co_author", "last_page", "issue")))


def _with_weak_numbers(comparison: Comparison) -> bool:
    """Volume 2015 of 2015, pages 1-9: many works have those, so first author, co-authors and last page are needed."""
    return (
        comparison.weight("author") >= STRONG_AUTHOR
        and comparison.agrees("last_page")
        and (comparison.weight("co_author") >= TWO_CO_AUTHORS or all(map(comparison.agrees, _COMPANY)))
    )


def _with_mistyped_page(comparison: Comparison) -> bool:
    """The first page is wrong by a slip, all else agrees."""
    return contradictions(comparison) <= 1 and all(map(comparison.agrees, ("volume", "issue", "last_page")))


def _without_volume(comparison: Comparison) -> bool:
    """Chapters and papers of proceedings have no volume: both pages and the book instead."""
    return (
        comparison.work.record.volume is None
        and all(map(comparison.agrees, ("first_page", "last_page")))
        and comparison.weight("first_page") >= STRONG_PAGE
        and (comparison.weight("container_title") >= CONTAINER_WEIGHT or comparison.agrees("co_author"))
        and (comparison.agrees("container_title") or comparison.agrees("issue"))
    )


def _without_page(comparison: Comparison) -> bool:
    """No page is registered: volume, container and nearly all authors instead."""
    return (
        comparison.work.record.page is None
        and all(map(comparison.agrees, ("volume", "container_title")))
        and comparison.weight("volume") >= STRONG_VOLUME
        and comparison.weight("co_author") >= (TWO_CO_AUTHORS if comparison.agrees("issue") else THREE_CO_AUTHORS)
    )


def _without_numbers(printed: Printed, comparison: Comparison) -> bool:
    """Nothing but authors, year and container is registered or printed: all authors must be there."""
    record = comparison.work.record
    return (
        record.volume is None
        and record.page is None
        and all(number.is_year for number in printed.numbers)
        and comparison.weight("container_title") >= CONTAINER_WEIGHT
        and comparison.weight("co_author") >= TWO_CO_AUTHORS
    )


def _author_agrees(comparison: Comparison) -> bool:
    if comparison.weight("author") >= STRONG_AUTHOR:
        return True
    has_company = comparison.agrees("co_author") and comparison.agrees("author")
    return has_company or comparison.weight("co_author") >= TWO_CO_AUTHORS
