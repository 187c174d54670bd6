"""The learned Labeller: a conditional random field over token features, with what the grammar knows. Room: parse."""

from functools import cached_property
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING

from refkit.parse.features.evidence import find_evidence
from refkit.parse.features.sequence import features_of
from refkit.parse.labeller import Label, Labelling
from refkit.parse.repair import repair
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
    """

    def __init__(self, model: Path) -> None:
        self.model = model

    @cached_property
    def _tagger(self) -> "Tagger":
        from pycrfsuite import Tagger  # a compiled library: not before it is needed

        tagger = Tagger()
        tagger.open(str(self.model))
        return tagger

    def label(self, tokens: tuple[Token, ...]) -> Labelling:
        """One label and one marginal for each token."""
        if not tokens:
            return Labelling((), ())
        evidence = find_evidence(tokens)
        tagger = self._tagger
        tagger.set(features_of(tokens, evidence))
        names = tagger.tag()
        labels = [sure or Label(name) for sure, name in zip(evidence.sure, names, strict=True)]
        marginals = [
            SURE if sure else tagger.marginal(name, place)
            for place, (sure, name) in enumerate(zip(evidence.sure, names, strict=True))
        ]
        return repair(tokens, Labelling(tuple(labels), tuple(marginals)))
