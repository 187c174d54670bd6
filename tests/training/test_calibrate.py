"""Tables of confidence: steps that only rise, and families of sets that count alike."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from training.calibrate import expected_error, isotonic, weighted

PAIRS = st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=300)


@given(PAIRS)
def test_knots_rise_and_stay_shares(pairs: list[tuple[float, bool]]) -> None:
    knots = isotonic(weighted({"made-up": pairs}))
    assert knots
    assert all(0 <= right <= 1 for _, right in knots)
    assert all(low[0] <= high[0] and low[1] <= high[1] for low, high in pairwise(knots))


def test_a_large_family_does_not_decide_alone() -> None:
    sets = {"one-a": [(0.5, True)] * 900, "one-b": [(0.5, True)] * 900, "other": [(0.5, False)] * 900}
    ((_, right),) = isotonic(weighted(sets))
    assert 0.48 < right < 0.55


def test_a_family_with_few_pairs_is_not_heard() -> None:
    ((_, right),) = isotonic(weighted({"one": [(0.5, True)] * 200, "other": [(0.5, False)] * 5}))
    assert right == 1


def test_expected_error_of_honest_confidence_is_nothing() -> None:
    assert expected_error([(0.5, True), (0.5, False)]) == 0
    assert expected_error([(0.75, False)] * 8) == 0.75
