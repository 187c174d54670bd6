"""MODS records. Room: formats.

Source: Library of Congress, "Metadata Object Description Schema 3.8, User guidelines".
"""

from typing import Any

from lxml import etree

from refkit.formats.building import add_note, build_record
from refkit.formats.dates import read_date
from refkit.formats.keywords import join_keywords, split_keywords
from refkit.formats.names import is_et_al, name_from_inverted
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
    xml_id,
)
from refkit.model.name import Name
from refkit.model.problem import Problem
from refkit.model.record import Record
from refkit.text.language_codes import iso_code, language_tag

NAME = "mods"
NAMESPACE = "http://www.loc.gov/mods/v3"
_HOST = "relatedItem[@type='host']"
_SERIES = "relatedItem[@type='series']"
_TEXT = {
    "translated_title": "titleInfo[@type='translated']/title",
    "title_short": "titleInfo[@type='abbreviated']/title",
    "container_title": f"{_HOST}/titleInfo/title",
    "collection_title": f"{_SERIES}/titleInfo/title",
    "publisher": "originInfo/publisher",
    "publisher_place": "originInfo/place/placeTerm[@type='text']",
    "edition": "originInfo/edition",
    "abstract": "abstract",
    "url": "location/url",
    "call_number": "classification",
    "number_of_pages": "physicalDescription/extent",
    "doi": "identifier[@type='doi']",
    "isbn": "identifier[@type='isbn']",
    "issn": "identifier[@type='issn']",
    "pmid": "identifier[@type='pmid']",
    "pmcid": "identifier[@type='pmcid']",
    "number": "identifier[@type='report number']",
    "citation_key": "identifier[@type='citekey']",
    "license": "accessCondition",
    "original_title": "relatedItem[@type='original']/titleInfo/title",
}
_ABBREVIATED_HOST = f"{_HOST}/titleInfo[@type='abbreviated']/title"
_DETAILS = {"volume": "volume", "issue": "issue"}
_TYPE_OF = {
    "journal article": "article-journal", "article": "article-journal", "newspaper article": "article-newspaper",
    "magazine article": "article-magazine", "academic journal": "article-journal", "book": "book",
    "book chapter": "chapter", "booksection": "chapter", "book section": "chapter", "bookchapter": "chapter",
    "conference publication": "paper-conference", "conference paper": "paper-conference", "thesis": "thesis",
    "doctoral thesis": "thesis", "theses": "thesis", "technical report": "report", "report": "report",
    "web page": "webpage", "web site": "webpage", "webpage": "webpage", "patent": "patent", "map": "map",
    "interview": "interview", "letter": "personal_communication", "dataset": "dataset",
    "manuscript": "manuscript", "legal case and case notes": "legal_case", "legislation": "legislation",
    "film": "motion_picture", "motion picture": "motion_picture", "encyclopedia article": "entry-encyclopedia",
    "dictionary entry": "entry-dictionary", "blog post": "post-weblog", "software": "software",
    "preprint": "article", "journalarticle": "article-journal", "newspaper": "article-newspaper",
    "periodical": "periodical", "standard or specification": "standard",
}  # fmt: skip
_WORD_OF = {kind: word for word, kind in reversed(_TYPE_OF.items())}
_ROLES = {
    "author": "author", "aut": "author", "creator": "author", "cre": "author", "editor": "editor",
    "edt": "editor", "translator": "translator", "trl": "translator", "contributor": "contributor",
    "ctb": "contributor", "compiler": "compiler", "com": "compiler", "composer": "composer", "cmp": "composer",
    "director": "director", "drt": "director", "illustrator": "illustrator", "ill": "illustrator",
    "performer": "performer", "prf": "performer", "interviewer": "interviewer", "ivr": "interviewer",
    "recipient": "recipient", "rcp": "recipient",
}  # fmt: skip
_CODES = {
    "author": "aut",
    "editor": "edt",
    "translator": "trl",
    "contributor": "ctb",
    "compiler": "com",
    "director": "drt",
}


class Mods:
    """Reads and writes a MODS collection."""

    def read(self, data: bytes) -> ReadResult:
        """One record each `mods` element; elements that no table knows are kept in `custom["mods"]`."""
        root, problems = parse_xml(data)
        records: list[Record] = []
        found = list(problems)
        for position, element in enumerate([root] if root.tag == "mods" else root.iter("mods"), 1):
            record, faults = _read(element, position)
            records.append(record)
            found.extend(faults)
        return ReadResult(tuple(records), tuple(found))

    def write(self, records: tuple[Record, ...], document: object = None) -> bytes:
        """A `modsCollection`, in UTF-8."""
        root = etree.Element(f"{{{NAMESPACE}}}modsCollection", nsmap={None: NAMESPACE})
        taken: set[str] = set()
        for position, record in enumerate(records, 1):
            element = etree.SubElement(root, f"{{{NAMESPACE}}}mods", ID=xml_id(record.id, position, taken))
            _write(element, record)
        return xml_bytes(root)


