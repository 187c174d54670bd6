"""Crossref's XML: deposits and unixref answers are read, `citation_list` is written. Room: formats.

In a file of works each work is a record; a file that only lists citations gives those.

Source: Crossref metadata deposit schema 5.3.1; "Unified XML (UNIXREF) query output".
"""

from collections.abc import Iterable
from typing import Any

from lxml import etree

from refkit.formats.building import build_record
from refkit.formats.dates import read_date
from refkit.formats.names import inverted_from_name, name_from_inverted
from refkit.formats.person_names import NameElements, read_name_element
from refkit.formats.registry import ReadResult
from refkit.formats.tagged import join_pages, split_pages
from refkit.formats.xml_tree import (
    Branch,
    Element,
    parse_xml,
    put,
    rich_text_of,
    set_attribute,
    text_of,
    xml_bytes,
    xml_id,
)
from refkit.model.date import Date
from refkit.model.name import Name
from refkit.model.problem import Problem
from refkit.model.record import Record

NAME = "crossref-xml"
_PARTS = NameElements("surname", "given_name", "suffix")
# element of a work: its CSL type, and what of its ancestors is its container
_WORKS = {
    "journal_article": "article-journal", "conference_paper": "paper-conference", "content_item": "chapter",
    "book_metadata": "book", "book_series_metadata": "book", "book_set_metadata": "book", "dissertation": "thesis",
    "report-paper_metadata": "report", "report-paper_series_metadata": "report", "standard_metadata": "standard",
    "dataset": "dataset", "posted_content": "article", "peer_review": "review", "sa_component": "document",
    "proceedings_metadata": "book", "database_metadata": "dataset",
}  # fmt: skip
_BOOKS = ("book_metadata", "book_series_metadata", "book_set_metadata", "proceedings_metadata", "database_metadata")
_ROLES = {"author": "author", "editor": "editor", "translator": "translator", "chair": "chair", "reviewer": "author"}
# citation_list: field ⇄ element
_CITATION = {
    "issn": "issn",
    "container_title": "journal_title",
    "volume": "volume",
    "issue": "issue",
    "edition": "edition_number",
    "isbn": "isbn",
    "collection_title": "series_title",
    "title": "article_title",
    "doi": "doi",
}
_IDENTIFIERS = {"isbn": "isbn", "issn": "issn"}


class CrossrefXml:
    """Reads Crossref's XML and writes a `citation_list` for a deposit."""

    def read(self, data: bytes) -> ReadResult:
        """One record each work; in a file of citations alone, one each citation, with its text in `origin.text`."""
        root, problems = parse_xml(data)
        records: list[Record] = []
        found = list(problems)
        works = [element for element in root.iter(*_WORKS) if _is_work(element)]
        made = map(_read_work, works) if works else map(_read_citation, root.iter("citation"))
        for record, faults in made:
            records.append(record)
            found.extend(faults)
        if not records:
            found.append(Problem("file", None, "this file holds neither works nor citations"))
        return ReadResult(tuple(records), tuple(found))

    def write(self, records: tuple[Record, ...], document: object = None) -> bytes:
        """A `citation_list`, in UTF-8; what a citation has no element for stands in `unstructured_citation`."""
        root = etree.Element("citation_list")
        taken: set[str] = set()
        for position, record in enumerate(records, 1):
            element = etree.SubElement(root, "citation", key=xml_id(record.id, position, taken))
            _write(element, record)
        return xml_bytes(root)


def _is_work(element: Element) -> bool:
    """Whether it is what the file is about: a chapter's book stands there for the chapter's sake only."""
    if element.tag in _BOOKS:
        parent = element.getparent()
        return parent is None or (parent.find("content_item") is None and parent.find("conference_paper") is None)
    return element.tag != "dataset" or element.find("titles") is not None


