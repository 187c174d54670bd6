"""The three pure functions: rows in, as many rows out, in the same order. Part of the batches.

What is costly is loaded once a process: the parser's model, an index, a style.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from refkit.batch.arrow import pyarrow as pa
from refkit.batch.rows import record_row
from refkit.batch.schemas import MATCHED, PARSED, RENDERED
from refkit.errors import InputError
from refkit.model.record import Record
from refkit.parse.calibration import reference_confidence
from refkit.workflow.enrich import enrich
from refkit.workflow.parse import parse_strings
from refkit.workflow.render import render

if TYPE_CHECKING:
    from refkit.sources import LocalIndex

LONGEST_INPUT = 100_000  # characters; a longer text is a document and no reference
OPEN_INDEXES = 4  # that a process keeps open


def parse_batch(batch: pa.RecordBatch, *, column: str = "reference", row_column: str | None = None) -> pa.RecordBatch:
    """Parse one reference string a row; the answer's schema is `PARSED`.

    `row_column` names a column that identifies rows; without it rows are numbered from 0 within the batch.

    Raises:
        InputError: the batch has no such column.
    """

    def answer(text: str) -> dict[str, Any]:
        (record,) = parse_strings([text])
        return {"record": record_row(record), "confidence": reference_confidence(record)}

    return _answered(batch, column, row_column, PARSED, answer)


def match_batch(
    batch: pa.RecordBatch, *, index: str, column: str = "reference", row_column: str | None = None
) -> pa.RecordBatch:
    """Parse one reference string a row and find its work in the index at that path; schema `MATCHED`.

    The index is read where it lies, and shared by all rows of a process. `doi` is accepted only.

    Raises:
        InputError: the batch has no such column, or the index cannot be opened.
    """
    source = open_index(index)

    def answer(text: str) -> dict[str, Any]:
        (found,) = enrich(parse_strings([text]), sources=[source])
        evidence = [
            {
                "field": one.field,
                "printed": one.printed,
                "found": one.found,
                "verdict": str(one.verdict),
                "weight": one.weight,
            }
            for one in found.evidence
        ]
        return {
            "doi": found.doi,
            "verdict": str(found.verdict),
            "score": found.score,
            "reason": found.reason,
            "record": record_row(found.record),
            "evidence": evidence,
        }

    return _answered(batch, column, row_column, MATCHED, answer)


def render_batch(
    batch: pa.RecordBatch,
    *,
    style: str,
    locale: str | None = None,
    output: str = "text",
    titles: str = "work",
    column: str = "csl",
    row_column: str | None = None,
) -> pa.RecordBatch:
    """Render one CSL-JSON item a row, each by itself, in a style; schema `RENDERED`.

    Raises:
        InputError: the batch has no such column. UnknownName, StyleError: the style cannot be used.
    """
    render((), style=style, locale=locale, output=output, titles=titles)  # a wrong style is an error of all rows

    def answer(text: str) -> dict[str, Any]:
        item = json.loads(text)
        if not isinstance(item, dict):
            raise InputError("this is no CSL-JSON item, which is an object in braces.")
        return {"text": render(Record.from_csl(item), style=style, locale=locale, output=output, titles=titles)}

    return _answered(batch, column, row_column, RENDERED, answer)


@lru_cache(maxsize=OPEN_INDEXES)
def open_index(path: str) -> "LocalIndex":
    """The index at a path, opened once a process."""
    from refkit.sources import LocalIndex

    return LocalIndex(path)


def _answered(
    batch: pa.RecordBatch,
    column: str,
    row_column: str | None,
    schema: pa.Schema,
    answer: Callable[[str], dict[str, Any]],
) -> pa.RecordBatch:
    """One row for each row of the batch; an exception is the row's error and nobody else's."""
    given = _column(batch, column)
    numbers = map(str, range(batch.num_rows) if row_column is None else _column(batch, row_column))
    rows = [
        {"row": row, "input": _shown(value), **_safely(answer, value)}
        for row, value in zip(numbers, given, strict=True)
    ]
    return pa.RecordBatch.from_pylist(rows, schema=schema)


def _safely(answer: Callable[[str], dict[str, Any]], value: object) -> dict[str, Any]:
    try:
        return answer(_checked(value))
    except Exception as error:  # whatever a row holds, the batch goes on and the row says what went wrong
        return {"error": f"{type(error).__name__}: {error}"[:1000]}


def _checked(value: object) -> str:
    if not isinstance(value, str):
        raise InputError(f"the row holds {type(value).__name__} instead of text.")
    if len(value) > LONGEST_INPUT:
        raise InputError(f"the row holds {len(value)} characters; one reference has at most {LONGEST_INPUT}.")
    return value


def _shown(value: object) -> str | None:
    return value[:LONGEST_INPUT] if isinstance(value, str) else None


def _column(batch: pa.RecordBatch, name: str) -> "Sequence[Any] | Iterable[Any]":
    if name not in batch.schema.names:
        raise InputError(f"the table has no column {name!r}; it has {', '.join(batch.schema.names) or 'none'}.")
    values: list[Any] = batch.column(name).to_pylist()
    return values
