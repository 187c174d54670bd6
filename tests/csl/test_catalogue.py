"""Styles are found by whatever they are called, and none can do harm or raise anything but a StyleError."""

import pickle
import random
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.csl.catalogue import StyleSource, find_style, list_styles
from refkit.csl.style_xml import MAX_STYLE_BYTES
from refkit.errors import StyleError, UnknownName

NAMESPACE = 'xmlns="http://purl.org/net/xbiblio/csl"'


def style(body: str = "", layout: str = '<text variable="title"/>', attributes: str = 'class="in-text"') -> str:
    return (
        f'<style {NAMESPACE} version="1.0" {attributes}><info><title>Mine</title></info>{body}'
        f"<citation><layout>{layout}</layout></citation></style>"
    )


@pytest.mark.parametrize(("wanted", "name"), [
    pytest.param("apa", "apa", id="name"),
    pytest.param("APA", "apa", id="name in capitals"),
    pytest.param("apa.csl", "apa", id="file name"),
    pytest.param("vancouver", "nlm-citation-sequence", id="former name"),
    pytest.param("Harvard1", "harvard-cite-them-right", id="former name in capitals"),
    pytest.param("nature-digest", "nature", id="dependent style"),
    pytest.param("http://www.zotero.org/styles/ieee", "ieee", id="id"),
    pytest.param("https://www.zotero.org/styles/vancouver", "nlm-citation-sequence", id="id of a former name"),
    pytest.param("apa style 7th edition", "apa", id="title"),
])  # fmt: skip
def test_a_style_is_found_by(wanted: str, name: str) -> None:
    found = find_style(wanted)
    assert found.name == name
    assert found.asked == wanted


def test_a_dependent_style_keeps_its_title_and_locale() -> None:
    found = find_style("nature-digest")
    assert found.title == "Nature Digest"
    assert found.default_locale == "en-GB"


def test_a_style_from_a_file(tmp_path: Path) -> None:
    file = tmp_path / "mine.csl"
    file.write_text(style(), "utf-8")
    assert find_style(file).title == find_style(str(file)).title == "Mine"
    assert find_style(file).name == "mine"


def test_a_style_in_another_encoding(tmp_path: Path) -> None:
    file = tmp_path / "latin.csl"
    text = f'<?xml version="1.0" encoding="ISO-8859-1"?>{style().replace("Mine", "Större")}'
    file.write_bytes(text.encode("latin-1"))
    assert find_style(file).title == "Större"
    file.write_bytes(text.encode("utf-16"))
    assert find_style(file).title == "Större"


def test_a_style_as_text() -> None:
    assert find_style("\ufeff\n" + style()).xml.strip("\ufeff\n") == style()


def test_a_dependent_style_as_text_leads_to_its_parent() -> None:
    link = '<link rel="independent-parent" href="http://www.zotero.org/styles/vancouver"/>'
    text = f"<style {NAMESPACE} default-locale='sv-SE'><info><title>Ours</title>{link}</info></style>"
    found = find_style(text)
    assert (found.name, found.title, found.default_locale) == ("nlm-citation-sequence", "Ours", "sv-SE")


def test_an_unknown_parent_is_an_issue() -> None:
    text = f'<style {NAMESPACE}><info><link rel="independent-parent" href="urn:none"/></info></style>'
    with pytest.raises(StyleError, match="urn:none"):
        find_style(text)


def test_a_misspelt_name_brings_the_nearest() -> None:
    with pytest.raises(UnknownName, match="Did you mean 'vancouver'") as caught:
        find_style("vancuver")
    assert "vancouver" in caught.value.known


@pytest.mark.parametrize("wanted", ["", " ", "..", "no such style", "x" * 100_000, "a\x00b"])
def test_what_no_style_is_called(wanted: str) -> None:
    with pytest.raises(UnknownName):
        find_style(wanted)


@pytest.mark.parametrize("wanted", ["../../etc/passwd", "/etc/passwd", "apa/../ieee", "/", "a/\x00", "/" + "x" * 9000])
def test_a_path_to_no_style_is_a_style_error(wanted: str) -> None:
    with pytest.raises(StyleError):
        find_style(wanted)


def test_every_fault_is_told_with_its_line() -> None:
    text = style('\n<macro name="a"><text macro="none"/></macro>\n<macro name="b"><wrong/></macro>', attributes="")
    with pytest.raises(StyleError) as caught:
        find_style(text)
    told = [(issue.line, issue.message) for issue in caught.value.issues]
    assert told == [
        (1, "the style has no class"),
        (2, "no macro is called 'none'"),
        (3, "<wrong> is not an element of CSL 1.0.2"),
    ]
    assert pickle.loads(pickle.dumps(caught.value)).issues == caught.value.issues


def test_a_circle_of_macros_is_told_with_its_path() -> None:
    calls = {"a": "b", "b": "c", "c": "a"}
    macros = "".join(f'<macro name="{name}"><text macro="{called}"/></macro>' for name, called in calls.items())
    with pytest.raises(StyleError, match="a → b → c → a"):
        find_style(style(macros, '<text macro="a"/>'))


ENTITIES = "".join(f'<!ENTITY e{n} "{"&e" + str(n - 1) + ";" if n else "x"}&e{max(n - 1, 0)};">' for n in range(30))


@pytest.mark.parametrize("text", [
    pytest.param(f"<!DOCTYPE style [{ENTITIES}]>{style()}", id="entity bomb"),
    pytest.param(f'<!DOCTYPE s SYSTEM "file:///etc/passwd">{style()}', id="external document type"),
    pytest.param(style(layout="<group>" * 10_000 + "</group>" * 10_000), id="ten thousand nested groups"),
    pytest.param(style(f"<!--{'x' * MAX_STYLE_BYTES}-->"), id="too large"),
    pytest.param(style(attributes='class="in-text" et-al-min="many"'), id="a number that is none"),
    pytest.param(style() + "<", id="broken XML"),
    pytest.param("<html><body>404</body></html>", id="an error page"),
    pytest.param(f"<style {NAMESPACE}/>", id="nothing in it"),
    pytest.param(
        style("".join(f'<macro name="m{n}">{f"<text macro={chr(34)}m{n + 1}{chr(34)}/>" * (3 * (n < 40))}</macro>'
                      for n in range(41)), '<text macro="m0"/>'),
        id="macros that call each other 3 to the power of 40 times",
    ),
])  # fmt: skip
def test_a_style_that_must_not_be_used(text: str) -> None:
    with pytest.raises(StyleError) as caught:
        find_style(text)
    assert caught.value.issues


def test_a_file_that_is_no_text(tmp_path: Path) -> None:
    file = tmp_path / "binary.csl"
    file.write_bytes(b"\xff\xd8\xff\xe0" * 100)
    with pytest.raises(StyleError, match="save the style as UTF-8"):
        find_style(file)
    with pytest.raises(StyleError, match="cannot be read"):
        find_style(tmp_path / "absent.csl")


@given(st.text() | st.text().map(lambda text: style(layout=text)))
def test_any_text_is_a_style_or_an_error_that_says_so(text: str) -> None:
    with suppress(StyleError, UnknownName):
        assert isinstance(find_style(text), StyleSource)


def test_all_styles_are_listed() -> None:
    names = list_styles()
    assert len(names) > 10_000
    assert list(names) == sorted(names)
    assert "vancouver" not in names


@pytest.mark.slow
def test_community_styles_load() -> None:
    for name in random.Random(3).sample(list_styles(), 500):
        assert find_style(name).xml
