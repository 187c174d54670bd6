"""How far the work got, how fast, and what is left, on standard error of a terminal only. Part of the command line."""

import sys
import time
from collections.abc import Callable, Iterator
from typing import TextIO

from refkit.model.record import Record
from refkit.model.references import References
from refkit.workflow.progress import BETWEEN_SECONDS, SILENT_SECONDS, progress_line


class Progress:
    """A line that is written over and over; nothing at all off a terminal, or within the first second.

    `done_before` are those that an earlier run did: they count, and tell nothing about the speed of this one.
    """

    def __init__(
        self,
        total: int,
        *,
        done_before: int = 0,
        quiet: bool = False,
        to: TextIO | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._to = sys.stderr if to is None else to
        self._is_shown = not quiet and self._to is not None and self._to.isatty()
        self._total, self._before, self._clock = total, done_before, clock
        self._started = clock()
        self._show_at = self._started + SILENT_SECONDS
        self._has_written = False

    def show(self, done: int) -> None:
        """Say that so many are done, if it is time to say something."""
        if not self._is_shown or (now := self._clock()) < self._show_at:
            return
        self._show_at = now + BETWEEN_SECONDS
        self._has_written = True
        self._to.write(f"\r{progress_line(done, self._total, now - self._started, self._before)}\x1b[K")
        self._to.flush()

    def end(self) -> None:
        """Take the line away."""
        if self._has_written:
            self._to.write("\r\x1b[K")
            self._to.flush()


def watched(records: References, *, quiet: bool) -> Iterator[Record]:
    """The records one by one; how far that got is shown to a person who waits for longer than a second."""
    progress = Progress(len(records), quiet=quiet)
    try:
        for number, record in enumerate(records):
            progress.show(number)
            yield record
    finally:
        progress.end()
