"""Works looked up over the network from the command line: on loopback, with a cache, and when a source is down."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "sources"))  # the stand-ins of the providers

from fake_server import FakeServer, Reply, running_server
from stand_ins import answer_as_pubmed

LINE = "Gröber U. Magnesium in Prevention and Therapy. Nutrients. 2015;7:8199-8226.\n"
ABBASI = "Abbasi B, Kimiagar M, et al. Magnesium hos äldre. J Res Med Sci. 2012;17(12):1161-1169.\n"
CROSSREF = ("enrich", "-", "--lines", "--from", "crossref", "--json")


@pytest.fixture
def server() -> Iterator[FakeServer]:
    with running_server() as running:
        yield running


def items(out: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in out.splitlines()]


def test_crossref_is_asked_where_it_is_said_to_be(refkit_command, server: FakeServer) -> None:
    ran = refkit_command(*CROSSREF, "--crossref-url", server.url, "--mailto", "me@example.org", stdin=LINE)
    assert (ran.status, items(ran.out)[0]["DOI"]) == (0, "10.3390/nu7095388")
    assert [asked.path for asked in server.asked] == ["/works"]
    assert "mailto:me@example.org" in server.asked[0].headers["user-agent"]
    assert "me@example.org" not in ran.out + ran.err


def test_addresses_and_contact_may_come_from_the_environment(
    refkit_command, server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.script = answer_as_pubmed
    monkeypatch.setenv("REFKIT_PUBMED_URL", server.url)
    monkeypatch.setenv("REFKIT_MAILTO", "me@example.org")
    monkeypatch.setenv("NCBI_API_KEY", "0123456789")
    ran = refkit_command("enrich", "-", "--lines", "--from", "pubmed", "--json", stdin=ABBASI)
    assert (ran.status, items(ran.out)[0]["PMID"]) == (0, "23853635")
    assert {"email": "me@example.org", "api_key": "0123456789"}.items() <= server.asked[0].parameters.items()


def test_answers_that_are_kept_are_not_asked_for_again(refkit_command, server: FakeServer, tmp_path: Path) -> None:
    command = (*CROSSREF, "--crossref-url", server.url, "--cache", tmp_path / "answers.sqlite")
    first = refkit_command(*command, stdin=LINE).out
    assert refkit_command(*command, stdin=LINE).out == first
    assert len(server.asked) == 1


def test_a_source_that_is_down_is_said_and_the_records_are_written(refkit_command, server: FakeServer) -> None:
    server.script = lambda _: Reply(403)
    ran = refkit_command(*CROSSREF, "--crossref-url", server.url, stdin=LINE)
    assert ran.status == 5
    assert "does not let us in" in ran.err
    [item] = items(ran.out)
    assert item["title"] == "Magnesium in Prevention and Therapy"


def test_what_another_source_answered_counts(
    refkit_command, server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REFKIT_PUBMED_URL", server.url)
    server.script = lambda asked: Reply(403) if asked.path == "/works" else answer_as_pubmed(asked)
    ran = refkit_command(*CROSSREF, "--from", "pubmed", "--crossref-url", server.url, stdin=ABBASI)
    assert (ran.status, items(ran.out)[0]["PMID"]) == (0, "23853635")
    assert "crossref did not answer" in ran.err


def test_an_address_that_is_none_is_a_usage_error(refkit_command) -> None:
    ran = refkit_command(*CROSSREF, "--crossref-url", "crossref", stdin=LINE)
    assert ran.status == 2
    assert "base address" in ran.err


def test_sources_are_listed_with_what_they_hold_and_their_limits(refkit_command) -> None:
    lines = refkit_command("sources").out.splitlines()
    assert [line.split()[0] for line in lines] == ["crossref", "datacite", "doi", "index", "openlibrary", "pubmed"]
    assert "5/s (searches 1/s), 1 at once; with --mailto 10/s (searches 3/s), 3 at once" in lines[0]
    assert "3/s" in lines[-1]
    assert "no limit" in lines[3]
