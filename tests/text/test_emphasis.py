import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.text.emphasis import strip_emphasis


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        pytest.param("*BMJ*, *342*(7)", "BMJ, 342(7)", id="a journal and its volume"),
        pytest.param("_Nature_ **12**", "Nature 12", id="underscores and two asterisks"),
        pytest.param("Magnesium* helps.* 5 * 3 * 2", "Magnesium* helps.* 5 * 3 * 2", id="footnotes and products stay"),
        pytest.param("https://a.org/x_y_z snake_case_name", "https://a.org/x_y_z snake_case_name", id="inside words"),
        pytest.param("[1] [Title] (2001)", "[1] [Title] (2001)", id="brackets that are no link"),
        pytest.param("[Paper](https://a.org)", "Paper https://a.org", id="a link"),
    ],
)
def test_strip_emphasis(marked: str, plain: str) -> None:
    assert strip_emphasis(marked) == plain


@given(st.text(alphabet="ab *_[]()\n"))
def test_no_word_is_lost(text: str) -> None:
    kept = "".join(filter(str.isalnum, strip_emphasis(text)))
    assert kept == "".join(filter(str.isalnum, text))
