"""One reference while a person works on it: parsed, matched, mended, decided on, and each step undone. Workflow.

What is shown follows from what was parsed, what the sources answered and the person's steps, and is worked out anew
after each of them. So an answer that comes late keeps every step, and undoing one is leaving it out.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from refkit.errors import InputError
from refkit.model.record import Record
from refkit.model.work import Work
from refkit.workflow.asking import Answers
from refkit.workflow.conclusions import conclude_one, not_asked
from refkit.workflow.decisions import ByHand
from refkit.workflow.enrichment import Enrichment
from refkit.workflow.mend import mend
from refkit.workflow.merge_policy import MergePolicy
from refkit.workflow.review import candidates_of
from refkit.workflow.runs import Match, match_by_hand, without

MOST_STEPS = 200  # of one reference; the oldest are then for good


@dataclass(frozen=True, slots=True)
class Mended:
    """A person wrote a field anew; `text` as `workflow.mend` reads it."""

    field: str
    text: str


@dataclass(frozen=True, slots=True)
class Accepted:
    """A person says that the reference means the work with that label."""

    label: str


@dataclass(frozen=True, slots=True)
class Rejected:
    """A person says that the reference does not mean the work with that label."""

    label: str


Step = Mended | Accepted | Rejected


@dataclass(frozen=True, slots=True)
class InHand:
    """A reference with all that is known of it. Made by `take_in_hand`; never changes in place.

    `enrichment` is what follows from everything so far, its `record` the one to print.
    """

    parsed: Record
    enrichment: Enrichment
    match: Match | None = None
    list_votes: bool = False
    steps: tuple[Step, ...] = ()

    @property
    def record(self) -> Record:
        """The reference as it stands now."""
        return self.enrichment.record

    @property
    def mended_fields(self) -> frozenset[str]:
        """The fields that a person wrote."""
        return frozenset(step.field for step in self.steps if isinstance(step, Mended))

    @property
    def rejected(self) -> frozenset[str]:
        """The labels of works that a person ruled out."""
        return by_hand(self.steps).never

    @property
    def to_match(self) -> Record:
        """What the sources are asked about: the parsed reference with what a person wrote."""
        return _with_mended(self.parsed, self.steps)

    def candidates(self) -> tuple[Work, ...]:
        """The works that may be meant, the nearest first, those too that a person ruled out."""
        if self.match is None:
            return ()
        shown = candidates_of(self.enrichment)
        labels = {work.label for work in shown}
        return (*shown, *(work for work in self.match.candidates if work.label in self.rejected - labels))


def take_in_hand(parsed: Record) -> InHand:
    """A reference that nobody was asked about and nobody has touched."""
    return InHand(parsed, not_asked(parsed, MergePolicy()))


def with_match(held: InHand, match: Match, *, list_votes: bool = False) -> InHand:
    """The reference with what the sources answered; the person's steps stay."""
    return _worked_out(replace(held, match=match, list_votes=list_votes))


def with_step(held: InHand, step: Step) -> InHand:
    """The reference after one more step of a person.

    Raises:
        InputError: the field cannot hold the text, or no candidate has that label.
    """
    if not isinstance(step, Mended) and step.label not in _labels(held):
        raise InputError(f"{step.label!r} is none of the works that were found for {held.parsed.id}.")
    return _worked_out(replace(held, steps=(*held.steps, step)[-MOST_STEPS:]))


def undone(held: InHand) -> InHand:
    """The reference before the person's last step.

    Raises:
        InputError: there is no step.
    """
    if not held.steps:
        raise InputError(f"Nothing is left to undo in {held.parsed.id}.")
    return _worked_out(replace(held, steps=held.steps[:-1]))


def by_hand(steps: tuple[Step, ...]) -> ByHand:
    """What the steps decide about works; the last word on a work counts."""
    chosen: str | None = None
    never: set[str] = set()
    for step in steps:
        if isinstance(step, Accepted):
            chosen = step.label
            never.discard(step.label)
        elif isinstance(step, Rejected):
            chosen = None if chosen == step.label else chosen
            never.add(step.label)
    return ByHand(chosen, frozenset(never))


def _labels(held: InHand) -> frozenset[str]:
    return frozenset(work.label for work in held.match.candidates) if held.match is not None else frozenset()


def _worked_out(held: InHand) -> InHand:
    policy = MergePolicy(keep=held.mended_fields)
    if held.match is None:
        found = not_asked(held.parsed, policy)
    else:
        match = replace(held.match, reference=held.to_match)  # the answer may be older than the last step
        found = conclude_one(_decided(match, held.steps), policy, list_votes=held.list_votes)
    return replace(held, enrichment=replace(found, record=_with_mended(found.record, held.steps)))


def _decided(match: Match, steps: tuple[Step, ...]) -> Match:
    decided = by_hand(steps)
    if decided.chosen is not None:
        work = next(work for work in match.candidates if work.label == decided.chosen)
        return match_by_hand(match.reference, decided, work, match.asked)
    if not decided.never:
        return match
    left = without(Answers(match.decision, match.candidates, match.asked), match.reference, decided.never)
    return Match(match.reference, left.decision, left.candidates, left.asked, decided)


def _with_mended(record: Record, steps: tuple[Step, ...]) -> Record:
    for field, text in _last_words(steps):
        record = mend(record, field, text)
    return record


def _last_words(steps: tuple[Step, ...]) -> Iterator[tuple[str, Any]]:
    yield from {step.field: step.text for step in steps if isinstance(step, Mended)}.items()
