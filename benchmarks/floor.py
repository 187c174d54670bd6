"""Measure refkit's quality again and compare it with benchmarks/floor.json: no score may fall.

    python benchmarks/floor.py             # exit status 1 where a score is below its floor
    python benchmarks/floor.py --raise     # write scores that are better than their floor into the file

Each entry of floor.json names a score, the command that measures it, a regular expression whose first
group is the score in what the command prints, its floor, and (optional) "better": "lower" for a score
that may not rise. Commands run in the checkout with this Python; `{shared}` stands for ../shared.
Without ../shared nothing can be measured: that is said, and it is an error in CI only.
"""

import argparse
import json
import os
import re
import shlex
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
FLOOR = Path(__file__).with_name("floor.json")
TIMEOUT_SECONDS = 1200


class Score(NamedTuple):
    """One measured figure that may not get worse."""

    name: str
    command: str
    pattern: str
    floor: float
    better: str = "higher"

    def holds(self, measured: float) -> bool:
        """Whether a measurement is at least as good as the floor."""
        return measured <= self.floor if self.better == "lower" else measured >= self.floor


@cache
def output_of(command: str) -> str:
    """What a command prints; run once, however many scores are read from it."""
    words = [word.replace("{shared}", str(SHARED)) for word in shlex.split(command)]
    if words[0] == "python":
        words[0] = sys.executable
    path = os.pathsep.join(filter(None, [str(ROOT / "src"), os.environ.get("PYTHONPATH")]))
    done = subprocess.run(
        words,
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": path},
        stdout=subprocess.PIPE,
        text=True,
        timeout=TIMEOUT_SECONDS,
        check=False,
    )
    if done.returncode != 0:
        raise SystemExit(f"{command}\nended with status {done.returncode}; see its messages above.")
    return done.stdout


def measure(score: Score) -> float:
    """The figure as it is now."""
    printed = output_of(score.command)
    if not (found := re.search(score.pattern, printed, re.M)):
        raise SystemExit(f"{score.name}: nothing in this output matches {score.pattern!r}:\n{printed}")
    return float(found[1])


def read_floor() -> list[Score]:
    """The scores and their floors, in the order of the file."""
    return [Score(**entry) for entry in json.loads(FLOOR.read_text(encoding="utf-8"))]


def write_floor(scores: list[Score]) -> None:
    """Write the floors back, one score an object, defaults left out."""
    entries = [{key: value for key, value in score._asdict().items() if value != "higher"} for score in scores]
    FLOOR.write_text(json.dumps(entries, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def main() -> int:
    """Measure everything, print one line a score, and say whether all of them hold."""
    parser = argparse.ArgumentParser(description="Compare measured scores with their floors.")
    parser.add_argument("--raise", dest="raise_floor", action="store_true", help="raise floors to what is measured")
    options = parser.parse_args()
    scores = read_floor()
    if not (SHARED / "data").is_dir():
        print("skipped: no ../shared/data", file=sys.stderr)
        return 1 if os.environ.get("CI") else 0
    fallen, raised = 0, []
    for score in scores:
        measured = measure(score)
        fallen += not score.holds(measured)
        verdict = "ok" if score.holds(measured) else "FALLEN"
        print(f"{verdict:7} {score.name}: {measured:g} (floor {score.floor:g})", flush=True)
        raised.append(score._replace(floor=measured) if score.holds(measured) else score)
    if options.raise_floor:
        write_floor(raised)
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main())
