"""What the entries of one list have in common: how they begin. Room: parse; may import model, text, errors.

A list follows one style. Where nothing but the words says where an entry begins, the beginnings that are plain tell
which of the doubtful ones are like them: in a list of "Family, I." a line that begins "J. Family" goes on with one.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

LEAST_ENTRIES, LEAST_SHARE = 5, 0.6  # that begin alike
LEAST_DATED, UNDATED = 0.65, -4.0  # share of entries with a year; evidence for one without
ALIKE, UNLIKE, SHAPELESS, ADDRESS = 0.7, -1.2, -0.6, -2.5  # evidence for a beginning where the list has a habit

_YEAR = re.compile(
    r"(?<![\d./-])(?:1[5-9]|20)\d\d(?![\d/])|\bn\. ?d\.|\bs\. ?[ad]\.|\bo\. ?J\.|\bu\. ?å\.|in press|forthcoming"
)
_CAP = r"[A-ZÀ-ÖØ-ÞĀ-Ž]"
_PARTICLES = r"(?:[a-z'’]{1,5} ){0,3}"
_SHAPES = tuple(
    (name, re.compile(_PARTICLES + pattern))
    for name, pattern in (
        ("capitals", rf"{_CAP}[A-ZÀ-ÖØ-ÞĀ-Ž'’-]{{2,}}(?: {_CAP}[A-ZÀ-ÖØ-ÞĀ-Ž'’-]+){{0,2}},"),
        ("initials after", rf"{_CAP}[\w'’-]+(?:[ -]{_CAP}[\w'’-]+){{0,2}} {_CAP}{{1,3}}(?:-{_CAP})?(?=[,.:; (]|$)"),
        ("comma", rf"{_CAP}[\w'’-]+(?:[ -]{_CAP}?[\w'’-]+){{0,2}}, ?{_CAP}"),
        ("initials first", rf"{_CAP}\.(?:[ -]?{_CAP}\.){{0,3}} ?[a-z ]{{0,8}}{_CAP}[\w'’-]"),
        ("given name first", rf"{_CAP}[a-zß-ÿ'’-]+ (?:{_CAP}\. ?)?{_CAP}[\w'’-]+(?:,| and | und | et | y | e | och )"),
    )
)


def shape_of(beginning: str) -> str | None:
    """How the first name of a text is written; None where it does not begin with one.

    >>> shape_of("Doe, J. Trees"), shape_of("Doe JA, Roe R"), shape_of("J. Doe"), shape_of("the trees")
    ('comma', 'initials after', 'initials first', None)
    """
    head = beginning[:120]
    return next((name for name, pattern in _SHAPES if pattern.match(head)), None)


@dataclass(frozen=True, slots=True)
class Habit:
    """How the entries of a list begin, and whether they have a year; None and False where they differ."""

    shape: str | None
    is_dated: bool


def has_year(words: str) -> bool:
    """Whether a year stands among words, or a sign for "no date"."""
    return _YEAR.search(words) is not None


def habit_of(beginnings: Sequence[str], dated: int) -> Habit | None:
    """What most entries have in common, of which `dated` have a year; None where there are too few."""
    if len(beginnings) < LEAST_ENTRIES:
        return None
    shape, count = Counter(map(shape_of, beginnings)).most_common(1)[0]
    return Habit(shape if count >= LEAST_SHARE * len(beginnings) else None, dated >= LEAST_DATED * len(beginnings))


def likeness(beginning: str, habit: Habit) -> float:
    """Evidence that a line begins an entry of a list with this habit."""
    if habit.shape is None:
        return 0.0
    if beginning.startswith(("http", "www.", "doi", "DOI")):
        return ADDRESS
    shape = shape_of(beginning)
    return SHAPELESS if shape is None else ALIKE if shape == habit.shape else UNLIKE
