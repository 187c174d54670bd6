"""Look strings up over HTTP, at ../shared's stand-in for Crossref, and compare with an index of the same works.

    python benchmarks/crossref_recall.py                    # 500 strings at Crossref's limits: some four minutes
    python benchmarks/crossref_recall.py --sample 50        # so many of them, always the same
    python benchmarks/crossref_recall.py --faults           # each kind of fault instead: some five minutes
    python benchmarks/crossref_recall.py --faults reset 503 # only these kinds

The stand-in enforces the documented limits and counts what it was asked. Exit status 1 where recall is more than
two points below the index's, a limit was not kept, or a fault brought a wrong DOI; 2 where ../shared/data is absent.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any

from refkit.model.origin import Origin
from refkit.model.record import Record
from refkit.model.verdict import Verdict
from refkit.sources import CrossrefSource, LocalIndex, Source
from refkit.workflow.enrich import enrich_iter

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "match"
GOLD = ("pairs_open.jsonl", "pairs_translated2_open.jsonl")
POINTS_BELOW_INDEX = 0.02
STRINGS_PER_FAULT = 4
FAULTS = (
    "429 429-date 429-bare 503 503-retry 500 502-html 504 403 401 404 hang slow drip truncate bad-json html-200"
    " wrong-ctype empty reset wrong-shape null-message missing-fields null-fields latin1 gzip-corrupt redirect"
    " wrong-doi no-score dup-items"
).split()
CONTACT = "benchmark@example.org"


class StandIn:
    """The stand-in server while it runs."""

    def __init__(self, url: str) -> None:
        self.url = url

    def control(self, **settings: Any) -> None:
        """Start counting anew, with these settings."""
        for path, body in (("/__reset", {}), ("/__control", settings)):
            request = urllib.request.Request(self.url + path, json.dumps(body).encode(), method="POST")
            urllib.request.urlopen(request).close()

    def stats(self) -> dict[str, Any]:
        """What it counted."""
        with urllib.request.urlopen(f"{self.url}/__stats") as answer:
            counted: dict[str, Any] = json.load(answer)
        return counted


@contextmanager
def running_stand_in() -> Iterator[StandIn]:
    """The stand-in as a process of its own, on loopback."""
    command = [sys.executable, str(DATA / "fake_crossref.py"), "--records", str(DATA / "records.jsonl.gz"), "--enforce"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            yield StandIn(json.loads(process.stdout.readline())["url"])
        finally:
            process.terminate()


def read_pairs(sample: int) -> list[dict[str, Any]]:
    """Strings whose work is there, the same every time."""
    rows = [json.loads(line) for name in GOLD for line in (DATA / name).open(encoding="utf-8") if line.strip()]
    with_doi = [row for row in rows if row["doi"]]
    return Random(0).sample(with_doi, min(sample, len(with_doi)))


def answers(source: Source, rows: Sequence[dict[str, Any]]) -> list[str | None]:
    """The DOI that was accepted for each string."""
    references = [Record(origin=Origin(text=row["string"])) for row in rows]
    return [found.doi for found in enrich_iter(references, sources=source)]


def score(name: str, found: Sequence[str | None], rows: Sequence[dict[str, Any]]) -> float:
    """Print how many answers are right; the recall."""
    right = sum(doi == row["doi"] for doi, row in zip(found, rows, strict=True))
    wrong = sum(doi not in (None, row["doi"]) for doi, row in zip(found, rows, strict=True))
    print(f"{name}: {len(rows)} strings, recall {right / len(rows):.4f}, wrong {wrong}", flush=True)
    return right / len(rows)


def compare(rows: Sequence[dict[str, Any]]) -> bool:
    """The same strings through Crossref's interface and through an index; whether all is as it must be."""
    works = DATA / "records.jsonl.gz"
    with tempfile.TemporaryDirectory() as folder, LocalIndex.build(works, Path(folder) / "works.index") as index:
        by_index = score("index", answers(index, rows), rows)
    with running_stand_in() as stand_in:
        source = CrossrefSource(CONTACT, stand_in.url)
        started = time.monotonic()
        by_crossref = score("crossref", answers(source, rows), rows)
        seconds, counted = time.monotonic() - started, stand_in.stats()
    early = counted["requests_before_retry_after_passed"]
    print(f"requests {source.requests_sent} in {seconds:.0f} s, by status {counted['status']}, early {early}")
    return by_crossref >= by_index - POINTS_BELOW_INDEX and "429" not in counted["status"] and not early


def throw_faults(rows: Sequence[dict[str, Any]], kinds: Sequence[str]) -> bool:
    """Each kind of fault, always and for the first two requests only; whether no answer was wrong.

    "Not there" said of everything (404) is believed of a DOI and not of a search.
    """
    is_fine = True
    with running_stand_in() as stand_in:
        for kind in kinds:
            for times in (None, 2):
                throw = {"kind": kind, "seconds": 3, **({"times": times} if times else {})}
                stand_in.control(faults=[throw])
                source = CrossrefSource(CONTACT, stand_in.url, timeout_seconds=1.0, deadline_seconds=8.0)
                references = [Record(origin=Origin(text=row["string"])) for row in rows]
                found = list(enrich_iter(references, sources=source))
                wrong = [one.doi for one, row in zip(found, rows, strict=True) if one.doi not in (None, row["doi"])]
                misled = [one for one in found if one.verdict is Verdict.NOT_FOUND]
                counted = stand_in.stats()
                early = counted["requests_before_retry_after_passed"]
                verdicts = dict(Counter(one.verdict.value for one in found))
                print(
                    f"{kind:<15} {'always' if times is None else 'twice':<7} {verdicts}, wrong {len(wrong)},"
                    f" requests {source.requests_sent}, early {early}, not found {len(misled)}",
                    flush=True,
                )
                is_fine = is_fine and not wrong and not misled and not early
    return is_fine


def main() -> int:
    """Compare, or throw faults; the exit status."""
    parser = argparse.ArgumentParser(description="Score matching through a stand-in for Crossref's interface.")
    parser.add_argument("--sample", type=int, default=500, metavar="N", help="look up N strings (default 500)")
    parser.add_argument("--faults", nargs="*", metavar="KIND", help="throw each kind of fault instead, or these")
    options = parser.parse_args()
    if not DATA.is_dir():
        print(f"skipped: no ../shared/data (looked for {DATA.name} beside the checkout)", file=sys.stderr)
        return 2
    if options.faults is None:
        is_fine = compare(read_pairs(options.sample))
    else:
        is_fine = throw_faults(read_pairs(STRINGS_PER_FAULT), options.faults or FAULTS)
    return 0 if is_fine else 1


if __name__ == "__main__":
    sys.exit(main())
