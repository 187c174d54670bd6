"""Crossref as a source, through both transports: the right work, or an honest error."""

import gzip
import json
import logging
import pickle
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any

import pytest
from fake_server import (
    WORKS,
    Asked,
    FakeClock,
    FakeServer,
    MakeSource,
    Reply,
    answer_as_crossref,
    json_reply,
    list_reply,
)
from hypothesis import given
from hypothesis import strategies as st

from refkit.errors import ConfigError, SourceError, SourceRefused, SourceUnavailable
from refkit.model.crossref import work_from_crossref
from refkit.model.record import Record
from refkit.sources import CrossrefSource, Source
from refkit.sources.crossref import LONGEST_QUERY, ROWS, SELECTED, query_of
from refkit.sources.provider import LONGEST_DOI

DOI = "10.3390/nu7095388"
AWKWARD_DOI = next(doi for doi in WORKS if doi != DOI)
PRINTED = Record.model_validate({"origin": {"text": "Gröber U. Magnesium in Prevention. Nutrients 2015;7:8199."}})
CONTACT = "librarian@example.org"


def test_it_is_a_source(source: CrossrefSource) -> None:
    assert isinstance(source, Source)
    assert source.name == "crossref"


class TestGet:
    def test_a_doi_gives_its_work(self, source: CrossrefSource, server: FakeServer) -> None:
        work = source.get(f"https://doi.org/{DOI.upper()}")
        assert work is not None
        assert (work.identifier, work.source) == (DOI, "crossref")
        assert work.record.title == "Magnesium in Prevention and Therapy"
        assert [asked.path for asked in server.asked] == ["/works/10.3390%2Fnu7095388"]

    def test_a_doi_full_of_signs_stays_one_doi(self, source: CrossrefSource) -> None:
        work = source.get(AWKWARD_DOI)  # "/", "..", "?", "#", "%" and "+" mean something in addresses
        assert work is not None
        assert work.record.title == "An awkward DOI"

    def test_what_is_not_there_is_none(self, source: CrossrefSource, server: FakeServer) -> None:
        assert source.get("10.1000/absent") is None
        assert len(server.asked) == 1

    @pytest.mark.parametrize("identifier", ["", "978-91-0-012345-6", "nu7095388", "10.1000/" + "x" * LONGEST_DOI])
    def test_what_is_no_doi_is_not_asked_for(self, source: CrossrefSource, server: FakeServer, identifier: str) -> None:
        assert source.get(identifier) is None
        assert server.asked == []


class TestSearch:
    def test_one_request_brings_the_candidates(self, source: CrossrefSource, server: FakeServer) -> None:
        works = source.search(PRINTED)
        assert [work.identifier for work in works] == list(WORKS)
        (asked,) = server.asked
        assert asked.path == "/works"
        assert asked.parameters == {
            "query.bibliographic": "Gröber U. Magnesium in Prevention. Nutrients 2015;7:8199.",
            "rows": str(ROWS),
            "select": SELECTED,
        }

    def test_nothing_found_is_no_candidates(self, source: CrossrefSource, server: FakeServer) -> None:
        server.replies = [list_reply()]
        assert source.search(PRINTED) == ()

    def test_a_work_comes_once(self, source: CrossrefSource, server: FakeServer) -> None:
        work = WORKS[DOI]
        server.replies = [list_reply(work, {**work, "DOI": DOI.upper()}, WORKS[AWKWARD_DOI])]
        assert [found.identifier for found in source.search(PRINTED)] == [DOI, AWKWARD_DOI]

    def test_a_candidate_without_a_doi_is_left_out_and_said_so(
        self, source: CrossrefSource, server: FakeServer, caplog: pytest.LogCaptureFixture
    ) -> None:
        server.replies = [list_reply({"title": ["No DOI"]}, "rubbish", WORKS[DOI])]
        assert [found.identifier for found in source.search(PRINTED)] == [DOI]
        assert "left out" in caplog.text

    def test_a_reference_without_a_word_is_not_asked_for(self, source: CrossrefSource, server: FakeServer) -> None:
        assert source.search(Record(volume="7", page="1-9")) == ()
        assert source.search(Record()) == ()
        assert server.asked == []


