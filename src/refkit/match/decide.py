"""One answer for one reference: the work, or none and why. Room: match."""

from collections.abc import Sequence

from refkit.match.comparison import EXACT_TITLE, Comparison, compare
from refkit.match.decision import Decision, Outcome
from refkit.match.printed import Printed
from refkit.match.reasons import reason_for, reason_for_nothing
from refkit.match.rules import is_enough
from refkit.match.score import score_of
from refkit.model.printed import printed_text
from refkit.model.record import Record
from refkit.model.work import Work

TIE = 0.25  # two sums closer than this say the same


def decide(reference: Record, candidates: Sequence[Work]) -> Decision:
    """Choose the work that the reference's printed string names, or none.

    The string is `reference.origin.text`, or the record's fields written in a line where it was never
    printed. Candidates of one DOI count once; their order means nothing.
    """
    printed = Printed(printed_text(reference))
    unique = {work.identifier or str(id(work)): work for work in candidates}
    compared = sorted((compare(printed, work) for work in unique.values()), key=_rank)
    unknown = tuple(doi for doi in printed.dois if doi not in unique)
    if not compared:
        return Decision(None, 0.0, Outcome.NO_CANDIDATES, reason=reason_for_nothing(unknown))
    enough = [comparison for comparison in compared if is_enough(printed, comparison)]
    if not enough:
        return _decision(Outcome.TOO_LITTLE_EVIDENCE, compared[0], (), unknown)
    best = enough[0]
    rivals = [other for other in enough[1:] if best.total - other.total < TIE or _are_twins(best, other)]
    if rivals and not best.agrees("doi"):
        return _decision(Outcome.TIE, best, tuple(rivals), unknown)
    return _decision(Outcome.ACCEPTED, best, (), unknown)


def _are_twins(best: Comparison, other: Comparison) -> bool:
    """Whether two works agree in the same fields, and the title that tells them apart is not printed exactly."""
    if best.title is not None and best.title.ratio >= EXACT_TITLE:
        return False
    fields = ("author", "year", "volume", "issue", "first_page", "last_page", "container_title", "doi")
    return all(best.agrees(field) == other.agrees(field) for field in fields)


def _rank(comparison: Comparison) -> tuple[float, str]:
    return -comparison.total, comparison.work.identifier


def _decision(
    outcome: Outcome, best: Comparison, rivals: tuple[Comparison, ...], unknown_dois: tuple[str, ...]
) -> Decision:
    return Decision(
        work=best.work if outcome is Outcome.ACCEPTED else None,
        score=score_of(best, outcome),
        outcome=outcome,
        evidence=tuple(best.evidence.values()),
        reason=reason_for(outcome, best, rivals, unknown_dois),
        nearest=best.work,
        rivals=tuple(rival.work for rival in rivals),
    )
