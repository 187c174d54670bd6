"""TEI bibliographies: `biblStruct`, and `bibl` as printed text with islands. Room: formats.

Source: TEI P5 Guidelines, section 3.12, "Bibliographic citations and references".
"""

from typing import Any

from lxml import etree

from refkit.formats.building import add_note, build_record
from refkit.formats.dates import read_date
from refkit.formats.keywords import join_keywords, split_keywords
from refkit.formats.names import name_from_inverted
from refkit.formats.person_names import NameElements, put_name_parts, read_name_element
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
from refkit.model.name import Name
from refkit.model.problem import Problem
from refkit.model.record import Record

NAME = "tei"
NAMESPACE = "http://www.tei-c.org/ns/1.0"
_PARTS = NameElements("surname", "forename", "genName", "nameLink")
_TEXT = {
    "publisher": "monogr/imprint/publisher",
    "publisher_place": "monogr/imprint/pubPlace",
    "volume": "monogr/imprint/biblScope[@unit='volume']",
    "issue": "monogr/imprint/biblScope[@unit='issue']",
    "edition": "monogr/edition",
    "event_title": "monogr/meeting",
    "collection_title": "series/title",
    "collection_number": "series/biblScope[@unit='volume']",
    "doi": "idno[@type='DOI']",
    "pmid": "idno[@type='PMID']",
    "pmcid": "idno[@type='PMCID']",
    "isbn": "idno[@type='ISBN']",
    "issn": "idno[@type='ISSN']",
    "number": "idno[@type='report']",
    "url": "ptr",
}
_WORD_OF = {
    "article-journal": "journalArticle", "article-magazine": "magazineArticle",
    "article-newspaper": "newspaperArticle", "book": "book", "chapter": "bookSection",
    "paper-conference": "conferencePaper", "thesis": "thesis", "report": "report", "webpage": "webpage",
    "manuscript": "manuscript", "dataset": "dataset", "patent": "patent", "software": "computerProgram",
    "article": "preprint", "entry-encyclopedia": "encyclopediaArticle", "entry-dictionary": "dictionaryEntry",
    "map": "map", "post-weblog": "blogPost", "speech": "presentation", "interview": "interview",
    "motion_picture": "film",
}  # fmt: skip
_TYPE_OF = {word.lower(): kind for kind, word in _WORD_OF.items()}
_LEVELS = {"article-journal": "j", "article-magazine": "j", "article-newspaper": "j"}
_PLACES = ("", "analytic/", "monogr/", "monogr/imprint/")


class Tei:
    """Reads and writes `listBibl`."""

    def read(self, data: bytes) -> ReadResult:
        """One record each `biblStruct`, or each `bibl` where there is none; `bibl` keeps its text in `origin.text`."""
        root, problems = parse_xml(data)
        structs = list(root.iter("biblStruct"))
        listed = [element for element in structs if not _is_source(element)] or structs
        plain = [element for element in root.iter("bibl") if _is_listed(element)]
        records: list[Record] = []
        found = list(problems)
        for position, element in enumerate(listed or plain, 1):
            record, faults = _read(element, position) if element.tag == "biblStruct" else _read_bibl(element, position)
            records.append(record)
            found.extend(faults)
        if not records:
            found.append(Problem("file", None, "this file has no bibliography"))
        return ReadResult(tuple(records), tuple(found))

    def write(self, records: tuple[Record, ...], document: object = None) -> bytes:
        """A TEI document with one `listBibl`, in UTF-8."""
        root = etree.Element(f"{{{NAMESPACE}}}TEI", nsmap={None: NAMESPACE})
        header = "teiHeader/fileDesc/"
        put(root, f"{header}titleStmt/title", "Bibliography", namespace=NAMESPACE)
        put(root, f"{header}publicationStmt/p", "Unpublished", namespace=NAMESPACE)
        put(root, f"{header}sourceDesc/p", "Written by a reference manager", namespace=NAMESPACE)
        body = etree.SubElement(etree.SubElement(root, f"{{{NAMESPACE}}}text"), f"{{{NAMESPACE}}}body")
        parent = etree.SubElement(body, f"{{{NAMESPACE}}}listBibl")
        taken: set[str] = set()
        for position, record in enumerate(records, 1):
            element = etree.SubElement(parent, f"{{{NAMESPACE}}}biblStruct")
            element.set("{http://www.w3.org/XML/1998/namespace}id", xml_id(record.id, position, taken))
            _write(element, record)
        return xml_bytes(root)


def _is_source(element: Element) -> bool:
    """Whether it describes the document itself (its header) and not one that is cited."""
    return any(parent.tag == "sourceDesc" for parent in element.iterancestors())


def _is_listed(element: Element) -> bool:
    return not any(parent.tag in ("bibl", "biblStruct", "sourceDesc") for parent in element.iterancestors())


