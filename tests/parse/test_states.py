"""The chain's states: a label, and what was left last."""

from hypothesis import given
from hypothesis import strategies as st

from refkit.parse.labeller import Label
from refkit.parse.states import label_of, states_of


def test_punctuation_remembers_the_field_before_it() -> None:
    labels = [Label.AUTHOR, Label.OTHER, Label.TITLE, Label.OTHER, Label.OTHER]
    assert states_of(labels) == ["author", "other|A", "title", "other|T", "other|T"]


def test_a_date_is_forgotten_so_that_what_came_before_it_is_known() -> None:
    assert states_of([Label.AUTHOR, Label.DATE, Label.OTHER])[-1] == "other|A"


@given(st.lists(st.sampled_from(Label)))
def test_labels_come_back_from_their_states(labels: list[Label]) -> None:
    assert [label_of(state) for state in states_of(labels)] == labels
