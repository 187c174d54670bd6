"""The weights of the learned labeller, and the small file they are kept in. Room: parse; may import errors.

The file, little-endian throughout: the line `refkit-crf 1` and a zero; one line of JSON, {"states": [...],
"attributes": n, "weights": n, "names": bytes}; then, without gaps, the attributes' names in UTF-8 with a line feed
between two; for each attribute how many weights it has (uint8); for each weight its state (uint8) and its value
(float32); and the weights of the transitions, a square of float32 whose rows are the states that are left.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np
import numpy.typing as npt

from refkit.errors import InputError

MAGIC = b"refkit-crf 1\0\n"  # the zero says that the file is no text
UNKNOWN = 0  # the row of attributes that the model does not know: zeros

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Weights:
    """States of the chain; a row of weights for each attribute, row 0 being that of all unknown ones; transitions."""

    states: tuple[str, ...]
    rows: Mapping[str, int]  # attribute → its row in `table`
    table: Floats
    transitions: Floats  # from state × to state

    @classmethod
    def of(
        cls,
        states: tuple[str, ...],
        attributes: Mapping[tuple[str, str], float],
        transitions: Mapping[tuple[str, str], float],
    ) -> Self:
        """From weights by (attribute, state) and by (from state, to state); weights that are not named are zero."""
        place = {state: at for at, state in enumerate(states)}
        rows = {name: at for at, name in enumerate(sorted({name for name, _ in attributes}), UNKNOWN + 1)}
        table = np.zeros((len(rows) + 1, len(states)), np.float32)
        for (name, state), weight in attributes.items():
            table[rows[name], place[state]] = weight
        square = np.zeros((len(states), len(states)), np.float32)
        for (left, entered), weight in transitions.items():
            square[place[left], place[entered]] = weight
        return cls(states, rows, table, square)

    def write(self, path: Path) -> None:
        """Write the file; only weights that are not zero are kept."""
        table = self.table[UNKNOWN + 1 :]
        names = "\n".join(sorted(self.rows, key=self.rows.__getitem__)).encode()
        attributes, states = np.nonzero(table)
        head = {
            "states": self.states, "attributes": len(table), "weights": len(states), "names": len(names),
        }  # fmt: skip
        parts = (
            MAGIC,
            json.dumps(head).encode() + b"\n",
            names,
            np.bincount(attributes, minlength=len(table)).astype("u1").tobytes(),
            states.astype("u1").tobytes(),
            table[attributes, states].astype("<f4").tobytes(),
            self.transitions.astype("<f4").tobytes(),
        )
        path.write_bytes(b"".join(parts))

    @classmethod
    def read(cls, path: Path) -> Self:
        """Read the file.

        Raises:
            InputError: it is no file of weights, or it is cut off.
        """
        data = path.read_bytes()
        try:
            return cls._from_bytes(data)
        except (ValueError, KeyError, TypeError, IndexError) as error:
            raise InputError(
                f"{path} is no model of refkit: {error}. Write one with training/train.py, or reinstall refkit."
            ) from error

    @classmethod
    def _from_bytes(cls, data: bytes) -> Self:
        if not data.startswith(MAGIC):
            raise ValueError("it does not begin with 'refkit-crf 1'")
        start = data.index(b"\n", len(MAGIC)) + 1
        head = json.loads(data[len(MAGIC) : start])
        states, known, count = tuple(head["states"]), int(head["attributes"]), int(head["weights"])
        end = start + int(head["names"])
        names = data[start:end].decode().split("\n") if known else []
        if len(names) != known:
            raise ValueError(f"it names {len(names)} attributes instead of {known}")
        each = np.frombuffer(data, "u1", known, end)
        columns = np.frombuffer(data, "u1", count, end + known)
        values = np.frombuffer(data, "<f4", count, end + known + count)
        square = np.frombuffer(data, "<f4", len(states) ** 2, end + known + 5 * count)
        table = np.zeros((known + 1, len(states)), np.float32)
        table[np.repeat(np.arange(1, known + 1), each), columns] = values
        return cls(states, dict(zip(names, range(1, known + 1), strict=True)), table, square.reshape(len(states), -1))
