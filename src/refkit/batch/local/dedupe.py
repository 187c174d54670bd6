"""Duplicates among the records of a file larger than memory. Part of the local driver.

Each step leaves its answer in the target folder: run again after any interruption, it goes on with the step that
was at work, and within the costly steps with the shard that was. When all is done the steps are removed.
"""

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any

from refkit import __version__
from refkit.batch.arrow import pyarrow as pa
from refkit.batch.copies import compare_batch, facts_batch, group_batch, merge_batch
from refkit.batch.local import joins
from refkit.batch.local.inputs import fingerprint, read_batches, read_tables
from refkit.batch.local.manifest import MANIFEST, close_target, open_target
from refkit.batch.local.run import ROWS_A_SHARD, BatchReport, Work, answer_into
from refkit.batch.local.workers import SECONDS_A_ROW, Limits
from refkit.batch.schemas import COMPARED, FACTS, GROUPED, MERGED
from refkit.match.groups import connected

STEPS, GROUPS, WORKS = "steps", "groups.parquet", "works.parquet"
SMALLEST_MEMORY_BYTES = 1_000_000_000  # for the joins


@dataclass(frozen=True, slots=True)
class DedupeReport:
    """What a run came to. `pairs` were compared, `copies` are rows that belong to a work with an earlier row."""

    rows: int
    errors: int
    quarantined: int
    pairs: int
    works: int
    copies: int


def dedupe_file(
    source: str | Path,
    target: str | Path,
    *,
    column: str = "csl",
    workers: int = 1,
    rows_a_shard: int = ROWS_A_SHARD,
    seconds_a_row: float = SECONDS_A_ROW,
    memory_bytes: int | None = None,
    on_step: Callable[[str, int], None] | None = None,
) -> DedupeReport:
    """Group the records of a file that are copies of one work, as `refkit.dedupe` does in memory.

    `source` has one CSL-JSON item a row. The target folder gets `groups.parquet` (each `row`, counted from 1, the
    `first` row of its work, and the `reasons`) and `works.parquet` (for each work its first `row`, all its `rows`,
    the merged `csl`, and an `error` where an item could not be read: it then stands for itself). `memory_bytes` is
    for one process, and as much for the joins, which go to disk beyond. `on_step` hears a step's name and its rows.

    Raises:
        UnreadableInput: the file cannot be opened.
        ConfigError: the folder holds something else. MissingExtra: DuckDB is not installed.
    """
    folder, path = Path(target), Path(source)
    made_of = {"verb": "dedupe", "input": fingerprint(path), "column": column, "refkit": __version__}
    open_target(folder, made_of)
    if (known := _finished(folder)) is not None:
        return known
    steps = folder / STEPS
    steps.mkdir(exist_ok=True)
    run = _Run(steps, workers, Limits(seconds_a_row, memory_bytes), rows_a_shard, on_step)
    facts = partial(facts_batch, column=column, row_column="row")
    read = run.answer("facts", facts, FACTS, read_batches(path, column, rows_a_shard), made_of, column)
    join_memory = None if memory_bytes is None else max(memory_bytes, SMALLEST_MEMORY_BYTES)
    with joins.opened(steps, threads=workers, memory_bytes=join_memory) as connection:
        joins.read_facts(connection, steps / "facts")
        pairs = _compare(run, connection)
        works = _group_and_merge(run, connection, folder)
    report = DedupeReport(read.rows, read.errors, read.quarantined, pairs, works, read.rows - works)
    close_target(folder, made_of, asdict(report))
    shutil.rmtree(steps)
    return report


@dataclass(frozen=True, slots=True)
class _Run:
    """Where the steps leave their answers, and how they are made."""

    steps: Path
    workers: int
    limits: Limits
    rows_a_shard: int
    on_step: Callable[[str, int], None] | None

    def answer(
        self, step: str, function: Any, schema: pa.Schema, batches: Iterator[pa.RecordBatch], made_of: Any, column: str
    ) -> BatchReport:
        """Answer the batches into the folder of a step."""
        heard = partial(self.on_step, step) if self.on_step is not None else None
        work = Work(function, schema, column, self.workers, self.limits)
        return answer_into(self.steps / step, batches, work, made_of, heard)

    def answer_file(self, step: str, function: Any, schema: pa.Schema, source: Path) -> Path | None:
        """Answer the rows of a Parquet file; None where it has none."""
        made_of = {"input": fingerprint(source), "refkit": __version__}
        report = self.answer(step, function, schema, read_tables(source, self.rows_a_shard), made_of, "row")
        return self.steps / step if report.rows else None


def _compare(run: _Run, connection: Any) -> int:
    """The tables `same` and `component`; how many pairs were compared."""
    pairs, count = run.steps / "pairs.parquet", run.steps / "pairs.json"
    if not count.is_file():
        blocked = joins.block(connection)
        joins.write_pairs(connection, pairs)
        count.write_text(json.dumps(blocked), encoding="utf-8")
    compared = run.answer_file("compared", compare_batch, COMPARED, pairs)
    components = connected(joins.read_compared(connection, compared))
    together = pa.table(
        {
            "component": pa.array([rows[0] for rows in components for _ in rows], pa.int64()),
            "row": pa.array([row for rows in components for row in rows], pa.int64()),
        }
    )
    joins.write_components(connection, together, run.steps / "components.parquet")
    return int(json.loads(count.read_text(encoding="utf-8")))


def _group_and_merge(run: _Run, connection: Any, folder: Path) -> int:
    """Write the groups and the works; how many works there are."""
    grouped = run.answer_file("grouped", group_batch, GROUPED, run.steps / "components.parquet")
    joins.read_groups(connection, grouped)
    joins.write_copies(connection, run.steps / "copies.parquet")
    merged = run.answer_file("merged", merge_batch, MERGED, run.steps / "copies.parquet")
    joins.write_answers(connection, merged, folder / GROUPS, folder / WORKS)
    return int(connection.execute("SELECT count(DISTINCT first) FROM grouping").fetchone()[0])


def _finished(folder: Path) -> DedupeReport | None:
    """What an earlier run came to, where it was finished and its files are there."""
    manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    is_there = all((folder / name).is_file() for name in (GROUPS, WORKS))
    if not manifest.get("complete") or not is_there:
        return None
    shutil.rmtree(folder / STEPS, ignore_errors=True)
    return DedupeReport(*(manifest[name] for name in DedupeReport.__dataclass_fields__))
