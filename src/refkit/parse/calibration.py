"""How often a field labelled so surely is right: marginals made honest confidences. Room: parse; uses model.

A model's marginals are over-confident where references look unlike those it was trained on. For each label a table,
fitted on documents that were not trained on, says which share of fields was right at which marginal
(isotonic regression; see training/calibrate.py and docs/explanation/parsing.md for how well it holds).
"""

import json
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files

from refkit.model.record import Record
from refkit.parse.labeller import Label, Labelling

TABLE = "calibration.json"
EVERY_LABEL = "*"  # the table of labels that were too rare to have their own
WHOLE = "reference"  # the table for the reference as a whole
_OTHER = Label.OTHER  # a member asked of its class costs a fifth of a microsecond: too much for every run
_CORE = ("author", "title", "container_title", "volume", "issue", "page", "issued")

Knots = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Calibration:
    """For each label the knots (marginal, share that was right), both rising, 0–1; between knots it is linear."""

    knots: Mapping[str, Knots]

    def confidence(self, name: str, raw: float) -> float:
        """The calibrated confidence, 0–1, of a field or whole reference; `raw` itself where no table is known.

        >>> Calibration({"title": ((0.0, 0.1), (1.0, 0.9))}).confidence("title", 0.5)
        0.5
        """
        knots = self.knots.get(name) or self.knots.get(EVERY_LABEL)
        if not knots:
            return raw
        after = bisect_right(knots, (raw, 2.0))
        if after == 0:
            return knots[0][1]
        if after == len(knots):
            return knots[-1][1]
        (x0, y0), (x1, y1) = knots[after - 1], knots[after]
        return y0 + (y1 - y0) * (raw - x0) / (x1 - x0) if x1 > x0 else y1

    def apply(self, labelling: Labelling) -> Labelling:
        """The labelling with every token of a field given the calibrated confidence of that field."""
        marginals = list(labelling.marginals)
        for start, end in runs_of(labelling.labels):
            label = labelling.labels[start]
            if label is not _OTHER:
                confidence = self.confidence(label, weakest(labelling.marginals, start, end))
                marginals[start:end] = [confidence] * (end - start)
        return Labelling(labelling.labels, tuple(marginals))


def runs_of(labels: Sequence[Label]) -> list[tuple[int, int]]:
    """Start and end of each run of equal labels."""
    runs: list[tuple[int, int]] = []
    start, current = 0, labels[0] if labels else None
    for place, label in enumerate(labels):
        if label is not current:
            runs.append((start, place))
            start, current = place, label
    if labels:
        runs.append((start, len(labels)))
    return runs


def weakest(marginals: Sequence[float], start: int, end: int) -> float:
    """The lowest marginal of a run and its two neighbours: a field is right only where its ends are."""
    return min(marginals[max(start - 1, 0) : end + 1])


def load_calibration() -> Calibration:
    """The tables shipped with the model; none where there is no model."""
    file = files("refkit.parse") / "model" / TABLE
    if not file.is_file():
        return Calibration({})
    tables = json.loads(file.read_text(encoding="utf-8"))
    return Calibration({name: tuple((raw, right) for raw, right in knots) for name, knots in tables.items()})


def reference_confidence(record: Record, calibration: Calibration | None = None) -> float:
    """How probably all core fields of a parsed record are right, 0–1: a calibrated product of theirs.

    Core fields are authors, title, container, volume, issue, pages and year. A record without any of them has 0.
    """
    found = [record.provenance[field].confidence for field in _CORE if field in record.provenance]
    if not found:
        return 0.0
    product = 1.0
    for confidence in found:
        product *= confidence
    tables = calibration or load_calibration()
    return tables.confidence(WHOLE, product) if WHOLE in tables.knots else product
