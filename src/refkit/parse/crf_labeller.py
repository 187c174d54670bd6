"""The learned Labeller: a conditional random field over token features, with what the grammar knows. Room: parse."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property
from importlib.resources import as_file, files
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from refkit.parse.calibration import Calibration, load_calibration
from refkit.parse.features.evidence import Evidence, find_evidence
from refkit.parse.labeller import Label, Labelling
from refkit.parse.repair import repair
from refkit.parse.states import label_of
from refkit.parse.tokens import Token

if TYPE_CHECKING:
    from refkit.parse.features.emissions import Emissions
    from refkit.parse.weights import Weights

MODEL = "references.crf"
SURE = 0.98  # marginal of a label that a grammar of its own (a DOI's, an access note's) gives
_MOST_TOGETHER = 128  # references; more of them would make the library for matrices start threads
_MOST_TOKENS = 16_000  # of references that are labelled together: some 40 MB while it lasts

_Known = tuple[tuple[Token, ...], Evidence]


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
    def _weights(self) -> "Weights":
        from refkit.parse.weights import Weights  # numpy is heavy: not before it is needed

        return Weights.read(self.model)

    @cached_property
    def _emissions(self) -> "Emissions":
        from refkit.parse.features.emissions import Emissions

        return Emissions(self._weights)

    @cached_property
    def _tables(self) -> Calibration:
        return load_calibration() if self.calibration is None else self.calibration

    def label(self, tokens: tuple[Token, ...]) -> Labelling:
        """One label and one calibrated marginal for each token."""
        return self.label_many((tokens,))[0]

    def label_many(self, references: Sequence[tuple[Token, ...]]) -> list[Labelling]:
        """The same for several references; together they take a third of the time that they take one by one."""
        known = [(tokens, find_evidence(tokens)) for tokens in references]
        decoded = self._decoded([one for one in known if one[0]])
        return [self._finish(tokens, evidence, *next(decoded)) if tokens else _NOTHING for tokens, evidence in known]

    def _decoded(self, known: list[_Known]) -> Iterator[tuple[list[Label], list[float]]]:
        """For each reference the model's labels and their marginals."""
        from refkit.parse.decode import decode

        for batch in _batches(known):
            with self._lock:  # what is remembered of words and marks is shared
                weights = self._weights
                emissions, lengths = self._emissions.of(batch)
            states, marginals = decode(emissions, weights.transitions, lengths)
            names = [_label(state) for state in weights.states]
            labels, sure = [names[state] for state in states.tolist()], marginals.tolist()
            start = 0
            for length in lengths.tolist():
                yield labels[start : start + length], sure[start : start + length]
                start += length

    def _finish(
        self, tokens: tuple[Token, ...], evidence: Evidence, labels: list[Label], marginals: list[float]
    ) -> Labelling:
        for place, sure in enumerate(evidence.sure):
            if sure is not None:
                labels[place], marginals[place] = sure, SURE
        return self._tables.apply(repair(tokens, Labelling(tuple(labels), tuple(marginals))))

    def alternatives(self, tokens: tuple[Token, ...]) -> tuple[tuple[Label, float], ...]:
        """For each token the label that is second in the model's opinion, and its probability, 0–1."""
        if not tokens:
            return ()
        from refkit.parse.decode import all_marginals

        with self._lock:
            weights = self._weights
            emissions, lengths = self._emissions.of([(tokens, find_evidence(tokens))])
        labels = [_label(state) for state in weights.states]
        return tuple(_second(labels, row) for row in all_marginals(emissions, weights.transitions, lengths).tolist())


_NOTHING = Labelling((), ())


def _batches(known: Iterable[_Known]) -> Iterator[list[_Known]]:
    """References that are labelled together, in their order: a long one never with many others."""
    batch: list[_Known] = []
    tokens = 0
    for one in known:
        if batch and (len(batch) >= _MOST_TOGETHER or tokens + len(one[0]) > _MOST_TOKENS):
            yield batch
            batch, tokens = [], 0
        batch.append(one)
        tokens += len(one[0])
    if batch:
        yield batch


def _second(labels: list[Label], marginals: list[float]) -> tuple[Label, float]:
    """The label whose states together are second most probable."""
    sums: dict[Label, float] = {}
    for label, marginal in zip(labels, marginals, strict=True):
        sums[label] = sums.get(label, 0.0) + marginal
    return sorted(sums.items(), key=lambda one: one[1], reverse=True)[1]


_label = cache(label_of)
