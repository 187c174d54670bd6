"""Are two records of one work? Field by field, as a person with both on the desk would say. Room: match.

Copies of one work differ in how much they say: journals abbreviated or not, last pages short or in full,
subtitles and accents lost. Works that are not the same may share a title, even with the author and the year:
parts of a series, editions, a preprint and its article, a correction. So a title alone proves nothing, and
what contradicts weighs more than what agrees.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from refkit.match.decision import Agreement, Evidence
from refkit.match.record_facts import IDENTIFIERS, Facts
from refkit.text.abbreviations import is_abbreviation_of
from refkit.text.similarity import title_similarity

AGREE, DIFFER, UNKNOWN = Agreement.AGREE, Agreement.DIFFER, Agreement.UNKNOWN

SAME_TITLE = 0.92  # likeness from which on two titles are one with a slip in it
EXACT_TITLE = 0.98  # likeness of a title to the same with its subtitle; below it some word is another
SIMILAR_TITLE = 0.8  # likeness from which on two titles on the very same page are one
OTHER_TITLE = 0.6  # likeness below which two titles are of two works, or in two languages
SHORTEST_MAIN_TITLE = 24  # letters before a colon that may stand for the whole title
ENOUGH = 2.0  # weight of what agrees besides the title, less what differs, for the same work
ENOUGH_WITHOUT_TITLE = 5.0
THROUGH_PAGED_DIGITS = 3  # a first page of so many digits is counted through the volume
ARTICLE_NUMBER_LENGTH = 6  # a page so long is the number of one article
NEAR_YEARS = 1  # online first and in print
GLANCE_MARGIN = 0.04  # below `SAME_TITLE`, so that a glance is never stricter than a look
SHORTEST_FUZZY_NAME = 4  # letters from which on one of a family name may be misprinted

WEIGHTS = {  # field: (agrees, differs)
    "author": (1.0, -1.5),
    "issued": (1.0, -1.0),
    "volume": (1.0, -1.0),
    "issue": (0.5, -0.5),
    "page": (1.5, -1.5),
    "container_title": (1.0, -1.0),
    "publisher": (0.5, 0.0),
    "isbn": (1.5, -0.5),
}


_LETTERS_BEFORE = re.compile(r"^[^\W\d_]+(?=\d)")


class Relation(StrEnum):
    """How two records stand to each other."""

    SAME = "same"  # copies of one work
    PREPRINT = "preprint"  # a preprint and what was published of it
    EDITION = "edition"  # two editions of one book
    OTHER = "other"  # two works


@dataclass(frozen=True, slots=True)
class Likeness:
    """What comparing two records came to; in `evidence`, `printed` is the first record's and `found` the second's.

    `score` is the weight of what agrees less that of what differs: a rank between pairs, not a probability.
    """

    relation: Relation
    score: float
    evidence: tuple[Evidence, ...]

    @property
    def identifiers_differ(self) -> bool:
        """Whether both records have an identifier of one kind, and not the same."""
        return any(item.field in IDENTIFIERS and item.verdict is DIFFER for item in self.evidence)

    @property
    def reasons(self) -> str:
        """In words, which fields agree and which differ.

        >>> Likeness(Relation.SAME, 2.0, (Evidence("doi", "10.1/a", "10.1/a", AGREE),)).reasons
        'same doi'
        """
        fields = {verdict: [item.field for item in self.evidence if item.verdict is verdict] for verdict in Agreement}
        said = (f"{word} {', '.join(fields[verdict])}" for word, verdict in _WORDS if fields[verdict])
        return "; ".join(said).replace("_", " ")


_WORDS = (("same", AGREE), ("other", DIFFER))


def compare_records(ours: Facts, theirs: Facts) -> Likeness:
    """Say how two records stand to each other, and why."""
    title = _title(ours, theirs)
    identifiers = tuple(_identifiers(ours, theirs))
    fields = tuple(_fields(ours, theirs))
    evidence = (title, *identifiers, *fields)
    score = sum(item.weight for item in fields)
    return Likeness(_relation(ours, theirs, title, identifiers, fields), score, evidence)


def are_surely_two_works(ours: Facts, theirs: Facts) -> bool:
    """Whether a glance shows that `compare_records` would say OTHER, at a thirtieth of its cost.

    With titles that are not alike only the very same place in print could make one work of two records.
    """
    if len(ours.titles) != 1 or len(theirs.titles) != 1:
        return False
    if ours.volume and ours.page and (ours.volume, ours.page) == (theirs.volume, theirs.page):
        return False
    mine, other = ours.titles[0], theirs.titles[0]
    short, long = sorted((mine, other), key=len)
    if long.startswith(short):
        return False
    enough = 100 * (SAME_TITLE - GLANCE_MARGIN)
    is_alike = fuzz.ratio(mine, other, score_cutoff=enough) or fuzz.token_sort_ratio(mine, other, score_cutoff=enough)
    return not is_alike and mine.replace(" ", "") != other.replace(" ", "")


def _relation(
    ours: Facts, theirs: Facts, title: Evidence, identifiers: tuple[Evidence, ...], fields: tuple[Evidence, ...]
) -> Relation:
    verdict_of = {item.field: item.verdict for item in fields}
    support = sum(item.weight for item in fields)
    same_title = title.verdict is AGREE
    if ours.notice != theirs.notice:
        return Relation.OTHER
    if same_title and ours.is_preprint != theirs.is_preprint:
        return Relation.PREPRINT if verdict_of["author"] is not DIFFER else Relation.OTHER
    if _is_other_edition(ours, theirs, verdict_of):
        return Relation.EDITION if same_title and verdict_of["author"] is AGREE else Relation.OTHER
    is_same = _is_same(ours, theirs, title, identifiers, verdict_of, support)
    return Relation.SAME if is_same else Relation.OTHER


def _is_same(
    ours: Facts,
    theirs: Facts,
    title: Evidence,
    identifiers: tuple[Evidence, ...],
    verdict_of: dict[str, Agreement],
    support: float,
) -> bool:
    """An identifier in common, or enough besides the title; with other titles or identifiers, the very same place."""
    is_same_place = _is_same_place(ours, theirs, title.weight, verdict_of)
    if title.verdict is DIFFER:
        return is_same_place
    if any(item.verdict is AGREE for item in identifiers):
        return True
    if identifiers and (not is_same_place or verdict_of["issue"] is DIFFER):
        return False
    enough = ENOUGH if title.verdict is AGREE else ENOUGH_WITHOUT_TITLE
    return support >= enough and not _is_contradicted(ours, theirs, title, verdict_of)


def _is_contradicted(ours: Facts, theirs: Facts, title: Evidence, verdict_of: dict[str, Agreement]) -> bool:
    """Another author, two facts that differ, or one where the title is short or has a slip in it.

    A journal under another name at the same volume and page is the journal's other name. Without a place to
    confirm it, a slip in a title is another word: "preventing" is not "treating".
    """
    differing = {
        field for field in ("issued", "volume", "issue", "page", "container_title") if verdict_of[field] is DIFFER
    }
    is_article_number = len(ours.page) >= ARTICLE_NUMBER_LENGTH
    is_placed = verdict_of["page"] is AGREE and (verdict_of["volume"] is AGREE or is_article_number)
    if is_placed:
        differing.discard("container_title")
    if "page" not in differing and _is_through_paged(ours, theirs, verdict_of):
        differing.discard("issue")
    is_short, is_slipped = len(title.printed or "") < SHORTEST_MAIN_TITLE, title.weight < EXACT_TITLE
    if verdict_of["author"] is DIFFER or len(differing) > 1:
        return True
    return (bool(differing) and (is_short or is_slipped)) or (is_slipped and not is_placed and title.verdict is AGREE)


def _is_through_paged(ours: Facts, theirs: Facts, verdict_of: dict[str, Agreement]) -> bool:
    """Whether pages are counted through the volume, so that a page belongs to one issue only."""
    is_page_of_a_volume = min(len(ours.page), len(theirs.page)) >= THROUGH_PAGED_DIGITS
    return verdict_of["issue"] is not DIFFER or is_page_of_a_volume


def _is_same_place(ours: Facts, theirs: Facts, title_likeness: float, verdict_of: dict[str, Agreement]) -> bool:
    """The same pages of the same volume by the same author: the titles are then in two languages, or misprinted.

    One page may hold several abstracts or letters; there the titles must be alike too. So must they in a
    journal that begins each issue at page 1, which low page numbers in different issues show.
    """
    if not all(verdict_of[field] is AGREE for field in ("author", "issued", "volume", "page")):
        return False
    if ours.year != theirs.year or (verdict_of["container_title"] is DIFFER and title_likeness < SAME_TITLE):
        return False
    is_one_works = ours.last_page == theirs.last_page != ours.page or len(ours.page) >= ARTICLE_NUMBER_LENGTH
    proves = is_one_works and _is_through_paged(ours, theirs, verdict_of)
    return title_likeness >= (0.0 if proves else SIMILAR_TITLE) and _same_part(ours, theirs)


def _same_part(ours: Facts, theirs: Facts) -> bool:
    """Not "Part 1" for "Part 2"; a number in one of the titles only is a slip or a translation's choice."""
    return not (ours.numerals - theirs.numerals and theirs.numerals - ours.numerals)


