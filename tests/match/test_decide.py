"""The right work or none: what is accepted, what is not, and why."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.match import Agreement, Outcome, decide
from refkit.model.name import Name
from refkit.model.record import Record
from refkit.model.work import Work
from tests.match.facts import (
    EDITORIAL,
    MAGNESIUM,
    PART_ONE,
    PART_TWO,
    SAME_TITLE,
    SLEEP,
    SLEEP_ERRATUM,
    SLEEP_PREPRINT,
    SLEEP_REPLY,
    WORKS,
    article,
    cited,
)

SLEEP_TEXT = (
    "Hale A, Ortiz A, Brandt A. Sleep quality of shift workers after a year of changing rosters."
    " J Sleep Med. 2018;8(2):112-9."
)


@pytest.mark.parametrize(
    ("text", "work"),
    [
        pytest.param(SLEEP_TEXT, SLEEP, id="Vancouver, journal abbreviated, pages shortened"),
        pytest.param(
            "Hale, A., Ortiz, A., & Brandt, A. (2018). Sleep quality of shift workers after a year of changing"
            " rosters. Journal of Sleep Medicine, 8(2), 112–119.",
            SLEEP,
            id="APA",
        ),
        pytest.param(
            "Gröber U et al. Magnesium in prevention and therapy. Nutrients 2015.", MAGNESIUM, id="no numbers"
        ),
        pytest.param(
            "Gröber U, Schmidt J, Kisters K. Magnesium i förebyggande och behandling. Näringsämnen."
            " 2015;7(9):8199-8226.",
            MAGNESIUM,
            id="title and journal translated",
        ),
        pytest.param("Groeber U, Schmidt J. Nutrients 7, 8199 (2015)", MAGNESIUM, id="no title, umlaut written out"),
        pytest.param(
            "Грёбер У. Магний в профилактике. Gröber U, Schmidt J. Nutrients. 2015. Т. 7. № 9. С. 8199–8226.",
            MAGNESIUM,
            id="title in another script",
        ),
        pytest.param(
            "Grober U, Schmidt J. Magnesium in Prevenrion and Therpy. Nutrients 2015;7:8199", MAGNESIUM, id="misprints"
        ),
        pytest.param("Noyce, A.; Snyder, A. J. Am. Chem. Soc. 1958, 80 (16), 4328-4331.", PART_TWO, id="which part"),
        pytest.param(
            "Hale A, Ortiz A, Brandt A. Erratum: Sleep quality of shift workers after a year of changing rosters."
            " J Sleep Med. 2019;9(1):44.",
            SLEEP_ERRATUM,
            id="the erratum itself is cited",
        ),
        pytest.param(
            "Hale A. Sleep quality of shift workers after a year of changing rosters. PsyArXiv. 2017.",
            SLEEP_PREPRINT,
            id="the preprint is cited",
        ),
        pytest.param("Hale A. Editorial. J Sleep Med 2018;8(1):1-2.", EDITORIAL, id="a short title, but all numbers"),
    ],
)
def test_the_work_that_is_cited_is_found_among_its_look_alikes(text: str, work: Work) -> None:
    decision = decide(cited(text), WORKS)
    assert (decision.work, decision.outcome) == (work, Outcome.ACCEPTED), decision.reason


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Hale A. Something else altogether. J Sleep Med. 2018.", id="author, year and journal alone"),
        pytest.param("Hale A. Editorial. 2018.", id="a short title, author and year"),
        pytest.param("Sleep quality of shift workers after a year of changing rosters.", id="a title alone"),
        pytest.param(
            "Novak P. Sleep quality of shift workers after a year of changing rosters. Trends in Work. 1999;3(1):1-9.",
            id="the title with everything else different",
        ),
        pytest.param("Berg K. Om sömn. J Sleep Med. 2018;8(2):150-161.", id="same journal, year, volume and issue"),
        pytest.param("Hale A, Ortiz A. Dreams. Annals of Rest. 2018;41(3):9-20.", id="same authors and year"),
        pytest.param("National Institute of Sleep. Sleep. https://example.org/8/112. Accessed 2018.", id="a web page"),
        pytest.param("8 112 119 2018 2", id="numbers alone"),
        pytest.param("", id="nothing"),
    ],
)
def test_too_little_evidence_is_no_answer(text: str) -> None:
    decision = decide(cited(text), WORKS)
    assert decision.work is None, decision.reason
    assert decision.reason.startswith("No answer")


def test_no_candidates_is_an_answer_of_its_own() -> None:
    decision = decide(cited(SLEEP_TEXT), ())
    assert (decision.outcome, decision.work, decision.score) == (Outcome.NO_CANDIDATES, None, 0.0)


@pytest.mark.parametrize("other", [SLEEP_ERRATUM, SLEEP_REPLY, SLEEP_PREPRINT, SAME_TITLE, EDITORIAL])
def test_where_the_work_is_absent_its_look_alikes_are_not_taken(other: Work) -> None:
    assert decide(cited(SLEEP_TEXT), (other,)).work is None


@pytest.mark.parametrize("kind", ["component", "peer-review", "journal"])
def test_parts_and_reviews_of_a_work_are_never_taken(kind: str) -> None:
    part = article(
        "10.1000/part", str(SLEEP.record.title), "Hale, Ortiz, Brandt", "Journal of Sleep Medicine", 2018, "8/2/112",
        type=kind,
    )  # fmt: skip
    assert decide(cited(SLEEP_TEXT), (part,)).work is None


def test_a_correction_is_known_by_what_it_updates_too() -> None:
    correction = article(
        "10.1000/c", str(SLEEP.record.title), "Hale, Ortiz, Brandt", "Journal of Sleep Medicine", 2018, "8/3/200",
        **{"update-to": [{"DOI": SLEEP.identifier, "type": "correction"}]},
    )  # fmt: skip
    assert decide(cited(SLEEP_TEXT), (correction,)).work is None
    assert decide(cited(SLEEP_TEXT), (correction, SLEEP)).work == SLEEP


def test_twins_are_a_tie_and_no_answer() -> None:
    twin = article(
        "10.1000/twin", "Magnesium in Vorbeugung und Behandlung", "Gröber, Schmidt, Kisters", "Nutrients", 2015,
        "7/9/8199-8226",
    )  # fmt: skip
    decision = decide(
        cited("Gröber U, Schmidt J. Magnesium och hälsa. Nutrients 2015;7(9):8199-8226"), (MAGNESIUM, twin)
    )
    assert (decision.outcome, decision.work) == (Outcome.TIE, None)
    assert {work.identifier for work in (decision.nearest, *decision.rivals) if work} == {
        MAGNESIUM.identifier,
        "10.1000/twin",
    }


def test_the_printed_title_decides_between_twins() -> None:
    twin = article(
        "10.1000/twin", "Magnesium in Vorbeugung und Behandlung: ein Überblick", "Gröber, Schmidt, Kisters",
        "Nutrients", 2015, "7/9/8199-8226",
    )  # fmt: skip
    text = "Gröber U. Magnesium in Vorbeugung und Behandlung: ein Überblick. Nutrients 2015;7(9):8199-8226"
    assert decide(cited(text), (MAGNESIUM, twin)).work == twin


def test_a_printed_doi_decides_between_twins() -> None:
    twin = article("10.1000/twin", str(MAGNESIUM.record.title), "Gröber", "Nutrients", 2015, "7/9/8199-8226")
    text = "Gröber U. Magnesium in Prevention and Therapy. Nutrients 2015;7:8199. doi:10.1000/TWIN"
    assert decide(cited(text), (MAGNESIUM, twin)).work == twin


def test_a_printed_doi_is_not_believed_against_the_rest_of_the_string() -> None:
    text = f"{SLEEP_TEXT} doi:{MAGNESIUM.identifier}"
    assert decide(cited(text), (MAGNESIUM,)).work is None
    assert decide(cited(text), (MAGNESIUM, SLEEP)).work == SLEEP


def test_a_doi_alone_is_believed() -> None:
    assert decide(cited("https://doi.org/10.3390/nu7095388"), (MAGNESIUM,)).work == MAGNESIUM


def test_one_number_is_evidence_for_one_field_only() -> None:
    work = article("10.1000/7", "On sevens", "Doe", "Annals of Numbers", 2007, "7/7/7-7")
    decision = decide(cited("Doe A. Om siffror. 2007;7."), (work,))
    agreeing = {item.field for item in decision.evidence if item.verdict is Agreement.AGREE}
    assert len(agreeing & {"volume", "issue", "first_page", "last_page"}) == 1


def test_evidence_is_data_and_the_reason_names_it() -> None:
    decision = decide(cited(SLEEP_TEXT.replace("112-9", "102-9")), (SLEEP,))
    page = next(item for item in decision.evidence if item.field == "first_page")
    assert (page.printed, page.found, page.verdict) == ("102", "112", Agreement.DIFFER)
    assert page.weight < 0
    assert decision.work == SLEEP
    assert "first page (printed 102, registered 112) differs" in decision.reason


def test_a_record_without_a_string_is_matched_by_its_fields() -> None:
    record = Record(
        author=(Name(family="Gröber", given="Uwe"),), title="Magnesium in prevention and therapy", issued="2015",
        container_title="Nutrients", volume="7", page="8199-8226",
    )  # fmt: skip
    assert decide(record, WORKS).work == MAGNESIUM


def test_the_order_of_candidates_means_nothing_and_doubles_count_once() -> None:
    forwards = decide(cited(SLEEP_TEXT), WORKS)
    assert decide(cited(SLEEP_TEXT), (*reversed(WORKS), *WORKS)) == forwards


PRINTED = {
    work.identifier: work
    for work in (
        MAGNESIUM,
        PART_ONE,
        PART_TWO,
        SLEEP,
        SLEEP_ERRATUM,
        SLEEP_REPLY,
        SLEEP_PREPRINT,
        SAME_TITLE,
        EDITORIAL,
    )
}
FOREIGN_TITLE = "Konferenshandlingar om vardagens små bekymmer"


@st.composite
def ablated(draw: st.DrawFn) -> tuple[Work, str]:
    """A work and a string citing it, with fields dropped, the title translated or a digit or letter wrong."""
    work = draw(st.sampled_from(list(PRINTED.values())))
    record = work.record
    names = [f"{name.family} A" for name in record.author]
    kept = draw(st.sets(st.sampled_from(["title", "journal", "year", "volume", "issue", "page", "last", "authors"])))
    authors = ", ".join(names) if "authors" in kept else f"{names[0]}, et al"
    title = draw(st.sampled_from([str(record.title), FOREIGN_TITLE])) if "title" in kept else ""
    journal = str(record.container_title) if "journal" in kept else ""
    year = min(work.years) + draw(st.sampled_from([0, 0, 0, 1, -1])) if "year" in kept else ""
    volume = (record.volume or "") if "volume" in kept else ""
    issue = f"({record.issue})" if "issue" in kept and record.issue else ""
    first, _, last = (record.page or "").partition("-")
    pages = (f"{first}-{last}" if last and "last" in kept else first) if "page" in kept else ""
    text = f"{authors}. {title}. {journal}. {year};{volume}{issue}:{pages}."
    notice = text.find(title[:10]) if title else 0  # "Errbtum" is no word that says anything
    places = st.integers(0, len(text) - 1).filter(lambda place: not notice <= place < notice + 10)
    if draw(st.booleans()):
        place = draw(places)
        text = text[:place] + draw(st.sampled_from("0123456789aeionrst")) + text[place + 1 :]
    return work, text


@given(ablated())
def test_whatever_is_missing_or_misprinted_no_other_work_is_taken(case: tuple[Work, str]) -> None:
    work, text = case
    decision = decide(cited(text), WORKS)
    assert decision.work in (None, work), f"{text}\n{decision.reason}"


@given(ablated())
def test_no_other_work_is_taken_where_the_cited_one_is_not_among_the_candidates(case: tuple[Work, str]) -> None:
    work, text = case
    decision = decide(cited(text), tuple(other for other in WORKS if other != work))
    assert decision.work is None, f"{text}\n{decision.reason}"


@given(st.text(max_size=300))
def test_no_string_raises_and_scores_are_shares(text: str) -> None:
    decision = decide(cited(text), WORKS)
    assert 0 <= decision.score <= 1
    assert decision.reason
    assert (decision.work is not None) == (decision.outcome is Outcome.ACCEPTED)
