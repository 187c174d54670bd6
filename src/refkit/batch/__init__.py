"""refkit past one machine: batches of rows in, batches of rows out. A shell: may use every part below.

`parse_batch`, `match_batch` and `render_batch` are pure functions from `pyarrow.RecordBatch` to
`pyarrow.RecordBatch`, one row out for each row in. Whatever a row holds, the others are answered: what went
wrong stands in its column `error`. Adapters for Spark and Dask and the local driver only move batches.
Needs the extra `refkit[batch]`.
"""

from importlib import import_module

_HOME_OF = {
    "MATCHED": "refkit.batch.schemas",
    "PARSED": "refkit.batch.schemas",
    "RENDERED": "refkit.batch.schemas",
    "match_batch": "refkit.batch.functions",
    "parse_batch": "refkit.batch.functions",
    "render_batch": "refkit.batch.functions",
}

__all__ = ["MATCHED", "PARSED", "RENDERED", "match_batch", "parse_batch", "render_batch"]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from refkit.batch.functions import match_batch, parse_batch, render_batch
    from refkit.batch.schemas import MATCHED, PARSED, RENDERED


def __getattr__(name: str) -> object:
    """Load a name when it is first asked for: the local driver itself needs neither parser nor processor."""
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOME_OF[name]), name)
