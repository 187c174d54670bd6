"""The citations of JATS and NLM articles, read and written. Room: formats.

A reference that is printed text (`mixed-citation`) comes with the whole text in `origin.text`, for whoever can
parse it; what is marked up inside it is trusted and read.

Source: NISO Z39.96-2021, "JATS: Journal Article Tag Suite", element-citation and mixed-citation.
"""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from refkit.formats.building import add_note, build_record
from refkit.formats.dates import read_date
from refkit.formats.person_names import NameElements, put_name_parts, read_name_element
from refkit.formats.tagged import join_pages, split_pages
from refkit.formats.xml_tree import (
    Branch,
    Element,
    put,
    put_rich,
    rich_text_of,
    set_attribute,
    text_of,
)
from refkit.model.date import Date
from refkit.model.name import Name
from refkit.model.problem import Problem
from refkit.model.record import Record

NAME = "jats"
CITATIONS = ("element-citation", "mixed-citation", "nlm-citation", "citation")
_PARTS = NameElements("surname", "given-names", "suffix", "prefix")
_NAMED = frozenset(["name", "string-name", "collab", "institution", "anonymous"])
_TEXT = {
    "volume": "volume",
    "issue": "issue",
    "edition": "edition",
    "publisher": "publisher-name",
    "publisher_place": "publisher-loc",
    "event_title": "conf-name",
    "event_place": "conf-loc",
    "collection_title": "series",
    "version": "version",
    "supplement_number": "supplement",
    "translated_title": "trans-title",
    "translated_container_title": "trans-source",
    "doi": "pub-id[@pub-id-type='doi']",
    "pmid": "pub-id[@pub-id-type='pmid']",
    "pmcid": "pub-id[@pub-id-type='pmcid']",
    "registry_number": "pub-id[@pub-id-type='registry']",
    "isbn": "isbn",
    "issn": "issn",
    "number_of_pages": "size[@units='pages']",
    "part_title": "part-title",
    "number": "patent",
    "genre": "gov",
}
_RICH = frozenset(["translated_title", "part_title"])
_FACES = {"i": "italic", "b": "bold", "sup": "sup", "sub": "sub", "span": "sc"}
_GROUPS = {
    "author": "author",
    "editor": "editor",
    "translator": "translator",
    "compiler": "compiler",
    "director": "director",
}
_TYPE_OF = {
    "journal": "article-journal", "article": "article-journal", "book": "book", "chapter": "chapter",
    "book-chapter": "chapter", "confproc": "paper-conference", "conference": "paper-conference",
    "conf-proceedings": "paper-conference", "conference-paper": "paper-conference", "thesis": "thesis",
    "report": "report", "web": "webpage", "webpage": "webpage", "website": "webpage",
    "newspaper": "article-newspaper", "magazine": "article-magazine", "patent": "patent", "data": "dataset",
    "dataset": "dataset", "database": "dataset", "preprint": "article", "software": "software",
    "standard": "standard", "commun": "personal_communication", "letter": "personal_communication",
    "legal": "legislation", "working-paper": "report", "gov": "report", "discussion": "manuscript",
    "manuscript": "manuscript", "list": "document", "blog": "post-weblog", "dictionary": "entry-dictionary",
    "encyclopedia": "entry-encyclopedia", "map": "map", "interview": "interview", "review": "review",
    "film": "motion_picture", "case": "legal_case",
}  # fmt: skip
_WORD_OF = {kind: word for word, kind in reversed(_TYPE_OF.items())}
_TITLES = ("article-title", "chapter-title", "data-title")
_CONTAINED = frozenset(
    ["article-journal", "article-magazine", "article-newspaper", "chapter", "paper-conference", "review"]
)


def citations_of(root: Element) -> Iterator[tuple[Element, str | None, str]]:
    """Every citation in reading order, with its text where it is printed, and the key of its record."""
    refs = list(root.iter("ref"))
    if not refs and (root.tag == "ref-list" or next(root.iter(*CITATIONS), None) is not None):
        refs = [root]
    for position, ref in enumerate(refs, 1):
        for number, (citation, printed) in enumerate(_citations(ref), 1):
            key = ref.get("id") or str(position)
            yield citation, printed, key if number == 1 else f"{key}-{number}"


