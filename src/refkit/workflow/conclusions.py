"""From a match to what `enrich` answers: verdict, findings, the merged record, what is only proposed. Workflow."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from refkit.match import Decision, Outcome
from refkit.model.provenance import Provenance, ProvenanceKind
from refkit.model.record import Record
from refkit.model.verdict import Finding, Verdict
from refkit.model.work import Work
from refkit.workflow.enrichment import Enrichment, Proposal
from refkit.workflow.merge import match_changes, merge_match
from refkit.workflow.merge_policy import MergePolicy
from refkit.workflow.runs import BY_HAND, Match
from refkit.workflow.title_cases import TitleCase, TitleJudgement, judge_title, list_translates
from refkit.workflow.verdicts import findings_on, verdict_on
from refkit.workflow.wording import with_wording

WEIGHT_OF_WHOLE_TITLE = 4.8  # of 5: a long title that stands in the string letter by letter
_HAND = Provenance(kind=ProvenanceKind.BY_HAND)
_SHOWN_DIFFERING = ("volume", "issue", "page", "issued")  # where printed and registered values are of one kind


def conclude(matches: Sequence[Match], policy: MergePolicy) -> Iterator[Enrichment]:
    """The enrichments of a whole list, whose titles are judged together."""
    sure = [sure_enough(match, policy) for match in matches]
    votes = votes_of_lists(sure)
    return (conclude_one(match, policy, list_votes=votes[list_of(match.reference)]) for match in sure)


def conclude_one(match: Match, policy: MergePolicy, *, list_votes: bool = False) -> Enrichment:
    """The enrichment of one reference; `list_votes`: most matched entries of its list are translated."""
    match = sure_enough(match, policy)
    work = match.decision.work
    judgement = _judge(match, work, list_votes=list_votes) if work is not None else None
    findings = findings_on(match.reference, match.decision, judgement, match.candidates, match.asked)
    verdict, reason = verdict_on(match.reference, match.decision, findings, match.asked)
    if match.by_hand.no_doi:
        verdict, reason = Verdict.NOT_EXPECTED, match.decision.reason
    record = _without_ruled_out(match)
    proposed: tuple[Proposal, ...] = ()
    if work is not None and judgement is not None:
        record, proposed = _merged(match, record, work, judgement, findings, policy)
    return Enrichment(
        reference=match.reference,
        record=with_wording(record, policy, work),
        verdict=verdict,
        reason=reason,
        decision=match.decision,
        findings=findings,
        candidates=match.candidates,
        failures=match.asked.failed,
        asked=match.asked.answered,
        proposed=proposed,
    )


def not_asked(reference: Record, policy: MergePolicy) -> Enrichment:
    """What is said of a reference that a stopped run did not get to."""
    return Enrichment(
        reference=reference,
        record=with_wording(reference, policy),
        verdict=Verdict.NOT_ASKED,
        reason="Not checked: the run was stopped before it.",
        decision=Decision(None, 0.0, Outcome.NO_CANDIDATES, reason="Nobody was asked."),
    )


def sure_enough(match: Match, policy: MergePolicy) -> Match:
    """The match, with no work where its score is lower than the policy asks for; what a person chose is sure."""
    decision = match.decision
    if decision.work is None or match.by_hand.chosen is not None or decision.score >= policy.min_confidence:
        return match
    why = decision.reason.removeprefix("Accepted ")
    reason = f"Not accepted: the score {decision.score:g} is below {policy.min_confidence:g}. {why}"
    unsure = replace(decision, work=None, outcome=Outcome.NOT_SURE_ENOUGH, reason=reason)
    return replace(match, decision=unsure)


def _merged(
    match: Match,
    record: Record,
    work: Work,
    judgement: TitleJudgement,
    findings: Sequence[Finding],
    policy: MergePolicy,
) -> tuple[Record, tuple[Proposal, ...]]:
    if match.by_hand.chosen is not None:
        record = _with_chosen_doi(record, work)
    if work.source != BY_HAND:
        record = merge_match(record, work, judgement, match.decision.score, policy)
    return record, tuple(_proposed(record, work, judgement, findings, policy))


def _with_chosen_doi(record: Record, work: Work) -> Record:
    """The identifiers of the work that a person chose, whatever is printed."""
    chosen = {field: getattr(work.record, field) for field in ("doi", "pmid") if work.record.is_present(field)}
    chosen |= {"doi": work.identifier} if work.identifier else {}
    return record.amend(f"decided by hand: {work.label}", _HAND, **chosen)


def _without_ruled_out(match: Match) -> Record:
    """The record without a DOI that a person said it does not have."""
    record, by_hand = match.reference, match.by_hand
    if record.doi is None or not (by_hand.no_doi or record.doi in by_hand.never):
        return record
    return record.amend(f"decided by hand: not {record.doi}", _HAND, doi=None)


def _proposed(
    record: Record, work: Work, judgement: TitleJudgement, findings: Sequence[Finding], policy: MergePolicy
) -> Iterator[Proposal]:
    """What is registered and was not taken: held back by the policy, or because the printed value differs."""
    held_back = match_changes(record, work, judgement)
    for field, value in held_back.items():
        if value not in (None, False) and not policy.may_change(field) and field not in _ABOUT_OTHERS:
            yield Proposal(field, value, "this field was not to be changed")
    registered = work.record.title
    if judgement.case is TitleCase.UNDECIDED and registered and "title" not in held_back:
        yield Proposal("title", registered, "another title is printed, and nothing tells whose it is")
    differing = {finding.field for finding in findings if finding.code == "field-differs"}
    for field in _SHOWN_DIFFERING:
        own: Any = getattr(work.record, field)
        if field in differing and own and field not in held_back:
            yield Proposal(field, own, "another value is printed")


_ABOUT_OTHERS = frozenset(
    "author_open title_language translated_title_language translated_title_origin translated_title"
    " translated_container_title".split()
)


def votes_of_lists(matches: Sequence[Match]) -> dict[tuple[str | None, int | None], bool]:
    """For each list whether most of its matched entries are translated; no list, no vote."""
    judgements: defaultdict[tuple[str | None, int | None], list[TitleJudgement]] = defaultdict(list)
    for match in matches:
        if match.decision.work is not None:
            judgements[list_of(match.reference)].append(_judge(match, match.decision.work, list_votes=False))
    lists = {list_of(match.reference) for match in matches}
    return {key: key[1] is not None and list_translates(judgements[key]) for key in lists}


def _judge(match: Match, work: Work, *, list_votes: bool) -> TitleJudgement:
    found = (item for item in match.decision.evidence if item.field == "title" and item.weight >= WEIGHT_OF_WHOLE_TITLE)
    title = next((item.found for item in found), None)
    return judge_title(match.reference, work, title_in_string=title, list_translates=list_votes)


def list_of(reference: Record) -> tuple[str | None, int | None]:
    """Which list a reference stands in: the file and the number of the list in it, None where it stands in none."""
    origin = reference.origin
    return (origin.file, origin.list_number) if origin is not None else (None, None)
