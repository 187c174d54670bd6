"""How fast a library of 100,000 records is: adding, opening, searching.

    python benchmarks/library.py [--records 100000]

The records are those of ../shared/data/match with other numbers; the searches are words of their titles and names.
"""

import argparse
import gzip
import json
import random
import resource
import sys
import tempfile
import time
from pathlib import Path

import refkit
from refkit.model.crossref import work_from_crossref
from refkit.model.record import Record

DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "data"
SEARCHES = 400


def main() -> int:
    """Print the figures."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--records", type=int, default=100_000)
    asked = options.parse_args()
    if not DATA.is_dir():
        print("skipped: no ../shared/data", file=sys.stderr)
        return 1
    records = _records(asked.records)
    chance = random.Random(1)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "library.sqlite")
        with refkit.Library(path) as library:
            before, wall = time.process_time(), time.perf_counter()
            library.add(records)
            spent, waited = time.process_time() - before, time.perf_counter() - wall
            print(f"add: {len(records) / waited:,.0f} records a second ({len(records) / spent:,.0f} a second of CPU)")
        print(f"size: {path.stat().st_size / 1e6:.0f} MB")
        print(f"open: {_median([_opened(path) for _ in range(20)]) * 1000:.1f} ms")
        with refkit.Library(path) as library:
            times = sorted(_searched(library, _words(chance.choice(records), chance)) for _ in range(SEARCHES))
        print(f"search: p50 {times[SEARCHES // 2] * 1000:.1f} ms, p95 {times[SEARCHES * 95 // 100] * 1000:.1f} ms")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB, the records included")
    return 0


def _records(count: int) -> list[Record]:
    with gzip.open(DATA / "match" / "records.jsonl.gz", "rt", encoding="utf-8") as lines:
        known = [work_from_crossref(json.loads(line)["work"]).record for line in lines]
    return [known[number % len(known)].model_copy(update={"id": f"r{number}"}) for number in range(count)]


def _words(record: Record, chance: random.Random) -> str:
    """What a person would type: a name and a word or two of the title."""
    words = (record.title or record.id).split()
    names = [str(record.author[0].family or "")] if record.author else []
    return " ".join([*names, *chance.sample(words, min(len(words), chance.choice((1, 2))))])


def _opened(path: Path) -> float:
    before = time.perf_counter()
    with refkit.Library(path) as library:
        library.tags()
    return time.perf_counter() - before


def _searched(library: "refkit.Library", words: str) -> float:
    before = time.perf_counter()
    library.search(words)
    return time.perf_counter() - before


def _median(values: list[float]) -> float:
    return sorted(values)[len(values) // 2]


if __name__ == "__main__":
    sys.exit(main())