def _citations(ref: Element) -> list[tuple[Element, str | None]]:
    """Each citation with its printed text; of alternatives, the one with elements is read and the other printed."""
    out: list[tuple[Element, str | None]] = []
    for holder in ref.iter("citation-alternatives"):
        inner = [child for child in holder if child.tag in CITATIONS]
        mixed = next((child for child in inner if child.tag == "mixed-citation"), None)
        element = next((child for child in inner if child.tag != "mixed-citation"), mixed)
        if element is not None:
            out.append((element, text_of(mixed)))
    if out:
        return out
    for citation in ref.iter(*CITATIONS):
        if citation.getparent() is not None and any(parent.tag in CITATIONS for parent in citation.iterancestors()):
            continue
        out.append((citation, text_of(citation) if _is_printed(citation) else None))
    return out


def _is_printed(citation: Element) -> bool:
    """Whether there are words between the elements: then the whole is a text somebody printed."""
    loose = (citation.text or "") + "".join(child.tail or "" for child in citation)
    return citation.tag == "mixed-citation" or bool(re.search(r"\w|[.,;:]", loose))


def read_citation(citation: Element, printed: str | None, key: str) -> tuple[Record, tuple[Problem, ...]]:
    """The record of one citation; `printed` is its text where it is one."""
    branch = Branch(citation)
    word = citation.get("publication-type") or citation.get("citation-type") or ""
    fields: dict[str, Any] = {"id": key, "type": _TYPE_OF.get(word.lower(), "document")}
    _read_people(branch, fields)
    for field, path in _TEXT.items():
        fields[field] = branch.rich(path) if field in _RICH else branch.text(path)
    _read_titles(branch, fields)
    _read_date(branch, fields)
    fields["page"] = join_pages(branch.text("fpage"), branch.text("lpage")) or branch.text("page-range", "elocation-id")
    _read_links(branch, fields)
    for note in branch.texts("comment"):
        add_note(fields, note)
    for part in ("label", "x", "italic", "bold", "sup", "sub", "styled-content", "named-content", "etal"):
        branch.elements(part)
    if rest := branch.rest():
        fields["custom"] = {NAME: rest}
    return build_record(fields, line=citation.sourceline, key=key, text=printed)


def _read_people(branch: Branch, fields: dict[str, Any]) -> None:
    """Names stand in groups by role, or directly in the citation, where they are authors."""
    people: dict[str, list[Name]] = {}
    for group in branch.elements("person-group"):
        role = _GROUPS.get(group.get("person-group-type") or "author", "contributor")
        people.setdefault(role, []).extend(_names(group))
        if role == "author" and group.find("etal") is not None:
            fields["author_open"] = True
    for child in branch.element:
        if child.tag in ("name", "string-name", "collab"):
            branch.elements(str(child.tag))
    direct = _names(branch.element) if "author" not in people else []
    if direct:
        people["author"] = direct
    if branch.element.find("etal") is not None:
        fields["author_open"] = True
    fields.update({role: tuple(names) for role, names in people.items()})


def _names(group: Element) -> list[Name]:
    names: list[Name | None] = []
    for child in group:
        if child.tag == "name-alternatives":
            child = next((inner for inner in child if inner.tag in _NAMED), child)
        if child.tag in ("name", "string-name"):
            names.append(read_name_element(child, _PARTS))
        elif child.tag == "collab" and (text := text_of(child)):
            names.append(Name(literal=text))
    return [name for name in names if name is not None]


def _read_titles(branch: Branch, fields: dict[str, Any]) -> None:
    element = branch.first(*_TITLES)
    title, source = rich_text_of(element), branch.rich("source")
    if element is not None:
        fields["title_language"] = element.get("lang")
    if title is None and fields["type"] not in _CONTAINED:
        title, source = source, None
    elif fields["type"] == "book" and source:
        fields["type"] = "chapter"
    fields["title"], fields["container_title"] = title, source