def _is_other_edition(ours: Facts, theirs: Facts, verdict_of: dict[str, Agreement]) -> bool:
    """Books of one title that say so, or that came out more than a year apart under other ISBNs."""
    if ours.is_part or theirs.is_part:
        return False
    if ours.edition and theirs.edition:
        return ours.edition != theirs.edition
    return verdict_of["issued"] is DIFFER and verdict_of["isbn"] is not AGREE


def _title(ours: Facts, theirs: Facts) -> Evidence:
    """Titles that are not alike may be one in two languages where one of the records has a second title."""
    if not ours.titles or not theirs.titles:
        return Evidence("title", None, None, UNKNOWN)
    likeness, mine, other = max(
        (_title_likeness(mine, other), mine, other) for mine in ours.titles for other in theirs.titles
    )
    if likeness < SAME_TITLE or not _same_part(ours, theirs):
        in_two_languages = likeness < OTHER_TITLE and len(ours.titles) != len(theirs.titles)
        verdict = UNKNOWN if in_two_languages else DIFFER
    else:
        verdict = AGREE if ours.numerals == theirs.numerals else UNKNOWN
    return Evidence("title", mine, other, verdict, likeness)


def _title_likeness(ours: str, theirs: str) -> float:
    if ours == theirs:
        return 1.0
    short, long = sorted((ours, theirs), key=len)
    if len(short) >= SHORTEST_MAIN_TITLE and long.startswith(short + " "):
        return EXACT_TITLE
    return title_similarity(ours, theirs)


