import re
import unicodedata

from hypothesis import given

from refkit.text.dashes import DASHES, unify_dashes
from tests.text.strategies import texts


def test_every_dash_becomes_a_hyphen() -> None:
    assert unify_dashes(DASHES) == "-" * len(DASHES)


def test_unicode_agrees_that_these_are_dashes() -> None:
    punctuation_dashes = {chr(code) for code in range(0x10000) if unicodedata.category(chr(code)) == "Pd"}
    assert punctuation_dashes <= set(DASHES)


def test_dashes_make_a_class_of_a_regular_expression() -> None:
    assert re.fullmatch(rf"1[{DASHES}]2", "1–2")
    assert not re.fullmatch(rf"1[{DASHES}]2", "1.2")


def test_the_prolonged_sound_mark_is_a_letter() -> None:
    assert unify_dashes("データ") == "データ"


@given(texts)
def test_the_length_stays(text: str) -> None:
    assert len(unify_dashes(text)) == len(text)
    assert unify_dashes(unify_dashes(text)) == unify_dashes(text)
