import pytest
from hypothesis import given

from refkit.text.hyphenation import join_lines
from tests.text.strategies import texts


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        pytest.param("the effect of", "magnesium", "the effect of magnesium", id="two words"),
        pytest.param("magne-", "sium on sleep", "magnesium on sleep", id="a word broken at the line end"),
        pytest.param("venezia-", "ni in età moderna", "veneziani in età moderna", id="an Italian word"),
        pytest.param("Gesundheits\u00ad", "wesen", "Gesundheitswesen", id="a soft hyphen always goes"),
        pytest.param("double-", "blind trial", "double-blind trial", id="a first part that keeps its hyphen"),
        pytest.param("self-", "reported", "self-reported", id="self-"),
        pytest.param("evidence-", "based", "evidence-based", id="a second part that keeps its hyphen"),
        pytest.param("meta-", "analysis", "meta-analysis", id="a pair that keeps its hyphen"),
        pytest.param("meta-", "bolic", "metabolic", id="the same first part in another word"),
        pytest.param("Work-", "shop on sleep", "Workshop on sleep", id="a solid word of two words"),
        pytest.param("state-of-the-", "art", "state-of-the-art", id="a word with other hyphens"),
        pytest.param("state-", "of-the-art", "state-of-the-art", id="a word whose other hyphens follow"),
        pytest.param("COVID-", "19 patients", "COVID-19 patients", id="before a number"),
        pytest.param("Smith-", "Jones AB", "Smith-Jones AB", id="a double name"),
        pytest.param("t-", "test", "t-test", id="one letter"),
        pytest.param("MAGNE-", "SIUM AND SLEEP", "MAGNESIUM AND SLEEP", id="a broken word in capitals"),
        pytest.param("hjärt-", "och kärlsjukdom", "hjärt- och kärlsjukdom", id="a hyphen for a left-out part"),
        pytest.param("Herz-", "und Kreislauf", "Herz- und Kreislauf", id="the same in German"),
        pytest.param("2012;17(12):1161-", "1169.", "2012;17(12):1161-1169.", id="a page range"),
        pytest.param("2012;17(12):1161–", "1169.", "2012;17(12):1161–1169.", id="a page range with an en dash"),
        pytest.param("sleep –", "a review", "sleep – a review", id="a dash between words"),
        pytest.param("sleep -", "a review", "sleep - a review", id="a free-standing hyphen"),
        pytest.param("https://www.foo.se/some-", "page", "https://www.foo.se/some-page", id="hyphen in an address"),
        pytest.param("https://www.foo.se/", "page.html", "https://www.foo.se/page.html", id="a broken address"),
        pytest.param("https://www.foo.se/", "Hämtad 2020", "https://www.foo.se/ Hämtad 2020", id="address, then text"),
        pytest.param("doi: 10.1016/", "S0140-6736(20)1", "doi: 10.1016/S0140-6736(20)1", id="a broken DOI"),
        pytest.param("中华", "医学杂志", "中华医学杂志", id="Chinese has no spaces"),
        pytest.param("대한", "의학회지", "대한 의학회지", id="Korean has"),
        pytest.param("", "text", "text", id="an empty first line"),
        pytest.param("text", "", "text", id="an empty second line"),
    ],
)
def test_join_lines(first: str, second: str, joined: str) -> None:
    assert join_lines(first, second) == joined


@given(texts, texts)
def test_only_hyphens_and_spaces_are_ever_lost(first: str, second: str) -> None:
    def without(text: str) -> str:
        return "".join(text.split()).replace("-", "").replace("\u00ad", "")

    assert without(join_lines(first, second)) == without(first + second)
