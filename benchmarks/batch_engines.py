"""Spark and Dask move batches: every row answered once, what moving costs, what a second core brings.

    python benchmarks/batch_engines.py spark                   # 200,000 strings, 50 of them poison: an hour
    python benchmarks/batch_engines.py dask --rows 20000       # fewer rows: some minutes
    python benchmarks/batch_engines.py spark --only overhead   # or: answers, speedup

- answers: the real parser on two cores; every row has to be answered once, the poison rows with an error.
- overhead: a function that answers in shape and size what the parser does, but cheaply; wall time of the engine
  on one core less that of the function called in a loop over the same batches, in microseconds a row.
- speedup: the real parser on a tenth of the rows, one core and two, three times each; the median of the quotients.

Each measurement is a process of its own. Exit status 1 where a limit is missed, 2 where ../shared/data is absent.
"""

import argparse
import json
import multiprocessing
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

import pyarrow as pa
from pyarrow import parquet

from refkit.batch import PARSED, parse_batch
from strings import cheap_batch, strings
from synthetic_works import DATA

POISON_ROWS = 50
MOST_OVERHEAD_US, LEAST_SPEEDUP = 10.0, 1.4
ROWS_OF_BATCH = 10_000
PARTITIONS = 8
FUNCTIONS: dict[str, Callable[..., pa.RecordBatch]] = {"cheap": cheap_batch, "parse": parse_batch}


