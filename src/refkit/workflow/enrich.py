"""`enrich`: each reference matched with a registered work, or told why not. Workflow."""

from collections.abc import Iterable, Iterator, Sequence, Sized
from pathlib import Path
from typing import Unpack

from refkit.errors import ConfigError
from refkit.model.record import Record
from refkit.model.references import References
from refkit.sources.protocol import Limits, Source
from refkit.workflow.conclusions import conclude, conclude_one
from refkit.workflow.decisions import Decisions
from refkit.workflow.enrichment import Enrichment, Enrichments
from refkit.workflow.journal import Journal
from refkit.workflow.merge_policy import MergeOptions, MergePolicy
from refkit.workflow.only_records import only_records
from refkit.workflow.progress import watched
from refkit.workflow.runs import Run

__all__ = ["Enrichment", "Enrichments", "enrich", "enrich_iter"]


def enrich(
    references: References | Iterable[Record] | Record,
    *,
    sources: Source | Sequence[Source] = (),
    offline: bool = False,
    decisions: Decisions | str | Path | None = None,
    journal: str | Path | None = None,
    **policy: Unpack[MergeOptions],
) -> Enrichments:
    """Match every reference and fill in what the accepted works add; same order, same count.

    The sources are asked in order, until one knows the work; what they give is decided on together, each work
    once. A source that fails costs only its own answers: a reference is `not-asked` where no source answered.
    With `offline` only sources without limits are asked, which need no network, and there may be none.
    Titles of a list that is mostly translated are judged together.

    `decisions`: what a person decided earlier (see `refkit.apply`), or the file it is kept in; it is obeyed, and
    nobody is asked about it. `journal`: a file that keeps the answers as they come; called again with the same
    references, sources and file, it goes on where it was stopped and asks nothing twice. The other keywords are
    those of `MergePolicy`: `fields`, `keep`, `min_confidence`, `title_case`, `journals`, `abbreviations`.

    Raises:
        ConfigError: there is no source, and `offline` was not asked for; or an option has no meaning.
        InputError: the references are no records; the journal belongs to another run.
        StoreError: the journal is damaged, or another run writes to it.
    """
    merging, decided = MergePolicy(**policy), _decisions(decisions)  # type: ignore[arg-type]  # names are read in any spelling
    records = only_records(references, "enrich")
    total = len(references) if isinstance(references, Sized) else None
    asked = checked_sources(sources, offline)
    if journal is None:
        matches = list(watched(Run(iter(records), asked, decisions=decided), total))
    else:
        listed = tuple(records)
        with Journal(journal, listed, [source.name for source in asked]) as kept:
            matches = list(watched(Run(listed, asked, decisions=decided, journal=kept), len(listed)))
    return Enrichments(conclude(matches, merging), references if isinstance(references, References) else None)


def enrich_iter(
    references: References | Iterable[Record] | Record,
    *,
    sources: Source | Sequence[Source] = (),
    offline: bool = False,
    decisions: Decisions | str | Path | None = None,
    **policy: Unpack[MergeOptions],
) -> Iterator[Enrichment]:
    """Like `enrich`, one enrichment at a time and in order. No list votes on titles, since its end is not known.

    Raises:
        ConfigError, InputError: as `enrich`, before the first reference.
    """
    merging, decided = MergePolicy(**policy), _decisions(decisions)  # type: ignore[arg-type]
    records, asked = only_records(references, "enrich"), checked_sources(sources, offline)
    return (conclude_one(match, merging) for match in Run(iter(records), asked, decisions=decided))


def checked_sources(sources: Source | Sequence[Source], offline: bool) -> tuple[Source, ...]:
    """The sources that may be asked, in order.

    Raises:
        ConfigError: there is none, and `offline` was not asked for; or one is no source.
    """
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


def _decisions(given: Decisions | str | Path | None) -> Decisions:
    if given is None:
        return Decisions()
    return given if isinstance(given, Decisions) else Decisions.load(given)
