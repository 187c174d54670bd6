"""citeproc-py as an engine: escaped, complete, in order, and honest about what it cannot print."""

from collections.abc import Mapping
from typing import Any, ClassVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from refkit.csl.bibliography import Bibliography
from refkit.csl.catalogue import StyleSource, find_style
from refkit.csl.citeproc_py import render_bibliography
from refkit.errors import UnknownName

ARTICLE = {
    "id": "a",
    "type": "article-journal",
    "author": [{"family": "Gröber", "given": "Uwe"}, {"family": "Kisters", "given": "Klaus"}],
    "title": "Magnesium in Prevention and Therapy",
    "container-title": "Nutrients",
    "volume": "7",
    "issue": "9",
    "page": "8199-8226",
    "issued": {"date-parts": [[2015, 9, 23]]},
    "DOI": "10.3390/nu7095388",
}


def print_items(style: str | StyleSource, *items: Mapping[str, Any], **options: Any) -> Bibliography:
    return render_bibliography(find_style(style) if isinstance(style, str) else style, items, **options)


def print_one(style: str, item: Mapping[str, Any], locale: str | None = "en-US", output: Any = "text") -> str:
    return print_items(style, item, locale=locale, output=output).entries[0]


def own_style(layout: str, attributes: str = "", parts: str = "") -> str:
    return (
        f'<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0" {attributes}>{parts}'
        f"<citation><layout>{layout}</layout></citation><bibliography><layout>{layout}</layout></bibliography></style>"
    )


@pytest.mark.parametrize(("style", "printed"), [
    ("vancouver", "1. Gröber U, Kisters K. Magnesium in Prevention and Therapy. Nutrients. 2015 Sep 23;7(9):8199–226. "
                  "doi:10.3390/nu7095388"),
    ("apa", "Gröber, U., & Kisters, K. (2015). Magnesium in Prevention and Therapy. Nutrients, 7(9), 8199–8226. "
            "https://doi.org/10.3390/nu7095388"),
    ("ieee", "[1] U. Gröber and K. Kisters, “Magnesium in Prevention and Therapy,” Nutrients, vol. 7, no. 9, "
             "pp. 8199–8226, Sep. 2015, doi: 10.3390/nu7095388."),
])  # fmt: skip
def test_an_article(style: str, printed: str) -> None:
    assert print_one(style, ARTICLE) == printed


class TestOpenAuthorLists:
    """ "et al." stands in the source: the list ends in the style's et-al term however short it is."""

    @pytest.mark.parametrize(("style", "locale", "start"), [
        ("vancouver", "en-US", "1. Gröber U, Kisters K, et al. Magnesium"),
        ("vancouver", "sv-SE", "1. Gröber U, Kisters K, m.fl. Magnesium"),
        ("apa", "en-US", "Gröber, U., Kisters, K., et al. (2015)"),
        ("ieee", "de-DE", "[1] U. Gröber, K. Kisters, u.\u00a0a., „Magnesium"),
        ("harvard-cite-them-right", "sv-SE", "Gröber, U., Kisters, K., m.fl. (2015)"),
    ])  # fmt: skip
    def test_two_authors(self, style: str, locale: str, start: str) -> None:
        assert print_one(style, {**ARTICLE, "custom": {"author-open": True}}, locale).startswith(start)

    def test_one_author(self) -> None:
        item = {**ARTICLE, "author": ARTICLE["author"][:1], "custom": {"author-open": True}}  # type: ignore[index]
        assert print_one("vancouver", item).startswith("1. Gröber U et al. Magnesium")

    def test_a_long_list_is_cut_as_the_style_cuts_it(self) -> None:
        authors = [{"family": f"Author{letter}", "given": letter} for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]
        item = {**ARTICLE, "author": authors, "custom": {"author-open": True}}
        printed = print_one("vancouver", item)
        assert "AuthorF F, et al. Magnesium" in printed
        assert printed.startswith("1. AuthorA A,")
        assert print_one("vancouver", {**item, "custom": {}}) == printed

    def test_no_name_that_nobody_named_is_printed(self) -> None:
        item = {**ARTICLE, "custom": {"author-open": True}}
        for style in ("nature", "chicago-author-date", "modern-language-association", "din-1505-2"):
            assert "et al" in print_one(style, item)
            assert ", ," not in print_one(style, item)


