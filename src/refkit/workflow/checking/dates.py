"""Dates that cannot be. Workflow. Today is given from outside, so that the same input gives the same answer."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from refkit.formats.building import UNREADABLE
from refkit.model.date import Date, DateParts
from refkit.model.record import Record
from refkit.model.verdict import Finding
from refkit.parse.words.months import MONTHS
from refkit.text.fold import fold

YEARS_AHEAD = 1  # a work of next year may be printed and cited already
LONGEST_TEXT = 3_000  # characters of a printed reference that are looked at

_DATE_FIELDS = ("issued", "accessed", "event_date", "original_date", "submitted", "available_date")
_PAST_FIELDS = frozenset({"accessed"})
# The year first, so that no page range or telephone number is taken for a date.
_ISO_DATE = re.compile(r"(?<![\w./-])((?:19|20)\d\d)-(\d\d)(?:-(\d\d))?(?![\w/-])")
# "31 February 2020", "February 31, 2020"; two digits of a range of days ("12–31 February") are none.
_WORD_DATE = re.compile(
    r"(?<![\w–—-])(?:(?P<day>\d{1,2})\.?\s(?:de\s)?(?P<month>[^\W\d_]{3,12})\.?,?|(?P<first>[^\W\d_]{3,12})\s(?P<last>\d{1,2}),)"
    r"\s(?:de\s)?(?:19|20)\d\d(?!\d)"
)
_FAR_YEAR = re.compile(r"(?:[.,;(]\s?|\s)(2[1-9]\d\d)[a-z]?(?:[;)]|\.?$|\.\s|:\s)")
LEAP_YEAR = 2024


def find_impossible_dates(record: Record, today: date) -> Iterator[Finding]:
    """A finding for each date in the future, each range that runs backwards, each month 13.

    A work may be dated up to the end of next year, a visit to a web page up to tomorrow (it is
    tomorrow somewhere already).

    >>> from refkit.model.date import Date
    >>> [found.message for found in find_impossible_dates(Record(issued=Date.parse("2150")), date(2026, 1, 1))]
    ['The year 2150 has not come yet.']
    """
    for field in _DATE_FIELDS:
        value: Date | None = getattr(record, field)
        if value is not None and value.start is not None:
            yield from _of_date(record, field, value, today)
    yield from _far_future(record)
    yield from _accessed_before_issued(record)
    yield from _no_days(record)


def _of_date(record: Record, field: str, value: Date, today: date) -> Iterator[Finding]:
    start, end = value.start, value.end
    if start is None:
        return
    last = end or start
    if field in _PAST_FIELDS and _earliest(start) > (today.year, today.month, today.day + 1):
        yield _finding(f"{field.replace('_', ' ').capitalize()} on {value}, which has not come yet.", field, value)
    elif last.year > today.year + YEARS_AHEAD and _is_printed(last.year, record):
        yield _finding(f"The year {last.year} has not come yet.", field, value)
    if end is not None and _latest(end) < _earliest(start):
        yield _finding(f"The end of {value} is before its start.", field, value)


def _far_future(record: Record) -> Iterator[Finding]:
    """A number that stands where years do and is beyond all years, which the parser took for none."""
    text = record.origin.text if record.origin is not None and record.origin.text else ""
    if record.issued is None and (match := _FAR_YEAR.search(text[:LONGEST_TEXT])):
        yield Finding("impossible-date", f"The year {match[1]} has not come yet.", "issued", printed=match[1])


def _is_printed(year: int, record: Record) -> bool:
    """Whether the year stands in the printed string; "2019 -30 August" is no range that ends in 2030."""
    text = record.origin.text if record.origin is not None else None
    return not text or str(year) in text


def _accessed_before_issued(record: Record) -> Iterator[Finding]:
    """A page cannot be visited before it is there; the year printed may be that of a later edition, so years only."""
    if record.accessed is None or record.issued is None or not record.accessed.start or not record.issued.start:
        return
    if record.issued.circa or record.accessed.start.year >= record.issued.start.year:
        return
    message = f"Accessed in {record.accessed.start.year}, before it was published in {record.issued.start.year}."
    yield _finding(message, "accessed", record.accessed)


def _no_days(record: Record) -> Iterator[Finding]:
    """Days and months that no calendar has, in what could not be read as a date."""
    text = record.origin.text if record.origin is not None and record.origin.text else ""
    texts: list[tuple[str | None, str]] = [(None, text)]
    kept = record.custom.get(UNREADABLE)
    for field in _DATE_FIELDS:
        value: Date | None = getattr(record, field)
        if value is not None and value.literal:
            texts.append((field, value.literal))
    for where, words in texts:
        plain = _without_addresses(words[:LONGEST_TEXT])
        for match in _ISO_DATE.finditer(plain):
            if not _is_in_calendar(match):
                yield Finding("impossible-date", f"There is no day {match[0]}.", where, printed=match[0])
        for match in _WORD_DATE.finditer(plain):
            month = MONTHS.get(fold(match["month"] or match["first"]))
            day = int(match["day"] or match["last"])
            if month and day > monthrange(LEAP_YEAR, month)[1]:
                yield Finding("impossible-date", f"There is no day {match[0]}.", where, printed=match[0])
    for field, value in kept.items() if isinstance(kept, dict) else ():
        if field in _DATE_FIELDS:
            yield Finding("impossible-date", f"{str(value)[:80]} is no date.", field, printed=str(value)[:80])


def _is_in_calendar(match: re.Match[str]) -> bool:
    month, day = int(match[2]), int(match[3] or 1)
    if match[3] is None and (month > 12 or month == 0):
        return True  # "2015-16" is a range of years or pages
    try:
        date(int(match[1]), month, day)
    except ValueError:
        return False
    return True


def _without_addresses(text: str) -> str:
    return re.sub(r"(?:https?://|www\.|doi:|10\.\d{4,9}/)\S+", " ", text, flags=re.I)


def _earliest(parts: DateParts) -> tuple[int, int, int]:
    return parts.year, parts.month or 1, parts.day or 1


def _latest(parts: DateParts) -> tuple[int, int, int]:
    return parts.year, parts.month or 12, parts.day or 31


def _finding(message: str, field: str, value: Date) -> Finding:
    return Finding("impossible-date", message, field, printed=str(value))
