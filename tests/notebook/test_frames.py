"""Flat rows go into pandas and polars as they are: one type a column, every column in every row."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import refkit
from refkit.model.date import Date
from refkit.model.name import Name
from refkit.model.record import Record
from refkit.model.references import References

pandas = pytest.importorskip("pandas")
polars = pytest.importorskip("polars")

LAST = Record(id="last", volume="7", issued=Date.parse("2001-03"), author=[Name(family="Doe")], author_open=True)
LATE = References([*(Record(id=str(number), title="T") for number in range(300)), LAST])


def frames(rows: list[dict[str, Any]]) -> tuple[Any, Any]:
    return pandas.DataFrame(rows), polars.DataFrame(rows, infer_schema_length=None)


def test_a_field_that_only_the_last_record_has_is_a_column() -> None:
    in_pandas, in_polars = frames(LATE.to_dicts())
    assert in_polars.columns == list(in_pandas.columns)
    assert (in_polars["volume"][-1], in_polars["year"][-1], in_polars["author_open"][-1]) == ("7", 2001, True)
    assert in_polars["volume"].null_count() == in_pandas["volume"].isna().sum() == 300


def test_polars_says_so_where_it_looked_at_too_few_rows() -> None:
    with pytest.raises(polars.exceptions.ComputeError, match="infer_schema_length"):
        polars.DataFrame(LATE.to_dicts())


def test_years_are_numbers_and_all_else_is_text_or_yes_and_no() -> None:
    _, frame = frames(LATE.to_dicts())
    assert frame.schema["year"] == polars.Int64
    assert {frame.schema[name] for name in frame.columns if name != "year"} == {polars.String, polars.Boolean}


text = st.one_of(st.none(), st.text(max_size=12))
records = st.builds(
    Record,
    id=st.text(max_size=5),
    title=text,
    volume=st.one_of(text, st.integers(), st.floats(allow_nan=False)),
    issued=st.one_of(st.none(), st.integers(1, 9999).map(lambda year: Date.parse(f"{year:04}"))),
    author=st.lists(st.text(min_size=1, max_size=5).map(lambda name: Name(family=name)), max_size=2),
    author_open=st.booleans(),
    other_variables=st.dictionaries(st.text(max_size=3), st.integers(), max_size=2),
)


@settings(max_examples=40)
@given(st.lists(records, max_size=6))
def test_any_records_make_a_frame_with_a_row_each(given_records: list[Record]) -> None:
    rows = References(given_records).to_dicts()
    in_pandas, in_polars = frames([{name: _speakable(value) for name, value in row.items()} for row in rows])
    assert len(in_pandas) == len(in_polars) == len(given_records)
    for name in rows[0] if rows else ():
        assert len({type(row[name]) for row in rows if row[name] is not None}) <= 1


def _speakable(value: Any) -> Any:
    """Lone surrogates are no text for Arrow, which both frames are made of."""
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value


def test_reports_and_enrichments_are_rows_too() -> None:
    references = refkit.parse_strings(["Doe J. On trees. Nature. 2001;7:1-2.", "Roe A. On woods. 2090."])
    for rows in (refkit.enrich(references, offline=True).to_dicts(), refkit.check(references, offline=True).to_dicts()):
        in_pandas, in_polars = frames(rows)
        assert list(in_pandas["id"]) == list(in_polars["id"]) == ["1", "2"]
        assert in_polars.schema["score"] == polars.Float64
        assert list(in_polars["verdict"]) == ["not-asked", "not-asked"]
