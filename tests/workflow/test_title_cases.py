"""The four cases of a match that shows another title than the printed one."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.model.crossref import work_from_crossref
from refkit.model.record import Record
from refkit.model.work import Work
from refkit.workflow.title_cases import TitleCase, TitleJudgement, is_same_title, judge_title, list_translates


def registered(title: str, container: str = "Nutrients", **more: Any) -> Work:
    return work_from_crossref({"DOI": "10.1000/1", "title": [title], "container-title": [container], **more})


def case(printed: Record, work: Work, **more: Any) -> TitleCase:
    return judge_title(printed, work, **more).case


MAGNESIUM = registered("Magnesium in Prevention and Therapy")


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        pytest.param("Magnesium in prevention and therapy", "MAGNESIUM IN PREVENTION AND THERAPY", id="case"),
        pytest.param("Growth of E. coli in water", "Growth of <i>E. coli</i> in water", id="markup"),
        pytest.param("Depression in older adults", "Depression in older adults: A cohort study", id="no subtitle"),
        pytest.param("Sleep quality of workers: a survey", "Sleep quality of workers", id="a subtitle more"),
    ],
)
def test_case_1_the_printed_title_is_the_registered_one(printed: str, title: str) -> None:
    assert case(Record(title=printed), registered(title)) is TitleCase.SAME


def test_two_parts_of_a_series_are_two_titles() -> None:
    assert not is_same_title("Cancer statistics, 2019", "Cancer statistics, 2020")


@pytest.mark.parametrize(
    "more",
    [
        pytest.param({"original-title": ["Sintomas depressivos em idosos"]}, id="original title"),
        pytest.param(
            {"title": ["Depressive symptoms in older adults", "Sintomas depressivos em idosos"]}, id="parallel title"
        ),
    ],
)
def test_case_2_the_printed_title_is_the_authors_own(more: dict[str, Any]) -> None:
    message = {"DOI": "10.1000/1", "title": ["Depressive symptoms in older adults"], **more}
    assert case(Record(title="Sintomas depressivos em idosos"), work_from_crossref(message)) is TitleCase.ORIGINAL


def test_case_3_the_container_is_translated_too() -> None:
    printed = Record(title="Magnesium i förebyggande och behandling", container_title="Näringsämnen")
    assert case(printed, MAGNESIUM) is TitleCase.TRANSLATED


def test_case_3_the_journal_is_not_in_the_language_of_the_printed_title() -> None:
    printed = Record(title="Magnesium i förebyggande och behandling", container_title="Nutrients")
    judgement = judge_title(printed, MAGNESIUM)
    assert judgement.case is TitleCase.TRANSLATED
    assert (judgement.printed_language, judgement.registered_language) == ("sv", "en")


def test_case_4_a_journal_in_the_language_of_the_printed_title_leaves_it_open() -> None:
    work = registered("Depressive symptoms in institutionalized older adults", "Revista de Saúde Pública")
    title = "Sintomas depressivos em idosos que vivem em instituições"
    printed = Record(title=title, container_title="Rev Saude Publica")
    assert case(printed, work) is TitleCase.UNDECIDED
    assert case(printed, work, list_translates=True) is TitleCase.TRANSLATED


def test_case_4_two_titles_in_one_language() -> None:
    assert case(Record(title="The use of salts in the clinic"), MAGNESIUM) is TitleCase.UNDECIDED


def test_no_printed_title_is_no_case() -> None:
    assert case(Record(container_title="Nutrients"), MAGNESIUM) is TitleCase.NOT_PRINTED


@pytest.mark.parametrize(
    ("cases", "vote"),
    [
        ([], False),
        ([TitleCase.TRANSLATED], False),
        ([TitleCase.TRANSLATED, TitleCase.TRANSLATED], True),
        ([TitleCase.TRANSLATED, TitleCase.TRANSLATED, TitleCase.SAME, TitleCase.ORIGINAL], False),
        ([TitleCase.TRANSLATED, TitleCase.TRANSLATED, TitleCase.UNDECIDED, TitleCase.UNDECIDED], True),
    ],
)
def test_a_list_votes_when_most_of_its_titles_are_translated(cases: list[TitleCase], vote: bool) -> None:
    assert list_translates(map(TitleJudgement, cases)) is vote


@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=30))
def test_any_two_titles_have_a_case(printed: str, title: str, container: str) -> None:
    judgement = judge_title(Record(title=printed, container_title=container), registered(title, container))
    assert isinstance(judgement.case, TitleCase)


@given(st.text(min_size=1, max_size=60).filter(lambda text: any(map(str.isalnum, text))))
def test_a_title_is_the_same_as_itself(title: str) -> None:
    assert is_same_title(title, title)