def write_rows(folder: Path, rows: int) -> None:
    """Parquet files with `row` and `reference`; 50 rows spread over all have no text, or one far too long."""
    poison = set(range(0, rows, max(1, rows // POISON_ROWS)))
    texts = [
        text if number not in poison else (None, "x" * 150_000)[number % 2] for number, text in enumerate(strings(rows))
    ]
    table = pa.table({"row": [str(number) for number in range(rows)], "reference": pa.array(texts, pa.string())})
    size = -(-rows // PARTITIONS)
    for place in range(PARTITIONS):
        parquet.write_table(table.slice(place * size, size), folder / f"rows-{place}.parquet")


def on_spark(cores: int, source: Path, target: Path, function: Callable[..., pa.RecordBatch]) -> float:
    """Seconds of the run itself, workers started and warm."""
    from pyspark.sql import SparkSession

    from refkit.batch.spark import map_batches

    os.environ["PYSPARK_PYTHON"] = sys.executable
    settings = {"spark.ui.enabled": "false", "spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1",
                "spark.sql.execution.arrow.maxRecordsPerBatch": str(ROWS_OF_BATCH)}  # fmt: skip
    builder = SparkSession.builder.master(f"local[{cores}]")
    for name, value in settings.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    frame = session.read.parquet(str(source))
    answered = partial(function, column="reference", row_column="row")
    lazy = map_batches(frame, answered, PARSED)
    if function is parse_batch:  # its workers are started and have loaded the model, its compiled parts are warm
        map_batches(frame.limit(64).repartition(cores), answered, PARSED).write.format("noop").mode("overwrite").save()
    else:
        lazy.write.format("noop").mode("overwrite").save()
    started = time.perf_counter()
    if function is parse_batch:
        lazy.write.parquet(str(target))
    else:
        lazy.write.format("noop").mode("overwrite").save()
    seconds = time.perf_counter() - started
    session.stop()
    return seconds


def warm() -> None:
    """Load the model."""
    time.sleep(0.2)  # so that each process of a pool gets its turn
    parse_batch(pa.RecordBatch.from_pylist([{"reference": "Doe J. Trees. 2001."}]))


def on_dask(cores: int, source: Path, target: Path, function: Callable[..., pa.RecordBatch]) -> float:
    """Seconds of the run itself, workers started and warm."""
    import dask
    import dask.dataframe as dd

    from refkit.batch.dask import map_batches

    def run(frame: Any) -> None:
        lazy = map_batches(frame, partial(function, column="reference", row_column="row"), PARSED)
        if function is parse_batch:
            lazy.to_parquet(str(target), schema=PARSED)
        else:
            lazy.map_partitions(len, meta=("rows", "int64")).compute()

    pool = ProcessPoolExecutor(cores, mp_context=multiprocessing.get_context("spawn")) if cores > 1 else None
    scheduler = {"scheduler": "processes", "pool": pool} if pool else {"scheduler": "synchronous"}
    with dask.config.set(scheduler):
        frame = dd.read_parquet(str(source), dtype_backend="pyarrow")
        if pool is None:
            warm()
        else:
            for future in [pool.submit(warm) for _ in range(4 * cores)]:
                future.result()
        started = time.perf_counter()
        run(frame)
        return time.perf_counter() - started


def alone(source: Path) -> float:
    """Seconds of the cheap function in a plain loop over the same batches."""
    batches = [
        batch
        for path in sorted(source.glob("*.parquet"))
        for batch in parquet.ParquetFile(path).iter_batches(batch_size=ROWS_OF_BATCH)
    ]
    cheap_batch(batches[0])
    started = time.perf_counter()
    for batch in batches:
        cheap_batch(batch)
    return time.perf_counter() - started


ENGINES = {"spark": on_spark, "dask": on_dask}


def measured(*arguments: object) -> float:
    """One measurement in a process of its own, so that nothing is warm that should not be."""
    command = [sys.executable, __file__, *map(str, arguments)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    return float(json.loads(done.stdout.splitlines()[-1]))


def measure_answers(engine: str, folder: Path, rows: int) -> bool:
    """Every row once, the poison rows with an error."""
    source, target = folder / "rows", folder / "answers"
    source.mkdir()
    write_rows(source, rows)
    seconds = measured(engine, "--step", "parse", 2, source, target)
    table = pa.concat_tables(parquet.read_table(path, columns=["row", "error"]) for path in target.glob("*.parquet"))
    counted = Counter(table.column("row").to_pylist())
    missing, doubled = rows - len(counted), sum(count - 1 for count in counted.values())
    errors = len(table) - table.column("error").null_count
    poison = len(range(0, rows, max(1, rows // POISON_ROWS)))
    print(
        f"answers: {rows} rows in {seconds:.0f} s on two cores ({rows / seconds:.0f} a second): missing {missing},"
        f" doubled {doubled}, with an error {errors} of {poison} poison rows"
    )
    return not missing and not doubled and errors == poison


def measure_overhead(engine: str, folder: Path, rows: int) -> bool:
    """Microseconds a row that the engine adds; medians of three."""
    source = folder / "rows-to-move"
    source.mkdir()
    write_rows(source, rows)
    moved = median(measured(engine, "--step", "cheap", 1, source, folder / "none") for _ in range(3))
    bare = median(alone(source) for _ in range(3))
    overhead = (moved - bare) / rows * 1e6
    print(
        f"overhead: {overhead:.1f} µs a row over the pure function ({bare / rows * 1e6:.1f} µs), {rows} rows"
        f" (asked: at most {MOST_OVERHEAD_US:g})"
    )
    return overhead <= MOST_OVERHEAD_US


def measure_speedup(engine: str, folder: Path, rows: int) -> bool:
    """The real parser on one core and on two."""
    source = folder / "rows-to-parse"
    source.mkdir()
    write_rows(source, rows)
    quotients = []
    for turn in range(3):
        one, two = (measured(engine, "--step", "parse", cores, source, folder / f"{turn}-{cores}") for cores in (1, 2))
        quotients.append(one / two)
    said = ", ".join(f"{quotient:.2f}" for quotient in quotients)
    print(f"speedup: {median(quotients):.2f} from one core to two on {rows} rows ({said}; asked: {LEAST_SPEEDUP})")
    return median(quotients) >= LEAST_SPEEDUP


MEASUREMENTS = {"answers": measure_answers, "overhead": measure_overhead, "speedup": measure_speedup}


def main() -> int:
    """Measure one engine; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("engine", choices=ENGINES)
    parser.add_argument("--rows", type=int, default=200_000, metavar="N")
    parser.add_argument("--only", choices=MEASUREMENTS)
    parser.add_argument("--step", nargs=4, help=argparse.SUPPRESS)  # one measurement, in a process of its own
    options = parser.parse_args()
    if options.step:
        name, cores, source, target = options.step
        print(json.dumps(ENGINES[options.engine](int(cores), Path(source), Path(target), FUNCTIONS[name])))
        return 0
    if not DATA.is_dir():
        print(f"skipped: no ../shared/data (looked for {DATA.name} beside the checkout)", file=sys.stderr)
        return 2
    holds = []
    with tempfile.TemporaryDirectory() as folder:
        for name in [options.only] if options.only else MEASUREMENTS:
            rows = max(PARTITIONS, options.rows // 10) if name == "speedup" else options.rows
            holds.append(MEASUREMENTS[name](options.engine, Path(folder), rows))
    return 0 if all(holds) else 1


if __name__ == "__main__":
    sys.exit(main())
