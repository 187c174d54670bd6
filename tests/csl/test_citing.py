"""Citations: positions, collapsing, disambiguation, suppressed authors, insertions."""

from typing import Any

import pytest
from samples import style_xml

from refkit.csl import Citation, Cite, Processor, Style

AUTHOR_DATE = (
    '<group delimiter=" "><names variable="author"><name form="short"/></names>'
    '<date variable="issued"><date-part name="year"/></date></group>'
)


def work(key: str, family: str = "Doe", year: int = 2000, given: str = "", **more: Any) -> dict[str, Any]:
    return {
        "id": key,
        "type": "book",
        "author": [{"family": family, "given": given}],
        "issued": {"date-parts": [[year]]},
        "title": f"Title {key}",
        **more,
    }


def cite(xml: str, items: list[dict[str, Any]], *groups: list[Cite], notes: bool = False) -> list[str]:
    processor = Processor(Style.from_xml(xml), items)
    citations = [Citation(group, note_number=place if notes else 0) for place, group in enumerate(groups, 1)]
    return processor.cite(citations)


POSITIONS = (
    '<choose><if position="ibid-with-locator"><text value="ibid at"/></if><else-if position="ibid">'
    '<text value="ibid"/></else-if><else-if position="near-note"><text value="near"/></else-if>'
    '<else-if position="subsequent"><text value="later"/></else-if>'
    '<else><text value="first"/></else></choose>'
)


@pytest.mark.parametrize(
    ("groups", "expected"),
    [
        pytest.param([[Cite("a")], [Cite("a")]], ["first", "ibid"], id="the same work again"),
        pytest.param([[Cite("a")], [Cite("a", locator="3")]], ["first", "ibid at"], id="with a new locator"),
        pytest.param([[Cite("a", locator="3")], [Cite("a")]], ["first", "near"], id="without its locator"),
        pytest.param([[Cite("a")], [Cite("b")], [Cite("a")]], ["first", "first", "near"], id="another between"),
        pytest.param([[Cite("a"), Cite("b")], [Cite("a")]], ["first; first", "near"], id="after a list"),
        pytest.param([[Cite("a"), Cite("a")]], ["first; ibid"], id="within one citation"),
    ],
)
def test_positions_in_notes(groups: list[list[Cite]], expected: list[str]) -> None:
    xml = style_xml(POSITIONS, style='class="note"', layout='delimiter="; "')
    assert cite(xml, [work("a"), work("b")], *groups, notes=True) == expected


def test_the_note_of_the_first_citation_can_be_named() -> None:
    layout = '<text variable="title"/><text variable="first-reference-note-number" prefix=" n. "/>'
    xml = style_xml(layout, style='class="note"')
    texts = cite(xml, [work("a"), work("b")], [Cite("a")], [Cite("b")], [Cite("a")], notes=True)
    assert texts == ["Title a", "Title b", "Title a n. 1"]


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        pytest.param("", "Doe 2000; Doe 2001; Roe 1999", id="none"),
        pytest.param('collapse="year"', "Doe 2000, 2001; Roe 1999", id="years"),
        pytest.param('cite-group-delimiter=" + "', "Doe 2000 + Doe 2001; Roe 1999", id="grouped"),
        pytest.param(
            'collapse="year" after-collapse-delimiter=" | "',
            "Doe 2000; 2001 | Roe 1999",
            id="after collapsing",
        ),
    ],
)
def test_collapsing_by_author(attributes: str, expected: str) -> None:
    xml = style_xml(AUTHOR_DATE, citation_attributes=attributes, layout='delimiter="; "')
    items = [work("a"), work("b", year=2001), work("c", "Roe", 1999)]
    assert cite(xml, items, [Cite("a"), Cite("b"), Cite("c")]) == [expected]


def test_citation_numbers_become_ranges_from_three_on() -> None:
    xml = style_xml(
        '<text variable="citation-number"/>',
        citation_attributes='collapse="citation-number"',
        layout='delimiter="," prefix="[" suffix="]"',
    )
    items = [work(str(n)) for n in range(1, 8)]
    groups = [[Cite(n) for n in "1234567"], [Cite(n) for n in "1235"], [Cite(n) for n in "12"]]
    assert cite(xml, items, *groups) == ["[1–7]", "[1–3,5]", "[1,2]"]


