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
from refkit.errors import ConfigError

SECONDS_A_ROW = 20.0  # a row that takes longer is taken for one that never ends
SLOWEST_PACE_SECONDS = 0.5  # a row, on the average of a batch, until the pace is known
TIMES_THE_PACE = 20.0  # so much slower than the batches before may a batch be
ROWS_FOR_A_PACE = 1_000
STOPPED_AFTER_SECONDS = 5.0
ANSWERED, FAILED, GIVEN_UP = b"=", b"!", b"."  # how a message begins; after the last the process ends

Function = Callable[[pa.RecordBatch], pa.RecordBatch]


@dataclass(frozen=True, slots=True)
class Limits:
    """What one process may take: seconds for one row, bytes of memory (None: as much as there is)."""

    seconds: float = SECONDS_A_ROW
    memory_bytes: int | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """Rows to answer: which shard they belong to, and which place they have in it."""

    shard: int
    start: int
    batch: pa.RecordBatch

    def limit_seconds(self, limits: Limits, pace_seconds: float) -> float:
        """How long a process may take for it, given how long a row took so far: one row its limit and no more."""
        rows: int = self.batch.num_rows - 1
        return limits.seconds + rows * min(SLOWEST_PACE_SECONDS, TIMES_THE_PACE * pace_seconds)

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
    started: float = 0.0
    deadline: float = float("inf")
    is_ready: bool = False


def answer_all(
    tasks: Iterable[Task], function: Function, *, workers: int, limits: Limits = Limits()
) -> Iterator[Answer]:
    """Answer tasks in `workers` processes, in any order; at most one task a process is in memory.

    Raises:
        ConfigError: a process dies before it is given anything, so that no row can be to blame.
    """
    source, again = iter(tasks), deque[Task]()
    crew = [_start(function, limits) for _ in range(workers)]
    pace = _Pace()
    try:
        while True:
            for worker in crew:
                if worker.task is None and (task := again.popleft() if again else next(source, None)) is not None:
                    _give(worker, task, task.limit_seconds(limits, pace.seconds_a_row))
            busy = [worker for worker in crew if worker.task is not None]
            if not busy:
                return
            for worker in _ready(busy):
                answer = _take(worker, limits)
                if answer.rows is not None:
                    pace.note(answer.task.batch.num_rows, time.monotonic() - worker.started)
                elif not worker.is_ready:
                    crew[crew.index(worker)] = _start(function, limits)
                if answer.rows is None and answer.task.batch.num_rows > 1:
                    again.extend(answer.task.halves())
                else:
                    yield answer
    finally:
        for worker in crew:
            _stop(worker)


@dataclass(slots=True)
class _Pace:
    """How long a row takes, over all that were answered; unknown until a good number were."""

    rows: int = 0
    seconds: float = 0.0

    def note(self, rows: int, seconds: float) -> None:
        self.rows, self.seconds = self.rows + rows, self.seconds + seconds

    @property
    def seconds_a_row(self) -> float:
        return self.seconds / self.rows if self.rows >= ROWS_FOR_A_PACE else float("inf")


def _start(function: Function, limits: Limits) -> _Worker:
    """A fresh process that imports what it needs itself: a forked one would inherit threads and locks."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_work, args=(theirs, function, limits.memory_bytes), daemon=True)
    process.start()
    theirs.close()
    return _Worker(process, ours)


def _give(worker: _Worker, task: Task, seconds: float) -> None:
    worker.task = task
    if not worker.is_ready:
        try:
            worker.pipe.recv_bytes()  # starting is no part of a task's time
        except (EOFError, OSError) as error:
            worker.process.join(STOPPED_AFTER_SECONDS)
            cause = _cause_of_death(worker.process.exitcode)
            raise ConfigError(
                f"No process can be started for the batches: {cause} before it was given a row. Its own message stands"
                " above; a script that starts a run needs the line `if __name__ == '__main__':`."
            ) from error
        worker.is_ready = True
    worker.started = time.monotonic()
    worker.deadline = worker.started + seconds
    try:
        worker.pipe.send_bytes(_packed(task.batch))
    except OSError:  # it is dead already: `_take` will see
        worker.deadline = worker.started


def _ready(busy: list[_Worker]) -> list[_Worker]:
    """Those that have answered, died, or are past their time; waits for the first."""
    first = min(worker.deadline for worker in busy)
    said = set(wait([worker.pipe for worker in busy], timeout=max(0.0, first - time.monotonic())))
    late = time.monotonic()
    return [worker for worker in busy if worker.pipe in said or worker.deadline <= late]


def _take(worker: _Worker, limits: Limits) -> Answer:
    """The answer of a worker; without rows where it failed, or died or had to be stopped: then it is not ready."""
    task = worker.task
    assert task is not None  # only busy workers are asked
    worker.task, worker.deadline = None, float("inf")
    try:
        if worker.pipe.poll(0):
            message = worker.pipe.recv_bytes()
            if message.startswith(ANSWERED):
                return Answer(task, _unpacked(message[1:]))
            cause = message[1:].decode()
            if message.startswith(FAILED):
                return Answer(task, None, cause)
        else:
            cause = f"it took more than {limits.seconds:g} seconds"
    except (EOFError, OSError):
        worker.process.join(STOPPED_AFTER_SECONDS)
        cause = _cause_of_death(worker.process.exitcode)
    worker.is_ready = False
    _stop(worker)
    return Answer(task, None, cause)


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
    """What a process does: answer batches until the pipe closes, or until memory is used up."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the driver decides what an interrupt means
    if memory_bytes is not None:
        resource.setrlimit(resource.RLIMIT_DATA, (memory_bytes, memory_bytes))
    pipe.send_bytes(b"ready")
    while True:
        try:
            batch = _unpacked(pipe.recv_bytes())
        except EOFError:
            return
        try:
            pipe.send_bytes(ANSWERED + _packed(function(batch)))
        except MemoryError:
            pipe.send_bytes(GIVEN_UP + b"the process had no memory left")
            return
        except Exception as error:  # the batch is cut in two, and the row that it comes from says so
            pipe.send_bytes(FAILED + f"{type(error).__name__}: {error}"[:1000].encode("utf-8", "replace"))


def _packed(batch: pa.RecordBatch) -> bytes:
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, batch.schema) as writer:
        writer.write_batch(batch)
    packed: bytes = sink.getvalue().to_pybytes()
    return packed


def _unpacked(data: bytes) -> pa.RecordBatch:
    with pa.ipc.open_stream(data) as reader:
        return reader.read_next_batch()
