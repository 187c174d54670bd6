"""Citations by author and year: "Berg & Al (2010a)", "(Berg et al., 2010; Lund 2011)". Workflow.

What is listed counts as cited where its first author's name stands shortly before its year, however that is
printed. What is cited counts as not listed only where it is printed as a citation and no entry has that name.
"""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

from refkit.model.lists import Span
from refkit.model.record import Record
from refkit.text.fold import fold

MOST_OF_ONE_NAME = 100  # entries of one author that are looked at for one citation
WINDOW = 110  # characters before a year in which the name stands
FIRST_WORDS = 2  # words at the start of a printed reference of which one is its first author's name
HEAD_WORDS = 8  # words at the start of a printed reference that may be its author's name
MOST_NAMES = 12  # authors of an entry that are looked at
LONGEST_REFERENCE = 2_000
LONGEST_WORD = 60

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")
_YEAR = re.compile(r"(?<![\w.,/-])((?:1[5-9]|20)\d\d)([a-z](?:\s{0,2}[,/&]\s{0,2}[a-z](?![\w]))*)?(?![\w%]|[.,]\d)")
_PRINTED_YEAR = re.compile(r"(?<!\d)((?:1[5-9]|20)\d\d)([a-z])?(?![a-z0-9])", re.I)
_NAME = r"(?:(?:[a-zà-ÿ]{1,4}['’]?\s?){0,3})[^\W\d_a-zà-öø-ÿ][^\W\d_]*+(?:['’ʼ-][^\W\d_]++)*+"
_AND = r"(?:&|and|och|und|et|y|e|en|og|ja|a|i|и|ve|és)"
_OTHERS = (
    r"(?:et\s+al\.?|et\s+coll\.?|m\.\s?fl\.?|mfl\.?|med\s+flera|m\.\s?fl|u\.\s?a\.|et\s+alii|and\s+(?:others|colleagues)|"
    r"och\s+(?:medarbetare|kollegor)|und\s+(?:andere|Kolleg(?:en|innen))|y\s+(?:cols?|otros)\.?|e\s+cols?\.?|ym\.|и\s+др\.)"
)
_COMPANY = rf",?\s+{_OTHERS}|(?:,\s+{_NAME}){{0,6}},?\s+{_AND}\s+{_NAME}|\s+{_NAME}"
_NAMES = rf"(?:{_NAME})(?:{_COMPANY}){{0,2}}"
# "Berg and Lund (2010" and "Berg et al. [2010"
_NARRATIVE = re.compile(rf"(?<![\w'’-])({_NAMES})(?:['’]s)?\s{{0,2}}[(\[]\s?(?=(?:1[5-9]|20)\d\d)")
# inside brackets: "Berg & Lund, 2010"
_INSIDE = re.compile(rf"[\s;(\[]({_NAMES}),?\s+(?=(?:1[5-9]|20)\d\d)")
_BRACKETED = re.compile(r"[(\[]([^()\[\]]{4,600})[)\]]")
_ET_AL = re.compile(_OTHERS)
_PAIR = re.compile(rf"^{_NAME}\s+{_AND}\s+{_NAME}$")
_SAME_AUTHOR = re.compile(r"\s{0,3}[_—–-]{2,}")  # a dash in place of the author of the entry before
_ROMAN = re.compile(r"[IVXLC]{1,6}$")
# Capitalised words before a year in brackets that are no authors.
_NO_NAMES = frozenset(
    "january february march april may june july august september october november december spring summer autumn fall"
    " winter monday tuesday wednesday thursday friday saturday sunday table figure fig chapter section equation volume"
    " act law directive regulation version edition since until from between before after during in on the of see also"
    " cf eg januari februari mars maj juni juli augusti oktober tabell figur lag direktiv förordning kapitel avsnitt"
    " januar februar märz mai oktober dezember tabelle abbildung gesetz verordnung version kapitel enero febrero marzo"
    " abril mayo junio julio agosto septiembre octubre noviembre diciembre tabla figura ley janvier février avril juin"
    " juillet août septembre octobre novembre décembre tableau loi windows office study studies report year years"
    " copyright author authors autor autores auteur auteurs autoren författare källa source fonte fuente"
    " census survey wave round season cup games olympics".split()
)


