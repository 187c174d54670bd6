"""`render`: seven references of two Swedish lists in five styles, and any record at all without an exception."""

import warnings
from collections.abc import Mapping, Sequence
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from refkit.csl.bibliography import Bibliography
from refkit.csl.catalogue import StyleSource
from refkit.errors import InputError, StyleError, UnknownName
from refkit.model.date import Date
from refkit.model.name import Name
from refkit.model.provenance import Provenance, ProvenanceKind
from refkit.model.record import Record
from refkit.model.references import References
from refkit.model.variables import TYPES
from refkit.workflow.language_names import language_name
from refkit.workflow.render import RenderingWarning, render, render_entries

CROSSREF = Provenance(kind=ProvenanceKind.PROVIDER, source="crossref")
STYLES = ("vancouver", "apa", "ieee", "chicago-author-date", "harvard-cite-them-right")


def names(*pairs: str) -> tuple[Name, ...]:
    return tuple(Name.parse(pair) for pair in pairs)


HAUSENBLAS = Record(
    id="L1-1", type="article-journal", author=names("Hausenblas, HA", "Lynch, T", "Hooper, S"), author_open=True,
    title="Magnesium-L-treonat förbättrar sömnkvalitet och funktion på dagtid", container_title="Sleep Med X",
    volume="8", page="100121", issued=Date.parse("2024"),
).amend(
    "matched", CROSSREF,
    title="Magnesium-L-threonate improves sleep quality and daytime functioning",
    translated_title="Magnesium-L-treonat förbättrar sömnkvalitet och funktion på dagtid",
    translated_title_origin="citation", container_title="Sleep Medicine: X", container_title_short="Sleep Med X",
    doi="10.1016/j.sleepx.2024.100121",
)  # fmt: skip
GROEBER = Record(
    id="L1-2", type="article-journal", author=names("Gröber, U", "Schmidt, J", "Kisters, K"),
    title="Magnesium i förebyggande och behandling", container_title="Näringsämnen", volume="7", issue="9",
    page="8199–8226", issued=Date.parse("2015"),
).amend(
    "matched", CROSSREF,
    title="Magnesium in Prevention and Therapy", translated_title="Magnesium i förebyggande och behandling",
    translated_title_origin="citation", container_title="Nutrients", translated_container_title="Näringsämnen",
    doi="10.3390/nu7095388",
)  # fmt: skip
ABBASI = Record(
    id="L1-3", type="article-journal", author=names("Abbasi, B", "Kimiagar, M"), author_open=True,
    title="Effekten av magnesiumtillskott på primär sömnlöshet hos äldre", container_title="J Res Med Sci",
    volume="17", issue="12", page="1161–1169", issued=Date.parse("2012"),
)  # fmt: skip
FACT_SHEET = Record(
    id="L1-4", type="webpage", author=(Name(literal="National Institutes of Health, Office of Dietary Supplements"),),
    title="Magnesium: Faktablad för vårdpersonal", url="https://ods.od.nih.gov/factsheets/Magnesium-HealthProfessional/",
    accessed=Date.parse("2025"),
)  # fmt: skip
TRIAL = Record(
    id="L2-2", type="webpage", author=(Name(literal="ClinicalTrials.gov"),), registry_number="NCT02363634",
    title="Magnesium L-Threonate för ångest, humör och sömnkvalitet hos äldre vuxna",
)  # fmt: skip
INSTITUTE = Record(
    id="L2-3", type="webpage", author=(Name(literal="Nationella hjärt-, lung- och blodinstitutet"),),
    title="Din sömn/väckningscykel", url="https://www.nhlbi.nih.gov/health/sleep/sleep-wake-cycle",
    accessed=Date.parse("2025"),
)  # fmt: skip
SEED = References([HAUSENBLAS, GROEBER, ABBASI, FACT_SHEET, HAUSENBLAS.replace(id="L2-1"), TRIAL, INSTITUTE])


