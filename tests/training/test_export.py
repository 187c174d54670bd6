"""Trained models, made one small file."""

import numpy as np
import pytest

from refkit.parse.weights import Weights
from training.export import averaged


def test_weights_that_a_model_lacks_count_as_zero_and_states_are_matched_by_name() -> None:
    one = Weights.of(("title", "date"), {("w=a", "title"): 2.0}, {("title", "date"): 1.0})
    other = Weights.of(("date", "title"), {("w=a", "title"): 4.0, ("w=b", "date"): 1.0}, {("title", "date"): 3.0})
    mean = averaged([one, other])
    place = {state: at for at, state in enumerate(mean.states)}
    assert mean.table[mean.rows["w=a"], place["title"]] == 3.0
    assert mean.table[mean.rows["w=b"], place["date"]] == 0.5
    assert mean.transitions[place["title"], place["date"]] == 2.0
    assert not mean.table[0].any()


def test_one_model_is_its_own_mean() -> None:
    one = Weights.of(("date", "title"), {("w=a", "title"): 2.0}, {})
    mean = averaged([one])
    assert mean.rows == one.rows
    assert np.array_equal(mean.table, one.table)


def test_models_of_other_states_have_no_mean() -> None:
    with pytest.raises(ValueError, match="same sets"):
        averaged([Weights.of(("date",), {}, {}), Weights.of(("title",), {}, {})])
