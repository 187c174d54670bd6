"""Manuscripts with citations: printed in a style, and everything else as it was."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import refkit
from refkit.errors import InputError, UnknownName
from refkit.workflow.cite import CitingWarning, cite_document

RECORDS = [
    refkit.Record.from_csl(item)
    for item in (
        {"id": "doe", "type": "article-journal", "title": "On trees", "author": [{"family": "Doe", "given": "Jane"}],
         "issued": {"date-parts": [[2001]]}, "container-title": "Wood", "volume": "2", "page": "3-4"},
        {"id": "roe", "type": "book", "title": "All stones", "publisher": "Rock", "issued": {"date-parts": [[2010]]},
         "author": [{"family": "Roe", "given": "Ann"}, {"family": "Poe", "given": "Al"}]},
    )
]  # fmt: skip


def body(text: str, style: str = "apa", **more: str) -> str:
    """The printed text without its list."""
    return cite_document(text, RECORDS, style=style, **more).text.partition("\n\nDoe, J")[0].partition("\n\nRoe, A")[0]


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        pytest.param("[@doe]", "(Doe, 2001)", id="in brackets"),
        pytest.param("@doe says", "Doe (2001) says", id="in the text"),
        pytest.param("@doe [p. 3]", "Doe (2001, p. 3)", id="in the text with a locator"),
        pytest.param("[-@doe]", "(2001)", id="without its author"),
        pytest.param("[see @doe, pp. 3-5 and more]", "(see Doe, 2001, pp. 3–5 and more)", id="words around it"),
        pytest.param("[@doe{s. 3}]", "(Doe, 2001, s. 3)", id="braces, and a label that is not English"),
        pytest.param("[@doe; @roe]", "(Doe, 2001; Roe \\& Poe, 2010)", id="two works"),
        pytest.param("@{doe}", "Doe (2001)", id="a key in braces"),
    ],
)
def test_citations_of_markdown(text: str, printed: str) -> None:
    assert body(text, locale="sv-SE" if "{s. " in text else "en-US") == printed


@pytest.mark.parametrize(
    "text",
    ["me@doe.org", "`[@doe]`", "\\@doe", "```\n[@doe]\n```", "Text\n\n    [@doe]", "<!-- [@doe] -->", "$x@doe$"],
)
def test_what_is_no_citation_stays(text: str) -> None:
    assert cite_document(text, RECORDS, style="apa").text == text


def test_a_style_of_notes_writes_notes_behind_the_punctuation() -> None:
    printed = cite_document("Trees grow [@doe, 3].", RECORDS, style="chicago-notes-bibliography").text
    assert printed.startswith("Trees grow.[^cite-1]\n")
    assert "[^cite-1]: Jane Doe, “On Trees,” *Wood* 2 (2001): 3.\n" in printed


def test_the_list_stands_where_the_text_says() -> None:
    printed = cite_document("[@doe]\n\n::: {#refs}\n:::\n\nEnd.\n", RECORDS, style="apa").text
    assert printed.index("Doe, J. (2001)") < printed.index("End.")


def test_an_unknown_key_is_marked_and_told() -> None:
    cited = cite_document("One [@nix; @doe].\n\n@nix", RECORDS, style="apa")
    assert "(**nix?**; Doe, 2001)" in cited.text
    assert cited.missing == ("nix",)
    with pytest.warns(CitingWarning, match="line 1: 'nix' is cited"):
        refkit.cite("One [@nix].", RECORDS, style="apa")


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        (r"\citep[see][3--5]{doe}", "(see Doe, 2001, pp. 3–5)"),
        (r"\citet{doe}", "Doe (2001)"),
        (r"\citeauthor{doe}", "Doe"),
        (r"\citeyear{doe}", "2001"),
        (r"\footcite{doe}", r"\footnote{(Doe, 2001).}"),
        (r"\parencites{doe}[4]{roe}", r"(Doe, 2001; Roe \& Poe, 2010, p. 4)"),
        (r"% \cite{doe}", r"% \cite{doe}"),
    ],
)
def test_citations_of_latex(text: str, printed: str) -> None:
    assert body(text, markup="latex") == printed


def test_the_document_names_its_bibliography(tmp_path: Path) -> None:
    refkit.write(RECORDS, tmp_path / "refs.json", format="csl-json")
    paper = tmp_path / "paper.md"
    paper.write_text("---\nbibliography: refs.json\ncsl: ieee\nnocite: '@*'\n---\n[@doe]\n", "utf-8")
    assert "\\[2\\] A. Roe and A. Poe" in refkit.cite(paper)


def test_wrong_calls_say_what_to_do() -> None:
    with pytest.raises(InputError, match="--bib FILE"):
        refkit.cite("[@doe]")
    with pytest.raises(UnknownName, match="markup"):
        refkit.cite("x", RECORDS, markup="word")


@settings(max_examples=25)  # benchmarks/fuzz.py does it for longer
@given(st.text(alphabet="[]@doe;`{}^:-*\\\n $<>(),p. 3", max_size=120))
def test_any_text_can_be_read(text: str) -> None:
    cite_document(text, RECORDS, style="apa", markup="markdown")
    cite_document(text, RECORDS, style="apa", markup="latex")
