"""Texts and their lists: every way of citing, what is cited and not listed, what is listed and not cited."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.model.record import Record
from refkit.workflow.check import check
from refkit.workflow.checking.author_year import find_author_years
from refkit.workflow.checking.body import number_of_label, split_articles, whole_text
from refkit.workflow.checking.by_key import find_keys
from refkit.workflow.checking.citations import compare_citations
from refkit.workflow.checking.numbered import find_numbered
from refkit.workflow.checking.report import Report
from refkit.workflow.convert import loads
from refkit.workflow.parse import parse
from tests.growth import grows_too_fast

NUMBERED = """1. Berg A, Al B. On trees. J Trees. 2010;3(2):5-9.
2. Lund C. On water and ice. J Water. 2011;4(1):11-19.
3. Holm D, Dahl E. On stones. J Stones. 2012;5(1):21-29.
4. Wik F. On sand. J Sand. 2013;6(1):31-39.
"""
NAMED = """Berg, A., & Al, B. (2010a). On trees. Journal of Trees, 3(2), 5-9.
Berg, A., & Al, B. (2010b). On more trees. Journal of Trees, 3(3), 15-19.
Lund, C. (2011). On water and ice. Journal of Water, 4(1), 11-19.
van der Meer, D. (2012). On stones. Journal of Stones, 5(1), 21-29.
World Health Organization. (2015). Sleep for all. Geneva: WHO.
"""


@cache
def named_records() -> tuple[Record, ...]:
    return tuple(parse(f"References\n\n{NAMED}"))


def checked(body: str, references: str) -> Report:
    text = f"A page on things\n\n{body}\n\nReferences\n\n{references}"
    return check(parse(text), text=text, offline=True)


def uncited(report: Report) -> list[str]:
    return [one.record.id for one in report if "listed-not-cited" in one.codes]


def unlisted(report: Report) -> list[str | None]:
    return [one.printed for one in report.findings if one.code == "cited-not-listed"]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("Trees [1], water [2, 3] and sand [4].", id="brackets"),
        pytest.param("All of them [1–4].", id="range"),
        pytest.param("All of them [1]–[4].", id="range between brackets"),
        pytest.param("Trees [1, p. 12]; see [e.g., 2; 3] and [4: 33].", id="locators"),
        pytest.param("Trees,¹ water²˒³ and sand.⁴", id="raised figures"),
        pytest.param("Trees.¹⁻³ Sand.⁴", id="raised range"),
        pytest.param("Trees (1), water and stones (2, 3), sand (4).", id="parentheses"),
        pytest.param("Trees grow.1 Water flows.2,3 Sand lies.4", id="figures that lost their raising"),
        pytest.param("Trees<sup>1</sup> and others<sup>2-4</sup>.", id="markup"),
    ],
)
def test_every_sign_of_a_numbered_text(body: str) -> None:
    report = checked(body, NUMBERED)
    assert (uncited(report), unlisted(report)) == ([], [])


def test_numbers_that_are_not_listed_and_not_cited() -> None:
    report = checked("Trees [1], and [3, 7] too.", NUMBERED)
    assert uncited(report) == ["L1-2", "L1-4"]
    assert unlisted(report) == ["[3, 7]"]
    [finding] = report.findings
    assert "no number 7" in finding.message
    assert finding.line == 3


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("It grew by 12 m² on 10⁻³ of 4 km².", id="powers"),
        pytest.param("There are (1) trees, (2) water, (3) stones and (4) sand.", id="a counted sentence"),
        pytest.param("The values were (0.1) and (n = 4) in (2010).", id="amounts and years"),
        pytest.param("Nobody is cited at all.", id="nothing"),
    ],
)
def test_what_is_no_citation_raises_no_alarm(body: str) -> None:
    report = checked(body, NUMBERED)
    assert (uncited(report), unlisted(report)) == ([], [])
    assert any("not compared" in problem.message for problem in report.problems)


def test_an_interval_in_brackets_is_no_citation() -> None:
    report = checked("Trees [1] and water [2]; stones [3], sand [4] (95% CI [12, 45]).", NUMBERED)
    assert unlisted(report) == []


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(
            "Berg & Al (2010a, b) saw trees (Lund, 2011; van der Meer, 2012; WHO, 2015).", id="English with ampersand"
        ),
        pytest.param("Berg och Al (2010a; 2010b), Lund (2011), van der Meer (2012), (WHO 2015)", id="Swedish"),
        pytest.param(
            "Berg und Al (2010a, 2010b); (vgl. Lund 2011, S. 12; van der Meer 2012); (WHO, 2015)", id="German"
        ),
        pytest.param("Selon Berg et Al (2010a), (2010b), Lund (2011) et van der Meer (2012), (WHO, 2015)", id="French"),
        pytest.param(
            "BERG; AL, 2010a, 2010b. (LUND, 2011, p. 12) (VAN DER MEER, 2012) World Health Organization (2015)",
            id="ABNT",
        ),
    ],
)
def test_every_way_of_citing_by_name(body: str) -> None:
    report = checked(body, NAMED)
    assert (uncited(report), unlisted(report)) == ([], [])


def test_names_that_are_not_listed_and_not_cited() -> None:
    report = checked("Berg & Al (2010a) and (Strand et al., 2009; Lund, 2010; van der Meer, 2012; WHO, 2015).", NAMED)
    assert uncited(report) == ["L1-2", "L1-3"]
    assert unlisted(report) == ["Strand et al. 2009", "Lund 2010"]
    assert "it has Lund with 2011" in report.findings[1].message


def test_a_name_one_letter_off_means_the_entry_of_that_year() -> None:
    listed = "Lindqvist, C. (2011). On water. J Water, 4(1), 11-19.\nEk, D. (2012). On stones. J Stones, 5(1), 2-9.\n"
    report = checked("As Lindquist (2011) and (Lindquist, 2011; Ek, 2012) say.", listed)
    assert (uncited(report), unlisted(report)) == ([], [])


def test_a_year_behind_other_words_is_no_citation() -> None:
    body = "Berg & Al (2010a, b), (Lund, 2011), van der Meer (2012), (WHO, 2015). Since March (2012) and Table (2014)."
    assert unlisted(checked(f"{body} In Paris (1892), see Windows (2000).", NAMED)) == []


def test_an_entry_without_a_year_is_cited_by_its_name() -> None:
    listed = "Lund, C. (2011). On water. J Water, 4(1), 11-19.\nEk, D. On stones. J Stones, in press.\n"
    assert uncited(checked("As Lund (2011) and Ek (in press) say.", listed)) == []


def test_keys_of_latex_and_markdown() -> None:
    refs = loads("@misc{berg2010, title={T}}\n@misc{lund, title={U}}", format="bibtex")
    report = check(refs, text=r"As \citep[see][12]{berg2010,gone} says, and @berg2010 too.", offline=True)
    assert uncited(report) == ["lund"]
    assert unlisted(report) == ["gone"]
    assert uncited(check(refs, text=r"\cite{berg2010} \nocite{*}", offline=True)) == []


def test_a_bibliography_file_beside_a_text_with_a_list_of_its_own() -> None:
    refs = loads("@article{a, author={Lund, C.}, title={On water}, year=2011}", format="bibtex")
    text = f"Nothing is cited (Berg & Al, 2010; Holm, 2012).\n\nReferences\n\n{NAMED}"
    assert uncited(check(refs, text=text, offline=True)) == []
    cited = check(refs, text=f"Lund (2011) is cited.\n\nReferences\n\n{NAMED}", offline=True)
    assert (uncited(cited), cited.problems) == ([], ())


def test_two_articles_in_a_file_cite_their_own_lists() -> None:
    filler = "Words that say nothing much about anything at all. " * 10
    one = f"First article [1, 2, 3].\n\n{filler}\n\nReferences\n\n{NUMBERED}\n\n"
    text = f"{one}Second article [1, 2, 4].\n\n{filler}\n\nReferences\n\n{NUMBERED}"
    assert uncited(check(parse(text), text=text, offline=True)) == ["L1-4", "L2-3"]


def test_lists_that_follow_each_other_belong_to_one_article() -> None:
    text = "Cited [1].\n\nReferences\n\n" + NUMBERED
    lists = parse(text).lists
    [article] = split_articles(text, lists)
    assert article.span == (0, len(text))
    assert len(article.text) == len(text)
    assert "Berg" not in whole_text(text, lists).text


@pytest.mark.parametrize(
    ("label", "number"), [("3.", 3), ("[12]", 12), ("³", 3), ("a)", None), (None, None), ("", None)]
)
def test_labels_as_numbers(label: str | None, number: int | None) -> None:
    assert number_of_label(label) == number


@given(st.text(max_size=400))
def test_any_text_is_read(text: str) -> None:
    compare_citations(text, named_records(), (), are_listed_here=False)
    find_keys(text)


@pytest.mark.parametrize(
    "piece",
    [
        "[",
        "[1,",
        "(1, 2; ",
        "A ",
        "A, A, ",
        "Berg & ",
        "(Berg, 2010; ",
        "\\cite{",
        "@a ",
        "A-",
        "¹,",
        "a.1,",
        "2010a, ",
        "et al. ",
    ],
)
def test_time_grows_with_the_text_and_not_faster(piece: str) -> None:
    def find_all(text: str) -> None:
        find_author_years(text, (0, len(text)), named_records())
        find_numbered(text, (0, len(text)), frozenset({1, 2, 3}))
        find_keys(text)

    assert not grows_too_fast(find_all, piece, 20_000, 80_000)
