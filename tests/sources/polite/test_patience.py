"""A request that does not come to an end is left behind in time, whatever it hangs on."""

import socket
import threading
from collections.abc import Iterator

import pytest
from fake_server import FakeClock

from refkit.errors import SourceUnavailable
from refkit.sources import CrossrefSource
from refkit.sources.polite.answer import Answer, NoAnswer
from refkit.sources.polite.patience import within


def test_an_answer_in_time_comes_through() -> None:
    answer = Answer(200)
    assert within(10, lambda: answer) is answer


def test_so_does_what_was_raised() -> None:
    def ask() -> Answer:
        raise KeyError("x")

    with pytest.raises(KeyError):
        within(10, ask)


def test_what_is_late_is_no_answer() -> None:
    forever = threading.Event()

    def ask() -> Answer:
        forever.wait(60)
        return Answer(200)

    with pytest.raises(NoAnswer, match="in time"):
        within(0.01, ask)
    forever.set()


@pytest.fixture
def dripping_url() -> Iterator[str]:
    """A server whose head never ends: one letter after the other, faster than any time limit of a socket."""
    finished = threading.Event()

    def drip(connection: socket.socket) -> None:
        with connection:
            try:
                connection.sendall(b"HTTP/1.1 200 OK\r\nX-Endless: ")
                while not finished.wait(0.005):
                    connection.sendall(b"a")
            except OSError:
                return

    def serve(listener: socket.socket) -> None:
        while not finished.is_set():
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            threading.Thread(target=drip, args=(connection,), daemon=True).start()

    with socket.create_server(("127.0.0.1", 0)) as listener:
        threading.Thread(target=serve, args=(listener,), daemon=True).start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finished.set()


@pytest.mark.parametrize("transport", ["polite client", "habanero"])
def test_a_head_that_never_ends_is_not_waited_for(dripping_url: str, clock: FakeClock, transport: str) -> None:
    works = None
    if transport == "habanero":
        from habanero import Crossref

        works = Crossref(base_url=dripping_url)
    source = CrossrefSource(base_url=dripping_url, works=works, clock=clock, timeout_seconds=0.05, deadline_seconds=0.6)
    with pytest.raises(SourceUnavailable, match="in time"):
        source.get("10.1000/182")
