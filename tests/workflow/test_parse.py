"""`refkit.parse` and `refkit.parse_strings`: one record for each entry, in order, always."""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.errors import InputError
from refkit.parse.labeller import Label, Labelling
from refkit.parse.tokens import Token
from refkit.workflow.parse import parse, parse_strings, parse_strings_iter

ARTICLE = """Text of an article.

Referenser

1. Gröber U, Schmidt J, Kisters K. Magnesium i förebyggande och behandling. Näringsämnen. 2015;7(9):8199-8226.
2. National Institutes of Health. Magnesium – faktablad. https://ods.od.nih.gov/magnesium/. Besökt 2025.

Dessa uttalanden har inte utvärderats.
"""


def test_every_entry_of_every_list_becomes_a_record() -> None:
    references = parse(ARTICLE)
    assert [record.id for record in references] == ["L1-1", "L1-2"]
    assert [record.title for record in references] == [
        "Magnesium i förebyggande och behandling",
        "Magnesium – faktablad",
    ]
    assert len(references.lists) == 1


def test_the_origin_says_where_an_entry_stands() -> None:
    origin = parse(ARTICLE)[1].origin
    assert origin is not None
    assert (origin.list_number, origin.position, origin.label, origin.list_language) == (1, 2, "2.", "sv")
    assert origin.span is not None
    assert ARTICLE[slice(*origin.span)].startswith("2. National Institutes")
    assert origin.text is not None
    assert origin.text.startswith("National Institutes")


def test_a_file_is_read(tmp_path: Path) -> None:
    file = tmp_path / "article.txt"
    file.write_text(ARTICLE, encoding="utf-8")
    assert parse(file) == parse(ARTICLE)


def test_the_name_of_a_file_is_no_text(tmp_path: Path) -> None:
    file = tmp_path / "article.txt"
    file.write_text(ARTICLE, encoding="utf-8")
    with pytest.raises(InputError, match="Path"):
        parse(str(file))


def test_strings_keep_their_order_and_number() -> None:
    references = parse_strings(["Doe J. On trees. 2001.", "", "Roe R. On birds. 2002."])
    assert [(record.id, record.title) for record in references] == [("1", "On trees"), ("2", None), ("3", "On birds")]


def test_an_empty_string_is_a_problem_and_a_record() -> None:
    (problem,) = parse_strings(["", "Doe J. On trees. 2001."]).problems
    assert (problem.kind, problem.line) == ("entry", 1)


def test_a_labeller_of_ones_own() -> None:
    class EverythingIsOther:
        def label(self, tokens: tuple[Token, ...]) -> Labelling:
            return Labelling(tuple(Label.OTHER for _ in tokens), tuple(1.0 for _ in tokens))

    (record,) = parse_strings(["Doe J. On trees."], labeller=EverythingIsOther())
    assert record.custom == {"unparsed": "Doe J. On trees"}


def test_one_string_is_not_a_list_of_them() -> None:
    with pytest.raises(InputError, match="list"):
        parse_strings("Doe J. On trees.")


def test_bytes_are_no_string() -> None:
    with pytest.raises(InputError, match="String 2"):
        parse_strings(["Doe J. On trees.", b"Roe R."])  # type: ignore[list-item]


@given(st.lists(st.text(max_size=60), max_size=6))
def test_one_record_for_each_string(strings: list[str]) -> None:
    references = parse_strings(strings)
    assert [record.origin.text for record in references if record.origin] == strings


@pytest.mark.shared
def test_the_articles_the_project_began_with(shared_data: Path) -> None:
    """Two Swedish web articles, each with a translated list: every field of all seven."""
    (file,) = sorted((shared_data / "seed").glob("*.txt"))
    references = parse(file)
    assert [record.id for record in references] == ["L1-1", "L1-2", "L1-3", "L1-4", "L2-1", "L2-2", "L2-3"]
    assert [found.language for found in references.lists] == ["sv", "sv"]
    assert [_summary(record) for record in references] == SEED


def _summary(record: object) -> dict[str, object]:
    hidden = {"id", "origin", "provenance", "title_language"}
    fields = record.present_fields()  # type: ignore[attr-defined]
    plain: dict[str, object] = {}
    for field, value in fields.items():
        if field not in hidden:
            plain[field] = [str(name) for name in value] if isinstance(value, tuple) else value
            plain[field] = str(value) if field in ("issued", "accessed") else plain[field]
    return plain


