"""DataCite, Open Library and doi.org as sources: the right work by its identifier, candidates by a title."""

import pytest
from fake_server import FakeClock, FakeServer, Reply
from hypothesis import given
from hypothesis import strategies as st
from stand_ins import (
    CSL_ITEM,
    DATASET,
    EDITION,
    ISBN,
    answer_as_datacite,
    answer_as_doi_org,
    answer_as_openlibrary,
    replied,
)

from refkit.errors import SourceUnavailable
from refkit.model.record import Record
from refkit.sources import DataCiteSource, DoiSource, OpenLibrarySource, Registration
from refkit.sources.datacite import query_of

FOX = Record.model_validate(
    {"type": "book", "title": "Fantastic Mr. Fox", "author": [{"family": "Dahl", "given": "R"}], "issued": "1988"}
)
MALARIA = Record.model_validate(
    {"title": "A new malaria agent", "author": [{"family": "Ollomo", "given": "B"}], "issued": "2011"}
)


class TestDataCite:
    @pytest.fixture
    def datacite(self, server: FakeServer, clock: FakeClock) -> DataCiteSource:
        server.script = answer_as_datacite
        return DataCiteSource(base_url=server.url, clock=clock)

    def test_a_doi_brings_the_data_set(self, datacite: DataCiteSource, server: FakeServer) -> None:
        work = datacite.get("doi:10.5061/DRYAD.8515")
        assert work is not None
        assert (work.identifier, work.record.type, work.record.publisher) == (DATASET["doi"], "dataset", "Dryad")
        assert server.asked[0].path == "/dois/10.5061%2Fdryad.8515"

    def test_what_datacite_does_not_know_is_none(self, datacite: DataCiteSource) -> None:
        assert datacite.get("10.1000/182") is None

    @pytest.mark.parametrize("no_doi", ["", "23853635", "10.1000/" + "x" * 600])
    def test_what_is_no_doi_is_not_asked_for(self, datacite: DataCiteSource, server: FakeServer, no_doi: str) -> None:
        assert datacite.get(no_doi) is None
        assert server.asked == []

    def test_a_search_by_title_author_and_year(self, datacite: DataCiteSource, server: FakeServer) -> None:
        assert [work.identifier for work in datacite.search(MALARIA)] == [DATASET["doi"]]
        assert server.asked[0].parameters["query"] == (
            "titles.title:(new AND malaria AND agent) AND creators.name:(ollomo) AND publicationYear:2011"
        )

    def test_data_with_the_title_of_an_article_are_not_the_article(self, datacite: DataCiteSource) -> None:
        assert datacite.search(MALARIA.replace(type="article-journal")) == ()
        assert datacite.search(MALARIA.replace(volume="5", page="10-15")) == ()

    def test_another_work_than_asked_for_is_an_outage(self, datacite: DataCiteSource, server: FakeServer) -> None:
        server.script = lambda _: replied({"data": {"attributes": DATASET}})
        with pytest.raises(SourceUnavailable, match="when asked for"):
            datacite.get("10.1000/182")

    @given(st.text(), st.text())
    def test_a_query_is_words_only(self, title: str, name: str) -> None:
        query = query_of(Record.model_validate({"title": title or None, "author": [{"literal": name}] if name else []}))
        for command in ('"', "*", "?", "\\", "/", "~", "[", "{", "!"):
            assert command not in query
        assert query.count("(") == query.count(")") <= 2


class TestOpenLibrary:
    @pytest.fixture
    def library(self, server: FakeServer, clock: FakeClock) -> OpenLibrarySource:
        server.script = answer_as_openlibrary
        return OpenLibrarySource(base_url=server.url, clock=clock)

    @pytest.mark.parametrize("written", [ISBN, "978-0-14-032872-1", "ISBN 978-0-14-032872-1"])
    def test_an_isbn_brings_the_edition(self, library: OpenLibrarySource, written: str) -> None:
        work = library.get(written)
        assert work is not None
        assert (work.identifier, work.record.isbn, work.record.title) == ("", ISBN, EDITION["title"])
        assert (str(work.record.author[0]), work.years) == ("Dahl, Roald", {1988})

    def test_a_book_that_is_not_there_is_none(self, library: OpenLibrarySource) -> None:
        assert library.get("9780306406157") is None

    @pytest.mark.parametrize("no_isbn", ["", "9780306406158", "23853635", "10.1000/182"])
    def test_what_is_no_right_isbn_is_not_asked_for(
        self, library: OpenLibrarySource, server: FakeServer, no_isbn: str
    ) -> None:
        assert library.get(no_isbn) is None
        assert server.asked == []

    def test_a_search_tells_no_edition(self, library: OpenLibrarySource, server: FakeServer) -> None:
        [work] = library.search(FOX)
        assert (work.record.isbn, work.record.issued, work.years) == (None, None, {1970, 1988, 1996})
        assert {"title": "fantastic mr fox", "author": "dahl"}.items() <= server.asked[0].parameters.items()

    @pytest.mark.parametrize("change", [{"type": "article-journal"}, {"type": "chapter"}, {"volume": "5", "page": "1"}])
    def test_an_article_or_a_part_is_no_book(
        self, library: OpenLibrarySource, server: FakeServer, change: dict[str, str]
    ) -> None:
        assert library.search(FOX.replace(**change)) == ()
        assert server.asked == []

    @pytest.mark.parametrize(("mailto", "rate"), [(None, 1), ("librarian@example.org", 3)])
    def test_who_gives_an_address_may_ask_faster(self, mailto: str | None, rate: int) -> None:
        assert OpenLibrarySource(mailto).limits.singles_per_second == rate


