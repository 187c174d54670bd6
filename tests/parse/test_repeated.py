"""Dashes and words that stand for the author or the work of the entry before."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.parse.repeated import SameWork, read_same_author, read_same_work

SAME_AUTHOR = {
    "———. 2001. Trees.": "———",
    "— (2001). Trees.": "—",
    "---, 2001. Trees.": "---",
    "_____. Trees.": "_____",
    "– – –: Trees.": "– – –",
    "Ders.: Bäume. Berlin 2001.": "Ders.",
    "Dies. (Hrsg.), Bäume. Berlin 2001.": "Dies.",
    "Idem, Trees. Oxford 2001.": "Idem",
    "Id., Trees. Oxford 2001.": "Id.",
    "Same author. Trees. Oxford 2001.": "Same author",
    "Le même, Arbres. Paris 2001.": "Le même",
    "Он же. Деревья. 2001.": "Он же",
}
NO_MARK = [
    "Doe J. Trees.",
    "Identity and trees. 2001.",
    "Idema W. Trees.",
    "Dies irae. 2001.",
    "- Trees. 2001.",
    "———",
    "– 2001",
]


@pytest.mark.parametrize(("text", "mark"), SAME_AUTHOR.items())
def test_a_mark_for_the_author_before(text: str, mark: str) -> None:
    found = read_same_author(text)
    assert found is not None
    assert text[: found.end] == mark


@pytest.mark.parametrize("text", NO_MARK)
def test_other_beginnings_are_no_marks(text: str) -> None:
    assert read_same_author(text) is None


def test_several_dashes_stand_for_as_many_authors() -> None:
    found = read_same_author("———, ———, and Jane Roe. 2001. Trees.")
    assert found is not None
    assert (found.end, found.count) == (8, 2)


@pytest.mark.parametrize(
    ("text", "locator"),
    [("Ibid.", None), ("Ibid., 53.", "53"), ("ibidem", False), ("Ebd., S. 12 f.", "S. 12 f."), ("Ebenda, 7–9", "7–9"),
     ("A. a. O., S. 4.", "S. 4"), ("Там же. С. 53.", "С. 53"), ("Ibid. 2003, 12, 45-47.", False),
     ("Ibid. On other trees. Oxford 2001.", False), ("Ibidapo A. Trees.", False)],
)  # fmt: skip
def test_a_short_note_is_the_work_before(text: str, locator: str | bool | None) -> None:
    found = read_same_work(text)
    assert found == (None if locator is False else SameWork(locator)) or (
        found is not None and isinstance(locator, str) and found.locator == locator.rstrip(".")
    )


@given(st.text() | st.text("—-–_ ., Ibid"))
def test_no_text_is_refused(text: str) -> None:
    author = read_same_author(text)
    assert author is None or 0 < author.end < len(text)
    read_same_work(text)
