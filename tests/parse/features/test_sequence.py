"""The features of whole references."""

from hypothesis import given
from hypothesis import strategies as st

from refkit.parse.features.evidence import find_evidence
from refkit.parse.features.sequence import features_of
from refkit.parse.tokens import tokenise


def _features(text: str) -> dict[str, list[str]]:
    tokens = tokenise(text)
    rows = features_of(tokens, find_evidence(tokens))
    return {token.text: row for token, row in zip(tokens, rows, strict=True)}


def test_a_token_knows_its_neighbours() -> None:
    rows = _features("Nature 126, no. 3")
    assert {"w-1=nature", "k-1=Xx", "w+1=,"} <= set(rows["126"])


def test_a_token_knows_the_bracket_it_stands_in() -> None:
    rows = _features("Nature 126(3)")
    assert "i=(" in rows["3"]
    assert "i=0" in rows["126"]


def test_a_token_knows_what_surrounds_its_segment() -> None:
    rows = _features("Doe J. On green trees. Oxford: Press, 2001.")
    assert {"gb=.", "ga=:"} <= set(rows["Oxford"])
    assert {"gb=:", "ga=,"} <= set(rows["Press"])


def test_how_many_years_came_before() -> None:
    rows = _features("Doe J. 2001. A history, 1800 to 1900. Oxford.")
    assert "y=0" in rows["2001"]
    assert "y=1" in rows["1800"]
    assert "y=2" in rows["Oxford"]


@given(st.text(max_size=200))
def test_one_list_of_features_for_each_token(text: str) -> None:
    tokens = tokenise(text)
    assert len(features_of(tokens, find_evidence(tokens))) == len(tokens)
