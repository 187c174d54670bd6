"""How many rows are done, how fast, on standard error of a terminal only. Part of the command line."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

SILENT_SECONDS = 1.0  # what is done sooner needs no counter
BETWEEN_SECONDS = 0.5


@contextmanager
def counting(noun: str, *, quiet: bool) -> Iterator[Callable[[int], None] | None]:
    """A function to be told how many are done; None where nobody looks. The line is wiped at the end."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    started = time.monotonic()
    next_at = started + SILENT_SECONDS

    def count(done: int) -> None:
        nonlocal next_at
        now = time.monotonic()
        if now >= next_at:
            next_at = now + BETWEEN_SECONDS
            print(f"\r{done} {noun}, {done / (now - started):.0f} a second", end="", file=sys.stderr, flush=True)

    try:
        yield count
    finally:
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)
