"""Spark and Dask move batches: every row answered once, in place, poison and all."""

from typing import Any

import pytest

pytest.importorskip("pyarrow", reason="needs the extra 'batch'")

STRING = "Doe J. On old trees. Nature. 2001;3:5-{}."
ROWS = 400
POISON = 7  # every so many rows


def texts() -> list[str | None]:
    return [None if number % POISON == 0 else STRING.format(number + 10) for number in range(ROWS)]


def check(answered: list[dict[str, Any]]) -> None:
    """One answer a row; the poison rows say what was wrong with them."""
    assert sorted(int(row["row"]) for row in answered) == list(range(ROWS))
    for row in answered:
        is_poison = int(row["row"]) % POISON == 0
        assert (row["error"] is not None) == is_poison
        assert (row["record"] is None) == is_poison
        if not is_poison:
            assert row["record"]["volume"] == "3"
            assert row["input"] == STRING.format(int(row["row"]) + 10)


@pytest.mark.engine
def test_spark_parses_every_row_once(spark: Any) -> None:
    from refkit.batch.spark import parse

    rows = [(str(number), text) for number, text in enumerate(texts())]
    frame = spark.createDataFrame(rows, "id string, reference string").repartition(4)
    check([row.asDict(recursive=True) for row in parse(frame, row_column="id").collect()])


@pytest.mark.engine
def test_spark_renders(spark: Any) -> None:
    from refkit.batch.spark import render

    frame = spark.createDataFrame([('{"id": "a", "type": "book", "title": "Stones"}',)], "csl string")
    assert [row.text for row in render(frame, style="apa").collect()] == ["Stones. (n.d.)."]


def test_dask_parses_every_row_once() -> None:
    dataframe = pytest.importorskip("dask.dataframe", reason="needs the extra 'dask'")
    import pandas as pd

    from refkit.batch.dask import parse

    frame = pd.DataFrame({"id": [str(number) for number in range(ROWS)], "reference": texts()})
    lazy = parse(dataframe.from_pandas(frame, npartitions=4), row_column="id")
    answered = lazy.compute(scheduler="synchronous")
    assert list(answered.index) == list(frame.index)
    check(answered.to_dict("records"))
