"""Leaving a provider alone that keeps failing. Room: sources."""

import threading

from refkit.sources.polite.clock import Clock

FAILURES_THAT_OPEN = 10  # requests in a row, over all look-ups: more than one look-up alone can have
FIRST_REST_SECONDS = 60.0
LONGEST_REST_SECONDS = 600.0


class Circuit:
    """Opens after many failures in a row; then one request is let through after each rest, to see.

    Safe between threads. The rest doubles each time the request that was let through fails too.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._failures = 0
        self._rest_seconds = FIRST_REST_SECONDS
        self._open_until: float | None = None
        self._is_being_tried = False

    def seconds_left(self) -> float:
        """0.0 when a request may go; otherwise how long the circuit stays open.

        When a rest is over, the first who asks may go and everybody else goes on waiting for the outcome.
        """
        with self._lock:
            if self._open_until is None:
                return 0.0
            now = self._clock.monotonic()
            if now < self._open_until:
                return self._open_until - now
            self._open_until, self._is_being_tried = now + self._rest_seconds, True
            return 0.0

    def succeeded(self) -> None:
        """The provider answered, be it to say no."""
        with self._lock:
            self._failures, self._rest_seconds = 0, FIRST_REST_SECONDS
            self._open_until, self._is_being_tried = None, False

    def failed(self) -> None:
        """A request brought no answer that can be used."""
        with self._lock:
            self._failures += 1
            if self._is_being_tried:
                self._rest_seconds = min(2 * self._rest_seconds, LONGEST_REST_SECONDS)
            if self._is_being_tried or (self._open_until is None and self._failures >= FAILURES_THAT_OPEN):
                self._open_until = self._clock.monotonic() + self._rest_seconds
                self._is_being_tried = False
