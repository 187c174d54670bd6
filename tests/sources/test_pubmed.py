"""PubMed as a source: articles by identifier and by numbers, also those without a DOI."""

import pytest
from fake_server import Asked, FakeClock, FakeServer, Reply
from hypothesis import given
from hypothesis import strategies as st
from stand_ins import ABBASI, RETRACTED, SWEDISH, answer_as_pubmed, pubmed_xml, replied

from refkit.errors import SourceUnavailable
from refkit.model.record import Record
from refkit.sources import PubMedSource
from refkit.sources.polite.courtesy import MOST_REQUESTS
from refkit.sources.pubmed_query import citation_of, queries_of

PRINTED = Record.model_validate(
    {
        "title": "Effekten av magnesiumtillskott på primär sömnlöshet hos äldre vuxna",
        "author": [{"family": "Abbasi", "given": "B"}],
        "container_title": "J Res Med Sci",
        "issued": "2012",
        "volume": "17",
        "page": "1161-1169",
    }
)


@pytest.fixture
def pubmed(server: FakeServer, clock: FakeClock) -> PubMedSource:
    server.script = answer_as_pubmed
    return PubMedSource("librarian@example.org", server.url, clock=clock)


def paths(server: FakeServer) -> list[str]:
    return [asked.path.removeprefix("/") for asked in server.asked]


class TestByIdentifier:
    @pytest.mark.parametrize("written", ["23853635", "PMID: 23853635", "https://pubmed.ncbi.nlm.nih.gov/23853635/"])
    def test_a_pmid_brings_the_article_though_it_has_no_doi(self, pubmed: PubMedSource, written: str) -> None:
        work = pubmed.get(written)
        assert work is not None
        assert (work.identifier, work.record.pmid, work.record.pmcid) == ("", "23853635", "PMC3703169")
        assert work.record.page == "1161–1169"

    def test_a_doi_is_searched_for_and_verified(self, pubmed: PubMedSource, server: FakeServer) -> None:
        work = pubmed.get("https://doi.org/10.1000/SLEEP.10")
        assert work is not None
        assert work.identifier == RETRACTED.doi
        assert server.asked[0].parameters["term"] == '"10.1000/sleep.10"[doi]'

    def test_a_search_that_brings_another_doi_is_not_believed(self, pubmed: PubMedSource, server: FakeServer) -> None:
        def wrong(asked: Asked) -> Reply:
            found = {"esearchresult": {"idlist": [ABBASI.pmid]}}
            return replied(found) if asked.path.endswith("esearch.fcgi") else answer_as_pubmed(asked)

        server.script = wrong
        assert pubmed.get("10.1000/other") is None

    @pytest.mark.parametrize("unknown", ["11111111", "10.1000/unknown"])
    def test_what_pubmed_does_not_know_is_none(self, pubmed: PubMedSource, unknown: str) -> None:
        assert pubmed.get(unknown) is None

    @pytest.mark.parametrize("no_identifier", ["", "0", "On sleep", "1234567890123", '10.1000/a"b'])
    def test_what_is_no_identifier_is_not_asked_for(
        self, pubmed: PubMedSource, server: FakeServer, no_identifier: str
    ) -> None:
        assert pubmed.get(no_identifier) is None
        assert server.asked == []

    def test_articles_that_were_not_asked_for_are_not_taken(self, pubmed: PubMedSource, server: FakeServer) -> None:
        server.script = lambda _: replied(pubmed_xml([SWEDISH]), "text/xml")
        with pytest.raises(SourceUnavailable, match="other articles"):
            pubmed.get("23853635")


