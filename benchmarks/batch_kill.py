"""`refkit batch parse` killed by SIGKILL at random while it works, and continued each time.

    python benchmarks/batch_kill.py                        # 100,000 rows, ten kills, rules instead of the model
    python benchmarks/batch_kill.py --rows 20000 --learned # with the model that parses by default

Every run is killed after a random while, driver and processes alike; the last one is left in peace. Exit status 1
where a row is missing or stands twice, or a file is not as an undisturbed run's; 2 where ../shared/data is absent.
The rules take the model's place to save time: what is tested is the driver, and it does not know the difference.
"""

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from functools import partial
from pathlib import Path

from pyarrow import parquet

from refkit.batch import PARSED, parse_batch
from refkit.batch.local import run_batch
from refkit.parse.rules.labeller import RulesLabeller
from strings import write_strings
from synthetic_works import DATA

ROWS_A_SHARD = 1_000


def run(source: Path, target: Path, is_learned: bool) -> None:
    """The whole run, in this process and two others."""
    labeller = None if is_learned else RulesLabeller()
    function = partial(parse_batch, column="reference", row_column="row", labeller=labeller)
    run_batch(function, source, target, column="reference", schema=PARSED, parameters={"verb": "parse"}, workers=2,
              rows_a_shard=ROWS_A_SHARD)  # fmt: skip


def killed_runs(command: list[str], kills: int, seconds: float) -> None:
    """Kill so many runs, each within its share of the time that an undisturbed one takes, then let one end."""
    chance = random.Random(9)
    for _ in range(kills):
        with subprocess.Popen(command, start_new_session=True) as process:
            try:
                process.wait(timeout=3.0 + chance.random() * 2 * seconds / (kills + 1))
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
    subprocess.run(command, check=True)


def main() -> int:
    """Run undisturbed, run and kill, compare; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=100_000, metavar="N")
    parser.add_argument("--kills", type=int, default=10, metavar="N")
    parser.add_argument("--learned", action="store_true", help="parse with the model")
    parser.add_argument("--only", nargs=2, type=Path, help=argparse.SUPPRESS)  # one run, in a process of its own
    options = parser.parse_args()
    if options.only:
        run(*options.only, options.learned)
        return 0
    if not DATA.is_dir():
        print(f"skipped: no ../shared/data (looked for {DATA.name} beside the checkout)", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        source, whole, killed = Path(folder, "strings.txt"), Path(folder, "whole"), Path(folder, "killed")
        write_strings(source, options.rows)
        command = [sys.executable, __file__, *(["--learned"] if options.learned else []), "--only", str(source)]
        started = time.perf_counter()
        subprocess.run([*command, str(whole)], check=True)
        seconds = time.perf_counter() - started
        killed_runs([*command, str(killed)], options.kills, seconds)
        names = {path.name for path in whole.iterdir()} | {path.name for path in killed.iterdir()}
        unlike = [name for name in names if not _is_same(whole / name, killed / name)]
        rows = Counter(
            row
            for path in killed.glob("part-*.parquet")
            for row in parquet.read_table(path, columns=["row"]).column("row").to_pylist()
        )
    missing, doubled = options.rows - len(rows), sum(count - 1 for count in rows.values())
    print(
        f"{options.rows} rows ({seconds:.0f} s undisturbed), {options.kills} kills:"
        f" missing {missing}, doubled {doubled}, files unlike the undisturbed {len(unlike)} of {len(names)}"
    )
    return 1 if missing or doubled or unlike else 0


def _is_same(ours: Path, theirs: Path) -> bool:
    return ours.is_file() and theirs.is_file() and ours.read_bytes() == theirs.read_bytes()


if __name__ == "__main__":
    sys.exit(main())
