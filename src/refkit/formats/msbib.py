"""Microsoft Word's list of sources (Sources.xml). Room: formats.

Source: ECMA-376 part 1, section 22.6, "Bibliography".
"""

from typing import Any

from lxml import etree

from refkit.formats.building import build_record
from refkit.formats.dates import month_number, read_date
from refkit.formats.names import name_from_inverted
from refkit.formats.person_names import NameElements, put_name_parts, read_name_element
from refkit.formats.registry import ReadResult
from refkit.formats.xml_tree import Branch, Element, parse_xml, put, text_of, xml_bytes
from refkit.model.date import Date
from refkit.model.name import Name
from refkit.model.problem import Problem
from refkit.model.record import Record
from refkit.text.pages import expand_page_range

NAME = "msbib"
NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/bibliography"
_PARTS = NameElements("Last", "First")
_TEXT = {
    "title": "Title",
    "title_short": "ShortTitle",
    "volume": "Volume",
    "issue": "Issue",
    "edition": "Edition",
    "publisher": "Publisher",
    "publisher_place": "City",
    "page": "Pages",
    "url": "URL",
    "doi": "DOI",
    "note": "Comments",
    "medium": "Medium",
    "version": "Version",
    "number_of_volumes": "NumberVolumes",
    "chapter_number": "ChapterNumber",
    "genre": "ThesisType",
    "isbn": "StandardNumber",
    "abstract": "Abstract",
    "event_title": "ConferenceName",
    "authority": "Court",
    "number": "PatentNumber",
    "translated_title": "TranslatedTitle",
    "keyword": "Keywords",
    "issn": "ISSN",
    "pmid": "PMID",
    "language": "Language",
}
_CONTAINERS = {
    "article-journal": "JournalName", "article-magazine": "PeriodicalTitle",
    "article-newspaper": "PeriodicalTitle", "chapter": "BookTitle", "paper-conference": "BookTitle",
    "webpage": "InternetSiteTitle", "broadcast": "BroadcastTitle",
}  # fmt: skip
_CONTAINER_TAGS = (
    "JournalName",
    "PeriodicalTitle",
    "BookTitle",
    "InternetSiteTitle",
    "BroadcastTitle",
    "PublicationTitle",
)
_TAG_OF_TYPE = {
    "article-journal": "JournalArticle", "article-magazine": "ArticleInAPeriodical", "book": "Book",
    "chapter": "BookSection", "paper-conference": "ConferenceProceedings", "report": "Report", "thesis": "Report",
    "webpage": "InternetSite", "patent": "Patent", "motion_picture": "Film", "interview": "Interview",
    "legal_case": "Case", "song": "SoundRecording", "graphic": "Art", "performance": "Performance",
    "document": "Misc",
}  # fmt: skip
_TYPE_OF_TAG = {tag.lower(): kind for kind, tag in reversed(_TAG_OF_TYPE.items())} | {
    "report": "report", "documentfrominternetsite": "webpage", "electronicsource": "webpage", "misc": "document",
}  # fmt: skip
_ROLES = {
    "author": "Author", "editor": "Editor", "translator": "Translator", "director": "Director",
    "composer": "Composer", "compiler": "Compiler", "interviewer": "Interviewer", "performer": "Performer",
    "container_author": "BookAuthor",
}  # fmt: skip


class MsBib:
    """Reads and writes Word's sources."""

    def read(self, data: bytes) -> ReadResult:
        """One record each `Source`; elements that no table knows are kept in `custom["msbib"]`."""
        root, problems = parse_xml(data)
        records: list[Record] = []
        found = list(problems)
        for position, element in enumerate([root] if root.tag == "Source" else root.iter("Source"), 1):
            record, faults = _read(element, position)
            records.append(record)
            found.extend(faults)
        return ReadResult(tuple(records), tuple(found))

    def write(self, records: tuple[Record, ...], document: object = None) -> bytes:
        """In UTF-8, as Word's source manager opens it."""
        root = etree.Element(f"{{{NAMESPACE}}}Sources", nsmap={"b": NAMESPACE, None: NAMESPACE}, SelectedStyle="")
        for record in records:
            _write(etree.SubElement(root, f"{{{NAMESPACE}}}Source"), record)
        return xml_bytes(root)


