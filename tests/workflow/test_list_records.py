"""Entries read beside the one before: the same author, the same work, and several references in one entry."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from refkit.errors import RefkitError
from refkit.workflow.parse import parse, parse_strings

LIST = """References

1. Doe, J. (2001). On trees. Journal of Wood, 12(3), 45-67.
2. ——— (2003). On leaves. Journal of Wood, 14(3), 5-7.
3. ———, ed. (2004). On roots. London: Wood Press.
4. Ibid., 53.
5. Ders.: Bäume. Berlin: Holz-Verlag, 2005.
6. (a) Roe, R. (2006). On bees. Hive, 7(1), 8-9. (b) Moe, M. (2007). On ravens. Birds, 1(2), 3-14.
"""


def test_a_mark_for_the_author_before_is_that_author() -> None:
    records = {record.id: record for record in parse(LIST)}
    assert [str(name) for name in records["L1-2"].author] == ["Doe, J."]
    assert records["L1-2"].title == "On leaves"
    assert [str(name) for name in records["L1-3"].editor] == ["Doe, J."]
    assert [str(name) for name in records["L1-5"].author] == ["Doe, J."]


def test_provenance_names_the_entry_that_the_author_was_taken_from() -> None:
    record = parse(LIST)[1]
    known = record.provenance["author"]
    assert (known.source, known.span) == ("L1-1", (0, 3))
    assert record.origin is not None
    assert record.origin.text == "——— (2003). On leaves. Journal of Wood, 14(3), 5-7."
    title = record.provenance["title"].span
    assert title is not None
    assert record.origin.text[slice(*title)] == "On leaves"


def test_a_short_note_is_the_work_before_and_says_so() -> None:
    records = {record.id: record for record in parse(LIST)}
    note = records["L1-4"]
    assert note.title == records["L1-3"].title
    assert note.custom == {"same-work-as": "L1-3", "locator": "53"}
    assert note.provenance["title"].source == "L1-3"


def test_several_references_in_an_entry_are_records_of_their_own() -> None:
    records = [record for record in parse(LIST) if record.id.startswith("L1-6")]
    assert [(record.id, record.title) for record in records] == [("L1-6a", "On bees"), ("L1-6b", "On ravens")]
    origins = [record.origin for record in records if record.origin]
    assert [(origin.label, origin.position) for origin in origins] == [("6a", 6), ("6b", 6)]
    assert [LIST[slice(*origin.span)][:8] for origin in origins if origin.span] == ["Roe, R. ", "Moe, M. "]


def test_marks_stay_what_they_are_in_strings() -> None:
    strings = [
        "Doe, J. (2001). On trees. Wood, 12(3), 45-67.",
        "——— (2003). On leaves. Wood, 14(3), 5-7.",
        "Ibid., 53.",
    ]
    records = parse_strings(strings)
    assert len(records) == 3
    assert records[1].provenance.get("author") is None or records[1].provenance["author"].source is None


def test_a_string_with_several_references_is_one_record_that_names_them() -> None:
    (record,) = parse_strings(
        ["(a) Roe, R. (2006). On bees. Hive, 7(1), 8-9. (b) Moe, M. (2007). On ravens. Birds, 1, 3-14."]
    )
    assert record.title == "On bees"
    assert record.custom["parts"] == {
        "a": "Roe, R. (2006). On bees. Hive, 7(1), 8-9.",
        "b": "Moe, M. (2007). On ravens. Birds, 1, 3-14.",
    }
    span = record.provenance["title"].span
    assert record.origin is not None
    assert record.origin.text is not None
    assert span is not None
    assert record.origin.text[slice(*span)] == "On bees"


@pytest.mark.parametrize(
    "marked",
    [
        "Doe, J. (2001). *On wet trees*. **Wood**, _12_(3), 45-67.",
        "Doe, J. (2001). <i>On wet trees</i>. Wood, 12(3), 45&ndash;67.",
        "Doe, J. (2001). [On wet trees](https://example.org/a). Wood, 12(3), 45\\-67.",
    ],
)
def test_marks_around_words_are_no_words(marked: str) -> None:
    (record,) = parse_strings([marked])
    assert (record.title, record.container_title, record.volume, record.page) == ("On wet trees", "Wood", "12", "45–67")
    assert record.origin is not None
    assert record.origin.text == marked


PIECES = st.sampled_from(
    ["References\n\n", "Doe, J. (2001). On trees. Wood, 12(3), 45-67.", "——— (2003). On leaves.", "Ibid., 53.", "(a) ",
     "(b) ", "; ", "\n", "\n\n", "1. ", "[2] ", "• ", "<p>", "</li>", "<ol><li>", "</ol>", "<ref-list>", "<ref id='a'>",
     "<mixed-citation>", "*", "_", "](", "\f", "      ", "Ders.", "\\", "&amp;", "\x00", "\ud800"]
)  # fmt: skip


@settings(max_examples=60)
@given(st.lists(PIECES | st.text(max_size=6), max_size=25).map("".join))
def test_whatever_the_text_nothing_but_a_refkit_error_is_raised(text: str) -> None:
    try:
        records = parse(text)
    except RefkitError:
        return
    assert len({record.id for record in records}) == len(records) or "<ref" in text
