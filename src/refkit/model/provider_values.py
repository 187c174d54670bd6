"""Single values of providers' answers, where nothing can be relied on: bounded, trimmed, checked. Ground floor."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from refkit.model.date import Date, DateParts
from refkit.text.markup import strip_markup

LONGEST_TEXT = 4_000  # characters of any one value: titles beyond it are not titles
EARLIEST_YEAR, LATEST_YEAR = 1000, 2200  # a year outside is a slip of whoever registered the work
_YEAR = re.compile(r"(?<![0-9])[12][0-9]{3}(?![0-9])")
_NO_NUMBER = frozenset({"null", "none", "n/a", "na", "undefined", "-", "--"})


def text_value(value: Any) -> str:
    """A string, trimmed and of bounded length; a number as its digits; "" for all else."""
    if isinstance(value, str):
        return value[:LONGEST_TEXT].strip()
    return str(value) if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**15 else ""


def text_values(value: Any) -> Iterator[str]:
    """The strings of a list; older answers have the bare string in its place."""
    values = value if isinstance(value, list | tuple) else (value,)
    return filter(None, map(text_value, values))


def plain_values(value: Any) -> Iterator[str]:
    """The same as `text_values`, without markup."""
    return filter(None, map(plain, text_values(value)))


def plain(text: str) -> str:
    """Without markup, entities and spaces too many; most values have none, and there are many values."""
    is_plain = text.isascii() and text.isprintable() and "<" not in text and "&" not in text and "  " not in text
    return text if is_plain else strip_markup(text)


def number_value(value: Any) -> str:
    """A volume, issue, page or edition; "null" and its like come from faulty deposits."""
    number = plain(text_value(value))[:80]
    return "" if number.lower() in _NO_NUMBER else number


def checked_value(normalise: Callable[[str], str], value: Any) -> str | None:
    """What `normalise` makes of a value; None where it raises ValueError or nothing is left."""
    try:
        return str(normalise(text_value(value))) or None
    except ValueError:
        return None


def first_checked(normalise: Callable[[str], str], values: Any) -> str | None:
    """The first of some values that `normalise` takes."""
    return next(filter(None, (checked_value(normalise, value) for value in text_values(values))), None)


def mappings(value: Any) -> Iterator[Mapping[str, Any]]:
    """The objects in what should be a list of objects."""
    return (part for part in value if isinstance(part, Mapping)) if isinstance(value, list | tuple) else iter(())


def year_value(value: Any) -> int | None:
    """The first year of four digits in a value that a work can have appeared in.

    >>> year_value("October 1, 1988"), year_value("12345"), year_value(None)
    (1988, None, None)
    """
    found = _YEAR.search(text_value(value))
    year = int(found[0]) if found else 0
    return year if EARLIEST_YEAR <= year <= LATEST_YEAR else None


def date_value(value: Any) -> Date | None:
    """An ISO or EDTF date; of any other words the year alone, where there is one."""
    written = text_value(value)
    try:
        date = Date.parse(written)
    except ValueError:
        year = year_value(written)
        return Date(start=DateParts(year)) if year else None
    return date if date.year is not None and EARLIEST_YEAR <= date.year <= LATEST_YEAR else None
