"""The words of a reference, and which of many small signs they hold: a cheap look before a costly search. Room: parse.

Most patterns for notes, laws or numbers can only match where a certain word stands, and nearly no reference has it.
Who has such a pattern makes a group of its signs once; all groups are looked for together.
"""

import re
from functools import lru_cache
from typing import NamedTuple

_LETTERS = re.compile(r"[^\W\d_]+")
_START = 2  # letters by which signs are looked up
_MOST_WORDS = 1 << 15  # whose signs are remembered
_LONGEST_KEPT_WORD = 40  # letters
_LONGEST_KEPT_TEXT = 1_000  # characters
_KEPT_TEXTS = 512  # several files of the room ask for the words of the same reference


class Words(NamedTuple):
    """The runs of letters in a text, as printed and in small letters, and the groups of signs that it holds."""

    printed: frozenset[str]
    small: frozenset[str]
    signs: int  # a bit for each group


class _SignTable:
    """Groups of signs by what is cheapest to look at: a part of a word, a phrase by its first word, anything else."""

    def __init__(self) -> None:
        self._groups = 0
        self._in_words: dict[str, list[tuple[str, int]]] = {}
        self._phrases: dict[str, list[tuple[str, int]]] = {}
        self._others: list[tuple[str, int]] = []
        self._known: dict[str, int] = {}

    def add(self, signs: tuple[str, ...]) -> int:
        bit = 1 << self._groups
        self._groups += 1
        for sign in signs:
            first = _LETTERS.match(sign)
            if first is None or len(sign) < _START:
                self._others.append((sign, bit))
            elif first[0] == sign:
                self._in_words.setdefault(sign[:_START], []).append((sign, bit))
            else:
                self._phrases.setdefault(first[0], []).append((sign, bit))
        self._known.clear()
        return bit

    def groups_in(self, words: frozenset[str], lower: str) -> int:
        found = 0
        kept = set(map(self._known.get, words))
        if None in kept:
            kept = {self._look(word) for word in words}
        for bits in kept:
            found |= bits or 0
        for word in self._phrases.keys() & words:
            for sign, bit in self._phrases[word]:
                if not found & bit and sign in lower:
                    found |= bit
        for sign, bit in self._others:
            if not found & bit and sign in lower:
                found |= bit
        return found

    def _look(self, word: str) -> int:
        if (found := self._known.get(word)) is not None:
            return found
        found = 0
        for at in range(len(word) - 1):
            for sign, bit in self._in_words.get(word[at : at + _START], ()):
                if word.startswith(sign, at):
                    found |= bit
        if len(word) <= _LONGEST_KEPT_WORD:
            if len(self._known) > _MOST_WORDS:
                self._known.clear()
            self._known[word] = found
        return found


_table = _SignTable()


def sign_group(*signs: str) -> int:
    """A new group of signs, strings in small letters: its bit in the `signs` of a text's words.

    Letters alone may stand anywhere in a word; the first word of a sign that has more than letters must be whole.

    >>> plants = sign_group("tree", "(bot.)")
    >>> bool(words_of("On Treetops").signs & plants), bool(words_of("On stones").signs & plants)
    (True, False)
    """
    _kept_words.cache_clear()
    return _table.add(signs)


def words_of(text: str) -> Words:
    """The words of a text; those of the last texts are remembered.

    >>> sorted(words_of("2nd ed. IEEE").small)
    ['ed', 'ieee', 'nd']
    """
    return _kept_words(text) if len(text) <= _LONGEST_KEPT_TEXT else _words(text)


def _words(text: str) -> Words:
    printed = frozenset(_LETTERS.findall(text))
    small = frozenset(map(str.lower, printed))
    return Words(printed, small, _table.groups_in(small, text.lower()))


_kept_words = lru_cache(_KEPT_TEXTS)(_words)