def _read(element: Element, position: int) -> tuple[Record, tuple[Problem, ...]]:
    branch = Branch(element)
    fields: dict[str, Any] = {}
    _read_title(branch, fields)
    fields["container_title_short"] = branch.text(_ABBREVIATED_HOST)
    translated = element.find("titleInfo[@type='translated']")
    for field, path in _TEXT.items():
        fields[field] = branch.rich(path) if field.endswith("title") else branch.text(path)
    if translated is not None:
        fields["translated_title_language"] = language_tag(translated.get("lang") or "") or None
    fields["publisher_place"] = fields["publisher_place"] or branch.text("originInfo/place/placeTerm")
    fields["id"] = (
        element.get("ID") or fields["citation_key"] or branch.text("recordInfo/recordIdentifier") or str(position)
    )
    branch.elements("recordInfo")
    _read_people(branch, fields)
    fields["type"], fields["genre"] = _type(branch)
    _read_host(branch, fields)
    fields["issued"] = _date(branch, "dateIssued", "copyrightDate", "dateCreated")
    fields["accessed"] = _date(branch, "dateCaptured")
    language = branch.text("language/languageTerm")
    fields["language"] = language_tag(language) if language else None
    branch.elements("language")
    fields["keyword"] = join_keywords(branch.texts("subject/topic"))
    for path in ("note", "part/text"):
        for text in branch.texts(path):
            add_note(fields, text)
    if rest := branch.rest():
        fields["custom"] = {NAME: rest}
    return build_record(fields, line=element.sourceline)


def _read_title(branch: Branch, fields: dict[str, Any]) -> None:
    for info in branch.element.findall("titleInfo"):
        if info.get("type") is not None or fields.get("title"):
            continue
        parts = [rich_text_of(info.find(name)) for name in ("nonSort", "title", "subTitle", "partNumber", "partName")]
        start, title, subtitle, number, name = parts
        whole = " ".join(part for part in (start, title) if part)
        fields["title"] = f"{whole}: {subtitle}" if subtitle else whole
        fields["part_number"], fields["part_title"] = number, name
        fields["title_language"] = language_tag(info.get("lang") or "") or None
        branch.elements("titleInfo")  # then what has a type of its own is looked at again
        branch._used.difference_update(other for other in branch.element.findall("titleInfo") if other is not info)


def _read_people(branch: Branch, fields: dict[str, Any]) -> None:
    for path in ("name", f"{_HOST}/name", f"{_SERIES}/name"):
        for element in branch.elements(path):
            terms = [(text_of(term) or "").lower().rstrip(".") for term in element.iterfind("role/roleTerm")]
            role = next((_ROLES[term] for term in terms if term in _ROLES), "author" if not terms else "contributor")
            if path != "name":
                role = {"author": "container_author", "editor": "editor"}.get(role, role)
                role = "collection_editor" if path.startswith(_SERIES) and role == "editor" else role
            if (text := text_of(element)) and is_et_al(text):
                fields["author_open"] = True
            elif name := _name(element):
                fields[role] = (*fields.get(role, ()), name)


def _name(element: Element) -> Name | None:
    parts: dict[str, list[str]] = {}
    for part in element.iterfind("namePart"):
        if text := text_of(part):
            parts.setdefault(part.get("type") or "", []).append(text)
    if "family" in parts or "given" in parts:
        suffix = " ".join(parts.get("termsOfAddress", []))
        return name_from_parts(" ".join(parts.get("family", [])), " ".join(parts.get("given", [])), suffix)
    whole = " ".join(parts.get("", [])) or text_of(element.find("displayForm"))
    if not whole:
        return None
    return name_from_inverted(whole.rstrip(".,")) if element.get("type") == "personal" else Name(literal=whole)


def _type(branch: Branch) -> tuple[str, str | None]:
    words = branch.texts("genre")
    hosts = [text_of(genre) or "" for genre in branch.elements(f"{_HOST}/genre")]
    resource = (branch.text("typeOfResource") or "").lower()
    issuance = {
        text_of(part)
        for path in ("originInfo/issuance", f"{_HOST}/originInfo/issuance")
        for part in branch.elements(path)
    }
    known = next((_TYPE_OF[word.lower()] for word in words if word.lower() in _TYPE_OF), None)
    genre = next((word for word in words if word.lower() not in _TYPE_OF), None)
    if known == "book" and branch.element.find(f"{_HOST}/titleInfo") is not None:
        known = "chapter"
    if known is None and branch.element.find(_HOST) is not None:
        serial = "continuing" in issuance or any(
            "journal" in host.lower() or "periodical" in host.lower() for host in hosts
        )
        known = (
            "article-journal"
            if serial or branch.element.find(f"{_HOST}/identifier[@type='issn']") is not None
            else "chapter"
        )
    guessed = {
        "cartographic": "map",
        "moving image": "motion_picture",
        "still image": "graphic",
        "notated music": "musical_score",
    }
    if known is None:
        known = guessed.get(resource) or ("book" if "monographic" in issuance else "document")
    return known, genre


