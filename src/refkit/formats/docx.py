"""Word files: the citations of reference managers in them, Word's own sources, or the printed list. Room: formats.

Zotero, Mendeley and all who use citeproc-js keep CSL-JSON in a field, EndNote its own XML, Word a list of sources
beside the text. Where there is none of these, the printed list comes as `origin.text`, for whoever can parse it.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from refkit.errors import FormatError
from refkit.formats.docx_fields import fields_in_properties, find_fields
from refkit.formats.docx_package import Package, open_package
from refkit.formats.endnote_xml import FORMAT as ENDNOTE
from refkit.formats.msbib import FORMAT as WORD_SOURCES
from refkit.formats.registry import ReadResult
from refkit.formats.xml_tree import parse_xml
from refkit.model.csl_items import read_item
from refkit.model.origin import Origin
from refkit.model.problem import Problem
from refkit.model.record import Record

_SOURCES = re.compile(rb"<(?:\w{1,20}:)?Sources[\s>]")
_ENDNOTE = re.compile(r"<EndNote>.*</EndNote>", re.S)


class Docx:
    """Reads Word files."""

    def read(self, data: bytes) -> ReadResult:
        """One record a cited work, in the order of first citation; otherwise one for each printed reference."""
        package = open_package(data)
        instructions, printed, problems = _fields(package)
        found = _Found()
        for instruction in instructions:
            found.take(instruction)
        for part in package.custom:
            if _SOURCES.search(part[:2000]):
                found.add(WORD_SOURCES.read(part))
        if not found.records:
            found.records = [_printed(text, position) for position, text in enumerate(printed, 1)]
        problems = [*problems, *found.problems]
        if not found.records:
            message = "no citation of a reference manager and no list in a bibliography's style; use refkit.parse"
            problems.append(Problem("file", None, message))
        return ReadResult(tuple(found.records), tuple(problems))


def _fields(package: Package) -> tuple[list[str], list[str], list[Problem]]:
    instructions: list[str] = []
    printed: list[str] = []
    problems: list[Problem] = []
    for text in package.texts:
        root, faults = parse_xml(text)
        fields = find_fields(root)
        instructions += fields.instructions
        printed += fields.printed
        problems += faults
    if package.properties is not None:
        root, faults = parse_xml(package.properties)
        instructions += fields_in_properties(root)
        problems += faults
    return instructions, printed, problems


class _Found:
    """The records of all fields; a work that is cited again is the same record."""

    def __init__(self) -> None:
        self.records: list[Record] = []
        self.problems: list[Problem] = []
        self._known: set[str] = set()
        self._ids: set[str] = set()

    def take(self, instruction: str) -> None:
        """Read what stands in one field."""
        if "CSL_CITATION" in instruction:
            self._cite(instruction)
        elif "<EndNote>" in instruction and (match := _ENDNOTE.search(instruction)):
            try:
                self.add(ENDNOTE.read(match[0].encode("utf-8", "replace")))
            except FormatError as error:
                self._fault(f"a citation of EndNote cannot be read: {error}", match[0])

    def add(self, result: ReadResult) -> None:
        """Records that another format read."""
        self.problems += result.problems
        for record in result.records:
            self._keep(record, record.model_dump_json(exclude={"origin"}, exclude_defaults=True))

    def _cite(self, instruction: str) -> None:
        start = instruction.find("{")
        try:
            value, _ = json.JSONDecoder().raw_decode(instruction, max(start, 0))
        except (ValueError, RecursionError) as error:
            self._fault(f"a citation in CSL-JSON cannot be read: {error}", instruction)
            return
        for identity, item in _items(value):
            if identity not in self._known:
                record, faults = read_item({"id": str(len(self.records) + 1), **item})
                self.problems += faults
                self._keep(record, identity)

    def _keep(self, record: Record, identity: str) -> None:
        if identity in self._known:
            return
        self._known.add(identity)
        unique, number = record.id, 1
        while unique in self._ids:
            number += 1
            unique = f"{record.id}-{len(self.records) + 1}" if number == 2 else f"{unique}-{number}"
        self._ids.add(unique)
        self.records.append(record if unique == record.id else record.replace(id=unique))

    def _fault(self, message: str, text: str) -> None:
        self.problems.append(Problem("entry", None, message, text[:2000]))


def _items(value: Any) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Each cited item with what tells it apart from others: its address in the library, or all it says."""
    cites = value.get("citationItems") if isinstance(value, Mapping) else None
    for cite in cites if isinstance(cites, list) else ():
        item = cite.get("itemData") if isinstance(cite, Mapping) else None
        if isinstance(item, Mapping) and item:
            uris = cite.get("uris") or cite.get("uri") or ()
            said = {key: part for key, part in item.items() if key != "id"}
            identity = next(_texts(uris), None) or json.dumps(said, sort_keys=True, default=str)
            yield identity, item


def _texts(value: Any) -> Iterator[str]:
    yield from (part for part in ([value] if isinstance(value, str) else value) if isinstance(part, str))


def _printed(text: str, position: int) -> Record:
    return Record(id=str(position), origin=Origin(text=text, position=position, key=str(position)))


FORMAT = Docx()
