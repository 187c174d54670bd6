"""What each word form adds to its own and its neighbours' sums, and what else is asked of it. Room: parse."""

from collections.abc import Mapping
from typing import Final

import numpy as np
import numpy.typing as npt

from refkit.parse.features.brackets import MARKS
from refkit.parse.features.segments import ALWAYS, DASHES, QUOTES
from refkit.parse.features.sums import Integers, sum_rows
from refkit.parse.features.words import EDGE, WordFeatures, word_features
from refkit.parse.weights import UNKNOWN, Floats, Weights

EDGE_TEXT: Final = "\n"  # no token: what stands before the first and behind the last one
SEPARATORS = ("^", "$", ".", *DASHES, *sorted(ALWAYS | QUOTES))  # that cut segments; ends of the reference first
ALWAYS_CUTS, DOT, DASH = 1, 2, 3
OFFSETS = (0, -1, -2, -3, 1, 2, 3)  # where the words stand whose features a token is lent
_FACTS = np.dtype([
    ("kind", np.int16),
    ("separator", np.int16),  # which of SEPARATORS it is
    ("cuts", np.uint8),  # how it cuts segments; 0: never
    ("is_year", np.bool_),
    ("holds_stop", np.bool_),  # a full stop behind it belongs to it
    ("is_bracket", np.bool_),
    ("hints", np.int64),  # one bit for each
])  # fmt: skip
_SEPARATOR_PLACE = {mark: place for place, mark in enumerate(SEPARATORS)}
_MOST_WORDS = 1 << 14  # that are remembered; one takes about a kilobyte
_MOST_LOOKS = 1 << 12  # of words: a rare sign has its own


class _Places(dict[str, int]):
    """Words by their places; one that is asked for and unknown gets the next place."""

    def __init__(self) -> None:
        super().__init__()
        self.new: list[str] = []

    def __missing__(self, word: str) -> int:
        place = self[word] = len(self)
        self.new.append(word)
        return place


class WordTable:
    """Word forms met so far, at most some ten thousand: the commoner half stays when there are too many.

    Places in `lent` (offset × word × state), `facts` and `brackets` are those that `places` gave last.
    """

    def __init__(self, weights: Weights, kinds: Mapping[str, int]) -> None:
        self._weights, self._kinds = weights, kinds
        self._hint_bits: dict[str, int] = {}
        self._places = _Places()
        self._uses = np.zeros(0, np.int64)
        self.lent: Floats = np.zeros((len(OFFSETS), 0, len(weights.states)), np.float32)
        self.facts: npt.NDArray[np.void] = np.zeros(0, _FACTS)
        self.brackets: dict[int, str] = {}  # the words that open or close something
        self._looks: dict[tuple[str, str], int] = {}  # shape and kind
        self._of_looks: Floats = np.zeros((len(OFFSETS) - 1, 0, len(weights.states)), np.float32)
        self.places([EDGE_TEXT])  # at place 0, always

    def places(self, texts: list[str]) -> Integers:
        """For each text the place of its word; places may change with the next call."""
        if len(self._places) > _MOST_WORDS:
            self._forget()
        places = np.fromiter(map(self._places.__getitem__, texts), np.intp, len(texts))
        if new := self._places.new:
            self._places.new = []
            self._learn(new)
        self._uses += np.bincount(places, minlength=len(self._uses))
        return places

    def hint_names(self, bits: int) -> list[str]:
        """The hints whose bits are set."""
        return [hint for hint, bit in self._hint_bits.items() if bits >> bit & 1]

    def _learn(self, new: list[str]) -> None:
        start, end = len(self._places) - len(new), len(self._places)
        if end > len(self._uses):
            self._resize(np.arange(start), max(end, 2 * len(self._uses), 1024))
        words = [EDGE if text == EDGE_TEXT else word_features(text) for text in new]
        self.lent[0, start:end] = sum_rows(self._weights, [word.own for word in words])
        self._learn_lent(words, start, end)
        self.facts[start:end] = [self._facts_of(text, word) for text, word in zip(new, words, strict=True)]
        self.brackets |= {place: text for place, text in enumerate(new, start) if text in MARKS}

    def _learn_lent(self, words: list[WordFeatures], start: int, end: int) -> None:
        """What words give their neighbours: all of one look give the same, but for words that the model knows."""
        looks = [(word.shape, word.kind) for word in words]
        met = dict(zip(looks, words, strict=True))
        if len(self._looks) > _MOST_LOOKS:
            self._looks, self._of_looks = {}, self._of_looks[:, :0]
        if new := {look: word for look, word in met.items() if look not in self._looks}:
            self._learn_looks(new)
        look_of = [self._looks[look] for look in looks]
        self.lent[1:, start:end] = self._of_looks[:, look_of]
        rows, table = self._weights.rows.get, self._weights.table
        for place, offset in enumerate(OFFSETS[1:], 1):
            if abs(offset) < 3:
                sign = f"w{offset:+}="
                known = [rows(sign + word.word, UNKNOWN) if word.shape else UNKNOWN for word in words]
                self.lent[place, start:end] += table[known]

    def _learn_looks(self, new: dict[tuple[str, str], WordFeatures]) -> None:
        sums = [
            sum_rows(
                self._weights, [word.lent(offset)[word.shape != "" and abs(offset) < 3 :] for word in new.values()]
            )
            for offset in OFFSETS[1:]
        ]
        self._looks |= {look: place for place, look in enumerate(new, len(self._looks))}
        self._of_looks = np.concatenate((self._of_looks, np.array(sums)), axis=1)

    def _facts_of(self, text: str, word: WordFeatures) -> tuple[int, int, int, bool, bool, bool, int]:
        bits = [self._hint_bits.setdefault(hint, len(self._hint_bits)) for hint in word.hints]
        holds_stop = word.kind in ("X", "x1") or "abb" in word.hints
        return (
            self._kinds.get(word.kind, 0), _SEPARATOR_PLACE.get(text, 0), _how_it_cuts(text), word.is_year,
            holds_stop, text in MARKS, sum(1 << bit for bit in set(bits)),
        )  # fmt: skip

    def _forget(self) -> None:
        """Keep the words that were met most often."""
        words = list(self._places)
        self._uses[0] = np.iinfo(np.int64).max // 2  # the edge stays
        kept = np.sort(np.argsort(-self._uses[: len(words)], kind="stable")[: _MOST_WORDS // 2])
        self._resize(kept, len(self._uses))
        self._uses //= 2  # what was common once may be forgotten one day
        self._places.clear()
        self._places.update((words[place], at) for at, place in enumerate(kept.tolist()))
        self.brackets = {at: word for word, at in self._places.items() if word in MARKS}

    def _resize(self, kept: Integers, size: int) -> None:
        """Room for so many words, of which those at some places are kept."""
        uses, facts, lent = self._uses, self.facts, self.lent
        self._uses, self.facts = np.zeros(size, np.int64), np.zeros(size, _FACTS)
        self.lent = np.zeros((len(lent), size, lent.shape[2]), np.float32)
        self._uses[: len(kept)], self.facts[: len(kept)], self.lent[:, : len(kept)] = (
            uses[kept],
            facts[kept],
            lent[:, kept],
        )


def _how_it_cuts(text: str) -> int:
    if text in ALWAYS or text in QUOTES:
        return ALWAYS_CUTS
    return DOT if text == "." else DASH if text in DASHES and len(text) == 1 else 0
