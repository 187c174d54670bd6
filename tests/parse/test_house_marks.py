"""Marks of national standards part titles from containers."""

from hypothesis import given
from hypothesis import strategies as st

from refkit.parse.house_marks import obey_house_marks
from refkit.parse.labeller import Label
from refkit.parse.tokens import tokenise

A, T, C, O = Label.AUTHOR, Label.TITLE, Label.CONTAINER_TITLE, Label.OTHER  # noqa: E741
X = Label.TRANSLATED_TITLE


def _obeyed(text: str, labels: list[Label]) -> list[Label]:
    tokens = tokenise(text)
    assert len(tokens) == len(labels), [token.text for token in tokens]
    obey_house_marks(tokens, labels)
    return labels


def test_the_letter_of_a_kind_closes_the_title() -> None:
    assert _obeyed("Trees[J]. Wood", [T, T, T, T, O, C]) == [T, O, O, O, O, C]
    assert _obeyed("Trees[EB/OL]. Wood", [T, T, T, T, T, T, O, O])[1:6] == [O] * 5


def test_two_slashes_part_title_and_container() -> None:
    assert _obeyed("Деревья // Лес. 2015", [T, T, T, T, O, O]) == [T, O, O, C, O, O]


def test_an_address_or_a_fraction_parts_nothing() -> None:
    labels = [T, T, T, T, T]
    assert _obeyed("Trees and/or birds", list(labels)) == labels


def test_and_others_belongs_to_the_authors() -> None:
    assert _obeyed("Wang X, 等. Trees", [A, A, O, T, O, T])[3] is A


def test_a_bracket_is_a_translation_as_a_whole() -> None:
    labels = _obeyed("Doe J. [Letter: On trees and birds]. Wood", [A, A, O, O, O, O, X, X, X, X, O, O, C])
    assert labels[4:10] == [X] * 6


@given(st.data(), st.text(alphabet="ab 等[J]/.", max_size=40))
def test_nothing_is_lost(data: st.DataObject, text: str) -> None:
    tokens = tokenise(text)
    labels = [data.draw(st.sampled_from(Label)) for _ in tokens]
    obey_house_marks(tokens, labels)
    assert len(labels) == len(tokens)
