"""Dates as references print them, in many languages: found in a text and read. Room: parse; uses model, text."""

import re
from functools import lru_cache
from typing import NamedTuple

from refkit.model.date import Date, DateParts
from refkit.parse.words.months import MONTHS, SEASONS
from refkit.text.fold import fold

EARLIEST_YEAR, LATEST_YEAR = 1400, 2099
_WINDOW = 48  # characters before a year in which its day and month are looked for

_YEAR = re.compile(
    r"(?<![^\W_©c])(?<![\d][,:–])(?<![$€£#§])(?P<copyright>[c©]\s?)?(?P<year>1[4-9]\d\d|20\d\d)"
    r"(?:(?P<suffix>[a-z])(?:[,/-][a-z])?(?![^\W_])|(?![^\W年년])|(?=[г年년]))"
)
_IN_NUMBER = re.compile(r"\d[./-]$")
_RANGE_END = re.compile(r"\s?[-–—/]\s?(?P<end>(?:1[4-9]|20)\d\d|\d\d)(?![\w])(?![-–./]\d)")
_ISO_TAIL = re.compile(r"(?P<sign>[-./])(?P<month>\d{1,2})(?P=sign)(?P<day>\d{1,2})(?![\d])")
_EAST_ASIAN_TAIL = re.compile(r"\s?[年년](?:\s?(?P<month>\d{1,2})\s?[月월](?:\s?(?P<day>\d{1,2})\s?[日일])?)?")
_NUMERIC_HEAD = re.compile(r"(?<![\d.])(?P<first>\d{1,2})(?P<sign>[./-])\s?(?P<second>\d{1,2})(?P=sign)\s?$")
_WORD = r"[^\W\d_]{3,14}"
_DAY_MARK = r"(?:\.|st|nd|rd|th|er|º|ª|°|[-‑]?го)?"
_WORD_HEAD = re.compile(
    rf"(?:(?<![\d:/-])(?P<day>\d{{1,2}}){_DAY_MARK}(?:\s?[-–/]\s?\d{{1,2}}\.?)?[\s.]{{0,2}}(?:(?:de|of|den|do"
    rf"|d[’'])\s?)?)?"
    rf"(?<![^\W\d_])(?P<month>{_WORD})\.?(?:\s?[-–/&]\s?(?P<last>{_WORD})\.?)?"
    rf"(?:\s(?P<day_after>\d{{1,2}})(?:st|nd|rd|th)?(?:\s?[-–]\s?\d{{1,2}})?)?,?\s{{0,2}}(?:(?:de|del|of)\s)?$"
)
_WORD_TAIL = re.compile(
    rf"(?:\.\s?gada|\s?m)?[.,;:]?\s?(?P<month>{_WORD})\.?(?:\s?[-–/]\s?(?P<last>{_WORD})\.?)?"
    r"(?:\s(?P<day>\d{1,2})\.?(?:\s?[-–]\s?\d{1,2})?(?![\d(:]|\s?\())?"
)
_END_OF_DATE = re.compile(r"\s?(?:[;:,.)\]\d\ufffc]|$)")
_CIRCA = re.compile(r"(?:\bca?\.|\bcirca|\bum|\bvers|\bomkring|~)\s?$", re.IGNORECASE)
_LITERAL = re.compile(
    r"\(?(?<![^\W_])(?:in press|in print|forthcoming|to appear|accepted|submitted|im druck|im erscheinen|erscheint"
    r"|à paraître|sous presse|en prensa|en imprenta|no prelo|in corso di stampa|in stampa|under tryck|i tryck"
    r"|under utgivelse|in druk|w druku|v tisku|в печати|印刷中|n\. ?d\.|s\. ?d\.|s\. ?a\.|o\. ?J\.|u\. ?å\.|u\. ?d\."
    r"|no date|undated|ohne jahr|utan år|sans date|sin fecha|sem data|senza data|б\. ?г\.)(?![^\W_])\)?",
    re.IGNORECASE,
)
_NO_DATE = re.compile(r"(?:[nsou]\. ?[daJå]\.|no date|undated|ohne jahr|utan år|sans date|sin fecha|sem data)", re.I)


class FoundDate(NamedTuple):
    """A date found in a text: where it stands, where its year stands, and its parts."""

    start: int
    end: int
    year_start: int
    year: int
    month: int | None = None
    day: int | None = None
    end_year: int | None = None
    season: int | None = None
    suffix: str | None = None
    circa: bool = False

    def to_date(self) -> Date:
        """As a `Date`; a day the calendar does not have is left out."""
        return _date_of(self.year, self.month, self.day, self.end_year, self.season, self.circa)


