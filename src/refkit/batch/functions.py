"""The three pure functions: rows in, as many rows out, in the same order. Part of the batches.

What is costly is loaded once a process: the parser's model, an index, a style.
"""

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from refkit.batch.answering import answered, csl_item
from refkit.batch.arrow import pyarrow as pa
from refkit.batch.rows import record_row
from refkit.batch.schemas import MATCHED, PARSED, RENDERED
from refkit.parse.calibration import reference_confidence
from refkit.parse.labeller import Labeller
from refkit.workflow.enrich import enrich
from refkit.workflow.parse import parse_strings
from refkit.workflow.render import render

if TYPE_CHECKING:
    from refkit.sources import LocalIndex

OPEN_INDEXES = 4  # that a process keeps open


def parse_batch(
    batch: pa.RecordBatch,
    *,
    column: str = "reference",
    row_column: str | None = None,
    labeller: Labeller | None = None,
) -> pa.RecordBatch:
    """Parse one reference string a row; the answer's schema is `PARSED`.

    `row_column` names a column that identifies rows; without it rows are numbered from 0 within the batch. A
    `labeller` of one's own has to be one that pickles where other processes do the work.

    Raises:
        InputError: the batch has no such column.
    """

    def answer(text: str) -> dict[str, Any]:
        (record,) = parse_strings([text], labeller=labeller)
        return {"record": record_row(record), "confidence": reference_confidence(record)}

    return answered(batch, column, row_column, PARSED, answer)


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

    return answered(batch, column, row_column, MATCHED, answer)


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
        return {"text": render(csl_item(text), style=style, locale=locale, output=output, titles=titles)}

    return answered(batch, column, row_column, RENDERED, answer)


@lru_cache(maxsize=OPEN_INDEXES)
def open_index(path: str) -> "LocalIndex":
    """The index at a path, opened once a process."""
    from refkit.sources import LocalIndex

    return LocalIndex(path)
