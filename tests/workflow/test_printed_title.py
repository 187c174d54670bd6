"""The title between the authors and the journal of a match, where parsing found none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.model.crossref import work_from_crossref
from refkit.model.origin import Origin
from refkit.model.record import Record
from refkit.text.fold import collapse_spaces, strip_invisible
from refkit.workflow.merge import merge_match
from refkit.workflow.printed_title import title_between
from refkit.workflow.title_cases import TitleCase, judge_title

WORK = work_from_crossref(
    {
        "DOI": "10.3390/nu7095388",
        "title": ["Magnesium in Prevention and Therapy"],
        "author": [{"family": "Gröber"}, {"family": "Schmidt"}, {"family": "Kisters"}],
        "container-title": ["Nutrients"],
        "issued": {"date-parts": [[2015]]},
    }
)


def printed(text: str, **parsed: str) -> Record:
    return Record(origin=Origin(text=text), **parsed)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("before", "title"),
    [
        ("Gröber U, Schmidt J, Kisters K.", "Магний в профилактике и терапии"),
        ("Gröber, U., Schmidt, J., & Kisters, K. (2015).", "予防と治療におけるマグネシウムの役割"),
        ("Gröber U, Schmidt J, et al.", "MAGNESIUM I FÖREBYGGANDE OCH BEHANDLING"),
        ("Gröber U", "“Le magnésium : prévention et thérapie”"),
    ],
)
def test_what_stands_between_authors_and_journal_is_the_title(before: str, title: str) -> None:
    assert title_between(printed(f"{before} {title}. Nutrients. 2015;7(9):8199-8226."), WORK) == title.strip("“”")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Gröber U, Schmidt J, Kisters K. Nutrients 2015, 7, 8199.", id="no title printed"),
        pytest.param("Gröber U, Andersson B.; Petrov V. Nutrients 2015, 7, 8199.", id="other authors"),
        pytest.param("Gröber U, Andersson BA, van der Berg C. Nutrients 2015, 7, 8199.", id="other authors, no points"),
        pytest.param("Doe J. Магний в профилактике. Nutrients 2015;7:8199.", id="no registered author"),
        pytest.param("Gröber U. Магний в профилактике. 2015;7:8199.", id="no journal"),
        pytest.param("Nutrients 2015;7:8199. Gröber U.", id="the journal comes first"),
    ],
)
def test_where_no_title_stands_there_none_is_made_up(text: str) -> None:
    assert title_between(printed(text), WORK) is None


def test_a_title_cut_at_its_colon_is_made_whole() -> None:
    text = "Gröber U. LITTERATUR OM MAGNESIUM: EN ÖVERSIKT. Nutrients 2015;7:8199."
    assert title_between(printed(text, title="EN ÖVERSIKT"), WORK) == "LITTERATUR OM MAGNESIUM: EN ÖVERSIKT"


def test_a_title_that_was_parsed_stays() -> None:
    text = "Gröber U. Магний в профилактике. Nutrients 2015;7:8199."
    assert title_between(printed(text, title="Магний в профилактике"), WORK) is None


def test_the_title_that_parsing_missed_becomes_the_translated_one() -> None:
    reference = printed(
        "Gröber U. Магний в профилактике и терапии. Nutrients. 2015;7:8199.", container_title="Nutrients"
    )
    judged = judge_title(reference, WORK)
    assert (judged.case, judged.printed_title) == (TitleCase.TRANSLATED, "Магний в профилактике и терапии")
    merged = merge_match(reference, WORK, judged, 0.99)
    assert merged.title == "Magnesium in Prevention and Therapy"
    assert merged.translated_title == "Магний в профилактике и терапии"


def test_a_container_that_was_parsed_with_the_title_is_the_registered_one() -> None:
    title = "Le magnésium dans la prévention et le traitement"
    reference = printed(f"Gröber U. {title}. Nutrients. 2015;7:8199.", container_title=f"{title}. Nutrients")
    merged = merge_match(reference, WORK, judge_title(reference, WORK), 0.99)
    assert (merged.container_title, merged.translated_container_title) == ("Nutrients", None)
    assert merged.translated_title == title


@given(st.text(max_size=300))
def test_any_string_gets_an_answer(text: str) -> None:
    found = title_between(printed(f"Gröber {text} Nutrients 2015"), WORK)
    assert found is None or found in collapse_spaces(strip_invisible(text))
