"""Waiting for an answer, but not longer than said: whatever it is that does not come. Room: sources."""

import threading
from collections.abc import Callable

from refkit.sources.polite.answer import Answer, NoAnswer


def within(seconds: float, ask: Callable[[], Answer]) -> Answer:
    """What `ask` gives or raises, if it does so in time.

    Time limits of sockets bound each step only: looking up an address has none, and a head that comes letter by
    letter never meets one. So the request runs in a thread of its own, which is left behind when it is late.

    Raises:
        NoAnswer: it is late.
    """
    answers: list[Answer] = []
    errors: list[BaseException] = []

    def run() -> None:
        try:
            answers.append(ask())
        except BaseException as error:  # raised again below, in the thread that waits
            errors.append(error)

    thread = threading.Thread(target=run, name="refkit-request", daemon=True)
    thread.start()
    thread.join(seconds)
    if errors:
        raise errors[0]
    if not answers:
        raise NoAnswer("did not answer in time")
    return answers[0]
