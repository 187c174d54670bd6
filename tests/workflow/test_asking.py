"""Several sources for one reference: their order, their outages, and what is asked for beyond a search."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, ClassVar

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "sources"))  # the stand-ins of the providers

from fake_server import FakeClock, running_server
from stand_ins import answer_as_pubmed

import refkit
from refkit.errors import SourceUnavailable
from refkit.model.origin import Origin
from refkit.model.record import Record
from refkit.model.verdict import Verdict
from refkit.model.work import Work
from refkit.sources import Limits, PubMedSource, Registration
from refkit.workflow.asking import ask_sources
from refkit.workflow.enrich import enrich

TEXT = "Doe J, Roe R. Om sömn hos äldre. J Sleep. 2010;5(1):10-15."
SWEDISH = Record.model_validate(
    {
        "title": "Om sömn hos äldre",
        "container_title": "J Sleep",
        "volume": "5",
        "page": "10-15",
        "origin": Origin(text=TEXT),
    }
)
FIELDS: dict[str, Any] = {
    "type": "article-journal",
    "title": "On sleep in the elderly",
    "author": [{"family": "Doe", "given": "Jane"}, {"family": "Roe", "given": "Rita"}],
    "container_title": "Journal of Sleep",
    "container_title_short": "J Sleep",
    "volume": "5",
    "issue": "1",
    "page": "10-15",
    "issued": "2010",
}


def work(source: str, doi: str = "", **fields: Any) -> Work:
    record = Record.model_validate({**FIELDS, **fields, "doi": doi or None})
    return Work(record, source, doi, container_titles=("Journal of Sleep", "J Sleep"), years=frozenset({2010}))


@dataclass
class Shelf:
    """A source that has these works; `get` gives them in full where a search abridges them."""

    name: str
    works: Sequence[Work] = ()
    error: Exception | None = None
    error_of_get: Exception | None = None
    full: Work | None = None
    limits: Limits = field(default_factory=Limits)
    asked: list[str] = field(default_factory=list)

    def get(self, identifier: str) -> Work | None:
        self._ask(f"get {identifier}")
        if self.error_of_get is not None:
            raise self.error_of_get
        found = (self.full,) if self.full is not None else self.works
        return next((work for work in found if identifier in (work.identifier, work.record.pmid)), None)

    def search(self, reference: Record) -> tuple[Work, ...]:
        self._ask("search")
        return tuple(self.works)

    def _ask(self, question: str) -> None:
        self.asked.append(question)
        if self.error is not None:
            raise self.error


@dataclass
class Resolver(Shelf):
    """doi.org: it knows one DOI of an agency that nobody asks."""

    def resolve(self, identifier: str) -> Registration | None:
        self._ask(f"resolve {identifier}")
        return Registration(identifier, exists=identifier == "10.1000/there", agency="mEDRA")


DOWN = SourceUnavailable("it is down")


def test_one_work_in_two_sources_is_one_answer_and_no_tie() -> None:
    near = work("crossref", "10.1000/1", page=None)  # too little by itself
    found = enrich(
        SWEDISH, sources=[Shelf("crossref", [near]), Shelf("pubmed", [work("pubmed", "10.1000/1", pmid="7")])]
    )[0]
    assert (found.verdict, found.doi, found.record.pmid) == (Verdict.CONFIRMED, "10.1000/1", "7")
    assert len(found.candidates) == 1


def test_two_works_that_agree_equally_well_are_no_answer_whoever_knows_them() -> None:
    other = work("pubmed", "10.1000/2")
    answers = ask_sources(SWEDISH, [Shelf("crossref", [work("crossref", "10.1000/1"), other])])
    assert answers.decision.work is None


def test_a_work_without_a_doi_is_confirmed_without_one() -> None:
    found = enrich(SWEDISH, sources=Shelf("pubmed", [work("pubmed", pmid="7")]))[0]
    assert (found.verdict, found.doi, found.record.pmid) == (Verdict.CONFIRMED, None, "7")
    assert "PMID 7" in found.reason


def test_a_printed_pmid_is_looked_up_first() -> None:
    shelf = Shelf("pubmed", [work("pubmed", pmid="7654321")])
    printed = SWEDISH.replace(origin=Origin(text=f"{TEXT} PMID: 7654321"))
    assert ask_sources(printed, [shelf]).decision.work is not None
    assert shelf.asked == ["get 7654321"]


def test_the_isbn_of_a_chapters_book_is_not_looked_up() -> None:
    shelf = Shelf("openlibrary")
    printed = SWEDISH.replace(isbn="9780306406157", origin=Origin(text=f"{TEXT} ISBN 9780306406157"))
    ask_sources(printed.replace(type="chapter"), [shelf])
    ask_sources(printed.replace(type="book"), [shelf])
    assert shelf.asked == ["search", "get 9780306406157", "search"]


def test_a_printed_doi_that_another_source_does_not_know_does_not_contradict() -> None:
    printed = SWEDISH.replace(origin=Origin(text=f"{TEXT} doi:10.1000/1"))
    found = enrich(printed, sources=Shelf("pubmed", [work("pubmed", pmid="7")]))[0]
    assert found.record.pmid == "7"


class TestOutages:
    def test_who_answered_decides_and_who_did_not_is_named(self) -> None:
        found = enrich(SWEDISH, sources=[Shelf("crossref", error=DOWN), Shelf("pubmed")])[0]
        assert found.verdict is Verdict.NOT_FOUND
        assert "Not found in pubmed; crossref did not answer (it is down)" in found.reason
        assert found.failures == ("crossref did not answer (it is down)",)

    def test_not_asked_is_said_only_where_nobody_answered(self) -> None:
        found = enrich(SWEDISH, sources=[Shelf("crossref", error=DOWN), Shelf("pubmed", error=DOWN)])[0]
        assert found.verdict is Verdict.NOT_ASKED
        assert all(name in found.reason for name in ("crossref", "pubmed"))

    def test_the_next_source_finds_it(self) -> None:
        sources = [Shelf("crossref", error=DOWN), Shelf("pubmed", [work("pubmed", "10.1000/1")])]
        assert enrich(SWEDISH, sources=sources)[0].doi == "10.1000/1"


class TestAbridged:
    """A journal of two languages: only the registered language of the work tells which title is its own."""

    TEXT = "Silva J, Souza R. Sono em idosos do Brasil. Rev Saúde Pública. 2010;5(1):10-15."
    REFERENCE = SWEDISH.replace(
        title="Sono em idosos do Brasil", container_title="Rev Saúde Pública", origin=Origin(text=TEXT)
    )
    PLACE: ClassVar[dict[str, Any]] = {
        "author": [{"family": "Silva", "given": "J"}, {"family": "Souza", "given": "R"}],
        "container_title": "Revista de Saúde Pública",
        "container_title_short": "Rev Saúde Pública",
    }

    def work(self, doi: str, **fields: Any) -> Work:
        found = work("crossref", doi, **{**self.PLACE, **fields})
        return replace(found, container_titles=("Revista de Saúde Pública", "Rev Saúde Pública"))

    def abridged(self) -> Work:
        return replace(self.work("10.1000/1"), is_abridged=True)

    def test_the_rest_is_asked_for_where_nothing_tells_whose_title_is_printed(self) -> None:
        shelf = Shelf("crossref", [self.abridged()], full=self.work("10.1000/1", language="pt"))
        found = enrich(self.REFERENCE, sources=shelf)[0]
        assert shelf.asked == ["search", "get 10.1000/1"]
        assert found.record.title == self.REFERENCE.title
        assert found.record.translated_title == FIELDS["title"]

    @pytest.mark.parametrize("title", ["On sleep in the elderly", "Om sömn hos äldre i Sverige"])
    def test_and_is_not_where_the_titles_tell(self, title: str) -> None:
        shelf = Shelf("crossref", [self.abridged()])
        text = self.TEXT.replace("Sono em idosos do Brasil", title)
        reference = self.REFERENCE.replace(title=title, origin=Origin(text=text))
        assert ask_sources(reference, [shelf]).decision.work == self.abridged()
        assert shelf.asked == ["search"]

    @pytest.mark.parametrize("is_found", [True, False])
    def test_the_decision_stands_whatever_comes_of_it(self, is_found: bool) -> None:
        other = self.work("10.1000/2")
        shelf = Shelf("crossref", [self.abridged()], full=replace(other, identifier="10.1000/1" if is_found else "x"))
        decision = ask_sources(self.REFERENCE, [shelf]).decision
        assert decision.work is not None
        assert decision.work.identifier == "10.1000/1"

    def test_an_outage_costs_nothing(self) -> None:
        shelf = Shelf("crossref", [self.abridged()], error_of_get=DOWN)
        assert ask_sources(self.REFERENCE, [shelf]).decision.work == self.abridged()


class TestDoiOrg:
    def test_a_doi_that_nobody_registered_is_a_finding(self) -> None:
        printed = SWEDISH.replace(origin=Origin(text=f"{TEXT} doi:10.1000/gone"))
        found = enrich(printed, sources=[Shelf("crossref"), Resolver("doi")])[0]
        assert found.verdict is Verdict.NOT_FOUND
        assert [(finding.code, finding.field) for finding in found.findings] == [("doi-does-not-exist", "doi")]
        assert "10.1000/gone" in found.findings[0].message

    def test_one_that_is_registered_elsewhere_is_none(self) -> None:
        printed = SWEDISH.replace(origin=Origin(text=f"{TEXT} doi:10.1000/there"))
        assert enrich(printed, sources=[Resolver("doi")])[0].findings == ()


@pytest.mark.shared
def test_the_article_without_a_doi_is_found_by_its_numbers(shared_data: Path) -> None:
    [article] = (shared_data / "seed").glob("*.txt")
    references = refkit.parse(article)
    with running_server() as server:
        server.script = answer_as_pubmed
        found = enrich(references, sources=PubMedSource(base_url=server.url, clock=FakeClock()))
    [abbasi] = [item for item in found if item.record.pmid is not None]
    assert (abbasi.verdict, abbasi.record.pmid, abbasi.doi) == (Verdict.CONFIRMED, "23853635", None)
    assert [finding.code for finding in abbasi.findings] == ["title-translated"]
    assert abbasi.record.translated_title == abbasi.reference.title
    pages = [item for item in found if item.reference.url or item.reference.registry_number]
    assert len(pages) == 3
    assert {item.verdict for item in pages} == {Verdict.NOT_EXPECTED}
