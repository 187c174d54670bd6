"""Parse the open sets with refkit and run ../shared's scorer on the result.

    python benchmarks/score_parse.py [--sample N] [--sets excite-de,umass] [--errors FIELD N] [--brief]

Exit status 2 where ../shared/data is absent.
"""

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from refkit.model.record import Record
from refkit.parse.reference import parse_reference

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data" / "parse"
SETS = (
    "anystyle-core anystyle-gold anystyle-good bilbo2 bir2024 etdcite excite-de excite-en grobid-train linkedbooks"
    " ore-jats parscit-hum scielo-jats umass"
).split()
TRANSLATED_SETS = ["translated_open", "translated2_open"]


def prediction(record: Record) -> dict[str, Any]:
    """The record as CSL-JSON, with the fields the scorer knows by other names brought up from `custom`."""
    item = record.to_csl()
    custom = item.get("custom", {})
    for key in ("translated-title", "original-title"):
        if key in custom:
            item[key] = custom[key]
    if "registry-number" in custom:
        item.setdefault("number", custom["registry-number"])
    if item.get("archive") == "arXiv":
        item["arXiv"] = item["archive_location"]
        item.pop("number", None)
    return item


def main() -> int:
    """Write predictions, score them, print the scorer's report and the speed."""
    options = _options()
    if not SHARED.is_dir():
        print(f"score_parse needs the data sets in {SHARED}; they are not there.", file=sys.stderr)
        return 2
    sets = options.sets.split(",") if options.sets else TRANSLATED_SETS if options.translated else SETS
    gold = [json.loads(line) for name in sets for line in (SHARED / f"{name}.jsonl").open(encoding="utf-8")]
    if options.sample and options.sample < len(gold):
        gold = random.Random(options.seed).sample(gold, options.sample)
    started = time.process_time()
    predictions = [{"id": row["id"], "pred": prediction(parse_reference(row["raw"]))} for row in gold]
    seconds = time.process_time() - started
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / "gold.jsonl", Path(folder) / "pred.jsonl"]
        for file, rows in zip(files, (gold, predictions), strict=True):
            file.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
        command = [sys.executable, str(SHARED / "score_parse.py"), "--gold", str(files[0]), "--pred", str(files[1])]
        subprocess.run([*command, *(["--errors", *options.errors] if options.errors else [])], check=True)
    print(f"{len(gold)} strings in {seconds:.1f} s of CPU: {len(gold) / max(seconds, 1e-9):.0f} a second")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sample", type=int, help="score this many strings, drawn with --seed")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--sets", help="names of sets, with commas between")
    parser.add_argument("--translated", action="store_true", help="the two sets of translated references instead")
    parser.add_argument("--errors", nargs=2, metavar=("FIELD", "N"), help="show the first N errors of a field")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
