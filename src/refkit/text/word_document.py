"""A word processor's document (DOCX) as the text that its reader sees. Ground floor: imports text, errors.

Paragraphs are parted by empty lines; a numbered or bulleted one stands behind the number that Word draws and does
not write; a heading stands behind "#" signs; a row of a table is one line; notes follow at the end, behind their
raised numbers. Deleted, moved-away and hidden words are left out, and so are the codes of fields.
"""

import io
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from zipfile import BadZipFile, ZipFile

from lxml import etree

from refkit.errors import FormatError
from refkit.text.word_numbering import Element, Numbering, W, read_numbering, value_of

MOST_BYTES = 128 * 1024 * 1024  # of one part, unpacked; a document of a thousand pages has some ten million
_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_LEFT_OUT = frozenset(
    [W + name for name in ("del", "moveFrom", "instrText", "delText", "rPr", "pPr", "sectPr", "tblPr", "trPr", "tcPr")]
) | {_COMPATIBLE + "Fallback"}
_SIGNS = {W + "tab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-", W + "softHyphen": "\u00ad"}
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_OFFICE = "officeDocument/2006/relationships/officeDocument"


def is_word_document(start: bytes) -> bool:
    """Whether a file begins like the archive that every such document is."""
    return start.startswith(b"PK\x03\x04")


def word_document_text(data: bytes) -> str:
    """The text of a document.

    Raises:
        FormatError: this is no such document, it is broken, or it unpacks to more than MOST_BYTES.

    Source: ECMA-376-1, WordprocessingML.
    """
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            main = _main_part(archive, names)
            folder = main.rpartition("/")[0]
            parts = {
                name: _read_xml(archive, path) if (path := f"{folder}/{name}.xml".lstrip("/")) in names else None
                for name in ("numbering", "styles", "footnotes", "endnotes")
            }
            body = _read_xml(archive, main)
    except (
        BadZipFile,
        zlib.error,
        EOFError,
        KeyError,
        NotImplementedError,
        RuntimeError,
        OSError,
        ValueError,
    ) as error:
        raise FormatError(f"this is no readable Word document (.docx): {error}; save it again, or as text") from error
    numbering = read_numbering(parts["numbering"], parts["styles"])
    writer = _Writer(numbering)
    writer.read(body)
    for kind in ("footnotes", "endnotes"):
        if (notes := parts[kind]) is not None:
            for number, note in enumerate(_real_notes(notes, kind[:-1]), 1):
                writer.read(note, f"{str(number).translate(_SUPERSCRIPT)} ")
    return writer.text()


def _main_part(archive: ZipFile, names: set[str]) -> str:
    """Where the text itself stands: nearly always in word/document.xml."""
    if "_rels/.rels" in names:
        for relation in _read_xml(archive, "_rels/.rels"):
            if (relation.get("Type") or "").endswith(_OFFICE) and (
                target := (relation.get("Target") or "").lstrip("/")
            ):
                return target
    return "word/document.xml"


def _read_xml(archive: ZipFile, path: str) -> Element:
    with archive.open(path) as part:
        data = part.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise FormatError(f"{path} in this document unpacks to more than {MOST_BYTES:,} bytes, and is not read")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise FormatError(f"{path} in this document is not XML: {error}") from error
    if root is None:
        raise FormatError(f"{path} in this document is not XML")
    return root


def _real_notes(notes: Element, name: str) -> Iterator[Element]:
    """Notes with words; a document also holds the rules printed above them."""
    return (note for note in notes.iter(W + name) if note.get(W + "type") in (None, "normal"))


@dataclass(slots=True)
class _Row:
    """A row of a table being read: the lines in each cell."""

    cells: list[list[str]] = field(default_factory=list)


@dataclass(slots=True)
class _Writer:
    """Writes paragraph by paragraph what a document says."""

    numbering: Numbering
    written: list[str] = field(default_factory=list)
    paragraphs: list[list[str]] = field(default_factory=list)  # the open ones: a text box stands inside another
    labels: list[str] = field(default_factory=list)
    rows: list[_Row] = field(default_factory=list)
    is_after_item: bool = False

    def read(self, root: Element, label: str = "") -> None:
        """All paragraphs in an element; `label` stands before the first."""
        walk = etree.iterwalk(root, events=("start", "end"))
        left_out: Element | None = None
        for event, element in walk:
            if event == "start":
                if element.tag in _LEFT_OUT or _is_hidden(element):
                    left_out = element
                    walk.skip_subtree()
                elif element.tag == W + "p":
                    self.paragraphs.append([])
                    self.labels.append(label or self._label(element))
                    label = ""
                else:
                    self._start(element)
            elif element is left_out:
                left_out = None
            else:
                self._end(element)

    def _label(self, paragraph: Element) -> str:
        properties = paragraph.find(W + "pPr")
        label = self.numbering.label(properties)
        if level := self.numbering.heading_level(properties):
            label = f"{'#' * level} {label}".strip()
        return f"{label} " if label else ""

    def _start(self, element: Element) -> None:
        tag = element.tag
        if tag == W + "t" and self.paragraphs:
            self.paragraphs[-1].append(element.text or "")
        elif tag in _SIGNS and self.paragraphs:
            self.paragraphs[-1].append(_SIGNS[tag])
        elif tag == W + "tr":
            self.rows.append(_Row())
        elif tag == W + "tc" and self.rows:
            self.rows[-1].cells.append([])

    def _end(self, element: Element) -> None:
        if element.tag == W + "p":
            text = "".join(self.paragraphs.pop()).strip()
            label = self.labels.pop()
            if text:
                self._write(label + text, is_item=bool(label) and not label.startswith("#"))
        elif element.tag == W + "tr" and self.rows:
            cells = self.rows.pop().cells
            if all(len(cell) < 2 for cell in cells):
                self._write("\t".join(line for cell in cells for line in cell), is_item=True)
            else:
                for line in (line for cell in cells for line in cell):
                    self._write(line, is_item=False)

    def _write(self, line: str, *, is_item: bool) -> None:
        if not line.strip():
            return
        if self.rows and self.rows[-1].cells:
            self.rows[-1].cells[-1].append(line)
            return
        if self.written:
            self.written.append("\n" if is_item and self.is_after_item else "\n\n")
        self.written.append(line)
        self.is_after_item = is_item

    def text(self) -> str:
        """All that was read."""
        return "".join(self.written)


def _is_hidden(element: Element) -> bool:
    if element.tag != W + "r" or (properties := element.find(W + "rPr")) is None:
        return False
    hidden = properties.find(W + "vanish")
    return hidden is not None and value_of(properties, "vanish") not in ("0", "false", "off")
