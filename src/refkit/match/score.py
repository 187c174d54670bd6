"""The sum of evidence as a share of right answers, 0–1. Room: match."""

from math import exp

from refkit.match.comparison import Comparison
from refkit.match.decision import Outcome

HALF_RIGHT = 5.0  # sum of weights at which one answer in two is right
STEEPNESS = 1.1
MOST_IF_NOT_ACCEPTED = 0.5


def score_of(comparison: Comparison, outcome: Outcome) -> float:
    """How sure it is that the candidate is the work."""
    score = 1 / (1 + exp(-STEEPNESS * (comparison.total - HALF_RIGHT)))
    return round(score if outcome is Outcome.ACCEPTED else min(score, MOST_IF_NOT_ACCEPTED), 4)
