"""`enrich`: each reference matched with a registered work, or told why not. Workflow."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from refkit.errors import ConfigError, InputError
from refkit.match import Decision
from refkit.model.record import Record
from refkit.model.references import References
from refkit.model.work import Work
from refkit.sources.protocol import Limits, Source
from refkit.workflow.asking import ask_sources
from refkit.workflow.enrichment import Enrichment, Enrichments
from refkit.workflow.merge import merge_match
from refkit.workflow.title_cases import TitleJudgement, judge_title, list_translates
from refkit.workflow.verdicts import Asked, findings_on, verdict_on

__all__ = ["Enrichment", "Enrichments", "enrich", "enrich_iter"]

WEIGHT_OF_WHOLE_TITLE = 4.8  # of 5: a long title that stands in the string letter by letter


@dataclass(frozen=True, slots=True)
class _Match:
    """One reference with what the sources gave and what was decided."""

    reference: Record
    decision: Decision
    candidates: tuple[Work, ...]
    asked: Asked


def enrich(
    references: References | Iterable[Record] | Record,
    *,
    sources: Source | Sequence[Source] = (),
    offline: bool = False,
) -> Enrichments:
    """Match every reference and fill in what the accepted works add; same order, same count.

    The sources are asked in order, until one knows the work; what they give is decided on together, each work
    once. A source that fails costs only its own answers: a reference is `not-asked` where no source answered.
    With `offline` only sources without limits are asked, which need no network, and there may be none.
    Titles of a list that is mostly translated are judged together.

    Raises:
        ConfigError: there is no source, and `offline` was not asked for.
        InputError: the references are no records.
    """
    records = _records(references)
    asked = _checked(sources, offline)
    matches = [_match(record, asked) for record in records]
    votes = _votes(matches)
    items = (_enrichment(match, list_votes=votes[_list_of(match.reference)]) for match in matches)
    return Enrichments(items, references if isinstance(references, References) else None)


def enrich_iter(
    references: References | Iterable[Record] | Record,
    *,
    sources: Source | Sequence[Source] = (),
    offline: bool = False,
) -> Iterator[Enrichment]:
    """Like `enrich`, one enrichment at a time and in order. No list votes on titles, since its end is not known.

    Raises:
        ConfigError, InputError: as `enrich`, before the first reference.
    """
    records, asked = _records(references), _checked(sources, offline)
    return (_enrichment(_match(record, asked), list_votes=False) for record in records)


def _records(references: References | Iterable[Record] | Record) -> Iterable[Record]:
    if isinstance(references, Record):
        return (references,)
    if isinstance(references, str | bytes | dict) or not isinstance(references, Iterable):
        raise InputError(
            f"enrich takes References or Records, not {type(references).__name__}. "
            "Make them with refkit.parse(text), refkit.parse_strings([…]) or refkit.read(path)."
        )
    return _only_records(references)


def _only_records(references: Iterable[Record]) -> Iterator[Record]:
    for number, record in enumerate(references, 1):
        if not isinstance(record, Record):
            raise InputError(
                f"Reference {number} is a {type(record).__name__}, not a Record; see refkit.parse_strings."
            )
        yield record


def _checked(sources: Source | Sequence[Source], offline: bool) -> tuple[Source, ...]:
    given = (sources,) if isinstance(sources, Source) else tuple(sources)
    if not given and not offline:
        raise ConfigError(
            "enrich needs a source to ask: sources=[LocalIndex(path)] for works on disk, "
            "sources=[CrossrefSource(mailto=…)] for the network, both from refkit.sources; offline=True asks nobody."
        )
    for source in given:
        if not isinstance(source, Source):
            raise ConfigError(
                f"{source!r} is not a source: it needs name, limits, get and search (refkit.sources.Source)."
            )
    return tuple(source for source in given if source.limits == Limits()) if offline else given


def _match(reference: Record, sources: tuple[Source, ...]) -> _Match:
    answers = ask_sources(reference, sources)
    return _Match(reference, answers.decision, answers.candidates, answers.asked)


def _votes(matches: Sequence[_Match]) -> dict[tuple[str | None, int | None], bool]:
    """For each list whether most of its matched entries are translated; no list, no vote."""
    judgements: defaultdict[tuple[str | None, int | None], list[TitleJudgement]] = defaultdict(list)
    for match in matches:
        if match.decision.work is not None:
            judgements[_list_of(match.reference)].append(_judge(match, match.decision.work, list_votes=False))
    lists = {_list_of(match.reference) for match in matches}
    return {key: key[1] is not None and list_translates(judgements[key]) for key in lists}


def _judge(match: _Match, work: Work, *, list_votes: bool) -> TitleJudgement:
    found = (item for item in match.decision.evidence if item.field == "title" and item.weight >= WEIGHT_OF_WHOLE_TITLE)
    title = next((item.found for item in found), None)
    return judge_title(match.reference, work, title_in_string=title, list_translates=list_votes)


def _list_of(reference: Record) -> tuple[str | None, int | None]:
    origin = reference.origin
    return (origin.file, origin.list_number) if origin is not None else (None, None)


def _enrichment(match: _Match, *, list_votes: bool) -> Enrichment:
    work = match.decision.work
    judgement = _judge(match, work, list_votes=list_votes) if work is not None else None
    findings = findings_on(match.reference, match.decision, judgement, match.candidates, match.asked)
    verdict, reason = verdict_on(match.reference, match.decision, findings, match.asked)
    record = match.reference
    if work is not None and judgement is not None:
        record = merge_match(record, work, judgement, match.decision.score)
    return Enrichment(
        reference=match.reference,
        record=record,
        verdict=verdict,
        reason=reason,
        decision=match.decision,
        findings=findings,
        candidates=match.candidates,
        failures=match.asked.failed,
        asked=match.asked.answered,
    )
