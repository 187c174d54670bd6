"""References asked about: what is found, what is said where nothing is, and what a failing source costs."""

from typing import Any

import pytest

from refkit.errors import ConfigError, InputError, SourceRefused, SourceUnavailable
from refkit.match import Outcome
from refkit.model.crossref import work_from_crossref
from refkit.model.name import Name
from refkit.model.origin import Origin
from refkit.model.record import Record
from refkit.model.references import References
from refkit.model.verdict import Verdict
from refkit.model.work import Work
from refkit.sources.protocol import Limits
from refkit.workflow.enrich import enrich, enrich_iter


def work(doi: str, title: str, family: str, year: int, volume: str, page: str, container: str) -> Work:
    return work_from_crossref(
        {
            "DOI": doi, "title": [title], "author": [{"family": family}, {"family": "Schmidt"}], "volume": volume,
            "page": page, "issued": {"date-parts": [[year]]}, "container-title": [container], "type": "journal-article",
        }
    )  # fmt: skip


MAGNESIUM = work(
    "10.3390/nu7095388", "Magnesium in Prevention and Therapy", "Gröber", 2015, "7", "8199-8226", "Nutrients"
)
SLEEP = work("10.1000/sleep", "Sleep quality of shift workers", "Hale", 2018, "8", "112-119", "Journal of Sleep")
PORTUGUESE = work(
    "10.1000/rsp", "Depressive symptoms in older adults", "Santiago", 2014, "48", "216-224", "Revista de Saúde Pública"
)


class Known:
    """A source that knows some works; it fails where it is asked about any of `failing`."""

    limits = Limits()

    def __init__(self, *works: Work, name: str = "shelf", failing: dict[str, Exception] | None = None) -> None:
        self.name, self.works, self.failing, self.asked = name, works, failing or {}, 0

    def get(self, identifier: str) -> Work | None:
        return next((known for known in self.works if known.identifier == identifier), None)

    def search(self, reference: Record) -> tuple[Work, ...]:
        self.asked += 1
        if reference.id in self.failing:
            raise self.failing[reference.id]
        return self.works


class Remote(Known):
    limits = Limits(lists_per_second=1)


def printed(text: str, identifier: str = "1", list_number: int = 1, **fields: Any) -> Record:
    return Record(id=identifier, origin=Origin(text=text, list_number=list_number), **fields)


SWEDISH = printed(
    "Gröber U, Schmidt J. Magnesium i förebyggande och behandling. Näringsämnen. 2015;7(9):8199-8226.",
    author=(Name(family="Gröber", given="U"), Name(family="Schmidt", given="J")),
    title="Magnesium i förebyggande och behandling",
    container_title="Näringsämnen",
    volume="7",
    page="8199-8226",
)
UNKNOWN = printed("Abbasi B. Om sömn. J Res Med Sci. 2012;17(12):1161-9.", "2", volume="17", page="1161-9")
WEB_PAGE = printed(
    "NIH. Magnesium – faktablad. https://ods.od.nih.gov/factsheets/. Besökt 2025.", "3", type="webpage",
    url="https://ods.od.nih.gov/factsheets/",
)  # fmt: skip


def test_a_translated_reference_is_confirmed_and_said_to_be_translated() -> None:
    found = enrich(References([SWEDISH]), sources=[Known(MAGNESIUM, SLEEP)])[0]
    assert (found.doi, found.verdict) == ("10.3390/nu7095388", Verdict.CONFIRMED)
    assert [finding.code for finding in found.findings] == ["title-translated"]
    assert found.record.title == "Magnesium in Prevention and Therapy"
    assert found.record.undo() == found.reference == SWEDISH
    assert found.score == found.decision.score > 0.9
    assert found.candidates == (MAGNESIUM, SLEEP)
    assert {item.field for item in found.evidence} > {"author", "year", "volume"}


