"""Where metadata comes from: providers on the network and indexes on disk. Room: sources.

Each source is loaded when it is first asked for, so that an index on disk does not load the network.
"""

from typing import TYPE_CHECKING

__all__ = [
    "CrossrefSource",
    "DataCiteSource",
    "DoiSource",
    "Limits",
    "LocalIndex",
    "OpenLibrarySource",
    "PubMedSource",
    "Registration",
    "Source",
    "get_source",
]

_HOME_OF = {
    "CrossrefSource": "refkit.sources.crossref",
    "DataCiteSource": "refkit.sources.datacite",
    "DoiSource": "refkit.sources.doi",
    "Limits": "refkit.sources.protocol",
    "LocalIndex": "refkit.sources.local_index",
    "OpenLibrarySource": "refkit.sources.openlibrary",
    "PubMedSource": "refkit.sources.pubmed",
    "Registration": "refkit.sources.doi",
    "Source": "refkit.sources.protocol",
    "get_source": "refkit.sources.registry",
}

if TYPE_CHECKING:
    from refkit.sources.crossref import CrossrefSource
    from refkit.sources.datacite import DataCiteSource
    from refkit.sources.doi import DoiSource, Registration
    from refkit.sources.local_index import LocalIndex
    from refkit.sources.openlibrary import OpenLibrarySource
    from refkit.sources.protocol import Limits, Source
    from refkit.sources.pubmed import PubMedSource
    from refkit.sources.registry import get_source


def __getattr__(name: str) -> object:
    """Load a public name when it is first asked for, and keep it."""
    from importlib import import_module

    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_HOME_OF[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """The public names too, whether they are loaded or not."""
    return sorted({*globals(), *__all__})
