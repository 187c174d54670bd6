"""A reference while a person works on it: steps, answers that come late, and the way back."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from refkit.errors import InputError, RefkitError, UnknownName
from refkit.match import decide
from refkit.model.name import Name
from refkit.model.provenance import ProvenanceKind
from refkit.model.record import Record
from refkit.model.verdict import Verdict
from refkit.model.work import Work
from refkit.workflow.asking import Asked
from refkit.workflow.in_hand import Accepted, InHand, Mended, Rejected, take_in_hand, undone, with_match, with_step
from refkit.workflow.mend import MENDABLE, field_text, mend
from refkit.workflow.parse import parse_strings
from refkit.workflow.runs import Match

PRINTED = "Doe J, Roe R. On trees. Nature. 2001;7(2):33-44."


def work(**changes: object) -> Work:
    fields = {
        "title": "On trees", "author": (Name(family="Doe", given="Jane"), Name(family="Roe", given="Rolf")),
        "container_title": "Nature", "volume": "7", "issue": "2", "page": "33-44", "issued": "2001",
        "doi": "10.1000/182",
    }  # fmt: skip
    record = Record(**{**fields, **changes})
    return Work(record, "index", record.doi or "")


def matched(*works: Work) -> InHand:
    held = take_in_hand(parse_strings([PRINTED])[0])
    return with_match(held, Match(held.parsed, decide(held.parsed, works), works, Asked(("index",))))


def test_what_nobody_was_asked_about_is_as_it_was_parsed() -> None:
    held = take_in_hand(parse_strings([PRINTED])[0])
    assert held.enrichment.verdict is Verdict.NOT_ASKED
    assert held.record == held.parsed


def test_a_match_fills_the_record() -> None:
    held = matched(work())
    assert held.enrichment.verdict is Verdict.CONFIRMED
    assert held.record.doi == "10.1000/182"


def test_a_mended_field_is_by_hand_and_no_later_answer_changes_it() -> None:
    held = take_in_hand(parse_strings([PRINTED])[0])
    held = with_step(held, Mended("title", "On old trees"))
    held = with_match(held, Match(held.parsed, decide(held.parsed, (work(),)), (work(),), Asked(("index",))))
    assert held.record.title == "On old trees"
    assert held.record.provenance["title"].kind is ProvenanceKind.BY_HAND
    assert held.record.doi == "10.1000/182"


def test_a_rejected_work_adds_nothing_and_is_still_shown() -> None:
    held = with_step(matched(work()), Rejected("10.1000/182"))
    assert held.record.doi is None
    assert [one.label for one in held.candidates()] == ["10.1000/182"]


def test_of_two_works_the_accepted_one_counts() -> None:
    other = work(doi="10.1000/183", title="On woods", volume="8", page="1-2")
    held = with_step(matched(work(), other), Accepted("10.1000/183"))
    assert held.record.doi == "10.1000/183"
    assert held.enrichment.verdict in (Verdict.CONFIRMED, Verdict.DIFFERS)


def test_every_step_is_undone_in_turn() -> None:
    start = matched(work())
    held = start
    for step in (Mended("volume", "8"), Rejected("10.1000/182"), Accepted("10.1000/182"), Mended("note", "x")):
        held = with_step(held, step)
    for _ in range(4):
        held = undone(held)
    assert held == start
    with pytest.raises(InputError, match="Nothing is left"):
        undone(held)


def test_a_work_that_was_not_found_is_no_choice() -> None:
    with pytest.raises(InputError, match="none of the works"):
        with_step(matched(work()), Accepted("10.1000/999"))


@pytest.mark.parametrize(
    ("field", "text", "shown"),
    [
        pytest.param("author", "Doe, Jane;  Roe, R; et al.", "Doe, Jane; Roe, R; et al.", id="an open list"),
        pytest.param("author", "", "", id="nobody"),
        pytest.param("issued", "2015-03", "2015-03", id="a month"),
        pytest.param("doi", "https://doi.org/10.1000/ABC", "10.1000/abc", id="a link is a DOI"),
        pytest.param("title", "  two \n lines ", "two lines", id="spaces"),
        pytest.param("type", "book", "book", id="a type"),
    ],
)
def test_a_field_is_written_as_text_and_read_again(field: str, text: str, shown: str) -> None:
    assert field_text(mend(Record(), field, text), field) == shown


@pytest.mark.parametrize(
    ("field", "text"), [("issued", "yesterday"), ("doi", "no doi"), ("type", "thing"), ("title", "x" * 30_000)]
)
def test_what_a_field_cannot_hold_is_said(field: str, text: str) -> None:
    with pytest.raises(InputError):
        mend(Record(), field, text)


@pytest.mark.parametrize("field", ["id", "provenance", "history", "custom", "__class__", ""])
def test_only_fields_of_the_work_can_be_mended(field: str) -> None:
    with pytest.raises(UnknownName):
        mend(Record(), field, "x")


@settings(max_examples=40)
@given(st.sampled_from(MENDABLE), st.text(max_size=80))
def test_any_text_is_taken_or_refused_and_what_was_taken_reads_back(field: str, text: str) -> None:
    try:
        record = mend(Record(), field, text)
    except RefkitError:
        return
    shown = field_text(record, field)
    assert field_text(mend(Record(), field, shown), field) == shown
