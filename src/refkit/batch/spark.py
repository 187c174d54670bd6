"""Spark moves the batches; the functions do the work on its executors. Part of the batches.

Needs the extra `refkit[spark]`. refkit must be installed on the executors; an index must lie where they read it.
"""

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from refkit.batch.arrow import pyarrow as pa
from refkit.batch.copies import facts_batch
from refkit.batch.engine import Engine
from refkit.batch.schemas import FACTS
from refkit.errors import MissingExtra

if TYPE_CHECKING:
    from pyspark.sql import DataFrame


def map_batches(
    df: "DataFrame", function: Callable[[pa.RecordBatch], pa.RecordBatch], schema: pa.Schema
) -> "DataFrame":
    """A lazy DataFrame of `schema`: the function over every batch of `df`."""
    try:
        from pyspark.sql.pandas.types import from_arrow_schema
    except ImportError as error:
        raise MissingExtra("refkit.batch.spark", "spark") from error

    def over_partition(batches: Iterator[Any]) -> Iterator[Any]:
        return map(function, batches)

    lazy: DataFrame = df.mapInArrow(over_partition, from_arrow_schema(schema))
    return lazy


def dedupe(df: "DataFrame", *, column: str = "csl", row_column: str = "row") -> "DataFrame":
    """Group the rows of `df`, CSL-JSON items, that are copies of one work: `row`, the `first` row of its work, `error`.

    Finds what `refkit.dedupe` finds; rows are ordered by their ids as text. Blocking is a join. The components need
    actions of their own, so that most of the work is done when this returns. `merge_batch` makes one record of copies.
    """
    from refkit.batch.spark_copies import group_rows

    return group_rows(map_batches(df, partial(facts_batch, column=column, row_column=row_column), FACTS), map_batches)


_SPARK: "Engine[DataFrame]" = Engine(map_batches)
parse = _SPARK.parse
match = _SPARK.match
render = _SPARK.render