def _read(element: Element, position: int) -> tuple[Record, tuple[Problem, ...]]:
    branch = Branch(element)
    kind = branch.text("SourceType") or ""
    stated = branch.text("CslType")
    fields: dict[str, Any] = {"type": _TYPE_OF_TAG.get(kind.lower(), "document")}
    fields["id"] = branch.text("Tag") or str(position)
    for tag in ("Guid", "LCID", "RefOrder", "SourceID"):
        branch.elements(tag)
    for field, tag in _TEXT.items():
        fields[field] = branch.text(tag)
    if fields["genre"] and kind == "Report" and "thes" in fields["genre"].lower():
        fields["type"] = "thesis"
    if stated in ("thesis", "article-newspaper"):
        fields["type"] = stated
    fields["container_title"] = branch.text(*_CONTAINER_TAGS)
    fields["publisher"] = fields["publisher"] or branch.text("Institution", "Department")
    fields["page"] = expand_page_range(fields["page"]) if fields["page"] else None
    fields["issued"] = _date(branch, "")
    fields["accessed"] = _date(branch, "Accessed")
    for field, tag in _ROLES.items():
        group = branch.first(f"Author/{tag}")
        if group is not None:
            fields[field] = _names(group)
            fields["author_open"] = fields.get("author_open", False) or (
                field == "author" and group.find("EtAl") is not None
            )
    if rest := branch.rest():
        fields["custom"] = {NAME: rest}
    return build_record(fields, line=element.sourceline)


def _date(branch: Branch, suffix: str) -> Date | None:
    year, month, day = (branch.text(f"{part}{suffix}") for part in ("Year", "Month", "Day"))
    if not year:
        return None
    number = month_number(month or "")
    if number and year.isdigit():
        text = f"{year}-{number:02d}-{day.zfill(2)}" if day and day.isdigit() else f"{year}-{number:02d}"
        return read_date(text)
    return read_date(" ".join(part for part in (day, month, year) if part))


def _names(group: Element) -> tuple[Name, ...]:
    if corporate := text_of(group.find("Corporate")):
        return (Name(literal=corporate),)
    names: list[Name | None] = []
    for person in group.iter("Person"):
        middle = text_of(person.find("Middle"))
        name = read_name_element(person, _PARTS)
        if name is not None and middle and name.family:
            name = name.model_copy(update={"given": f"{name.given} {middle}" if name.given else middle})
        names.append(name)
    if not names and (text := text_of(group)):
        names = [name_from_inverted(text)]
    return tuple(name for name in names if name is not None)


def _write(element: Element, record: Record) -> None:
    def add(path: str, text: str | None) -> Element | None:
        return put(element, path, text, namespace=NAMESPACE)

    add("Tag", record.id)
    add(
        "SourceType",
        _TAG_OF_TYPE.get(record.type, "ArticleInAPeriodical" if record.type == "article-newspaper" else "Misc"),
    )
    add("CslType", record.type if record.type in ("thesis", "article-newspaper") else None)
    for field, tag in _TEXT.items():
        add(tag, getattr(record, field))
    add(_CONTAINERS.get(record.type, "PublicationTitle"), record.container_title)
    _write_date(element, "", record.issued)
    _write_date(element, "Accessed", record.accessed)
    for field, tag in _ROLES.items():
        names = getattr(record, field)
        if names or (field == "author" and record.author_open):
            _write_names(element, tag, names, is_open=field == "author" and record.author_open)


def _write_date(element: Element, suffix: str, date: Date | None) -> None:
    if date is None:
        return
    if date.start is None or date.end or date.open_end or date.circa or date.season or date.start.year < 1000:
        put(element, f"Year{suffix}", str(date), namespace=NAMESPACE)
        return
    for name, part in zip(("Year", "Month", "Day"), date.start, strict=True):
        put(element, f"{name}{suffix}", str(part) if part else None, namespace=NAMESPACE)


def _write_names(element: Element, tag: str, names: tuple[Name, ...], *, is_open: bool) -> None:
    """Word knows either one organisation or a list of persons; an organisation among persons is a last name."""
    if len(names) == 1 and (names[0].literal or not names[0].family) and not is_open:
        put(element, f"Author/{tag}/Corporate", names[0].literal or names[0].given, namespace=NAMESPACE)
        return
    for name in names:
        person = put(element, f"Author/{tag}/NameList/Person", "name", namespace=NAMESPACE)
        if person is not None:
            person.text = None
            if name.family and not name.literal:
                put_name_parts(person, name, _PARTS, namespace=NAMESPACE)
            else:
                put(person, "Last", name.literal or name.given, namespace=NAMESPACE)
    if is_open:
        put(element, f"Author/{tag}/EtAl", "et al.", namespace=NAMESPACE)


FORMAT = MsBib()
