import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.text.scripts import is_cjk, script_of, script_shares
from tests.text.strategies import texts


@pytest.mark.parametrize(
    ("letter", "script"),
    [
        ("a", "Latin"), ("Å", "Latin"), ("ệ", "Latin"), ("Ａ", "Latin"), ("ж", "Cyrillic"),
        ("ω", "Greek"), ("ἀ", "Greek"),
        ("ש", "Hebrew"), ("ص", "Arabic"), ("漢", "Han"), ("の", "Hiragana"), ("ー", "Katakana"), ("한", "Hangul"),
        ("ก", "Thai"), ("न", "Devanagari"), ("1", None), ("×", None), ("-", None), ("、", None), (" ", None),
    ],
)  # fmt: skip
def test_script_of(letter: str, script: str | None) -> None:
    assert script_of(letter) == script


@given(st.characters())
def test_only_scripts_without_spaces_are_cjk(character: str) -> None:
    assert is_cjk(character) == (script_of(character) in {"Han", "Hiragana", "Katakana", "Bopomofo"})


@given(texts)
def test_shares_are_ranked_and_sum_to_one(text: str) -> None:
    shares = script_shares(text)
    assert list(shares.values()) == sorted(shares.values(), reverse=True)
    assert not shares or sum(shares.values()) == pytest.approx(1.0)