_HAUSENBLAS = {
    "type": "article-journal",
    "container_title": "Sleep Med X",
    "issued": "2024",
    "volume": "8",
    "page": "100121",
}
SEED: list[dict[str, object]] = [
    {
        **_HAUSENBLAS,
        "author": ["Hausenblas, HA", "Lynch, T", "Hooper, S", "Shrestha, A", "Rosendale, D", "Gu, J"],
        "title": "Magnesium-L-treonat förbättrar sömnkvaliteten och dagfunktionen hos vuxna med självrapporterade"
        " sömnproblem: En randomiserad kontrollerad studie",
    },
    {
        "type": "article-journal",
        "author": ["Abbasi, B", "Kimiagar, M", "Sadeghniiat, K"],
        "author_open": True,
        "title": "Effekten av magnesiumtillskott på primär sömnlöshet hos äldre vuxna: En dubbelblind"
        " placebokontrollerad klinisk studie",
        "container_title": "J Res Med Sci",
        "issued": "2012",
        "volume": "17",
        "issue": "12",
        "page": "1161–1169",
    },
    {
        "type": "article-journal",
        "author": ["Gröber, U", "Schmidt, J", "Kisters, K"],
        "title": "Magnesium i förebyggande och behandling",
        "container_title": "Näringsämnen",
        "issued": "2015",
        "volume": "7",
        "issue": "9",
        "page": "8199–8226",
    },
    {
        "type": "webpage",
        "author": ["National Institutes of Health"],
        "title": "Magnesium – faktablad för hälso- och sjukvårdspersonal",
        "url": "https://ods.od.nih.gov/factsheets/Magnesium-HealthProfessional/",
        "accessed": "2025",
    },
    {
        **_HAUSENBLAS,
        "author": ["Hausenblas, HA", "Lynch, T", "Hooper, S"],
        "author_open": True,
        "title": "Magnesium-L-treonat förbättrar sömnkvalitet och funktion på dagtid hos vuxna med självrapporterade"
        " sömnproblem: En randomiserad kontrollerad studie",
    },
    {
        "type": "webpage",
        "author": ["ClinicalTrials.gov"],
        "title": "Magnesium L-Threonate för ångest, humör och sömnkvalitet hos äldre vuxna",
        "registry_number": "NCT02363634",
    },
    {
        "type": "webpage",
        "author": ["Nationella hjärt-, lung- och blodinstitutet"],
        "title": "Din sömn/väckningscykel",
        "url": "https://www.nhlbi.nih.gov/health/sleep/sleep-wake-cycle",
        "accessed": "2025",
    },
]


def test_words_that_no_field_takes_are_told() -> None:
    text = "References\n\n1. Doe J. On trees. Nature. 2001;1(2):3-4. ★ qqq zzz ★ lorem 77 ipsum.\n"
    references = parse(text)
    (told,) = references.problems
    assert (told.kind, told.line, told.text) == ("field", 3, references[0].custom["unparsed"])
    assert "zzz" in told.text


@given(st.lists(st.text(max_size=60), max_size=5))
def test_one_by_one_gives_the_same_records(strings: list[str]) -> None:
    assert list(parse_strings_iter(iter(strings))) == list(parse_strings(strings))


def test_one_by_one_asks_for_a_string_only_when_its_record_is_wanted() -> None:
    strings = iter(["Doe J. On trees. Nature. 2001;7(9):1-2.", "Roe R. On birds. Science. 2002;8:3-4."])
    assert next(parse_strings_iter(strings)).container_title == "Nature"
    assert next(strings).startswith("Roe")


def test_a_stream_that_breaks_gives_what_it_gave_before() -> None:
    def broken() -> Iterator[str]:
        for position in range(10):
            yield f"Doe J. On trees. Nature. 2001;{position}:1-2."
        raise OSError("the disk is gone")

    records = parse_strings_iter(broken())
    assert [next(records).volume for _ in range(10)] == [str(position) for position in range(10)]
    with pytest.raises(OSError, match="gone"):
        next(records)


def test_records_are_those_of_each_string_alone() -> None:
    strings = [
        f"Doe J. On trees{' and birds' * (position % 9)}. Nature. 2001;{position}:1-2." for position in range(300)
    ]
    together = parse_strings(strings)
    assert [record.volume for record in together] == [str(position) for position in range(300)]
    assert together[299].replace(id="1", origin=None) == parse_strings(strings[299:])[0].replace(origin=None)


@pytest.mark.parametrize("wrong", [None, 3])
def test_what_cannot_be_gone_through_is_told(wrong: object) -> None:
    with pytest.raises(InputError, match="several strings"):
        parse_strings(wrong)  # type: ignore[arg-type]


def test_one_by_one_refuses_a_single_string_at_once() -> None:
    with pytest.raises(InputError, match="several strings"):
        parse_strings_iter("Doe J. On trees. 2001.")


@pytest.mark.parametrize("was_on", [True, False])
def test_the_search_for_garbage_is_as_it_was_afterwards(was_on: bool) -> None:
    before = gc.isenabled()
    try:
        (gc.enable if was_on else gc.disable)()
        parse_strings(["Doe J. On trees. Nature. 2001;7:1-2."])
        with pytest.raises(InputError):
            parse_strings(["Doe J. On trees.", 7])  # type: ignore[list-item]
        assert gc.isenabled() is was_on
    finally:
        (gc.enable if before else gc.disable)()
