"""What looks like the cited work and is not, and the work that hardly looks like what is printed."""

import pytest

from refkit.match import Agreement, Outcome, decide
from refkit.match.transliteration import are_one_name
from refkit.model.work import Work
from tests.match.facts import article, cited

TITLE = "Sleep quality of shift workers after a year of changing rosters"
PEOPLE, JOURNAL = "Hale, Ortiz, Brandt", "Journal of Sleep Medicine"
ARTICLE = article("10.1000/a", TITLE, PEOPLE, JOURNAL, 2018, "8/2/112-119")
TEXT = f"Hale A, Ortiz A, Brandt A. {TITLE}. J Sleep Med. 2018;8(2):112-9."


def notice(start: str) -> Work:
    return article("10.1000/n", f"{start}{TITLE}", PEOPLE, JOURNAL, 2018, "8/4/301-302")


LOOK_ALIKES = {
    "erratum": notice("Erratum to: "),
    "corrigendum": notice("Corrigendum: "),
    "author correction": notice("Author Correction: "),
    "retraction notice": notice("Retraction Note to: "),
    "retracted by its record": article(
        "10.1000/r", TITLE, PEOPLE, JOURNAL, 2018, "8/4/301-302",
        **{"update-to": [{"type": "retraction", "DOI": "10.1000/a"}]},
    ),
    "reply": notice("Reply to: "),
    "comment": notice("Comment on: "),
    "book review": notice("Book review: "),
    "abstract of a meeting": article("10.1000/s", TITLE, PEOPLE, JOURNAL, 2018, "8/Suppl 1/S45-S46"),
    "abstract on a page of a supplement": article("10.1000/s", TITLE, PEOPLE, JOURNAL, 2018, "8//S45"),
    "preprint": article("10.1000/p", TITLE, PEOPLE, "PsyArXiv", 2018, "//", type="posted-content"),
    "peer review": article("10.1000/v", TITLE, PEOPLE, JOURNAL, 2018, "//", type="peer-review"),
    "supplementary file": article("10.1000/c", TITLE, PEOPLE, JOURNAL, 2018, "8/2/112-119", type="component"),
    "republication elsewhere": article("10.1000/e", TITLE, PEOPLE, "Nachtarbeit heute", 2021, "3/1/7-15"),
}  # fmt: skip


@pytest.mark.parametrize("kind", LOOK_ALIKES)
def test_a_look_alike_is_not_taken_for_the_article(kind: str) -> None:
    assert decide(cited(TEXT), (LOOK_ALIKES[kind],)).work is None
    assert decide(cited(TEXT), (LOOK_ALIKES[kind], ARTICLE)).work == ARTICLE


@pytest.mark.parametrize(
    ("printed", "kind"),
    [
        (f"{TITLE} [abstract]. J Sleep Med. 2018;8(Suppl 1):S45-6.", "abstract of a meeting"),
        (f"{TITLE}. PsyArXiv [preprint]. 2018.", "preprint"),
        (f"Erratum to: {TITLE}. J Sleep Med 2018;8(4):301-2.", "erratum"),
        (f"{TITLE}. Nachtarb. heute 3 (2021) 7-15.", "republication elsewhere"),
    ],
)
def test_the_look_alike_is_found_where_it_is_what_is_cited(printed: str, kind: str) -> None:
    assert decide(cited(f"Hale A, Ortiz A. {printed}"), (LOOK_ALIKES[kind], ARTICLE)).work == LOOK_ALIKES[kind]


@pytest.mark.parametrize(
    ("registered", "printed"),
    [("Chebyshev", "Чебышёв"), ("Чебышёв", "Tschebyscheff"), ("Papadopoulos", "Παπαδόπουλος"), ("Jiang", "蒋小明")],
)
def test_a_name_is_found_in_another_script(registered: str, printed: str) -> None:
    work = article("10.1000/x", "On mean values", registered, "Journal de mathématiques", 1867, "12//177-184")
    decision = decide(cited(f"{printed} A. J. math. 1867; 12: 177-184."), (work,))
    assert decision.work == work, decision.reason


@pytest.mark.parametrize(("one", "other"), [("Петров", "Ivanov"), ("Ivanow", "Iwanow"), ("王", "Li"), ("", "Li")])
def test_other_names_are_not_one(one: str, other: str) -> None:
    assert not are_one_name(one.casefold(), other.casefold())


