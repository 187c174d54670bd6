"""The hidden fields in which reference managers keep their citations in Word. Room: formats.

Source: ECMA-376 part 1, sections 17.16 (fields) and 17.5.2 (content controls); what Zotero, Mendeley and EndNote write.
"""

import base64
import binascii
import re
from collections.abc import Iterator
from typing import NamedTuple

from refkit.formats.xml_tree import Element

_MENDELEY_TAG = "MENDELEY_CITATION_v3_"
_LISTS = re.compile(r"\s*(?:ADDIN\s+(?:ZOTERO_BIBL|EN\.REFLIST|Mendeley Bibliography)|BIBLIOGRAPHY)\b", re.I)
_LIST_STYLE = re.compile(r"(?:EndNote)?Bibliograph\w{0,12}\d?|Literaturverzeichnis\d?|References?", re.I)
_CHUNK = re.compile(r"(?P<name>\w+_BREF_\w+?)_(?P<number>\d{1,5})")


class Fields(NamedTuple):
    """What a text holds: instructions of fields with their data, and paragraphs of printed lists."""

    instructions: tuple[str, ...]
    printed: tuple[str, ...]


def find_fields(root: Element) -> Fields:
    """All fields of a text in the order of their ends, and the paragraphs of its bibliographies. Linear."""
    walk = _Walk()
    for element in root.iter("fldChar", "instrText", "fldSimple", "fldData", "tag", "p", "t", "tab", "br"):
        walk.take(element)
    walk.end_paragraph()
    return Fields(tuple(walk.instructions), tuple(text for text in walk.printed if text))


class _Walk:
    def __init__(self) -> None:
        self.instructions: list[str] = []
        self.printed: list[str] = []
        self.open: list[list[str]] = []  # the pieces of the instruction of each open field
        self.lists = 0  # open fields whose result is a printed list
        self.paragraph: list[str] | None = None  # the words of a paragraph of such a list

    def take(self, element: Element) -> None:
        kind = element.tag
        if kind == "fldChar":
            self._mark(element.get("fldCharType"))
        elif kind == "instrText" and self.open:
            self.open[-1].append(element.text or "")
        elif kind == "fldSimple":
            self.instructions.append(element.get("instr") or "")
        elif kind == "fldData":
            self.instructions.append(_from_base64(element.text or ""))
        elif kind == "tag" and (value := element.get("val") or "").startswith(_MENDELEY_TAG):
            self.instructions.append("CSL_CITATION " + _from_base64(value.removeprefix(_MENDELEY_TAG)))
        elif kind == "p":
            self.end_paragraph()
            self.paragraph = [] if self.lists or _has_list_style(element) else None
        elif self.paragraph is not None and kind in ("t", "tab", "br"):
            self.paragraph.append(element.text or "" if kind == "t" else " ")

    def _mark(self, kind: str | None) -> None:
        if kind == "begin":
            self.open.append([])
        elif kind == "separate" and self.open and _LISTS.match("".join(self.open[-1])):
            self.lists += 1
            self.paragraph = [] if self.paragraph is None else self.paragraph
        elif kind == "end" and self.open:
            instruction = "".join(self.open.pop())
            self.lists -= bool(self.lists and _LISTS.match(instruction))
            self.instructions.append(instruction)

    def end_paragraph(self) -> None:
        """Keep the words of the paragraph of a list that ends here."""
        if self.paragraph:
            self.printed.append(" ".join("".join(self.paragraph).split()))
        self.paragraph = None


def _has_list_style(paragraph: Element) -> bool:
    style = paragraph.find("pPr/pStyle")
    return style is not None and bool(_LIST_STYLE.fullmatch(style.get("val") or ""))


def _from_base64(text: str) -> str:
    try:
        return base64.b64decode("".join(text.split()) + "==").decode("utf-8", "replace").rstrip("\0")
    except (binascii.Error, ValueError):
        return ""


def fields_in_properties(root: Element) -> Iterator[str]:
    """Instructions that Zotero keeps in the properties of a document, cut into numbered pieces."""
    pieces: dict[str, dict[int, str]] = {}
    for element in root.iter("property"):
        if match := _CHUNK.fullmatch(element.get("name") or ""):
            words = "".join(str(part) for part in element.itertext())
            pieces.setdefault(match["name"], {})[int(match["number"])] = words
    for numbered in pieces.values():
        yield "".join(numbered[number] for number in sorted(numbered))
