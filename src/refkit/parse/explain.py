"""Why a reference was parsed as it was: each labelled stretch, how sure it is, what else it might be. Room: parse."""

from typing import NamedTuple

from refkit.parse.calibration import runs_of
from refkit.parse.crf_labeller import CrfLabeller
from refkit.parse.features.evidence import find_evidence
from refkit.parse.labeller import Label, Labeller
from refkit.parse.reference import default_labeller
from refkit.parse.tokens import tokenise


class Explained(NamedTuple):
    """One stretch of a reference, characters `start` to `end`.

    `confidence` is calibrated, 0–1. `alternative` is the label that is second in the model's opinion, with its
    probability; None where the grammar of the stretch leaves no choice, or the labeller has no alternatives.
    """

    label: Label
    text: str
    start: int
    end: int
    confidence: float
    alternative: tuple[Label, float] | None
    by_grammar: bool


def explain(text: str, labeller: Labeller | None = None) -> tuple[Explained, ...]:
    """Every labelled stretch of a reference, in order; together they hold all its tokens.

    >>> [one.label.value for one in explain("Doe J. On trees. 2001. doi:10.1000/182") if one.by_grammar]
    ['doi']
    """
    tokens = tokenise(text)
    chosen = labeller or default_labeller()
    labelling = chosen.label(tokens)
    sure = find_evidence(tokens).sure
    seconds = chosen.alternatives(tokens) if isinstance(chosen, CrfLabeller) else (None,) * len(tokens)
    found: list[Explained] = []
    for start, end in runs_of(labelling.labels):
        label = labelling.labels[start]
        by_grammar = any(one is label for one in sure[start:end])
        others = [second for second in seconds[start:end] if second and second[0] is not label]
        found.append(
            Explained(
                label=label,
                text=text[tokens[start].start : tokens[end - 1].end],
                start=tokens[start].start,
                end=tokens[end - 1].end,
                confidence=min(labelling.marginals[start:end]),
                alternative=None if by_grammar else max(others, key=lambda one: one[1], default=None),
                by_grammar=by_grammar,
            )
        )
    return tuple(found)
