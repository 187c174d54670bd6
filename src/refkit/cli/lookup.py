"""From the options --from, --index and --offline to sources. Part of the command line.

Some settings of providers are read from the environment, for verbs without an option too: `REFKIT_<NAME>_URL`
(another address, for tests and mirrors), `REFKIT_CACHE` (a file for answers), and `NCBI_API_KEY` (a key for PubMed),
which belongs on no command line.
"""

import os
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
    stack: ExitStack,
    *,
    index: str | None,
    names: list[str] | None,
    mailto: str | None,
    offline: bool,
    quiet: bool,
    crossref_url: str | None = None,
    cache: str | None = None,
) -> list[Source]:
    """The sources to ask, the offline index first, the others in the order given; `stack` closes them.

    Raises:
        UnknownName: no provider is called so.
        ConfigError: an address is none.
        StoreError: the index is none, or the cache belongs to another program.
    """
    opened: list[Source] = []
    if index is not None:
        opened.append(stack.enter_context(open_index(index, said=None if quiet else complain)))
    if not offline:
        urls = {"crossref": crossref_url} if crossref_url else {}
        cache = cache or os.environ.get("REFKIT_CACHE")
        opened += [provider(name, mailto, urls.get(name), cache) for name in dict.fromkeys(names or ())]
    return opened


def look_up(records: References, sources: list[Source], *, offline: bool, quiet: bool) -> Enrichments:
    """The records with what the sources know of them; shows on a terminal how far it got."""
    return Enrichments(enrich(watched(records, quiet=quiet), sources=sources, offline=offline), records)


def provider(name: str, mailto: str | None, url: str | None, cache: str | None) -> Source:
    """The provider of that name, with what the options and the environment say of it."""
    given = {"mailto": mailto, "base_url": url or os.environ.get(f"REFKIT_{name.upper()}_URL"), "cache": cache}
    if name == "pubmed":
        given["api_key"] = os.environ.get("NCBI_API_KEY")
    options: dict[str, Any] = {option: value for option, value in given.items() if value}
    return get_source(name, **options)
