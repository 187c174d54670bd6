"""Fit the confidence tables on documents the model was not trained on. Not in the wheel.

    python training/calibrate.py MODEL --fold 0        # the fold that training/train.py left out

Isotonic regression (pool adjacent violators) of "the field is right" on the weakest marginal of its run.
Right is what ../shared's scorer calls exact.
"""

import argparse
import importlib.util
import json
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "benchmarks"))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from refkit.parse.calibration import EVERY_LABEL, TABLE, WHOLE, Calibration, reference_confidence
from refkit.parse.crf_labeller import CrfLabeller
from refkit.parse.labeller import Label
from refkit.parse.reference import parse_reference
from score_parse import prediction
from training.data import ALLOWED, SHARED, fold_of, rows_of

SHIPPED = Path(__file__).resolve().parents[1] / "src" / "refkit" / "parse" / "model" / TABLE

FIELD_OF = {
    Label.AUTHOR: "author", Label.TITLE: "title", Label.CONTAINER_TITLE: "container-title", Label.VOLUME: "volume",
    Label.ISSUE: "issue", Label.PAGES: "page", Label.DATE: "issued", Label.EDITOR: "editor",
    Label.PUBLISHER: "publisher", Label.LOCATION: "publisher-place",
}  # fmt: skip
_RECORD_FIELD = {
    "issued": "issued",
    "page": "page",
    "publisher-place": "publisher_place",
    "container-title": "container_title",
}
_LEAST = 150  # fields of a label for a table of its own
_BINS = 12  # knots a table has at most

Pair = tuple[float, bool]


def scorer() -> ModuleType:
    """The scorer of ../shared, as a module."""
    spec = importlib.util.spec_from_file_location("score_parse_shared", SHARED / "parse" / "score_parse.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def outcomes(rows: list[dict[str, Any]], labeller: CrfLabeller) -> tuple[dict[str, list[Pair]], list[Pair]]:
    """For each label, confidence and rightness of every field found; and the same for whole references."""
    score = scorer()
    found: dict[str, list[Pair]] = {label.value: [] for label in FIELD_OF}
    whole: list[Pair] = []
    scored = _scored_fields(rows)
    for row in rows:
        record = parse_reference(str(row["raw"]), labeller)
        predicted, gold = prediction(record), row["gold"]
        for label, field in FIELD_OF.items():
            ours = score.get(predicted, field)
            provenance = record.provenance.get(_RECORD_FIELD.get(field, field))
            if ours is None or provenance is None or field not in scored[row["source"]]:
                continue
            right = score.get(gold, field) is not None and score.same(field, score.get(gold, field), ours, False)
            found[label.value].append((provenance.confidence, right))
        core = [(score.get(gold, field), score.get(predicted, field)) for field in score.CORE]
        right = all(
            a == b or (a and b and score.same(f, a, b, False)) for f, (a, b) in zip(score.CORE, core, strict=True)
        )
        whole.append((reference_confidence(record, Calibration({})), right))
    return found, whole


def _scored_fields(rows: list[dict[str, Any]]) -> dict[str, set[str]]:
    """For each set the fields that it labels: half a per cent of its rows and at least three, as the scorer has it."""
    counts: dict[str, Counter[str]] = {}
    for row in rows:
        counts.setdefault(row["source"], Counter()).update({"": 1, **dict.fromkeys(row["gold"], 1)})
    return {
        source: {field for field, count in found.items() if field and count >= max(3, found[""] / 200)}
        for source, found in counts.items()
    }


def whole_confidences(raw: list[Pair], tables: Path = SHIPPED) -> list[Pair]:
    """What is told of whole references: the table applied to the product of their fields' confidences."""
    knots = json.loads(tables.read_text(encoding="utf-8"))
    told = Calibration({name: tuple((at, right) for at, right in some) for name, some in knots.items()})
    return [(told.confidence(WHOLE, product), right) for product, right in raw]


def isotonic(pairs: list[Pair]) -> list[tuple[float, float]]:
    """Knots of the best rising step function, at most _BINS of them, joined linearly."""
    ordered = sorted(pairs)
    size = max(len(ordered) // (4 * _BINS), 10)
    blocks: list[list[float]] = []  # sum of raw, sum of right, count
    for start in range(0, len(ordered), size):
        part = ordered[start : start + size]
        blocks.append([sum(raw for raw, _ in part), sum(right for _, right in part), len(part)])
        while len(blocks) > 1 and blocks[-2][1] / blocks[-2][2] >= blocks[-1][1] / blocks[-1][2]:
            last = blocks.pop()
            blocks[-1] = [one + other for one, other in zip(blocks[-1], last, strict=True)]
    return [(round(raw / count, 4), round(right / count, 4)) for raw, right, count in blocks]


def expected_error(pairs: list[Pair], bins: int = 10) -> float:
    """Expected calibration error: mean distance of confidence and rightness over bins of equal width."""
    error = 0.0
    for place in range(bins):
        part = [
            pair
            for pair in pairs
            if place / bins <= pair[0] < (place + 1) / bins or (place == bins - 1 and pair[0] == 1)
        ]
        if part:
            error += abs(sum(raw for raw, _ in part) - sum(right for _, right in part)) / len(pairs)
    return error


def _left_out(name: str, fold: int) -> list[dict[str, Any]]:
    return [row for row in rows_of(name) if fold_of(str(row.get("doc") or row["id"])) == fold]


def main() -> int:
    """Fit, write the tables beside the model, print the errors before and after."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path)
    parser.add_argument("--fold", type=int, default=0)
    parser.add_argument(
        "--most", type=int, default=400, help="rows of a set at most, so that no set's habits decide alone"
    )
    parser.add_argument("--check", help="only measure the shipped tables on these sets, with commas between")
    parser.add_argument("--output", type=Path, default=SHIPPED)
    options = parser.parse_args()
    if options.check:
        rows = [row for name in options.check.split(",") for row in rows_of(name)]
        found, whole = outcomes(rows, CrfLabeller(options.model))
        everything = [pair for pairs in found.values() for pair in pairs]
        print(f"fields: {expected_error(everything):.3f} over {len(everything)}")
        for name, pairs in found.items():
            if pairs:
                right = sum(right for _, right in pairs) / len(pairs)
                print(f"{name:20s} ECE {expected_error(pairs):.3f} n {len(pairs)} right {right:.3f}")
        calibrated = whole_confidences(whole, options.output)
        print(f"references: {expected_error(calibrated):.3f} over {len(calibrated)}")
        return 0
    rows = [row for name in ALLOWED for row in _left_out(name, options.fold)[: options.most]]
    found, _ = outcomes(rows, CrfLabeller(options.model, Calibration({WHOLE: ()})))
    tables = {name: isotonic(pairs) for name, pairs in found.items() if len(pairs) >= _LEAST}
    tables[EVERY_LABEL] = isotonic([pair for pairs in found.values() for pair in pairs])
    fitted = Calibration({name: tuple(knots) for name, knots in tables.items()})
    again, whole = outcomes(rows, CrfLabeller(options.model, fitted))
    tables[WHOLE] = isotonic(whole)
    options.output.write_text(json.dumps(tables, indent=1) + "\n", encoding="utf-8")
    for stage, pairs in (("before", found), ("after", again)):
        print(stage, round(expected_error([pair for some in pairs.values() for pair in some]), 4))
    return 0


if __name__ == "__main__":
    sys.exit(main())
