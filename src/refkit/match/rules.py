"""How much evidence is enough. Room: match. The figures behind each limit stand in docs/explanation/matching.md."""

from refkit.match.comparison import EXACT_TITLE, TITLE_AGREES, Comparison
from refkit.match.printed import Printed

ENOUGH_WITH_TITLE = 1.5  # supports that a long title needs beside it
ENOUGH_WITH_SHORT_TITLE = 2.5  # "Editorial" and its like are the titles of many works
SUPPORTS_WITH_DOI = 2.0  # a printed DOI is believed when so much of the rest agrees
FEWEST_WORDS = 3  # a string with fewer words beside its DOI says nothing that could disagree
_CONTRADICTING = ("author", "volume", "first_page", "doi", "type")


def supports(comparison: Comparison) -> float:
    """How many of author, year, volume, first page and container agree, less one for each contradiction."""
    count = 0.0
    if comparison.agrees("author"):
        count += 1.0 if comparison.weight("author") > 2 else 0.6
    elif comparison.agrees("co_author"):
        count += 0.5
    count += 1.0 if comparison.agrees("year") else 0.5 if comparison.weight("year") > 0 else 0.0
    count += sum(comparison.agrees(field) for field in ("volume", "first_page", "container_title"))
    return count - contradictions(comparison)


def contradictions(comparison: Comparison) -> int:
    """How many fields have another value in the string."""
    far_year = comparison.differs("year") and comparison.weight("year") < 0
    return sum(comparison.differs(field) for field in _CONTRADICTING) + far_year


def is_enough(printed: Printed, comparison: Comparison) -> bool:
    """Whether a candidate may be accepted; a tie with another one is not this question."""
    if comparison.agrees("doi"):
        return _doi_holds(printed, comparison)
    if comparison.is_notice:
        return False
    return _with_title(comparison) or _without_title(comparison) or _with_mistyped_page(comparison)


def _doi_holds(printed: Printed, comparison: Comparison) -> bool:
    if _strength(comparison) >= TITLE_AGREES and contradictions(comparison) <= 2:
        return True
    return supports(comparison) >= SUPPORTS_WITH_DOI or len(printed.words) < FEWEST_WORDS


def _with_title(comparison: Comparison) -> bool:
    if _strength(comparison) >= TITLE_AGREES:
        return supports(comparison) >= ENOUGH_WITH_TITLE
    is_short = comparison.title is not None and comparison.title.ratio >= EXACT_TITLE
    return is_short and supports(comparison) >= ENOUGH_WITH_SHORT_TITLE


def _without_title(comparison: Comparison) -> bool:
    """The title is translated or not printed: nearly everything else has to agree."""
    return (
        _author_agrees(comparison)
        and all(map(comparison.agrees, ("year", "volume", "first_page")))
        and any(map(comparison.agrees, ("container_title", "co_author", "last_page", "issue")))
        and contradictions(comparison) == 0
    )


def _with_mistyped_page(comparison: Comparison) -> bool:
    """The first page is wrong by a slip, all else agrees."""
    return _author_agrees(comparison) and all(map(comparison.agrees, ("year", "volume", "issue", "last_page")))


def _author_agrees(comparison: Comparison) -> bool:
    return comparison.agrees("author") or comparison.weight("co_author") >= 1.4


def _strength(comparison: Comparison) -> float:
    return comparison.title.strength if comparison.title is not None else 0.0
