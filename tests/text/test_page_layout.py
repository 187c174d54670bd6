"""Columns side by side and numbered lines: undone where a page shows them, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.text.page_layout import without_page_layout
from tests.growth import grows_too_fast

WORDS = "the trees of the north are green because their leaves are and we have known this since the year 1850".split()
LEFT = [" ".join(WORDS[place % 9 : place % 9 + 7]) for place in range(20)]
RIGHT = [" ".join(WORDS[place % 8 : place % 8 + 8]) for place in range(20)]


def side_by_side(left: list[str], right: list[str]) -> str:
    return "\n".join(f"{one:<52}{other}".rstrip() for one, other in zip(left, right, strict=True))


def test_the_left_column_comes_before_the_right_one() -> None:
    assert without_page_layout(side_by_side(LEFT, RIGHT)).split("\n") == LEFT + RIGHT


def test_pages_keep_their_order_and_a_short_last_page_has_columns_too() -> None:
    pages = side_by_side(LEFT, RIGHT) + "\n\f\n" + side_by_side(LEFT[:2], RIGHT[:2])
    lines = [line for line in without_page_layout(pages).replace("\f", "\n").split("\n") if line]
    assert lines == LEFT + RIGHT + LEFT[:2] + RIGHT[:2]


def test_a_line_across_both_columns_parts_them() -> None:
    head = "A line of running text that goes over both columns of the page, as a title does"
    text = "\n".join([side_by_side(LEFT, RIGHT), head, side_by_side(LEFT, RIGHT)])
    assert without_page_layout(text).split("\n") == [*LEFT, *RIGHT, head, *LEFT, *RIGHT]


@pytest.mark.parametrize("step", [1, 5])
def test_line_numbers_go(step: int) -> None:
    lines = [f"{number:>4} {line}" if number % step == 0 else f"     {line}" for number, line in enumerate(LEFT, 1)]
    assert [line.strip() for line in without_page_layout("\n".join(lines)).split("\n")] == LEFT


KEPT = {
    "a numbered list": "\n".join(f"{number}  Doe J. On trees. Wood. 2001;{number}:3-4." for number in range(1, 30)),
    "a table of three": "\n".join(f"{one[:20]:<30}{one[:20]:<30}{one[:20]}" for one in LEFT),
    "labels set apart": "\n".join(f"[{number}]      Doe J. On trees. Wood." for number in range(1, 30)),
    "short columns": "\n".join(f"{'a':<40}b" for _ in range(20)),
    "prose": "\n".join(LEFT),
}


@pytest.mark.parametrize("text", KEPT.values(), ids=KEPT)
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert without_page_layout(text) == text


@given(
    st.lists(st.sampled_from(["  12 ", "   ", "\n", "\f", "the trees of the north", "Doe J.", "\t"]), max_size=120).map(
        "".join
    )
)
def test_no_word_is_lost_but_line_numbers(text: str) -> None:
    words = [word for word in text.split() if not word.isdigit()]
    assert sorted(word for word in without_page_layout(text).split() if not word.isdigit()) == sorted(words)


@pytest.mark.parametrize(
    "piece", ["a   b", "   ", "12 the trees\n", "word word word word    word word word word\n", "\f"]
)
def test_work_grows_no_faster_than_the_text(piece: str) -> None:
    assert not grows_too_fast(without_page_layout, piece, 20_000, 160_000)