class TestEscaping:
    HOSTILE = "<script>alert(1)</script> & <img src=x onerror=y> \x00\x1b[31m\u202e\ufdd0\ud800 end"

    def test_html(self) -> None:
        item = {**ARTICLE, "title": self.HOSTILE, "author": [{"literal": self.HOSTILE}], "DOI": self.HOSTILE}
        for style in ("vancouver", "apa", "ieee", "chicago-author-date"):
            printed = print_one(style, item, output="html")
            assert "<script" not in printed.lower()
            assert "<img" not in printed.lower()
            assert "&lt;script&gt;" in printed.lower()
            assert not set(printed) & set("\x00\x1b\u202e\ufdd0\ud800")
            printed.encode("utf-8")

    def test_text_keeps_what_is_no_markup(self) -> None:
        assert "<script>alert(1)</script> & <img" in print_one("vancouver", {**ARTICLE, "title": self.HOSTILE})

    def test_an_address_is_never_a_link(self) -> None:
        printed = print_one("vancouver", {"type": "webpage", "title": "t", "URL": "javascript:alert(1)"}, output="html")
        assert "href" not in printed

    def test_a_style_is_escaped_too(self) -> None:
        style = own_style('<text value="&lt;script&gt;"/><text variable="title" prefix="&lt;b&gt;"/>')
        assert print_one(style, ARTICLE, output="html").startswith('<div class="csl-entry">&lt;script&gt;&lt;b&gt;')

    def test_rich_text_of_csl(self) -> None:
        title = '<i>E. coli</i>, H<sub>2</sub>O, x<sup>2</sup>, <b>b</b>, <sc>sc</sc>, <span class="nocase">n</span>'
        html = print_one("vancouver", {**ARTICLE, "title": title}, output="html")
        assert "<i>E. coli</i>, H<sub>2</sub>O, x<sup>2</sup>, <b>b</b>" in html
        assert '<span style="font-variant:small-caps;">sc</span>, n.' in html
        assert "E. coli, H2O, x2, b, sc, n." in print_one("vancouver", {**ARTICLE, "title": title})

    def test_italics_in_italics_stand_upright(self) -> None:
        item = {"type": "book", "title": "On <i>E. coli</i> now", "author": [{"family": "Doe"}]}
        assert "<i>On </i>E. coli<i> now</i>" in print_one("apa", item, output="html")

    def test_tags_that_do_not_match_are_text(self) -> None:
        assert "a <i> b</b> c" in print_one("vancouver", {**ARTICLE, "title": "a <i> b</b> c"})


class TestTranslations:
    """The translation stands in brackets behind the title: upright, outside the quotes, not in title case."""

    ITEM: ClassVar = {**ARTICLE, "custom": {"title-translation": "Magnesium i förebyggande och behandling"}}

    @pytest.mark.parametrize(("style", "printed"), [
        ("vancouver", "Therapy [Magnesium i förebyggande och behandling]. Nutrients"),
        ("chicago-author-date", "“Magnesium in Prevention and Therapy” [Magnesium i förebyggande och behandling]. "),
        ("ieee", "“Magnesium in Prevention and Therapy” [Magnesium i förebyggande och behandling], Nutrients"),
    ])  # fmt: skip
    def test_behind_the_title(self, style: str, printed: str) -> None:
        assert printed in print_one(style, self.ITEM)

    def test_upright(self) -> None:
        book = {key: value for key, value in self.ITEM.items() if key != "container-title"} | {"type": "book"}
        assert "</i> [Magnesium i förebyggande" in print_one("apa", book, output="html")

    def test_alone(self) -> None:
        item = {key: value for key, value in self.ITEM.items() if key != "title"}
        assert "Kisters K. [Magnesium i förebyggande och behandling]. Nutrients" in print_one("vancouver", item)

    def test_a_note_ends_the_entry(self) -> None:
        item = {**ARTICLE, "custom": {"language-note": "German"}}
        assert print_one("vancouver", item).endswith("doi:10.3390/nu7095388. German.")


