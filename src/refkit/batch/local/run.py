"""The local driver: a file in, a folder of Parquet shards out. Part of the local driver."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from refkit import __version__
from refkit.batch.arrow import pyarrow as pa
from refkit.batch.local.inputs import fingerprint, read_batches
from refkit.batch.local.manifest import close_target, open_target, quarantine_path, shard_path
from refkit.batch.local.workers import SECONDS_A_ROW, Answer, Function, Limits, Task, answer_all
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
    seconds_a_row: float = SECONDS_A_ROW,
    memory_bytes: int | None = None,
    on_progress: Callable[[int], None] | None = None,
) -> BatchReport:
    """Answer every row of a file into a folder of shards; run again after any interruption, it goes on.

    `function` takes and gives batches of `schema`, its rows identified by the column `row` (a number counted
    from 1), and must be importable in a fresh process. `parameters` say how the answers are made: a folder that
    was made of another file or otherwise is refused. `on_progress` hears how many rows were answered so far.
    A row that no process survives, that takes longer than `seconds_a_row` or more memory than a process may have
    (`memory_bytes`), is answered with an error and named in `quarantine-….jsonl`.

    Raises:
        UnreadableInput: the file cannot be opened.
        ConfigError: the folder holds something else, or no process can be started.
    """
    path = Path(source)
    made_of = {"input": fingerprint(path), "rows_a_shard": rows_a_shard, "refkit": __version__, **parameters}
    work = Work(function, schema, column, workers, Limits(seconds_a_row, memory_bytes))
    return answer_into(Path(target), read_batches(path, column, rows_a_shard), work, made_of, on_progress)


@dataclass(frozen=True, slots=True)
class Work:
    """What is done to every batch, by how many processes, and what one of them may take.

    `column` is the column that a refused row shows as its input.
    """

    function: Function
    schema: pa.Schema
    column: str
    workers: int = 1
    limits: Limits = field(default_factory=Limits)


def answer_into(
    folder: Path,
    batches: Iterator[pa.RecordBatch],
    work: Work,
    made_of: Mapping[str, Any],
    on_progress: Callable[[int], None] | None = None,
) -> BatchReport:
    """Answer batches, each of which becomes a shard of the folder; those that are there are passed over.

    Raises:
        ConfigError: the folder holds something else, or no process can be started.
    """
    open_target(folder, made_of)
    open_shards: dict[int, _Shard] = {}
    counted = _Counted()
    tasks = _tasks(batches, folder, open_shards, counted)
    for answer in answer_all(tasks, work.function, workers=work.workers, limits=work.limits):
        shard = open_shards[answer.task.shard]
        _put(shard, answer, work)
        counted.rows += answer.task.batch.num_rows
        if shard.is_whole:
            _write(folder, answer.task.shard, shard, work.schema)
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


def _put(shard: _Shard, answer: Answer, work: Work) -> None:
    rows = answer.rows
    if rows is None:
        (row,) = answer.task.batch.to_pylist()
        known = {name: row[name] for name in work.schema.names if name in row}
        refused = {**known, "input": row[work.column], "error": f"quarantined: {answer.cause}"}
        shard.quarantined.append(refused)
        rows = pa.RecordBatch.from_pylist([refused], schema=work.schema)
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