def _identifiers(ours: Facts, theirs: Facts) -> Iterator[Evidence]:
    for field, mine, other in zip(IDENTIFIERS, ours.identifiers, theirs.identifiers, strict=True):
        if mine and other:
            yield Evidence(field, mine, other, AGREE if mine == other else DIFFER)


def _fields(ours: Facts, theirs: Facts) -> Iterator[Evidence]:
    yield _weighed("author", ours.family, theirs.family, _same_author(ours, theirs))
    yield _year(ours, theirs)
    for field, mine, other in (("volume", ours.volume, theirs.volume), ("issue", ours.issue, theirs.issue)):
        yield _weighed(field, mine, other, mine == other)
    yield _page(ours, theirs)
    yield _container(ours, theirs)
    yield _weighed("publisher", ours.publisher, theirs.publisher, ours.publisher == theirs.publisher)
    mine, other = (" ".join(sorted(facts.isbns)) for facts in (ours, theirs))
    yield _weighed("isbn", mine, other, bool(ours.isbns & theirs.isbns))


def _weighed(field: str, ours: str, theirs: str, is_same: bool) -> Evidence:
    """What is known on one side only says nothing."""
    if not ours or not theirs:
        return Evidence(field, ours or None, theirs or None, UNKNOWN)
    return Evidence(field, ours, theirs, AGREE if is_same else DIFFER, WEIGHTS[field][0 if is_same else 1])


def _year(ours: Facts, theirs: Facts) -> Evidence:
    if ours.year is None or theirs.year is None:
        return Evidence("issued", None, None, UNKNOWN)
    apart = abs(ours.year - theirs.year)
    agrees, differs = WEIGHTS["issued"]
    if apart > NEAR_YEARS:
        return Evidence("issued", str(ours.year), str(theirs.year), DIFFER, differs)
    return Evidence("issued", str(ours.year), str(theirs.year), AGREE, agrees if not apart else 0.0)


def _page(ours: Facts, theirs: Facts) -> Evidence:
    """ "P63" and "63" may be one page or two."""
    mine, other = (_LETTERS_BEFORE.sub("", facts.page) for facts in (ours, theirs))
    if ours.page != theirs.page and mine == other:
        return Evidence("page", ours.page, theirs.page, UNKNOWN)
    return _weighed("page", ours.page, theirs.page, ours.page == theirs.page)


def _same_author(ours: Facts, theirs: Facts) -> bool:
    """The same first author, or one who is among the other's authors: orders of names get mixed up."""
    mine, other = ours.family, theirs.family
    if mine == other or mine in theirs.families or other in ours.families:
        return True
    if min(len(mine), len(other)) >= SHORTEST_FUZZY_NAME and OSA.distance(mine, other, score_cutoff=1) <= 1:
        return True
    return mine.replace(" ", "") == other.replace(" ", "") or not set(mine.split()).isdisjoint(other.split())


def _container(ours: Facts, theirs: Facts) -> Evidence:
    is_same = any(_is_same_container(mine, other) for mine in ours.containers for other in theirs.containers)
    mine, other = (facts.containers[0] if facts.containers else "" for facts in (ours, theirs))
    return _weighed("container_title", mine, other, is_same)


@lru_cache(maxsize=16_384)  # a library has few journals and names them in few ways
def _is_same_container(ours: str, theirs: str) -> bool:
    return ours == theirs or is_abbreviation_of(ours, theirs) or is_abbreviation_of(theirs, ours)