def _read(element: Element, position: int) -> tuple[Record, tuple[Problem, ...]]:
    branch = Branch(element)
    fields: dict[str, Any] = {"id": element.get("id") or str(position)}
    note = element.find("note[@type='raw_reference']")
    printed = text_of(note) or text_of(element.find("note[@type='raw']"))
    if printed:
        branch.elements("note[@type='raw_reference']")
    _read_titles(branch, fields)
    for field, path in _TEXT.items():
        last = path.rpartition("/")[2] if path.startswith("idno") else None
        fields[field] = branch.text(*(place + last for place in _PLACES)) if last else branch.text(path)
    _read_links(branch, fields)
    _read_people(branch, fields)
    _read_imprint(branch, fields)
    fields["type"] = _type(element, fields)
    fields["keyword"] = join_keywords(branch.texts("note[@type='tags']/note[@type='tag']"))
    branch.elements("note[@type='tags']")
    for text in branch.texts("note"):
        add_note(fields, text)
    if rest := branch.rest():
        fields["custom"] = {NAME: rest}
    return build_record(fields, line=element.sourceline, text=printed)


def _read_titles(branch: Branch, fields: dict[str, Any]) -> None:
    fields["translated_title"] = branch.rich("analytic/title[@type='translated']", "monogr/title[@type='translated']")
    fields["original_title"] = branch.rich("analytic/title[@type='original']", "monogr/title[@type='original']")
    fields["title_short"] = branch.rich("analytic/title[@type='short']", "monogr/title[@type='short']")
    fields["container_title_short"] = branch.rich("monogr/title[@type='abbreviated']", "monogr/title[@type='abbrev']")
    title = branch.first("analytic/title")
    monograph = branch.rich("monogr/title")
    if title is not None:
        fields["title"], fields["container_title"] = rich_text_of(title), monograph
        fields["title_language"] = title.get("lang")
    elif branch.element.find("analytic") is not None or branch.element.find("monogr/title[@level='j']") is not None:
        fields["container_title"] = monograph
    else:
        fields["title"] = monograph
    if (subtitle := branch.rich("analytic/title[@type='sub']", "monogr/title[@type='sub']")) and fields.get("title"):
        fields["title"] = f"{fields['title']}: {subtitle}"


def _read_people(branch: Branch, fields: dict[str, Any]) -> None:
    roles = {"author": ("analytic/author", "monogr/author"), "editor": ("analytic/editor", "monogr/editor")}
    for role, paths in roles.items():
        for path in paths:
            for element in branch.elements(path):
                kind = "translator" if element.get("role") == "translator" else role
                if name := _name(element):
                    target = "container_author" if path == "monogr/author" and _has(branch, "analytic/author") else kind
                    fields[target] = (*fields.get(target, ()), name)
    fields["author_open"] = branch.element.find(".//note[@type='author-open']") is not None
    branch.elements("note[@type='author-open']")


def _has(branch: Branch, path: str) -> bool:
    return branch.element.find(path) is not None


def _name(element: Element) -> Name | None:
    if group := text_of(element.find("orgName")):
        return Name(literal=group)
    holder = element.find("persName")
    holder = element.find("name") if holder is None else holder
    holder = element if holder is None else holder
    if holder.find("surname") is None and holder.find("forename") is None:
        text = text_of(holder)
        if holder.tag == "name" and text:
            return Name(literal=text)
        return name_from_inverted(text) if text else None
    return read_name_element(holder, _PARTS)


def _read_links(branch: Branch, fields: dict[str, Any]) -> None:
    for place in _PLACES:
        for element in branch.elements(f"{place}idno"):
            kind, text = (element.get("type") or "").upper(), text_of(element) or ""
            slot = {
                "DOI": "doi",
                "PMID": "pmid",
                "PMC": "pmcid",
                "PMCID": "pmcid",
                "ISBN": "isbn",
                "ISSN": "issn",
                "EISSN": "issn",
                "URL": "url",
            }
            if kind in slot and not fields.get(slot[kind]):
                fields[slot[kind]] = text
            elif text and fields.get(slot.get(kind, "")) != text:
                fields.setdefault("custom_ids", []).append(f"{kind}: {text}")
        for element in [*branch.elements(f"{place}ptr"), *branch.elements(f"{place}ref")]:
            fields["url"] = fields.get("url") or element.get("target") or text_of(element)
    for text in fields.pop("custom_ids", []):
        add_note(fields, text)


