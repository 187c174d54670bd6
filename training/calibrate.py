"""Fit the confidence tables on documents the model was not trained on. Not in the wheel.

    python training/calibrate.py MODEL --fold 0        # the fold that training/train.py left out

Isotonic regression (pool adjacent violators) of "the field is right" on the weakest marginal of its run.
Right is what ../shared's scorer calls exact, in the fields that a set labels at all. References of one family of sets
(those of one project) look alike, and an unseen set looks like none of them: families count alike, whatever their size.
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
_LEAST = 100  # fields of a label for a table of its own
_LEAST_OF_FAMILY = 30  # fields of a label for which a family of sets is heard
_EQUALS = 50  # fields beyond which families of sets begin to count alike
_BLOCKS = 48  # steps a table has at most
_LEAST_OF_BLOCK = 20  # fields a step stands for

Pair = tuple[float, bool]
Weighted = tuple[float, bool, float]


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
        core = [field for field in score.CORE if field in scored[row["source"]]]
        pairs = [(field, score.get(gold, field), score.get(predicted, field)) for field in core]
        right = all(a == b or (a and b and score.same(field, a, b, False)) for field, a, b in pairs)
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


def weighted(pairs: dict[str, list[Pair]]) -> list[Weighted]:
    """The pairs of every set, weighted so that families of sets count alike; families with few pairs are not heard."""
    counts = Counter(dict.fromkeys(map(_family, pairs), 0))
    for name, some in pairs.items():
        counts[_family(name)] += len(some)
    return [
        (raw, right, 1 / (counts[_family(name)] + _EQUALS))
        for name, some in pairs.items()
        if counts[_family(name)] >= min(_LEAST_OF_FAMILY, max(counts.values()))
        for raw, right in some
    ]


def _family(name: str) -> str:
    """Sets of one project: "anystyle-core" and "anystyle-good" are "anystyle"."""
    return name.partition("-")[0]


def isotonic(pairs: list[Weighted]) -> list[tuple[float, float]]:
    """Knots of the best rising step function, joined linearly; a step stands for at least _LEAST_OF_BLOCK fields."""
    size = sum(weight for _, _, weight in pairs) / _BLOCKS
    steps: list[list[float]] = []  # weighted sums of raw and of right, weight
    step, held = [0.0, 0.0, 0.0], 0
    ordered = sorted(pairs)
    for at, (raw, right, weight) in enumerate(ordered, 1):
        step = [step[0] + raw * weight, step[1] + right * weight, step[2] + weight]
        held += 1
        is_last = at == len(ordered)
        if not is_last and (step[2] < size or held < _LEAST_OF_BLOCK or ordered[at][0] == raw):
            continue  # equal values belong to one step: many have the very value that a repair gives
        steps.append(step)
        step, held = [0.0, 0.0, 0.0], 0
        while len(steps) > 1 and steps[-2][1] / steps[-2][2] >= steps[-1][1] / steps[-1][2]:
            last = steps.pop()
            steps[-1] = [one + other for one, other in zip(steps[-1], last, strict=True)]
    return [(round(raw / weight, 4), round(right / weight, 4)) for raw, right, weight in steps]


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


def _fitted(sets: dict[str, list[dict[str, Any]]], model: Path) -> dict[str, list[tuple[float, float]]]:
    """The tables: of each label, of every label together, and of whole references; prints the errors that remain."""
    raw = {name: outcomes(rows, CrfLabeller(model, Calibration({WHOLE: ()})))[0] for name, rows in sets.items()}
    tables: dict[str, list[tuple[float, float]]] = {}
    for label in (one.value for one in FIELD_OF):
        if sum(len(found[label]) for found in raw.values()) >= _LEAST:
            tables[label] = isotonic(weighted({name: found[label] for name, found in raw.items()}))
    everything = {name: [pair for some in found.values() for pair in some] for name, found in raw.items()}
    tables[EVERY_LABEL] = isotonic(weighted(everything))
    fitted = Calibration({name: tuple(knots) for name, knots in tables.items()})
    again = {name: outcomes(rows, CrfLabeller(model, fitted)) for name, rows in sets.items()}
    tables[WHOLE] = isotonic(weighted({name: whole for name, (_, whole) in again.items()}))
    before = [pair for some in everything.values() for pair in some]
    after = [pair for found, _ in again.values() for some in found.values() for pair in some]
    print(f"before {expected_error(before):.4f}, after {expected_error(after):.4f}")
    return tables


def main() -> int:
    """Fit, write the tables beside the model, print the errors before and after."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path)
    parser.add_argument("--fold", type=int, default=0)
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
    sets = {name: _left_out(name, options.fold) for name in ALLOWED}
    tables = _fitted(sets, options.model)
    options.output.write_text(json.dumps(tables, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
