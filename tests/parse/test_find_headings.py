"""Headings: which lines are one, under whatever dress, in which languages, and which lines are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.parse.heading_words import REFERENCE_HEADINGS
from refkit.parse.headings import HeadingKind, may_be_heading, read_heading
from refkit.parse.lists import find_lists

FORMS = [(language, form) for language, forms in REFERENCE_HEADINGS.items() for form in forms.split("|")]
DRESSES = ["%s", "%s:", "%s.", "7. %s", "7 %s", "VII. %s", "1.2.3 %s", "IV – %s", "## %s", "**%s**", "== %s ==", "[%s]",
           "— %s —", "%s (12)", "<h2>%s</h2>", ">%s<", "__%s__", "%s {#refs}", "【%s】", "\u3000%s"]  # fmt: skip


def test_at_least_forty_languages_are_known() -> None:
    assert len(REFERENCE_HEADINGS) >= 40


@given(st.sampled_from(FORMS), st.sampled_from(DRESSES), st.sampled_from([str.lower, str.upper, str.title]))
def test_a_heading_is_known_in_every_dress_and_case(form: tuple[str, str], dress: str, case: object) -> None:
    language, words = form
    line = dress % case(words)  # type: ignore[operator]
    heading = read_heading(line)
    assert may_be_heading(line)
    assert heading is not None
    assert heading.kind is HeadingKind.REFERENCES
    assert language in heading.languages or heading.languages


@pytest.mark.parametrize(
    ("line", "languages"),
    [
        ("Referenser", ("sv",)),
        ("KÄLLFÖRTECKNING", ("sv",)),
        ("7. References", ("en",)),
        ("VII. Literaturverzeichnis", ("de",)),
        ("R E F E R E N C E S", ("en",)),
        ("Referências", ("pt",)),
        ("Piśmiennictwo", ("pl",)),
        ("五、参考文献", ("ja", "zh")),
        ("參考文獻", ("zh",)),
        ("참고문헌", ("ko",)),
        ("المراجع", ("ar",)),
        ("Список литературы", ("ru",)),
        ("Re\u0301fe\u0301rences", ("fr",)),
    ],
)
def test_the_exact_form_decides_the_language(line: str, languages: tuple[str, ...]) -> None:
    heading = read_heading(line)
    assert heading is not None
    assert set(heading.languages) == set(languages)


@pytest.mark.parametrize(
    "line",
    ["References are listed below.", "References ........ 45", "References 45", "The sources of the Nile", "", "***",
     "12", "See the literature", "Sources, methods", "x" * 300],
)  # fmt: skip
def test_other_lines_are_no_headings(line: str) -> None:
    assert read_heading(line) is None


@pytest.mark.parametrize(
    "line", ["Appendix A", "Appendix B: Questions", "Bilaga 2", "ACKNOWLEDGEMENTS", "Om författaren"]
)
def test_what_follows_a_list_is_known_too(line: str) -> None:
    heading = read_heading(line)
    assert heading is not None
    assert heading.kind is HeadingKind.CLOSING


def test_the_end_of_an_entry_is_no_heading() -> None:
    assert read_heading("Internet.") is None


def test_a_heading_that_several_languages_share_is_settled_by_the_text() -> None:
    reference = "Larsen E. Søvn og helse hos barn og unge i Norge. Tidsskrift. 2015;7(9):199-226."
    before = "Dette er en artikkel om søvn, og den er skrevet for dem som ikke sover så godt om natten."
    found = find_lists(f"{before}\n\nLitteratur\n\n1. {reference}\n2. {reference}\n")
    assert found.lists[0].language == "no"


@given(st.text(max_size=120))
def test_reading_a_heading_never_fails(line: str) -> None:
    heading = read_heading(line)
    assert heading is None or heading.text.strip() == heading.text
