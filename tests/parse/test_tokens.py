"""Tokens: whole addresses, runs of digits and letters, and their places in the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.parse.tokens import text_of, tokenise, trim_address


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        pytest.param("", [], id="nothing"),
        pytest.param("Gu J. 2024;8:100121", ["Gu", "J", ".", "2024", ";", "8", ":", "100121"], id="words and digits"),
        pytest.param("l’homme d'Or", ["l’homme", "d'Or"], id="inner apostrophes stay"),
        pytest.param("'quoted'", ["'", "quoted", "'"], id="outer apostrophes do not"),
        pytest.param("https://a.org/b_(c).", ["https://a.org/b_(c)", "."], id="the full stop is the sentence's"),
        pytest.param("doi:10.1000/182, x", ["doi", ":", "10.1000/182", ",", "x"], id="a DOI is one token"),
        pytest.param("www.who.int)", ["www.who.int", ")"], id="an address without scheme"),
        pytest.param(
            "e\u0301te\u0301 so\u00admn", ["e\u0301te\u0301", "so\u00admn"], id="marks and soft hyphens belong to words"
        ),
        pytest.param("12a", ["12", "a"], id="digits and letters are parted"),
    ],
)
def test_tokenise(text: str, tokens: list[str]) -> None:
    assert [token.text for token in tokenise(text)] == tokens


def test_white_space_before_a_token_is_known() -> None:
    assert [token.space_before for token in tokenise("a b,c")] == [False, True, False, False]


@given(st.text())
def test_tokens_and_white_space_make_up_the_text(text: str) -> None:
    tokens = tokenise(text)
    at = 0
    for token in tokens:
        assert text[token.start : token.end] == token.text
        assert not text[at : token.start].strip()
        at = token.end
    assert not text[at:].strip()
    assert len(text_of(tokens)) <= len(text)


@given(st.text(alphabet="ab/.)(],;:", max_size=40))
def test_a_trimmed_address_begins_the_address(found: str) -> None:
    trimmed = trim_address(found)
    assert found.startswith(trimmed)
    assert trim_address(trimmed) == trimmed
