"""Outputs: each writes its own marks, and only them."""

import pytest
from samples import ARTICLE, entry

from refkit.csl import Processor, Style
from refkit.csl.output.base import safe_url
from refkit.csl.output.registry import get_output
from refkit.errors import UnknownName

MARKED = '<text variable="title" font-style="italic" font-weight="bold"/>'


@pytest.mark.parametrize(
    ("output", "expected"),
    [
        ("text", "A & B_{1}"),
        ("html", "<b><i>A &#38; B_{1}</i></b>"),
        ("markdown", "***A \\& B\\_\\{1\\}***"),
        ("latex", "\\textbf{\\textit{A \\& B\\_\\{1\\}}}"),
        ("rtf", "{\\b{}{\\i{}A & B_\\{1\\}}}"),
        ("jats", "<bold><italic><article-title>A &amp; B_{1}</article-title></italic></bold>"),
    ],
)
def test_marks_and_escapes(output: str, expected: str) -> None:
    text = entry(MARKED, {"title": "A & B_{1}"}, output=output)
    assert (
        text.replace("<article-title><bold><italic>", "<bold><italic><article-title>").replace(
            "</italic></bold></article-title>", "</article-title></italic></bold>"
        )
        == expected
    )


def test_an_unknown_output_is_met_with_the_known_ones() -> None:
    with pytest.raises(UnknownName, match="Did you mean 'html'"):
        get_output("htm")


def test_links_are_made_where_asked_for() -> None:
    html = Processor(Style.load("apa"), [ARTICLE], output="html", links=True).bibliography().entries[0]
    assert '<a href="https://doi.org/10.3390/nu7095388">' in html
    assert "<a " not in Processor(Style.load("apa"), [ARTICLE], output="html").bibliography().entries[0]


@pytest.mark.parametrize(
    ("variable", "value", "url"),
    [
        ("URL", "https://example.org/a?b=c", "https://example.org/a?b=c"),
        ("DOI", "10.1000/182", "https://doi.org/10.1000/182"),
        ("URL", "javascript:alert(1)", ""),
        ("DOI", "javascript:alert(1)", ""),
        ("URL", "https://a b", ""),
    ],
)
def test_safe_url(variable: str, value: str, url: str) -> None:
    assert safe_url(variable, value) == url


def test_jats_tags_the_parts_of_an_article() -> None:
    text = Processor(Style.load("apa"), [ARTICLE], output="jats").bibliography().text
    for part in (
        '<person-group person-group-type="author">',
        "<year>2015</year>",
        "<article-title>Magnesium in prevention and therapy</article-title>",
        "<source>",
        "<volume>",
        "<page-range>8199–8226</page-range>",
        '<pub-id pub-id-type="doi">10.3390/nu7095388</pub-id>',
    ):
        assert part in text
