"""When an address was looked at: notes such as "Accessed 12 March 2024", in many languages. Room: parse."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from refkit.parse.normalise.dates import FoundDate, find_dates
from refkit.parse.signs import sign_group, words_of
from refkit.parse.words.access import ACCESS_WORDS, ACCESS_WORDS_AFTER, WEAK

_FURTHEST = 260  # characters between the word and its date; an address may stand between them
_NO_SPACES = "\u3005"  # from here on scripts are written without spaces between words

_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
_LETTERS = re.compile(r"[^\W\d_]+")
_FIRST_WORDS = frozenset(_WORD.findall(word)[0] for word in ACCESS_WORDS if word < _NO_SPACES)
_FIRST_LETTERS = frozenset(_LETTERS.findall(word)[0] for word in _FIRST_WORDS)
_PHRASE = re.compile(rf"(?:{'|'.join(re.escape(word) for word in ACCESS_WORDS)})(?![^\W\d_])", re.IGNORECASE)
_EAST_ASIAN = re.compile("|".join(re.escape(word) for word in ACCESS_WORDS if word >= _NO_SPACES))
_SIGNS_AFTER = sign_group(*ACCESS_WORDS_AFTER)
_PHRASE_AFTER = re.compile(
    rf"\s?(?:tarihinde\s)?(?:{'|'.join(re.escape(word) for word in ACCESS_WORDS_AFTER)})(?![a-z])", re.IGNORECASE
)
_FILLER = re.compile(
    r"(?:on|at|from|the|am|vom|den|der|d|le|la|el|il|em|op|dnia|dne|på|w|de|del|du|i|in|och|and|online|internet|via"
    r"|unter|aus|från|fra|av|an|um|uhr"
    r"|под|на|at|a|version|web|url|http|https|ngày|od|z|u|zu|letzter|last|stand|date|data|datum|tarihi|accessed"
    r"|available|ved|ca|kl)(?![^\W_])",
    re.IGNORECASE,
)


class AccessNote(NamedTuple):
    """An access note: all of it, and the date in it."""

    start: int
    end: int
    date_start: int
    date_end: int
    date: FoundDate


def find_access_note(text: str, *, has_address: bool, covered: str = "\ufffc") -> AccessNote | None:
    """The last note in a reference that says when its address was looked at.

    Addresses in `text` are covered by the character `covered`. A word with another common meaning ("set",
    "available") counts only beside an address and a full date.
    """
    found: AccessNote | None = None
    for start, end in _phrases(text):
        note = _dated(text, start, end, covered)
        if note is None:
            continue
        weak = text[start:end].lower() in WEAK
        if not weak or (has_address and (note.date.day is not None or text[start:end][0].isupper())):
            found = note
    return found or _date_first(text)


def _phrases(text: str) -> Iterator[tuple[int, int]]:
    may_be_east_asian = not text.isascii() and _EAST_ASIAN.search(text) is not None
    if _FIRST_LETTERS.isdisjoint(words_of(text).small) and not may_be_east_asian:
        return
    end = 0
    for word in _WORD.finditer(text):
        if word.start() < end or word[0].lower() not in _FIRST_WORDS:
            continue
        if phrase := _PHRASE.match(text, word.start()):
            end = phrase.end()
            yield word.start(), end
    for phrase in _EAST_ASIAN.finditer(text):
        yield phrase.span()


def _dated(text: str, start: int, end: int, covered: str) -> AccessNote | None:
    window = text[end : end + _FURTHEST]
    for date in find_dates(window)[:1]:
        between = _FILLER.sub("", window[: date.start].replace(covered, " "))
        if len(re.sub(r"[\W_]+", "", between)) > 3:
            return None
        return AccessNote(start, end + date.end, end + date.start, end + date.end, date)
    return None


def _date_first(text: str) -> AccessNote | None:
    """ "2024年3月12日閲覧", "3.5.2020 luettu"."""
    if not words_of(text).signs & _SIGNS_AFTER:
        return None
    for date in find_dates(text):
        if date.day and (after := _PHRASE_AFTER.match(text, date.end)):
            return AccessNote(date.start, after.end(), date.start, date.end, date)
    return None
