"""One pool of a provider's requests: who may go now, and who waits. Room: sources."""

import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from refkit.sources.polite.clock import Clock

MARGIN_SECONDS = 0.02  # two clocks never agree to the millisecond
LONGEST_INTERVAL_SECONDS = 600.0  # no provider counts over more; a header that says so is not believed


class Rate(NamedTuple):
    """So many requests in so many seconds."""

    requests: int
    interval_seconds: float = 1.0

    @property
    def per_second(self) -> float:
        """The same as one number."""
        return self.requests / self.interval_seconds


class Lane:
    """Keeps the requests of one pool under its rate and its concurrency; safe between threads.

    The provider counts a request when it arrives, which is some time between our sending it and its
    answer. A request therefore counts from when it is sent until one interval after it was answered:
    however the network delays things, the provider never sees more in an interval than it allows.
    """

    def __init__(self, rate: Rate, concurrency: int, clock: Clock) -> None:
        self._documented = self._rate = rate
        self._most_under_way = self._concurrency = concurrency
        self._clock = clock
        self._changed = threading.Condition()
        self._turns = 0
        self._under_way = 0
        self._answered: deque[float] = deque()

    @property
    def rate(self) -> Rate:
        """The rate that is kept to now: the documented one, or a lower one that an answer named."""
        return self._rate

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait for one of the turns, as many as requests may be under way at once, and hold it."""
        with self._changed:
            while self._turns >= min(self._concurrency, self._rate.requests):
                self._changed.wait()
            self._turns += 1
        try:
            yield
        finally:
            with self._changed:
                self._turns -= 1
                self._changed.notify_all()

    def enter(self) -> float:
        """Start a request, if one may go now: 0.0. Otherwise the seconds until it is worth trying again."""
        with self._changed:
            now = self._clock.monotonic()
            interval = self._rate.interval_seconds + MARGIN_SECONDS
            while self._answered and self._answered[0] + interval <= now:
                self._answered.popleft()
            if self._under_way + len(self._answered) < self._rate.requests:
                self._under_way += 1
                return 0.0
            return self._answered[0] + interval - now if self._answered else interval

    def leave(self) -> None:
        """The request that `enter` started has been answered, or has failed."""
        with self._changed:
            self._under_way -= 1
            self._answered.append(self._clock.monotonic())

    def adjust(self, rate: tuple[int, float] | None, concurrency: int | None) -> None:
        """Follow the limits an answer named, but never go faster than the documented ones."""
        with self._changed:
            if rate is not None and 0 < rate[1] <= LONGEST_INTERVAL_SECONDS:
                self._rate = min(Rate(*rate), self._documented, key=lambda limit: limit.per_second)
            if concurrency is not None:
                self._concurrency = min(concurrency, self._most_under_way)
            self._changed.notify_all()
