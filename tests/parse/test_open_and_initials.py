"""What a list of authors must not lose: that it goes on, and initials that look like "Sr"."""

import pytest

import refkit

REST = "The effect of old trees on sleep in adults. Science. 2013;342(6156):373-377."


@pytest.mark.parametrize("ending", ["et al", "m.fl", "m. fl", "et coll", "и др"])
def test_an_open_list_is_open_whatever_the_language(ending: str) -> None:
    (record,) = refkit.parse_strings([f"Xie L, Kang H, Xu Q, {ending}. {REST}"])
    assert record.author_open
    assert [name.family for name in record.author] == ["Xie", "Kang", "Xu"]
    assert "unparsed" not in record.custom


@pytest.mark.parametrize("initials", ["SR", "JR"])
def test_two_initials_are_no_suffix(initials: str) -> None:
    (record,) = refkit.parse_strings([f"Monk TH, Berman {initials}, Kupfer DJ. {REST}"])
    assert [(name.family, name.given, name.suffix) for name in record.author] == [
        ("Monk", "TH", None),
        ("Berman", initials, None),
        ("Kupfer", "DJ", None),
    ]


def test_a_suffix_is_one() -> None:
    (record,) = refkit.parse_strings([f"Smith J Jr, King Martin Luther, Jr. {REST}"])
    assert record.author[0].suffix == "Jr"
