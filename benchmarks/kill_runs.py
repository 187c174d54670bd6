"""Enrich 300 references at ../shared's stand-in for Crossref while the run is killed, and continue it each time.

    python benchmarks/kill_runs.py                  # 300 references, 9 kills: some three minutes, at Crossref's limits
    python benchmarks/kill_runs.py --sample 40 --kills 3

SIGINT, SIGTERM and SIGKILL come in turn, each after a random while; then the same command is given again. Exit status
1 where a reference is missing, stands twice or differs from an undisturbed answer, where more than 1.2 requests a
reference were sent, or where an interrupted run did not leave with status 130; 2 where ../shared/data is absent.
"""

import argparse
import json
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from random import Random

from crossref_recall import DATA, read_pairs, running_stand_in
from refkit.sources import CrossrefSource
from refkit.workflow.enrich import enrich
from refkit.workflow.parse import parse_strings

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGKILL)
MOST_REQUESTS = 1.2  # a reference
CONTACT = "benchmark@example.org"


def killed_runs(command: list[str], kills: int, mean_seconds: float) -> list[int]:
    """The exit statuses of all runs but the last, which is left in peace and has to end well."""
    random, statuses = Random(6), []
    for number in range(kills):
        with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
            try:
                statuses.append(process.wait(timeout=1.5 + random.random() * 2 * mean_seconds))
            except subprocess.TimeoutExpired:
                process.send_signal(SIGNALS[number % len(SIGNALS)])
                statuses.append(process.wait())
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    return statuses


def main() -> int:
    """Kill, continue, compare; the exit status."""
    parser = argparse.ArgumentParser(description="Kill and continue a run.")
    parser.add_argument("--sample", type=int, default=300, metavar="N", help="references (default 300)")
    parser.add_argument("--kills", type=int, default=9, metavar="N", help="how often to kill (default 9)")
    options = parser.parse_args()
    if not DATA.is_dir():
        print(f"skipped: no ../shared/data (looked for {DATA.name} beside the checkout)", file=sys.stderr)
        return 2
    strings = [" ".join(row["string"].split()) for row in read_pairs(options.sample)]
    with tempfile.TemporaryDirectory() as folder, running_stand_in() as stand_in:
        lines, out = Path(folder, "lines.txt"), Path(folder, "out.jsonl")
        lines.write_text("\n".join(strings), encoding="utf-8")
        command = [sys.executable, "-m", "refkit", "enrich", str(lines), "--lines", "--from", "crossref", "--mailto"]
        command += [CONTACT, "--crossref-url", stand_in.url, "--resume", str(Path(folder, "run.jsonl"))]
        command += ["--to", "jsonl", "-o", str(out), "--quiet"]
        started = time.monotonic()
        statuses = killed_runs(command, options.kills, len(strings) / 3 / (options.kills + 1))
        seconds = time.monotonic() - started
        requests = sum(stand_in.stats()["status"].values())
        items = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
        undisturbed = enrich(parse_strings(strings), sources=CrossrefSource(CONTACT, stand_in.url))
    counted = Counter(item["refkit"]["source"]["text"] for item in items)
    missing = sum((Counter(strings) - counted).values())
    doubled = sum((counted - Counter(strings)).values())
    unlike = sum(item.get("DOI") != one.record.doi for item, one in zip(items, undisturbed, strict=False))
    unasked = sum(item["refkit"]["verdict"] == "not-asked" for item in items)
    print(
        f"{len(strings)} references, statuses {statuses}, {seconds:.0f} s: missing {missing}, doubled {doubled},"
        f" not asked {unasked}, unlike an undisturbed run {unlike}, requests {requests / len(strings):.3f} a reference"
    )
    is_polite = all(status in (130, -signal.SIGKILL, 0) for status in statuses)
    is_whole = not (missing or doubled or unlike or unasked)
    return 0 if is_whole and is_polite and requests <= MOST_REQUESTS * len(strings) else 1


if __name__ == "__main__":
    sys.exit(main())
