"""Who translated a title: whoever cites the work, or the registry."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.model.crossref import work_from_crossref
from refkit.model.origin import Origin
from refkit.model.record import Record
from refkit.model.work import Work
from refkit.workflow.title_cases import TitleCase, judge_title
from refkit.workflow.title_direction import (
    container_is_translated,
    container_language,
    languages_of_difference,
    may_be_published_in,
    why_translated,
)


def work(title: str = "A title", container: str = "", doi: str = "10.1000/1", **more: Any) -> Work:
    return work_from_crossref({"DOI": doi, "title": [title], "container-title": [container], **more})


@pytest.mark.parametrize(
    ("printed", "registered", "languages"),
    [
        ("Psoriasis och vitiligo hos en vuxen", "Psoriasis and vitiligo in an adult", ("sv", "en")),
        ("Phototherapie der Psoriasis und Vitiligo", "Phototherapy of psoriasis and vitiligo", ("de", "en")),
        pytest.param("Psoriasis ond vitiligo", "Psoriasis and vitiligo", None, id="one letter mistyped"),
        pytest.param("Elevat- ed levels of zinc", "Elevated levels of zinc", None, id="hyphenated at a line's end"),
        pytest.param("Psoriasis and vitiligo", "Psoriasis and vitiligo", None, id="nothing differs"),
        pytest.param("Schlaf und Arbeit", "Sleep duration", None, id="no word is shared"),
    ],
)
def test_titles_that_share_words_differ_by_their_language(
    printed: str, registered: str, languages: tuple[str, str] | None
) -> None:
    assert languages_of_difference(printed, registered) == languages


def test_a_title_that_shares_most_words_is_translated_all_the_same() -> None:
    printed = Record(title="Yellow nail syndrome och half-and-half nail", container_title="Archives of Dermatology")
    registered = work("Yellow nail syndrome and half-and-half nail", "Archives of Dermatology")
    assert judge_title(printed, registered).case is TitleCase.TRANSLATED


@pytest.mark.parametrize(
    ("container", "doi", "language", "may"),
    [
        pytest.param("Brazilian Journal of Biology", "10.1000/1", "pt", True, id="named after a country"),
        pytest.param("Brazilian Journal of Biology", "10.1000/1", "sv", False, id="another country's language"),
        pytest.param("Hoehnea", "10.1590/1", "es", True, id="the registrant hosts journals in it"),
        pytest.param("Hoehnea", "10.1000/1", "es", False, id="nothing says so"),
        pytest.param("Gaceta Sanitaria", "10.1000/1", "es", True, id="what the language calls a journal"),
        pytest.param("Revista de Saúde Pública", "10.1000/1", "es", True, id="a near relation of the name's language"),
        pytest.param("Archives of Dermatology", "10.1000/1", "pt", False, id="an English name"),
        pytest.param("", "10.1000/1", "pt", True, id="no journal is known"),
    ],
)
def test_what_a_journal_may_publish_in(container: str, doi: str, language: str, may: bool) -> None:
    assert may_be_published_in(work(container=container, doi=doi), language) is may


def test_a_second_name_in_another_script_is_a_language_of_the_journal() -> None:
    registered = work(container="Food and Clinical Nutrition", **{"short-container-title": ["食品・臨床栄養"]})
    assert may_be_published_in(registered, "ja")
    assert not may_be_published_in(registered, "ko")


def test_a_container_that_stands_in_the_string_is_not_translated() -> None:
    registered = work(container="Engenharia Sanitaria e Ambiental")
    text = "Reis A. Biossólido no solo. Engenharia Sanitaria e Ambiental. 2020."
    cut = Record(title="Biossólido no solo", container_title="Engenharia. 2020", origin=Origin(text=text))
    assert not container_is_translated(cut, registered)
    assert container_is_translated(Record(container_title="Sanitet och miljö"), registered)


def test_the_language_that_a_container_is_translated_into() -> None:
    registered = work(container="Journal of Clinical Anesthesia")
    assert container_language(Record(container_title="Tidskrift för klinisk anestesi"), registered) == "sv"
    assert container_language(Record(container_title="J Clin Anesth"), registered) is None


def test_two_titles_in_one_language_are_no_translation_unless_the_container_is_one() -> None:
    registered = work("Sleep and pain in the elderly", "Journal of Clinical Anesthesia")
    same = Record(title="x", container_title="J Clin Anesth")
    other = Record(title="x", container_title="Tidskrift för klinisk anestesi")
    assert why_translated(same, registered, ("en", "en"), list_votes=True) == ""
    assert "in translation" in why_translated(other, registered, ("en", "en"), list_votes=False)


def test_an_original_title_in_the_string_is_kept_whatever_was_parsed() -> None:
    own = "전설의 현대화와 공포의 전략"
    registered = work("The Legend's Modernization and Horror Strategy", **{"original-title": [own]})
    judgement = judge_title(Record(title="경희대학교"), registered, title_in_string=own)
    assert (judgement.case, judgement.own_title) == (TitleCase.ORIGINAL, own)


def test_a_name_before_the_registered_title_is_no_other_title() -> None:
    printed = Record(title="Greene. Celebrating parasites", container_title="Nat Genet")
    assert judge_title(printed, work("Celebrating parasites", "Nature Genetics")).case is TitleCase.SAME


@given(st.text(max_size=80), st.text(max_size=80), st.sampled_from([None, "en", "sv"]))
def test_any_two_titles_tell_two_languages_or_none(printed: str, registered: str, known: str | None) -> None:
    told = languages_of_difference(printed, registered, known)
    assert told is None or (told[0] != told[1] and known in (None, told[1]))