def _read_work(element: Element) -> tuple[Record, tuple[Problem, ...]]:
    branch = Branch(element)
    fields: dict[str, Any] = {"type": _WORKS[str(element.tag)]}
    titles = branch.element.find("titles")
    fields["title"] = _title(titles, "title", "subtitle")
    fields["original_title"] = _title(titles, "original_language_title", None)
    fields["doi"] = branch.text("doi_data/doi")
    fields["url"] = branch.text("doi_data/resource")
    fields["issued"] = _date(
        branch.elements("publication_date") or branch.elements("posted_date") or branch.elements("approval_date")
    )
    fields["page"] = join_pages(branch.text("pages/first_page"), branch.text("pages/last_page"))
    _read_people(element.find("contributors"), fields)
    fields["abstract"] = rich_text_of(element.find("abstract"))
    fields["language"] = element.get("language")
    _read_around(element, fields)
    fields["page"] = fields["page"] or branch.text("publisher_item/item_number[@item_number_type='article_number']")
    fields["page"] = fields["page"] or branch.text("publisher_item/item_number[@item_number_type='article-number']")
    for path in (
        "contributors",
        "titles",
        "doi_data",
        "pages",
        "abstract",
        "citation_list",
        "publisher_item",
        "program",
    ):
        branch.elements(path)
    if rest := branch.rest():
        fields["custom"] = {NAME: rest}
    fields["id"] = fields["doi"] or str(element.sourceline)
    return build_record(fields, line=element.sourceline)


def _title(titles: Element | None, name: str, subtitle: str | None) -> str | None:
    if titles is None:
        return None
    main = rich_text_of(titles.find(name))
    more = rich_text_of(titles.find(subtitle)) if subtitle else None
    return f"{main}: {more}" if main and more else main


def _read_people(contributors: Element | None, fields: dict[str, Any]) -> None:
    if contributors is None:
        return
    for part in contributors:
        role = _ROLES.get(part.get("contributor_role") or "author", "contributor")
        name = read_name_element(part, _PARTS) if part.tag == "person_name" else None
        if part.tag == "organization" and (text := text_of(part)):
            name = Name(literal=text)
        if name is not None:
            fields[role] = (*fields.get(role, ()), name)


def _read_around(element: Element, fields: dict[str, Any]) -> None:
    """Journal, issue, book and conference stand around the work, or beside it."""
    relatives = [element, *element.iterancestors()][:4]
    for relative in relatives:
        for holder in [relative, *relative] if relative is not element else [element]:
            _read_holder(holder, element, fields)


def _read_holder(holder: Element, element: Element, fields: dict[str, Any]) -> None:
    tag = str(holder.tag)
    if tag == "journal_metadata":
        _fill(fields, "container_title", text_of(holder.find("full_title")))
        _fill(fields, "container_title_short", text_of(holder.find("abbrev_title")))
        _fill(fields, "issn", text_of(holder.find("issn")))
        _fill(fields, "language", holder.get("language"))
    elif tag == "journal_issue":
        _fill(fields, "volume", text_of(holder.find("journal_volume/volume")))
        _fill(fields, "issue", text_of(holder.find("issue")))
        _fill(fields, "issued", _date(holder.findall("publication_date")))
    elif tag in _BOOKS or tag in ("report-paper_metadata", "standard_metadata", "dissertation", "posted_content"):
        own = holder is element
        if not own:
            title = _title(holder.find("titles"), "title", "subtitle") or text_of(holder.find("proceedings_title"))
            _fill(fields, "container_title", title)
            people: dict[str, Any] = {}
            _read_people(holder.find("contributors"), people)
            _fill(fields, "editor", people.get("editor"))
            _fill(fields, "container_author", people.get("author"))
        else:
            _fill(fields, "title", text_of(holder.find("proceedings_title")))
        _fill(fields, "issued", _date(holder.findall("publication_date")))
        _fill(fields, "isbn", text_of(holder.find("isbn")))
        _fill(fields, "volume", text_of(holder.find("volume")))
        _fill(fields, "edition", text_of(holder.find("edition_number")))
        _fill(fields, "collection_title", text_of(holder.find("series_metadata/titles/title")))
        for path in ("publisher/publisher_name", "institution/institution_name"):
            _fill(fields, "publisher", text_of(holder.find(path)))
        for path in ("publisher/publisher_place", "institution/institution_place"):
            _fill(fields, "publisher_place", text_of(holder.find(path)))
        _fill(fields, "genre", text_of(holder.find("degree")))
    elif tag == "event_metadata":
        _fill(fields, "event_title", text_of(holder.find("conference_name")))
        _fill(fields, "event_place", text_of(holder.find("conference_location")))


