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
    """Groups of signs. Those of two letters and more are looked for once in each word form, which is remembered."""

    def __init__(self) -> None:
        self._groups = 0
        self._in_words: dict[str, list[tuple[str, int]]] = {}
        self._elsewhere: list[tuple[int, tuple[str, ...]]] = []
        self._known: dict[str, int] = {}

    def add(self, signs: tuple[str, ...]) -> int:
        bit = 1 << self._groups
        self._groups += 1
        elsewhere = tuple(sign for sign in signs if len(sign) < _START or not _LETTERS.fullmatch(sign))
        for sign in sorted(set(signs).difference(elsewhere)):
            self._in_words.setdefault(sign[:_START], []).append((sign, bit))
        if elsewhere:
            self._elsewhere.append((bit, elsewhere))
        self._known.clear()
        return bit

    def groups_in(self, words: frozenset[str], lower: str) -> int:
        found = 0
        known = self._known
        for word in words:
            bits = known.get(word)
            found |= self._look(word) if bits is None else bits
        for bit, signs in self._elsewhere:
            if not found & bit and any(map(lower.__contains__, signs)):
                found |= bit
        return found

    def _look(self, word: str) -> int:
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
    printed, lower = frozenset(_LETTERS.findall(text)), text.lower()
    small = frozenset(_LETTERS.findall(lower))
    return Words(printed, small, _table.groups_in(small, lower))


_kept_words = lru_cache(_KEPT_TEXTS)(_words)
