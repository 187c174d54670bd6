"""The learned Labeller: a conditional random field over token features, with what the grammar knows. Room: parse."""

from functools import cache, cached_property
from importlib.resources import as_file, files
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from refkit.parse.calibration import Calibration, load_calibration
from refkit.parse.features.evidence import find_evidence
from refkit.parse.features.sequence import features_of
from refkit.parse.labeller import Label, Labelling
from refkit.parse.repair import repair
from refkit.parse.states import label_of
from refkit.parse.tokens import Token

if TYPE_CHECKING:
    from pycrfsuite import Tagger

MODEL = "references.crfsuite"
SURE = 0.98  # marginal of a label that a grammar of its own (a DOI's, an access note's) gives


def shipped_model() -> Path | None:
    """Where the model that comes with refkit lies; None in a checkout where none was trained."""
    with as_file(files("refkit.parse") / "model" / MODEL) as path:
        return path if path.is_file() else None


class CrfLabeller:
    """Labels tokens by the trained model; the model is read when the first reference is labelled.

    Identifiers, addresses, access notes and language notes have a grammar: their labels come from there.
    It may be used by several threads, and pickled for several processes: each reads the model again.
    """

    def __init__(self, model: Path, calibration: Calibration | None = None) -> None:
        self.model = model
        self.calibration = calibration
        self._lock = Lock()

    def __reduce__(self) -> tuple[type["CrfLabeller"], tuple[Path, Calibration | None]]:
        return CrfLabeller, (self.model, self.calibration)

    @cached_property
    def _tagger(self) -> "Tagger":
        from pycrfsuite import Tagger  # a compiled library: not before it is needed

        tagger = Tagger()
        tagger.open(str(self.model))
        return tagger

    @cached_property
    def _tables(self) -> Calibration:
        return load_calibration() if self.calibration is None else self.calibration

    def label(self, tokens: tuple[Token, ...]) -> Labelling:
        """One label and one calibrated marginal for each token."""
        if not tokens:
            return Labelling((), ())
        evidence = find_evidence(tokens)
        rows = features_of(tokens, evidence)
        with self._lock:  # a tagger holds one reference at a time
            tagger = self._tagger
            tagger.set(rows)
            names = tagger.tag()
            marginals = [tagger.marginal(name, place) for place, name in enumerate(names)]
        labels = [sure or _label(name) for sure, name in zip(evidence.sure, names, strict=True)]
        for place, sure in enumerate(evidence.sure):
            if sure is not None:
                marginals[place] = SURE
        return self._tables.apply(repair(tokens, Labelling(tuple(labels), tuple(marginals))))

    def alternatives(self, tokens: tuple[Token, ...]) -> tuple[tuple[Label, float], ...]:
        """For each token the label that is second in the model's opinion, and its probability, 0–1."""
        if not tokens:
            return ()
        rows = features_of(tokens, find_evidence(tokens))
        with self._lock:
            tagger = self._tagger
            tagger.set(rows)
            states = [(name, _label(name)) for name in tagger.labels()]
            return tuple(self._second(place, states) for place in range(len(tokens)))

    def _second(self, place: int, states: list[tuple[str, Label]]) -> tuple[Label, float]:
        """The label whose states together are second most probable."""
        sums: dict[Label, float] = {}
        for name, label in states:
            sums[label] = sums.get(label, 0.0) + self._tagger.marginal(name, place)
        return sorted(sums.items(), key=lambda one: one[1], reverse=True)[1]


_label = cache(label_of)
