"""EndNote's XML export. Room: formats.

Source: the document type definition "RSXML.dtd" that EndNote comes with.
"""

from typing import Any

from lxml import etree

from refkit.formats.building import add_note, build_record
from refkit.formats.dates import read_date
from refkit.formats.endnote_types import GENERIC, NUMBERS, SERIES_TYPES, TYPE_NAMES, TYPES
from refkit.formats.keywords import join_keywords, split_keywords
from refkit.formats.names import inverted_from_name, names_from
from refkit.formats.registry import ReadResult
from refkit.formats.tagged import join_pages, read_issued, read_serials, split_pages
from refkit.formats.xml_tree import Branch, Element, clean, parse_xml, put, put_rich, set_attribute, text_of, xml_bytes
from refkit.model.problem import Problem
from refkit.model.record import Record
from refkit.text.language_codes import language_tag
from refkit.text.pages import expand_page_range

NAME = "endnote-xml"
_TEXT = {
    "title": "titles/title",
    "translated_title": "titles/translated-title",
    "title_short": "titles/short-title",
    "container_title_short": "periodical/abbr-1",
    "volume": "volume",
    "issue": "number",
    "edition": "edition",
    "section": "section",
    "number_of_volumes": "num-vols",
    "publisher": "publisher",
    "publisher_place": "pub-location",
    "doi": "electronic-resource-num",
    "abstract": "abstract",
    "language": "language",
    "call_number": "call-num",
    "archive_location": "accession-num",
    "source": "remote-database-name",
    "archive": "remote-database-provider",
    "genre": "work-type",
    "original_title": "orig-pub",
    "annote": "research-notes",
}
_NAMES = {
    "author": "contributors/authors/author",
    "editor": "contributors/secondary-authors/author",
    "collection_editor": "contributors/tertiary-authors/author",
    "translator": "contributors/subsidiary-authors/author",
}
_RICH = frozenset(["title", "translated_title", "abstract", "original_title"])


class EndNoteXml:
    """Reads and writes EndNote's XML."""

    def read(self, data: bytes) -> ReadResult:
        """One record each `record` element; elements that no table knows are kept in `custom["endnote-xml"]`."""
        root, problems = parse_xml(data)
        records: list[Record] = []
        found = list(problems)
        elements = [root] if root.tag == "record" else list(root.iter("record"))
        for position, element in enumerate(elements, 1):
            record, faults = _read(element, position)
            records.append(record)
            found.extend(faults)
        return ReadResult(tuple(records), tuple(found))

    def write(self, records: tuple[Record, ...], document: object = None) -> bytes:
        """In UTF-8, as EndNote imports it."""
        root = etree.Element("xml")
        parent = etree.SubElement(root, "records")
        for position, record in enumerate(records, 1):
            _write(etree.SubElement(parent, "record"), record, position)
        return xml_bytes(root)


def _read(element: Element, position: int) -> tuple[Record, tuple[Problem, ...]]:
    branch = Branch(element)
    fields: dict[str, Any] = {"type": _type(branch.first("ref-type"))}
    for tag in ("database", "source-app", "foreign-keys"):  # where EndNote keeps the record, and nothing about the work
        branch.elements(tag)
    number, label = branch.text("rec-number"), branch.text("label")
    fields["id"] = label or number or str(position)
    for field, path in _NAMES.items():
        fields[field], is_open = names_from(branch.texts(path))
        if field == "author":
            fields["author_open"] = is_open
    secondary = branch.rich("titles/secondary-title")
    if fields["type"] in SERIES_TYPES:
        fields["collection_title"], fields["container_title"] = secondary, branch.rich("periodical/full-title")
    else:
        full = branch.rich("periodical/full-title")
        fields["container_title"] = secondary or full
        fields["collection_title"] = branch.rich("titles/tertiary-title")
    for field, path in _TEXT.items():
        fields[field] = branch.rich(path) if field in _RICH else branch.text(path)
    fields["issue"] = fields["issue"] or branch.text("issue")
    read_issued(fields, branch.text("dates/year"), branch.text("dates/pub-dates/date"))
    if accessed := branch.text("access-date"):
        fields["accessed"] = read_date(accessed)
    pages = branch.text("pages")
    fields["page"] = expand_page_range(pages.replace("-", "–")) if pages and pages.count("-") == 1 else pages
    read_serials(branch.texts("isbn"), fields)
    fields["url"] = branch.text("urls/related-urls/url", "urls/web-urls/url")
    fields["keyword"] = join_keywords(branch.texts("keywords/keyword"))
    for note in branch.texts("notes"):
        add_note(fields, note)
    _read_numbers(branch, fields)
    if fields.get("language"):
        fields["language"] = language_tag(fields["language"])
    if rest := branch.rest():
        fields["custom"] = {NAME: rest}
    return build_record(fields, line=element.sourceline, key=fields["id"])


