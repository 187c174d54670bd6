"""`apply`: what a person decided, put into the records and remembered. Workflow."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Unpack

from refkit.errors import InputError
from refkit.match import decide
from refkit.model.printed import printed_text
from refkit.model.problem import Problem
from refkit.model.record import Record
from refkit.model.references import References
from refkit.sources.protocol import Source
from refkit.workflow.conclusions import conclude
from refkit.workflow.decisions import ByHand, Decisions
from refkit.workflow.enrich import checked_sources
from refkit.workflow.enrichment import Enrichments
from refkit.workflow.fingerprint import fingerprint
from refkit.workflow.merge_policy import MergeOptions, MergePolicy
from refkit.workflow.review_reading import Review, read_review
from refkit.workflow.runs import BY_HAND, Match, Run
from refkit.workflow.verdicts import Asked

LONGEST_SHOWN = 80


@dataclass(frozen=True, slots=True)
class Applied:
    """What became of a review: the records, what to remember, and what was wrong with the review.

    `found` has an enrichment for each reference. `decisions` are those of the review and those that were given, with
    what is known of the works; `bare` are references of whose work nothing but its DOI is known.
    """

    found: Enrichments
    decisions: Decisions
    problems: tuple[Problem, ...]
    bare: tuple[Record, ...]

    @property
    def records(self) -> References:
        """The records, one for each reference and in the same order."""
        return self.found.records


def apply(
    review: str | Path | bytes,
    references: References | Iterable[Record],
    *,
    sources: Source | Sequence[Source] = (),
    decisions: Decisions | str | Path | None = None,
    **policy: Unpack[MergeOptions],
) -> Applied:
    """Put the decisions of a review into the records it was made of.

    A record whose work was chosen is filled from that work as `enrich` fills it, with the same options; one whose DOI
    was ruled out loses it; every other one stays as it is. Nobody is asked about a candidate of the review, which has
    the works with it; the `sources` are asked for DOIs that a person wrote. `decisions` are earlier ones (or their
    file), which hold where the review says nothing. Give the new ones to `enrich`, or keep them with
    `decisions.save(path)`.

    Raises:
        UnreadableInput, FormatError: the review is no table with decisions, or the file of decisions is none.
    """
    read = read_review(review)
    merging = MergePolicy(**policy)  # type: ignore[arg-type]  # names are read in any spelling
    records = tuple(references)
    if not all(isinstance(record, Record) for record in records):
        raise InputError("apply takes the References or Records that the review was made of; see refkit.parse.")
    asked = checked_sources(sources, offline=not sources)
    earlier = decisions if isinstance(decisions, Decisions) else Decisions.load(decisions) if decisions else Decisions()
    together = earlier.updated(read.decisions)
    matches = [_match(record, together, asked) for record in records]
    found = Enrichments(conclude(matches, merging), references if isinstance(references, References) else None)
    known = [match for match in matches if match.by_hand.chosen is not None]
    works = {fingerprint(m.reference): replace(m.by_hand, work=m.decision.work) for m in known if not _is_bare(m)}
    return Applied(
        found,
        Decisions(MappingProxyType({**together.by_reference, **works})),
        (*read.problems, *_strangers(read, records)),
        tuple(match.reference for match in known if _is_bare(match)),
    )


def _match(record: Record, decisions: Decisions, sources: Sequence[Source]) -> Match:
    by_hand = decisions.about(record) or ByHand()
    if by_hand.chosen is not None or by_hand.no_doi:
        return next(Run([record], sources, decisions=decisions))
    return Match(record, decide(record, ()), (), Asked(), by_hand)


def _is_bare(match: Match) -> bool:
    return match.decision.work is None or match.decision.work.source == BY_HAND


def _strangers(review: Review, records: Sequence[Record]) -> Iterator[Problem]:
    """References without a row, and rows of references that are not there."""
    names = {fingerprint(record): record for record in records}
    for name, record in names.items():
        if name not in review.lines:
            text = printed_text(record)
            message = f"review: there is no row for {record.id}, which stays as it is"
            yield Problem("entry", None, message, text[:LONGEST_SHOWN])
    for name, line in review.lines.items():
        if name not in names and name in review.decisions.by_reference:
            text = review.decisions.by_reference[name].reference
            message = "review: this row is about a reference that is not among these; it was not used"
            yield Problem("entry", line, message, text[:LONGEST_SHOWN])