class TestNothingIsLost:
    def test_an_item_on_which_the_style_fails_is_printed_plainly(self, monkeypatch: pytest.MonkeyPatch) -> None:
        from refkit.csl import citeproc_py_elements

        def fail(*_: object, **__: object) -> None:
            raise TypeError("inside the engine")

        monkeypatch.setattr(citeproc_py_elements.Number, "process", fail)
        with_edition = {**ARTICLE, "type": "book", "edition": "2"}
        bibliography = print_items("vancouver", ARTICLE, with_edition, ARTICLE, locale="en-US")
        assert len(bibliography.entries) == 3
        assert "Gröber Uwe; Kisters Klaus. 2015. Magnesium in Prevention and Therapy." in bibliography.entries[1]
        assert [trouble.place for trouble in bibliography.troubles] == [1]
        assert "TypeError" in bibliography.troubles[0].message

    def test_an_item_that_the_style_prints_nothing_of(self) -> None:
        bibliography = print_items(own_style('<text variable="genre"/>'), {**ARTICLE, "title": "Kept"})
        assert "Kept" in bibliography.entries[0]
        assert "prints nothing" in bibliography.troubles[0].message

    def test_a_style_without_bibliography_prints_its_full_citations(self) -> None:
        bibliography = print_items("bluebook-law-review", ARTICLE)
        assert "Magnesium in Prevention and Therapy, 7 Nutrients 8199" in bibliography.entries[0]
        assert bibliography.troubles[0].place is None

    def test_the_same_id_twice(self) -> None:
        assert len(print_items("apa", ARTICLE, ARTICLE, {**ARTICLE, "id": ""}).entries) == 3

    def test_an_empty_item(self) -> None:
        assert print_items("vancouver", {"id": "x"}).entries == ("[x]",)

    def test_a_title_printed_for_missing_authors_is_not_printed_again(self) -> None:
        printed = print_one("apa", {"type": "webpage", "title": "Sleep", "URL": "https://example.org"})
        assert printed == "Sleep. (n.d.). Retrieved https://example.org"

    def test_editors_printed_for_missing_authors_are_not_printed_again(self) -> None:
        names = '<names variable="author"><substitute><names variable="editor"/></substitute></names>'
        style = own_style(f'{names}<text variable="title" prefix=". "/><names variable="editor" prefix=", ed. "/>')
        item = {"title": "T", "editor": [{"family": "Doe"}]}
        assert print_one(style, item) == "Doe. T"


class TestOrder:
    ITEMS = tuple({"id": name, "type": "book", "title": name, "author": [{"family": name}]}
                  for name in ("Zorn", "Öberg", "Åberg", "Éluard", "“Quoted”"))  # fmt: skip

    def test_numeric_styles_keep_the_order_given(self) -> None:
        printed = print_items("vancouver", *self.ITEMS, locale="en-US")
        assert printed.ids == tuple(item["id"] for item in self.ITEMS)
        assert [entry.partition(" ")[0] for entry in printed.entries] == ["1.", "2.", "3.", "4.", "5."]

    def test_others_sort_as_the_language_does(self) -> None:
        swedish = print_items("apa", *self.ITEMS, locale="sv-SE")
        assert swedish.ids == ("Éluard", "“Quoted”", "Zorn", "Åberg", "Öberg")
        assert swedish.order == (3, 4, 0, 2, 1)
        english = print_items("apa", *self.ITEMS, locale="en-US")
        assert english.ids == ("Åberg", "Éluard", "Öberg", "“Quoted”", "Zorn")

    def test_what_has_no_key_comes_last(self) -> None:
        dates: tuple[list[list[int]], ...] = ([], [[-50]], [[1999]])
        items = [{"id": str(parts), "title": "T", "issued": {"date-parts": parts}} for parts in dates]
        key = '<sort><key variable="issued" sort="descending"/></sort>'
        style = own_style('<text variable="title"/>').replace("<bibliography>", f"<bibliography>{key}")
        assert print_items(style, *items).ids == ("[[1999]]", "[[-50]]", "[]")

    @pytest.mark.parametrize("style", ["apa", "organization", "boreal-environment-research"])
    def test_particles_do_not_sort(self, style: str) -> None:
        berg = {"id": "Berg", "author": [{"family": "Berg", "given": "J", "non-dropping-particle": "van der"}]}
        items = ({**berg, "type": "book", "title": "T"}, self.ITEMS[0], {**self.ITEMS[0], "id": "Abel", "title": "A",
                 "author": [{"family": "Abel"}]})  # fmt: skip
        assert print_items(style, *items, locale="en-US").ids == ("Abel", "Berg", "Zorn")


