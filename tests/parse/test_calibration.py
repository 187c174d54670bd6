"""Marginals made confidences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.parse.calibration import Calibration, load_calibration, reference_confidence
from refkit.parse.labeller import Label, Labelling
from refkit.parse.reference import parse_reference

TABLE = Calibration({"title": ((0.2, 0.1), (0.6, 0.5), (1.0, 0.9)), "*": ((0.0, 0.0), (1.0, 1.0))})


@pytest.mark.parametrize(("raw", "told"), [(0.0, 0.1), (0.2, 0.1), (0.4, 0.3), (0.8, 0.7), (1.0, 0.9)])
def test_between_two_knots_it_is_linear(raw: float, told: float) -> None:
    assert TABLE.confidence("title", raw) == pytest.approx(told)


def test_rare_labels_share_a_table() -> None:
    assert TABLE.confidence("genre", 0.3) == pytest.approx(0.3)


def test_a_field_is_as_sure_as_its_weakest_token_or_neighbour() -> None:
    labelling = Labelling((Label.TITLE, Label.TITLE, Label.OTHER), (1.0, 1.0, 0.6))
    assert TABLE.apply(labelling).marginals == (0.5, 0.5, 0.6)


@given(st.floats(0, 1), st.floats(0, 1))
def test_more_sure_is_never_told_as_less(one: float, other: float) -> None:
    low, high = sorted((one, other))
    for name in ("author", "title", "volume", "reference"):
        tables = load_calibration()
        assert 0 <= tables.confidence(name, low) <= tables.confidence(name, high) <= 1


def test_a_clean_reference_is_surer_than_a_ragged_one() -> None:
    clean = parse_reference(
        "Doe, J. and Roe, R. (2001), 'On trees of the north', Journal of Wood Science 12(3), pp. 45-67."
    )
    ragged = parse_reference("Doe, J. and Roe. R 2001 On. trees of, the north Journal 12 of Wood Science 3 45")
    assert reference_confidence(clean) > reference_confidence(ragged)


def test_a_record_without_fields_has_no_confidence() -> None:
    assert reference_confidence(parse_reference("")) == 0
