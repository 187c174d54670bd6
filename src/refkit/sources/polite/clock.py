"""Time as the polite client sees it, so that tests need not wait. Room: sources."""

import time
from typing import Protocol


class Clock(Protocol):
    """Where time comes from and how it is waited for."""

    def monotonic(self) -> float:
        """Seconds since some moment; never runs backwards."""
        ...

    def now(self) -> float:
        """Seconds since 1970 by the computer's own clock, which may be wrong or be set."""
        ...

    def sleep(self, seconds: float) -> None:
        """Come back when so much time has passed."""
        ...


class SystemClock:
    """The computer's clocks."""

    def monotonic(self) -> float:
        """See `Clock`."""
        return time.monotonic()

    def now(self) -> float:
        """See `Clock`."""
        return time.time()

    def sleep(self, seconds: float) -> None:
        """See `Clock`."""
        time.sleep(seconds)