class TestGroups:
    """What is asked for and not there takes the terms beside it away, in groups and in macros."""

    ITEM: ClassVar = {"title": "T", "volume": "7"}

    @pytest.mark.parametrize(("layout", "printed"), [
        pytest.param('<group><text value="vol. "/><text variable="volume"/></group>', "vol. 7", id="there"),
        pytest.param('<text variable="title"/><group><text value=" no. "/><number variable="issue"/></group>', "T",
                     id="not there"),
        pytest.param('<text variable="title"/><text macro="issue"/>', "T", id="not there, in a macro"),
        pytest.param('<group><text value="In: "/><choose><if variable="issue"><text variable="issue"/></if></choose>'
                     "</group>", "In:", id="a branch that is not taken does not ask"),
        pytest.param('<group><names variable="editor"><substitute><text value="Anon."/></substitute></names></group>',
                     "Anon.", id="a substitute is something"),
    ])  # fmt: skip
    def test_a_group(self, layout: str, printed: str) -> None:
        macro = '<macro name="issue"><text value=" no. "/><text variable="issue"/></macro>'
        assert print_one(own_style(layout, parts=macro), self.ITEM) == printed

    def test_names_in_a_branch_of_a_substitute_print_as_those_they_stand_for(self) -> None:
        branch = '<choose><if type="book"><names variable="editor"/></if></choose>'
        names = f'<names variable="author"><name initialize-with="."/><substitute>{branch}</substitute></names>'
        item = {"type": "book", "editor": [{"family": "Doe", "given": "Jane"}]}
        assert print_one(own_style(names), item) == "J. Doe"


class TestLocales:
    def test_the_style_says_which_where_nobody_asks(self) -> None:
        assert "abgerufen am" in print_one("din-1505-2-numeric", {"type": "webpage", "title": "T", "URL": "https://e.org",
            "accessed": {"date-parts": [[2025, 1, 2]]}}, locale=None)  # fmt: skip

    @pytest.mark.parametrize("locale", ["sv-SE", "sv", "sv_se", "SV-se", "sv-FI"])
    def test_the_language_is_enough(self, locale: str) -> None:
        assert "Hämtad 2025" in print_one("apa", {"type": "webpage", "title": "T", "URL": "https://e.org",
            "accessed": {"date-parts": [[2025]]}}, locale)  # fmt: skip

    def test_a_language_without_terms_falls_back_and_says_so(self) -> None:
        bibliography = print_items("apa", {**ARTICLE, "issued": {}}, locale="sw-KE")
        assert "(n.d.)" in bibliography.entries[0]
        assert "sw-KE" in bibliography.troubles[0].message

    @pytest.mark.parametrize("locale", ["svenska!", "'] | //*[", "a"])
    def test_what_is_no_language_tag(self, locale: str) -> None:
        with pytest.raises(UnknownName):
            print_items("apa", ARTICLE, locale=locale)


