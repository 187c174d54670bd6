"""A run of 200 executors on 100 million references, simulated from measured times: stragglers, poison, losses.

    python benchmarks/simulate_cluster.py --measure 2000       # measure times here, then simulate
    python benchmarks/simulate_cluster.py                      # with times measured on a busy machine

Nothing is simulated but time: tasks of 10,000 rows are given to executors that are free. A task takes the sum of rows
that take as long as the measured ones; an executor is slower than another by a factor drawn for it, one of fifty by 3
(a straggler), and is lost at random; its task starts again elsewhere. One row of a hundred is poison: most are answered
with an error in no time, one poison row of a thousand kills its process and is found by halving, as the local driver
does. At the end the last tasks may be started a second time where executors are idle, as Spark's speculation does. The
share of stragglers and of losses is assumed, not measured. The same seed gives the same answer.
"""

import argparse
import heapq
import json
import math
import random
import sys
import time
from dataclasses import dataclass
from itertools import islice

MEASURED_MS = (3.22, 3.63, 3.98, 4.29, 4.58, 4.84, 5.1, 5.43, 5.94)  # deciles of a row's CPU time: --measure 1500
TASK_ROWS = 10_000
POISON, KILLING = 0.01, 0.001  # of the rows; of the poison rows
START_SECONDS = 3.0  # a process with the model loaded
BATCH_ROWS = 500  # what is halved
STRAGGLERS, SLOWDOWN = 0.02, 3.0
LOST_AN_HOUR = 0.01  # share of the executors that are lost in an hour, and replaced after a minute
REPLACED_SECONDS = 60.0
SPECULATION = 1.5  # times the median task before it is started a second time


@dataclass(frozen=True, slots=True)
class Plan:
    """What is run."""

    rows: int
    executors: int
    mean_seconds: float  # of a row
    deviation_seconds: float
    speculation: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """What it took."""

    seconds: float
    core_seconds: float
    quarantined: int
    lost: int
    started_twice: int


def row_times(deciles: tuple[float, ...]) -> tuple[float, float]:
    """Mean and standard deviation of a row's time in seconds, from its deciles in milliseconds."""
    mean = sum(deciles) / len(deciles)
    variance = sum((value - mean) ** 2 for value in deciles) / len(deciles)
    return mean / 1000, math.sqrt(variance) / 1000


def task_seconds(plan: Plan, chance: random.Random) -> tuple[float, int]:
    """Work of one task on an executor of usual speed, and how many rows it has to quarantine.

    The sum of so many rows' times is all but normal. A killing row costs the processes that die on the way to it:
    its batch is halved until it is alone, and half of what was done each time was in vain.
    """
    rows = TASK_ROWS
    seconds = chance.gauss(plan.mean_seconds * rows * (1 - POISON), plan.deviation_seconds * math.sqrt(rows))
    killing = sum(chance.random() < POISON * KILLING for _ in range(rows)) if POISON * KILLING else 0
    halvings = math.ceil(math.log2(BATCH_ROWS)) + 1
    return seconds + killing * (halvings * START_SECONDS + 2 * BATCH_ROWS * plan.mean_seconds), killing


def simulate(plan: Plan, seed: int) -> Outcome:
    """Give tasks to free executors until all are done."""
    chance = random.Random(seed)
    slowness = [
        SLOWDOWN if chance.random() < STRAGGLERS else chance.lognormvariate(0.0, 0.08) for _ in range(plan.executors)
    ]
    tasks = [task_seconds(plan, chance) for _ in range(math.ceil(plan.rows / TASK_ROWS))]
    usual = sorted(seconds for seconds, _ in tasks)[len(tasks) // 2]
    free = [(START_SECONDS, number) for number in range(plan.executors)]
    heapq.heapify(free)
    waiting, ends = list(range(len(tasks)))[::-1], [math.inf] * len(tasks)
    busy_seconds, lost, twice = 0.0, 0, 0
    while waiting:
        at, executor = heapq.heappop(free)
        task = waiting.pop()
        takes = tasks[task][0] * slowness[executor]
        if chance.random() < 1 - math.exp(-LOST_AN_HOUR * takes / 3600):
            part = takes * chance.random()
            waiting.append(task)
            busy_seconds, lost = busy_seconds + part, lost + 1
            heapq.heappush(free, (at + part + REPLACED_SECONDS, executor))
            continue
        ends[task], busy_seconds = at + takes, busy_seconds + takes
        heapq.heappush(free, (at + takes, executor))
    if plan.speculation:
        twice, more = _speculate(ends, free, slowness, tasks, usual)
        busy_seconds += more
    return Outcome(max(ends), busy_seconds, sum(killing for _, killing in tasks), lost, twice)


def _speculate(
    ends: list[float],
    free: list[tuple[float, int]],
    slowness: list[float],
    tasks: list[tuple[float, int]],
    usual: float,
) -> tuple[int, float]:
    """Start the last tasks again on executors that are idle, where that ends sooner; how many, and what it costs."""
    twice, more = 0, 0.0
    idle = sorted(free)
    for task in sorted(range(len(ends)), key=lambda task: -ends[task])[: len(idle)]:
        at, executor = idle[0]
        again = (
            max(at, ends[task] - tasks[task][0] * SLOWDOWN + SPECULATION * usual) + tasks[task][0] * slowness[executor]
        )
        if slowness[executor] < SLOWDOWN and again < ends[task]:
            more += again - at
            ends[task], twice = again, twice + 1
            idle = sorted([*idle[1:], (again, executor)])
        else:
            idle = idle[1:] or idle
    return twice, more


def measure(count: int) -> tuple[float, ...]:
    """The deciles of the CPU time that `parse_batch` takes for a row, in milliseconds."""
    import pyarrow as pa

    from refkit.batch import parse_batch
    from strings import strings

    times = []
    for text in islice(strings(count + 20), count + 20):
        batch = pa.RecordBatch.from_pylist([{"reference": text}])
        started = time.process_time()
        parse_batch(batch)
        times.append((time.process_time() - started) * 1000)
    ordered = sorted(times[20:])  # the first load the model
    return tuple(ordered[len(ordered) * tenth // 10] for tenth in range(1, 10))


def main() -> int:
    """Simulate and tell; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=100_000_000, metavar="N")
    parser.add_argument("--executors", type=int, default=200, metavar="N")
    parser.add_argument("--seed", type=int, default=1, metavar="N")
    parser.add_argument("--measure", type=int, metavar="ROWS", help="measure a row's time on so many strings first")
    options = parser.parse_args()
    deciles = measure(options.measure) if options.measure else MEASURED_MS
    print("deciles of a row's time, ms: " + json.dumps([round(value, 2) for value in deciles]))
    mean, deviation = row_times(deciles)
    ideal = options.rows * mean
    print(
        f"{options.rows:,} rows are {ideal / 3600:,.1f} core-hours; {ideal / options.executors / 60:.1f} minutes even"
    )
    for speculation in (False, True):
        found = simulate(Plan(options.rows, options.executors, mean, deviation, speculation), options.seed)
        print(
            f"{options.executors} executors, {'with' if speculation else 'without'} speculation:"
            f" {found.seconds / 60:.1f} minutes, {found.core_seconds / 3600:,.1f} core-hours, efficiency"
            f" {ideal / options.executors / found.seconds:.2f}; {found.quarantined:,} rows quarantined,"
            f" {found.lost} tasks lost and done again, {found.started_twice} started twice"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
