"""Signs of rare patterns are found wherever a plain look for them would find them."""

from hypothesis import given
from hypothesis import strategies as st

from refkit.parse.signs import sign_group, words_of

PARTS = ("tree", "le", "ß", "дом")
PHRASES = ("n.d.", "ph d")
OTHERS = ("[1", "(v", "頁")
SIGNS = (*PARTS, *PHRASES, *OTHERS)
_GROUPS = {sign: sign_group(sign) for sign in SIGNS}
_ALL = sign_group(*SIGNS)

texts = st.lists(st.sampled_from([*SIGNS, "a", "B", " ", ".", "leaf", "N.D.", "7"]), max_size=30).map("".join)


@given(texts)
def test_parts_of_words_and_marks_are_found_where_they_stand(text: str) -> None:
    for sign in (*PARTS, *OTHERS):
        assert bool(words_of(text).signs & _GROUPS[sign]) == (sign in text.lower())


@given(texts)
def test_phrases_are_found_from_the_beginning_of_a_word(text: str) -> None:
    for sign in PHRASES:
        if words_of(text).signs & _GROUPS[sign]:
            assert sign in text.lower()
        elif sign in f" {text.lower()}":
            assert f" {sign}" not in f" {text.lower()}"


@given(texts)
def test_a_group_is_found_with_any_of_its_signs(text: str) -> None:
    assert bool(words_of(text).signs & _ALL) == any(words_of(text).signs & bit for bit in _GROUPS.values())


def test_long_texts_are_read_the_same_way() -> None:
    text = "On treetops. " * 200
    assert words_of(text).small == {"on", "treetops"}
    assert words_of(text).signs & _GROUPS["tree"]
