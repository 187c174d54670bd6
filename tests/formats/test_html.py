"""Web pages: what a page says of itself makes the first record, each work it cites one more."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.formats.html import FORMAT
from refkit.model.record import Record
from refkit.workflow.convert import read


def page(*parts: str) -> bytes:
    return f"<!DOCTYPE html><html><head>{''.join(parts)}</head><body>A page</body></html>".encode()


def meta(**contents: str) -> str:
    return "".join(f'<meta name="{name}" content="{content}">' for name, content in contents.items())


def only(data: bytes) -> Record:
    (record,) = FORMAT.read(data).records
    return record


def test_highwire() -> None:
    tags = meta(citation_title="On trees &amp; more", citation_journal_title="J Trees", citation_doi="10.1000/182")
    more = meta(
        citation_author="Ana van Berg", citation_firstpage="112", citation_lastpage="5", citation_date="2015/03"
    )
    record = only(page(tags, more, meta(citation_author="Doe, Jo")))
    assert (record.type, record.title, record.page) == ("article-journal", "On trees & more", "112–115")
    assert [name.family for name in record.author] == ["Berg", "Doe"]
    assert str(record.issued) == "2015-03"


JSON_LD = """<script type="application/ld+json">{"@graph": [{"@type": "WebPage", "name": "no work"}, {
"@type": ["ScholarlyArticle"], "headline": "On trees", "datePublished": "2015-03-02T00:00:00Z",
"author": [{"@type": "Person", "familyName": "Doe", "givenName": "Jo"}, {"@type": "Organization", "name": "WHO"}],
"isPartOf": {"@type": "PublicationIssue", "issueNumber": 3, "isPartOf": {"@type": "PublicationVolume",
"volumeNumber": "7", "isPartOf": {"@type": "Periodical", "name": "J Trees", "issn": ["1234-5679"]}}},
"sameAs": "https://doi.org/10.1000/182"}]}</script>"""


def test_json_ld() -> None:
    record = only(page(JSON_LD))
    assert (record.container_title, record.volume, record.issue) == ("J Trees", "7", "3")
    assert (record.doi, record.issn, str(record.issued)) == ("10.1000/182", "1234-5679", "2015-03-02")
    assert [str(name) for name in record.author] == ["Doe, Jo", "WHO"]


def test_dublin_core() -> None:
    tags = '<meta name="DC.title" content="On trees"><meta name="DC.creator" content="Doe, Jo">'
    tags += '<meta name="DC.identifier" content="doi:10.1000/182"><meta name="DCTERMS.issued" content="2015">'
    record = only(page(tags, '<meta name="DC.type" content="Journal article"><meta name="DC.language" content="swe">'))
    assert (record.type, record.title, record.doi, record.language) == (
        "article-journal",
        "On trees",
        "10.1000/182",
        "sv",
    )


def test_the_kinds_complete_each_other_and_highwire_wins() -> None:
    record = only(page(JSON_LD, meta(citation_title="On tall trees", citation_volume="77")))
    assert (record.title, record.volume, record.issue) == ("On tall trees", "77", "3")


def test_cited_works_follow() -> None:
    coins = "rft.btitle=On+stones&amp;rft.genre=book&amp;rft.aulast=Doe&amp;rft.aufirst=Jo"
    coins += "&amp;rft.au=Jo+Doe&amp;rft.au=Al+Roe"
    data = page(meta(citation_title="On trees", citation_reference="title=On sand; author=Roe, A.; year=2001"))
    data = data.replace(b"A page", f'<span class="Z3988" title="{coins}"></span>'.encode())
    records = FORMAT.read(data).records
    assert [(record.id, record.title) for record in records] == [
        ("1", "On trees"),
        ("2", "On stones"),
        ("3", "On sand"),
    ]
    assert [name.family for name in records[1].author] == ["Doe", "Roe"]


def test_a_printed_reference_of_a_page_is_parsed() -> None:
    text = "Gröber U, Schmidt J. Magnesium in prevention and therapy. Nutrients. 2015;7(9):8199-8226."
    assert read(page(meta(citation_reference=text)), format="html")[0].container_title == "Nutrients"


def test_a_page_without_metadata_says_what_to_do() -> None:
    assert "refkit.parse" in str(FORMAT.read(page()).problems[0])


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"<div>" * 50_000 + b'<span class=Z3988 title="rft.atitle=x">', id="deep"),
        pytest.param(page(f'<script type="application/ld+json">{"[" * 50_000}</script>'), id="deep JSON"),
        pytest.param(page(meta(citation_reference="citation_title=" * 20_000)), id="many parts"),
        pytest.param(page(f'<span class=Z3988 title="{"rft.au=x&amp;" * 20_000}">'), id="many pairs"),
        pytest.param(b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><title>&e;</title>', id="entities"),
    ],
)
def test_hostile_pages_are_inert(data: bytes) -> None:
    assert "root:" not in str(FORMAT.read(data))


@given(name=st.sampled_from(["author", "date", "reference", "doi", "language"]), text=st.text(max_size=40))
def test_any_content_is_read(name: str, text: str) -> None:
    content = text.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
    result = FORMAT.read(page(meta(citation_title="T", **{f"citation_{name}": content})))
    assert result.records[0].title
