"""From the options --from, --index and --offline to sources. Part of the command line."""

from contextlib import ExitStack
from typing import Any

from refkit.cli.console import complain
from refkit.cli.progress import watched
from refkit.model.references import References
from refkit.sources.protocol import Source
from refkit.sources.registry import get_source
from refkit.workflow.enrich import enrich
from refkit.workflow.enrichment import Enrichments
from refkit.workflow.index import open_index


def open_sources(
    stack: ExitStack, *, index: str | None, names: list[str] | None, mailto: str | None, offline: bool, quiet: bool
) -> list[Source]:
    """The sources to ask, the offline index first; `stack` closes them.

    Raises:
        UnknownName: no provider is called so.
        StoreError: the index is none.
    """
    opened: list[Source] = []
    if index is not None:
        opened.append(stack.enter_context(open_index(index, said=None if quiet else complain)))
    if not offline:
        opened += [_provider(name, mailto) for name in names or ()]
    return opened


def look_up(records: References, sources: list[Source], *, offline: bool, quiet: bool) -> Enrichments:
    """The records with what the sources know of them; shows on a terminal how far it got."""
    return Enrichments(enrich(watched(records, quiet=quiet), sources=sources, offline=offline), records)


def _provider(name: str, mailto: str | None) -> Source:
    options: dict[str, Any] = {"mailto": mailto} if mailto else {}
    return get_source(name, **options)