def _read_numbers(branch: Branch, fields: dict[str, Any]) -> None:
    custom = text_of(branch.element.find("custom2"))
    if custom and custom.startswith("PMC") and custom[3:].isdigit():
        fields["pmcid"] = branch.text("custom2")
    number = fields["archive_location"] or ""
    if fields["source"] == "PubMed" and number.isdigit() and len(number) <= 8:
        fields["pmid"], fields["archive_location"], fields["source"] = number, None, None


def _type(element: Element | None) -> str:
    if element is None:
        return "document"
    named = TYPES.get((element.get("name") or "").lower())
    number = text_of(element) or ""
    return named or (
        NUMBERS.get(int(number), "document")
        if number.isascii() and number.isdigit() and len(number) < 5
        else "document"
    )


def _write(element: Element, record: Record, position: int) -> None:
    put(element, "rec-number", str(position))
    number = next((number for number, kind in NUMBERS.items() if kind == record.type), GENERIC)
    set_attribute(put(element, "ref-type", str(number)), "name", TYPE_NAMES.get(record.type, "Generic"))
    for field, path in _NAMES.items():
        for name in getattr(record, field):
            put(element, path, inverted_from_name(name))
        if field == "author" and record.author_open:
            put(element, path, "et al.")
    if record.type in SERIES_TYPES:
        put(element, "titles/secondary-title", record.collection_title)
    else:
        put(element, "titles/secondary-title", record.container_title)
        put(element, "titles/tertiary-title", record.collection_title)
    put(element, "periodical/full-title", record.container_title)
    skipped = {"source", "archive_location"} if record.pmid else set()
    for field, path in _TEXT.items():
        if field not in skipped:
            put_styled(element, path, getattr(record, field)) if field in _RICH else put(
                element, path, getattr(record, field)
            )
    if record.pmid:
        put(element, "accession-num", record.pmid)
        put(element, "remote-database-name", "PubMed")
    put(element, "custom2", record.pmcid)
    _write_dates(element, record)
    first, last = split_pages(record.page)
    put(element, "pages", f"{first}-{last}" if last else join_pages(first, None) and first)
    put(element, "isbn", record.isbn)
    put(element, "isbn", record.issn)
    put(element, "urls/related-urls/url", record.url)
    for word in split_keywords(record.keyword):
        put(element, "keywords/keyword", word)
    for note in (record.note or "").split("\n"):
        put(element, "notes", note)
    put(element, "label", record.id)


def _write_dates(element: Element, record: Record) -> None:
    if (date := record.issued) is not None:
        put(element, "dates/year", str(date.year) if date.start and date.start.year > 0 else None)
        if (
            date.start is None
            or date.start.year <= 0
            or date.month
            or date.season
            or date.circa
            or date.end
            or date.open_end
        ):
            put(element, "dates/pub-dates/date", str(date))
    put(element, "access-date", str(record.accessed) if record.accessed else None)


def put_styled(parent: Element, path: str, text: str | None) -> None:
    """A text with its faces as EndNote writes them: `style` elements beside each other."""
    element = put(parent, path, text)
    if element is None or text is None or "<" not in text:
        return
    holder = etree.Element("holder")
    inner = put_rich(
        holder, "text", clean(text), {"i": "italic", "b": "bold", "sup": "superscript", "sub": "subscript"}
    )
    if inner is None or not len(inner):
        return
    element.text = inner.text
    for child in list(inner):
        style = etree.SubElement(element, "style", face=str(child.tag))
        style.text, style.tail = text_of(child), child.tail


FORMAT = EndNoteXml()
