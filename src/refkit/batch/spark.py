"""Spark moves the batches; the functions do the work on its executors. Part of the batches.

Needs the extra `refkit[spark]`. refkit must be installed on the executors; an index must lie where they read it.
"""

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from refkit.batch.arrow import pyarrow as pa
from refkit.batch.functions import match_batch, parse_batch, render_batch
from refkit.batch.schemas import MATCHED, PARSED, RENDERED
from refkit.errors import MissingExtra

if TYPE_CHECKING:
    from pyspark.sql import DataFrame


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
        from pyspark.sql.pandas.types import from_arrow_schema
    except ImportError as error:
        raise MissingExtra("refkit.batch.spark", "spark") from error

    def over_partition(batches: Iterator[Any]) -> Iterator[Any]:
        return map(function, batches)

    lazy: DataFrame = df.mapInArrow(over_partition, from_arrow_schema(schema))
    return lazy