def _fill(fields: dict[str, Any], field: str, value: Any) -> None:
    if value and not fields.get(field):
        fields[field] = value


def _date(elements: Iterable[Element]) -> Date | None:
    """The printed date before the one online."""
    listed = sorted(elements, key=lambda element: element.get("media_type") != "print")
    for element in listed:
        parts = [text_of(element.find(name)) for name in ("year", "month", "day")]
        if not parts[0]:
            continue
        year, month, day = parts
        if month and month.isdigit() and 21 <= int(month[:3]) <= 34:
            season = (int(month) - 21) % 4 if int(month) <= 24 else None
            return read_date(f"{year}-{21 + season}" if season is not None else year)
        return read_date("-".join(part.zfill(2) for part in (year, month, day) if part))
    return None


def _read_citation(element: Element) -> tuple[Record, tuple[Problem, ...]]:
    branch = Branch(element)
    fields: dict[str, Any] = {field: branch.rich(name) for field, name in _CITATION.items()}
    fields["id"] = element.get("key") or str(element.sourceline)
    stated = (element.get("type") or "").replace("_", "-")
    author = branch.text("author")
    names = [name_from_inverted(text) for text in (author or "").split(";") if text.strip(" .")]
    fields["author"] = tuple(name for name in names if name is not None)
    fields["issued"] = read_date(branch.text("cYear") or "")
    fields["page"] = join_pages(branch.text("first_page"), branch.text("last_page")) or branch.text("elocation_id")
    whole = branch.text("volume_title")
    fields["container_title"], fields["type"] = fields["container_title"] or whole, "chapter" if whole else "document"
    if whole and not fields["title"]:
        fields["title"], fields["container_title"], fields["type"] = whole, None, "book"
    elif fields["issn"] or branch.element.find("journal_title") is not None:
        fields["type"] = "article-journal"
    fields["type"] = {"book-title": "book", "journal-article": "article-journal", "book-content": "chapter"}.get(
        stated, fields["type"]
    )
    printed = branch.text("unstructured_citation")
    if rest := branch.rest():
        fields["custom"] = {NAME: rest}
    return build_record(fields, line=element.sourceline, text=printed)


def _write(element: Element, record: Record) -> None:
    is_book = record.type == "book"
    if record.type in ("book", "article-journal", "chapter"):
        words = {"book": "book_title", "article-journal": "journal_article", "chapter": "book_content"}
        set_attribute(element, "type", words[record.type])
    put(element, "issn", record.issn)
    put(element, "journal_title", record.container_title if record.type != "chapter" else None)
    put(element, "author", "; ".join(inverted_from_name(name) for name in record.author))
    put(element, "volume", record.volume)
    put(element, "issue", record.issue)
    first, last = split_pages(record.page)
    put(element, "first_page", first)
    put(element, "last_page", last)
    put(element, "cYear", str(record.issued) if record.issued else None)
    put(element, "doi", record.doi)
    put(element, "isbn", record.isbn)
    put(element, "series_title", record.collection_title)
    put(
        element,
        "volume_title",
        record.title if is_book else record.container_title if record.type == "chapter" else None,
    )
    put(element, "edition_number", record.edition)
    put(element, "article_title", record.title if not is_book else None)
    if record.origin is not None and record.origin.text:
        put(element, "unstructured_citation", record.origin.text)


FORMAT = CrossrefXml()
