"""refkit past one machine: batches of rows in, batches of rows out. A shell: may use every part below.

`parse_batch`, `match_batch` and `render_batch`, and the steps of finding duplicates (`facts_batch`, `compare_batch`,
`group_batch`, `merge_batch`), are pure functions from `pyarrow.RecordBatch` to `pyarrow.RecordBatch`, one row out for
each row in. Whatever a row holds, the others are answered: what went
wrong stands in its column `error`. Adapters for Spark and Dask and the local driver only move batches.
Needs the extra `refkit[batch]`.
"""

from importlib import import_module

_HOME_OF = {
    "COMPARED": "refkit.batch.schemas",
    "FACTS": "refkit.batch.schemas",
    "GROUPED": "refkit.batch.schemas",
    "MATCHED": "refkit.batch.schemas",
    "MERGED": "refkit.batch.schemas",
    "PARSED": "refkit.batch.schemas",
    "RENDERED": "refkit.batch.schemas",
    "compare_batch": "refkit.batch.copies",
    "facts_batch": "refkit.batch.copies",
    "group_batch": "refkit.batch.copies",
    "match_batch": "refkit.batch.functions",
    "merge_batch": "refkit.batch.copies",
    "parse_batch": "refkit.batch.functions",
    "render_batch": "refkit.batch.functions",
}

__all__ = [
    "COMPARED",
    "FACTS",
    "GROUPED",
    "MATCHED",
    "MERGED",
    "PARSED",
    "RENDERED",
    "compare_batch",
    "facts_batch",
    "group_batch",
    "match_batch",
    "merge_batch",
    "parse_batch",
    "render_batch",
]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from refkit.batch.copies import compare_batch, facts_batch, group_batch, merge_batch
    from refkit.batch.functions import match_batch, parse_batch, render_batch
    from refkit.batch.schemas import COMPARED, FACTS, GROUPED, MATCHED, MERGED, PARSED, RENDERED


def __getattr__(name: str) -> object:
    """Load a name when it is first asked for: the local driver itself needs neither parser nor processor."""
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOME_OF[name]), name)
