"""Which sources exist by name: refkit's own, and plugins in the entry-point group `refkit.sources`. Room: sources."""

from collections.abc import Callable
from importlib.metadata import EntryPoint, entry_points
from typing import Any, NamedTuple, cast

from refkit.errors import ConfigError, UnknownName
from refkit.sources.protocol import Limits, Source

GROUP = "refkit.sources"
_BUILT_IN = {
    "crossref": "refkit.sources.crossref:CrossrefSource",
    "datacite": "refkit.sources.datacite:DataCiteSource",
    "doi": "refkit.sources.doi:DoiSource",
    "index": "refkit.sources.local_index:LocalIndex",
    "openlibrary": "refkit.sources.openlibrary:OpenLibrarySource",
    "pubmed": "refkit.sources.pubmed:PubMedSource",
}


_HOLDS = {
    "crossref": "articles, books, chapters; by DOI, by text",
    "datacite": "data sets, theses, reports; by DOI, by title",
    "doi": "whatever has a DOI, at its agency; by DOI",
    "index": "works of an index on disk (--index FILE)",
    "openlibrary": "books; by ISBN, by title and author",
    "pubmed": "medical articles; by PMID, DOI, numbers, title",
}


class Description(NamedTuple):
    """A source as `refkit sources` shows it: what it holds and is asked by, and how hard it may be asked."""

    name: str
    holds: str
    pace: str


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


def describe_sources() -> tuple[Description, ...]:
    """All sources by name. refkit's own providers are made for that; nothing is sent. A plugin is only named."""
    return tuple(Description(name, _HOLDS.get(name, "a plugin's"), _pace_of(name)) for name in source_names())


def _pace_of(name: str) -> str:
    if name not in _HOLDS:
        return ""
    if name == "index":
        return "no limit"
    alone, known = get_source(name).limits, get_source(name, mailto="name@example.org").limits
    return _in_words(alone) if alone == known else f"{_in_words(alone)}; with --mailto {_in_words(known)}"


def _in_words(limits: Limits) -> str:
    """Such as "5/s (searches 1/s), 1 at once"."""
    searches = f" (searches {limits.lists_per_second:.3g}/s)" * (limits.lists_per_second != limits.singles_per_second)
    return f"{limits.singles_per_second:.3g}/s{searches}, {limits.concurrency} at once"


def _declared() -> dict[str, EntryPoint]:
    ours = (EntryPoint(name, target, GROUP) for name, target in _BUILT_IN.items())
    return {point.name: point for point in (*entry_points(group=GROUP), *ours)}  # ours win