class TestDates:
    @pytest.mark.parametrize(("issued", "printed"), [
        pytest.param({"date-parts": [[2004, 3, 5]]}, "March 5, 2004", id="day"),
        pytest.param({"date-parts": [["2004", "3"]]}, "March 2004", id="numbers as text"),
        pytest.param({"date-parts": [[2004, 3, 5], [2004, 3, 9]]}, "March 5–9, 2004", id="days of a month"),
        pytest.param({"date-parts": [[2004, 3, 5], [2004, 4, 9]]}, "March 5–April 9, 2004", id="days of two months"),
        pytest.param({"date-parts": [[2004, 3, 5], [2005, 3, 5]]}, "March 5, 2004–March 5, 2005", id="two years"),
        pytest.param({"date-parts": [[2004, 3], [2006]]}, "2004–2006", id="ends known to a different part"),
        pytest.param({"date-parts": [[2004], [0]]}, "2004–", id="open end"),
        pytest.param({"date-parts": [[2004]], "season": 2}, "Summer 2004", id="season"),
        pytest.param({"date-parts": [[2004, 23]]}, "Autumn 2004", id="season as a month"),
        pytest.param({"date-parts": [[2004, 99, 99]]}, "2004", id="a month that is none"),
        pytest.param({"date-parts": [[-44]]}, "44 BC", id="before Christ"),
        pytest.param({"literal": "in press"}, "in press", id="words"),
        pytest.param("2004-03", "March 2004", id="text"),
    ])  # fmt: skip
    def test_a_date(self, issued: Any, printed: str) -> None:
        style = own_style('<date variable="issued" form="text"/>')
        assert print_one(style, {"issued": issued}).replace("BC", " BC").replace("  ", " ") == printed

    def test_one_date_does_not_change_the_form_of_another(self) -> None:
        short = '<date variable="accessed" form="text"><date-part name="month" form="short"/></date>'
        style = own_style(f'{short}<date variable="issued" form="text" prefix=" / "/>')
        item = {"accessed": {"date-parts": [[2025, 9]]}, "issued": {"date-parts": [[2024, 9]]}}
        assert print_one(style, item) == "Sept. 2025 / September 2024"


@pytest.mark.parametrize(("given", "printed"), [
    ("Jean-Luc Marie", "J.-L. M."), ("H. A.", "H. A."), ("anna", "anna"), ("太郎", "太郎"), ("Ludwig van", "L. van"),
])  # fmt: skip
def test_initials(given: str, printed: str) -> None:
    style = own_style('<names variable="author"><name initialize-with=". "/></names>')
    assert print_one(style, {"author": [{"family": "X", "given": given}]}) == f"{printed} X"


@pytest.mark.parametrize(("form", "page", "printed"), [
    ("minimal", "1161-1169", "1161–9"), ("minimal", "S12-S19", "S12–S19"), ("expanded", "1161-9", "1161–1169"),
    ("minimal-two", "5-12", "5–12"), ("chicago", "71-72", "71–72"), ("chicago", "321-328", "321–28"),
    ("minimal", "e100", "e100"), ("expanded", "12-", "12–"),
])  # fmt: skip
def test_page_ranges(form: str, page: str, printed: str) -> None:
    style = own_style('<text variable="page"/>', f'page-range-format="{form}"')
    assert print_one(style, {"page": page}) == printed


def test_a_number_too_large_for_roman_numerals_stays() -> None:
    style = own_style('<number variable="volume" form="roman"/>')
    assert print_one(style, {"volume": "9" * 5000}) == "9" * 5000
    assert print_one(style, {"volume": "14"}) == "xiv"


@pytest.mark.parametrize(("title", "printed"), [
    pytest.param("What is sleep?", "What is sleep? Nutrients", id="no full stop after a question mark"),
    pytest.param("Sleep.", "Sleep. Nutrients", id="no second full stop"),
    pytest.param("Sleep <i>vs.</i>", "Sleep vs. Nutrients", id="no second full stop behind markup"),
    pytest.param("Wait…  now", "Wait… now. Nutrients", id="single spaces"),
])  # fmt: skip
def test_punctuation_is_settled(title: str, printed: str) -> None:
    assert f"Kisters K. {printed}" in print_one("vancouver", {**ARTICLE, "title": title})


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(["family", "given", "literal", "date-parts", "season", "circa", "raw"]), inner, max_size=3),
    max_leaves=6,
)  # fmt: skip
KEYS = st.sampled_from("type title author editor issued accessed page volume edition URL DOI container-title custom "
                       "language number-of-pages id genre collection-title".split())  # fmt: skip


@settings(max_examples=40)
@given(st.dictionaries(KEYS, VALUES, max_size=8), st.sampled_from(["text", "html"]))
def test_whatever_an_item_holds_there_is_an_entry_for_it(item: dict[str, Any], output: Any) -> None:
    bibliography = print_items("vancouver", item, ARTICLE, output=output)
    assert len(bibliography.entries) == 2
    assert all(bibliography.entries)
