"""A web page as text: what its reader sees, a line for each item, and nothing that only leads elsewhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.text.web_page import web_page_text
from tests.growth import grows_too_fast

PAGES = {
    "items are numbered as a browser does": (
        "<ol start=3><li>Doe<li>Roe<li value=9>Poe</ol>",
        "3. Doe\n4. Roe\n9. Poe",
    ),
    "bullets": ("<ul><li>Doe<li>Roe</ul>", "• Doe\n• Roe"),
    "a list without marks": ("<ul style='list-style: none'><li>Doe<li>Roe</ul>", "Doe\nRoe"),
    "a printed number is not doubled": ("<ol><li>[7] Doe<li>[8] Roe</ol>", "[7] Doe\n[8] Roe"),
    "an item of several blocks is one line": ("<ol><li><p>Doe.</p><div>Trees.</div></li></ol>", "1. Doe. Trees."),
    "lines broken by hand": ("<p>1. Doe<br>2. Roe</p>", "1. Doe\n2. Roe"),
    "a table with labels": ("<table><tr><td>[1]<td>Doe<tr><td>[2]<td>Roe</table>", "[1] Doe\n[2] Roe"),
    "terms that are labels": ("<dl><dt>[1]<dd>Doe<dt>[2]<dd>Roe</dl>", "[1] Doe\n[2] Roe"),
    "headings": ("<h3>References</h3><p>Doe", "### References\n\nDoe"),
    "what nobody sees": ("<style>p{}</style><p hidden>a</p><p style='display:none'>b<script>c</script><p>Doe", "Doe"),
    "menus": ("<nav><a href='/'>Home</a></nav><p>Doe", "Doe"),
    "the call of a note goes": ("<p>Trees<sup><a href='#r1'>[1]</a></sup> are m<sup>2</sup>", "Trees are m2"),
    "the number of a note stays": ("<p><sup><a href='#c12'>12</a></sup> Doe", "¹² Doe"),
    "the way back goes": ("<ol><li><a href='#cite_ref-1'>^</a> Doe <a href='#fnref1'>↩</a></ol>", "1. Doe"),
    "links to services go": ("<li>Doe. [<a href='x'>PubMed</a>] [<a href='y'>Google Scholar</a>]</li>", "• Doe."),
    "a DOI behind such a link stays": (
        "<p>Doe. <a href='https://doi.org/10.1000/182'>Crossref</a></p>",
        "Doe. https://doi.org/10.1000/182",
    ),
    "but not twice": (
        "<p>Doe. doi:10.1000/182 <a href='https://doi.org/10.1000/182'>Crossref</a></p>",
        "Doe. doi:10.1000/182",
    ),
    "preformatted": ("<pre>Doe J.\n   Trees.\n</pre>", "Doe J.\n   Trees."),
    "entities": ("<p>Smith &amp; Sons&nbsp;1999&ndash;2001</p>", "Smith & Sons 1999–2001"),
    "quotes": ("<p><q>Trees</q></p>", "“Trees”"),
    "no page at all": ("", ""),
}


@pytest.mark.parametrize(("page", "text"), PAGES.values(), ids=PAGES)
def test_a_page_reads_as_it_looks(page: str, text: str) -> None:
    assert web_page_text(page) == text


TAGS = st.sampled_from(
    "<p> </p> <li> </li> <ol> </ol> <ul> <dl> <dt> <dd> <tr> <td> <table> <br> <sup> </sup> <a href='#x'> </a>"
    " <div> </div> <h2> </h2>"
    " <pre> </pre> <nav> </nav> <span hidden> </span> <!-- --> &lt; & < \x00 \ud800 ^ 1. Doe".split(" ")
)


@given(st.lists(TAGS | st.text(max_size=5), max_size=40).map("".join))
def test_no_page_is_refused(page: str) -> None:
    text = web_page_text(page)
    assert "\n\n\n" not in text or "<pre>" in page


@given(st.lists(st.text("abcdefg ", min_size=1).filter(str.strip), min_size=1, max_size=9))
def test_every_item_is_a_line(words: list[str]) -> None:
    page = "<ol>" + "".join(f"<li>{one}</li>" for one in words) + "</ol>"
    lines = web_page_text(page).split("\n")
    assert lines == [f"{number}. {' '.join(one.split())}" for number, one in enumerate(words, 1)]


@pytest.mark.parametrize(
    "piece", ["<div>", "<ol><li>", "<p>x", "<sup>1", "<a href='#'>^", "<b></i>", "<table><tr><td>"]
)
def test_work_grows_no_faster_than_the_page(piece: str) -> None:
    assert not grows_too_fast(web_page_text, piece, 10_000, 80_000)
