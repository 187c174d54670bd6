"""Duplicates among a million records, by joins: time, candidate pairs a record, recall and precision of planted copies.

    python benchmarks/dedupe_scale.py                     # 1,000,000 records, two processes: some ten minutes
    python benchmarks/dedupe_scale.py --records 50000
    python benchmarks/dedupe_scale.py --keep FOLDER       # the records stay there, and are used again

Records and copies are those of benchmarks/dedupe.py. Exit status 1 where recall is below .98 or precision below .99,
2 where ../shared/data is absent.
"""

import argparse
import json
import random
import resource
import shutil
import sys
import tempfile
import time
from collections import defaultdict
from contextlib import ExitStack
from itertools import combinations
from pathlib import Path

from pyarrow import parquet

from dedupe import COPIES, DATA, invent, plant_copy, read_works, said
from refkit.batch.local.dedupe import DedupeReport, dedupe_file
from refkit.model.record import Record

LEAST_RECALL, LEAST_PRECISION = 0.98, 0.99


def write_records(path: Path, planted: Path, count: int, seed: int = 1) -> None:
    """JSON lines, a CSL-JSON item each; `planted` gets the pairs (row of the work, row of its copy), from 1."""
    chance = random.Random(seed)
    originals = int(count * (1 - COPIES))
    copied = chance.sample(range(originals), count - originals)
    wanted, kept = set(copied), dict[int, str]()
    with path.open("w", encoding="utf-8") as file:
        for number, record in enumerate(invent(read_works(), originals, chance)):
            text = json.dumps(record.model_copy(update={"id": str(number)}).to_csl(), ensure_ascii=False)
            file.write(f'{{"csl": {text}}}\n')
            if number in wanted:
                kept[number] = text
        for number, original in enumerate(copied, originals):
            copy = plant_copy(Record.from_csl(json.loads(kept[original])), str(number), chance)
            file.write(f'{{"csl": {json.dumps(copy.to_csl(), ensure_ascii=False)}}}\n')
    pairs = [(original + 1, number + 1) for number, original in enumerate(copied, originals)]
    planted.write_text(json.dumps(pairs), encoding="utf-8")


def judge(groups: Path, planted: Path) -> tuple[int, int, int]:
    """Pairs rightly found, wrongly found, missed."""
    rows_of_work = defaultdict(list)
    table = parquet.read_table(groups, columns=["row", "first"])
    for row, first in zip(table.column("row").to_pylist(), table.column("first").to_pylist(), strict=True):
        rows_of_work[first].append(int(row))
    found = {pair for rows in rows_of_work.values() if len(rows) > 1 for pair in combinations(sorted(rows), 2)}
    wanted = {tuple(pair) for pair in json.loads(planted.read_text(encoding="utf-8"))}
    right = len(found & wanted)
    return right, len(found) - right, len(wanted) - right


def main() -> int:
    """Plant, dedupe, judge; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=int, default=1_000_000, metavar="N")
    parser.add_argument("--workers", type=int, default=2, metavar="N")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="keep the records there, and use them again")
    options = parser.parse_args()
    if not DATA.is_dir():
        print(f"skipped: no ../shared/data (looked for {DATA.name} beside the checkout)", file=sys.stderr)
        return 2
    with ExitStack() as stack:
        folder = options.keep or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        folder.mkdir(exist_ok=True)
        records, planted = folder / f"{options.records}.jsonl", folder / f"{options.records}.planted.json"
        if not planted.is_file():
            write_records(records, planted, options.records)
        target = folder / "deduplicated"
        shutil.rmtree(target, ignore_errors=True)
        steps: dict[str, float] = {}
        started = time.perf_counter()
        report = dedupe_file(
            records, target, workers=options.workers, on_step=lambda step, _: steps.update({step: time.perf_counter()})
        )
        seconds = time.perf_counter() - started
        right, wrong, missed = judge(target / "groups.parquet", planted)
        _tell(report, seconds, {step: at - started for step, at in steps.items()})
    print(f"{right + missed} planted copies: {said(right, wrong, missed)}")
    is_good = right >= LEAST_RECALL * (right + missed) and right >= LEAST_PRECISION * (right + wrong)
    return 0 if is_good else 1


def _tell(report: DedupeReport, seconds: float, steps: dict[str, float]) -> None:
    own = resource.getrusage(resource.RUSAGE_SELF)
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime
    print(
        f"{report.rows:,} records in {seconds:.0f} s, {spent / report.rows * 1e6:.0f} µs of CPU a record:"
        f" {report.pairs:,} pairs compared, {report.pairs / report.rows:.2f} a record; {report.works:,} works;"
        f" peak {own.ru_maxrss / 1000:.0f} MB of the driver with its joins"
    )
    print("steps ended at: " + ", ".join(f"{step} {at:.0f} s" for step, at in steps.items()))


if __name__ == "__main__":
    sys.exit(main())
