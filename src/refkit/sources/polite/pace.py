"""How fast one provider may be asked, and until when not at all. Room: sources."""

import threading
from collections.abc import Mapping
from typing import Literal

from refkit.sources.polite.clock import Clock, SystemClock
from refkit.sources.polite.lane import Lane, Rate

Pool = Literal["single", "list"]


class Pace:
    """The lanes of one provider, and the time it asked to be left alone for; safe between threads."""

    def __init__(self, rates: Mapping[Pool, Rate], concurrency: int, clock: Clock) -> None:
        self.clock = clock
        self.lanes = {pool: Lane(rate, concurrency, clock) for pool, rate in rates.items()}
        self._lock = threading.Lock()
        self._not_before = clock.monotonic()

    def hold(self, seconds: float) -> None:
        """The provider asks for no request within so many seconds."""
        with self._lock:
            self._not_before = max(self._not_before, self.clock.monotonic() + seconds)

    def seconds_held(self) -> float:
        """How long the provider must still be left alone; 0.0 when it may be asked."""
        return max(0.0, self._not_before - self.clock.monotonic())


_SHARED: dict[tuple[str, bool], Pace] = {}
_SHARED_LOCK = threading.Lock()


def shared_pace(place: str, has_contact: bool, rates: Mapping[Pool, Rate], concurrency: int) -> Pace:
    """The pace at an address, one for the whole process: a provider counts requests, not the objects that send them.

    With and without a contact address are two pools to a provider, so they are here.
    """
    with _SHARED_LOCK:
        if (place, has_contact) not in _SHARED:
            _SHARED[place, has_contact] = Pace(rates, concurrency, SystemClock())
        return _SHARED[place, has_contact]
