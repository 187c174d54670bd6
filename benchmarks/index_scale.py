"""How the offline index bears a million works: build rate, size, time of a look-up, memory.

    nice python benchmarks/index_scale.py                        # all of it, about twenty minutes
    python benchmarks/index_scale.py --works 50000               # fewer works
    python benchmarks/index_scale.py --keep FOLDER               # works and index stay there, and are used again

Works are invented (benchmarks/synthetic_works.py). Times are CPU seconds of the process; a look-up goes from
the parsed record to the decision, a third of the references asked for are of works that are not there.
Exit status 1 where a limit is missed, 2 where ../shared/data is absent.
"""

import argparse
import gzip
import json
import resource
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

from refkit.match import decide
from refkit.model.origin import Origin
from refkit.model.record import Record
from refkit.sources import LocalIndex
from synthetic_works import DATA, invent, print_reference, write_works

LARGEST_BYTES_OF_WORK = 300  # 300 MB for a million works
SLOWEST_MS = 50.0  # 95 of 100 look-ups take less
SLOWEST_RATE = 100.0  # references a second on one core
MOST_MEMORY_MB = 300.0


def measure_build(works: Path, index: Path) -> dict[str, float]:
    """Build it in this process; works a second and megabytes."""
    started = time.process_time()
    with LocalIndex.build(works, index, fresh=True) as built:
        count = built.count
    size = sum(file.stat().st_size for file in index.rglob("*") if file.is_file())
    return {"works a second": count / (time.process_time() - started), "works": count, "bytes": size} | memory()


def measure_looking_up(index: Path, references: list[dict[str, Any]]) -> dict[str, float]:
    """Look all references up in this process; milliseconds, references a second, megabytes, and what came of them."""
    seconds: list[float] = []
    right = wrong = present = 0
    with LocalIndex(index) as source:
        for reference in references:
            record = Record(origin=Origin(text=reference["string"]))
            started = time.process_time()
            decision = decide(record, source.search(record))
            seconds.append(time.process_time() - started)
            doi = decision.work.identifier if decision.work is not None else None
            present += reference["doi"] is not None
            right += doi is not None and doi == reference["doi"]
            wrong += doi is not None and doi != reference["doi"]
    ordered = sorted(seconds)
    return {
        "p50 ms": ordered[len(ordered) // 2] * 1000,
        "p95 ms": ordered[int(len(ordered) * 0.95)] * 1000,
        "references a second": len(seconds) / sum(seconds),
        "recall": right / max(1, present),
        "wrong": wrong,
    } | memory()


def memory() -> dict[str, float]:
    """The most memory this process had, in megabytes."""
    return {"memory MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000}


def references_of(works: Path, total: int, count: int) -> list[dict[str, Any]]:
    """Strings of works spread over all of them, and for every two of these one of a work that is not there."""
    random, step = Random(1), max(1, total * 3 // (count * 2))
    with gzip.open(works, "rt", encoding="utf-8") as lines:
        there = [json.loads(line) for line in islice(lines, 0, None, step)]
    found = [{"doi": work["DOI"], "string": print_reference(work, random)} for work in there]
    return found + [{"doi": None, "string": print_reference(work, random)} for work in invent(count // 3, 77)]


def run_apart(*arguments: str) -> dict[str, float]:
    """This file with other arguments, in a process of its own, so that memory is its own."""
    done = subprocess.run([sys.executable, __file__, *arguments], stdout=subprocess.PIPE, text=True, check=True)
    result: dict[str, float] = json.loads(done.stdout)
    return result


def report(build: dict[str, float], asked: dict[str, float]) -> int:
    """Print all figures with their limits; how many are missed."""
    size = build["bytes"] / build["works"]
    lines = (
        ("build, works a second", build["works a second"], None),
        ("size, bytes a work", size, size <= LARGEST_BYTES_OF_WORK),
        ("memory of the build, MB", build["memory MB"], build["memory MB"] <= MOST_MEMORY_MB),
        ("look-up p50, ms", asked["p50 ms"], None),
        ("look-up p95, ms", asked["p95 ms"], asked["p95 ms"] <= SLOWEST_MS),
        ("look-ups a second", asked["references a second"], asked["references a second"] >= SLOWEST_RATE),
        ("memory of look-ups, MB", asked["memory MB"], asked["memory MB"] <= MOST_MEMORY_MB),
        ("recall", asked["recall"], None),
        ("wrong answers", asked["wrong"], None),
    )
    for name, value, holds in lines:
        print(f"{name:28} {value:12,.2f}  {'' if holds is None else 'ok' if holds else 'MISSED'}", flush=True)
    return sum(holds is False for _, _, holds in lines)


def main() -> int:
    """Invent, build, ask; the exit status."""
    parser = argparse.ArgumentParser(description="Measure the offline index on invented works.")
    parser.add_argument("--works", type=int, default=1_000_000, metavar="N")
    parser.add_argument("--references", type=int, default=3000, metavar="N")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="keep works and index there, and use them again")
    parser.add_argument("--only", nargs=3, help=argparse.SUPPRESS)  # one step, in a process of its own
    options = parser.parse_args()
    if options.only:
        step, first, second = options.only[0], Path(options.only[1]), Path(options.only[2])
        measured = (
            measure_build(first, second)
            if step == "build"
            else measure_looking_up(second, json.loads(first.read_text(encoding="utf-8")))
        )
        print(json.dumps(measured))
        return 0
    if not DATA.is_dir():
        print(f"skipped: no ../shared/data (looked for {DATA.name} beside the checkout)", file=sys.stderr)
        return 2
    with ExitStack() as stack:
        folder = options.keep or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        folder.mkdir(exist_ok=True)
        works, index, built = folder / "works.jsonl.gz", folder / "works.index", folder / "built.json"
        if not built.exists():
            write_works(works, options.works)
            built.write_text(json.dumps(run_apart("--only", "build", str(works), str(index))))
        strings = folder / "references.json"
        if not strings.exists():
            strings.write_text(json.dumps(references_of(works, options.works, options.references)), encoding="utf-8")
        asked = run_apart("--only", "ask", str(strings), str(index))
        return min(1, report(json.loads(built.read_text()), asked))


if __name__ == "__main__":
    sys.exit(main())
