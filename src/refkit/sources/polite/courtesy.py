"""The rules of asking one provider: turns, pace, retries, a deadline. Knows no HTTP. Room: sources."""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from refkit.errors import SourceRefused, SourceUnavailable
from refkit.sources.polite.answer import Answer, NoAnswer, Send
from refkit.sources.polite.circuit import Circuit
from refkit.sources.polite.headers import concurrency_limit, rate_limit, retry_after_seconds, used_up_seconds
from refkit.sources.polite.lane import Lane
from refkit.sources.polite.pace import Pace, Pool
from refkit.sources.polite.patience import within

MOST_REQUESTS = 6  # for one look-up, redirects and retries included
DEADLINE_SECONDS = 30.0  # for one look-up, from when its turn has come
FIRST_PAUSE_SECONDS, LONGEST_PAUSE_SECONDS = 0.5, 8.0
_LATER = "Try again later, or use an index on disk."
WORTH_RETRYING = frozenset({408, 425, 429, 500, 502, 503, 504})


@dataclass(slots=True)
class Allowance:
    """What one look-up may still spend, however many questions it takes. For one thread.

    `deadline` is in seconds of the clock; None until the look-up's first turn has come.
    """

    requests_left: int = MOST_REQUESTS
    deadline: float | None = None


class Courtesy:
    """Sends one provider's requests as it wants them sent; safe between threads.

    Retry-After is obeyed by every request to the provider, whichever look-up was told. Without it the pause
    doubles, with jitter so that many clients do not come back at the same moment. What would not be over
    before the deadline is not waited for but raised, with the time to come back.
    """

    def __init__(
        self,
        provider: str,
        pace: Pace,
        *,
        jitter: Callable[[], float] = random.random,
        deadline_seconds: float = DEADLINE_SECONDS,
        timeout_seconds: float = 10.0,
    ) -> None:
        self.provider = provider
        self._pace, self._clock = pace, pace.clock
        self._jitter = jitter
        self._deadline_seconds = deadline_seconds
        self._timeout_seconds = timeout_seconds
        self._circuit = Circuit(self._clock)
        self.requests_sent = 0  # since this was made; several threads may make it a few too small

    def ask(self, pool: Pool, send: Send, allowance: Allowance | None = None) -> Answer:
        """The answer to one question: a success (2xx) or "not there" (404).

        A look-up that takes several questions passes the same `allowance` with each.

        Raises:
            SourceUnavailable: an outage, a limit, a broken answer, or the circuit is open.
            SourceRefused: the provider does not accept the request.
        """
        lane = self._pace.lanes[pool]
        allowance = Allowance() if allowance is None else allowance
        with lane.turn():
            if allowance.deadline is None:
                allowance.deadline = self._clock.monotonic() + self._deadline_seconds
            return self._ask_until(lane, send, allowance, allowance.deadline)

    def _ask_until(self, lane: Lane, send: Send, allowance: Allowance, deadline: float) -> Answer:
        pause, reason, failures = 0.0, "takes too many requests", 0
        while allowance.requests_left > 0:
            self._wait(lane, pause, deadline, reason if failures else "")
            allowance.requests_left -= 1
            self.requests_sent += 1
            answer, failure = self._send_once(lane, send, deadline)
            if answer is not None and answer.redirected is None:
                return answer
            failures += 1
            if answer is not None and answer.redirected is not None:
                send, pause, reason = answer.redirected, 0.0, "sends the request on and on"
            else:
                pause, reason = self._pause(failures), failure
        raise SourceUnavailable(
            f"{self.provider} {reason}; asked {MOST_REQUESTS} times. {_LATER}",
            self._pace.seconds_held() or None,
        )

    def _send_once(self, lane: Lane, send: Send, deadline: float) -> tuple[Answer | None, str]:
        """One request: an answer to keep or to follow, or None and what went wrong."""
        left = deadline - self._clock.monotonic()
        timeout = min(self._timeout_seconds, left / 3)  # for each of: connecting, the head, a piece of the body
        try:
            answer = within(3 * timeout, lambda: send(timeout))
        except NoAnswer as failure:
            if failure.is_hopeless:
                raise SourceRefused(f"{self.provider} {failure.reason}.") from None
            if failure.is_outage:
                self._circuit.failed()
            return None, failure.reason
        finally:
            lane.leave()
        lane.adjust(rate_limit(answer.headers), concurrency_limit(answer.headers))
        if answer.status in WORTH_RETRYING or answer.status >= 500:
            self._pace.hold(retry_after_seconds(answer.headers, self._clock.now()) or 0.0)
            self._circuit.failed()
            return None, _describe(answer.status)
        self._pace.hold(used_up_seconds(answer.headers, self._clock.now()))
        self._circuit.succeeded()
        if answer.status in (200, 404) or answer.redirected is not None:
            return answer, ""
        raise SourceRefused(f"{self.provider} {_refusal(answer)}.")

    def _wait(self, lane: Lane, pause: float, deadline: float, reason: str) -> None:
        """Wait until the next request may go, and start it; raise at once where that is after the deadline."""
        self._check_circuit()
        start = self._clock.monotonic() + pause
        while True:
            now = self._clock.monotonic()
            held = self._pace.seconds_held()
            delay = max(start - now, held, 0.0)
            if not delay and now < deadline and not (delay := lane.enter()):
                return
            if now + delay >= deadline:
                why = f"asks for {held:.0f} s of patience" if held else reason or "has no room for more requests"
                raise SourceUnavailable(f"{self.provider} {why}. {_LATER}", held or None)
            self._clock.sleep(delay)

    def _check_circuit(self) -> None:
        if left := self._circuit.seconds_left():
            raise SourceUnavailable(
                f"{self.provider} failed many times in a row and is left alone for {left:.0f} s. {_LATER}", left
            )

    def _pause(self, failures: int) -> float:
        """Seconds to wait after so many failures: doubling, and between half and all of it by chance."""
        pause = min(FIRST_PAUSE_SECONDS * 2.0 ** (failures - 1), LONGEST_PAUSE_SECONDS)
        return pause * (0.5 + self._jitter() / 2)


def _describe(status: int) -> str:
    return "says that it is asked too often (status 429)" if status == 429 else f"is out of order (status {status})"


def _refusal(answer: Answer) -> str:
    if 300 <= answer.status < 400:
        return f"sends the request on to a place where it is not followed (status {answer.status})"
    if answer.status in (401, 403):
        return f"does not let us in (status {answer.status})"
    said = _validation_message(answer.json)
    return f"does not accept the request (status {answer.status}){f': {said}' if said else ''}"


def _validation_message(body: object) -> str:
    """The words of a parameter error: {"message": [{"message": "…"}]}, or {"message": "…"}."""
    message = body.get("message") if isinstance(body, Mapping) else None
    if isinstance(message, list) and message and isinstance(message[0], Mapping):
        message = message[0].get("message")
    return " ".join(message.split())[:300].rstrip(".") if isinstance(message, str) else ""