class TestQuery:
    def test_it_is_the_reference_as_printed_on_one_line(self) -> None:
        record = Record.model_validate({"title": "Parsed", "origin": {"text": "Doe J.\n On\u200b trees.\x00 2001"}})
        assert query_of(record) == "Doe J. On trees. 2001"

    def test_a_record_that_was_never_printed_is_put_into_words(self) -> None:
        record = Record.model_validate({"author": [{"family": "Doe"}], "title": "On <i>trees</i>", "issued": 2001})
        assert query_of(record) == "Doe. On trees. 2001."

    def test_a_document_taken_for_a_reference_is_not_sent(self) -> None:
        record = Record.model_validate({"origin": {"text": "word " * 100_000}})
        assert len(query_of(record)) <= LONGEST_QUERY

    @given(st.text())
    def test_it_is_bounded_and_harmless(self, text: str) -> None:
        query = query_of(Record.model_validate({"origin": {"text": text}}))
        assert len(query) <= LONGEST_QUERY
        assert "\n" not in query
        assert query == query.strip()


class Spy(Mapping[str, Any]):
    """An answer that writes down which of its fields are read."""

    def __init__(self) -> None:
        self.read: set[str] = set()

    def __getitem__(self, key: str) -> Any:
        self.read.add(key)
        raise KeyError(key)

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


def test_a_search_abridges_works_and_asking_for_one_does_not(source: CrossrefSource) -> None:
    assert {work.is_abridged for work in source.search(PRINTED)} == {True}
    work = source.get(DOI)
    assert work is not None
    assert not work.is_abridged
    assert source.requests_sent == 2


def test_a_component_may_be_nothing_but_a_doi(source: CrossrefSource, server: FakeServer) -> None:
    server.replies = [json_reply({"DOI": "10.1000/182.f1", "type": "component", "title": []})]
    work = source.get("10.1000/182.f1")
    assert work is not None


class TestSelection:
    def test_crossref_has_these_fields_and_this_query(self) -> None:
        from habanero.field_queries import validate_field_queries
        from habanero.select import validate_select

        validate_select(SELECTED)
        validate_field_queries(["query.bibliographic"])

    def test_what_is_read_is_asked_for(self) -> None:
        spy = Spy()
        work_from_crossref(spy)
        cannot_be_selected = {"language", "edition-number"}
        assert spy.read - cannot_be_selected <= set(SELECTED.split(","))


HOLLOW = {"DOI": DOI, "type": "journal-article", "title": None, "author": [{"family": None}]}
BROKEN_ANSWERS = [
    pytest.param(json_reply({**HOLLOW, "items": [HOLLOW]}), id="works that lost all but their DOIs"),
    pytest.param(json_reply(None), id="no message"),
    pytest.param(json_reply([WORKS[DOI]]), id="a list in place of a message"),
    pytest.param(Reply(200, b"[1, 2]"), id="a list in place of an object"),
    pytest.param(Reply(200, b'{"message": {"DOI": '), id="JSON that breaks off"),
    pytest.param(Reply(200, b"[" * 200_000), id="JSON nested beyond reason"),
    pytest.param(Reply(200, b""), id="nothing"),
    pytest.param(Reply(200, b"<html>Back soon</html>", content_type="text/html"), id="a web page"),
    pytest.param(Reply(200, json_reply(WORKS[DOI]).body, content_type="text/html"), id="JSON said to be a web page"),
    pytest.param(Reply(200, b"{}", content_type=""), id="no content type"),
    pytest.param(Reply(200, json_reply(WORKS[DOI]).body[:40], declared=4000, cut=True), id="a body that breaks off"),
    pytest.param(Reply(200, b"\x1f\x8b rubbish", {"Content-Encoding": "gzip"}), id="damaged compression"),
    pytest.param(Reply(404, b"<html>Gone fishing</html>", content_type="text/html"), id="another server's 404"),
    pytest.param(Reply(500), id="500"),
    pytest.param(Reply(502, b"<html>nginx</html>", content_type="text/html"), id="502"),
    pytest.param(Reply(503), id="503"),
    pytest.param(Reply(429), id="429 without Retry-After"),
]