def test_vancouver_in_swedish_with_the_works_own_titles() -> None:
    assert render(SEED, style="vancouver", locale="sv-SE").splitlines() == [
        "1. Hausenblas HA, Lynch T, Hooper S, m.fl. Magnesium-L-threonate improves sleep quality and daytime "
        "functioning. Sleep Med X. 2024;8:100121. doi:10.1016/j.sleepx.2024.100121",
        "2. Gröber U, Schmidt J, Kisters K. Magnesium in Prevention and Therapy. Nutrients. 2015;7(9):8199–226. "
        "doi:10.3390/nu7095388",
        "3. Abbasi B, Kimiagar M, m.fl. Effekten av magnesiumtillskott på primär sömnlöshet hos äldre. J Res Med Sci. "
        "2012;17(12):1161–9.",
        "4. National Institutes of Health, Office of Dietary Supplements. Magnesium: Faktablad för vårdpersonal "
        "[Internet]. [citerad 2025]. Tillgänglig vid: https://ods.od.nih.gov/factsheets/Magnesium-HealthProfessional/",
        "5. Hausenblas HA, Lynch T, Hooper S, m.fl. Magnesium-L-threonate improves sleep quality and daytime "
        "functioning. Sleep Med X. 2024;8:100121. doi:10.1016/j.sleepx.2024.100121",
        "6. ClinicalTrials.gov. Magnesium L-Threonate för ångest, humör och sömnkvalitet hos äldre vuxna "
        "(NCT02363634).",
        "7. Nationella hjärt-, lung- och blodinstitutet. Din sömn/väckningscykel [Internet]. [citerad 2025]. "
        "Tillgänglig vid: https://www.nhlbi.nih.gov/health/sleep/sleep-wake-cycle",
    ]


@pytest.mark.parametrize(("style", "work", "both", "printed", "translated"), [
    ("vancouver",
     "Kisters K. Magnesium in Prevention and Therapy. Nutrients. 2015",
     "Kisters K. Magnesium in Prevention and Therapy [Magnesium i förebyggande och behandling]. Nutrients. 2015",
     "Kisters K. Magnesium i förebyggande och behandling. Näringsämnen. 2015",
     "Kisters K. [Magnesium i förebyggande och behandling]. Nutrients. 2015"),
    ("apa",
     "(2015). Magnesium in Prevention and Therapy. Nutrients, 7(9)",
     "(2015). Magnesium in Prevention and Therapy [Magnesium i förebyggande och behandling]. Nutrients, 7(9)",
     "(2015). Magnesium i förebyggande och behandling. Näringsämnen, 7(9)",
     "(2015). [Magnesium i förebyggande och behandling]. Nutrients, 7(9)"),
    ("ieee",
     "K. Kisters, ”Magnesium in Prevention and Therapy”, Nutrients, vol. 7",
     "K. Kisters, ”Magnesium in Prevention and Therapy” [Magnesium i förebyggande och behandling], Nutrients, vol. 7",
     "K. Kisters, ”Magnesium i förebyggande och behandling”, Näringsämnen, vol. 7",
     "K. Kisters, [Magnesium i förebyggande och behandling], Nutrients, vol. 7"),
    ("chicago-author-date",
     "2015. ”Magnesium in Prevention and Therapy”. Nutrients 7 (9)",
     "2015. ”Magnesium in Prevention and Therapy” [Magnesium i förebyggande och behandling]. Nutrients 7 (9)",
     "2015. ”Magnesium i förebyggande och behandling”. Näringsämnen 7 (9)",
     "2015. [Magnesium i förebyggande och behandling]. Nutrients 7 (9)"),
    ("harvard-cite-them-right",
     "(2015) ”Magnesium in Prevention and Therapy”, Nutrients, 7(9)",
     "(2015) ”Magnesium in Prevention and Therapy” [Magnesium i förebyggande och behandling], Nutrients, 7(9)",
     "(2015) ”Magnesium i förebyggande och behandling”, Näringsämnen, 7(9)",
     "(2015) [Magnesium i förebyggande och behandling], Nutrients, 7(9)"),
])  # fmt: skip
def test_titles_in_swedish(style: str, work: str, both: str, printed: str, translated: str) -> None:
    for policy, expected in {"work": work, "both": both, "printed": printed, "translated": translated}.items():
        assert expected in render(SEED, style=style, locale="sv-SE", titles=policy)


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("policy", ["work", "printed", "both", "translated"])
def test_what_every_style_prints_of_every_reference(style: str, policy: str) -> None:
    rendering = render_entries(SEED, style=style, locale="sv-SE", titles=policy)
    assert rendering.problems == ()
    assert sorted(rendering.ids) == sorted(record.id for record in SEED)
    by_id = dict(zip(rendering.ids, rendering.entries, strict=True))
    assert by_id["L1-1"].lstrip("[]15. ") == by_id["L2-1"].lstrip("[]15. ")
    for name, entry in by_id.items():
        assert ("m.fl." in entry) == (name in ("L1-1", "L2-1", "L1-3"))
        assert "et al" not in entry
        assert "  " not in entry
        assert ".." not in entry
        assert ",," not in entry
        assert "<" not in entry
    assert "2025" in by_id["L1-4"]
    assert "2025" in by_id["L2-3"]
    assert by_id["L2-2"].count("NCT02363634") == 1
    assert "Nationella hjärt-, lung- och blodinstitutet" in by_id["L2-3"]
    assert "[Effekten" not in by_id["L1-3"]


