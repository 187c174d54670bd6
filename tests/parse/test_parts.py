"""Several references in one entry: cut only where each part is a reference."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.parse.parts import split_parts

DOE = "Doe, J. J. Wood 2001, 12, 34-56."
ROE = "Roe, R. Hive 2002, 7, 8-9."
MOE = "Moe, M. Angew. Chem. 2003, 115, 10-12."

SEVERAL = {
    "letters in parentheses": (f"(a) {DOE} (b) {ROE} (c) {MOE}", [DOE, ROE, MOE]),
    "parted by semicolons": (f"(a) {DOE[:-1]}; (b) {ROE}", [DOE[:-1], ROE]),
    "half parentheses": (f"a) {DOE} b) {ROE}", [DOE, ROE]),
    "the first without its letter": (f"{DOE} (b) {ROE}", [DOE, ROE]),
    "see also": (
        "Doe J, Roe R. On trees. Wood. 2001;12(3):34-56. See also Moe M, Poe P. On bees. Hive. 2002;7(1):8-9.",
        ["Doe J, Roe R. On trees. Wood. 2001;12(3):34-56.", "Moe M, Poe P. On bees. Hive. 2002;7(1):8-9."],
    ),
}
ONE = {
    "letters in a title": "Doe, J. The effects of (a) wood and (b) stone. Wood 2001, 12, 34-56.",
    "letters out of order": f"(a) {DOE} (c) {ROE}",
    "a remark behind a letter": f"(a) {DOE} (b) We thank J. Smith.",
    "see also in a title": "Doe J. Flowers. See also trees. Wood. 2001;12:34-56.",
    "one letter": f"(a) {DOE}",
    "year with a letter": "Doe, J. (2001a) Wood. (2001b) Stone.",
    "nothing": "",
}


@pytest.mark.parametrize(("entry", "references"), SEVERAL.values(), ids=SEVERAL)
def test_each_reference_of_an_entry_is_a_part(entry: str, references: list[str]) -> None:
    parts = split_parts(entry)
    assert [entry[part.start : part.end] for part in parts] == references
    assert "".join(part.letter for part in parts) == "abc"[: len(references)]


@pytest.mark.parametrize("entry", ONE.values(), ids=ONE)
def test_one_reference_stays_one(entry: str) -> None:
    assert split_parts(entry) == ()


@given(
    st.lists(
        st.sampled_from([DOE, ROE, MOE, "(a) ", "(b) ", "; ", "see also ", "c) "]) | st.text(max_size=9), max_size=12
    )
)
def test_parts_stand_in_order_and_apart(pieces: list[str]) -> None:
    text = "".join(pieces)
    place = 0
    for part in split_parts(text):
        assert place <= part.start < part.end <= len(text)
        place = part.end
