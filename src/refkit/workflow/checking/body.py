"""The part of a text that cites: everything but its lists of references. Workflow."""

import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from refkit.model.lists import ReferenceList, Span

SHORTEST_ARTICLE = 400  # characters between two lists from which on they are an article of their own


@dataclass(frozen=True, slots=True)
class Article:
    """A stretch of a text and the lists it cites; `text` is as long as the whole, with blanks in place of lists."""

    text: str
    span: Span
    lists: tuple[int, ...]  # numbers of its lists, as `Origin.list_number` has them


class LineFinder:
    """From offsets in a text to line numbers that count from 1."""

    def __init__(self, text: str) -> None:
        self._starts = [0]
        at = text.find("\n")
        while at >= 0:
            self._starts.append(at + 1)
            at = text.find("\n", at + 1)

    def line(self, offset: int) -> int:
        """The line in which the character at `offset` stands."""
        return bisect_right(self._starts, offset)


def whole_text(text: str, lists: Sequence[ReferenceList]) -> Article:
    """A text that cites entries of elsewhere as one article, its own lists of references left out."""
    return Article(_without_lists(text, lists), (0, len(text)), ())


def split_articles(text: str, lists: Sequence[ReferenceList]) -> tuple[Article, ...]:
    """A file may hold several articles, each with a list after it; lists that follow one another are one article's.

    Where nothing but a heading stands between two lists, or the numbers go on, both belong together. What
    stands after the last list still belongs to the last article.
    """
    if not lists:
        return (Article(text, (0, len(text)), ()),)
    blanked = _without_lists(text, lists)
    groups: list[list[ReferenceList]] = []
    for one in lists:
        if groups and _belongs_to(groups[-1][-1], one, blanked):
            groups[-1].append(one)
        else:
            groups.append([one])
    articles: list[Article] = []
    start = 0
    for number, group in enumerate(groups):
        end = len(text) if number == len(groups) - 1 else group[-1].span[1]
        articles.append(Article(blanked, (start, end), tuple(one.number for one in group)))
        start = end
    return tuple(articles)


def _belongs_to(before: ReferenceList, after: ReferenceList, blanked: str) -> bool:
    between = blanked[before.span[1] : after.span[0]].strip()
    return len(between) < SHORTEST_ARTICLE or _goes_on(before, after)


def _goes_on(before: ReferenceList, after: ReferenceList) -> bool:
    last = number_of_label(before.entries[-1].label) if before.entries else None
    first = number_of_label(after.entries[0].label) if after.entries else None
    return last is not None and first == last + 1


def number_of_label(label: str | None) -> int | None:
    """The number in "3.", "[3]" or "³"; None where the label is no number.

    >>> number_of_label("[12]"), number_of_label("•"), number_of_label("³")
    (12, None, 3)
    """
    digits = "".join(character for character in (label or "")[:40] if character.isdigit())
    return int("".join(map(_plain_digit, digits))) if digits and len(digits) <= 6 else None


def _plain_digit(character: str) -> str:
    return str(unicodedata.digit(character, 0))


def _without_lists(text: str, lists: Sequence[ReferenceList]) -> str:
    pieces: list[str] = []
    at = 0
    for span in sorted(entry.span for one in lists for entry in one.entries):
        start, end = max(span[0], at), max(span[1], at)
        pieces += [text[at:start], "".join("\n" if letter == "\n" else " " for letter in text[start:end])]
        at = end
    return "".join((*pieces, text[at:]))
