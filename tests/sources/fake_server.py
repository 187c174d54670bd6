"""A small Crossref-like server on loopback whose answers a test scripts, and a clock that never waits."""

import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Protocol
from urllib.parse import parse_qsl, unquote, urlsplit

from refkit.sources import CrossrefSource

WORKS: dict[str, dict[str, Any]] = {
    "10.3390/nu7095388": {
        "DOI": "10.3390/nu7095388",
        "type": "journal-article",
        "title": ["Magnesium in Prevention and Therapy"],
        "container-title": ["Nutrients"],
        "author": [{"family": "Gröber", "given": "Uwe", "sequence": "first"}],
        "issued": {"date-parts": [[2015, 9, 23]]},
        "volume": "7",
        "page": "8199-8226",
    },
    "10.1000/a(b)/../d%2f?e=1&f#g;<h>+": {
        "DOI": "10.1000/A(b)/../d%2F?e=1&f#g;<h>+",
        "type": "book",
        "title": ["An awkward DOI"],
    },
}


class FakeClock:
    """Time that passes only when somebody sleeps; what was slept is written down."""

    def __init__(self) -> None:
        self.slept: list[float] = []
        self._passed = 0.0
        self._lock = threading.Lock()

    def monotonic(self) -> float:
        return self._passed

    def now(self) -> float:
        return 1_700_000_000.0 + self._passed

    def sleep(self, seconds: float) -> None:
        with self._lock:
            self.slept.append(seconds)
            self._passed += seconds

    def pass_seconds(self, seconds: float) -> None:
        """Let time pass without anybody waiting for it."""
        self._passed += seconds


class MakeSource(Protocol):
    """Makes a source that asks the server of the test."""

    def __call__(self, mailto: str | None = None, **options: Any) -> CrossrefSource: ...


@dataclass(frozen=True)
class Reply:
    """One answer of the server. `declared` is a content length that may be a lie; `cut` drops the connection."""

    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    content_type: str = "application/json"
    declared: int | None = None
    cut: bool = False


def json_reply(message: object, status: int = 200, **headers: str) -> Reply:
    return Reply(status, json.dumps({"status": "ok", "message": message}).encode(), headers)


def list_reply(*items: object) -> Reply:
    return json_reply({"items": items, "total-results": len(items)})


NOT_FOUND = Reply(404, b"Resource not found.", content_type="text/plain")


@dataclass(frozen=True)
class Asked:
    """A request as the server saw it."""

    path: str
    parameters: Mapping[str, str]
    headers: Mapping[str, str]
    connection: int = 0  # the client's port


Script = Callable[[Asked], Reply]


def answer_as_crossref(asked: Asked) -> Reply:
    """What Crossref would answer, without limits and without faults."""
    if asked.path == "/works":
        return list_reply(*WORKS.values())
    work = WORKS.get(unquote(asked.path.removeprefix("/works/")).lower())
    return json_reply(work) if work else NOT_FOUND


class FakeServer:
    """What the server was asked, and what it is to answer next: `script`, or `replies` while there are any."""

    def __init__(self) -> None:
        self.asked: list[Asked] = []
        self.script: Script = answer_as_crossref
        self.replies: list[Reply] = []
        self.most_at_once = 0
        self.url = ""
        self._under_way = 0
        self._lock = threading.Lock()

    def reply_to(self, asked: Asked) -> Reply:
        with self._lock:
            self.asked.append(asked)
            self._under_way += 1
            self.most_at_once = max(self.most_at_once, self._under_way)
            scripted = self.replies.pop(0) if self.replies else None
        reply = scripted or self.script(asked)
        with self._lock:
            self._under_way -= 1
        return reply


class _SilentServer(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """A client that hangs up is what some tests are about."""


@contextmanager
def running_server() -> Iterator[FakeServer]:
    fake = FakeServer()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_: object) -> None:
            """Silent."""

        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            headers = {name.lower(): value for name, value in self.headers.items()}
            self._send(fake.reply_to(Asked(parts.path, dict(parse_qsl(parts.query)), headers, self.client_address[1])))

        def _send(self, reply: Reply) -> None:
            self.send_response(reply.status)
            for name, value in {"Content-Type": reply.content_type, **reply.headers}.items():
                if value:
                    self.send_header(name.replace("_", "-"), value)
            self.send_header("Content-Length", str(len(reply.body) if reply.declared is None else reply.declared))
            self.end_headers()
            self.wfile.write(reply.body)
            self.close_connection = self.close_connection or reply.cut

    server = _SilentServer(("127.0.0.1", 0), Handler)
    fake.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield fake
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
