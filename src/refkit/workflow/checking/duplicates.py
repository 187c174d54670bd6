"""Entries of one list that describe the same work. Workflow.

Careful: two entries are the same only where something says so and nothing speaks against it. Parts of a series,
chapters with their book's DOI and a preprint beside its article are not duplicates.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz

from refkit.model.blocking import number_form
from refkit.model.record import Record
from refkit.text.fold import fold, squash
from refkit.text.markup import strip_markup
from refkit.text.pages import first_page

LONGEST_TITLE = 400  # letters compared
WHOLE_TITLE = 18  # letters from which on the same title means something
TITLE_START = 20  # letters of a title that make a blocking key
SAME_TITLE = 0.93  # likeness of two printings of one title, misprints and all
LIKE_TITLE = 0.6  # below it two entries with one DOI describe two works
MOST_IN_BLOCK = 30  # entries before that one is compared with: a list of one title only must stay linear

_NUMERAL = re.compile(r"(?<![^\W_])(?:\d{1,4}|[ivx]{1,5})(?![^\W_])")


@dataclass(frozen=True)
class _Facts:
    """What two entries are compared by."""

    place: int
    record: Record
    doi: str | None

    @cached_property
    def title(self) -> str:
        return strip_markup(self.record.title or self.record.translated_title or "")

    @cached_property
    def letters(self) -> str:
        return squash(self.title)[:LONGEST_TITLE]

    @cached_property
    def numerals(self) -> frozenset[str]:
        return frozenset(_NUMERAL.findall(fold(self.title[:LONGEST_TITLE])))

    @cached_property
    def family(self) -> str:
        names = self.record.author or self.record.editor
        return squash(names[0].family or names[0].literal or "") if names else ""

    @cached_property
    def year(self) -> int | None:
        return self.record.issued.year if self.record.issued is not None else None

    @cached_property
    def page(self) -> str:
        page = self.record.page or ""
        return number_form(first_page(page) or page) if page else ""

    @cached_property
    def volume(self) -> str:
        return number_form(self.record.volume or "")

    def keys(self) -> Iterator[tuple[str, ...]]:
        """Two entries that share none of these are never compared."""
        if self.doi:
            yield "doi", self.doi
        if self.record.pmid:
            yield "pmid", self.record.pmid
        if len(self.letters) >= WHOLE_TITLE:
            yield "title", self.letters[:TITLE_START]
        if self.family and self.year:
            yield "author", self.family, str(self.year)
        if self.page and self.volume and self.year:
            yield "place", self.volume, self.page, str(self.year)


def find_duplicates(records: Sequence[Record], dois: Sequence[str | None] = ()) -> dict[int, tuple[int, str]]:
    """For each entry that repeats an earlier one of its list: the place of that one, and why they are the same.

    `dois` are the DOIs of the works that were found for the records, in the same order; they count like printed ones.
    """
    lists: defaultdict[tuple[str | None, int | None], list[_Facts]] = defaultdict(list)
    for place, record in enumerate(records):
        found = record.doi or (dois[place] if place < len(dois) else None)
        origin = record.origin
        key = (origin.file, origin.list_number) if origin is not None else (None, None)
        lists[key].append(_Facts(place, record, found))
    return {later: earlier for facts in lists.values() for later, earlier in _within(facts)}


def why_same(one: Record, other: Record) -> str | None:
    """Why two records describe the same work, None where they do not.

    >>> first, second = Record(title="On the growth of trees", volume="3"), Record(title="On the Growth of Trees.")
    >>> why_same(first, second)
    'the same title'
    """
    return _why_same(_Facts(0, one, one.doi), _Facts(1, other, other.doi))


def _within(entries: Iterable[_Facts]) -> Iterator[tuple[int, tuple[int, str]]]:
    blocks: defaultdict[tuple[str, ...], list[_Facts]] = defaultdict(list)
    for entry in entries:
        seen: dict[int, _Facts] = {}
        for key in entry.keys():  # noqa: SIM118  # no mapping
            block = blocks[key]
            seen |= {other.place: other for other in block[-MOST_IN_BLOCK:]}
            block.append(entry)
        for place in sorted(seen):
            if reason := _why_same(seen[place], entry):
                yield entry.place, (place, reason)
                break


def _why_same(one: _Facts, other: _Facts) -> str | None:
    if one.doi and other.doi:
        return "the same DOI" if one.doi == other.doi and not _describe_two(one, other) else None
    if one.record.pmid and other.record.pmid:
        return "the same PubMed number" if one.record.pmid == other.record.pmid else None
    if _contradict(one, other):
        return None
    if _same_title(one, other):
        return "the same title"
    numbers = bool(one.page and one.volume) and (one.page, one.volume, one.year) == (
        other.page,
        other.volume,
        other.year,
    )
    no_title = not one.letters or not other.letters
    if numbers and one.family and one.family == other.family and (no_title or _likeness(one, other) >= LIKE_TITLE):
        return "the same author, year, volume and page"
    return None


def _describe_two(one: _Facts, other: _Facts) -> bool:
    """Chapters printed with their book's DOI, or a DOI copied to the wrong entry."""
    if one.page and other.page and one.page != other.page:
        return True
    return bool(one.letters and other.letters) and _likeness(one, other) < LIKE_TITLE and one.family != other.family


def _contradict(one: _Facts, other: _Facts) -> bool:
    def differ(left: object, right: object) -> bool:
        return bool(left) and bool(right) and left != right

    years_apart = abs(one.year - other.year) if one.year and other.year else 0
    return (
        years_apart > 1
        or differ(one.page, other.page)
        or differ(one.volume, other.volume)
        or differ(one.numerals, other.numerals)
        or differ(one.record.edition, other.record.edition)
        or differ(one.record.number, other.record.number)
        or differ(one.record.year_suffix, other.record.year_suffix)
        or (differ(one.family, other.family) and fuzz.ratio(one.family, other.family) < 80)
        or (differ(one.record.url, other.record.url) and not (one.page and other.page))
        or (years_apart == 1 and not (one.volume and one.volume == other.volume))
    )


def _same_title(one: _Facts, other: _Facts) -> bool:
    if min(len(one.letters), len(other.letters)) < WHOLE_TITLE or one.numerals != other.numerals:
        return False
    if _likeness(one, other) >= SAME_TITLE:
        return True
    shorter, longer = sorted((one.title, other.title), key=len)
    has_subtitle = ":" in longer and squash(longer.partition(":")[0]) == squash(shorter)
    return has_subtitle and bool(one.family) and one.family == other.family and one.year == other.year


def _likeness(one: _Facts, other: _Facts) -> float:
    return fuzz.ratio(one.letters, other.letters) / 100
