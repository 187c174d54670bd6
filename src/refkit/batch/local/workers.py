"""Processes that answer batches, and what becomes of a batch whose process dies. Part of the local driver.

A row may kill the process that looks at it: a fault in compiled code, too much memory, no end. The batch is
then cut in two and each half given to a fresh process, down to the one row, which is answered with an error.
"""

import multiprocessing
import resource
import signal
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from typing import Any

from refkit.batch.arrow import pyarrow as pa

SECONDS_A_BATCH, SECONDS_A_ROW = 20.0, 0.5  # a batch that takes longer is taken for one that never ends
STOPPED_AFTER_SECONDS = 5.0

Function = Callable[[pa.RecordBatch], pa.RecordBatch]


@dataclass(frozen=True, slots=True)
class Task:
    """Rows to answer: which shard they belong to, and which place they have in it."""

    shard: int
    start: int
    batch: pa.RecordBatch

    @property
    def limit_seconds(self) -> float:
        """How long a process may take for it."""
        rows: int = self.batch.num_rows
        return SECONDS_A_BATCH + SECONDS_A_ROW * rows

    def halves(self) -> "tuple[Task, Task]":
        """The task cut in two."""
        middle = self.batch.num_rows // 2
        second = Task(self.shard, self.start + middle, self.batch.slice(middle))
        return Task(self.shard, self.start, self.batch.slice(0, middle)), second


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a task: the answered rows, or None and why no process survived its single row."""

    task: Task
    rows: pa.RecordBatch | None
    cause: str = ""


@dataclass(slots=True)
class _Worker:
    process: Any
    pipe: Connection
    task: Task | None = None
    deadline: float = float("inf")
    is_ready: bool = False


def answer_all(
    tasks: Iterable[Task], function: Function, *, workers: int, memory_bytes: int | None = None
) -> Iterator[Answer]:
    """Answer tasks in `workers` processes, in any order; at most one task a process is in memory.

    `memory_bytes` is the most address space that a process may have.
    """
    source, again = iter(tasks), deque[Task]()
    crew = [_start(function, memory_bytes) for _ in range(workers)]
    try:
        while True:
            for worker in crew:
                if worker.task is None and (task := again.popleft() if again else next(source, None)) is not None:
                    _give(worker, task)
            busy = [worker for worker in crew if worker.task is not None]
            if not busy:
                return
            for worker in _ready(busy):
                task, rows, cause = _take(worker)
                if rows is None:
                    crew[crew.index(worker)] = _start(function, memory_bytes)
                    if task.batch.num_rows > 1:
                        again.extend(task.halves())
                        continue
                yield Answer(task, rows, cause)
    finally:
        for worker in crew:
            _stop(worker)


def _start(function: Function, memory_bytes: int | None) -> _Worker:
    """A fresh process that imports what it needs itself: a forked one would inherit threads and locks."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_work, args=(theirs, function, memory_bytes), daemon=True)
    process.start()
    theirs.close()
    return _Worker(process, ours)


def _give(worker: _Worker, task: Task) -> None:
    worker.task = task
    try:
        if not worker.is_ready:
            worker.pipe.recv_bytes()  # starting is no part of a task's time
            worker.is_ready = True
        worker.deadline = time.monotonic() + task.limit_seconds
        worker.pipe.send_bytes(_packed(task.batch))
    except (EOFError, OSError):  # it is dead already: `_take` will see
        worker.deadline = time.monotonic()


def _ready(busy: list[_Worker]) -> list[_Worker]:
    """Those that have answered, died, or are past their time; waits for the first."""
    first = min(worker.deadline for worker in busy)
    said = set(wait([worker.pipe for worker in busy], timeout=max(0.0, first - time.monotonic())))
    late = time.monotonic()
    return [worker for worker in busy if worker.pipe in said or worker.deadline <= late]


def _take(worker: _Worker) -> tuple[Task, pa.RecordBatch | None, str]:
    """The answer of a worker; None where it died or had to be killed, with the cause."""
    task = worker.task
    assert task is not None  # only busy workers are asked
    worker.task, worker.deadline = None, float("inf")
    try:
        if worker.pipe.poll(0):
            return task, _unpacked(worker.pipe.recv_bytes()), ""
    except (EOFError, OSError):
        worker.process.join(STOPPED_AFTER_SECONDS)
        return task, None, _cause_of_death(worker.process.exitcode)
    _stop(worker)
    return task, None, f"the process took more than {task.limit_seconds:.0f} seconds"


def _cause_of_death(code: int | None) -> str:
    if code is not None and code < 0:
        try:
            return f"the process died ({signal.Signals(-code).name})"
        except ValueError:
            return f"the process died (signal {-code})"
    return f"the process died (status {code})"


def _stop(worker: _Worker) -> None:
    worker.pipe.close()
    if worker.task is not None or worker.process.is_alive():
        worker.process.kill()
    worker.process.join(STOPPED_AFTER_SECONDS)


def _work(pipe: Connection, function: Function, memory_bytes: int | None) -> None:
    """What a process does: answer batches until the pipe closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the driver decides what an interrupt means
    if memory_bytes is not None:
        resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    pipe.send_bytes(b"ready")
    while True:
        try:
            batch = _unpacked(pipe.recv_bytes())
        except EOFError:
            return
        pipe.send_bytes(_packed(function(batch)))


def _packed(batch: pa.RecordBatch) -> bytes:
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, batch.schema) as writer:
        writer.write_batch(batch)
    packed: bytes = sink.getvalue().to_pybytes()
    return packed


def _unpacked(data: bytes) -> pa.RecordBatch:
    with pa.ipc.open_stream(data) as reader:
        return reader.read_next_batch()
