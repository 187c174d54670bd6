"""Candidates of several sources, each work once. Workflow.

Two sources that know the same work would otherwise be two works that agree equally well, and no answer.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, TypeVar

from refkit.model.record import Record
from refkit.model.work import Work
from refkit.text.fold import squash
from refkit.text.markup import strip_markup
from refkit.text.pages import first_page

Item = TypeVar("Item")

# What a second source may add to the first one's record; title, authors and type stay of one hand.
ADDED = (
    "doi", "pmid", "pmcid", "issn", "isbn", "language", "container_title", "container_title_short", "volume", "issue",
    "page", "issued", "publisher", "publisher_place",
)  # fmt: skip


def merge_works(known: Iterable[Work], more: Iterable[Work]) -> tuple[Work, ...]:
    """All works in order, those of `more` that are known already merged into the known ones.

    The same work is one of the same DOI or PMID; where one of two has no DOI, one of the same title, year,
    volume and first page.
    """
    works = list(known)
    for work in more:
        place = next((place for place, other in enumerate(works) if is_same_work(other, work)), None)
        if place is None:
            works.append(work)
        else:
            works[place] = _merged(works[place], work)
    return tuple(works)


def is_same_work(one: Work, other: Work) -> bool:
    """Whether two sources mean one work."""
    if one is other:
        return True
    for ours, theirs in ((one.identifier, other.identifier), (one.record.pmid, other.record.pmid)):
        if ours and theirs:
            return ours == theirs
    if one.source == other.source:
        return False  # a source's own list has each work once
    numbers = _numbers(one.record)
    return (
        all(numbers)
        and numbers == _numbers(other.record)
        and _title(one.record) == _title(other.record) != ""
        and not one.years.isdisjoint(other.years)
    )


def _merged(first: Work, second: Work) -> Work:
    """The first with what only the second knows."""
    if first == second:
        return first
    added: dict[str, Any] = {
        field: getattr(second.record, field)
        for field in ADDED
        if second.record.is_present(field) and not first.record.is_present(field)
    }
    names = dict.fromkeys((*first.source.split("+"), *second.source.split("+")))
    return replace(
        first,
        record=first.record.replace(**added) if added else first.record,
        source="+".join(names) if added else first.source,
        identifier=first.identifier or second.identifier,
        other_titles=_union(first.other_titles, second.other_titles),
        original_titles=_union(first.original_titles, second.original_titles),
        container_titles=_union(first.container_titles, second.container_titles),
        years=first.years | second.years,
        corrects=_union(first.corrects, second.corrects),
        corrected_by=_union(first.corrected_by, second.corrected_by),
        article_number=first.article_number or second.article_number,
        is_abridged=first.is_abridged and second.is_abridged,
    )


def _union(first: tuple[Item, ...], second: tuple[Item, ...]) -> tuple[Item, ...]:
    return tuple(dict.fromkeys((*first, *second)))


def _numbers(record: Record) -> tuple[str, str]:
    return squash(record.volume or ""), squash(first_page(record.page or "") or record.page or "")


def _title(record: Record) -> str:
    return squash(strip_markup(record.title or ""))