def test_year_suffixes_follow_the_order_of_the_bibliography() -> None:
    xml = style_xml(
        AUTHOR_DATE,
        bibliography=AUTHOR_DATE + '<text variable="title" prefix=" "/>',
        citation_attributes='disambiguate-add-year-suffix="true"',
        sort='<sort><key variable="title" sort="descending"/></sort>',
    )
    processor = Processor(Style.from_xml(xml), [work("a"), work("b"), work("c", year=1999)])
    assert processor.cite([Citation([Cite("a")]), Citation([Cite("b")]), Citation([Cite("c")])]) == [
        "Doe 2000b",
        "Doe 2000a",
        "Doe 1999",
    ]
    assert processor.bibliography().entries == ("Doe 1999 Title c", "Doe 2000a Title b", "Doe 2000b Title a")


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        pytest.param("by-cite", ["Anna Doe 2000", "Bo Doe 2000", "Doe 1999"], id="only where cites clash"),
        pytest.param("all-names", ["Anna Doe 2000", "Bo Doe 2000", "Cy Doe 1999"], id="all names apart"),
    ],
)
def test_given_names_tell_authors_apart(rule: str, expected: list[str]) -> None:
    attributes = f'disambiguate-add-givenname="true" givenname-disambiguation-rule="{rule}"'
    xml = style_xml(AUTHOR_DATE, citation_attributes=attributes)
    items = [work("a", given="Anna"), work("b", given="Bo"), work("c", given="Cy", year=1999)]
    assert cite(xml, items, [Cite("a")], [Cite("b")], [Cite("c")]) == expected


def test_names_are_added_until_cites_differ() -> None:
    def by(key: str, *families: str) -> dict[str, Any]:
        return {**work(key), "author": [{"family": family} for family in families]}

    xml = style_xml(AUTHOR_DATE, citation_attributes='disambiguate-add-names="true" et-al-min="3" et-al-use-first="1"')
    items = [by("a", "Doe", "Roe", "Poe"), by("b", "Doe", "Loe", "Poe"), by("c", "Ray", "Roe", "Poe")]
    assert cite(xml, items, [Cite("a")], [Cite("b")], [Cite("c")]) == [
        "Doe, Roe, et al. 2000",
        "Doe, Loe, et al. 2000",
        "Ray et al. 2000",
    ]


def test_authors_in_the_running_text() -> None:
    xml = style_xml(AUTHOR_DATE, layout='prefix="(" suffix=")"')
    processor = Processor(Style.from_xml(xml), [work("a")])
    modes = ["", "author-only", "suppress-author", "composite"]
    assert processor.cite([Citation([Cite("a")], mode=mode) for mode in modes]) == [
        "(Doe 2000)",
        "Doe",
        "(2000)",
        "Doe (2000)",
    ]


def test_prefixes_and_suffixes_of_cites_take_the_spaces_they_need() -> None:
    xml = style_xml(AUTHOR_DATE, layout='prefix="(" suffix=")"')
    assert cite(xml, [work("a")], [Cite("a", prefix="see", suffix="and others")]) == ["(see Doe 2000 and others)"]


def test_what_changes_after_an_insertion() -> None:
    xml = style_xml('<text variable="citation-number"/>')
    processor = Processor(Style.from_xml(xml), [work("a"), work("b")])
    assert processor.cite([Citation([Cite("a")])]) == ["1"]
    assert processor.insert(0, Citation([Cite("b")])) == {0: "1", 1: "2"}
    assert processor.replace(1, Citation([Cite("b")])) == {1: "1"}
    assert processor.remove(0) == {}


def test_the_bibliography_lists_what_is_cited_and_what_is_asked_for() -> None:
    xml = style_xml(bibliography='<text variable="title"/>')
    processor = Processor(Style.from_xml(xml), [work("a"), work("b"), work("c")], nocite=["c"])
    assert processor.bibliography().ids == ("a", "b", "c")
    processor.cite([Citation([Cite("b")])])
    assert processor.bibliography().ids == ("b", "c")
