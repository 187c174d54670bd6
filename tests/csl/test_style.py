"""Styles: where they are found, and what is said about broken ones."""

import pickle

import pytest
from samples import ARTICLE, style_xml

from refkit.csl import Processor, Style
from refkit.errors import StyleError, UnknownName


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        pytest.param("apa", "apa", id="name"),
        pytest.param("vancouver", "nlm-citation-sequence", id="former name"),
        pytest.param("http://www.zotero.org/styles/apa", "apa", id="URI"),
        pytest.param("Nature", "nature", id="other case"),
        pytest.param("cancer-research", None, id="independent or dependent, it loads"),
        pytest.param("refkit-vancouver", "refkit-vancouver", id="refkit's own"),
    ],
)
def test_load(asked: str, found: str | None) -> None:
    style = Style.load(asked)
    assert found is None or style.name == found
    assert style.title


def test_load_by_title() -> None:
    assert Style.load("Chicago Manual of Style 17th edition (author-date)").read.info.title


def test_load_from_a_path(tmp_path: pytest.TempPathFactory) -> None:
    path = tmp_path / "mine.csl"  # type: ignore[operator]
    path.write_text(style_xml(), "utf-8")
    assert Style.load(path).name == "mine"
    assert Style.load(str(path)).name == "mine"


def test_an_unknown_name_is_met_with_the_nearest() -> None:
    with pytest.raises(UnknownName, match="Did you mean 'apa'"):
        Style.load("apaa")


def test_a_dependent_style_keeps_its_own_locale() -> None:
    xml = (
        '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" default-locale="sv-SE">'
        "<info><title>T</title>"
        '<id>t</id><link href="http://www.zotero.org/styles/apa" rel="independent-parent"/></info></style>'
    )
    style = Style.from_xml(xml)
    assert style.name == "apa"
    assert style.default_locale == "sv-SE"


def test_every_fault_is_reported_with_its_place() -> None:
    xml = style_xml('<text/>\n<number/>\n<text macro="gone"/>\n<names/>')
    with pytest.raises(StyleError) as caught:
        Style.from_xml(xml)
    issues = caught.value.issues
    assert [issue.line for issue in issues] == [1, 2, 3, 4]
    assert all(issue.column > 0 for issue in issues)
    assert "macro 'gone' does not exist" in issues[2].message
    assert pickle.loads(pickle.dumps(caught.value)).issues == issues


def test_departures_from_the_schema_leave_a_style_usable() -> None:
    style = Style.from_xml(style_xml('<text variable="title" font-style="slanted"/><blink/>'))
    assert [issue.message for issue in style.issues] == [
        'text: font-style="slanted" is not known',
        "<blink> is not known inside <layout>",
    ]


def test_a_circle_of_macros_is_reported_with_its_path() -> None:
    macros = '<macro name="a"><text macro="b"/></macro><macro name="b"><text macro="a"/></macro>'
    with pytest.raises(StyleError, match="in a circle: a → b → a"):
        Style.from_xml(style_xml('<text macro="a"/>', macros=macros))


def test_a_style_without_bibliography_gives_no_entries() -> None:
    bibliography = Processor(Style.from_xml(style_xml()), [ARTICLE]).bibliography()
    assert bibliography.entries == ()
    assert bibliography.text == ""


def test_a_style_is_compiled_once_for_the_same_settings() -> None:
    style = Style.from_xml(style_xml())
    first, second = Processor(style, [ARTICLE]), Processor(style, [ARTICLE])
    assert first.compiled is second.compiled
    assert Processor(style, [ARTICLE], locale="sv-SE").compiled is not first.compiled
