"""Which sources exist by name: refkit's own, and plugins in the entry-point group `refkit.sources`. Room: sources."""

from collections.abc import Callable
from importlib.metadata import EntryPoint, entry_points
from typing import Any, cast

from refkit.errors import ConfigError, UnknownName
from refkit.sources.protocol import Source

GROUP = "refkit.sources"
_BUILT_IN = {
    "crossref": "refkit.sources.crossref:CrossrefSource",
    "datacite": "refkit.sources.datacite:DataCiteSource",
    "doi": "refkit.sources.doi:DoiSource",
    "index": "refkit.sources.local_index:LocalIndex",
    "openlibrary": "refkit.sources.openlibrary:OpenLibrarySource",
    "pubmed": "refkit.sources.pubmed:PubMedSource",
}


def get_source(name: str, **options: Any) -> Source:
    """The source of that name, made with its own options (`mailto=…` for the providers, `path=…` for index).

    Its module is imported only now. A plugin cannot take the name of one of refkit's own.

    Raises:
        UnknownName: no source is called so.
        ConfigError: it cannot be made with these options.
    """
    declared = _declared()
    if name not in declared:
        raise UnknownName("source", name, declared)
    make = cast("Callable[..., Source]", declared[name].load())
    try:
        return make(**options)
    except TypeError as error:
        raise ConfigError(f"The source {name!r} cannot be made with these options: {error}.") from error


def source_names() -> tuple[str, ...]:
    """The names `get_source` knows, in order of the alphabet; nothing is imported."""
    return tuple(sorted(_declared()))


def _declared() -> dict[str, EntryPoint]:
    ours = (EntryPoint(name, target, GROUP) for name, target in _BUILT_IN.items())
    return {point.name: point for point in (*entry_points(group=GROUP), *ours)}  # ours win
