"""A server on loopback, a clock that never waits, and both ways to Crossref."""

import ssl
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # so that the tests of this room can import fake_server

from fake_server import FakeClock, FakeServer, MakeSource, running_server

from refkit.sources import CrossrefSource


@pytest.fixture
def server() -> Iterator[FakeServer]:
    with running_server() as running:
        yield running


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture(params=["polite client", "habanero"])
def make_source(
    request: pytest.FixtureRequest, server: FakeServer, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> MakeSource:
    """A CrossrefSource that asks the server on loopback, through each transport in turn."""
    # habanero's library reads all root certificates anew for each request; plain HTTP needs none
    monkeypatch.setattr(ssl.SSLContext, "load_verify_locations", lambda *_, **__: None)

    def make(mailto: str | None = None, **options: Any) -> CrossrefSource:
        if request.param == "polite client":
            return CrossrefSource(mailto, server.url, clock=clock, **options)
        from habanero import Crossref

        client = Crossref(base_url=server.url, mailto=mailto, timeout=10)
        return CrossrefSource(works=client, clock=clock, **options)

    return make


@pytest.fixture
def source(make_source: MakeSource) -> CrossrefSource:
    return make_source()
