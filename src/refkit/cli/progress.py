"""A counter on standard error while work goes on, on a terminal only. Part of the command line."""

import sys
import time
from collections.abc import Iterator

from refkit.model.record import Record
from refkit.model.references import References

SILENT_SECONDS = 1.0  # what is done sooner needs no counter
BETWEEN_SECONDS = 0.2


def watched(records: References, *, quiet: bool) -> Iterator[Record]:
    """The records one by one; how far that got is shown to a person who waits for longer than a second."""
    if quiet or not sys.stderr.isatty():
        yield from records
        return
    shown_at = time.monotonic() + SILENT_SECONDS
    for number, record in enumerate(records):
        if time.monotonic() >= shown_at:
            print(f"\r{number} of {len(records)} references", end="", file=sys.stderr, flush=True)
            shown_at = time.monotonic() + BETWEEN_SECONDS
        yield record
    print("\r\x1b[K", end="", file=sys.stderr, flush=True)