class TestFaults:
    @pytest.mark.parametrize("reply", BROKEN_ANSWERS)
    def test_an_outage_is_said_to_be_one(self, make_source: MakeSource, server: FakeServer, reply: Reply) -> None:
        server.script = lambda _: reply
        source = make_source(deadline_seconds=0.6)
        for ask in (lambda: source.get(DOI), lambda: source.search(PRINTED)):
            with pytest.raises(SourceUnavailable, match=r"^Crossref ") as caught:
                ask()
            assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)

    def test_six_requests_are_enough(self, source: CrossrefSource, server: FakeServer, clock: FakeClock) -> None:
        server.script = lambda _: Reply(503)
        with pytest.raises(SourceUnavailable, match="asked 6 times"):
            source.search(PRINTED)
        assert len(server.asked) == 6
        assert 5 <= sum(clock.slept) <= 30

    @pytest.mark.parametrize("reply", BROKEN_ANSWERS)
    def test_a_fault_that_passes_costs_only_a_pause(
        self, source: CrossrefSource, server: FakeServer, clock: FakeClock, reply: Reply
    ) -> None:
        server.replies = [reply]
        work = source.get(DOI)
        assert work is not None
        assert work.identifier == DOI
        assert len(server.asked) == 2
        assert len(clock.slept) == 1

    def test_another_work_is_never_taken_for_the_one_asked_for(
        self, source: CrossrefSource, server: FakeServer
    ) -> None:
        server.script = lambda _: json_reply(WORKS[AWKWARD_DOI])
        with pytest.raises(SourceUnavailable, match=f"when asked for {DOI}"):
            source.get(DOI)
        server.replies, server.script = [json_reply(WORKS[AWKWARD_DOI])], answer_as_crossref
        work = source.get(DOI)
        assert work is not None
        assert work.identifier == DOI

    @pytest.mark.parametrize("status", [401, 403, 410, 418, 451])
    def test_a_refusal_is_final(self, source: CrossrefSource, server: FakeServer, status: int) -> None:
        server.script = lambda _: Reply(status, b"No.", content_type="text/plain")
        with pytest.raises(SourceRefused, match=str(status)):
            source.search(PRINTED)
        assert len(server.asked) == 1

    def test_a_parameter_error_says_which(self, source: CrossrefSource, server: FakeServer) -> None:
        fault = {"type": "integer-not-valid", "value": "x", "message": "Integer specified as x but must be positive."}
        server.script = lambda _: json_reply([fault], status=400)
        with pytest.raises(SourceRefused, match="Integer specified as x but must be positive") as caught:
            source.search(PRINTED)
        assert len(server.asked) == 1
        assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)

    def test_nobody_listening_is_an_outage(self, clock: FakeClock) -> None:
        source = CrossrefSource(base_url="http://127.0.0.1:1", clock=clock)
        with pytest.raises(SourceUnavailable, match="could not be reached"):
            source.get(DOI)

    @given(
        message=st.recursive(
            st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
            lambda inner: (
                st.lists(inner, max_size=3)
                | st.dictionaries(
                    st.sampled_from(["message", "items", *SELECTED.split(","), "family", "date-parts", "name"]),
                    inner,
                    max_size=4,
                )
            ),
            max_leaves=12,
        )
    )
    def test_whatever_comes_it_is_a_work_or_a_source_error(self, message: object) -> None:
        class Client:
            base_url, mailto = "http://127.0.0.1:1", None

            def works(self, **_: object) -> object:
                return {"message": message}

        source = CrossrefSource(works=Client(), clock=FakeClock())
        for ask in (lambda: source.get(DOI), lambda: source.search(PRINTED)):
            with suppress(SourceError):
                ask()


class TestContactAddress:
    def test_it_is_told_to_the_provider_and_to_nobody_else(
        self, server: FakeServer, clock: FakeClock, caplog: pytest.LogCaptureFixture
    ) -> None:
        caplog.set_level(logging.DEBUG)
        source = CrossrefSource(CONTACT, server.url, clock=clock)
        source.get(DOI)
        assert CONTACT in server.asked[0].headers["user-agent"]
        assert "refkit/" in server.asked[0].headers["user-agent"]
        server.script = lambda _: Reply(503)
        with pytest.raises(SourceUnavailable) as caught:
            source.get(DOI)
        with pytest.raises(SourceUnavailable) as nobody:
            CrossrefSource(CONTACT, "http://127.0.0.1:1", clock=clock).search(PRINTED)
        assert all("example.org" not in asked.path + str(asked.parameters) for asked in server.asked)
        assert "example.org" not in caplog.text + str(caught.value) + str(nobody.value) + repr(source)

    def test_it_decides_how_fast_may_be_asked(self, make_source: MakeSource) -> None:
        assert make_source().limits.concurrency == 1
        polite = make_source(CONTACT).limits
        assert (polite.singles_per_second, polite.lists_per_second, polite.concurrency) == (10, 3, 3)

    @pytest.mark.parametrize("address", ["", "nobody", "a@b\r\nX-Evil: 1", "a b@c.org", "ü@example.org"])
    def test_what_is_none_is_refused_without_repeating_it(self, address: str) -> None:
        with pytest.raises(ConfigError, match=r"name@example\.org") as caught:
            CrossrefSource(address)
        assert not address or address not in str(caught.value)


