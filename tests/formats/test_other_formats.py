"""One short file of each further format, and what refkit makes of it."""

import pytest

from refkit.formats import registry
from refkit.model.record import Record

RIS = """\ufeffTY  - JOUR
AU  - Gröber, Uwe
AU  - World Health Organization
TI  - A title
T2  - Nutrients
PY  - 2015
DA  - 2015/09/23/
VL  - 7
IS  - 9
SP  - 8199
EP  - 226
SN  - 2072-6643
TT  - Ein Titel
DO  - https://doi.org/10.3390/nu7095388
KW  - sleep
KW  - cramps
N1  - One
that goes on
X9  - odd
ER  -
"""
ENW = """%0 Journal Article
%A Gröber, Uwe
%T A title
%J Nutrients
%D 2015
%V 7
%P 8199-8226
%K sleep
cramps

%0 Book
%T B
"""
NBIB = """
PMID- 12345
IS  - 0033-3506 (Linking)
DP  - 2015 May
TI  - [Magnesium and sleep:
      a review].
TT  - Magnesium och sömn: en översikt.
FAU - Gröber, Uwe
AU  - Gröber U
CN  - A Group
LA  - swe
PG  - 475-82
LID - 10.1000/182 [doi]
SI  - ClinicalTrials.gov/NCT02363634
PT  - Journal Article
XYZ - odd

PMID- 2
TI  - Second.
"""
WOS = """FN Clarivate
PT J
AU Grober, U
   Schmidt, J
TI A title
   over two lines
SO NUTRIENTS
PD SEP
PY 2015
BP 8199
EP 8226
UT WOS:1
ER

EF
"""
ENDNOTE_XML = """<?xml version="1.0"?><xml><records><record><rec-number>7</rec-number>
<ref-type name="Journal Article">17</ref-type>
<contributors><authors><author><style>Gröber, Uwe</style></author></authors></contributors>
<titles><title><style face="normal">On </style><style face="italic">E. coli</style></title>
<secondary-title>Nutrients</secondary-title></titles><pages>8199-226</pages>
<dates><year>2015</year></dates><research>odd</research></record></records></xml>"""
JATS = """<!DOCTYPE article PUBLIC "-//NLM//DTD JATS" "x.dtd"><article><back><ref-list>
<ref id="r1"><label>1</label><element-citation publication-type="journal"><person-group person-group-type="author">
<name><surname>Gröber</surname><given-names>U</given-names></name><etal/></person-group>
<article-title>On <italic>E. coli</italic></article-title><trans-title>Om E. coli</trans-title>
<source>Nutrients</source>
<year>2015</year><volume>7</volume><fpage>8199</fpage><lpage>226</lpage><pub-id pub-id-type="doi">10.1000/182</pub-id>
</element-citation></ref>
<ref id="r2"><mixed-citation>Smith J. <source>A book</source>. Lund; 2001.</mixed-citation></ref>
</ref-list></back></article>"""
PUBMED = """<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>12</PMID><Article>
<Journal><JournalIssue><Volume>7</Volume><PubDate><Year>2015</Year><Month>Sep</Month></PubDate></JournalIssue>
<Title>Nutrients</Title></Journal><ArticleTitle>[A title].</ArticleTitle><VernacularTitle>En titel.</VernacularTitle>
<AuthorList CompleteYN="N"><Author><LastName>Gröber</LastName><ForeName>Uwe</ForeName></Author></AuthorList>
<Language>swe</Language></Article></MedlineCitation></PubmedArticle></PubmedArticleSet>"""
TEI = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><listBibl><biblStruct xml:id="b0"><analytic>
<title level="a">A title</title><author><persName><forename>Uwe</forename><surname>Gröber</surname></persName>
</author>
</analytic><monogr><title level="j">Nutrients</title><imprint><biblScope unit="volume">7</biblScope>
<biblScope unit="page" from="1" to="9"/><date when="2015-09"/></imprint></monogr></biblStruct></listBibl></TEI>"""
MODS = """<mods xmlns="http://www.loc.gov/mods/v3" ID="m1"><titleInfo><nonSort>The</nonSort><title>title</title>
</titleInfo>
<titleInfo type="translated" lang="eng"><title>Translated</title></titleInfo><name type="personal">
<namePart type="family">Gröber</namePart><namePart type="given">Uwe</namePart></name><genre>journal article</genre>
<relatedItem type="host"><titleInfo><title>Nutrients</title></titleInfo><part><detail type="volume">
<number>7</number></detail>
</part></relatedItem></mods>"""
DATACITE = """{"data": {"attributes": {"doi": "10.1000/182", "creators": [{"familyName": "Gröber",
"givenName": "Uwe"}],
"titles": [{"title": "Data"}, {"title": "Daten", "titleType": "TranslatedTitle", "lang": "de"}],
"publicationYear": 2015,
"types": {"resourceTypeGeneral": "Dataset"}, "sizes": ["1 MB"]}}}"""
DATACITE_XML = """<resource xmlns="http://datacite.org/schema/kernel-4">
<identifier identifierType="DOI">10.1000/182</identifier>
<creators><creator><creatorName>Gröber, Uwe</creatorName></creator></creators><titles><title>Data</title>
<title titleType="TranslatedTitle">Daten</title></titles><publicationYear>2015</publicationYear>
<resourceType resourceTypeGeneral="Dataset"/></resource>"""
CROSSREF_XML = """<doi_records><doi_record><crossref><journal><journal_metadata><full_title>Nutrients</full_title>
</journal_metadata>
<journal_issue><journal_volume><volume>7</volume></journal_volume></journal_issue><journal_article><titles>
<title>A title</title>
<original_language_title>En titel</original_language_title></titles><contributors>
<person_name contributor_role="author">
<given_name>Uwe</given_name><surname>Gröber</surname></person_name></contributors><publication_date><year>2015</year>
</publication_date><doi_data><doi>10.1000/182</doi></doi_data></journal_article></journal></crossref></doi_record>
</doi_records>"""
MSBIB = """<b:Sources xmlns:b="http://schemas.openxmlformats.org/officeDocument/2006/bibliography"><b:Source>
<b:Tag>G15</b:Tag>
<b:SourceType>JournalArticle</b:SourceType>
<b:Title>A title</b:Title><b:JournalName>Nutrients</b:JournalName>
<b:Year>2015</b:Year>
<b:Author><b:Author><b:NameList><b:Person><b:Last>Gröber</b:Last><b:First>Uwe</b:First></b:Person></b:NameList>
</b:Author></b:Author>
</b:Source></b:Sources>"""
ZOTERO = """{"items": [{"itemType": "journalArticle", "title": "A title", "publicationTitle": "Nutrients",
"date": "2015-09",
"creators": [{"creatorType": "author", "lastName": "Gröber", "firstName": "Uwe"}],
"extra": "original-title: En titel\\nfree"},
{"itemType": "note", "note": "none"}]}"""
CSV = (
    "Key;Title;Authors;Year;Journal;Start Page;End Page;Odd\nk1;A title;Gröber, Uwe | Roe, R;2015;Nutrients;1;9;kept\n"
)
YAML = "---\nreferences:\n- id: k1\n  type: article-journal\n  title: No\n  issued: {year: 2015, month: 9}\n"


def read(name: str, text: str) -> tuple[Record, ...]:
    return registry.reader(name).read(text.encode()).records


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        pytest.param(
            "ris",
            RIS,
            {
                "title": "A title",
                "issued": "2015-09-23",
                "page": "8199–8226",
                "issn": "2072-6643",
                "keyword": "sleep, cramps",
            }
            | {"translated_title": "Ein Titel", "doi": "10.3390/nu7095388", "custom": {"ris": {"X9": ["odd"]}}}
            | {"note": "One that goes on"},
            id="RIS: the first record survives a byte-order mark, unknown tags stay",
        ),
        pytest.param(
            "enw", ENW, {"page": "8199–8226", "keyword": "sleep, cramps", "issued": "2015"}, id="EndNote tagged"
        ),
        pytest.param(
            "nbib",
            NBIB,
            {"title": "Magnesium och sömn: en översikt", "translated_title": "Magnesium and sleep: a review"}
            | {
                "translated_title_origin": "index",
                "language": "sv",
                "page": "475–482",
                "registry_number": "NCT02363634",
            }
            | {"doi": "10.1000/182", "pmid": "12345", "issn": "0033-3506", "custom": {"nbib": {"XYZ": ["odd"]}}},
            id="MEDLINE: the vernacular title is the title",
        ),
        pytest.param(
            "wos", WOS, {"title": "A title over two lines", "issued": "2015-09", "page": "8199–8226"}, id="WoS"
        ),
        pytest.param(
            "endnote-xml",
            ENDNOTE_XML,
            {"title": "On <i>E. coli</i>", "page": "8199–8226", "custom": {"endnote-xml": {"research": ["odd"]}}},
            id="EndNote XML",
        ),
        pytest.param(
            "jats",
            JATS,
            {
                "id": "r1",
                "title": "On <i>E. coli</i>",
                "translated_title": "Om E. coli",
                "author_open": True,
                "page": "8199–8226",
            },
            id="JATS",
        ),
        pytest.param(
            "pubmed-xml",
            PUBMED,
            {
                "title": "En titel",
                "translated_title": "A title",
                "language": "sv",
                "author_open": True,
                "issued": "2015-09",
            },
            id="PubMed",
        ),
        pytest.param("tei", TEI, {"id": "b0", "title": "A title", "page": "1–9", "type": "article-journal"}, id="TEI"),
        pytest.param("mods", MODS, {"title": "The title", "translated_title": "Translated", "volume": "7"}, id="MODS"),
        pytest.param(
            "datacite-json",
            DATACITE,
            {"type": "dataset", "title": "Data", "translated_title": "Daten", "translated_title_language": "de"},
            id="DataCite JSON",
        ),
        pytest.param("datacite-xml", DATACITE_XML, {"type": "dataset", "translated_title": "Daten"}, id="DataCite XML"),
        pytest.param(
            "crossref-xml",
            CROSSREF_XML,
            {"title": "A title", "original_title": "En titel", "volume": "7"},
            id="unixref",
        ),
        pytest.param("msbib", MSBIB, {"id": "G15", "title": "A title", "issued": "2015"}, id="Word"),
        pytest.param(
            "zotero-json", ZOTERO, {"original_title": "En titel", "note": "free", "issued": "2015-09"}, id="Zotero"
        ),
        pytest.param(
            "csv", CSV, {"id": "k1", "page": "1–9", "issued": "2015", "custom": {"csv": {"Odd": "kept"}}}, id="CSV"
        ),
        pytest.param("csl-yaml", YAML, {"title": "No", "issued": "2015-09"}, id="CSL-YAML: the word no is a word"),
    ],
)
def test_a_file_is_read(name: str, text: str, expected: dict[str, object]) -> None:
    record = read(name, text)[0]
    found = {
        field: str(value) if field == "issued" else value for field in expected for value in [getattr(record, field)]
    }
    assert found == expected
    if name != "csl-yaml":
        assert record.author[0].family in ("Gröber", "Grober")
    if record.container_title:
        assert record.container_title.lower() == "nutrients"


@pytest.mark.parametrize(
    ("name", "text", "count"), [("enw", ENW, 2), ("nbib", NBIB, 2), ("wos", WOS, 1), ("zotero-json", ZOTERO, 1)]
)
def test_records_are_counted_right(name: str, text: str, count: int) -> None:
    assert len(read(name, text)) == count


def test_a_printed_reference_comes_with_its_text() -> None:
    record = read("jats", JATS)[1]
    assert record.container_title == "A book" or record.title == "A book"
    assert record.origin is not None
    assert record.origin.text == "Smith J. A book. Lund; 2001."


def test_kept_tags_are_written_again() -> None:
    records = read("ris", RIS)
    assert b"X9  - odd" in registry.writer("ris").write(records)
