"""Asking several sources about one reference, in order, until one knows the work. Workflow."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol, runtime_checkable

from refkit.errors import RefkitError
from refkit.match import Decision, Outcome, decide
from refkit.model.identifiers import find_identifiers
from refkit.model.printed import printed_text
from refkit.model.record import Record
from refkit.model.work import Work
from refkit.sources.protocol import Source
from refkit.workflow.candidates import merge_works
from refkit.workflow.title_cases import TitleCase, judge_title
from refkit.workflow.verdicts import Asked

MOST_OF_A_KIND = 3  # printed DOIs, PMIDs and ISBNs of one reference that are looked up
_KINDS = ("doi", "pmid", "isbn")
_PARTS = frozenset({"chapter", "paper-conference", "entry", "entry-dictionary", "entry-encyclopedia"})


class _Resolved(Protocol):
    """What `Registrar.resolve` says of a DOI."""

    @property
    def doi(self) -> str: ...
    @property
    def exists(self) -> bool: ...
    @property
    def work(self) -> Work | None: ...


@runtime_checkable
class Registrar(Protocol):
    """A source that knows of each DOI whether it exists, as doi.org does."""

    def resolve(self, identifier: str) -> _Resolved | None:
        """The DOI with its work; None where it is no DOI."""
        ...


@dataclass(frozen=True, slots=True)
class Answers:
    """What the sources gave for one reference, what was decided, and who was asked."""

    decision: Decision
    candidates: tuple[Work, ...]
    asked: Asked


def ask_sources(reference: Record, sources: Sequence[Source]) -> Answers:
    """Ask each source by the printed identifiers, then by the whole reference, until a work is accepted.

    Candidates of all sources are decided on together. A source that fails costs only its own answers.
    """
    candidates: tuple[Work, ...] = ()
    answered: list[str] = []
    failed: list[str] = []
    absent: list[str] = []
    decision = decide(reference, ())
    for source in sources:
        try:
            for works in _works(source, reference, absent):
                candidates = merge_works(candidates, works)
                decision = decide(reference, candidates)
                if decision.outcome is Outcome.ACCEPTED:
                    break
            answered.append(source.name)
        except RefkitError as error:
            failed.append(f"{source.name} did not answer ({error})")
        if decision.outcome is Outcome.ACCEPTED:
            break
    asked = Asked(tuple(answered), tuple(failed), tuple(dict.fromkeys(absent)))
    return Answers(_in_full(reference, decision, sources), candidates, asked)


def _works(source: Source, reference: Record, absent: list[str]) -> Iterator[tuple[Work, ...]]:
    """What a source knows, in one or two lots; DOIs that it says nobody registered are added to `absent`."""
    found: list[Work] = []
    for kind, identifier in _identifiers(reference):
        if kind == "doi" and isinstance(source, Registrar):
            resolved = source.resolve(identifier)
            work = resolved.work if resolved is not None else None
            if resolved is not None and not resolved.exists:
                absent.append(resolved.doi)
        else:
            work = source.get(identifier)
        found += [work] if work is not None else []
    if found:
        yield tuple(found)
    yield source.search(reference)


def _identifiers(reference: Record) -> Iterator[tuple[str, str]]:
    """The identifiers of the record and of its printed string, as (kind, identifier), each once.

    An ISBN that is printed with a chapter is the book's: it would bring the whole for the part.
    """
    printed = [item for item in find_identifiers(printed_text(reference)) if item.valid]
    for kind in _KINDS[:2] if reference.type in _PARTS else _KINDS:
        own = getattr(reference, kind)
        values = dict.fromkeys((*([own] if own else ()), *(item.value for item in printed if item.kind == kind)))
        for value in list(values)[:MOST_OF_A_KIND]:
            yield kind, value


def _in_full(reference: Record, decision: Decision, sources: Sequence[Source]) -> Decision:
    """The same decision with all that the provider knows of the work, where that can matter.

    Searches leave out a work's language. It can tell whether the printed title is the work's own: one request more,
    and only where nothing else tells. The decision stands whether it is answered or not.
    """
    work = decision.work
    if work is None or not work.is_abridged or judge_title(reference, work).case is not TitleCase.UNDECIDED:
        return decision
    source = next((source for source in sources if source.name in work.source.split("+")), None)
    try:
        full = source.get(work.identifier) if source is not None else None
    except RefkitError:
        return decision
    if full is None or full.identifier != work.identifier:
        return decision
    whole = replace(merge_works((full,), (work,))[0], source=work.source)
    return replace(decision, work=whole, nearest=whole)
