"""Millions of strings through the local driver: rows a second at every tenth of the way, and its memory.

    python benchmarks/batch_local.py                              # as many of 5,000,000 strings as fit in ten minutes
    python benchmarks/batch_local.py --function cheap             # the driver alone: all of them, some minutes
    python benchmarks/batch_local.py --rows 20000 --minutes 1

Time is linear where the last tenth is as fast as the first; memory is flat where the driver's does not grow. A run
that the clock ends is extrapolated, and says so. Exit status 1 where the last third is slower than .8 of the first or
memory grows by more than 50 MB after the first tenth; 2 where ../shared/data is absent.
"""

import argparse
import sys
import tempfile
import time
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from refkit.batch import PARSED, parse_batch
from refkit.batch.local import run_batch
from strings import cheap_batch, write_strings
from synthetic_works import DATA

SLOWEST, MOST_GROWTH_MB = 0.8, 50.0


class OutOfTime(Exception):
    """The clock ended the run."""


def memory_mb() -> float:
    """What this process holds now; of Linux."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 / 1e6


def main() -> int:
    """Write, run, tell; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=5_000_000, metavar="N")
    parser.add_argument("--minutes", type=float, default=10.0, metavar="M", help="stop then, and extrapolate")
    parser.add_argument("--workers", type=int, default=2, metavar="N")
    parser.add_argument("--function", choices=("parse", "cheap"), default="parse")
    options = parser.parse_args()
    if not DATA.is_dir():
        print(f"skipped: no ../shared/data (looked for {DATA.name} beside the checkout)", file=sys.stderr)
        return 2
    marks: list[tuple[int, float, float]] = []  # rows, seconds, megabytes
    chosen: Any = parse_batch if options.function == "parse" else cheap_batch
    function = partial(chosen, column="reference", row_column="row")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "strings.txt")
        write_strings(source, options.rows)
        started = time.perf_counter()

        def heard(rows: int) -> None:
            seconds = time.perf_counter() - started
            marks.append((rows, seconds, memory_mb()))
            if seconds > 60 * options.minutes:
                raise OutOfTime

        with suppress(OutOfTime):
            run_batch(function, source, Path(folder, "out"), column="reference", schema=PARSED, parameters={},
                      workers=options.workers, on_progress=heard)  # fmt: skip
    return tell(marks, options.rows)


def tell(marks: list[tuple[int, float, float]], asked: int) -> int:
    """Print the way in tenths; the exit status."""
    rows, seconds, _ = marks[-1]
    before = (0, 0.0)
    for tenth in range(1, 11):
        mark = marks[len(marks) * tenth // 10 - 1]
        pace = (mark[0] - before[0]) / max(1e-9, mark[1] - before[1])
        print(f"{mark[0]:>9,} rows after {mark[1]:6.1f} s: {pace:8,.0f} a second, {mark[2]:5.0f} MB")
        before = mark[:2]
    third = marks[len(marks) // 3]
    late = marks[2 * len(marks) // 3]
    first_pace, last_pace = third[0] / third[1], (rows - late[0]) / max(1e-9, seconds - late[1])
    growth = marks[-1][2] - marks[len(marks) // 10][2]
    whole = "" if rows >= asked else f"; extrapolated: {asked:,} rows in {asked * seconds / rows / 3600:.1f} hours"
    print(f"{rows:,} rows in {seconds:.0f} s, {rows / seconds:,.0f} a second{whole}")
    print(
        f"linear: last third at {last_pace / first_pace:.2f} of the pace of the first; memory grew by {growth:.0f} MB"
    )
    return 0 if last_pace >= SLOWEST * first_pace and growth <= MOST_GROWTH_MB else 1


if __name__ == "__main__":
    sys.exit(main())