def test_verdicts_where_nothing_is_found() -> None:
    found = enrich([UNKNOWN, WEB_PAGE], sources=[Known(name="shelf")])
    assert [item.verdict for item in found] == [Verdict.NOT_FOUND, Verdict.NOT_EXPECTED]
    assert [item.doi for item in found] == [None, None]
    assert [item.record for item in found] == [UNKNOWN, WEB_PAGE]
    assert "shelf" in found[0].reason


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"type": "legislation"}, id="a law"),
        pytest.param({"type": "report"}, id="an in-house report"),
        pytest.param({"registry_number": "NCT02363634"}, id="a trial"),
        pytest.param({"url": "https://example.org"}, id="an address and nothing else"),
    ],
)
def test_what_no_registry_knows_is_not_expected(fields: dict[str, str]) -> None:
    assert enrich(printed("Some thing.", **fields), sources=[Known()])[0].verdict is Verdict.NOT_EXPECTED
    with_page = enrich(printed("Some thing.", page="12", **fields), sources=[Known()])[0]
    assert with_page.verdict is Verdict.NOT_FOUND


def test_a_field_that_differs_is_named() -> None:
    text = "Hale A, Schmidt J. Sleep quality of shift workers. J Sleep. 2018;9(1):112-119."
    found = enrich(printed(text, title="Sleep quality of shift workers"), sources=[Known(SLEEP)])[0]
    assert (found.doi, found.verdict) == ("10.1000/sleep", Verdict.DIFFERS)
    assert [(finding.code, finding.field) for finding in found.findings] == [("field-differs", "volume")]
    assert "printed 9, registered 8" in found.findings[0].message


def test_a_doi_of_another_work_is_a_finding_and_not_believed() -> None:
    text = "Hale A, Schmidt J. Sleep quality of shift workers. J Sleep. 2018;8:112-119. doi:10.3390/nu7095388"
    alone = enrich(printed(text), sources=[Known(MAGNESIUM)])[0]
    assert (alone.doi, alone.verdict) == (None, Verdict.UNCERTAIN)
    assert [finding.code for finding in alone.findings] == ["doi-of-other-work"]
    both = enrich(printed(text), sources=[Known(MAGNESIUM, SLEEP)])[0]
    assert (both.doi, both.verdict) == ("10.1000/sleep", Verdict.DIFFERS)
    assert "doi-of-other-work" in [finding.code for finding in both.findings]


def test_twins_are_uncertain_and_never_merged() -> None:
    twin = work("10.1000/twin", "Magnesium: Vorbeugung", "Gröber", 2015, "7", "8199-8226", "Nutrients")
    found = enrich(SWEDISH, sources=[Known(MAGNESIUM, twin)])[0]
    assert (found.verdict, found.decision.outcome, found.doi) == (Verdict.UNCERTAIN, Outcome.TIE, None)
    assert found.record == SWEDISH


def test_a_list_that_is_mostly_translated_decides_the_open_cases() -> None:
    open_case = printed(
        "Santiago L, Schmidt J. Sintomas depressivos em idosos do Brasil. Rev Saúde Pública. 2014;48:216-224.", "4",
        title="Sintomas depressivos em idosos do Brasil", container_title="Rev Saúde Pública",
    )  # fmt: skip
    english = printed(
        "Hale A, Schmidt J. Qualidade do sono de trabalhadores em turnos. J Sleep. 2018;8:112-119.", "5",
        title="Qualidade do sono de trabalhadores em turnos", container_title="J Sleep",
    )  # fmt: skip
    source = Known(MAGNESIUM, SLEEP, PORTUGUESE)
    alone = enrich([open_case, english], sources=[source])
    assert alone[0].record.title == open_case.title
    voted = enrich([open_case, english, SWEDISH], sources=[source])
    assert voted[0].record.translated_title == open_case.title
    elsewhere = open_case.replace(origin=Origin(text=str(open_case.origin and open_case.origin.text), list_number=2))
    apart = enrich([elsewhere, english, SWEDISH], sources=[source])
    assert apart[0].record.title == open_case.title


