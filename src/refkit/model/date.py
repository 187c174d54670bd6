"""A date as bibliographies print it: from a bare year to a range, a season or "in press". Ground floor."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, Self

from pydantic import BaseModel, ConfigDict, model_validator

SEASONS = ("spring", "summer", "autumn", "winter")

_DAY_PART = r"(?P<year>-?\d{1,7})(?:-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?)?(?P<mark>[~?%]?)(?:T[\d:.Z+-]{1,40})?"
_DAY = re.compile(_DAY_PART)
LATEST_YEAR = 9_999_999
_OWN_FIELDS = frozenset({"start", "end", "open_end"})  # what CSL-JSON never has and dumped dates always have
_DAYS_IN_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class DateParts(NamedTuple):
    """One day, month or year. Years before Christ are negative; month counts from 1."""

    year: int
    month: int | None = None
    day: int | None = None

    def to_list(self) -> list[int]:
        """The parts that are known, as CSL-JSON writes them."""
        return [part for part in self if part is not None]


class Date(BaseModel):
    """A date, a range, a season or a few words, as CSL 1.0.2 knows them. Never changes in place.

    `literal` holds words that are no date ("in press"); it may stand beside nothing else.
    `open_end` marks a range that still goes on ("2004–").

    >>> Date.parse("2004-03/2006").to_csl()
    {'date-parts': [[2004, 3], [2006]]}

    Source: CSL 1.0.2 specification, "Dates"; EDTF level 0 and 1 (Library of Congress, 2019).
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    start: DateParts | None = None
    end: DateParts | None = None
    season: int | None = None
    circa: bool = False
    open_end: bool = False
    literal: str | None = None

    @property
    def year(self) -> int | None:
        """The year the date starts in."""
        return self.start.year if self.start else None

    @property
    def month(self) -> int | None:
        """The month the date starts in, 1–12."""
        return self.start.month if self.start else None

    @property
    def day(self) -> int | None:
        """The day of the month the date starts on."""
        return self.start.day if self.start else None

    @model_validator(mode="before")
    @classmethod
    def _accept_csl_json(cls, value: Any) -> Any:
        """Take what CSL-JSON files hold: objects with date-parts, ISO strings, plain years, raw text."""
        if isinstance(value, bool):
            raise ValueError("a date cannot be true or false")
        if isinstance(value, int):
            return {"start": (value, None, None)} if value else {}
        if isinstance(value, str):
            return _from_text(value)
        if isinstance(value, Mapping) and not value.keys() & _OWN_FIELDS:
            return _from_csl(value)
        return value

    @model_validator(mode="after")
    def _check_calendar(self) -> Self:
        for parts in (self.start, self.end):
            if parts is not None:
                _check_parts(parts)
        if self.start is None and (self.end is not None or self.open_end):
            raise ValueError("a range needs a date that it starts with")
        if self.season is not None and not 1 <= self.season <= 4:
            raise ValueError(f"season {self.season} is not between 1 (spring) and 4 (winter)")
        return self

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read an ISO 8601 or EDTF date: "2015", "2015-03-02", "2004/2006", "2004/..", "1984~", "2021-21".

        Raises:
            ValueError: it is written in another way.
        """
        return cls.model_validate(_parse_edtf(text))

    def to_csl(self) -> dict[str, Any]:
        """As a CSL-JSON date object; an open end is written as the part 0, as citeproc-js reads it."""
        out: dict[str, Any] = {}
        if self.start is not None:
            ranges = [self.start.to_list()]
            if self.end is not None:
                ranges.append(self.end.to_list())
            elif self.open_end:
                ranges.append([0])
            out["date-parts"] = ranges
        if self.season is not None:
            out["season"] = self.season
        if self.circa:
            out["circa"] = True
        if self.literal is not None:
            out["literal"] = self.literal
        return out

    def __bool__(self) -> bool:
        """Whether it says anything at all."""
        return any((self.start, self.end, self.season, self.literal))

    def __str__(self) -> str:
        """EDTF where it can be written so, the literal words otherwise."""
        if self.start is None:
            return self.literal or ""
        start = _write(self.start)
        if self.season is not None:
            start = f"{_write(DateParts(self.start.year))}-{20 + self.season}"
        mark = "~" if self.circa else ""
        if self.end is not None:
            return f"{start}{mark}/{_write(self.end)}{mark}"
        return f"{start}{mark}/.." if self.open_end else f"{start}{mark}"


def _write(parts: DateParts) -> str:
    year = f"{parts.year:04d}" if parts.year >= 0 else f"-{-parts.year:04d}"
    return "-".join([year, *(f"{part:02d}" for part in parts[1:] if part is not None)])


def _check_parts(parts: DateParts) -> None:
    if not parts.year:
        raise ValueError("there is no year 0; CSL-JSON writes an open end so")
    if abs(parts.year) > LATEST_YEAR:
        raise ValueError("the year has more than seven digits")
    if parts.month is not None and not 1 <= parts.month <= 12:
        raise ValueError(f"month {parts.month} is not between 1 and 12")
    if parts.day is not None:
        if parts.month is None:
            raise ValueError(f"day {parts.day} has no month")
        if not 1 <= parts.day <= _DAYS_IN_MONTH[parts.month - 1]:
            raise ValueError(f"month {parts.month} has no day {parts.day}")


def _from_text(text: str) -> dict[str, Any]:
    try:
        return _parse_edtf(text)
    except ValueError:
        return {"literal": text.strip() or None}


def _parse_edtf(text: str) -> dict[str, Any]:
    first, slash, last = text.strip().partition("/")
    out = _parse_day(first)
    if slash and last in ("", ".."):
        out["open_end"] = True
    elif slash:
        end = _parse_day(last)
        out["end"] = end["start"]
        out["circa"] = out.get("circa", False) or end.get("circa", False)
    return out


def _parse_day(text: str) -> dict[str, Any]:
    if not (match := _DAY.fullmatch(text.strip())):
        raise ValueError(f"{text!r} is not an ISO or EDTF date; expected something like 2015-03-02 or 2004/2006")
    month, day = (int(match[part] or 0) or None for part in ("month", "day"))  # "2015-00-00": both unknown
    out = _with_season(DateParts(int(match["year"]), month, day))
    if match["mark"]:
        out["circa"] = True
    return out


def _from_csl(value: Mapping[str, Any]) -> dict[str, Any]:
    out: dict[str, Any] = {}
    ranges = [_to_parts(part) for part in _as_ranges(value.get("date-parts"))]
    if ranges and ranges[0] is not None:
        out = _with_season(ranges[0])
        if len(ranges) > 1:
            out |= {"end": ranges[1]} if ranges[1] is not None else {"open_end": True}
    for key in ("edtf", "raw"):
        if not out and isinstance(value.get(key), str | int):
            out = _from_text(str(value[key]))
    if value.get("season") not in (None, ""):
        out["season"] = _season(value["season"])
    if value.get("circa") not in (None, "", False, 0, "0", "false"):
        out["circa"] = True
    if value.get("literal") not in (None, ""):
        out["literal"] = str(value["literal"]).strip() or None
    if not out and not all(map(_is_blank, value.values())):
        raise ValueError(
            f"{str(dict(value))[:80]} is not a date; expected something like {{'date-parts': [[2015, 3]]}}"
        )
    return out


def _is_blank(value: Any) -> bool:
    """Whether nothing is said, as in [[null]], which Crossref sends for works without a date."""
    while isinstance(value, list | tuple) and len(value) == 1:
        value = value[0]
    return value in (None, "", 0, [], ())


def _with_season(parts: DateParts) -> dict[str, Any]:
    """Months 21–24 are seasons (EDTF level 1).

    Raises:
        ValueError: there is no such day.
    """
    month = parts.month or 0
    if parts.day is None and 21 <= month <= 24:
        return {"start": DateParts(parts.year), "season": month - 20}
    _check_parts(parts)
    return {"start": parts}


def _as_ranges(value: Any) -> list[Any]:
    """`date-parts` is a list of lists; files in the wild also hold one flat list or one nested deeper."""
    if not isinstance(value, Sequence) or isinstance(value, str) or not value:
        return []
    if not isinstance(value[0], Sequence) or isinstance(value[0], str):
        return [value]
    if value[0] and isinstance(value[0][0], Sequence) and not isinstance(value[0][0], str):
        return list(value[0])[:2]
    return list(value)[:2]


def _to_parts(value: Any) -> DateParts | None:
    """Year, month, day; None where the year is absent or 0, which marks an open end."""
    if not isinstance(value, Sequence) or isinstance(value, str):
        return None
    parts: list[int | None] = []
    for part in list(value)[:3]:
        if part in (None, ""):
            break
        parts.append(_number(part))
    if not parts or not parts[0]:
        return None
    while len(parts) > 1 and not parts[-1]:  # [2015, 0, 0]: unknown month and day
        parts.pop()
    return DateParts(parts[0], *parts[1:])


def _number(part: Any) -> int:
    """A year, month or day, as a number or in digits; out of all bounds is an error, never an overflow."""
    if isinstance(part, str) and len(part) < 20 and part.strip().removeprefix("-").isdecimal():
        return int(part)
    if isinstance(part, int | float) and not isinstance(part, bool) and abs(part) <= LATEST_YEAR:
        return int(part)
    raise ValueError(
        f"{str(part)[:40] if isinstance(part, str | float) else type(part).__name__!r} is no part of a date"
    )


def _season(value: Any) -> int:
    written = str(value).strip().lower()
    names = {**{name: number for number, name in enumerate(SEASONS, 1)}, "fall": 3}
    if written in names:
        return names[written]
    if written.isascii() and written.isdigit():
        number = int(written)
        return number - 20 if 21 <= number <= 24 else number - 12 if 13 <= number <= 16 else number
    raise ValueError(f"{value!r} is not a season")
