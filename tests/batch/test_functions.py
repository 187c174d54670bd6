"""Rows in, as many rows out, whatever they hold."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

pa = pytest.importorskip("pyarrow", reason="needs the extra 'batch'")

from refkit.batch import MATCHED, PARSED, RENDERED, match_batch, parse_batch, render_batch  # noqa: E402
from refkit.errors import InputError, UnknownName  # noqa: E402
from refkit.sources import LocalIndex  # noqa: E402

STRING = "Gröber U, Schmidt J. Magnesium in Prevention and Therapy. Nutrients. 2015;7(9):8199-8226."
WORK = {
    "DOI": "10.3390/nu7095388",
    "type": "journal-article",
    "title": ["Magnesium in Prevention and Therapy"],
    "container-title": ["Nutrients"],
    "volume": "7",
    "issue": "9",
    "page": "8199-8226",
    "author": [{"family": "Gröber", "given": "Uwe"}, {"family": "Schmidt", "given": "Joachim"}],
    "issued": {"date-parts": [[2015, 9, 23]]},
}


def batch(*values: object, column: str = "reference") -> "pa.RecordBatch":
    return pa.RecordBatch.from_pylist([{column: value, "id": f"n{place}"} for place, value in enumerate(values)])


def test_parse_gives_records_as_columns_and_as_csl() -> None:
    answered = parse_batch(batch(STRING), row_column="id")
    (row,) = answered.to_pylist()
    assert answered.schema == PARSED
    assert (row["row"], row["input"], row["error"]) == ("n0", STRING, None)
    assert (row["record"]["volume"], row["record"]["year"]) == ("7", 2015)
    assert row["record"]["author"][0] == {"family": "Gröber", "given": "U", "literal": None}
    assert json.loads(row["record"]["csl"])["container-title"] == "Nutrients"
    assert 0 < row["confidence"] <= 1


def test_a_bad_row_is_its_own_error_and_nobody_elses() -> None:
    answered = parse_batch(batch(STRING, None, "x" * 200_000, "")).to_pylist()
    assert [row["row"] for row in answered] == ["0", "1", "2", "3"]
    assert [row["error"] is None for row in answered] == [True, False, False, True]
    assert "200000 characters" in answered[2]["error"]


def test_match_gives_the_doi_with_its_evidence(tmp_path: Path) -> None:
    works = tmp_path / "works.jsonl"
    works.write_text(json.dumps(WORK) + "\n", encoding="utf-8")
    LocalIndex.build(works, tmp_path / "works.index").close()
    answered = match_batch(batch(STRING, "Doe J. Stones. 1999."), index=str(tmp_path / "works.index"))
    found, other = answered.to_pylist()
    assert answered.schema == MATCHED
    assert (found["doi"], found["verdict"]) == ("10.3390/nu7095388", "confirmed")
    assert {"field": "volume", "printed": "7", "found": "7", "verdict": "agree"}.items() <= next(
        one for one in found["evidence"] if one["field"] == "volume"
    ).items()
    assert (other["doi"], other["error"]) == (None, None)


def test_render_prints_each_item_by_itself() -> None:
    items = batch(json.dumps({"id": "a", "type": "book", "title": "Stones"}), "{", "[]", column="csl")
    answered = render_batch(items, style="apa")
    assert answered.schema == RENDERED
    assert [row["text"] for row in answered.to_pylist()] == ["Stones. (n.d.).", None, None]
    assert "JSON" in answered.to_pylist()[1]["error"]


def test_what_is_wrong_with_the_whole_table_is_raised() -> None:
    with pytest.raises(InputError, match="no column 'text'; it has reference, id"):
        parse_batch(batch("x"), column="text")
    with pytest.raises(UnknownName, match="style"):
        render_batch(batch("{}", column="csl"), style="no-such-style")


@settings(max_examples=25, deadline=None)
@given(st.lists(st.none() | st.text(max_size=80), max_size=6))
def test_one_row_for_each_row_in_order(values: list[str | None]) -> None:
    table = pa.RecordBatch.from_arrays([pa.array(values, pa.string())], ["reference"])
    answered = parse_batch(table).to_pylist()
    assert [row["input"] for row in answered] == values
    assert all((row["error"] is None) == (row["record"] is not None) for row in answered)
