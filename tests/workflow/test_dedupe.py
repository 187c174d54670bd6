"""Duplicates found and merged, nothing lost."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import refkit
from refkit.errors import InputError
from refkit.match.likeness import Relation
from refkit.model.date import Date
from refkit.model.name import Name
from refkit.model.record import Record
from refkit.workflow.copies import KEPT_UNDER, merge_copies

FULL = Record(
    id="full",
    type="article-journal",
    author=(Name(family="Abbasi", given="Behnood"),),
    issued=Date.parse("2012"),
    title="The effect of magnesium supplementation on primary insomnia in elderly",
    container_title="Journal of Research in Medical Sciences",
    volume="17",
    issue="12",
    page="1161-1169",
    keyword="sleep, magnesium",
    custom={"shelf": "A"},
)
SHORT = Record(
    id="short",
    type="article-journal",
    author=(Name(family="Abbasi", given="B"),),
    issued=Date.parse("2012"),
    title="The effect of magnesium supplementation on primary insomnia in elderly",
    container_title="J Res Med Sci",
    volume="17",
    page="1161-9",
    pmid="23853635",
    keyword="magnesium, old age",
    custom={"shelf": "B"},
    other_variables={"x-colour": "red"},
)
OTHER = Record(id="other", type="book", title="Trees of the North", author=(Name(family="Berg"),))


def test_copies_become_one_record_in_the_first_copys_place() -> None:
    found = refkit.dedupe([OTHER, SHORT, FULL])
    assert [record.id for record in found.records] == ["other", "full"]
    assert found.mapping == (0, 1, 1)
    assert len(found) == 1
    assert found[0].positions == (1, 2)
    assert found[0].reasons == ("same title, author, issued, volume, page, container title",)


def test_the_merged_record_has_every_field_of_every_copy() -> None:
    merged = merge_copies([SHORT, FULL])
    assert (merged.id, merged.pmid, merged.issue) == ("full", "23853635", "12")
    assert merged.keyword == "sleep, magnesium, old age"
    assert merged.other_variables == {"x-colour": "red"}
    assert merged.custom["shelf"] == "A"
    (kept,) = merged.custom[KEPT_UNDER]
    assert kept["id"] == "short"
    assert kept["container-title"] == "J Res Med Sci"
    assert kept["author"] == [{"family": "Abbasi", "given": "B"}]
    assert kept["custom"] == {"shelf": "B"}


def test_merging_can_be_undone() -> None:
    assert merge_copies([SHORT, FULL]).undo() == FULL


def test_merging_twice_keeps_what_the_first_merge_kept() -> None:
    again = merge_copies([merge_copies([SHORT, FULL]), SHORT.replace(id="third", volume="71")])
    assert [entry["id"] for entry in again.custom[KEPT_UNDER]] == ["short", "third"]


def test_a_preprint_is_told_and_not_merged() -> None:
    preprint = FULL.replace(
        id="preprint", type="article", container_title="medRxiv", volume=None, issue=None, page=None
    )
    found = refkit.dedupe([preprint, FULL])
    assert len(found) == 0
    assert found.mapping == (0, 1)
    assert [(pair.positions, pair.relation) for pair in found.related] == [((0, 1), Relation.PREPRINT)]


def test_a_vague_record_between_two_works_does_not_make_them_one() -> None:
    first = FULL.replace(doi="10.5555/one")
    second = FULL.replace(id="second", doi="10.5555/two", volume="18", page="20-29", issued=Date.parse("2013"))
    vague = FULL.replace(id="vague", doi=None, volume=None, issue=None, page=None, issued=None)
    assert len(refkit.dedupe([first, vague, second]).records) >= 2


def test_problems_of_the_list_are_kept() -> None:
    references = refkit.parse(
        "References\n\n1. Doe J. Old trees. Nature. 2001;3:5-9.\n2. Doe J. Old trees. Nature. 2001;3:5-9.\n"
    )
    found = refkit.dedupe(references)
    assert len(found.records) == 1
    assert found.records.problems == references.problems


few_records = st.lists(
    st.builds(
        Record,
        id=st.sampled_from(["a", "b", "c"]),
        title=st.sampled_from(["On old trees and their long lives", "On old trees", "Stones", None]),
        volume=st.sampled_from(["1", "2", None]),
        page=st.sampled_from(["5-9", "7", None]),
        doi=st.sampled_from(["10.5555/a", "10.5555/b", None]),
        author=st.sampled_from([(), (Name(family="Doe"),), (Name(family="Roe"),)]),
    ),
    max_size=8,
)


@settings(max_examples=60)
@given(few_records)
def test_the_mapping_is_total_and_its_targets_are_the_records(records: list[Record]) -> None:
    found = refkit.dedupe(records)
    assert len(found.mapping) == len(records)
    assert sorted(set(found.mapping)) == list(range(len(found.records)))
    grouped = [position for group in found for position in group.positions]
    assert len(grouped) == len(set(grouped))
    assert len(found.records) == len(records) - sum(len(group.positions) - 1 for group in found)


@pytest.mark.parametrize("wrong", [None, 3, "Doe J. On trees.", ["Doe J. On trees."]])
def test_what_is_no_record_is_told(wrong: object) -> None:
    with pytest.raises(InputError, match="Record"):
        refkit.dedupe(wrong)  # type: ignore[arg-type]
