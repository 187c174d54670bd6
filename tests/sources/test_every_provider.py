"""What holds for every provider: faults are outages and no answers, limits are kept, contact addresses stay private."""

import logging
import pickle
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from fake_server import Asked, FakeClock, FakeServer, Reply, Script
from stand_ins import (
    DATASET,
    ISBN,
    answer_as_datacite,
    answer_as_doi_org,
    answer_as_openlibrary,
    answer_as_pubmed,
)

from refkit.errors import SourceError, SourceRefused, SourceUnavailable
from refkit.sources import DataCiteSource, DoiSource, OpenLibrarySource, PubMedSource, Source
from refkit.sources.cache import NOT_FOUND_AGE_SECONDS
from refkit.sources.polite.circuit import FAILURES_THAT_OPEN
from refkit.sources.polite.courtesy import MOST_REQUESTS

ADDRESS = "secret.librarian@example.org"


@dataclass(frozen=True)
class Case:
    """A provider, its stand-in, and an identifier that it knows and one that it does not."""

    make: Callable[..., Source]
    script: Script
    known: str
    unknown: str


CASES = {
    "pubmed": Case(PubMedSource, answer_as_pubmed, "23853635", "11111111"),
    "datacite": Case(DataCiteSource, answer_as_datacite, DATASET["doi"], "10.1000/182"),
    "openlibrary": Case(OpenLibrarySource, answer_as_openlibrary, ISBN, "9780306406157"),
    "doi": Case(DoiSource, answer_as_doi_org, "10.1400/made.up", "10.9999/nobody"),
}


@pytest.fixture(params=CASES.values(), ids=CASES.keys())
def case(request: pytest.FixtureRequest, server: FakeServer) -> Case:
    chosen: Case = request.param
    server.script = chosen.script
    return chosen


@pytest.fixture
def make(case: Case, server: FakeServer, clock: FakeClock) -> Callable[..., Any]:
    return lambda **options: case.make(base_url=server.url, **{"mailto": ADDRESS, "clock": clock, **options})


FAULTS = {
    "asked too often": Reply(429, headers={"Retry_After": "2"}),
    "broken": Reply(500),
    "down for long": Reply(503, headers={"Retry_After": "3600"}),
    "truncated": Reply(200, b'{"data": ', declared=100, cut=True),
    "hung up": Reply(200, b"", declared=100, cut=True),
    "broken JSON or XML": Reply(200, b"{<a>"),
    "broken XML": Reply(200, b"<PubmedArticleSet><PubmedArticle>", content_type="text/xml"),
    "a web page": Reply(200, b"<html>Welcome</html>", content_type="text/html"),
    "a bomb of entities": Reply(
        200, b'<!DOCTYPE a [<!ENTITY b "b"><!ENTITY c "&b;&b;">]><a>&c;</a>', content_type="text/xml"
    ),
    "another shape": Reply(200, b'{"x": [1]}'),
    "no type": Reply(200, b"{}x", content_type=""),
    "redirect to another host": Reply(302, headers={"Location": "http://elsewhere.invalid/x"}),
    "redirect to another port": Reply(302, headers={"Location": "http://127.0.0.1:1/x"}),
    "redirect on and on": Reply(302, headers={"Location": "/round"}),
    "not let in": Reply(403),
    "another character set": Reply(200, b"{}", content_type="application/json; charset=latin-1"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_an_error_and_never_an_answer(
    case: Case, make: Callable[..., Source], server: FakeServer, fault: str, tmp_path: Path
) -> None:
    source = make(cache=tmp_path / "answers.sqlite")
    server.script = lambda _: FAULTS[fault]
    with pytest.raises(SourceError) as raised:
        source.get(case.known)
    assert len(server.asked) <= MOST_REQUESTS
    assert ADDRESS not in str(raised.value) + repr(source)
    assert str(pickle.loads(pickle.dumps(raised.value))) == str(raised.value)
    server.script = case.script
    server.asked.clear()
    if fault != "down for long":
        assert source.get(case.known) is not None  # an outage is not remembered


def test_an_answer_beyond_eight_megabytes_is_not_read(
    case: Case, make: Callable[..., Source], server: FakeServer
) -> None:
    server.script = lambda _: Reply(200, b" " * (9 << 20))
    with pytest.raises(SourceRefused, match="8 MB"):
        make().get(case.known)
    assert len(server.asked) == 1


def test_one_fault_is_survived(case: Case, make: Callable[..., Source], server: FakeServer) -> None:
    server.replies = [Reply(500)]
    assert make().get(case.known) is not None


def test_retry_after_is_obeyed(case: Case, make: Callable[..., Source], server: FakeServer, clock: FakeClock) -> None:
    server.replies = [Reply(429, headers={"Retry_After": "7"})]
    assert make().get(case.known) is not None
    assert sum(clock.slept) >= 7


def test_a_limit_that_is_used_up_is_waited_for(
    case: Case, make: Callable[..., Source], server: FakeServer, clock: FakeClock
) -> None:
    def used_up(asked: Asked) -> Reply:
        reply = case.script(asked)
        headers = {"RateLimit_Remaining": "0", "RateLimit_Reset": "9"}
        return Reply(reply.status, reply.body, headers, reply.content_type)

    source = make()
    server.script = used_up
    source.get(case.unknown)
    before = sum(clock.slept)
    source.get(case.unknown)
    assert sum(clock.slept) - before >= 9


def test_a_provider_that_keeps_failing_is_left_alone_and_that_is_said(
    case: Case, make: Callable[..., Source], server: FakeServer
) -> None:
    source = make()
    server.script = lambda _: Reply(500)
    for _ in range(2 + FAILURES_THAT_OPEN // MOST_REQUESTS):
        with pytest.raises(SourceUnavailable):
            source.get(case.known)
    asked = len(server.asked)
    with pytest.raises(SourceUnavailable, match="left alone"):
        source.get(case.known)
    assert len(server.asked) == asked


def test_answers_and_what_is_not_known_are_kept(
    case: Case, make: Callable[..., Source], server: FakeServer, clock: FakeClock, tmp_path: Path
) -> None:
    path = tmp_path / "answers.sqlite"
    source, later = make(cache=path), make(cache=path)
    assert source.get(case.unknown) is None
    work = source.get(case.known)
    server.asked.clear()
    assert later.get(case.known) == work is not None
    assert later.get(case.unknown) is None
    assert server.asked == []
    clock.pass_seconds(NOT_FOUND_AGE_SECONDS)
    later.get(case.unknown)
    assert len(server.asked) >= 1
    assert ADDRESS.encode() not in b"".join(file.read_bytes() for file in tmp_path.iterdir())


def test_the_contact_address_is_sent_and_never_logged(
    case: Case, make: Callable[..., Source], server: FakeServer, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        make().get(case.known)
    assert all(f"mailto:{ADDRESS}" in asked.headers["user-agent"] for asked in server.asked)
    assert "GET" in caplog.text
    assert not any(form in caplog.text for form in (ADDRESS, ADDRESS.replace("@", "%40")))


def test_a_key_is_never_logged(server: FakeServer, clock: FakeClock, caplog: pytest.LogCaptureFixture) -> None:
    server.script = answer_as_pubmed
    with caplog.at_level(logging.DEBUG):
        PubMedSource(base_url=server.url, api_key="0123456789abcdef", clock=clock).get("23853635")
    assert server.asked[0].parameters["api_key"] == "0123456789abcdef"
    assert "0123456789abcdef" not in caplog.text
