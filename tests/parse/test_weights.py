"""The file that a model is kept in."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.errors import InputError
from refkit.parse.weights import Weights

STATES = ("author", "title", "other|^")

names = st.text(st.characters(codec="utf-8", exclude_characters="\n"), min_size=1, max_size=8)
values = st.floats(-20, 20, width=32).filter(bool)
attributes = st.dictionaries(st.tuples(names, st.sampled_from(STATES)), values, max_size=20)
transitions = st.dictionaries(st.tuples(st.sampled_from(STATES), st.sampled_from(STATES)), values, max_size=9)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("weights") / "model.crf"


@given(attributes, transitions)
def test_what_is_written_is_read(
    path: Path, attributes: dict[tuple[str, str], float], transitions: dict[tuple[str, str], float]
) -> None:
    weights = Weights.of(STATES, attributes, transitions)
    weights.write(path)
    read = Weights.read(path)
    assert read.states == STATES
    assert read.rows == weights.rows
    assert np.array_equal(read.table, weights.table)
    assert np.array_equal(read.transitions, weights.transitions)
    for (name, state), value in attributes.items():
        assert read.table[read.rows[name], STATES.index(state)] == value


@given(st.integers(0, 200))
def test_a_file_that_is_cut_off_is_refused(path: Path, left: int) -> None:
    Weights.of(STATES, {("w=in", "title"): 1.5, ("w=on", "author"): -2}, {}).write(path)
    data = path.read_bytes()
    path.write_bytes(data[: min(left, len(data) - 1)])
    with pytest.raises(InputError, match="is no model of refkit"):
        Weights.read(path)


@given(st.binary(max_size=60))
def test_anything_else_is_refused(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    with pytest.raises(InputError, match="is no model of refkit"):
        Weights.read(path)
    path.write_bytes(b"refkit-crf 1\0\n" + data)
    with pytest.raises(InputError, match="is no model of refkit"):
        Weights.read(path)
