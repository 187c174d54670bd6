"""Is a registered title in the string? Room: match.

A title that is not there says nothing against a work: it may be printed in another language, or not at all.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from refkit.match.printed import Printed
from refkit.model.work import Work
from refkit.text.fold import squash
from refkit.text.markup import strip_markup

FULL_LENGTH = 35  # letters from which on a title counts in full
LEAST_RATIO = 0.6  # any long string has that much in common with any title
SHORTEST_MAIN_TITLE = 20  # letters before a colon that may stand for the whole title
LONGEST_TITLE = 400  # letters compared


_CHAPTER_NUMBER = re.compile(r"(?:chapter )?\d{1,3}[.:]?\s+(?=\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TitleFound:
    """How well the best of a work's titles agrees: `ratio` 0–1, `scale` 0–1 for how much its length says."""

    title: str
    ratio: float
    scale: float
    span: tuple[int, int] | None

    @property
    def strength(self) -> float:
        """0–1: how much of full agreement of a long title this is worth."""
        return max(0.0, (self.ratio - LEAST_RATIO) / (1 - LEAST_RATIO)) * self.scale


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
    return TitleFound(title, alignment.score / 100, scale, span)


def _letters(form: str) -> float:
    """Length in letters; an ideograph says as much as a short word."""
    return len(form) if form.isascii() else sum(2.5 if letter >= "⺀" else 1.0 for letter in form)