@pytest.mark.parametrize("error", [SourceUnavailable("it is down", 30), SourceRefused("no")])
def test_a_failing_source_costs_only_its_own_answers(error: Exception) -> None:
    source = Known(MAGNESIUM, failing={"2": error})
    found = enrich([SWEDISH, UNKNOWN, SWEDISH.replace(id="4")], sources=[source])
    assert [item.verdict for item in found] == [Verdict.CONFIRMED, Verdict.NOT_ASKED, Verdict.CONFIRMED]
    assert "shelf" in found[1].reason
    assert str(error) in found[1].reason
    assert found.failed == (found[1],)


def test_the_next_source_is_asked_where_one_fails_or_does_not_know() -> None:
    first = Known(failing={"1": SourceUnavailable("it is down")}, name="first")
    second = Known(MAGNESIUM, name="second")
    found = enrich([SWEDISH, UNKNOWN], sources=[first, second])
    assert [item.verdict for item in found] == [Verdict.CONFIRMED, Verdict.NOT_FOUND]
    assert "first, second" in found[1].reason


def test_no_second_source_is_asked_about_what_is_found() -> None:
    second = Known(MAGNESIUM)
    enrich(SWEDISH, sources=[Known(MAGNESIUM), second])
    assert second.asked == 0


def test_a_printed_doi_that_holds_spares_the_search() -> None:
    source = Known(MAGNESIUM)
    text = "Gröber U. Magnesium in Prevention and Therapy. Nutrients 2015. doi:10.3390/nu7095388"
    assert enrich(printed(text), sources=[source])[0].doi == "10.3390/nu7095388"
    assert source.asked == 0


def test_offline_asks_only_what_is_on_disk() -> None:
    remote = Remote(MAGNESIUM)
    assert enrich(SWEDISH, sources=[remote], offline=True)[0].verdict is Verdict.NOT_ASKED
    assert remote.asked == 0
    assert enrich(SWEDISH, sources=[Known(MAGNESIUM)], offline=True)[0].verdict is Verdict.CONFIRMED
    assert enrich(WEB_PAGE, offline=True)[0].verdict is Verdict.NOT_EXPECTED


def test_without_a_source_the_error_says_what_to_pass() -> None:
    with pytest.raises(ConfigError, match="LocalIndex"):
        enrich([SWEDISH])
    with pytest.raises(ConfigError, match="is not a source"):
        enrich([SWEDISH], sources=["crossref"])  # type: ignore[list-item]


@pytest.mark.parametrize("references", ["Gröber U.", ["Gröber U."], 7, {"title": "x"}])
def test_what_are_no_records_is_an_error_that_says_how_to_make_some(references: Any) -> None:
    with pytest.raises(InputError, match=r"refkit\.parse"):
        enrich(references, sources=[Known()])


def test_order_count_and_what_belongs_to_the_references_are_kept() -> None:
    references = References([UNKNOWN, SWEDISH, WEB_PAGE], document="as read")
    found = enrich(references, sources=Known(MAGNESIUM))
    assert [item.reference for item in found] == list(references)
    assert len(found.records) == 3
    assert found.records.document == "as read"
    assert [item.doi for item in found[1:]] == ["10.3390/nu7095388", None]
    assert "1 confirmed" in repr(found)


def test_no_references_are_no_error() -> None:
    assert len(enrich([], sources=[Known()])) == 0


def test_the_iterator_gives_one_at_a_time_and_asks_no_earlier() -> None:
    source = Known(MAGNESIUM)
    found = enrich_iter(References([SWEDISH, UNKNOWN]), sources=[source])
    assert next(found).doi == "10.3390/nu7095388"
    assert source.asked == 1
    assert next(found).verdict is Verdict.NOT_FOUND
