"""Word files: fields of reference managers, Word's own sources, printed lists; hostile archives are refused."""

import base64
import io
import json
import zipfile
from html import escape
from pathlib import Path

import pytest

from refkit.errors import FormatError
from refkit.formats import docx_package
from refkit.formats.docx import FORMAT
from refkit.workflow.convert import read
from refkit.workflow.load import load

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
ITEM = {"id": 7, "type": "article-journal", "title": "On trees & more", "DOI": "10.1000/182"}
CITE = json.dumps({"citationItems": [{"id": 7, "uris": ["http://x/7"], "itemData": ITEM}]})
ENDNOTE = (
    "<EndNote><Cite><record><rec-number>3</rec-number><ref-type name='Book'>6</ref-type>"
    "<titles><title>On stones</title></titles></record></Cite></EndNote>"
)
TEXT = "Gröber U, Schmidt J. Magnesium in prevention and therapy. Nutrients. 2015;7(9):8199-8226."


def archive(body: str, **parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
        for name, text in parts.items():
            file.writestr(name.replace("__", "/").replace("_xml", ".xml"), text)
    return out.getvalue()


def field(*instruction: str, result: str = "(Doe)") -> str:
    """A field whose instruction is cut into runs, as Word does."""
    runs = "".join(f"<w:r><w:instrText>{escape(part)}</w:instrText></w:r>" for part in instruction)
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return f"{mark.format('begin')}{runs}{mark.format('separate')}<w:r><w:t>{result}</w:t></w:r>{mark.format('end')}"


def paragraph(*parts: str, style: str = "") -> str:
    look = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{look}{''.join(parts)}</w:p>"


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(paragraph(field(" ADDIN ZOTERO_ITEM CSL_CITATION ", CITE[:40], CITE[40:])), id="Zotero"),
        pytest.param(paragraph(field(f"ADDIN CSL_CITATION {CITE}")), id="Mendeley Desktop"),
        pytest.param(
            f'<w:sdt><w:sdtPr><w:tag w:val="MENDELEY_CITATION_v3_{base64.b64encode(CITE.encode()).decode()}"/>'
            "</w:sdtPr></w:sdt>",
            id="Mendeley Cite",
        ),
        pytest.param(f'<w:fldSimple w:instr="{escape(f"ADDIN CSL_CITATION {CITE}")}"/>', id="a simple field"),
    ],
)
def test_csl_json_in_fields(body: str) -> None:
    result = FORMAT.read(archive(body))
    assert [(record.id, record.title, record.doi) for record in result.records] == [
        ("7", "On trees & more", "10.1000/182")
    ]
    assert result.problems == ()


def test_citations_in_footnotes_and_in_the_properties_count() -> None:
    other = json.dumps({"citationItems": [{"itemData": {**ITEM, "id": 8, "title": "B"}}]})
    properties = "".join(
        f'<property name="ZOTERO_BREF_a_{number}"><vt:lpwstr xmlns:vt="u">{escape(part)}</vt:lpwstr></property>'
        for number, part in ((2, other[30:]), (1, "ZOTERO_ITEM CSL_CITATION " + other[:30]))
    )
    data = archive(
        "",
        word__footnotes_xml=f"<w:footnotes {W}>{paragraph(field('ADDIN CSL_CITATION ' + CITE))}</w:footnotes>",
        docProps__custom_xml=f"<Properties>{properties}</Properties>",
    )
    assert [record.title for record in FORMAT.read(data).records] == ["On trees & more", "B"]


def test_a_work_cited_twice_is_one_record() -> None:
    cite = paragraph(field("ADDIN CSL_CITATION " + CITE))
    assert len(FORMAT.read(archive(cite + cite)).records) == 1


def test_two_works_with_one_id_get_two() -> None:
    """Mendeley calls the first item of every citation ITEM-1."""
    cites = [json.dumps({"citationItems": [{"itemData": {**ITEM, "title": title}}]}) for title in ("A", "B", "C")]
    records = FORMAT.read(archive("".join(field(f"ADDIN CSL_CITATION {cite}") for cite in cites))).records
    assert [record.id for record in records] == ["7", "7-2", "7-3"]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(field(" ADDIN EN.CITE ", ENDNOTE), id="in the instruction"),
        pytest.param(f"<w:fldData>{base64.b64encode(ENDNOTE.encode() + bytes(2)).decode()}</w:fldData>", id="as data"),
    ],
)
def test_endnote_in_fields(body: str) -> None:
    assert [record.title for record in FORMAT.read(archive(paragraph(body))).records] == ["On stones"]


def test_words_own_sources() -> None:
    sources = "<b:Sources xmlns:b='u'><b:Source><b:Tag>Doe01</b:Tag><b:Title>On trees</b:Title></b:Source></b:Sources>"
    assert [record.id for record in FORMAT.read(archive("", customXml__item1_xml=sources)).records] == ["Doe01"]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(paragraph(field("ADDIN ZOTERO_BIBL {} CSL_BIBLIOGRAPHY ", result=TEXT)), id="in a field"),
        pytest.param(paragraph(f"<w:r><w:t>{TEXT}</w:t></w:r>", style="Bibliography"), id="by its style"),
    ],
)
def test_a_printed_list_is_parsed_where_there_is_nothing_better(body: str, tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(archive(paragraph("<w:r><w:t>A text.</w:t></w:r>") + body))
    records = read(path)
    assert [(record.container_title, record.volume) for record in records] == [("Nutrients", "7")]
    assert records[0].origin is not None
    assert records[0].origin.text == TEXT


def test_where_records_are_needed_the_fields_of_a_word_file_are_taken(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(archive(paragraph(field("ADDIN CSL_CITATION " + CITE))))
    assert [record.doi for record in load(path)] == ["10.1000/182"]


def test_a_document_without_references_says_what_to_do() -> None:
    assert "refkit.parse" in str(FORMAT.read(archive(paragraph("<w:r><w:t>x</w:t></w:r>"))).problems[0])


@pytest.mark.parametrize(
    "instruction",
    ["ADDIN CSL_CITATION {", "CSL_CITATION " + '{"citationItems":' + "[" * 50_000, "<EndNote>&</EndNote>"],
)
def test_a_broken_field_is_a_problem(instruction: str) -> None:
    result = FORMAT.read(archive(paragraph(field(instruction), field("ADDIN CSL_CITATION " + CITE))))
    assert [record.doi for record in result.records][-1:] == ["10.1000/182"]
    assert result.problems


def test_a_zip_bomb_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx_package, "LARGEST_PART", 1_000_000)
    with pytest.raises(FormatError, match="more than 1,000,000 bytes"):
        FORMAT.read(archive(" " * 1_000_001))


def test_parts_are_bounded_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx_package, "LARGEST_WHOLE", 1_000_000)
    with pytest.raises(FormatError, match="which no document needs"):
        FORMAT.read(archive(" " * 600_000, word__footnotes_xml=" " * 600_000))


@pytest.mark.parametrize(
    "data",
    [b"", b"PK\x03\x04", b"no archive", archive("")[:100], archive("").replace(b"w", b"v")],
    ids=["nothing", "signature", "text", "cut", "other parts"],
)
def test_what_is_no_word_file_is_refused(data: bytes) -> None:
    with pytest.raises(FormatError):
        FORMAT.read(data)
