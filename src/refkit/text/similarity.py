"""How alike two titles or journal names are. Ground floor: imports only refkit.text."""

import re
from functools import lru_cache

from rapidfuzz import fuzz

from refkit.text.abbreviations import is_abbreviation_of
from refkit.text.fold import fold, squash

__all__ = ["is_abbreviation_of", "partial_similarity", "title_similarity"]

LONGEST_TITLE = 1_000  # characters compared; the comparison grows with the product of the lengths
LONGEST_TEXT = 5_000  # characters of the longer text searched by `partial_similarity`
OTHER_NUMBERS_SCORE = 0.8  # ceiling where each title has a number the other lacks: parts, years, sequels

_NOT_WORD = re.compile(r"[\W_]+")
_NUMBER = re.compile(r"\d+")


@lru_cache(maxsize=4096)
def _words(title: str) -> str:
    """Fold to words with single spaces; cached, since one reference meets many candidates."""
    return _NOT_WORD.sub(" ", fold(title[:LONGEST_TITLE]).replace("'", "")).strip()


def title_similarity(a: str, b: str) -> float:
    """Say how alike two titles are, 0–1: case, accents, punctuation and word order count for nothing.

    Numbers count: where each title has one that the other lacks ("part 1" and "part 2"), the answer is
    at most 0.8. Two empty titles are not alike. Only the first 1,000 characters are compared.

    >>> title_similarity("Magnesium in Prevention and Therapy", "MAGNESIUM IN PREVENTION & THERAPY.") > 0.9
    True
    >>> title_similarity("Cancer statistics, 2019", "Cancer statistics, 2020")
    0.8
    """
    ours, theirs = _words(a), _words(b)
    if not ours or not theirs:
        return 0.0
    if ours == theirs or ours.replace(" ", "") == theirs.replace(" ", ""):
        return 1.0
    score = max(fuzz.ratio(ours, theirs), fuzz.token_sort_ratio(ours, theirs)) / 100
    return min(score, OTHER_NUMBERS_SCORE) if _numbers_contradict(ours, theirs) else score


def _numbers_contradict(ours: str, theirs: str) -> bool:
    our_numbers, their_numbers = set(_NUMBER.findall(ours)), set(_NUMBER.findall(theirs))
    return bool(our_numbers - their_numbers) and bool(their_numbers - our_numbers)


def partial_similarity(short: str, long: str) -> float:
    """Say how well the best place in a longer text agrees with a short one, 0–1.

    Only the first 1,000 characters of `short` and 5,000 of `long` are looked at.

    >>> partial_similarity("Magnesium in prevention", "Gröber U. Magnesium in Prevention. Nutrients 2015")
    1.0
    """
    needle, haystack = squash(short[:LONGEST_TITLE]), squash(long[:LONGEST_TEXT])
    if not needle or not haystack:
        return 0.0
    if needle in haystack:
        return 1.0
    if len(needle) > len(haystack):
        return fuzz.ratio(needle, haystack) / 100
    return fuzz.partial_ratio(needle, haystack) / 100
