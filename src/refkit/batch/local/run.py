"""The local driver: a file in, a folder of Parquet shards out. Part of the local driver."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from refkit import __version__
from refkit.batch.arrow import pyarrow as pa
from refkit.batch.local.inputs import ROW, fingerprint, read_batches
from refkit.batch.local.manifest import close_target, open_target, quarantine_path, shard_path
from refkit.batch.local.workers import Answer, Function, Task, answer_all
from refkit.workflow.files import write_file

ROWS_A_SHARD = 10_000
ROWS_A_TASK = 500  # given to a process at a time: what is lost and cut in two when it dies


@dataclass(frozen=True, slots=True)
class BatchReport:
    """What a run came to: rows answered in all, those with an error, those that no process survived.

    `made` counts the shards that this run wrote; the others were there.
    """

    rows: int
    errors: int
    quarantined: int
    shards: int
    made: int


@dataclass(slots=True)
class _Shard:
    """A shard that is being answered: its rows by their place in it."""

    rows: int
    answers: dict[int, pa.RecordBatch] = field(default_factory=dict)
    quarantined: list[dict[str, Any]] = field(default_factory=list)

    @property
    def is_whole(self) -> bool:
        answered: int = sum(batch.num_rows for batch in self.answers.values())
        return answered == self.rows


def run_batch(
    function: Function,
    source: str | Path,
    target: str | Path,
    *,
    column: str,
    schema: pa.Schema,
    parameters: Mapping[str, Any],
    workers: int = 1,
    rows_a_shard: int = ROWS_A_SHARD,
    memory_bytes: int | None = None,
    on_progress: Callable[[int], None] | None = None,
) -> BatchReport:
    """Answer every row of a file into a folder of shards; run again after any interruption, it goes on.

    `function` takes and gives batches of `schema`, its rows identified by the column `row` (a number counted
    from 1), and must be importable in a fresh process. `parameters` say how the answers are made: a folder that
    was made of another file or otherwise is refused. `on_progress` hears how many rows were answered so far.
    A row that no process survives is answered with an error and named in `quarantine-….jsonl`.

    Raises:
        UnreadableInput: the file cannot be opened. ConfigError: the folder holds something else.
    """
    path, folder = Path(source), Path(target)
    made_of = {"input": fingerprint(path), "rows_a_shard": rows_a_shard, "refkit": __version__, **parameters}
    open_target(folder, made_of)
    open_shards: dict[int, _Shard] = {}
    counted = _Counted()
    tasks = _tasks(read_batches(path, column, rows_a_shard), folder, open_shards, counted)
    for answer in answer_all(tasks, function, workers=workers, memory_bytes=memory_bytes):
        shard = open_shards[answer.task.shard]
        _put(shard, answer, column, schema)
        counted.rows += answer.task.batch.num_rows
        if shard.is_whole:
            _write(folder, answer.task.shard, shard, schema)
            del open_shards[answer.task.shard]
            counted.made += 1
        if on_progress is not None:
            on_progress(counted.rows)
    report = _report(folder, counted)
    figures = {"rows": report.rows, "errors": report.errors, "quarantined": report.quarantined, "shards": report.shards}
    close_target(folder, made_of, figures)
    return report


@dataclass(slots=True)
class _Counted:
    rows: int = 0
    shards: int = 0
    made: int = 0


def _tasks(
    batches: Iterator[pa.RecordBatch], folder: Path, open_shards: dict[int, _Shard], counted: _Counted
) -> Iterator[Task]:
    """What is left to do; a shard that is there is passed over."""
    for number, batch in enumerate(batches):
        counted.shards += 1
        if shard_path(folder, number).is_file():
            counted.rows += batch.num_rows
            continue
        open_shards[number] = _Shard(batch.num_rows)
        for start in range(0, batch.num_rows, ROWS_A_TASK):
            yield Task(number, start, batch.slice(start, ROWS_A_TASK))


def _put(shard: _Shard, answer: Answer, column: str, schema: pa.Schema) -> None:
    rows = answer.rows
    if rows is None:
        (row,) = answer.task.batch.to_pylist()
        refused = {"row": row[ROW], "input": row[column], "error": f"quarantined: {answer.cause}"}
        shard.quarantined.append(refused)
        rows = pa.RecordBatch.from_pylist([refused], schema=schema)
    shard.answers[answer.task.start] = rows


def _write(folder: Path, number: int, shard: _Shard, schema: pa.Schema) -> None:
    """The quarantine first: a shard that is there has everything beside it."""
    from pyarrow import parquet

    if shard.quarantined:
        lines = (
            json.dumps(row, ensure_ascii=False) + "\n"
            for row in sorted(shard.quarantined, key=lambda row: int(row["row"]))
        )
        write_file(quarantine_path(folder, number), "".join(lines).encode())
    target = shard_path(folder, number)
    beside = target.with_name(f".{target.name}")
    table = pa.Table.from_batches([shard.answers[start] for start in sorted(shard.answers)], schema=schema)
    parquet.write_table(table, beside, compression="zstd")
    beside.replace(target)


def _report(folder: Path, counted: _Counted) -> BatchReport:
    from pyarrow import parquet

    errors = 0
    for number in range(counted.shards):
        answered = parquet.read_table(shard_path(folder, number), columns=["error"]).column("error")
        errors += len(answered) - answered.null_count
    quarantined = sum(
        1
        for number in range(counted.shards)
        if quarantine_path(folder, number).is_file()
        for _ in quarantine_path(folder, number).open(encoding="utf-8")
    )
    return BatchReport(counted.rows, errors, quarantined, counted.shards, counted.made)