def _read_imprint(branch: Branch, fields: dict[str, Any]) -> None:
    date = branch.first("monogr/imprint/date[@type='published']", "monogr/imprint/date", "analytic/date")
    if date is not None:
        fields["issued"] = read_date(date.get("when") or text_of(date) or "")
    if (accessed := branch.first("monogr/imprint/note[@type='accessed']", "note[@type='accessed']")) is not None:
        fields["accessed"] = read_date(text_of(accessed) or "")
    for path in ("monogr/biblScope[@unit='{}']", "monogr/imprint/biblScope[@type='{}']"):
        fields["volume"] = fields["volume"] or branch.text(path.format("volume"), path.format("vol"))
        fields["issue"] = fields["issue"] or branch.text(path.format("issue"))
    for name in ("page", "pages", "pp"):
        for key in ("unit", "type"):
            scope = branch.first(f"monogr/imprint/biblScope[@{key}='{name}']", f"monogr/biblScope[@{key}='{name}']")
            if scope is not None and not fields.get("page"):
                fields["page"] = join_pages(scope.get("from"), scope.get("to")) or join_pages(text_of(scope), None)


def _type(element: Element, fields: dict[str, Any]) -> str:
    if known := _TYPE_OF.get((element.get("type") or "").lower()):
        return known
    if element.find("monogr/title[@level='j']") is not None and fields.get("title"):
        return "article-journal"
    if element.find("monogr/meeting") is not None:
        return "paper-conference"
    if element.find("monogr/title[@level='m']") is not None:
        return "chapter" if element.find("analytic/title") is not None else "book"
    return "document"


def _read_bibl(element: Element, position: int) -> tuple[Record, tuple[Problem, ...]]:
    """A printed reference in which some parts are marked."""
    branch = Branch(element)
    fields: dict[str, Any] = {"id": element.get("id") or str(position)}
    fields["author"] = tuple(name for part in branch.elements("author") if (name := _name(part)))
    fields["editor"] = tuple(name for part in branch.elements("editor") if (name := _name(part)))
    fields["title"] = branch.rich("title[@level='a']", "title[@level='m']", "title")
    fields["container_title"] = branch.rich("title[@level='j']", "title[@level='m']")
    fields["publisher"], fields["publisher_place"] = branch.text("publisher"), branch.text("pubPlace")
    date = branch.first("date")
    fields["issued"] = read_date(date.get("when") or text_of(date) or "") if date is not None else None
    for field, unit in (("volume", "volume"), ("volume", "vol"), ("issue", "issue"), ("page", "page"), ("page", "pp")):
        for key in ("unit", "type"):
            fields[field] = fields.get(field) or branch.text(f"biblScope[@{key}='{unit}']")
    return build_record(fields, line=element.sourceline, text=text_of(element))


def _write(element: Element, record: Record) -> None:
    set_attribute(element, "type", _WORD_OF.get(record.type))

    def add(path: str, text: str | None) -> Element | None:
        return put(element, path, text, namespace=NAMESPACE)

    inner = "analytic" if record.container_title or record.type in _LEVELS else "monogr"
    level = "a" if inner == "analytic" else "m"
    for name in record.author:
        _write_name(element, f"{inner}/author", name)
    title = add(f"{inner}/title[@level='{level}']", record.title)
    set_attribute(title, "xml:lang", record.title_language)
    add(f"{inner}/title[@type='translated']", record.translated_title)
    add(f"{inner}/title[@type='original']", record.original_title)
    add(f"{inner}/title[@type='short']", record.title_short)
    add(f"monogr/title[@level='{_LEVELS.get(record.type, 'm')}']", record.container_title)
    add("monogr/title[@type='abbreviated']", record.container_title_short)
    for path, names in (("monogr/editor", record.editor), ("monogr/editor[@role='translator']", record.translator)):
        for name in names:
            _write_name(element, path, name)
    for field, path in _TEXT.items():
        if field == "url":
            if record.url:
                set_attribute(etree.SubElement(element, f"{{{NAMESPACE}}}ptr"), "target", record.url)
        else:
            add(path, getattr(record, field))
    add("monogr/imprint/date[@type='published']", str(record.issued) if record.issued else None)
    scope = add("monogr/imprint/biblScope[@unit='page']", record.page)
    first, last = split_pages(record.page)
    set_attribute(scope, "from", first if last else None)
    set_attribute(scope, "to", last)
    add("note[@type='accessed']", str(record.accessed) if record.accessed else None)
    add("note[@type='author-open']", "et al." if record.author_open else None)
    for word in split_keywords(record.keyword):
        add("note[@type='tags']/note[@type='tag']", word)
    for line in (record.note or "").split("\n"):
        add("note", line)


def _write_name(element: Element, path: str, name: Name) -> None:
    holder = put(element, path, "name", namespace=NAMESPACE)
    if holder is None:
        return
    holder.text = None
    if name.literal or not name.family:
        put(holder, "orgName", name.literal or name.given, namespace=NAMESPACE)
    else:
        person = etree.SubElement(holder, f"{{{NAMESPACE}}}persName")
        put_name_parts(person, name, _PARTS, namespace=NAMESPACE)


FORMAT = Tei()
