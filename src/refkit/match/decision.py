"""What matching answers: a work or none, how sure, and why. Room: match."""

from dataclasses import dataclass
from enum import StrEnum

from refkit.model.work import Work


class Agreement(StrEnum):
    """How a registered field stands to the printed string."""

    AGREE = "agree"
    DIFFER = "differ"
    UNKNOWN = "unknown"  # not printed, not registered, or not comparable (another language)


class Outcome(StrEnum):
    """How the search for a work ended."""

    ACCEPTED = "accepted"
    TIE = "tie"
    TOO_LITTLE_EVIDENCE = "too little evidence"
    NO_CANDIDATES = "no candidates"
    NOT_SURE_ENOUGH = "not sure enough"  # for whoever asked: `decide` itself never answers so


@dataclass(frozen=True, slots=True)
class Evidence:
    """One field of a candidate, compared with the string.

    `printed` is what stands in the string (as far as it was recognised), `found` what is registered;
    `weight` is what the comparison adds to the candidate's sum (negative where it differs).
    """

    field: str
    printed: str | None
    found: str | None
    verdict: Agreement
    weight: float = 0.0


@dataclass(frozen=True, slots=True)
class Decision:
    """One answer for one reference.

    `work` is the accepted work, otherwise None; `nearest` the best candidate whatever became of it, and
    `rivals` the works that tie with it. `score` is the share of answers with this much evidence that are
    right, 0–1; `evidence` belongs to `nearest`. `reason` says the same in words.
    """

    work: Work | None
    score: float
    outcome: Outcome
    evidence: tuple[Evidence, ...] = ()
    reason: str = ""
    nearest: Work | None = None
    rivals: tuple[Work, ...] = ()
