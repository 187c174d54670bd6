"""Styles and records that want to do harm: a StyleError or clean, inert output, quickly."""

import json
import re
import string
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from samples import entry, style_xml

from refkit.csl import Citation, Cite, Processor, Style
from refkit.errors import InputError, StyleError, UnknownName
from tests.growth import cost_in_loops

TITLE = '<text variable="title"/>'


@cache
def loaded(name: str) -> Style:
    return Style.load(name)


@pytest.mark.parametrize(
    ("xml", "reason"),
    [
        pytest.param("", "no element", id="nothing"),
        pytest.param("<style", "not well-formed", id="cut off"),
        pytest.param("<html/>", "not <style>", id="another format"),
        pytest.param('<!DOCTYPE s [<!ENTITY a "aaaa">]><style>&a;</style>', "document type", id="entity bomb"),
        pytest.param('<!DOCTYPE s SYSTEM "file:///etc/passwd"><style/>', "document type", id="external DTD"),
        pytest.param(style_xml("<group>" * 10_000 + "</group>" * 10_000), "nested too deep", id="deep groups"),
        pytest.param(style_xml(f'<text value="x" prefix="{"y" * 20_000}"/>'), "too long", id="huge affix"),
        pytest.param(style_xml('<text value="x"/>' * 70_000), "too many elements", id="many elements"),
        pytest.param("x" * 6_000_000, "too big", id="huge file"),
    ],
)
def test_hostile_styles_are_refused(xml: str, reason: str) -> None:
    with pytest.raises(StyleError, match=reason):
        Style.from_xml(xml)


def test_macros_that_multiply_are_refused() -> None:
    macros = "".join(f'<macro name="m{level}">{f"""<text macro="m{level + 1}"/>""" * 20}</macro>' for level in range(8))
    macros += '<macro name="m8"><text variable="title"/></macro>'
    with pytest.raises(StyleError, match="expand to too many elements"):
        Style.from_xml(style_xml('<text macro="m0"/>', macros=macros))


def test_a_long_chain_of_macros_does_not_break_the_stack() -> None:
    macros = "".join(f'<macro name="m{n}"><text macro="m{n + 1}"/></macro>' for n in range(3000))
    macros += '<macro name="m3000"><text variable="title"/></macro>'
    with pytest.raises(StyleError, match="nested too deep"):
        Style.from_xml(style_xml('<text macro="m0"/>', macros=macros))


EVIL = [
    "<script>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    '<i onclick="alert(1)">x</i>',
    "\\input{/etc/passwd} $\\write18{id}$ %",
    "}{\\field{\\*\\fldinst INCLUDETEXT}}",
    "\x1b[31mred\x1b[0m",
    "abc\u202edef",
    "lone \ud800 surrogate",
    "<i>" * 500 + "x",
    "'\"" * 400,
    "[click](javascript:alert(1))",
]


@pytest.mark.parametrize("output", ["text", "html", "markdown", "latex", "rtf", "jats"])
@pytest.mark.parametrize("evil", EVIL)
def test_text_of_records_is_inert_in_every_output(evil: str, output: str) -> None:
    text = entry(TITLE, {"title": evil, "author": [{"literal": evil}]}, output=output)
    text.encode("utf-8")
    assert "\x1b" not in text
    assert "\u202e" not in text
    if output in ("html", "jats"):
        assert "<script" not in text
        assert "<img" not in text
        assert "<i onclick" not in text
    if output == "latex":
        assert "\\input" not in text
        assert "\\write" not in text
    if output == "rtf":
        assert "\\field" not in text.replace("\\\\field", "")
        assert text.count("{") - text.count("\\{") == text.count("}") - text.count("\\}")
    if output == "markdown":
        assert re.search(r"(?<!\\)\]\(", text) is None


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        " JavaScript:alert(1)",
        "data:text/html,x",
        'https://a"onmouseover="b',
        "vbscript:x",
    ],
)
@pytest.mark.parametrize("output", ["html", "markdown", "latex", "jats"])
def test_only_web_addresses_become_links(url: str, output: str) -> None:
    style = Style.from_xml(style_xml(bibliography='<text variable="URL"/>'))
    text = Processor(style, [{"id": "x", "URL": url}], output=output, links=True).bibliography().entries[0]
    assert "<a " not in text
    assert "](<" not in text
    assert "\\href" not in text
    assert "ext-link" not in text


