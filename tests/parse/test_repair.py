"""Learned labels brought in line with what is certain."""

from hypothesis import given
from hypothesis import strategies as st

from refkit.parse.labeller import Label, Labelling
from refkit.parse.repair import repair
from refkit.parse.tokens import tokenise

A, E, T, C, O = Label.AUTHOR, Label.EDITOR, Label.TITLE, Label.CONTAINER_TITLE, Label.OTHER  # noqa: E741
V, I, P = Label.VOLUME, Label.ISSUE, Label.PAGES  # noqa: E741


def _repaired(text: str, labels: list[Label]) -> list[Label]:
    tokens = tokenise(text)
    assert len(tokens) == len(labels), [token.text for token in tokens]
    return list(repair(tokens, Labelling(tuple(labels), tuple(0.9 for _ in labels))).labels)


def test_punctuation_inside_a_title_is_part_of_it() -> None:
    assert _repaired("Trees : a view", [T, O, T, T]) == [T, T, T, T]


def test_words_between_two_parts_of_a_title_are_not() -> None:
    assert _repaired("Trees and birds", [T, O, T]) == [T, O, T]


def test_names_with_a_mark_of_editors_are_editors() -> None:
    labels = _repaired("Doe, J. (eds.)", [A, A, A, A, O, O, O, O])
    assert labels == [E, E, E, E, O, O, O, O]


def test_the_mark_of_editors_is_no_name() -> None:
    assert _repaired("John Law (Ed.)", [E, E, E, E, E, E]) == [E, E, O, O, O, O]


def test_authors_after_in_are_editors() -> None:
    assert _repaired("Trees. In: Doe", [T, O, O, O, A])[-1] is E


def test_a_second_title_after_in_is_the_container() -> None:
    assert _repaired("Trees. In: Woods today", [T, O, O, O, T, T])[-2:] == [C, C]


def test_letters_that_touch_a_page_are_part_of_it() -> None:
    assert _repaired("9, C04024", [V, O, O, P]) == [V, O, P, P]


def test_a_journals_only_number_is_its_volume() -> None:
    assert _repaired("Nature 9", [C, I]) == [C, V]
    assert _repaired("Nature no. 9", [C, O, O, I]) == [C, O, O, I]


def test_a_reference_without_title_gets_its_unlabelled_text() -> None:
    assert _repaired("Doe: On green old trees.", [A, O, O, O, O, O, O]) == [A, O, T, T, T, T, O]


def test_a_second_sentence_of_a_books_title_is_no_journal() -> None:
    place, publisher = Label.LOCATION, Label.PUBLISHER
    labels = _repaired("Wandel. Eine Kritik. Berlin: Campus", [T, O, C, C, O, place, O, publisher])
    assert labels == [T, T, T, T, O, place, O, publisher]


def test_a_journal_with_numbers_stays_one() -> None:
    labels = [T, O, C, C, O, Label.LOCATION, O, P]
    assert _repaired("Wandel. Soziale Welt. Berlin, 12", labels) == labels


def test_short_years_of_a_conference_are_no_volumes() -> None:
    assert _repaired("In CHI '92, 12", [O, C, C, C, O, P])[3] is C


def test_an_equals_sign_in_a_sentence_is_no_translation() -> None:
    assert _repaired("Gebildet = kinderlos", [T, T, T]) == [T, T, T]
    assert _repaired("Bäume im Norden = Trees of Norway", [T] * 7)[3:5] == [O, Label.TRANSLATED_TITLE]


def test_what_a_repair_changes_is_not_sure() -> None:
    tokens = tokenise("Nature 9")
    assert repair(tokens, Labelling((C, I), (0.9, 0.9))).marginals == (0.9, 0.4)


@given(st.data(), st.text(max_size=80))
def test_any_labels_stay_as_many(data: st.DataObject, text: str) -> None:
    tokens = tokenise(text)
    labels = data.draw(st.lists(st.sampled_from(list(Label)), min_size=len(tokens), max_size=len(tokens)))
    again = repair(tokens, Labelling(tuple(labels), tuple(0.5 for _ in labels)))
    assert len(again.labels) == len(again.marginals) == len(tokens)