class TestLanguageNote:
    def test_styles_of_the_nlm_family_say_which_language_the_work_is_in(self) -> None:
        for style in ("vancouver", "nlm-citation-name", "springer-vancouver"):
            entry = render(GROEBER, style=style, locale="sv-SE", titles="translated")
            assert entry.rstrip(".").endswith("Engelska"), style
        assert "English." in render(GROEBER, style="vancouver", titles="translated")

    def test_no_others_do(self) -> None:
        for style in ("apa", "ieee", "chicago-author-date"):
            assert "English" not in render(GROEBER, style=style, titles="translated")

    def test_no_note_where_the_works_own_title_is_printed(self) -> None:
        for policy in ("work", "both", "printed"):
            assert "Engelska" not in render(GROEBER, style="vancouver", locale="sv-SE", titles=policy)

    def test_no_note_without_a_match(self) -> None:
        entry = render(ABBASI, style="vancouver", locale="sv-SE", titles="translated")
        assert entry.endswith("2012;17(12):1161–9.")

    def test_a_work_known_in_translation_only(self) -> None:
        record = Record(translated_title="Structure amplitudes", language="de", author=names("Mayer, A"), type="book")
        assert render(record, style="vancouver") == "1. Mayer A. [Structure amplitudes]. German."

    @pytest.mark.parametrize(("language", "locale", "name"), [
        ("en", "sv-SE", "Engelska"), ("nn", "nb-NO", "Norsk"), ("zh-Hant", "en-GB", "Chinese"),
        ("de", "fi-FI", "German"),
        ("x-unknown", "en-US", None), ("", "en-US", None), ("sv", "da-DK", "Svensk"),
    ])  # fmt: skip
    def test_names_of_languages(self, language: str, locale: str, name: str | None) -> None:
        assert language_name(language, locale) == name


class TestWhatCanBeRendered:
    def test_records_references_and_enrichments_alike(self) -> None:
        enrichment = SimpleNamespace(record=GROEBER)
        enrichments = [enrichment]
        expected = render(GROEBER, style="apa")
        for given_as in ([GROEBER], (GROEBER,), References([GROEBER]), enrichment, enrichments, iter([GROEBER])):
            assert render(given_as, style="apa") == expected

    def test_none_at_all(self) -> None:
        assert render([], style="apa") == ""
        assert "csl-bib-body" in render([], style="apa", output="html")

    @pytest.mark.parametrize("wrong", [None, 3, {"title": "x"}, ["Gröber U."], [3], b"bytes"])
    def test_what_is_none_of_them(self, wrong: object) -> None:
        with pytest.raises(InputError, match="Cannot render"):
            render(wrong, style="apa")


@pytest.mark.parametrize(("option", "value"), [
    ("style", "no-such-style"), ("output", "pdf"), ("titles", "all"), ("engine", "none"), ("locale", "not a locale"),
])  # fmt: skip
def test_a_wrong_option_is_told(option: str, value: str) -> None:
    with pytest.raises(UnknownName) as caught:
        render([], **{"style": "apa", option: value})
    assert caught.value.name == value
    assert caught.value.known


def test_a_broken_style_is_told(tmp_path: Path) -> None:
    file = tmp_path / "broken.csl"
    file.write_text("<style", "utf-8")
    with pytest.raises(StyleError):
        render(SEED, style=file)


