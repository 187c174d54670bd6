"""Duplicates among more records than fit in memory: four pure functions, joins in between. Part of the batches.

1. `facts_batch`: a record's keys, and what of it is compared.
2. a join: rows that share a key are pairs; in a block that is too large only neighbours of one first author are.
3. `compare_batch`: how the two records of a pair stand to each other.
4. connected components of the pairs that are one work; `group_batch` looks again where more than two hang together.
5. `merge_batch`: one record of the copies of a work.

They find what `refkit.dedupe` finds, pair for pair: both share the keys, the comparison and the grouping.
"""

from collections.abc import Sequence
from hashlib import blake2b
from typing import Any

from refkit.batch.answering import answered, column_of, csl_item, safely
from refkit.batch.arrow import pyarrow as pa
from refkit.batch.facts import facts_from_text, text_of_facts
from refkit.batch.rows import csl_text
from refkit.batch.schemas import COMPARED, FACTS, GROUPED, MERGED
from refkit.match.blocks import keys_of
from refkit.match.groups import group_copies
from refkit.match.likeness import Relation, are_surely_two_works, compare_records
from refkit.match.record_facts import facts_of
from refkit.workflow.copies import merge_copies

HASH_BYTES = 8


def facts_batch(batch: pa.RecordBatch, *, column: str = "csl", row_column: str | None = None) -> pa.RecordBatch:
    """Say of one CSL-JSON item a row under which keys it meets its copies, and what of it is compared; schema `FACTS`.

    Raises:
        InputError: the batch has no such column.
    """

    def answer(text: str) -> dict[str, Any]:
        facts = facts_of(csl_item(text))
        keys = sorted(map(_hash, keys_of(facts)))
        return {"keys": keys, "family": facts.family, "year": facts.year or 0, "facts": text_of_facts(facts)}

    return answered(batch, column, row_column, FACTS, answer)


def compare_batch(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Compare the two records of each row, whose columns are `row`, `other`, `facts`, `other_facts`; schema `COMPARED`.

    Raises:
        InputError: a column is missing.
    """
    columns = [column_of(batch, name) for name in ("row", "other", "facts", "other_facts")]
    rows = [
        {"row": row, "other": other, **safely(_compared, ours, theirs)}
        for row, other, ours, theirs in zip(*columns, strict=True)
    ]
    return pa.RecordBatch.from_pylist(rows, schema=COMPARED)


def _compared(ours: str, theirs: str) -> dict[str, Any]:
    mine, other = facts_from_text(ours), facts_from_text(theirs)
    if are_surely_two_works(mine, other):
        return {"relation": str(Relation.OTHER)}
    found = compare_records(mine, other)
    return {"relation": str(found.relation), "score": found.score, "reasons": found.reasons}


def group_batch(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Split what pairs connect into works; schema `GROUPED`.

    Each row is a component: its first row (`row`), all its `rows` in order with their `facts`, and the pairs that
    are one work: `firsts`, `seconds`, `scores`. Rows that cannot be compared stay apart.

    Raises:
        InputError: a column is missing.
    """
    columns = [column_of(batch, name) for name in ("row", "rows", "facts", "firsts", "seconds", "scores")]
    rows = [{"row": row, **safely(_grouped, *component)} for row, *component in zip(*columns, strict=True)]
    return pa.RecordBatch.from_pylist(rows, schema=GROUPED)


def _grouped(
    rows: Sequence[str], texts: Sequence[str], firsts: Sequence[str], seconds: Sequence[str], scores: Sequence[float]
) -> dict[str, Any]:
    """Rows are compared by their places, so that ids of any kind keep their order."""
    place = {row: number for number, row in enumerate(rows)}
    pairs = [(place[first], place[second]) for first, second in zip(firsts, seconds, strict=True)]
    groups = group_copies(dict(enumerate(map(facts_from_text, texts))), zip(pairs, scores, strict=True))
    return {"groups": [[rows[number] for number in group] for group in groups]}


def merge_batch(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Make one record of the CSL-JSON items (`inputs`, a list of texts) of each row; schema `MERGED`.

    Nothing is lost: see `refkit.workflow.copies.merge_copies`.

    Raises:
        InputError: the batch has no column `row` or `inputs`.
    """
    rows = [
        {"row": row, **safely(_merged, inputs)}
        for row, inputs in zip(column_of(batch, "row"), column_of(batch, "inputs"), strict=True)
    ]
    return pa.RecordBatch.from_pylist(rows, schema=MERGED)


def _merged(inputs: Sequence[str]) -> dict[str, Any]:
    return {"csl": csl_text(merge_copies([csl_item(text) for text in inputs]))}


def _hash(key: str) -> int:
    """64 bits: two of the keys of a hundred million records rarely fall together, and that costs one comparison."""
    return int.from_bytes(blake2b(key.encode("utf-8", "replace"), digest_size=HASH_BYTES).digest(), "big", signed=True)
