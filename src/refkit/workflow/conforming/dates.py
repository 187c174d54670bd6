"""What a printed date may mean, and what may be one. Workflow; pure."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from refkit.csl.reading.locales import build

LONGEST_OF_DATE = 3  # letters of a word in a date that names no month: "de", "th"
SHORTEST_OF_MONTH = 3  # letters of a month that is cut short
_WORD = re.compile(r"[^\W\d_]+")
_DATE = re.compile(r"[^\W_][\w .,/–’'\-\u00ad]{0,40}(?<![,/–-])")


@lru_cache(maxsize=32)
def month_names(locale: str) -> tuple[tuple[str, int], ...]:
    """The names of months and seasons (13–16) in a language, the longest first."""
    terms = build(locale or "en-US", ())
    names: dict[str, int] = {}
    for number in range(1, 17):
        key = f"month-{number:02}" if number < 13 else f"season-{number - 12:02}"
        for form in ("long", "short"):
            if name := terms.term(key, form):
                names.setdefault(name.lower().rstrip("."), number)
                names.setdefault(name.lower().replace(".", "").replace("\u00ad", ""), number)
    return tuple(sorted(names.items(), key=lambda pair: -len(pair[0])))


def is_like_date(text: str, locale: str) -> bool:
    """Whether a text may be a date or a piece of one: numbers, names of months, and next to nothing else."""
    if _DATE.fullmatch(text) is None or not any(character.isdigit() for character in text):
        return False
    words = text.split()
    if not is_date_word(words[0], locale) or not is_date_word(words[-1], locale):
        return False  # "et al. 2021"
    months = [name for name, _ in month_names(locale)]
    words = [word for word in _WORD.findall(text) if len(word) > LONGEST_OF_DATE or word[0].isupper()]
    return all(any(name.startswith(word.lower()) for name in months) for word in words)


def is_date_word(word: str, locale: str) -> bool:
    """Whether a word holds a number or names a month."""
    if any(character.isdigit() for character in word):
        return True
    bare = word.lower().strip(".,;:()[]")
    return len(bare) >= SHORTEST_OF_MONTH and any(name.startswith(bare) for name, _ in month_names(locale))


def dates(text: str, locale: str) -> Iterator[dict[str, Any]]:
    """The dates that a text may print, the likeliest first.

    >>> list(dates("11 Oct. 2012", "en-GB"))
    [{'date-parts': [[2012, 10, 11]]}]
    """
    lower = text.lower()
    month = _month(lower, locale)
    numbers = [int(number) for number in re.findall(r"\d{1,4}", text)]
    if month is not None:
        yield from _with_month(month[1], numbers) if _has_no_other_word(lower, month[0]) else ()
    elif len(numbers) == 3 and max(numbers) < 100:  # 10.18.85
        for one, other in ((numbers[0], numbers[1]), (numbers[1], numbers[0])):
            yield from ({"date-parts": [[century + numbers[2], one, other]]} for century in (2000, 1900))
    elif _has_no_other_word(lower, " "):
        yield from _in_numbers(numbers)


def _with_month(month: int, numbers: list[int]) -> Iterator[dict[str, Any]]:
    year = next((number for number in numbers if number > 31), None)
    days = [number for number in numbers if number <= 31]
    if year is None:
        return
    if month > 12:
        yield {"date-parts": [[year]], "season": month - 12}
    else:
        yield {"date-parts": [[year, month, days[0]] if len(days) == 1 else [year, month]]}


def _in_numbers(numbers: list[int]) -> Iterator[dict[str, Any]]:
    years = [number for number in numbers if number > 31]
    small = [number for number in numbers if number <= 31]
    if len(years) == 2:
        yield {"date-parts": [[years[0]], [years[1]]]}
    elif len(years) == 1 and len(small) == 2:
        yield {"date-parts": [[years[0], small[0], small[1]]]}
        yield {"date-parts": [[years[0], small[1], small[0]]]}
    elif len(years) == 1 and len(small) < 2 and (not small or small[0] <= 12):
        yield {"date-parts": [[years[0], *small]]}


def _has_no_other_word(text: str, month: str) -> bool:
    return all(len(word) <= LONGEST_OF_DATE for word in _WORD.findall(text.replace(month, " ")))


def _month(text: str, locale: str) -> tuple[str, int] | None:
    """The word that names a month or season, and its number; a word of three letters or more may be cut short."""
    names = month_names(locale)
    if (found := next((pair for pair in names if _has_word(text, pair[0])), None)) is not None:
        return found
    words = [word for word in _WORD.findall(text) if len(word) >= SHORTEST_OF_MONTH]
    return next(((word, number) for word in words for name, number in names if name.startswith(word)), None)


def _has_word(text: str, word: str) -> bool:
    return re.search(rf"(?<![^\W\d_]){re.escape(word)}(?![^\W\d_])", text) is not None
