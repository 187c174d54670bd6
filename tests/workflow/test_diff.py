"""What changed between two sets of records."""

from hypothesis import given
from hypothesis import strategies as st

import refkit
from refkit.model.name import Name
from refkit.model.record import Record
from refkit.workflow.diff import Change, FieldChange

A = Record(id="a", title="On the old trees of the north", volume="3", page="5-9", author=(Name(family="Doe"),))
B = Record(id="b", title="Stones", doi="10.5555/b")


def test_order_does_not_matter() -> None:
    assert not refkit.diff([A, B], [B, A])


def test_added_removed_and_changed_are_told_apart() -> None:
    found = refkit.diff([A, B], [B.replace(title="Old stones"), Record(id="c", title="Water")])
    assert [(one.change, (one.before or one.after or A).id) for one in found] == [
        (Change.REMOVED, "a"),
        (Change.CHANGED, "b"),
        (Change.ADDED, "c"),
    ]
    assert found[1].fields == (FieldChange("title", "Stones", "Old stones"),)
    assert found
    assert found.count_of(Change.SAME) == 0


def test_a_doi_knows_a_record_under_another_id() -> None:
    (one,) = refkit.diff([B], [B.replace(id="renamed")])
    assert one.change is Change.CHANGED
    assert [change.field for change in one.fields] == ["id"]


def test_a_work_is_known_again_without_identifiers() -> None:
    (one,) = refkit.diff([A], [A.replace(id="other", issue="2")])
    assert [change.field for change in one.fields] == ["id", "issue"]


def test_numbers_as_ids_do_not_pair_other_works() -> None:
    changes = [one.change for one in refkit.diff([A.replace(id="1")], [B.replace(id="1")])]
    assert changes == [Change.REMOVED, Change.ADDED]


records = st.builds(
    Record,
    id=st.sampled_from(["a", "b", "c"]),
    title=st.sampled_from(["On old trees and stones", "Water", None]),
    doi=st.sampled_from(["10.5555/a", None]),
    volume=st.sampled_from(["1", "2"]),
)


@given(st.lists(records, max_size=6), st.lists(records, max_size=6))
def test_every_record_of_both_sides_appears_once(before: list[Record], after: list[Record]) -> None:
    found = refkit.diff(before, after)
    assert [one.before for one in found if one.before is not None] == before
    assert len([one for one in found if one.after is not None]) == len(after)
    assert not refkit.diff(before, before)
