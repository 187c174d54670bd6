"""Score a model: every measuring set in full, the allowed ones on a fold. Not in the wheel.

python training/evaluate.py MODEL --fold 0 [--sample N] [--sets …] [--errors FIELD N] [--rules]
"""

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "benchmarks"))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from refkit.parse.crf_labeller import CrfLabeller
from refkit.parse.reference import parse_reference
from refkit.parse.rules.labeller import RulesLabeller
from score_parse import prediction
from training.calibrate import scorer
from training.data import ALLOWED, SHARED, fold_of, rows_of

ZERO_SHOT = ("bilbo2", "bir2024", "etdcite", "excite-de", "excite-en", "parscit-hum", "umass")
TRANSLATED = ("translated_open", "translated2_open")


def main() -> int:
    """Write predictions and run the scorer on them."""
    options = _options()
    sets = options.sets.split(",") if options.sets else [*ZERO_SHOT, *(name for name in ALLOWED if "any" not in name)]
    gold: list[dict[str, Any]] = []
    for name in sets:
        rows = list(rows_of(name))
        if name in ALLOWED and options.fold is not None:
            rows = [row for row in rows if fold_of(str(row.get("doc") or row["id"])) == options.fold]
        gold += rows
    if options.sample and options.sample < len(gold):
        gold = random.Random(options.seed).sample(gold, options.sample)
    labeller = RulesLabeller() if options.rules else CrfLabeller(options.model)
    started = time.process_time()
    predictions = [{"id": row["id"], "pred": prediction(parse_reference(str(row["raw"]), labeller))} for row in gold]
    seconds = time.process_time() - started
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / "gold.jsonl", Path(folder) / "pred.jsonl"]
        for file, rows in zip(files, (gold, predictions), strict=True):
            file.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
        command = [sys.executable, str(SHARED / "parse" / "score_parse.py"), "--gold", str(files[0])]
        command += ["--pred", str(files[1]), *(["--errors", *options.errors] if options.errors else [])]
        subprocess.run(command, check=True)
    for name, rows in (("some", _with_groups(gold, any)), ("all", _with_groups(gold, all))):
        if rows:
            result = scorer().score(rows, {row["id"]: row["pred"] for row in predictions})[0]["all:*"]
            right, core = result["instance_core_exact"], result["ex"]["micro_core"]["f1"]
            print(f"{name} authors are organisations: {len(rows)} strings, core {core:.3f}, all core right {right:.3f}")
    print(f"{len(gold)} strings in {seconds:.1f} s of CPU: {len(gold) / max(seconds, 1e-9):.0f} a second")
    return 0


def _with_groups(gold: list[dict[str, Any]], how_many: Callable[[Iterable[bool]], bool]) -> list[dict[str, Any]]:
    """The rows whose gold has authors of which some, or all, are organisations."""
    authors = [(row, row["gold"].get("author") or []) for row in gold]
    return [row for row, people in authors if people and how_many("literal" in person for person in people)]


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path, nargs="?")
    parser.add_argument("--fold", type=int, help="of the sets trained on, score this fold only")
    parser.add_argument("--sample", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--sets")
    parser.add_argument("--rules", action="store_true", help="the rules labeller instead of a model")
    parser.add_argument("--errors", nargs=2)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
