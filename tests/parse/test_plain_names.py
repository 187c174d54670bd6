"""Plainly printed lists of names: the quick way reads what the long way reads."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.parse.normalise import names
from refkit.parse.normalise.plain_names import read_plain_names

FAMILIES = ("Doe", "Roe", "Wu", "Gröber", "O’Neil", "McBride", "Berg-Lind", "Ångström", "Ménard")
families = st.sampled_from(FAMILIES)
dotted = st.lists(st.sampled_from("ABEJKU"), min_size=1, max_size=3).map(
    lambda letters: " ".join(f"{one}." for one in letters)
)
bare = st.text("ABEJKU", min_size=1, max_size=3)
people = st.lists(st.tuples(families, dotted, bare), min_size=1, max_size=5)
lasts = st.sampled_from((", ", " and ", ", and ", " & ", ", & "))


def _joined(parts: list[str], last: str) -> str:
    return last.join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else parts[0]


@given(people, lasts, st.integers(0, 2))
def test_it_reads_the_same_names(those: list[tuple[str, str, str]], last: str, form: int) -> None:
    prints = [
        (f"{family} {given}", f"{family}, {with_dots}", f"{with_dots} {family}") for family, with_dots, given in those
    ]
    printed = _joined([forms[form] for forms in prints], last)
    read = read_plain_names(printed)
    assert read is not None
    assert [name.family for name in read] == [family for family, _, _ in those]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(names, "read_plain_names", lambda _: None)
        assert names.parse_names(printed).names == read


@pytest.mark.parametrize(
    "printed",
    [
        "Doe J, van der Berg K",
        "Doe, Jane",
        "Doe, J., Jr.",
        "World Bank",
        "DOE J",
        "Jane Doe",
        "",
        "Doe J; Roe K.",
        "王小明",
    ],
)
def test_every_other_print_is_left_alone(printed: str) -> None:
    assert read_plain_names(printed) is None
