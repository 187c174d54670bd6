"""Which of the years in a reference is the year of issue. Room: parse."""

import re

from refkit.parse.normalise.dates import FoundDate, find_date_words, find_dates
from refkit.parse.rules.marks import COVER

_NEAREST = 8  # characters of punctuation between the authors and the year after them

_OPENING = re.compile(r"[(\[]\s?$")
_CLOSING = re.compile(r"\s?[)\]]")
_END = re.compile(r"[\s.,;:)\]]*$")
_NUMBERS_NEXT = re.compile(rf"\s?[;,:.]?\s?[–-]?\s?[A-Za-z.\s]{{0,8}}{COVER}")
_NUMBERS_BEFORE = re.compile(rf"{COVER}\s?[,;.:]?\s?[(\[]?$")
_WORD_NEXT = re.compile(r"\s[^\W\d_]{2}")
_YEAR_BEFORE = re.compile(r"\d{4}[a-z]?\s?\[$")
_ORIGINAL = re.compile(
    r"(?:original(?:ly)?(?: work)? published|orig\. pub\.|first published|zuerst|erstausgabe|erstmals|orig\.|original"
    r"|ursprungligen|reprint of)[\s:,in(]{0,6}$",
    re.I,
)


def choose_date(text: str, head_end: int) -> FoundDate | None:
    """The date of issue; numbers, addresses and access notes in `text` are covered."""
    best: FoundDate | None = None
    best_score = -10.0
    for date in find_dates(text):
        score = _score(text, date, head_end)
        if score >= best_score:
            best, best_score = date, score
    return best if best_score > -1.5 else None


def _score(text: str, date: FoundDate, head_end: int) -> float:
    before, after = text[max(0, date.start - 60) : date.start], text[date.end : date.end + 24]
    bracketed = _OPENING.search(before) is not None and _CLOSING.match(after) is not None
    near = head_end <= date.start <= head_end + _NEAREST
    gap = text[head_end : date.start].strip(" .,:;([)") if near else "far"
    score = 0.0
    if head_end and not gap:
        score += 4.5 if bracketed else 3.0
    if bracketed:
        score += 1.5 if text[date.start - 1] == "(" else 0.5
    if _END.match(after) and len(text) - date.end < 24:
        score += 2.0
    if _NUMBERS_NEXT.match(after):
        score += 2.0
    if _NUMBERS_BEFORE.search(before):
        score += 1.5
    if _WORD_NEXT.match(after):
        score -= 1.0
    if date.end_year and not bracketed:
        score -= 1.0
    if _YEAR_BEFORE.search(before):
        score -= 4.0
    if _ORIGINAL.search(before):
        score -= 4.0
    return score


def same_year_again(text: str, chosen: FoundDate) -> tuple[FoundDate, ...]:
    """The same year printed again, as in "Schwab (1991): …, München 1991"."""
    others = (date for date in find_dates(text) if date.year == chosen.year and date.start != chosen.start)
    return tuple(
        date
        for date in others
        if _END.match(text[date.end : date.end + 24])
        or (
            _OPENING.search(text[max(0, date.start - 3) : date.start]) and _CLOSING.match(text[date.end : date.end + 3])
        )
    )


def original_date(text: str, chosen: FoundDate) -> tuple[int, int] | None:
    """The year of the first edition, printed in brackets or after a slash beside the year of issue."""
    match = _FIRST_EDITION.match(text, chosen.end)
    return match.span("year") if match and int(match["year"]) < chosen.year else None


_FIRST_EDITION = re.compile(
    r"\)?\s?(?:\[|\(|/|=\s?)(?:orig\. |zuerst |first published |o\. )?(?P<year>1[4-9]\d\d|20\d\d)(?:[\])]|(?=\)))"
)


def choose_date_words(text: str) -> tuple[int, int] | None:
    """Words in the place of a date ("in press", "n.d."), where no year is printed."""
    spans = find_date_words(text)
    return spans[0] if spans else None
