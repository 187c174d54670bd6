"""Dask moves the partitions; the functions do the work. Part of the batches.

Needs the extra `refkit[dask]`.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from refkit.batch.arrow import pyarrow as pa
from refkit.batch.engine import Engine
from refkit.errors import MissingExtra

if TYPE_CHECKING:
    from dask.dataframe import DataFrame


def map_batches(
    df: "DataFrame", function: Callable[[pa.RecordBatch], pa.RecordBatch], schema: pa.Schema
) -> "DataFrame":
    """A lazy DataFrame of `schema`: the function over every partition of `df`, whose index is kept."""
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


_DASK: "Engine[DataFrame]" = Engine(map_batches)
parse = _DASK.parse
match = _DASK.match
render = _DASK.render