class Cited(NamedTuple):
    """One citation as printed: its names, year and letter, and where it stands."""

    names: tuple[str, ...]
    year: int
    suffix: str
    offset: int
    printed: str
    is_sure: bool  # "et al.", "&" or a bracketed name and year: hardly anything else is printed so
    comma: bool | None = None  # whether one stands between a lone name and its year in brackets; None elsewhere


@dataclass(frozen=True)
class _Entry:
    """What an entry can be cited by."""

    place: int
    record: Record
    before: "_Entry | None" = None

    @cached_property
    def printed(self) -> str:
        origin = self.record.origin
        return (origin.text or "")[:LONGEST_REFERENCE] if origin is not None else ""

    @cached_property
    def names(self) -> frozenset[str]:
        record = self.record
        people = (*record.author, *record.editor, *record.translator)[:MOST_NAMES]
        words = [word for name in people for word in _words(name.family or name.literal or name.given or "")]
        words += [word for name in people if name.literal for word in _acronym(name.literal)]
        head = _WORD.findall(self.printed[:300])[:HEAD_WORDS]
        words += [word for part in head for word in _words(part)] + _acronym(" ".join(head))
        if not people:
            words += _words(record.title or record.translated_title or "")[:HEAD_WORDS]
            words += [*_words(record.publisher or "")[:4], *_words(record.container_title or "")[:6]]
        if self.before is not None and _SAME_AUTHOR.match(self.printed):
            words += self.before.names
        return frozenset(words)

    @cached_property
    def first_names(self) -> frozenset[str]:
        """The words of which one must stand before the year for the entry to be cited."""
        if self.before is not None and _SAME_AUTHOR.match(self.printed):
            return self.before.first_names
        people = self.record.author or self.record.editor
        if people and people[0].family:
            head = [word for part in _WORD.findall(self.printed[:100])[:FIRST_WORDS] for word in _words(part)]
            words = frozenset(word for word in (*_words(people[0].family), *head) if len(word) > 1)
            return words or self.names
        return self.names

    @cached_property
    def years(self) -> dict[int, set[str]]:
        """Each year the entry may be cited by, with its letters."""
        years: defaultdict[int, set[str]] = defaultdict(set)
        for date in (self.record.issued, self.record.original_date):
            if date is not None and date.year is not None:
                years[date.year].add((self.record.year_suffix or "").lower())
                if date.end is not None:
                    years[date.end.year].add("")
        for match in _PRINTED_YEAR.finditer(self.printed):
            years[int(match[1])].add((match[2] or "").lower())
        return dict(years)

    @cached_property
    def suffix(self) -> str:
        """The letter behind the year, as in "2010a"; empty where there is none."""
        return max((suffix for suffixes in self.years.values() for suffix in suffixes), default="")


_YearSeen = tuple[set[str], int, str]  # the names before a year, the year, and its letters


class AuthorYears(NamedTuple):
    """What a text cites: the places of the entries that are cited, and the citations that no entry answers."""

    cited: frozenset[int]
    missing: tuple[Cited, ...]
    seen: int  # citations that are surely such, listed or not


def find_author_years(text: str, span: Span, records: Sequence[Record]) -> AuthorYears:
    """Compare the citations by author and year in a stretch of text with the entries of its list.

    `cited` holds positions in `records`. Time is linear in the text.
    """
    entries: list[_Entry] = []
    for place, record in enumerate(records):
        entries.append(_Entry(place, record, entries[-1] if entries else None))
    by_name: defaultdict[str, list[_Entry]] = defaultdict(list)
    known: defaultdict[str, list[_Entry]] = defaultdict(list)
    for entry in entries:
        for word in entry.first_names:
            by_name[word].append(entry)
        for word in entry.names | entry.first_names:
            known[word].append(entry)
    seen = list(_years_with_names(text, span))
    cited = _cited_with_year(seen, by_name) | _cited_without_year(text, span, seen, by_name)
    printed = list(_citations(text, span))
    meant = _misprinted(printed, known, [entry for entry in entries if entry.place not in cited])
    listed = [one for one in printed if _is_listed(one, known)]
    missing = [one for one in printed if not _is_listed(one, known) and one not in meant]
    return AuthorYears(
        frozenset(cited.union(*meant.values())),
        tuple(_in_the_same_manner(missing, listed)),
        sum(one.is_sure for one in printed),
    )


