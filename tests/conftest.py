"""What every test may rely on: no network but loopback, ../shared found or said to be absent."""

import os
import socket
from collections.abc import Generator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

SHARED_DATA = Path(__file__).resolve().parents[2] / "shared" / "data"

settings.register_profile("default", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", parent=settings.get_profile("default"), derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "default")


@pytest.fixture(autouse=True)
def _only_loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test that reaches for the network fails at once, whether or not there is one."""
    connect = socket.socket.connect

    def connect_to_loopback(self: socket.socket, address: object) -> None:
        host = address[0] if isinstance(address, tuple) else None  # a str or bytes is a Unix socket
        if host is not None and host not in {"127.0.0.1", "::1", "localhost"}:
            raise AssertionError(f"A test tried to connect to {host!r}; tests may use loopback only.")
        return connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect_to_loopback)


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder ../shared/data beside the checkout."""
    return SHARED_DATA


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Tests marked `shared` are skipped where the data is absent."""
    if item.get_closest_marker("shared") and not SHARED_DATA.is_dir():
        pytest.skip("skipped: no ../shared/data")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """In CI the data is there, so a `shared` test that skips, for whatever reason, has failed."""
    report = yield
    if os.environ.get("CI") and report.skipped and item.get_closest_marker("shared"):
        report.outcome = "failed"
        report.longrepr = f"a test marked `shared` may not skip in CI: {report.longrepr}"
    return report