def test_another_engine_can_take_the_place() -> None:
    def engine(style: StyleSource, items: Sequence[Mapping[str, Any]], locale: str | None, output: Any) -> Bibliography:
        entries = tuple(f"{style.name} {locale} {item['id']}" for item in items)
        return Bibliography(entries, tuple(item["id"] for item in items), tuple(range(len(items))), "|".join(entries))

    assert render([GROEBER], style="vancouver", locale="sv-SE", engine=engine) == "nlm-citation-sequence sv-SE L1-2"


def test_what_could_not_be_printed_in_the_style_is_a_warning() -> None:
    with pytest.warns(RenderingWarning, match="Entry 1"):
        assert render(Record(id="x"), style="vancouver") == "[x]"
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        [problem] = render_entries(Record(id="x"), style="vancouver").problems
    assert problem.kind == "entry"


@pytest.mark.parametrize(("given_name", "printed"), [
    ("HA", "H. A. Doe"), ("J-L", "J.-L. Doe"), ("U", "U. Doe"), ("Ulf", "Ulf Doe"), ("A B", "A. B. Doe"),
    ("Bo", "Bo Doe"),
])  # fmt: skip
def test_initials_without_full_stops_are_all_kept(given_name: str, printed: str) -> None:
    style = (
        '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><citation><layout>'
        '<names variable="author"/></layout></citation></style>'
    )
    record = Record(author=(Name(family="Doe", given=given_name),))
    assert render_entries(record, style=style).entries == (printed,)


def test_a_single_page_written_as_a_range() -> None:
    assert "104(4), 407." in render(Record(title="T", type="article-journal", volume="104", issue="4", page="407-407"),
                                    style="apa")  # fmt: skip


@pytest.mark.parametrize("kind", ["report", "patent", "webpage", "article-journal"])
def test_a_registry_number_is_printed_once(kind: str) -> None:
    record = Record(type=kind, title="A trial", registry_number="NCT02363634", author=names("Doe, J"))
    assert render(record, style="apa").count("NCT02363634") == 1


class _Collector(HTMLParser):
    """Which tags and attributes a browser would see."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        self.seen.update(name for name, _ in attrs)


texts = st.none() | st.text(max_size=30) | st.sampled_from(
    ["<script>x</script>", "javascript:x", "<i>E. coli", "</div>", "\x00\x1b[0m", "12-15", "&lt;b&gt;", "…"]
)  # fmt: skip
person_names = st.builds(Name, family=st.text(min_size=1, max_size=10), given=texts, suffix=texts) | st.builds(
    Name, literal=st.text(min_size=1, max_size=20)
)
dates = st.none() | st.builds(
    Date, start=st.tuples(st.integers(-3000, 3000), st.integers(1, 12), st.integers(1, 28)) | st.none(),
    end=st.tuples(st.integers(-3000, 3000), st.none(), st.none()) | st.none(), circa=st.booleans(),
    open_end=st.booleans(), season=st.none() | st.integers(1, 4), literal=texts,
)  # fmt: skip
any_record = st.builds(
    Record, id=st.text(max_size=5), type=st.sampled_from(sorted(TYPES)), title=texts, container_title=texts,
    author=st.lists(person_names, max_size=9).map(tuple), editor=st.lists(person_names, max_size=2).map(tuple),
    author_open=st.booleans(), issued=dates, accessed=dates, volume=texts, issue=texts, page=texts, edition=texts,
    url=texts, publisher=texts, genre=texts, language=texts, translated_title=texts, registry_number=texts,
    translated_title_origin=st.sampled_from([None, "work", "index", "citation"]), translated_container_title=texts,
)  # fmt: skip


@settings(max_examples=30)
@given(any_record, st.sampled_from(["work", "printed", "both", "translated"]), st.sampled_from(["text", "html"]))
def test_any_record_is_printed_and_harmless(record: Record, policy: str, output: str) -> None:
    for style in ("vancouver", "apa", "ieee"):
        rendering = render_entries(record, style=style, titles=policy, output=output, locale="sv-SE")
        assert len(rendering.entries) == 1
        assert rendering.text.encode("utf-8")
        if output == "html":
            collector = _Collector()
            collector.feed(rendering.text)
            assert collector.seen <= {"div", "class", "i", "b", "sup", "sub", "span", "style"}