class TestBySearch:
    def test_numbers_find_a_work_whose_title_is_translated(self, pubmed: PubMedSource, server: FakeServer) -> None:
        assert [work.record.pmid for work in pubmed.search(PRINTED)] == ["23853635"]
        assert paths(server) == ["esearch.fcgi", "efetch.fcgi"]

    def test_a_translated_journal_does_not_matter(self, pubmed: PubMedSource) -> None:
        [work] = pubmed.search(PRINTED.replace(container_title="Tidskrift för medicinsk forskning"))
        assert work.record.pmid == "23853635"

    def test_a_title_is_searched_for_where_numbers_find_nothing(self, pubmed: PubMedSource) -> None:
        reference = Record.model_validate(
            {"title": "Magnesium supplementation on primary insomnia", "author": [{"family": "Abbasi", "given": "B"}]}
        )
        assert [work.record.pmid for work in pubmed.search(reference)] == ["23853635"]

    def test_the_citation_matcher_is_the_last_resort(self, pubmed: PubMedSource, server: FakeServer) -> None:
        def only_matcher(asked: Asked) -> Reply:
            empty = replied({"esearchresult": {"idlist": []}})
            return empty if asked.path.endswith("esearch.fcgi") else answer_as_pubmed(asked)

        server.script = only_matcher
        assert [work.record.pmid for work in pubmed.search(PRINTED)] == ["23853635"]
        assert paths(server)[-2:] == ["ecitmatch.cgi", "efetch.fcgi"]

    def test_the_language_and_the_original_title_come_along(self, pubmed: PubMedSource) -> None:
        work = pubmed.get(SWEDISH.pmid)
        assert work is not None
        assert (work.record.language, work.original_titles) == ("sv", ("Om sömn hos äldre",))
        assert work.record.title == "On sleep in the <i>elderly</i>"

    def test_a_reference_without_numbers_and_title_is_not_asked_for(
        self, pubmed: PubMedSource, server: FakeServer
    ) -> None:
        assert pubmed.search(Record(publisher="Acta")) == ()
        assert server.asked == []

    def test_one_look_up_never_sends_more_than_six_requests(self, pubmed: PubMedSource, server: FakeServer) -> None:
        answers = [Reply(500), replied({"esearchresult": {"idlist": []}})] * 3
        server.script = lambda _: answers.pop(0) if answers else Reply(500)
        with pytest.raises(SourceUnavailable):
            pubmed.search(PRINTED)
        assert len(server.asked) == pubmed.requests_sent == MOST_REQUESTS

    def test_pubmeds_own_word_for_an_outage_is_an_outage(self, pubmed: PubMedSource, server: FakeServer) -> None:
        server.script = lambda _: replied({"esearchresult": {"ERROR": "Search Backend failed"}})
        with pytest.raises(SourceUnavailable, match="could not search"):
            pubmed.search(PRINTED)


class TestManners:
    def test_each_request_says_which_tool_asks_and_for_whom(self, pubmed: PubMedSource, server: FakeServer) -> None:
        pubmed.search(PRINTED)
        for asked in server.asked:
            assert asked.parameters["tool"].startswith("refkit/")
            assert asked.parameters["email"] == "librarian@example.org"
            assert "mailto:librarian@example.org" in asked.headers["user-agent"]

    @pytest.mark.parametrize(("key", "rate"), [(None, 3), ("abc123", 10)])
    def test_the_rate_is_the_documented_one(
        self, server: FakeServer, clock: FakeClock, key: str | None, rate: int
    ) -> None:
        server.script = answer_as_pubmed
        source = PubMedSource(base_url=server.url, api_key=key, clock=clock)
        assert source.limits.singles_per_second == source.limits.lists_per_second == rate
        for _ in range(rate + 1):
            source.get("11111111")
        assert len(clock.slept) == 1


class TestQueries:
    def test_nothing_in_a_reference_becomes_a_command(self) -> None:
        reference = Record.model_validate(
            {
                "title": 'sleep[ti] OR "all" AND (NOT x) never ever again',
                "author": [{"family": 'Doe"[au] OR x', "given": "J"}],
                "container_title": 'A"[ta] OR b[ta',
                "issued": "2001",
                "volume": "5",
                "page": "10-12",
            }
        )
        numbers, title = queries_of(reference)
        assert numbers == '5[vi] AND 10[pg] AND 2001[dp] AND (doe au or x j[au] OR "a ta or b ta"[ta])'
        assert title == "sleep[ti] AND all[ti] AND never[ti] AND ever[ti] AND again[ti] AND doe au or x j[au]"
        assert citation_of(reference) == "a ta or b ta|2001|5|10|doe au or x j|refkit|"

    @given(st.text(), st.text(), st.text(), st.text(), st.integers(1, 3000))
    def test_no_reference_is_too_odd(self, title: str, journal: str, volume: str, page: str, year: int) -> None:
        reference = Record(
            title=title or None, container_title=journal or None, volume=volume or None, page=page or None,
            issued=f"{year:04d}",
        )  # fmt: skip
        for query in queries_of(reference):
            assert query.count("[") == query.count("]") <= 12
            assert query.count('"') % 2 == 0
        assert citation_of(reference).count("|") in (0, 6)
