"""One pass over references: each asked about once, what was answered kept, to be stopped and continued. Workflow."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Self

from refkit.errors import RefkitError
from refkit.match import Decision, Outcome, decide
from refkit.model.record import Record
from refkit.model.work import Work
from refkit.sources.protocol import Source
from refkit.workflow.asking import Answers, ask_sources
from refkit.workflow.decisions import ByHand, Decisions
from refkit.workflow.journal import Journal
from refkit.workflow.verdicts import Asked

BY_HAND = "by hand"  # the source of a work of which only a person's word is known
_UNDECIDED = ByHand()


@dataclass(frozen=True, slots=True)
class Match:
    """One reference with what the sources gave and what was decided, by refkit or by hand."""

    reference: Record
    decision: Decision
    candidates: tuple[Work, ...]
    asked: Asked
    by_hand: ByHand = _UNDECIDED


class Run(Iterator[Match]):
    """Matches one by one, in order. What an exception or a signal interrupts is asked about by the next `next`.

    What a journal holds is not asked again, what was decided by hand not at all where the work is known.
    `matches` are those so far.
    """

    def __init__(
        self,
        references: Iterator[Record] | Sequence[Record],
        sources: Sequence[Source],
        *,
        decisions: Decisions | None = None,
        journal: Journal | None = None,
    ) -> None:
        self._references = iter(references)
        self._sources, self._decisions, self._journal = tuple(sources), decisions or Decisions(), journal
        self.matches: list[Match] = []

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> Match:
        reference = next(self._references)
        match = self._match(len(self.matches), reference)
        self.matches.append(match)
        return match

    def _match(self, place: int, reference: Record) -> Match:
        by_hand = self._decisions.about(reference) or _UNDECIDED
        if by_hand.no_doi:
            decision = Decision(None, 1.0, Outcome.NO_CANDIDATES, reason="Decided by hand: it has no DOI.")
            return Match(reference, decision, (), Asked(), by_hand)
        if by_hand.chosen is not None and by_hand.work is not None:
            return match_by_hand(reference, by_hand, by_hand.work, Asked())
        answers = self._journal.answers(place, reference) if self._journal is not None else None
        if answers is None:
            answers = self._ask(reference, by_hand)
            if self._journal is not None:
                self._journal.keep(place, answers)
        if by_hand.chosen is not None:
            work = next((work for work in answers.candidates if work.label == by_hand.chosen), None)
            return match_by_hand(reference, by_hand, work or bare_work(by_hand.chosen), answers.asked)
        answers = without(answers, reference, by_hand.never)
        return Match(reference, answers.decision, answers.candidates, answers.asked, by_hand)

    def _ask(self, reference: Record, by_hand: ByHand) -> Answers:
        if by_hand.chosen is None:
            return ask_sources(reference, self._sources, never=by_hand.never)
        return _fetch(reference, by_hand.chosen, self._sources)


def match_by_hand(reference: Record, by_hand: ByHand, work: Work, asked: Asked) -> Match:
    """The work that a person chose, as a match that needs no more evidence; the evidence there is comes along."""
    compared = decide(reference, (work,))
    reason = f"Decided by hand: {work.label}."
    decision = replace(compared, work=work, nearest=work, score=1.0, outcome=Outcome.ACCEPTED, reason=reason, rivals=())
    return Match(reference, decision, (work,), asked, by_hand)


def bare_work(label: str) -> Work:
    """A work of which nothing is known but what to call it."""
    kind, _, number = label.partition(" ")
    if label.startswith("“"):
        return Work(Record(title=label[1:-1]), BY_HAND, "")
    if kind == "PMID":
        return Work(Record(pmid=number), BY_HAND, "")
    return Work(Record(isbn=number), BY_HAND, "") if kind == "ISBN" else Work(Record(doi=label), BY_HAND, label)


def without(answers: Answers, reference: Record, never: frozenset[str]) -> Answers:
    """The answers decided on anew without the works that a person ruled out."""
    kept = tuple(work for work in answers.candidates if work.label not in never)
    if len(kept) == len(answers.candidates):
        return answers
    return Answers(decide(reference, kept), kept, answers.asked)


def _fetch(reference: Record, label: str, sources: Sequence[Source]) -> Answers:
    """What is known of the one work with that label: each source asked for it until one knows it."""
    answered, failed = [], []
    candidates: tuple[Work, ...] = ()
    for source in sources:
        try:
            work = source.get(label.rpartition(" ")[2])
        except RefkitError as error:
            failed.append(f"{source.name} did not answer ({error})")
            continue
        answered.append(source.name)
        if work is not None and work.label == label:
            candidates = (work,)
            break
    return Answers(decide(reference, candidates), candidates, Asked(tuple(answered), tuple(failed)))
