"""Score refkit's matching: an index of ../shared's works, its strings looked up, its scorer run on the answers.

    python benchmarks/score_match.py                 # all strings, about two minutes
    python benchmarks/score_match.py --sample 800    # so many of them, always the same

Prints what ../shared/data/match/score_match.py prints, and how fast the index was built and asked.
Exit status 2 where ../shared/data is absent.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random
from typing import Any

from refkit.match import decide
from refkit.model.origin import Origin
from refkit.model.record import Record
from refkit.sources import LocalIndex

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "match"
GOLD = ("pairs_open.jsonl", "pairs_translated2_open.jsonl", "negatives_open.jsonl")


def read_gold(sample: int | None) -> list[dict[str, Any]]:
    """The strings with their DOI or None; a sample is the same every time."""
    rows = [json.loads(line) for name in GOLD for line in (DATA / name).open(encoding="utf-8") if line.strip()]
    return rows if sample is None else Random(0).sample(rows, min(sample, len(rows)))


def predict(index: LocalIndex, rows: list[dict[str, Any]]) -> tuple[list[dict[str, Any]], list[float]]:
    """An answer for each string, and the CPU seconds that each took."""
    answers, seconds = [], []
    for row in rows:
        reference = Record(origin=Origin(text=row["string"]))
        started = time.process_time()
        decision = decide(reference, index.search(reference))
        seconds.append(time.process_time() - started)
        doi = decision.work.identifier if decision.work is not None else None
        answers.append({"id": row["id"], "doi": doi, "score": decision.score})
    return answers, sorted(seconds)


def write_lines(path: Path, rows: list[dict[str, Any]]) -> Path:
    """The rows as JSON lines."""
    path.write_text("".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows), encoding="utf-8")
    return path


def print_calibration(answers: list[dict[str, Any]], rows: list[dict[str, Any]]) -> None:
    """How many of the answers with a high score are right."""
    right = {row["id"]: row["doi"] for row in rows}
    sure = [answer for answer in answers if answer["doi"] and answer["score"] >= 0.95]
    hits = sum(answer["doi"] == right[answer["id"]] for answer in sure)
    print(f"answers scored 0.95 or more: {len(sure)}, right {hits / max(1, len(sure)):.4f}")


def main() -> int:
    """Build, ask, score; the exit status."""
    parser = argparse.ArgumentParser(description="Score refkit's matching on the open pairs and negatives.")
    parser.add_argument("--sample", type=int, metavar="N", help="score only N strings")
    options = parser.parse_args()
    if not DATA.is_dir():
        print(f"skipped: no ../shared/data (looked for {DATA.name} beside the checkout)", file=sys.stderr)
        return 2
    rows = read_gold(options.sample)
    with tempfile.TemporaryDirectory() as folder:
        started = time.process_time()
        with LocalIndex.build(DATA / "records.jsonl.gz", Path(folder) / "works.index") as index:
            rate = index.count / (time.process_time() - started)
            size = sum(file.stat().st_size for file in index.path.rglob("*"))
            print(f"index: {index.count} works, {rate:.0f} works a second, {size:,} bytes")
            answers, seconds = predict(index, rows)
        middle, high = seconds[len(seconds) // 2], seconds[int(len(seconds) * 0.95)]
        print(f"look-up and decision: p50 {middle * 1000:.1f} ms, p95 {high * 1000:.1f} ms (CPU)")
        print_calibration(answers, rows)
        gold = write_lines(Path(folder) / "gold.jsonl", rows)
        predictions = write_lines(Path(folder) / "predictions.jsonl", answers)
        sys.stdout.flush()
        scorer = [sys.executable, str(DATA / "score_match.py"), "--gold", str(gold), "--pred", str(predictions)]
        return subprocess.run(scorer, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
