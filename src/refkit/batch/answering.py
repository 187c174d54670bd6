"""One row out for each row in, whatever a row holds. Part of the batches."""

import json
from collections.abc import Callable, Sequence
from typing import Any

from refkit.batch.arrow import pyarrow as pa
from refkit.errors import InputError
from refkit.model.record import Record

LONGEST_INPUT = 100_000  # characters; a longer text is a document and no reference


def answered(
    batch: pa.RecordBatch,
    column: str,
    row_column: str | None,
    schema: pa.Schema,
    answer: Callable[[str], dict[str, Any]],
) -> pa.RecordBatch:
    """One row of the schema for each text of a column; an exception is the row's error and nobody else's.

    Raises:
        InputError: the batch has no such column.
    """
    given = column_of(batch, column)
    numbers = map(str, range(batch.num_rows) if row_column is None else column_of(batch, row_column))
    rows = [
        {"row": row, "input": _shown(value), **safely(lambda text: answer(_checked(text)), value)}
        for row, value in zip(numbers, given, strict=True)
    ]
    return pa.RecordBatch.from_pylist(rows, schema=schema)


def safely(answer: Callable[..., dict[str, Any]], *values: Any) -> dict[str, Any]:
    """What the values of a row are answered, or their error."""
    try:
        return answer(*values)
    except Exception as error:  # whatever a row holds, the batch goes on and the row says what went wrong
        return {"error": f"{type(error).__name__}: {error}"[:1000]}


def column_of(batch: pa.RecordBatch, name: str) -> Sequence[Any]:
    """The values of a column.

    Raises:
        InputError: the batch has no such column.
    """
    if name not in batch.schema.names:
        raise InputError(f"the table has no column {name!r}; it has {', '.join(batch.schema.names) or 'none'}.")
    values: list[Any] = batch.column(name).to_pylist()
    return values


def csl_item(text: str) -> Record:
    """The record of a CSL-JSON item.

    Raises:
        InputError: it is none.
    """
    item = json.loads(text)
    if not isinstance(item, dict):
        raise InputError("this is no CSL-JSON item, which is an object in braces.")
    return Record.from_csl(item)


def _checked(value: object) -> str:
    if not isinstance(value, str):
        raise InputError(f"the row holds {type(value).__name__} instead of text.")
    if len(value) > LONGEST_INPUT:
        raise InputError(f"the row holds {len(value)} characters; one reference has at most {LONGEST_INPUT}.")
    return value


def _shown(value: object) -> str | None:
    return value[:LONGEST_INPUT] if isinstance(value, str) else None
