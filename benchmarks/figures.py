"""Measure every figure that was asked for again, and write one table: docs/figures.md.

    python benchmarks/figures.py                  # all of them: some hours on a quiet machine
    python benchmarks/figures.py --only dedupe    # those whose name has this in it; the other rows stay
    python benchmarks/figures.py --quick          # small sizes, to see that each command works; marked in the table
    python benchmarks/figures.py --list

benchmarks/figures.json names each figure: what was asked, the command that measures it, a regular expression whose
first group is the figure in what the command prints, `quick` (the command in small) and, where known, the peers'.
A command runs once for all its figures. What was measured is kept in benchmarks/measured.json, with date and commit.
"""

import argparse
import datetime
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
FIGURES, MEASURED = Path(__file__).with_name("figures.json"), Path(__file__).with_name("measured.json")
PAGE = ROOT / "docs" / "figures.md"
TIMEOUT_SECONDS = 3 * 3600


class Figure(NamedTuple):
    """One figure that an issue asked for."""

    name: str
    issue: int
    asked: str
    command: str
    pattern: str
    quick: str = ""
    peers: str = ""


class Measurement(NamedTuple):
    """What a figure was, when and at which commit; `is_quick` where the command was run in small."""

    value: str
    command: str
    date: str
    commit: str
    is_quick: bool = False


@cache
def output_of(command: str) -> str:
    """What a command prints, whatever its status: a missed limit is a figure too."""
    words = shlex.split(command)
    words[0] = sys.executable if words[0] == "python" else words[0]
    path = os.pathsep.join(filter(None, [str(ROOT / "src"), os.environ.get("PYTHONPATH")]))
    print(f"... {command}", file=sys.stderr, flush=True)
    try:
        done = subprocess.run(
            words, cwd=ROOT, env=os.environ | {"PYTHONPATH": path}, stdout=subprocess.PIPE, text=True,
            timeout=TIMEOUT_SECONDS, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return ""
    return done.stdout


def value_in(printed: str, pattern: str) -> str | None:
    """The figure in what was printed; None where nothing matches."""
    found = re.search(pattern, printed, re.M)
    return found[1] if found else None


def measure(figure: Figure, *, quick: bool) -> Measurement:
    """Run the figure's command, unless it has run already."""
    command = figure.quick if quick and figure.quick else figure.command
    value = value_in(output_of(command), figure.pattern)
    today = datetime.datetime.now(datetime.UTC).date().isoformat()
    return Measurement(value or "not measured", command, today, commit(), command != figure.command)


@cache
def commit() -> str:
    """The commit that is checked out, short; with a plus where files differ from it."""
    head = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True
    )
    changed = subprocess.run(["git", "diff", "--quiet", "HEAD", "--", "src"], cwd=ROOT, check=False).returncode
    return head.stdout.strip() + ("+" if changed else "")


def page(figures: list[Figure], measured: dict[str, Measurement]) -> str:
    """The table in Markdown; a figure that was never measured says so."""
    rows = []
    for figure in figures:
        known = measured.get(figure.name)
        cells = [figure.name, str(figure.issue), figure.asked, "not measured", figure.peers or "—", "", "", ""]
        if known is not None:
            small = " (small)" if known.is_quick else ""
            cells[3], cells[5:] = known.value + small, [f"`{known.command}`", known.date, known.commit]
        rows.append("| " + " | ".join(cells) + " |")
    head = "| figure | issue | asked | measured | peers | command | date | commit |"
    return "\n".join((TITLE, head, "| --- " * 8 + "|", *rows, ""))


TITLE = """# Figures

Every figure that was asked for, as `make figures` measured it last; each command says what it measures.
"Small" marks a figure of a shortened run, which only shows that the command works. The benchmarks page says more.
"""


def read_measured() -> dict[str, Measurement]:
    """What was measured before."""
    if not MEASURED.is_file():
        return {}
    return {name: Measurement(**known) for name, known in json.loads(MEASURED.read_text(encoding="utf-8")).items()}


def main() -> int:
    """Measure, keep, write; status 1 where a figure could not be measured."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", metavar="NAME", default="", help="figures whose name has this in it")
    parser.add_argument("--quick", action="store_true", help="small sizes")
    parser.add_argument("--list", action="store_true", help="name the figures and their commands")
    options = parser.parse_args()
    figures = [Figure(**entry) for entry in json.loads(FIGURES.read_text(encoding="utf-8"))]
    chosen = [figure for figure in figures if options.only.lower() in figure.name.lower()]
    if options.list:
        print("\n".join(f"{figure.name}: {figure.command}" for figure in chosen))
        return 0
    measured, failed = read_measured(), 0
    for figure in chosen:
        measured[figure.name] = found = measure(figure, quick=options.quick)
        failed += found.value == "not measured"
        print(f"{figure.name}: {found.value} (asked {figure.asked})", flush=True)
        kept = {one.name: measured[one.name]._asdict() for one in figures if one.name in measured}
        MEASURED.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        PAGE.write_text(page(figures, measured), encoding="utf-8")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
