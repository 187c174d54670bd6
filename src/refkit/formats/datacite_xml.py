"""DataCite's XML. Room: formats.

Source: DataCite Metadata Schema 4.6 (2024).
"""

from typing import Any

from lxml import etree

from refkit.formats.building import add_note, build_record
from refkit.formats.datacite import CONTRIBUTORS, IDENTIFIERS, TITLE_FIELDS, WORD_OF, WORD_OF_ROLE, type_of
from refkit.formats.dates import read_date
from refkit.formats.keywords import join_keywords, split_keywords
from refkit.formats.names import name_from_inverted
from refkit.formats.person_names import name_from_parts
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
)
from refkit.model.name import Name
from refkit.model.problem import Problem
from refkit.model.record import Record
from refkit.text.language_codes import language_tag

NAME = "datacite-xml"
NAMESPACE = "http://datacite.org/schema/kernel-4"
_ITEM = "relatedItems/relatedItem[@relationType='IsPublishedIn']"
_TEXT = {
    "publisher": "publisher",
    "version": "version",
    "license": "rightsList/rights",
    "container_title": f"{_ITEM}/titles/title",
    "volume": f"{_ITEM}/volume",
    "issue": f"{_ITEM}/issue",
}


class DataciteXml:
    """Reads and writes DataCite's XML; several records stand in one `resources` element."""

    def read(self, data: bytes) -> ReadResult:
        """One record each `resource`; elements that no table knows are kept in `custom["datacite-xml"]`."""
        root, problems = parse_xml(data)
        records: list[Record] = []
        found = list(problems)
        for position, element in enumerate([root] if root.tag == "resource" else root.iter("resource"), 1):
            record, faults = _read(element, position)
            records.append(record)
            found.extend(faults)
        return ReadResult(tuple(records), tuple(found))

    def write(self, records: tuple[Record, ...], document: object = None) -> bytes:
        """One `resource`, or several in `resources`, in UTF-8."""
        root = etree.Element(f"{{{NAMESPACE}}}resources", nsmap={None: NAMESPACE})
        for record in records:
            _write(etree.SubElement(root, f"{{{NAMESPACE}}}resource"), record)
        return xml_bytes(root[0] if len(records) == 1 else root)


def _read(element: Element, position: int) -> tuple[Record, tuple[Problem, ...]]:
    branch = Branch(element)
    fields: dict[str, Any] = {}
    identifier = branch.first("identifier")
    if identifier is not None:
        is_doi = (identifier.get("identifierType") or "DOI").upper() == "DOI"
        fields["doi" if is_doi else "url"] = text_of(identifier)
    own = branch.first("resourceType")
    general, words = (own.get("resourceTypeGeneral"), text_of(own)) if own is not None else (None, None)
    fields["type"] = type_of(general, words)
    fields["genre"] = words if words and words != general and type_of("Text", words) == "document" else None
    fields["author"] = tuple(
        name for part in branch.elements("creators/creator") if (name := _name(part, "creatorName"))
    )
    for part in branch.elements("contributors/contributor"):
        role = CONTRIBUTORS.get(part.get("contributorType") or "", "contributor")
        if name := _name(part, "contributorName"):
            fields[role] = (*fields.get(role, ()), name)
    _read_titles(branch, fields)
    for field, path in _TEXT.items():
        fields[field] = branch.text(path)
    fields["page"] = join_pages(branch.text(f"{_ITEM}/firstPage"), branch.text(f"{_ITEM}/lastPage"))
    branch.elements(_ITEM)
    _read_dates(branch, fields)
    language = branch.text("language")
    fields["language"] = language_tag(language) if language else None
    fields["keyword"] = join_keywords(branch.texts("subjects/subject"))
    _read_links(branch, fields)
    fields["id"] = fields.pop("key", None) or fields.get("doi") or str(position)
    if rest := branch.rest():
        fields["custom"] = {NAME: rest}
    return build_record(fields, line=element.sourceline)


def _name(part: Element, whole_name: str) -> Name | None:
    family, given = text_of(part.find("familyName")), text_of(part.find("givenName"))
    if family:
        return name_from_parts(family, given)
    whole = part.find(whole_name)
    text = text_of(whole)
    if not text or whole is None:
        return None
    return Name(literal=text) if whole.get("nameType") == "Organizational" else name_from_inverted(text)


def _read_titles(branch: Branch, fields: dict[str, Any]) -> None:
    for element in branch.elements("titles/title"):
        kind, words = element.get("titleType") or "", rich_text_of(element)
        if words is None:
            continue
        if kind == "Subtitle" and fields.get("title"):
            fields["title"] = f"{fields['title']}: {words}"
        elif kind in TITLE_FIELDS and not fields.get(TITLE_FIELDS[kind]):
            fields[TITLE_FIELDS[kind]] = words
            if kind == "TranslatedTitle":
                fields["translated_title_language"] = element.get("lang")
        elif not fields.get("title"):
            fields["title"], fields["title_language"] = words, element.get("lang")
        else:
            add_note(fields, words)


