"""refkit past one machine: batches of rows in, batches of rows out. A shell: may use every part below.

`parse_batch`, `match_batch` and `render_batch` are pure functions from `pyarrow.RecordBatch` to
`pyarrow.RecordBatch`, one row out for each row in. Whatever a row holds, the others are answered: what went
wrong stands in its column `error`. Adapters for Spark and Dask and the local driver only move batches.
Needs the extra `refkit[batch]`.
"""

from refkit.batch.functions import match_batch, parse_batch, render_batch
from refkit.batch.schemas import MATCHED, PARSED, RENDERED

__all__ = ["MATCHED", "PARSED", "RENDERED", "match_batch", "parse_batch", "render_batch"]
