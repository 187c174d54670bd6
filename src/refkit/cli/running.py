"""A long look-up that shows how far it got and can be stopped with nothing lost. Part of the command line."""

from collections.abc import Sequence
from contextlib import ExitStack
from typing import NamedTuple

from refkit.cli.console import Interrupted, complain
from refkit.cli.progress import Progress
from refkit.model.references import References
from refkit.sources.protocol import Source
from refkit.workflow.conclusions import conclude, not_asked
from refkit.workflow.decisions import Decisions
from refkit.workflow.enrich import checked_sources
from refkit.workflow.enrichment import Enrichments
from refkit.workflow.journal import Journal
from refkit.workflow.merge_policy import MergePolicy
from refkit.workflow.runs import Run


class LookedUp(NamedTuple):
    """What was found for all references, and whether somebody stopped the run before its end."""

    found: Enrichments
    was_stopped: bool


def look_up_until_stopped(
    records: References,
    sources: Sequence[Source],
    *,
    offline: bool,
    quiet: bool,
    policy: MergePolicy,
    decisions: Decisions,
    journal: str | None,
) -> LookedUp:
    """The records with what the sources know of them; those that a stopped run did not get to are as they were.

    Raises:
        ConfigError: there is no source, and `offline` was not asked for.
        InputError, StoreError: the journal cannot be continued.
    """
    asked = checked_sources(sources, offline)
    with ExitStack() as stack:
        names = [source.name for source in asked]
        kept = stack.enter_context(Journal(journal, records, names)) if journal is not None else None
        before = len(kept) if kept is not None else 0
        if before and not quiet:
            complain(f"{before} of {len(records)} references were asked about before, as {journal} says")
        run = Run(records, asked, decisions=decisions, journal=kept)
        progress = Progress(len(records), done_before=before, quiet=quiet)
        was_stopped = False
        try:
            for _ in run:
                progress.show(max(len(run.matches), before))
        except Interrupted:
            was_stopped = True
        finally:
            progress.end()
    rest = (not_asked(record, policy) for record in records[len(run.matches) :])
    return LookedUp(Enrichments((*conclude(run.matches, policy), *rest), records), was_stopped)