@lru_cache(1 << 12)  # most works are of the last hundred years
def _date_of(
    year: int, month: int | None, day: int | None, end_year: int | None, season: int | None, circa: bool
) -> Date:
    end = DateParts(end_year) if end_year and end_year > year else None
    month = month if month and 1 <= month <= 12 else None
    for known_day in (day, None):
        try:
            start = DateParts(year, month, known_day if month else None)
            return Date(start=start, end=end, season=season, circa=circa)
        except ValueError:
            continue
    return Date(start=DateParts(year), end=end)


def find_dates(text: str) -> tuple[FoundDate, ...]:
    """Every date with a year of 1400–2099, in order of place, each with the day, month or season beside it.

    >>> [found.to_date().to_csl()["date-parts"] for found in find_dates("(2015, March 3), 12 mars 2025; 2004a")]
    [[[2015, 3, 3]], [[2025, 3, 12]], [[2004]]]
    """
    found: list[FoundDate] = []
    at = 0
    while match := _YEAR.search(text, at):
        date = _around(text, match, at)
        at = max(date.end, match.end())
        if date.start < match.start() or not _IN_NUMBER.search(text, max(0, match.start() - 2), match.start()):
            found.append(date)
    return tuple(found)


def _around(text: str, match: re.Match[str], earliest: int) -> FoundDate:
    """The year with what stands around it; `earliest` is where the date before ended."""
    year = int(match["year"])
    start, end = match.start("copyright") if match["copyright"] else match.start("year"), match.end()
    bare = FoundDate(start, end, match.start("year"), year, suffix=match["suffix"])
    if tail := _ISO_TAIL.match(text, end) or _EAST_ASIAN_TAIL.match(text, end):
        return bare._replace(end=tail.end(), month=_number(tail["month"]), day=_number(tail["day"]))
    window = text[max(earliest, start - _WINDOW) : start]
    if head := _NUMERIC_HEAD.search(window):
        first, second = int(head["first"]), int(head["second"])
        day, month = (second, first) if second > 12 else (first, second)
        return bare._replace(start=start - len(window) + head.start(), month=month, day=day)
    if ranged := _RANGE_END.match(text, end):
        last = int(ranged["end"]) if len(ranged["end"]) == 4 else year // 100 * 100 + int(ranged["end"])
        if year < last <= year + 200:
            bare = bare._replace(end=ranged.end(), end_year=last)
    dated = _with_word_before(bare, window) or _with_word_after(bare, text) or bare
    if circa := _CIRCA.search(text, max(earliest, dated.start - 12), dated.start):
        return dated._replace(start=circa.start(), circa=True)
    return dated


def _with_word_before(bare: FoundDate, window: str) -> FoundDate | None:
    for head in _WORD_HEAD.finditer(window):
        month, season = MONTHS.get(fold(head["month"])), SEASONS.get(fold(head["month"]))
        last = head["last"]
        if last and not (MONTHS.get(fold(last)) or SEASONS.get(fold(last))):
            month = MONTHS.get(fold(last))
            if not month:
                return None
            return bare._replace(start=bare.start - len(window) + head.start("last"), month=month)
        if not month and not season:
            return None
        day = head["day"] or head["day_after"]
        return bare._replace(
            start=bare.start - len(window) + head.start(),
            month=month,
            season=None if month else season,
            day=_number(day) if month and not last else None,
        )
    return None


def _with_word_after(bare: FoundDate, text: str) -> FoundDate | None:
    tail = _WORD_TAIL.match(text, bare.end)
    if not tail:
        return None
    month, season = MONTHS.get(fold(tail["month"])), SEASONS.get(fold(tail["month"]))
    if not month and not season:
        return None
    if not tail["day"] and not _END_OF_DATE.match(text, tail.end()):
        return None  # "1917. Mai über Verdun": the month begins a title
    if tail["month"][0].islower() and tail["month"].isascii() and len(tail["month"]) < 4 and not tail["day"]:
        return None
    end = tail.end()
    if tail["last"] and fold(tail["last"]) not in MONTHS:
        end = tail.end("month")
    day = _number(tail["day"]) if end == tail.end() else None
    return bare._replace(end=end, month=month, season=None if month else season, day=day)


def find_date_words(text: str) -> tuple[tuple[int, int], ...]:
    """Where a text says that a work has no date, or not yet: "in press", "n.d.", "no prelo"."""
    return tuple(match.span() for match in _LITERAL.finditer(text))


def says_undated(words: str) -> bool:
    """Whether the words mean that no date is known ("n.d."), not that it is still to come ("in press")."""
    return _NO_DATE.search(words) is not None


def read_date(printed: str) -> tuple[Date | None, str | None]:
    """The date in a short printed text, and the letter after its year; words such as "in press" as literal.

    >>> date, suffix = read_date("(2009a)")
    >>> str(date), suffix
    ('2009', 'a')
    """
    found = find_dates(printed)
    if found:
        return found[0].to_date(), found[0].suffix
    words = printed.strip(" .,;:()[]")
    return (Date(literal=words), None) if words else (None, None)


def _number(digits: str | None) -> int | None:
    return int(digits) if digits else None
