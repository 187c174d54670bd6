"""Dates as files write them: "2015/03/02/", "2015 Mar-Apr", "12 May 1999", "Spring 2001". Room: formats."""

import re
from functools import lru_cache

from refkit.model.date import SEASONS, Date, DateParts

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january januar januari janvier enero gennaio",
            "feb february februar februari février febrero",
            "mar march märz mars marzo",
            "apr april avril abril aprile",
            "may mai maj mayo maggio",
            "jun june juni juin junio",
            "jul july juli juillet julio",
            "aug august augusti août agosto",
            "sep sept september septembre septiembre settembre",
            "oct october oktober okt octobre octubre",
            "nov november novembre noviembre",
            "dec december dezember dez décembre diciembre dicembre",
        ),
        1,
    )
    for name in names.split()
}
_SEASONS = {name: number for number, name in enumerate(SEASONS, 1)} | {
    "fall": 3,
    "sum": 2,
    "win": 4,
    "spr": 1,
    "aut": 3,
}
_SLASHED = re.compile(r"(\d{4})(?:[/-](\d{0,2})(?:[/-](\d{0,2}))?)?[/-]?")
_DAY_FIRST = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})")
_WORD = re.compile(r"[^\W\d_]+|\d+")
_YEAR = re.compile(r"(?<!\d)(1\d{3}|20\d{2})(?!\d)")
_RANGE = re.compile(r"(\d{4})\s?(?:[-–/]|--)\s?(\d{4})")


def month_number(word: str) -> int | None:
    """1–12 for a month's name, abbreviation or number in some European languages.

    >>> month_number("Sept."), month_number("09"), month_number("mm")
    (9, 9, None)
    """
    word = word.strip(" .").lower()
    if word.isascii() and word.isdigit():
        return int(word) if len(word) <= 2 and 1 <= int(word) <= 12 else None
    return _MONTHS.get(word)


@lru_cache(maxsize=4096)
def read_date(text: str) -> Date | None:
    """The date in a text; its words where it is none. None for an empty text.

    >>> [str(read_date(text)) for text in ("2015/03/02/", "2015 Mar-Apr", "12 May 1999", "Spring 2001", "in press")]
    ['2015-03-02', '2015-03/2015-04', '1999-05-12', '2001-21', 'in press']
    """
    text = " ".join(text.split())
    if not text.strip("/- .,"):
        return None
    for attempt in (_numeric, _edtf, _worded):
        try:
            if (found := attempt(text)) is not None:
                return found
        except ValueError:
            continue
    return Date(literal=text)


def _numeric(text: str) -> Date | None:
    if match := _SLASHED.fullmatch(text):
        if match[2] and int(match[2]) > 12:
            return None
        return _date(int(match[1]), int(match[2] or 0), int(match[3] or 0))
    if match := _DAY_FIRST.fullmatch(text):
        day, month = int(match[1]), int(match[2])
        return _date(int(match[3]), month, day) if month <= 12 else _date(int(match[3]), day, month)
    if (match := _RANGE.fullmatch(text)) and int(match[2]) >= int(match[1]):
        return Date(start=DateParts(int(match[1])), end=DateParts(int(match[2])))
    return None


def _edtf(text: str) -> Date | None:
    return Date.parse(text)


def _worded(text: str) -> Date | None:
    """A year of four digits, months by name, a day; any other word says that this is no date."""
    words = [word.lower() for word in _WORD.findall(text)]
    if not words or len(words) > 7:
        return None
    years = [int(word) for word in words if _YEAR.fullmatch(word)]
    months = [_MONTHS[word] for word in words if word in _MONTHS]
    seasons = [_SEASONS[word] for word in words if word in _SEASONS]
    days = [int(word) for word in words if word.isdigit() and len(word) <= 2]
    known = len(years) + len(months) + len(seasons) + len(days)
    ordinals = sum(word in ("st", "nd", "rd", "th", "of", "de", "den") for word in words)
    if not years or known + ordinals < len(words) or any(not 1 <= day <= 31 for day in days):
        return None
    if seasons and not months and len(seasons) == 1:
        return Date(start=DateParts(years[0]), season=seasons[0])
    start = _date(years[0], months[0] if months else 0, days[0] if months and days else 0)
    if len(months) == 2 or (len(days) == 2 and months) or len(years) == 2:
        last = _date(years[-1], months[-1] if months else 0, days[-1] if len(days) == 2 else 0)
        return Date(start=start.start, end=last.start)
    return start


def _date(year: int, month: int, day: int) -> Date:
    return Date(start=DateParts(year, month or None, (day or None) if month else None))


def slashed(date: Date) -> str:
    """As RIS writes it: "2015/03/02/"; a season or words after the last slash.

    >>> slashed(Date.parse("2015-03")), slashed(Date(literal="in press"))
    ('2015/03//', '///in press')
    """
    if date.start is None:
        return f"///{date.literal or ''}"
    year, month, day = date.start
    other = SEASONS[date.season - 1] if date.season and 1 <= date.season <= 4 else date.literal or ""
    return f"{year:04d}/{f'{month:02d}' if month else ''}/{f'{day:02d}' if day else ''}/{other}"
