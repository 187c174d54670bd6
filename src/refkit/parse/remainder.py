"""The words of a reference that no field holds: nothing that is printed may vanish. Room: parse; uses text."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from refkit.model.date import Date
from refkit.model.name import Name
from refkit.parse.labeller import Label
from refkit.parse.normalise.names import find_open_ending
from refkit.parse.spans import Span
from refkit.parse.words.languages import LANGUAGE_TAGS
from refkit.parse.words.marks import is_mark_word
from refkit.parse.words.months import MONTHS, SEASONS
from refkit.text.fold import collapse_spaces, fold, strip_invisible

_WORD = re.compile(r"[^\W_]+")
_EDGE = " \t\n,;:.–—-/()[]"
_COUNTERS = "总總第제页頁卷巻권期號号호輯辑"  # what Chinese and Japanese print around a number without a blank
_LETTER_OF_NUMBER = re.compile(r"\d[^\W\d_](?![^\W_])")
_DATE_PIECES = re.compile(r"\d+|[^\W\d_]+")


def clean(printed: str) -> str:
    """Text on one line, without invisible characters."""
    return collapse_spaces(strip_invisible(printed))


def unparsed(text: str, spans: Iterable[Span]) -> str:
    """The words of these spans that are no mere marks, as printed, parted by semicolons."""
    pieces: list[str] = []
    for span in sorted(spans, key=lambda one: one.start):
        if not any(map(str.isalnum, text[span.start : span.end])):
            continue
        end = span.end + (_LETTER_OF_NUMBER.match(text, span.end - 1) is not None)
        piece = clean(text[span.start : end]).strip(_EDGE)
        words = _WORD.findall(piece)
        if words and not (span.label is Label.OTHER and all(map(is_mark_word, words))):
            pieces.append(piece)
    return "; ".join(pieces)


def lost_words(printed: str, values: Mapping[str, Any]) -> list[str]:
    """The words of a stretch that the values read from it do not hold, and that are no marks of their fields.

    >>> lost_words("Vol. 12 extra", {"volume": "12"})
    ['extra']
    """
    if len(values) == 1 and _is_all(printed, next(iter(values.values()))):
        return []
    held = " ".join(map(_as_text, values.values()))
    lower = held.lower()
    missed = [word for word in _WORD.findall(clean(printed)) if word.lower() not in lower and not is_mark_word(word)]
    if not missed:
        return []  # nearly always, and without looking at what punctuation parts
    kept = _squashed(held)
    lost = [word for word in missed if _squashed(word.strip(_COUNTERS)) not in kept]
    if not lost:
        return []
    if any(isinstance(value, Date) for value in values.values()):
        lost = [word for word in lost if not _is_of_date(word, values)]
    if "language" in values:
        lost = [word for word in lost if fold(word) not in LANGUAGE_TAGS]
    if lost and {"author", "editor", "translator"} & values.keys():
        ending = find_open_ending(printed)
        said = set(_WORD.findall(ending[0])) if ending else set()
        lost = [word for word in lost if word not in said]
    return lost


def _is_all(printed: str, value: Any) -> bool:
    """Whether a text field holds the stretch up to punctuation: most do, and a look is cheap."""
    return isinstance(value, str) and _WORD.search(printed.replace(value, "", 1)) is None


def _squashed(text: str) -> str:
    return "".join(_WORD.findall(text)).lower()


def _as_text(value: Any) -> str:
    return " ".join(map(_name_as_text, value)) if isinstance(value, tuple) else str(value)


def _name_as_text(name: Name) -> str:
    parts = (name.dropping_particle, name.non_dropping_particle, name.family, name.given, name.suffix, name.literal)
    return " ".join([part for part in parts if part])


def _is_of_date(word: str, values: Mapping[str, Any]) -> bool:
    """Whether a word of a printed date is in the date that was read: a month's name, a number, an ending."""
    numbers = {
        int(piece) for value in values.values() if isinstance(value, Date) for piece in re.findall(r"\d+", str(value))
    }
    ends = {number % 100 for number in numbers}
    for piece in _DATE_PIECES.findall(word):
        if piece.isdigit():
            if int(piece[:6]) not in numbers and not (len(piece) == 2 and int(piece) in ends):
                return False
        elif fold(piece) not in MONTHS and fold(piece) not in SEASONS and piece.lower() not in _ENDINGS_OF_DAYS:
            return False
    return True


_ENDINGS_OF_DAYS = frozenset("st nd rd th er г гг года".split())