class TestDoiOrg:
    @pytest.fixture
    def doi_org(self, server: FakeServer, clock: FakeClock) -> DoiSource:
        server.script = answer_as_doi_org
        return DoiSource(base_url=server.url, clock=clock)

    @pytest.mark.parametrize(
        ("doi", "agency"), [("10.5061/DRYAD.8515", "DataCite"), ("10.1400/made.up", "mEDRA")]
    )  # fmt: skip
    def test_who_registered_a_doi(self, doi_org: DoiSource, doi: str, agency: str) -> None:
        assert doi_org.registration(doi) == Registration(doi.lower(), exists=True, agency=agency)

    def test_a_doi_that_does_not_exist_is_told_from_one_registered_elsewhere(
        self, doi_org: DoiSource, server: FakeServer
    ) -> None:
        assert doi_org.resolve("10.9999/nobody") == Registration("10.9999/nobody", exists=False)
        assert len(server.asked) == 1  # no agency is asked for it
        resolved = doi_org.resolve("10.5061/dryad.8515")
        assert resolved == Registration("10.5061/dryad.8515", exists=True, agency="DataCite")

    def test_an_agency_that_no_source_is_for_gives_the_work_all_the_same(
        self, doi_org: DoiSource, server: FakeServer
    ) -> None:
        work = doi_org.get(CSL_ITEM["DOI"])
        assert work is not None
        assert (work.source, work.identifier, work.record.title) == ("doi", CSL_ITEM["DOI"], "Sul sonno")
        assert server.asked[1].headers["accept"] == "application/vnd.citationstyles.csl+json"

    @pytest.mark.parametrize("no_doi", ["", "23853635", "10.1000/../../ra/x", "10.1000/./x"])
    def test_what_is_no_doi_or_climbs_out_of_its_path_is_not_asked_for(
        self, doi_org: DoiSource, server: FakeServer, no_doi: str
    ) -> None:
        assert doi_org.resolve(no_doi) is None
        assert server.asked == []

    def test_a_doi_is_escaped(self, doi_org: DoiSource, server: FakeServer) -> None:
        doi = "10.1000/a?b#c<d>;%2e"
        server.script = lambda _: replied([{"DOI": doi, "RA": "Crossref"}])
        assert doi_org.registration(doi) == Registration(doi, exists=True, agency="Crossref")
        assert server.asked[0].path == "/ra/10.1000/a%3Fb%23c%3Cd%3E%3B%252e"

    @pytest.mark.parametrize(
        "told",
        [[], {}, [{"DOI": "10.1000/other", "RA": "Crossref"}], [{"DOI": "10.1400/made.up"}], [5], ["x", "y"], None],
    )
    def test_nonsense_is_an_outage_not_a_missing_doi(
        self, doi_org: DoiSource, server: FakeServer, told: object
    ) -> None:
        server.script = lambda _: replied(told)
        with pytest.raises(SourceUnavailable):
            doi_org.registration("10.1400/made.up")

    def test_a_doi_of_an_unknown_agency_exists(self, doi_org: DoiSource, server: FakeServer) -> None:
        server.script = lambda _: replied([{"DOI": "10.1400/made.up", "status": "Unknown"}])
        assert doi_org.registration("10.1400/made.up") == Registration("10.1400/made.up", exists=True)

    def test_it_knows_no_words(self, doi_org: DoiSource, server: FakeServer) -> None:
        assert doi_org.search(FOX) == ()
        assert server.asked == []

    def test_a_web_page_in_place_of_not_found_is_an_outage(self, doi_org: DoiSource, server: FakeServer) -> None:
        page = Reply(404, b"<html>proxy</html>", content_type="text/html")
        server.script = lambda asked: answer_as_doi_org(asked) if asked.path.startswith("/ra/") else page
        with pytest.raises(SourceUnavailable, match="web page"):
            doi_org.get(CSL_ITEM["DOI"])
