"""Is a registered title in the string? Room: match.

A title that is not there says nothing against a work: it may be printed in another language, or not at all.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from refkit.match.printed import Printed
from refkit.model.work import Work
from refkit.text.fold import fold, squash
from refkit.text.markup import strip_markup

FULL_LENGTH = 35  # letters from which on a title counts in full
LEAST_RATIO = 0.6  # any long string has that much in common with any title
SHORTEST_MAIN_TITLE = 20  # letters before a colon that may stand for the whole title
LONGEST_TITLE = 400  # letters compared
OTHER_PART = 0.4  # strength at most where the numbers differ: "… IV" for "… V", "… 2019" for "… 2020"

_NUMERAL = re.compile(r"(?<![^\W_])(?:\d{1,4}|[ivx]{1,5})(?![^\W_])")


_CHAPTER_NUMBER = re.compile(r"(?:chapter )?\d{1,3}[.:]?\s+(?=\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TitleFound:
    """How well the best of a work's titles agrees: `ratio` 0–1, `scale` 0–1 for how much its length says.

    `is_other_part`: each has a number that the other lacks, as the titles of a series have.
    """

    title: str
    ratio: float
    scale: float
    span: tuple[int, int] | None
    is_other_part: bool = False

    @property
    def strength(self) -> float:
        """0–1: how much of full agreement of a long title this is worth."""
        strength = max(0.0, (self.ratio - LEAST_RATIO) / (1 - LEAST_RATIO)) * self.scale
        return min(strength, OTHER_PART) if self.is_other_part else strength


def find_title(printed: Printed, work: Work) -> TitleFound | None:
    """The registered title that agrees best with some place of the string; None where the work has no title."""
    best: TitleFound | None = None
    for title in titles_of(work):
        for form in _forms(title):
            found = _find(printed, title, form)
            if found is not None and (best is None or found.strength > best.strength):
                best = found
        if best is not None and best.strength == 1.0:
            break
    return best


def titles_of(work: Work) -> tuple[str, ...]:
    """All titles a work is registered under, the record's own first."""
    titles = (work.record.title or "", *work.other_titles, *work.original_titles)
    return tuple(dict.fromkeys(filter(None, titles)))


@lru_cache(maxsize=4096)
def _forms(title: str) -> tuple[str, ...]:
    plain = strip_markup(title)
    number = _CHAPTER_NUMBER.match(plain)
    bare = plain[number.end() :] if number else plain
    whole, without_number, main = (squash(form)[:LONGEST_TITLE] for form in (plain, bare, bare.partition(":")[0]))
    forms = (whole, without_number, main if len(main) >= SHORTEST_MAIN_TITLE else "")
    return tuple(dict.fromkeys(filter(None, forms)))


def _find(printed: Printed, title: str, form: str) -> TitleFound | None:
    squashed, places = printed.squashed
    if not form or not squashed:
        return None
    scale = min(1.0, _letters(form) / FULL_LENGTH)
    if len(form) > len(squashed):
        return TitleFound(title, fuzz.ratio(form, squashed) / 100, scale, None)
    alignment = fuzz.partial_ratio_alignment(form, squashed, score_cutoff=LEAST_RATIO * 100)
    if alignment is None or alignment.dest_end <= alignment.dest_start:
        return TitleFound(title, 0.0, scale, None)
    span = places[alignment.dest_start], places[alignment.dest_end - 1] + 1
    return TitleFound(title, alignment.score / 100, scale, span, _is_other_part(printed, title, span))


def _is_other_part(printed: Printed, title: str, span: tuple[int, int]) -> bool:
    registered = _numerals(title)
    if not registered:
        return False
    start, end = span
    while end < len(printed.masked) and printed.masked[end].isalnum():
        end += 1
    while start and printed.masked[start - 1].isalnum():
        start -= 1
    found = set(_NUMERAL.findall(printed.masked[start:end]))
    return bool(registered - found) and bool(found - registered)


@lru_cache(maxsize=4096)
def _numerals(title: str) -> frozenset[str]:
    """Arabic and Roman numerals that stand alone in a title."""
    return frozenset(_NUMERAL.findall(fold(strip_markup(title))))


def _letters(form: str) -> float:
    """Length in letters; an ideograph says as much as a short word."""
    return len(form) if form.isascii() else sum(2.5 if letter >= "⺀" else 1.0 for letter in form)
