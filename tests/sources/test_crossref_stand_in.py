"""CrossrefSource against the stand-in for Crossref's API in ../shared: its limits enforced, its faults thrown."""

import json
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from fake_server import FakeClock

from refkit.errors import SourceError
from refkit.model.record import Record
from refkit.sources import CrossrefSource

pytestmark = [pytest.mark.shared, pytest.mark.slow]

DOI = "10.3390/nu7095388"
PRINTED = Record.model_validate(
    {"origin": {"text": "Gröber U, Schmidt J, Kisters K. Magnesium in Prevention and Therapy. Nutrients 2015;7:8199."}}
)
FAULTS = (
    "429 429-date 429-bare 503 503-retry 500 502-html 504 403 401 404 hang slow drip truncate bad-json html-200"
    " wrong-ctype empty reset wrong-shape null-message missing-fields null-fields latin1 gzip-corrupt redirect"
    " wrong-doi no-score dup-items"
).split()
SLOW_FAULTS = {"hang", "slow", "drip"}


class HurriedClock(FakeClock):
    """Real time, but what is slept is only added to it."""

    def monotonic(self) -> float:
        return time.monotonic() + super().monotonic()


class StandIn:
    """The stand-in server, as a process of its own."""

    def __init__(self, url: str) -> None:
        self.url = url

    def control(self, **settings: Any) -> None:
        self._send("/__reset", {})
        self._send("/__control", settings)

    def stats(self) -> dict[str, Any]:
        with urllib.request.urlopen(f"{self.url}/__stats") as answer:
            stats: dict[str, Any] = json.load(answer)
        return stats

    def _send(self, path: str, body: dict[str, Any]) -> None:
        request = urllib.request.Request(self.url + path, json.dumps(body).encode(), method="POST")
        urllib.request.urlopen(request).close()


@pytest.fixture(scope="module")
def stand_in(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[StandIn]:
    records = tmp_path_factory.mktemp("records") / "records.jsonl"
    _write_some_records(shared_data / "match" / "records.jsonl.gz", records)
    command = [sys.executable, str(shared_data / "match" / "fake_crossref.py"), "--records", str(records), "--enforce"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield StandIn(json.loads(process.stdout.readline())["url"])
        finally:
            process.terminate()


def _write_some_records(source: Path, target: Path) -> None:
    """The first thousand works and the one that is asked for: reading all takes seconds."""
    import gzip

    with gzip.open(source, "rt", encoding="utf-8") as lines, target.open("w", encoding="utf-8") as out:
        out.writelines(line for number, line in enumerate(lines) if number < 1000 or DOI in line)


def make_source(transport: str, stand_in: StandIn, timeout_seconds: float) -> CrossrefSource:
    clock = HurriedClock()  # pauses take no time
    if transport == "polite client":
        return CrossrefSource("me@example.org", stand_in.url, clock=clock, timeout_seconds=timeout_seconds)
    from habanero import Crossref

    client = Crossref(base_url=stand_in.url, mailto="me@example.org", timeout=timeout_seconds)
    return CrossrefSource(works=client, clock=clock)


@pytest.mark.parametrize("transport", ["polite client", "habanero"])
@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("times", [2, None])
def test_with_every_fault_the_right_work_or_an_honest_error(
    stand_in: StandIn, transport: str, fault: str, times: int | None
) -> None:
    throw: dict[str, Any] = {"kind": fault, "seconds": 0.4, **({"times": times} if times else {})}
    stand_in.control(faults=[throw], limit_scale=1000)
    source = make_source(transport, stand_in, timeout_seconds=0.15 if fault in SLOW_FAULTS else 10)
    with suppress(SourceError):
        found = source.get(DOI)
        assert (found is None) == (fault == "404")
        assert found is None or found.identifier == DOI
    with suppress(SourceError):
        candidates = source.search(PRINTED)
        assert candidates[0].identifier == DOI
        assert len({work.identifier for work in candidates}) == len(candidates)
    if times and fault not in SLOW_FAULTS:
        stand_in.control(faults=[], limit_scale=1000)
        assert source.search(PRINTED)[0].identifier == DOI
    assert "599" not in stand_in.stats()["status"]


def test_within_its_limits_it_is_never_asked_too_often(stand_in: StandIn) -> None:
    stand_in.control(faults=[], limit_scale=1)
    source = CrossrefSource("me@example.org", stand_in.url)
    for _ in range(5):
        assert source.search(PRINTED)[0].identifier == DOI
    for _ in range(12):
        assert source.get(DOI) is not None
    stats = stand_in.stats()
    assert set(stats["status"]) == {"200"}
    assert stats["max_inflight"] == {"polite-array": 1, "polite-single": 1}
    assert stats["mailtos"] == {"me@example.org": 17}


def test_it_is_never_asked_before_retry_after_has_passed(stand_in: StandIn) -> None:
    stand_in.control(faults=[{"kind": "429", "every": 2, "retry_after": 1}], limit_scale=1000)
    source = CrossrefSource("you@example.org", stand_in.url)
    for _ in range(2):
        assert source.get(DOI) is not None
        assert source.search(PRINTED)[0].identifier == DOI
    stats = stand_in.stats()
    assert stats["requests_before_retry_after_passed"] == 0
    assert stats["status"] == {"200": 4, "429": 3}
