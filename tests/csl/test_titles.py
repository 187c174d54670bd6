"""Translated titles: policies in community styles, and refkit's own styles that place them."""

from typing import Any

import pytest
from samples import ARTICLE, BOOK

from refkit.csl import Citation, Cite, Processor, Style

TRANSLATED: dict[str, Any] = {
    **ARTICLE,
    "custom": {
        "translated-title": "Magnesium i förebyggande och behandling",
        "translated-title-origin": "citation",
    },
}
ALONE: dict[str, Any] = {
    **ARTICLE,
    "title": "[Structure amplitudes]",
    "language": "de",
    "custom": {"translated-title": "Structure amplitudes"},
}
PUBLISHED: dict[str, Any] = {
    **BOOK,
    "translator": [{"family": "Mitchell", "given": "Breon"}],
    "original-title": "Der Process",
    "original-date": {"date-parts": [[1925]]},
}
OWN = ["vancouver", "apa", "harvard", "iso690", "chicago-author-date", "ieee"]


def first_entry(style: str, item: dict[str, Any], titles: str = "", output: str = "html") -> str:
    return Processor(Style.load(style), [item], output=output, titles=titles).bibliography().entries[0]


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        (
            "chicago-author-date",
            "“Magnesium in Prevention and Therapy” [Magnesium i förebyggande och behandling]. <i>",
        ),
        ("apa", "Magnesium in prevention and therapy [Magnesium i förebyggande och behandling]. <i>"),
        ("ieee", "“Magnesium in prevention and therapy” [Magnesium i förebyggande och behandling], <i>"),
        ("modern-language-association", "“Magnesium in Prevention and Therapy” [Magnesium i förebyggande"),
    ],
)
def test_both_puts_the_translation_outside_quotes_italics_and_title_case(style: str, expected: str) -> None:
    assert expected in first_entry(style, TRANSLATED, "both")


def test_a_bracket_leaves_the_italics_around_a_book_title() -> None:
    book = {**BOOK, "custom": {"translated-title": "Stockholms floder"}}
    assert "<i>Stockholm’s rivers</i> [Stockholms floder]" in first_entry("apa", book, "both")


@pytest.mark.parametrize(
    ("titles", "expected", "absent"),
    [
        ("", "Magnesium in prevention", "förebyggande"),
        ("work", "Magnesium in prevention", "förebyggande"),
        ("printed", "Magnesium i förebyggande och behandling. ", "prevention"),
        ("translated", "[Magnesium i förebyggande och behandling]. ", "prevention"),
    ],
)
def test_policies_in_a_community_style(titles: str, expected: str, absent: str) -> None:
    text = first_entry("apa", TRANSLATED, titles)
    assert expected in text
    assert absent not in text


@pytest.mark.parametrize("style", ["chicago-author-date", "ieee", "apa", *(f"refkit-{name}" for name in OWN)])
def test_a_title_known_in_translation_only_is_bracketed_once_and_upright(style: str) -> None:
    text = first_entry(style, ALONE)
    assert text.count("[Structure amplitudes]") == 1
    assert "“[" not in text
    assert "<i>[" not in text


@pytest.mark.parametrize("name", OWN)
def test_own_styles_place_the_translation_after_the_title(name: str) -> None:
    text = first_entry(f"refkit-{name}", TRANSLATED, output="text")
    before, bracket, _ = text.partition("[Magnesium i förebyggande och behandling]")
    assert bracket
    assert before.rstrip("” ").casefold().endswith("magnesium in prevention and therapy")


@pytest.mark.parametrize("name", OWN)
def test_own_styles_have_no_faults_and_read_nothing_unknown(name: str) -> None:
    assert Style.load(f"refkit-{name}").issues == ()


def test_the_nlm_family_names_the_language_of_a_translation_standing_alone() -> None:
    assert "German" in first_entry("refkit-vancouver", ALONE)
    assert "German" not in first_entry("refkit-vancouver", {**TRANSLATED, "language": "de"})


@pytest.mark.parametrize("name", OWN)
def test_published_translations_name_translator_or_original_date(name: str) -> None:
    text = first_entry(f"refkit-{name}", PUBLISHED, output="text").casefold()
    assert "mitchell" in text


@pytest.mark.parametrize("name", OWN)
def test_a_title_translated_by_who_cites_it_is_never_an_original_work(name: str) -> None:
    text = first_entry(f"refkit-{name}", TRANSLATED, output="text").casefold()
    assert "original work" not in text
    assert "translation of" not in text
    assert "originally published" not in text


@pytest.mark.parametrize("name", OWN)
def test_own_styles_cite(name: str) -> None:
    processor = Processor(Style.load(f"refkit-{name}"), [TRANSLATED, BOOK])
    texts = processor.cite([Citation([Cite("a", locator="3")]), Citation([Cite("b")])])
    assert all(texts)


def test_terms_in_the_language_of_the_item() -> None:
    item = {**ARTICLE, "language": "sv-SE", "custom": {"author-open": True}}
    plain = Processor(Style.load("apa"), [item]).bibliography().entries[0]
    local = Processor(Style.load("apa"), [item], item_locales=True).bibliography().entries[0]
    assert "et al." in plain
    assert "m.fl." in local
