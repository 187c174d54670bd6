"""Volume, issue and pages in every usual punctuation."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.parse.labeller import Label
from refkit.parse.rules.locators import find_locators


@pytest.mark.parametrize(
    ("text", "volume", "issue", "pages"),
    [
        ("Ann. 2024;8:100121.", "8", None, "100121"),
        ("Ann. 2012;17(12):1161-1169.", "17", "12", "1161-1169"),
        ("Ann 58 (2), 175 - 186.", "58", "2", "175 - 186"),
        ("Ann, vol. 27, no. 3, pp. 379–423, 1948.", "27", "3", "379–423"),
        ("Ann, v. 19, n. 38, p. 11-34, dez. 2013.", "19", "38", "11-34"),
        ("Ann. – 1984. – Т. 17, № 641. – С. 5–23.", "17", "641", "5–23"),
        ("Ann 114 (1982), Nr. 1-3, S. 522–525", "114", "1-3", "522–525"),
        ("Ann 108, 1175 (1957).", "108", None, "1175"),
        ("Ann D68 (2003) 091501", "68", None, "091501"),
        ("Ann 30.7 (2022), pp. 1168–1169.", "30", "7", "1168–1169"),
        ("Ann 65,3: 584-596.", "65", "3", "584-596"),
        ("Ann. 2007;12(Suppl 1):S12-S19", "12", "Suppl 1", "S12-S19"),
        ("Ann, Jg. 25, Heft 2, S. 98–99.", "25", "2", "98–99"),
        ("Ann 101, no. 4: 1645-52.", "101", "4", "1645-52"),
        ("Ann, 제8권, 제6호, pp.2427-2444, 2006.", "8", "6", "2427-2444"),
        ("Ann, 2023, 31(3): 786-798.", "31", "3", "786-798"),
        ("Ann, no. 146, 1984, pp. 53–92.", None, "146", "53–92"),
        ("Ann, Göttingen 1983, S. 183-198.", None, None, "183-198"),
    ],
)
def test_find_locators(text: str, volume: str | None, issue: str | None, pages: str | None) -> None:
    found = find_locators(text)
    assert found is not None
    read = {mark.label: text[mark.start : mark.end] for mark in found.marks}
    assert (read.get(Label.VOLUME), read.get(Label.ISSUE), read.get(Label.PAGES)) == (volume, issue, pages)


@pytest.mark.parametrize("text", ["", "On trees.", "Stockholm 1999.", "The year 2001 and after"])
def test_years_and_words_are_no_numbers_of_a_journal(text: str) -> None:
    assert find_locators(text) is None


@given(st.text(alphabet="0123456789 ().,:;-–vnpSIV", max_size=60))
def test_marks_do_not_overlap_and_stand_in_the_text(text: str) -> None:
    found = find_locators(text)
    at = 0
    for mark in found.marks if found else ():
        assert at <= mark.start < mark.end <= len(text)
        at = mark.end
