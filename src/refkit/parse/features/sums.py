"""Sums of weights, remembered by what they are sums for. Room: parse.

Nearly every feature of a token is a function of a few symbols: its own kind and its neighbours', the marks around its
segment, the bracket it stands in. The weights of all features that depend on the same symbols are added up once, when
those symbols are first met; from then on a token's share is one row of a table. Nothing is approximated.
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from math import prod

import numpy as np
import numpy.typing as npt

from refkit.parse.weights import UNKNOWN, Floats, Weights

Integers = npt.NDArray[np.intp]

_MOST_ROWS = 1 << 15  # of one table; when it is full it begins anew


def sum_rows(weights: Weights, names: Sequence[Sequence[str]]) -> Floats:
    """For each list of attributes the sum of their weights, one row a list."""
    get = weights.rows.get
    padded = [get(name, UNKNOWN) for one in names for name in chain(one, ("",))]  # no list may be empty
    lengths = np.fromiter((len(one) + 1 for one in names), np.intp, len(names))
    starts = np.cumsum(lengths) - lengths
    sums: Floats = np.add.reduceat(weights.table[padded], starts, axis=0)
    return sums


class Sums:
    """Sums of the weights of the features that some symbols give.

    `symbols` are the alphabets of those symbols, in order; `names` says which features a choice of one of each has.
    """

    def __init__(self, weights: Weights, symbols: Sequence[Sequence[str]], names: Callable[..., Iterable[str]]) -> None:
        self._weights, self._symbols, self._names = weights, symbols, names
        self._sizes = [len(alphabet) for alphabet in symbols]
        self._row_of = np.zeros(prod(self._sizes), np.uint16)  # 0: not met yet; pages never met take no memory
        self._table = np.zeros((256, len(weights.states)), np.float32)
        self._count = 1

    def rows(self, *chosen: Integers) -> Floats:
        """One row for each place; `chosen` holds for each alphabet the place of the symbol in it."""
        codes = chosen[0]
        for size, more in zip(self._sizes[1:], chosen[1:], strict=True):
            codes = codes * size + more
        found = self._row_of[codes]
        if not found.all():
            self._learn(np.unique(codes[found == 0]), codes)
            found = self._row_of[codes]
        return self._table.take(found, axis=0, mode="clip")

    def _learn(self, new: Integers, wanted: Integers) -> None:
        if self._count + len(new) > _MOST_ROWS:
            self._row_of.fill(0)
            self._count = 1
            new = np.unique(wanted)
        last = self._count + len(new)
        if last > len(self._table):
            grown = np.zeros((max(last, 2 * len(self._table)), self._table.shape[1]), np.float32)
            grown[: self._count] = self._table[: self._count]
            self._table = grown
        names = [tuple(self._names(*self._read(code))) for code in new.tolist()]
        self._table[self._count : last] = sum_rows(self._weights, names)
        self._row_of[new] = np.arange(self._count, last)
        self._count = last

    def _read(self, code: int) -> list[str]:
        """The symbols that a code stands for."""
        symbols: list[str] = []
        for size, alphabet in zip(reversed(self._sizes), reversed(self._symbols), strict=True):
            code, place = divmod(code, size)
            symbols.append(alphabet[place])
        return symbols[::-1]
