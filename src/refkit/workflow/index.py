"""Open an offline index, or make one of a file of works on the way. Workflow."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from platformdirs import user_cache_path

from refkit.errors import StoreError, UnreadableInput
from refkit.sources import LocalIndex

_WORKS = (".jsonl", ".jsonl.gz", ".json", ".json.gz", ".ndjson", ".ndjson.gz", ".tar", ".tar.gz", ".tgz")


def open_index(path: str | Path, *, said: Callable[[str], None] | None = None) -> LocalIndex:
    """The index at `path`; a file of Crossref works is indexed first, once, in the user's cache folder.

    `said` is told when that happens, for it can take minutes.

    Raises:
        UnreadableInput: there is no such file.
        StoreError: the file is neither an index nor works.
    """
    where = Path(path)
    if not str(where).lower().endswith(_WORKS):
        return LocalIndex(where)
    try:
        known_as = where.stat()
    except OSError as error:
        raise UnreadableInput.because(where, error) from error
    mark = hashlib.sha256(f"{where.resolve()}|{known_as.st_size}|{known_as.st_mtime_ns}".encode()).hexdigest()[:24]
    cached = user_cache_path("refkit", ensure_exists=True) / f"{mark}.index"
    try:
        return LocalIndex(cached)
    except (StoreError, UnreadableInput):  # not there yet, interrupted, or of another version
        if said:
            said(f"making an index of {where} (once; refkit index build keeps it where you want it)")
        return LocalIndex.build(where, cached)