def _cited_with_year(seen: list[_YearSeen], by_name: dict[str, list[_Entry]]) -> set[int]:
    cited: set[int] = set()
    for words, year, suffixes in seen:
        for entry in (entry for word in words for entry in by_name.get(word, ())[:MOST_OF_ONE_NAME]):
            if year in entry.years and (not suffixes or not entry.suffix or entry.suffix in suffixes):
                cited.add(entry.place)
    return cited


def _cited_without_year(text: str, span: Span, seen: list[_YearSeen], by_name: dict[str, list[_Entry]]) -> set[int]:
    """Entries that have no year ("in press"), and names that the text never gives a year."""
    body = text[span[0] : span[1]]
    mentioned = {word for part in _WORD.findall(body) if part[:1].isupper() for word in _forms(part) if len(word) > 3}
    with_year = {word for words, _, _ in seen for word in words}
    return {
        entry.place for word in mentioned for entry in by_name.get(word, ()) if not entry.years or word not in with_year
    }


def _in_the_same_manner(missing: list[Cited], listed: list[Cited]) -> list[Cited]:
    """A text that writes "(Berg, 2010)" means no citation with "(Paris 1892)", and the other way round."""
    manners = Counter(one.comma for one in listed if one.comma is not None)
    if not manners:
        return missing
    usual = manners.most_common(1)[0][0]
    return [one for one in missing if one.comma in (None, usual)]


def _misprinted(
    printed: list[Cited], known: dict[str, list[_Entry]], uncited: list[_Entry]
) -> dict[Cited, frozenset[int]]:
    """Citations whose first name is a letter or two off that of an entry of the same year mean that entry."""
    by_year: defaultdict[int, list[_Entry]] = defaultdict(list)
    for entry in uncited:
        for year in entry.years:
            by_year[year].append(entry)
    meant: dict[Cited, frozenset[int]] = {}
    for one in printed:
        name = _plain(one.names[-1 if len(one.names) == 1 else 0])
        if name in known:
            continue
        near = frozenset(
            entry.place
            for entry in by_year.get(one.year, ())[:MOST_OF_ONE_NAME]
            if any(_is_misprint(word, name) for word in entry.first_names)
            and (not one.suffix or not entry.suffix or one.suffix == entry.suffix)
        )
        if near:
            meant[one] = near
    return meant


def _is_misprint(word: str, name: str) -> bool:
    """One letter wrong in a name of five letters, two in one of eight."""
    allowed = 2 if len(word) > 7 else 1
    return len(word) > 4 and OSA.distance(word, name, score_cutoff=allowed) <= allowed


def _years_with_names(text: str, span: Span) -> Iterator[_YearSeen]:
    """Every year with the words before it. Inside brackets a name right before a year keeps it for itself."""
    words = [(match.start(), match[0]) for match in _WORD.finditer(text, *span)]
    starts = [start for start, _ in words]
    for match in _YEAR.finditer(text, *span):
        end = match.start()
        start = max(span[0], end - WINDOW)
        opened = max(text.rfind("(", start, end), text.rfind("[", start, end), _last_citation(text, start, end))
        own = words[bisect_left(starts, max(opened, start)) : bisect_left(starts, end)]
        if opened < 0 or not any(_is_name(word) for _, word in own):
            own = words[bisect_left(starts, start) : bisect_left(starts, end)]
        names = {form for _, word in own for form in _forms(word)}
        yield names, int(match[1]), re.sub(r"[^a-z]", "", match[2] or "")


def _last_citation(text: str, start: int, end: int) -> int:
    """The semicolon behind the citation before, which ends in a number; "BERG; LUND, 2010" is one citation."""
    at = text.rfind(";", start, end)
    return at if at >= 0 and any(map(str.isdigit, text[max(start, at - 6) : at])) else -1