def _read_date(branch: Branch, fields: dict[str, Any]) -> None:
    parts = [branch.text(path) or "" for path in ("day", "month", "season", "year")]
    if parts[3]:
        day, month, season, year = parts
        numeric = f"{year}-{month.zfill(2)}" + (f"-{day.zfill(2)}" if day.isdigit() else "")
        date = read_date(
            numeric
            if month.isdigit() and year.isdigit()
            else " ".join(part for part in (day, month, season, year) if part)
        )
        if date is not None and date.start is None and (match := re.match(r"(\d{4})\b|(\d{4})([a-z])$", year)):
            date, fields["year_suffix"] = read_date(match[1] or match[2]), match[3]
        fields["issued"] = date
    else:
        fields["issued"] = read_date(branch.text("date") or "")
    accessed = branch.first("date-in-citation", "access-date")
    if accessed is not None:
        text = re.sub(r"^(?:last )?accessed(?: on)?:?\s|^cited\s", "", text_of(accessed) or "", flags=re.I)
        fields["accessed"] = read_date(accessed.get("iso-8601-date") or text.strip("[]() ."))
    if conference := branch.text("conf-date"):
        fields["event_date"] = read_date(conference)


def _read_links(branch: Branch, fields: dict[str, Any]) -> None:
    for element in [*branch.elements("ext-link"), *branch.elements("uri"), *branch.elements("comment/ext-link")]:
        link = element.get("href") or text_of(element) or ""
        kind = element.get("ext-link-type") or ""
        if not fields.get("doi") and (kind == "doi" or "doi.org/10." in link):
            fields["doi"] = link
        elif kind == "pmid" and not fields.get("pmid"):
            fields["pmid"] = link
        elif link.startswith(("http", "www", "ftp")) and not fields.get("url"):
            fields["url"] = link


def write_citation(element: Element, record: Record) -> None:
    """The fields of a record as the children of a citation."""
    set_attribute(element, "publication-type", _WORD_OF.get(record.type, "other"))
    for role, word in _GROUPS.items():
        names = getattr(record, role)
        is_open = role == "author" and record.author_open
        if names or is_open:
            group = etree.SubElement(element, "person-group", {"person-group-type": word})
            for name in names:
                _write_name(group, name)
            if is_open:
                etree.SubElement(group, "etal")
    kind = "chapter-title" if record.type == "chapter" else "article-title"
    title = put_rich(element, kind, record.title, _FACES)
    set_attribute(title, "xml:lang", record.title_language)
    put_rich(element, "trans-title", record.translated_title, _FACES)
    put_rich(element, "source", record.container_title, _FACES)
    for field, path in _TEXT.items():
        if field != "translated_title":
            put_rich(element, path, getattr(record, field), _FACES)
    _write_date(element, record.issued, record.year_suffix or "")
    first, last = split_pages(record.page)
    put(element, "fpage", first)
    put(element, "lpage", last)
    put(element, "date-in-citation[@content-type='access-date']", str(record.accessed) if record.accessed else None)
    put(element, "uri", record.url)
    for note in (record.note or "").split("\n"):
        put(element, "comment", note)


def _write_name(group: Element, name: Name) -> None:
    if name.literal or not name.family:
        put(group, "collab", name.literal or name.given)
    else:
        put_name_parts(etree.SubElement(group, "name"), name, _PARTS)


def _write_date(element: Element, date: Date | None, suffix: str) -> None:
    if date is None:
        return
    if date.start is None or date.end or date.open_end or date.circa or date.season or date.start.year < 1000:
        put(element, "year", str(date))
        return
    year, month, day = date.start
    put(element, "year", f"{year}{suffix}" if re.fullmatch("[a-z]", suffix) else str(year))
    put(element, "month", str(month) if month else None)
    put(element, "day", str(day) if day else None)
