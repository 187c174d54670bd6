"""Labels of entries, and the runs that tell them from other numbers."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.model.lists import Numbering
from refkit.parse.numbering import Candidate, best_run, labels_inside, read_label


@pytest.mark.parametrize(
    ("line", "kind", "number", "printed"),
    [
        ("1. Doe", Numbering.DOT, 1, "1."),
        ("12.Doe", Numbering.DOT, 12, "12."),
        ("1.- Doe", Numbering.DOT, 1, "1.-"),
        ("１．山田", Numbering.DOT, 1, "１．"),
        ("[7] Doe", Numbering.BRACKET, 7, "[7]"),
        ("［7］山田", Numbering.BRACKET, 7, "［7］"),
        ("(3) Doe", Numbering.PARENTHESIS, 3, "(3)"),
        ("3) Doe", Numbering.HALF_PARENTHESIS, 3, "3)"),
        ("4 Doe", Numbering.PLAIN, 4, "4"),
        ("¹²Doe", Numbering.SUPERSCRIPT, 12, "¹²"),
        ("[^5]: Doe", Numbering.SUPERSCRIPT, 5, "[^5]:"),
        ("• Doe", Numbering.BULLET, None, "•"),
        ("– Doe", Numbering.BULLET, None, "–"),
        ("[Knu84] Knuth", Numbering.BRACKET, None, "[Knu84]"),
    ],
)
def test_labels_are_read(line: str, kind: Numbering, number: int | None, printed: str) -> None:
    label = read_label(line)
    assert label is not None
    assert (label.kind, label.number, label.printed) == (kind, number, printed)
    assert line[label.length :][:1] in {"D", "K", "山"}


@pytest.mark.parametrize(
    "line", ["Doe J.", "1.5 grams", "10.1000/182", "2015;7", "(a) first", "-5", "", "——. 1973. Trees"]
)
def test_other_beginnings_are_no_labels(line: str) -> None:
    assert read_label(line) is None


def test_labels_inside_a_line() -> None:
    found = [(kind, number) for _, _, kind, number in labels_inside("Doe. [2] Roe 1.5 and 3. Poe (4) Moe")]
    assert found == [(Numbering.BRACKET, 2), (Numbering.DOT, 3), (Numbering.PARENTHESIS, 4)]


def run_of(*numbers: int) -> list[int]:
    return [one.number for one in best_run(Candidate(place, number, 1.0) for place, number in enumerate(numbers))]


@pytest.mark.parametrize(
    ("numbers", "run"),
    [
        pytest.param((1, 2, 3), (1, 2, 3), id="a plain run"),
        pytest.param((1, 14, 2, 7, 3, 4), (1, 2, 3, 4), id="volumes and pages are stepped over"),
        pytest.param((1, 2, 4, 5, 6), (1, 2, 4, 5, 6), id="a label that was lost"),
        pytest.param((5, 6, 7, 8), (5, 6, 7, 8), id="a list that goes on from another page"),
        pytest.param((1, 2, 3, 1, 2, 3), (1, 2, 3, 1, 2, 3), id="two lists in a row"),
        pytest.param((), (), id="nothing"),
    ],
)
def test_the_best_run(numbers: tuple[int, ...], run: tuple[int, ...]) -> None:
    assert run_of(*numbers) == list(run)


@given(st.lists(st.integers(0, 30), max_size=60))
def test_a_run_is_in_order_and_rises_by_one_or_two_or_begins_again(numbers: list[int]) -> None:
    run = best_run(Candidate(place, number, 1.0) for place, number in enumerate(numbers))
    for earlier, later in pairwise(run):
        assert earlier.position < later.position
        assert later.number == 1 or 0 <= later.number - earlier.number <= 2


@given(st.text(max_size=40))
def test_reading_a_label_never_fails(line: str) -> None:
    label = read_label(line)
    assert label is None or 0 < label.length <= len(line)