WRONG_SHAPES: list[dict[str, Any]] = [
    {"author": "Doe, J."},
    {"author": {"family": "Doe"}},
    {"author": [None, 5, "x", {"family": 7}, [], {"given": {}}]},
    {"issued": "2020-05"},
    {"issued": {"date-parts": [["2020", "5"]]}},
    {"issued": {"date-parts": [[None]]}},
    {"issued": {"date-parts": [[2020, 99, 99]]}},
    {"issued": {"date-parts": "2020"}},
    {"issued": {"raw": 5}},
    {"issued": [[2020]]},
    {"title": ["a", "b"]},
    {"title": 5, "volume": 3.5, "page": True},
    {"volume": {"a": 1}, "type": ["book"], "language": 7},
    {"page": "-" * 5000},
    {"volume": "1&" * 3000},
    {"title": None, "note": "{:" * 1000},
    {"custom": ["x"], "id": 12},
]


@pytest.mark.parametrize("shape", WRONG_SHAPES, ids=lambda shape: json.dumps(shape)[:40])
@pytest.mark.parametrize("name", ["apa", "chicago-notes-bibliography", "ieee"])
def test_wrong_types_in_items_never_crash(shape: dict[str, Any], name: str) -> None:
    item = {"id": "x", "type": "article-journal", **shape}
    processor = Processor(loaded(name), [item], output="html")
    processor.bibliography()
    processor.cite([Citation([Cite(str(item["id"]), locator="3")], note_number=1)])


def test_what_is_no_item_is_named() -> None:
    with pytest.raises(InputError, match="Item 1 is a str"):
        Processor(Style.from_xml(style_xml()), [{"id": "x"}, "y"])


def test_a_cite_of_an_unknown_item_is_named() -> None:
    processor = Processor(Style.from_xml(style_xml()), [{"id": "item-a"}])
    with pytest.raises(UnknownName, match="Did you mean 'item-a'"):
        processor.cite([Citation([Cite("item-b")])])


text_values = st.text(alphabet=st.characters(), max_size=40)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=True) | text_values,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["family", "given", "date-parts"]), inner)
    ),
    max_leaves=6,
)
ITEM_KEYS = [
    "title",
    "author",
    "issued",
    "page",
    "volume",
    "edition",
    "container-title",
    "note",
    "editor",
    "DOI",
    "URL",
]


@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(st.sampled_from(ITEM_KEYS), json_values),
    st.sampled_from(["html", "latex", "rtf", "markdown"]),
)
def test_any_item_renders_in_any_output(values: dict[str, Any], output: str) -> None:
    processor = Processor(loaded("apa"), [{"id": "x", "type": "chapter", **values}], output=output)
    for text in (processor.bibliography().text, *processor.cite([Citation([Cite("x", locator="p. 3")])])):
        text.encode("utf-8")


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet=string.ascii_letters + "<>/ib\"' '“”‘’()sup ", max_size=80))
def test_rich_text_never_loses_a_letter(title: str) -> None:
    letters = [c for c in title if c.isalpha()]
    printed = entry(TITLE, {"title": title})
    kept = [c for c in printed if c.isalpha()]
    for tag in ("<i>", "</i>", "<b>", "</b>", "<sup>", "</sup>", "<sub>", "</sub>"):
        title = title.replace(tag, "")
    assert len(kept) >= len([c for c in title if c.isalpha()]) or len(kept) <= len(letters)
    assert all(c in letters for c in kept)


LONG = {
    "spaces": " " * 50_000 + "x",
    "apostrophes": " '" * 20_000,
    "hyphens": "a" + "-" * 50_000,
    "commas": "," * 50_000 + "x",
    "braces": "{:a:" * 12_000,
    "tags": "<i>" * 20_000,
    "digits": "1" * 50_000 + "x",
    "full stops": "." * 50_000,
    "quotes": '"' * 50_000,
}


@pytest.mark.parametrize("kind", LONG)
@pytest.mark.parametrize("field", ["title", "note", "page", "given", "literal", "raw"])
def test_long_repetitions_take_linear_time(kind: str, field: str) -> None:
    value = LONG[kind]
    item: dict[str, Any] = {"id": "x", "type": "article-journal"}
    if field == "given":
        item["author"] = [{"family": value, "given": "A " + value}]
    elif field == "literal":
        item["author"] = [{"literal": value}]
    elif field == "raw":
        item["issued"] = {"raw": value}
    else:
        item[field] = value

    def work() -> None:
        processor = Processor(loaded("apa"), [item], output="html")
        processor.bibliography()
        processor.cite([Citation([Cite("x", locator=value[:3000])])])

    assert cost_in_loops(work) < 250  # quadratic time would take thousands
