"""Dask moves the partitions; the functions do the work. Part of the batches.

Needs the extra `refkit[dask]`.
"""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from refkit.batch.arrow import pyarrow as pa
from refkit.batch.functions import match_batch, parse_batch, render_batch
from refkit.batch.schemas import MATCHED, PARSED, RENDERED
from refkit.errors import MissingExtra

if TYPE_CHECKING:
    from dask.dataframe import DataFrame


def parse(df: "DataFrame", *, column: str = "reference", row_column: str | None = None) -> "DataFrame":
    """A lazy DataFrame with one row of schema `PARSED` for each row of `df`."""
    return _map(df, partial(parse_batch, column=column, row_column=row_column), PARSED)


def match(df: "DataFrame", *, index: str, column: str = "reference", row_column: str | None = None) -> "DataFrame":
    """A lazy DataFrame with one row of schema `MATCHED` for each row of `df`."""
    return _map(df, partial(match_batch, index=index, column=column, row_column=row_column), MATCHED)


def render(
    df: "DataFrame",
    *,
    style: str,
    locale: str | None = None,
    output: str = "text",
    column: str = "csl",
    row_column: str | None = None,
) -> "DataFrame":
    """A lazy DataFrame with one row of schema `RENDERED` for each row of `df`."""
    function = partial(render_batch, style=style, locale=locale, output=output, column=column, row_column=row_column)
    return _map(df, function, RENDERED)


def _map(df: "DataFrame", function: Callable[[pa.RecordBatch], pa.RecordBatch], schema: pa.Schema) -> "DataFrame":
    try:
        import pandas as pd
    except ImportError as error:
        raise MissingExtra("refkit.batch.dask", "dask") from error

    types = {field.type: pd.ArrowDtype(field.type) for field in schema}

    def over_partition(frame: Any) -> Any:
        batch = pa.RecordBatch.from_pandas(frame, preserve_index=False)
        answered = function(batch).to_pandas(types_mapper=types.get)
        answered.index = frame.index
        return answered

    empty = schema.empty_table().to_pandas(types_mapper=types.get)
    lazy: DataFrame = df.map_partitions(over_partition, meta=empty)
    return lazy
