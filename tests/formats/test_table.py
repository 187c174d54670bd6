"""Tables that were cut, edited by hand or exported badly: a fault stays in its own row."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.formats.table import CSV, MOST_REPAIRS


def table(*rows: str) -> bytes:
    return "\n".join(("id,title,year", *rows)).encode()


def test_a_quotation_mark_that_is_never_closed_does_not_swallow_the_rows_below() -> None:
    read = CSV.read(table("a,Trees,2001", 'b,"Bees,2002', "c,Hives,2003", "d,Woods,2004"))
    assert [record.id for record in read.records] == ["a", "b", "c", "d"]
    assert [record.issued and record.issued.year for record in read.records] == [2001, 2002, 2003, 2004]
    assert [problem.line for problem in read.problems] == [3]
    assert "never closed" in read.problems[0].message


def test_an_unclosed_quotation_mark_in_the_last_row_is_told() -> None:
    read = CSV.read(table("a,Trees,2001", 'b,"Bees,2002'))
    assert [record.id for record in read.records] == ["a", "b"]
    assert len(read.problems) == 1


def test_a_cell_over_several_lines_is_one_cell() -> None:
    read = CSV.read(table('a,"Trees\nand ""bees""",2001', "b,Hives,2003"))
    assert [record.title for record in read.records] == ['Trees\nand "bees"', "Hives"]
    assert read.problems == ()


def test_a_table_of_nothing_but_faults_is_read_in_bounded_time_and_says_where_it_stopped() -> None:
    read = CSV.read(table(*(f'k{number}"a,"Trees,2001' for number in range(2 * MOST_REPAIRS))))
    assert len(read.records) == MOST_REPAIRS
    assert read.problems[-1].kind == "file"
    assert read.problems[-1].line == MOST_REPAIRS + 2


@given(st.lists(st.tuples(st.text(min_size=1, max_size=12), st.text(max_size=12)), max_size=6))
def test_whatever_a_spreadsheet_wrote_is_read_without_a_problem(rows: list[tuple[str, str]]) -> None:
    out = io.StringIO(newline="")
    csv.writer(out).writerows(
        [("id", "genre"), *((f"k{place}", b.replace("\0", "")) for place, (_, b) in enumerate(rows))]
    )
    read = CSV.read(out.getvalue().encode("utf-8", "replace"))
    assert [record.id for record in read.records] == [f"k{place}" for place in range(len(rows))]


@pytest.mark.parametrize("data", [b'"', b'"\n"', b'id\n"', b""])
def test_a_table_of_one_sign_is_no_trouble(data: bytes) -> None:
    assert len(CSV.read(data).records) <= 1