def _read_dates(branch: Branch, fields: dict[str, Any]) -> None:
    year = branch.text("publicationYear")
    dates: dict[str, str] = {}
    for element in branch.elements("dates/date"):
        if words := text_of(element):
            dates.setdefault(element.get("dateType") or "", words)
    exact = read_date(dates.pop("Issued", ""))
    fields["issued"] = (
        exact if exact and (not year or exact.start is None or str(exact.year) == year) else read_date(year or "")
    )
    fields["available_date"], fields["submitted"] = (
        read_date(dates.pop("Available", "")),
        read_date(dates.pop("Submitted", "")),
    )
    for kind, words in dates.items():
        add_note(fields, f"{kind}: {words}")


def _read_links(branch: Branch, fields: dict[str, Any]) -> None:
    for element in branch.elements("alternateIdentifiers/alternateIdentifier"):
        kind, words = element.get("alternateIdentifierType") or "", text_of(element)
        slot = {**IDENTIFIERS, "URL": "url", "refkit": "key"}.get(kind)
        if slot and not fields.get(slot):
            fields[slot] = words
        elif words:
            add_note(fields, f"{kind}: {words}")
    for element in branch.elements("descriptions/description"):
        words = text_of(element)
        if element.get("descriptionType") == "Abstract" and not fields.get("abstract"):
            fields["abstract"] = words
        elif words:
            add_note(fields, words)


def _write(element: Element, record: Record) -> None:
    def add(path: str, text: str | None) -> Element | None:
        return put(element, path, text, namespace=NAMESPACE)

    add("identifier[@identifierType='DOI']", record.doi)
    for name in record.author:
        _write_name(element, "creators/creator", "creatorName", name)
    _write_titles(element, record)
    for role, word in WORD_OF_ROLE.items():
        for name in getattr(record, role):
            _write_name(element, f"contributors/contributor[@contributorType='{word}']", "contributorName", name)
    if record.issued is not None:
        add("publicationYear", str(record.issued.year or "") or None)
        add("dates/date[@dateType='Issued']", str(record.issued))
    for word, date in (("Available", record.available_date), ("Submitted", record.submitted)):
        add(f"dates/date[@dateType='{word}']", str(date) if date else None)
    kind = WORD_OF.get(record.type, "Text")
    resource = put(element, "resourceType", record.genre or kind, namespace=NAMESPACE)
    set_attribute(resource, "resourceTypeGeneral", kind)
    for field, path in _TEXT.items():
        add(path, getattr(record, field))
    for place, page in zip(("firstPage", "lastPage"), split_pages(record.page), strict=True):
        add(f"{_ITEM}/{place}", page)
    add("language", record.language)
    _write_lists(element, record)


def _write_titles(element: Element, record: Record) -> None:
    def add(path: str, text: str | None) -> Element | None:
        return put(element, path, text, namespace=NAMESPACE)

    set_attribute(add("titles/title", record.title), "xml:lang", record.title_language)
    for kind, field in TITLE_FIELDS.items():
        written = add(f"titles/title[@titleType='{kind}']", getattr(record, field))
        if field == "translated_title":
            set_attribute(written, "xml:lang", record.translated_title_language)


def _write_lists(element: Element, record: Record) -> None:
    def add(path: str, text: str | None) -> Element | None:
        return put(element, path, text, namespace=NAMESPACE)

    for word in split_keywords(record.keyword):
        add("subjects/subject", word)
    links = {**IDENTIFIERS, "URL": "url", "refkit": "id"}
    for kind, field in links.items():
        add(f"alternateIdentifiers/alternateIdentifier[@alternateIdentifierType='{kind}']", getattr(record, field))
    add("descriptions/description[@descriptionType='Abstract']", record.abstract)
    for line in (record.note or "").split("\n"):
        add("descriptions/description[@descriptionType='Other']", line)


def _write_name(element: Element, path: str, whole_name: str, name: Name) -> None:
    holder = put(element, path, "name", namespace=NAMESPACE)
    if holder is None:
        return
    holder.text = None
    is_person = bool(name.family) and not name.literal
    whole = put(holder, whole_name, str(name) if is_person else name.literal or name.given, namespace=NAMESPACE)
    set_attribute(whole, "nameType", "Personal" if is_person else "Organizational")
    if is_person:
        put(holder, "givenName", name.given, namespace=NAMESPACE)
        put(holder, "familyName", name.family_with_particles, namespace=NAMESPACE)


FORMAT = DataciteXml()
