"""Time grows with the text and no faster, however hostile: measured as CPU time of long texts against short ones."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.errors import RefkitError
from refkit.workflow.find import find
from refkit.workflow.parse import parse, parse_strings
from tests.growth import grows_too_fast

SHORT, LONG = 4_000, 32_000  # characters
UNITS = [
    ",", "A. B. ", "(", "([{", "1", "12(3), 4-5; ", '"', "“a ", "https://a.b/c ", "/a.", "et al. ", "a\u0301\u0301",
    "2001 ", "In: ", "10.1000/a ",
]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize(
    "work", [lambda text: parse_strings([text]), parse, find], ids=["parse_strings", "parse", "find"]
)
@pytest.mark.parametrize("unit", UNITS)
def test_time_grows_no_faster_than_the_text(work: Callable[[str], object], unit: str) -> None:
    assert not grows_too_fast(work, unit, SHORT, LONG)  # benchmarks/parse_speed.py --slopes measures it more closely


@given(st.lists(st.sampled_from([*UNITS, "Doe J. ", "Nature. ", "\n", "\x00", "\ud800", "[1] "]), max_size=30))
def test_whatever_is_given_only_errors_of_refkit_are_raised(pieces: list[str]) -> None:
    text = "".join(pieces)
    assert len(parse_strings([text])) == 1
    for work in (parse, find):
        try:
            work(text)
        except RefkitError:
            continue