def test_a_name_in_another_script_that_is_not_found_contradicts_nothing() -> None:
    work = article("10.1000/x", TITLE, "Hale", JOURNAL, 2018, "8/2/112-119")
    [author] = [item for item in decide(cited("Петров И. Сон. 2018;8(2):112-119."), (work,)).evidence
                if item.field == "author"]  # fmt: skip
    assert author.verdict is Agreement.UNKNOWN


@pytest.mark.parametrize("year", [2017, 2019])
def test_a_year_beside_the_registered_one_is_forgiven_where_all_else_agrees(year: int) -> None:
    decision = decide(cited(TEXT.replace("2018", str(year))), (ARTICLE,))
    assert decision.work == ARTICLE
    assert decide(cited(f"Hale A. Sömn. {year};8(2):112-9."), (ARTICLE,)).work is None


def test_online_first_and_print_are_both_the_year() -> None:
    work = article(
        "10.1000/o", TITLE, PEOPLE, JOURNAL, 2018, "8/2/112-119",
        **{"published-online": {"date-parts": [[2017, 11]]}},
    )  # fmt: skip
    for year in ("2017", "2018"):
        [found] = [item for item in decide(cited(TEXT.replace("2018", year)), (work,)).evidence if item.field == "year"]
        assert found.verdict is Agreement.AGREE


def test_twins_in_two_languages_are_a_tie_unless_the_title_says_which() -> None:
    german = article(
        "10.1000/de", "Schlafqualität im Schichtdienst nach einem Jahr", PEOPLE, JOURNAL, 2018, "8/2/112-119"
    )
    numbers = "J Sleep Med. 2018;8(2):112-9."
    decision = decide(
        cited(f"Hale A, Ortiz A, Brandt A. Sömnkvalitet bland skiftarbetare. {numbers}"), (ARTICLE, german)
    )
    assert (decision.outcome, decision.work) == (Outcome.TIE, None)
    text = f"Hale A, Ortiz A, Brandt A. Schlafqualität im Schichtdienst nach einem Jahr. {numbers}"
    assert decide(cited(text), (ARTICLE, german)).work == german
    assert decide(cited(TEXT), (ARTICLE, german)).work == ARTICLE


def test_a_printed_doi_that_nobody_knows_is_told() -> None:
    unknown = f"{TEXT} doi:10.1000/unknown"
    message = "The printed DOI 10.1000/unknown is not in the index or source that was asked."
    assert decide(cited(unknown), (ARTICLE,)).reason.endswith(message)
    assert decide(cited(unknown), ()).reason.endswith(message)
    assert "not in the index" not in decide(cited(f"{TEXT} doi:10.1000/a"), (ARTICLE,)).reason


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Esterly J. Follow-up of sleep quality among nurses and its causes. J Sleep Med. 2018;8.", id="a part of it"
        ),
        pytest.param("Esterly J. Sleep among nurses. J Sleep Med. 2018;8(5):77.", id="the whole of a short one"),
    ],
)
def test_another_first_author_needs_more_than_title_year_and_volume(text: str) -> None:
    work = article("10.1000/q", "Sleep quality among nurses", "Hale, Ortiz", JOURNAL, 2018, "8/2/112-119")
    assert decide(cited(text), (work,)).work is None


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"Esterly J. {TITLE}. J Sleep Med. 2018;8.", id="a long title, whole"),
        pytest.param(f"Esterly J, Ortiz B. {TITLE}. J Sleep Med. 2018;8.", id="a co-author"),
        pytest.param("Esterly J. Sleep quality of workers after changing rosters. J Sleep Med. 2018;8:112.", id="page"),
    ],
)
def test_a_slip_in_the_first_author_is_forgiven_with_one_of_them(text: str) -> None:
    title = "Sleep quality of workers after changing rosters" if "of workers" in text else TITLE
    work = article("10.1000/q", title, "Hale, Ortiz", JOURNAL, 2018, "8/2/112-119")
    assert decide(cited(text), (work,)).work == work


def test_and_others_is_nobodys_name() -> None:
    work = article("10.1000/q", "Sleep among nurses", "al., Hale", JOURNAL, 1985, "1/12/1-14")
    assert (
        decide(cited("Sun T, Jin S, et al (1985). The cost of a mode. IEEE Trans Fuzzy Syst, 1(12), 1."), (work,)).work
        is None
    )
