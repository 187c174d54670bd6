"""A printed list of authors and the registered one: the same people, with fuller names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.model.name import Name
from refkit.workflow.author_names import given_names_agree, merge_authors


def names(*written: str) -> tuple[Name, ...]:
    return tuple(map(Name.parse, written))


def test_registered_given_names_fill_in_printed_initials() -> None:
    assert merge_authors(names("Hale, A", "Ito, JP"), names("Hale, Ann", "Ito, Jun-Pei")) == names(
        "Hale, Ann", "Ito, Jun-Pei"
    )


def test_one_name_that_does_not_agree_keeps_all_as_printed() -> None:
    assert merge_authors(names("Hale, A", "Ito, J"), names("Hale, Ann", "Ito, Ken")) is None
    assert merge_authors(names("Hale, A", "Ito, J"), names("Ito, Jun", "Hale, Ann")) is None


@pytest.mark.parametrize("registered", [names("Hale, Ann", "Ito, Jun"), ()])
def test_a_closed_list_of_another_length_stays(registered: tuple[Name, ...]) -> None:
    assert merge_authors(names("Hale, A"), registered) is None


def test_an_open_list_is_completed() -> None:
    whole = names("Hale, Ann", "Ito, Jun")
    assert merge_authors(names("Hale, A"), whole, is_open=True) == whole
    assert merge_authors(names("Hale, B"), whole, is_open=True) == names("Hale, B", "Ito, Jun")
    assert merge_authors(names("Ito, J"), whole, is_open=True) is None


def test_nobody_printed_is_nobody_to_complete() -> None:
    assert merge_authors((), names("Hale, Ann"), is_open=True) is None


@pytest.mark.parametrize(
    ("printed", "registered", "merged"),
    [
        pytest.param("Gröber, U", "Grober, Uwe", "Gröber, Uwe", id="the printed spelling has more marks"),
        pytest.param("Grober, U", "Gröber, Uwe", "Gröber, Uwe", id="the registered spelling has more marks"),
        pytest.param("O'Neill, T", "O’Neill, Tom", "O'Neill, Tom", id="an apostrophe is no mark"),
        pytest.param("HALE, A", "Hale, Ann", "Hale, Ann", id="not all in capitals"),
        pytest.param("van der Berg, J", "van der Berg, Jan", "van der Berg, Jan", id="particles"),
    ],
)
def test_how_a_family_name_is_spelt(printed: str, registered: str, merged: str) -> None:
    assert merge_authors(names(printed), names(registered)) == names(merged)


def test_a_fuller_printed_name_stays() -> None:
    assert merge_authors(names("Hale, Ann"), names("Hale, A.")) is None


@pytest.mark.parametrize(
    ("ours", "theirs", "agree"),
    [
        ("U", "Uwe", True),
        ("U.", "uwe", True),
        ("JP", "Jean-Pierre", True),
        ("TS", "Tiago dos Santos", True),
        ("TDS", "Tiago dos Santos", True),
        ("LI", "Li", True),
        ("", "Ann", True),
        ("É", "Eric", True),
        ("K", "Uwe", False),
        ("AB", "Anna Clara", False),
        ("Ann", "Anders", False),
    ],
)
def test_given_names_that_can_be_one_persons(ours: str, theirs: str, agree: bool) -> None:
    assert given_names_agree(ours, theirs) is agree
    assert given_names_agree(theirs, ours) is agree


people = st.lists(
    st.builds(Name, family=st.text(min_size=1, max_size=8), given=st.none() | st.text(max_size=8)), max_size=4
).map(tuple)


@given(people, people, st.booleans())
def test_nobody_printed_is_lost(printed: tuple[Name, ...], registered: tuple[Name, ...], is_open: bool) -> None:
    merged = merge_authors(printed, registered, is_open=is_open)
    if merged is not None:
        assert len(merged) == len(registered) >= len(printed)


@given(people)
def test_a_list_has_nothing_to_take_from_itself(printed: tuple[Name, ...]) -> None:
    assert merge_authors(printed, printed) is None
