"""Dates: CSL-JSON date objects and strings (ISO, EDTF, prose) → one value."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from refkit.csl.items.clean import text_of


class DateValue(NamedTuple):
    """A date or a range. 0 in a part means absent; negative years are BC; `open_end` is "1999–"."""

    year: int = 0
    month: int = 0  # 13 to 24 are seasons, as in EDTF
    day: int = 0
    end_year: int = 0
    end_month: int = 0
    end_day: int = 0
    is_range: bool = False
    open_end: bool = False
    season: str = ""
    circa: bool = False
    literal: str = ""

    def part(self, name: str) -> int:
        """The start's year, month or day."""
        return self.year if name == "year" else self.month if name == "month" else self.day

    def end_part(self, name: str) -> int:
        """The end's year, month or day."""
        return self.end_year if name == "year" else self.end_month if name == "month" else self.end_day


MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_SEASONS = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}
_ISO = re.compile(r"(-?\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?(?:T[\d:.+Z-]*)?\Z")
_US = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})\Z")
_MONTH_YEAR = re.compile(r"(\d{1,2})[-/.](\d{4})\Z")
_SHORT_YEAR = re.compile(r"-?\d{1,3}\Z")
_WORD = re.compile(r"[^\W\d_]+|\d+")
_ERA = re.compile(r"(\d{1,4})\s*(bc|bce|ad|ce)\b\.?", re.IGNORECASE)
_MAX_YEAR = 99_999


def read_date(value: object) -> DateValue | None:
    """One date value; None where the data says nothing."""
    if isinstance(value, str | int | float):
        text = text_of(value)
        return parse_date(text) if text else None
    if isinstance(value, list | tuple):
        value = {"date-parts": value}
    if not isinstance(value, Mapping):
        return None
    parts = value.get("date-parts")
    date = _from_parts(parts) if isinstance(parts, list | tuple) else None
    if date is None:
        raw = text_of(value.get("raw")) or text_of(value.get("edtf"))
        date = parse_date(raw) if raw else DateValue()
    season, literal = text_of(value.get("season")), text_of(value.get("literal"))
    circa = date.circa or value.get("circa") not in (None, False, 0, "", "0", "false")
    date = date._replace(season=season or date.season, circa=circa, literal=literal or date.literal)
    return None if date == DateValue() else date


def _number(value: object) -> int:
    try:
        number = int(str(value).strip() or 0) if isinstance(value, str | int | float) else 0
    except ValueError:
        found = re.match(r"-?\d{1,5}", str(value).strip())
        number = int(found[0]) if found else 0
    return number if abs(number) <= _MAX_YEAR else 0


def _from_parts(parts: list[object] | tuple[object, ...]) -> DateValue | None:
    if parts and not isinstance(parts[0], list | tuple):
        parts = [parts]  # [2020, 1, 5] without the outer list
    ends = [
        tuple(_number(part) for part in end[:3]) + (0,) * (3 - len(end[:3]))
        for end in parts[:2]
        if isinstance(end, list | tuple)
    ]
    if not ends or not ends[0][0]:
        return None
    year, month, day = ends[0]
    if len(ends) == 1:
        return DateValue(year, month, day)
    if not any(ends[1]):
        return DateValue(year, month, day, is_range=True, open_end=True)
    end_year, end_month, end_day = ends[1]
    return DateValue(year, month, day, end_year, end_month, end_day, is_range=True)


def parse_date(text: str) -> DateValue:
    """A date from a string; what is not understood becomes its `literal`.

    >>> parse_date("2003-02/2003-05").end_month
    5
    >>> parse_date("May 10, 1998").day
    10
    """
    stripped = text.strip()
    if len(stripped) > 200:
        return DateValue(literal=text)
    if len(stripped) > 1 and stripped[0] == stripped[-1] == '"':
        return DateValue(literal=stripped[1:-1])
    circa = bool(re.search(r"[?~%]|\b(?:circa|ca?)\b\.?", stripped, re.IGNORECASE))
    plain = re.sub(r"[?~%]|\b(?:circa|ca?)\b\.?", "", stripped, flags=re.IGNORECASE).strip()
    date = _range(plain) or _single(plain)
    return DateValue(literal=text) if date is None else date._replace(circa=circa)


def _range(text: str) -> DateValue | None:
    for separator in ("/", "\u2013", "_", "--", " - ", "-"):
        head, found, tail = text.partition(separator)
        if not found or (separator == "/" and text.count("/") != 1) or not head.strip():
            continue
        start = _single(head.strip())
        if start is None or (separator == "-" and (tail.strip().isdecimal() and len(tail.strip()) < 4)):
            continue
        if separator in ("/", "\u2013") and tail.strip() in ("", ".."):
            return start._replace(is_range=True, open_end=True)
        end = _single(tail.strip())
        if end is None and tail.strip().isdecimal() and separator != "/":
            continue
        if end is not None:
            return _joined(start, end)
    return None


def _joined(start: DateValue, end: DateValue) -> DateValue:
    """A range; a year, month or day that only one side has belongs to both."""
    year, end_year = start.year or end.year, end.year or start.year
    return DateValue(
        year,
        start.month or end.month,
        start.day if start.day else (end.day if not start.month else 0),
        end_year,
        end.month or start.month,
        end.day,
        is_range=True,
    )


def _single(text: str) -> DateValue | None:
    if found := _ISO.match(text):
        year, month, day = int(found[1]), int(found[2] or 0), int(found[3] or 0)
        if month > 24 or day > 31:
            return None
        return DateValue(year, _season_month(month), day) if year else None
    if found := _US.match(text):
        first, second, year = int(found[1]), int(found[2]), int(found[3])
        return DateValue(year, second, first) if first > 12 else DateValue(year, first, second)
    if found := _MONTH_YEAR.match(text):
        return DateValue(int(found[2]), int(found[1])) if int(found[1]) <= 12 else None
    if _SHORT_YEAR.match(text):
        return DateValue(int(text)) if int(text) else None
    return _prose(text)


def _season_month(month: int) -> int:
    return month


def _prose(text: str) -> DateValue | None:
    year = month = day = 0
    season = ""
    if found := _ERA.search(text):
        year = int(found[1]) * (-1 if found[2].lower().startswith("b") else 1)
        text = text.replace(found[0], " ")
    for word in _WORD.findall(text):
        if word.isdecimal():
            if len(word) >= 3 and not year:
                year = int(word)
            elif len(word) <= 2 and not day:
                day = int(word)
            else:
                return None
            continue
        lower = word.lower()
        named = [i for i, name in enumerate(MONTHS, 1) if len(lower) >= 3 and name.startswith(lower)]
        if named and not month:
            month = named[0]
        elif lower in _SEASONS and not season:
            season = str(_SEASONS[lower])
        elif lower not in ("of", "st", "nd", "rd", "th", "the"):
            return None
    if (day and not month) or day > 31 or abs(year) > _MAX_YEAR or not (year or month):
        return None
    return DateValue(year, month, day, season=season)
