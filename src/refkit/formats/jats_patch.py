"""What was found for the references of a JATS article, put into the file's own bytes. Room: formats.

A printed citation (`mixed-citation`) is text: it gets `pub-id` elements at its end and nothing else. One made of
elements gets the missing ones after its last child, in the white space its children stand in.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from xml.parsers import expat

from lxml import etree

from refkit.errors import FormatError
from refkit.formats.jats_citations import CITATIONS, citations_of, write_citation
from refkit.formats.patching import Insertion, insert
from refkit.formats.xml_tree import parse_xml
from refkit.model.record import Record

LONGEST_INDENT = 200  # bytes of white space before an element that are repeated
_IDENTIFIERS = ("doi", "pmid", "pmcid")
# What is written of an element citation; a reader of the article sees none of refkit's own fields.
_FIELDS = (
    *("author", "title", "translated_title", "container_title", "issued", "volume", "issue", "page"),
    *("publisher", "publisher_place", "edition", "isbn", "issn", *_IDENTIFIERS),
)
_TAG = re.compile(rb"<(?:\"[^\"]*+\"|'[^']*+'|[^<>\"'])*+>")
_END_TAG = re.compile(rb"</\s*([^\s>]+)")
_WIDE = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_ENCODING = re.compile(rb"\A(?:\xef\xbb\xbf)?<\?xml[^>]{0,200}?encoding\s{0,8}=\s{0,8}[\"']([\w.-]{1,40})")


class _Place(NamedTuple):
    """Where a citation stands in the bytes: after its last child, at its end tag (-1: none), space before a child."""

    after_children: int
    end: int
    space: bytes


def patch_jats(data: bytes, additions: Mapping[int, Record]) -> bytes:
    """The article with these additions; only bytes are put in.

    Raises:
        FormatError: the file is not well-formed, so that no place in it is certain.
    """
    if not additions:
        return data
    wide = next((name for mark, name in _WIDE.items() if data.startswith(mark)), None)
    narrow = data.decode(wide).encode("utf-8") if wide else data  # the parser's offsets, and ours, are of single bytes
    places = _Walk(narrow, "utf-8" if wide else None).run()
    root, _ = parse_xml(data)
    order = {element: number for number, element in enumerate(root.iter(*CITATIONS))}
    if len(order) != len(places):
        raise FormatError("the citations of this file cannot be told apart; nothing was changed")
    declared = _ENCODING.match(narrow)
    encoding = "utf-8" if wide or declared is None else declared[1].decode("ascii")
    insertions: list[Insertion] = []
    for position, (citation, printed, _) in enumerate(citations_of(root)):
        if position in additions:
            insertions += _insertion(
                narrow, places[order[citation]], additions[position], printed is not None, encoding
            )
    patched = insert(narrow, insertions)
    return patched.decode("utf-8").encode(wide) if wide else patched


def _insertion(data: bytes, place: _Place, found: Record, is_printed: bool, encoding: str) -> Iterator[Insertion]:
    wanted = _IDENTIFIERS if is_printed else _FIELDS
    fields = {name: getattr(found, name) for name in wanted if name in found.present_fields()}
    if not fields or place.end < 0:
        return
    holder = etree.Element("citation")
    write_citation(holder, Record(type=found.type, **fields))
    own_tag = _END_TAG.match(data, place.end)
    prefix = own_tag[1].rpartition(b":")[0] if own_tag else b""
    space = b" " if is_printed else place.space
    offset = place.end if is_printed else place.after_children
    yield Insertion(offset, b"".join(space + _bytes(child, prefix, encoding) for child in holder))


def _bytes(element: etree._Element, prefix: bytes, encoding: str) -> bytes:
    """An element as the file would write it: in its encoding (what that cannot hold as a number), with its prefix."""
    written = etree.tostring(element, encoding="unicode")
    if prefix:
        written = re.sub(r"<(/?)(?=\w)", rf"<\1{prefix.decode('ascii', 'replace')}:", written)
    return written.encode(encoding, "xmlcharrefreplace")


class _Walk:
    """One pass of a parser over the bytes, for the offset of every tag. Entities are neither fetched nor expanded."""

    def __init__(self, data: bytes, encoding: str | None) -> None:
        self.data = data
        self.lead = len(data) - len(data.lstrip(b" \t\r\n"))  # blanks before the declaration, which XML forbids
        self.places: list[_Place] = []
        self.open: list[tuple[int, int]] = []  # number among the citations or -1, where it starts
        self.last_child: dict[
            int, tuple[int, bytes]
        ] = {}  # by citation: where its last child ends, space before the first
        self.parser = expat.ParserCreate(encoding)
        self.parser.UseForeignDTD(True)  # HTML's entities undeclared are no error
        self.parser.DefaultHandler = lambda _: None  # where there is one, the parser expands no entity
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end

    def run(self) -> list[_Place]:
        """Every citation in the order of its start tag."""
        try:
            self.parser.Parse(self.data[self.lead :], True)
        except expat.ExpatError as error:
            reason = expat.ErrorString(error.code)
            raise FormatError(
                f"not well-formed ({reason}), so nothing can be put in: mend the file first", error.lineno
            ) from error
        return self.places

    def _start(self, name: str, _attributes: dict[str, str]) -> None:
        number = -1
        if name.rpartition(":")[2] in CITATIONS:
            number = len(self.places)
            self.places.append(_Place(-1, -1, b""))
        self.open.append((number, self.lead + self.parser.CurrentByteIndex))

    def _end(self, _name: str) -> None:
        number, start = self.open.pop()
        here = self.lead + self.parser.CurrentByteIndex
        parent = self.open[-1][0] if self.open else -1
        if parent >= 0:
            tag = _TAG.match(self.data, here)
            space = self.last_child[parent][1] if parent in self.last_child else self._space_before(start)
            self.last_child[parent] = (tag.end() if tag else here, space)
        if number >= 0 and here > start:  # else an empty tag: there is no inside
            after, space = self.last_child.get(number, (here, b""))
            self.places[number] = _Place(after, here, space)

    def _space_before(self, offset: int) -> bytes:
        before = self.data[max(0, offset - LONGEST_INDENT) : offset]
        return before[len(before.rstrip(b" \t\r\n")) :]