def _citations(text: str, span: Span) -> Iterator[Cited]:
    """Citations in print: a name before a year in brackets, or both in brackets."""
    for match in _NARRATIVE.finditer(text, *span):
        yield from _with_years(text, match[1], match.start(1), match.end(), _is_pair(match[1]))
    for bracket in _BRACKETED.finditer(text, *span):
        for match in _INSIDE.finditer(text, bracket.start(), bracket.end(1)):
            is_one_name = len(_WORD.findall(match[1])) == 1
            comma = "," in match[0][len(match[1]) :] if is_one_name else None
            is_sure = is_one_name or _is_pair(match[1])
            yield from _with_years(text, match[1], match.start(1), match.end(), is_sure, comma)


def _is_pair(names: str) -> bool:
    """Whether "et al." or "and" joins capitalised words, as hardly anything else before a year in brackets does."""
    return bool(_ET_AL.search(names)) or "&" in names or bool(_PAIR.search(names))


def _with_years(
    text: str, names: str, start: int, at: int, is_sure: bool, comma: bool | None = None
) -> Iterator[Cited]:
    """The names with each year that follows them: "2010a, b; 2011"."""
    words = tuple(word for word in _WORD.findall(_ET_AL.sub(" ", names)) if _is_name(word))
    if not words:
        return
    end = at
    while match := _YEAR.match(text, end):
        for suffix in re.sub(r"[^a-z]", "", match[2] or "") or ("",):
            printed = re.sub(r"\s+", " ", f"{names.strip()} {match[1]}{suffix}")
            yield Cited(words, int(match[1]), suffix, start, printed, is_sure, comma)
        following = re.match(r"\s{0,2},\s{0,2}(?:and\s|&\s)?", text[match.end() : match.end() + 8])
        if not following:
            break
        end = match.end() + following.end()


def _is_name(word: str) -> bool:
    return word[:1].isupper() and len(word) > 1 and fold(word) not in _NO_NAMES and not _ROMAN.match(word)


def _is_listed(one: Cited, known: dict[str, list[_Entry]]) -> bool:
    """Whether any entry has one of the names and the year; the letter counts where entries have letters."""
    for name in one.names:
        for word in _words(name):
            for entry in known.get(word, ()):
                suffixes = entry.years.get(one.year)
                if suffixes is not None and (not one.suffix or not entry.suffix or one.suffix in suffixes):
                    return True
    return False


def near_years(one: Cited, records: Sequence[Record]) -> tuple[int, ...]:
    """The years under which the list has the same first name, for the message."""
    first = set(_words(one.names[0]))
    found = (entry for entry in (_Entry(0, record) for record in records) if first & entry.first_names)
    return tuple(sorted({year for entry in found for year in entry.years}))[:3]


def _words(text: str) -> list[str]:
    """Folded words; a compound name counts whole and in its parts, a possessive without its s."""
    return [form for word in _WORD.findall(text[:300]) for form in _forms(word)]


@lru_cache(maxsize=16_384)
def _forms(word: str) -> tuple[str, ...]:
    bare = re.sub(r"['’ʼ]s?$", "", word[:LONGEST_WORD])
    parts = [part for part in re.split(r"['’ʼ-]", bare) if len(part) > 2]
    return tuple(_plain(form) for form in dict.fromkeys((bare, *parts)) if form)


def _plain(word: str) -> str:
    """Names as both Swedish and German may write them: "Müller", "Mueller" and "Muller" are one."""
    plain = re.sub(r"[^\w]", "", fold(word))
    return plain.replace("ae", "a").replace("oe", "o").replace("ue", "u")


def _acronym(name: str) -> list[str]:
    """ "World Health Organization" is cited as "WHO"; the letters in brackets behind a name are one too."""
    capitals = [word[0] for word in _WORD.findall(name[:300]) if word[:1].isupper()]
    return [_plain("".join(capitals[:size])) for size in range(2, min(len(capitals), HEAD_WORDS) + 1)]