class TestPoliteClientAlone:
    """What habanero's own client cannot do."""

    @pytest.fixture
    def source(self, server: FakeServer, clock: FakeClock) -> CrossrefSource:
        return CrossrefSource(base_url=server.url, clock=clock)

    @pytest.mark.parametrize("base_url", ["", "api.crossref.org", "ftp://x.org", "https://u:p@x.org", "http://x:y/"])
    def test_a_base_address_that_is_none_is_refused(self, base_url: str) -> None:
        with pytest.raises(ConfigError):
            CrossrefSource(base_url=base_url)

    def test_a_redirect_within_the_provider_is_followed(self, source: CrossrefSource, server: FakeServer) -> None:
        def script(asked: Asked) -> Reply:
            if asked.path.startswith("/v1"):
                return answer_as_crossref(Asked(asked.path.removeprefix("/v1"), asked.parameters, asked.headers))
            return Reply(301, headers={"Location": f"/v1{asked.path}"})

        server.script = script
        work = source.get(DOI)
        assert work is not None
        assert work.identifier == DOI

    @pytest.mark.parametrize(
        "target", ["https://example.org/", "//example.org/x", "http://127.0.0.1:9/", "ftp://127.0.0.1/", "http://["]
    )
    def test_a_redirect_to_anybody_else_is_not(self, source: CrossrefSource, server: FakeServer, target: str) -> None:
        server.script = lambda _: Reply(302, headers={"Location": target})
        with pytest.raises(SourceRefused, match="not followed"):
            source.get(DOI)
        assert len(server.asked) == 1

    def test_redirects_in_a_circle_end(self, source: CrossrefSource, server: FakeServer) -> None:
        server.script = lambda asked: Reply(307, headers={"Location": asked.path})
        with pytest.raises(SourceUnavailable, match="on and on"):
            source.get(DOI)
        assert len(server.asked) == 6

    def test_an_answer_beyond_eight_megabytes_is_not_read(self, source: CrossrefSource, server: FakeServer) -> None:
        server.script = lambda _: Reply(200, b" " * (9 * 2**20))
        with pytest.raises(SourceRefused, match="8 MB"):
            source.get(DOI)
        assert len(server.asked) == 1

    def test_a_small_answer_that_swells_is_not_read(self, source: CrossrefSource, server: FakeServer) -> None:
        server.script = lambda _: Reply(200, gzip.compress(b" " * (20 * 2**20)), {"Content-Encoding": "gzip"})
        with pytest.raises(SourceRefused, match="8 MB"):
            source.get(DOI)

    def test_a_compressed_answer_is_read(self, source: CrossrefSource, server: FakeServer) -> None:
        server.replies = [Reply(200, gzip.compress(json_reply(WORKS[DOI]).body), {"Content-Encoding": "gzip"})]
        assert source.get(DOI) is not None

    def test_json_in_another_character_set_is_not_trusted(self, source: CrossrefSource, server: FakeServer) -> None:
        body = json.dumps({"message": WORKS[DOI]}, ensure_ascii=False).encode("latin-1")
        server.script = lambda _: Reply(200, body, content_type="application/json;charset=ISO-8859-1")
        with pytest.raises(SourceUnavailable, match="UTF-8"):
            source.get(DOI)

    def test_an_answer_that_takes_too_long_is_given_up(
        self, source: CrossrefSource, server: FakeServer, clock: FakeClock
    ) -> None:
        def script(asked: Asked) -> Reply:
            clock.pass_seconds(25)
            return answer_as_crossref(asked)

        server.script = script
        with pytest.raises(SourceUnavailable, match="too slowly"):
            source.get(DOI)

    def test_cookies_are_not_kept(self, source: CrossrefSource, server: FakeServer) -> None:
        server.replies = [json_reply(WORKS[DOI], Set_Cookie="track=1; Path=/")]
        source.get(DOI)
        source.get(DOI)
        assert "cookie" not in server.asked[1].headers

    def test_its_connection_is_used_again(self, server: FakeServer, source: CrossrefSource) -> None:
        source.get("10.1000/absent")
        source.get(DOI)
        source.search(PRINTED)
        assert len({asked.connection for asked in server.asked}) == 1

    def test_habanero_is_loaded_only_for_those_who_bring_it(self) -> None:
        code = (
            "import sys; from refkit.sources import CrossrefSource; CrossrefSource();"
            "sys.exit(any(name in sys.modules for name in ('habanero', 'httpx', 'httpx2', 'tqdm')))"
        )
        assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