def _read_host(branch: Branch, fields: dict[str, Any]) -> None:
    for place in (f"{_HOST}/part", "part"):
        for field, word in _DETAILS.items():
            paths = [f"{place}/detail[@type='{kind}']/number" for kind in (word, "number" if word == "issue" else word)]
            fields[field] = fields.get(field) or branch.text(*paths)
        extent = branch.first(f"{place}/extent[@unit='pages']", f"{place}/extent[@unit='page']", f"{place}/extent")
        if extent is not None and not fields.get("page"):
            start, end = text_of(extent.find("start")), text_of(extent.find("end"))
            fields["page"] = join_pages(start, end) or join_pages(text_of(extent.find("list")), None)
    for field in ("issn", "isbn", "doi"):
        found = branch.text(f"{_HOST}/identifier[@type='{field}']")
        fields[field] = fields[field] or (found if field != "doi" else None)
    fields["publisher"] = fields["publisher"] or branch.text(f"{_HOST}/originInfo/publisher")
    fields["collection_number"] = branch.text(
        f"{_SERIES}/part/detail[@type='volume']/number", f"{_SERIES}/titleInfo/partNumber"
    )


def _date(branch: Branch, *names: str) -> Any:
    for name in names:
        for place in ("originInfo", f"{_HOST}/originInfo"):
            elements = branch.elements(f"{place}/{name}")
            texts = [text for element in elements if (text := text_of(element))]
            points = {element.get("point"): text_of(element) for element in elements}
            if points.get("start") and points.get("end"):
                return read_date(f"{points['start']}/{points['end']}")
            if texts:
                return read_date(texts[0])
    texts = branch.texts(f"{_HOST}/part/date") if "dateIssued" in names else []
    return read_date(texts[0]) if texts else None


def _write(element: Element, record: Record) -> None:
    def add(path: str, text: str | None) -> Element | None:
        return put(element, path, text, namespace=NAMESPACE)

    _write_titles(element, record)
    add(_ABBREVIATED_HOST, record.container_title_short)
    for role, code in _CODES.items():
        for name in getattr(record, role):
            _write_name(element, name, code)
    if record.author_open:
        add("name/namePart", "et al.")
    add("genre", _WORD_OF.get(record.type))
    add("genre", record.genre if record.genre and record.genre.lower() not in _TYPE_OF else None)
    add("originInfo/dateIssued", str(record.issued) if record.issued else None)
    add("originInfo/dateCaptured", str(record.accessed) if record.accessed else None)
    for field, word in _DETAILS.items():
        add(f"{_HOST}/part/detail[@type='{word}']/number", getattr(record, field))
    first, last = split_pages(record.page)
    add(f"{_HOST}/part/extent[@unit='pages']/start", first)
    add(f"{_HOST}/part/extent[@unit='pages']/end", last)
    add(f"{_SERIES}/part/detail[@type='volume']/number", record.collection_number)
    add("language/languageTerm", record.language)
    for word in split_keywords(record.keyword):
        add("subject/topic", word)
    for line in (record.note or "").split("\n"):
        add("note", line)


def _write_titles(element: Element, record: Record) -> None:
    def add(path: str, text: str | None) -> Element | None:
        return put(element, path, text, namespace=NAMESPACE)

    title = add("titleInfo/title", record.title)
    if title is not None:
        set_attribute(title.getparent(), "lang", record.title_language)
        set_attribute(title.getparent(), "usage", "primary")
    for field, path in _TEXT.items():
        written = add(path, getattr(record, field))
        if field == "translated_title" and written is not None and record.translated_title_language:
            set_attribute(written.getparent(), "lang", iso_code(record.translated_title_language))


def _write_name(element: Element, name: Name, code: str) -> None:
    holder = etree.SubElement(element, f"{{{NAMESPACE}}}name")
    if name.family and not name.literal:
        holder.set("type", "personal")
        for kind, text in (
            ("family", name.family_with_particles),
            ("given", name.given),
            ("termsOfAddress", name.suffix),
        ):
            put(holder, f"namePart[@type='{kind}']", text, namespace=NAMESPACE)
    else:
        holder.set("type", "corporate")
        put(holder, "namePart", name.literal or name.given, namespace=NAMESPACE)
    put(holder, "role/roleTerm[@type='code']", code, namespace=NAMESPACE)


FORMAT = Mods()
