"""What a word form tells by itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.parse.features.words import shape_of, word_features


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("In", "IN", id="the mark of a container"),
        pytest.param("Hrsg", "ED", id="the mark of editors"),
        pytest.param("pp", "PP", id="the mark of pages"),
        pytest.param("marzo", "MON", id="a month of any language"),
        pytest.param("van", "PART", id="a particle in small letters"),
        pytest.param("Van", "Xx", id="a capital makes it a word like others"),
        pytest.param("1987", "y", id="a year"),
        pytest.param("3456", "d4", id="no year"),
        pytest.param("https://example.org/a", "@", id="an address"),
        pytest.param("XIV", "R", id="a Roman numeral"),
    ],
)
def test_the_kind_of_a_word(text: str, kind: str) -> None:
    assert word_features(text).kind == kind


def test_case_is_a_shape_and_no_other_word() -> None:
    assert "w=nature" in word_features("NATURE").own
    assert "w=nature" in word_features("Nature").own
    assert (shape_of("NATURE"), shape_of("Nature")) == ("XXX", "Xx")


def test_numbers_are_known_by_their_length() -> None:
    assert "w=#3" in word_features("126").own


@given(st.text(min_size=1).filter(lambda text: not text.isspace()))
def test_any_text_has_features_and_the_same_ones_again(text: str) -> None:
    assert word_features(text) == word_features(text)
    assert word_features(text).own
