"""How far a verb got, shown in a notebook's output while it works; nothing at all anywhere else. Workflow.

Only where this runs inside a Jupyter kernel, which has then imported IPython itself; a script, a terminal and the
command line (which has a counter of its own) see nothing, and nothing is imported for them.
"""

import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sized
from typing import Any, TypeVar
from uuid import uuid4

from refkit.model.html import Markup, fragment, paragraph, safe

SILENT_SECONDS = 1.0  # what is done sooner needs no counter
BETWEEN_SECONDS = 0.2

Item = TypeVar("Item")


def watched(
    items: Iterable[Item], total: int | None = None, *, clock: Callable[[], float] = time.monotonic
) -> Iterator[Item]:
    """The items one by one; in a notebook a line says how many are done, once a second has gone by.

    The line is taken away at the end, so that what a notebook keeps is the answer alone.
    """
    if not is_in_kernel():
        yield from items
        return
    if total is None and isinstance(items, Sized):
        total = len(items)
    started = clock()
    line = _Line(total)
    show_at = started + SILENT_SECONDS
    try:
        for done, item in enumerate(items, 1):
            yield item
            if (now := clock()) >= show_at:
                show_at = now + BETWEEN_SECONDS
                line.show(done, now - started)
    finally:
        line.end()


def is_in_kernel() -> bool:
    """Whether this runs inside a Jupyter kernel."""
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython is not None and hasattr(ipython, "get_ipython") else None
    return getattr(shell, "kernel", None) is not None


class _Line:
    """One output of a cell that is written over and over."""

    def __init__(self, total: int | None) -> None:
        self._total, self._id = total, f"refkit-{uuid4().hex}"
        self._is_there = False

    def show(self, done: int, seconds: float) -> None:
        said = progress_line(done, self._total, seconds)
        known = f' value="{done}" max="{max(self._total, 1)}"' if self._total is not None else ""
        bar = Markup(f'<progress{known} aria-label="References done"></progress> {safe(said)}')
        self._write(said, fragment(paragraph(bar)))

    def end(self) -> None:
        if self._is_there:
            self._write("", "")

    def _write(self, text: str, html: str) -> None:
        from IPython.display import display  # optional, and already imported by the kernel

        bundle: dict[str, Any] = {"text/plain": text, "text/html": html}
        display(bundle, raw=True, display_id=self._id, update=self._is_there)
        self._is_there = True


def progress_line(done: int, total: int | None, seconds: float, done_before: int = 0) -> str:
    """The line itself.

    >>> progress_line(120, 5000, 60.0)
    '120 of 5,000 references · 2.0 a second · 41 min left'
    """
    now = max(done - done_before, 0)
    line = f"{done:,} references" if total is None else f"{done:,} of {total:,} references"
    if not now or seconds <= 0:
        return line
    rate = now / seconds
    left = f" · {_duration(max(total - done, 0) / rate)} left" if total is not None else ""
    return f"{line} · {rate:.1f} a second{left}"


def _duration(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5_400 else f"{seconds / 3_600:.1f} h"
