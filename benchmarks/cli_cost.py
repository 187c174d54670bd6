"""What starting the command line costs: CPU time of whole processes, Python's own start included.

    python benchmarks/cli_cost.py             # the table; status 1 where a limit is broken
    python benchmarks/cli_cost.py --runs 9    # the lowest of so many runs is shown (default 5)

The limits are multiples of `python -c "import typer"`, measured in the same minute on the same machine; rendering
the example article has a limit in seconds.
"""

import argparse
import os
import resource
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from refkit.cli.main import VERBS

ROOT = Path(__file__).resolve().parents[1]
TOP_HELP_LIMIT = 2.0  # times importing typer
VERB_HELP_LIMIT = 3.0
RENDER_LIMIT_SECONDS = 1.0
TYPER = ("-c", "import typer")


class Cost(NamedTuple):
    """What a command costs, and what it may cost at most."""

    command: str
    seconds: float
    limit_seconds: float

    @property
    def is_within(self) -> bool:
        """Whether it keeps to its limit."""
        return self.seconds <= self.limit_seconds


def cpu_seconds(*arguments: str) -> float:
    """User plus system time of one Python process with these arguments, start-up included."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL, env=_environment())
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime - before.ru_utime) + (after.ru_stime - before.ru_stime)


def cheapest(*commands: Sequence[str], runs: int = 5) -> list[float]:
    """The lowest cost of each command, the commands taking turns so that they meet the same machine."""
    for command in commands:
        cpu_seconds(*command)  # byte code is written and files are in the cache from now on
    costs = [[cpu_seconds(*command) for command in commands] for _ in range(runs)]
    return [min(column) for column in zip(*costs, strict=True)]


def measure(article: Path, runs: int) -> list[Cost]:
    """The cost of importing typer, of every help page, and of rendering `article`."""
    helps = [(verb, "--help") for verb in VERBS]
    render = ("render", str(article), "--style", "vancouver", "--quiet")
    typer, top, *verbs, rendering = cheapest(
        TYPER, *(("-m", "refkit", *options) for options in (("--help",), *helps, render)), runs=runs
    )
    return [
        Cost('python -c "import typer"', typer, typer),
        Cost("refkit --help", top, TOP_HELP_LIMIT * typer),
        *(
            Cost(f"refkit {verb} --help", cost, VERB_HELP_LIMIT * typer)
            for (verb, _), cost in zip(helps, verbs, strict=True)
        ),
        Cost(f"refkit render {article.name}", rendering, RENDER_LIMIT_SECONDS),
    ]


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description="What starting the command line costs.")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--article", type=Path, default=ROOT / "examples" / "somn.txt", help="the text to render")
    options = parser.parse_args()
    costs = measure(options.article, options.runs)
    print("| command | CPU ms | × import typer | limit ms | |\n| --- | ---: | ---: | ---: | --- |")
    for cost in costs:
        times = cost.seconds / costs[0].seconds
        said = "within" if cost.is_within else "over"
        print(
            f"| `{cost.command}` | {cost.seconds * 1e3:.0f} | {times:.2f} | {cost.limit_seconds * 1e3:.0f} | {said} |"
        )
    return 0 if all(cost.is_within for cost in costs) else 1


if __name__ == "__main__":
    sys.exit(main())
