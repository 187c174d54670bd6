"""A Word document as text: paragraphs, the numbers that Word draws, notes; and nothing that a reader does not see."""

import io
from contextlib import suppress
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.errors import FormatError
from refkit.text import word_document
from refkit.text.word_document import word_document_text
from refkit.text.word_numbering import written_number

XML = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
NUMBERING = f"""<w:numbering {XML}>
<w:abstractNum w:abstractNumId="7">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="[%1]"/></w:lvl>
<w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="8">
<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="x"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="7"/>
<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>
</w:numbering>"""
STYLES = f"""<w:styles {XML}><w:style w:styleId="H1"><w:name w:val="heading 1"/></w:style>
<w:style w:styleId="Bib"><w:name w:val="Bibliography"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:styleId="Ring"><w:basedOn w:val="Ring"/></w:style></w:styles>"""


def document(body: str, **parts: str) -> bytes:
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"<w:document {XML}><w:body>{body}</w:body></w:document>")
        for name, content in {"numbering": NUMBERING, "styles": STYLES, **parts}.items():
            archive.writestr(f"word/{name}.xml", content)
    return file.getvalue()


def paragraph(words: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"


def numbered(words: str, number: int = 1, level: int = 0) -> str:
    return paragraph(words, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


BODIES = {
    "paragraphs": (paragraph("Doe") + paragraph("Roe"), "Doe\n\nRoe"),
    "a heading": (paragraph("References", '<w:pStyle w:val="H1"/>') + paragraph("Doe"), "# References\n\nDoe"),
    "numbers": (numbered("Doe") + numbered("Roe"), "[1] Doe\n[2] Roe"),
    "numbers by style": (paragraph("Doe", '<w:pStyle w:val="Bib"/>'), "[1] Doe"),
    "levels": (numbered("Doe") + numbered("Roe", 1, 1) + numbered("Poe"), "[1] Doe\n1.a) Roe\n[2] Poe"),
    "numbers that begin elsewhere": (numbered("Doe") + numbered("Roe", 3), "[1] Doe\n[5] Roe"),
    "bullets": (numbered("Doe", 2) + numbered("Roe", 2), "• Doe\n• Roe"),
    "a ring of styles": (paragraph("Doe", '<w:pStyle w:val="Ring"/>'), "Doe"),
    "a table": (
        f"<w:tbl><w:tr><w:tc>{paragraph('[1]')}</w:tc><w:tc>{paragraph('Doe')}</w:tc></w:tr></w:tbl>",
        "[1]\tDoe",
    ),
    "what is deleted, hidden or a code": (
        "<w:p><w:del><w:r><w:t>a</w:t></w:r></w:del><w:r><w:rPr><w:vanish/></w:rPr><w:t>b</w:t></w:r>"
        "<w:r><w:instrText>ADDIN ZOTERO</w:instrText></w:r><w:ins><w:r><w:t>Doe</w:t></w:r></w:ins></w:p>",
        "Doe",
    ),
    "tabs, breaks and hyphens": (
        "<w:p><w:r><w:t>1.</w:t><w:tab/><w:t>Doe</w:t><w:br/><w:t>e</w:t><w:noBreakHyphen/><w:t>mail</w:t></w:r></w:p>",
        "1.\tDoe\ne-mail",
    ),
}


@pytest.mark.parametrize(("body", "text"), BODIES.values(), ids=BODIES)
def test_a_document_reads_as_it_looks(body: str, text: str) -> None:
    assert word_document_text(document(body)) == text


def test_notes_follow_behind_their_raised_numbers() -> None:
    notes = f'<w:footnote w:type="separator">{paragraph("")}</w:footnote>' + "".join(
        f'<w:footnote w:id="{number}">{paragraph(words)}</w:footnote>' for number, words in enumerate(["Doe", "Roe"])
    )
    text = word_document_text(document(paragraph("Text"), footnotes=f"<w:footnotes {XML}>{notes}</w:footnotes>"))
    assert text == "Text\n\n¹ Doe\n² Roe"


def test_a_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_document, "MOST_BYTES", 10_000)
    with pytest.raises(FormatError, match="unpacks to more than"):
        word_document_text(document(paragraph("a" * 20_000)))


def test_entities_are_not_expanded() -> None:
    file = io.BytesIO()
    with ZipFile(file, "w") as archive:
        archive.writestr(
            "word/document.xml",
            f'<!DOCTYPE a [<!ENTITY e "bomb">]><w:document {XML}>{paragraph("Doe &e;")}</w:document>',
        )
    assert "bomb" not in word_document_text(file.getvalue())


@given(st.binary(max_size=200), st.integers(0, 1200), st.booleans())
def test_a_broken_document_is_a_format_error_and_nothing_else(noise: bytes, place: int, cut: bool) -> None:
    data = document(numbered("Doe"))
    broken = data[:place] + noise + (b"" if cut else data[place + len(noise) :])
    with suppress(FormatError):
        assert isinstance(word_document_text(broken), str)


@pytest.mark.parametrize(
    ("number", "kind", "written"),
    [(4, "lowerRoman", "iv"), (1999, "upperRoman", "MCMXCIX"), (27, "lowerLetter", "aa"), (0, "upperRoman", "0")],
)
def test_numbers_as_lists_write_them(number: int, kind: str, written: str) -> None:
    assert written_number(number, kind) == written
