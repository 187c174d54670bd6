"""Why a reference was parsed as it was."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from refkit.parse.explain import explain
from refkit.parse.labeller import Label
from refkit.parse.rules.labeller import RulesLabeller

TEXT = "Doe J, Roe R. On trees and their birds. Nature. 2001;12(3):4-9. doi:10.1000/182"


def test_each_stretch_has_its_label_and_place() -> None:
    found = {one.label: one for one in explain(TEXT)}
    assert found[Label.DOI].text == "10.1000/182"
    assert TEXT[found[Label.TITLE].start : found[Label.TITLE].end] == found[Label.TITLE].text


def test_what_the_grammar_decides_has_no_alternative() -> None:
    doi = next(one for one in explain(TEXT) if one.label is Label.DOI)
    assert doi.by_grammar
    assert doi.alternative is None


def test_the_model_tells_its_second_choice() -> None:
    title = next(one for one in explain(TEXT) if one.label is Label.TITLE)
    assert title.alternative is not None
    assert title.alternative[0] is not Label.TITLE


def test_rules_have_no_second_choice() -> None:
    assert all(one.alternative is None for one in explain(TEXT, RulesLabeller()))


@given(st.text(max_size=80))
def test_stretches_are_in_order_and_in_the_text(text: str) -> None:
    found = explain(text)
    assert all(one.text == text[one.start : one.end] for one in found)
    assert all(before.end <= after.start for before, after in pairwise(found))
