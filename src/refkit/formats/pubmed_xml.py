"""PubMed's XML (articles and books), read only. Room: formats.

PubMed's own English title of a work in another language stands in brackets; `VernacularTitle` is the work's.

Source: National Library of Medicine, "PubMed DTD documentation" (2025).
"""

from typing import Any

from refkit.formats.building import build_record
from refkit.formats.dates import read_date
from refkit.formats.keywords import join_keywords
from refkit.formats.person_names import NameElements, read_name_element
from refkit.formats.registry import ReadResult
from refkit.formats.xml_tree import Branch, Element, parse_xml, rich_text_of, text_of
from refkit.model.date import Date
from refkit.model.name import Name
from refkit.model.problem import Problem
from refkit.model.record import Record
from refkit.text.language_codes import language_tag
from refkit.text.pages import expand_page_range

NAME = "pubmed-xml"
_PARTS = NameElements("LastName", "ForeName", "Suffix")
_TEXT = {
    "container_title": "Article/Journal/Title",
    "container_title_short": "Article/Journal/ISOAbbreviation",
    "issn": "Article/Journal/ISSN",
    "volume": "Article/Journal/JournalIssue/Volume",
    "issue": "Article/Journal/JournalIssue/Issue",
    "pmid": "PMID",
}
_BOOK = {
    "container_title": "Book/BookTitle",
    "collection_title": "Book/CollectionTitle",
    "publisher": "Book/Publisher/PublisherName",
    "publisher_place": "Book/Publisher/PublisherLocation",
    "isbn": "Book/Isbn",
    "edition": "Book/Edition",
    "volume": "Book/Volume",
    "pmid": "PMID",
}


class PubmedXml:
    """Reads PubMed's XML."""

    def read(self, data: bytes) -> ReadResult:
        """One record an article or book chapter; what no table knows is kept in `custom["pubmed-xml"]`."""
        root, problems = parse_xml(data)
        records: list[Record] = []
        found = list(problems)
        articles = [root] if root.tag == "PubmedArticle" else list(root.iter("PubmedArticle"))
        sections: list[tuple[Element, Element | None]] = []
        for article in articles:
            citation = article.find("MedlineCitation")
            sections.append((citation if citation is not None else article, article.find("PubmedData")))
        if not sections:
            sections = [(element, None) for element in root.iter("MedlineCitation")]
        books = [(element, element.getparent()) for element in root.iter("BookDocument")]
        for citation, more in [*sections, *books]:
            is_book = citation.tag == "BookDocument"
            record, faults = _read_book(citation) if is_book else _read_article(citation, more)
            records.append(record)
            found.extend(faults)
        if not records:
            found.append(Problem("file", None, "this file holds no PubMed article"))
        return ReadResult(tuple(records), tuple(found))


def _read_article(citation: Element, more: Element | None) -> tuple[Record, tuple[Problem, ...]]:
    branch = Branch(citation)
    fields: dict[str, Any] = {field: branch.text(path) for field, path in _TEXT.items()}
    fields["type"] = "article-journal"
    _read_titles(branch, fields)
    fields["author"], fields["author_open"] = _names(branch.first("Article/AuthorList"))
    fields["issued"] = _date(branch.first("Article/Journal/JournalIssue/PubDate"))
    fields["available_date"] = _date(branch.first("Article/ArticleDate"))
    pages = branch.text("Article/Pagination/MedlinePgn")
    branch.elements("Article/Pagination")
    fields["page"] = expand_page_range(pages) if pages else None
    _read_links(branch, more, fields)
    fields["abstract"] = _abstract(branch.first("Article/Abstract"))
    languages = branch.texts("Article/Language")
    fields["language"] = language_tag(languages[0]) if languages else None
    fields["keyword"] = join_keywords(branch.texts("KeywordList/Keyword"))
    trial = branch.element.find("Article/DataBankList/DataBank/AccessionNumberList/AccessionNumber")
    fields["registry_number"] = text_of(trial)
    return _built(branch, citation, fields)


def _built(branch: Branch, element: Element, fields: dict[str, Any]) -> tuple[Record, tuple[Problem, ...]]:
    if rest := branch.rest():
        fields["custom"] = {NAME: rest}
    fields["id"] = fields.get("pmid") or fields.get("doi") or str(element.sourceline)
    return build_record(fields, line=element.sourceline)


def _read_titles(branch: Branch, fields: dict[str, Any]) -> None:
    title, vernacular = branch.rich("Article/ArticleTitle"), branch.rich("Article/VernacularTitle")
    title = title.removesuffix(".") if title else None
    if title and title.startswith("[") and title.endswith("]"):
        fields["translated_title"] = title[1:-1].removesuffix(".")
        fields["translated_title_origin"], fields["translated_title_language"] = "index", "en"
        fields["title"] = vernacular.removesuffix(".") if vernacular else None
    else:
        fields["title"] = title
        fields["original_title"] = vernacular.removesuffix(".") if vernacular else None


def _names(authors: Element | None) -> tuple[tuple[Name, ...], bool]:
    if authors is None:
        return (), False
    names: list[Name | None] = []
    for author in authors.iter("Author"):
        if group := text_of(author.find("CollectiveName")):
            names.append(Name(literal=group))
        else:
            person = author.find("LastName") is not None or author.find("ForeName") is not None
            names.append(read_name_element(author, _PARTS) if person else None)
    return tuple(name for name in names if name is not None), authors.get("CompleteYN") == "N"


def _date(element: Element | None) -> Date | None:
    if element is None:
        return None
    parts = [text_of(element.find(name)) for name in ("Day", "Month", "Season", "Year")]
    day, month, _, year = parts
    if year and month and month.isdigit():
        return read_date("-".join(part.zfill(2) for part in (year, month, day) if part))
    written = " ".join(part for part in parts if part) or text_of(element.find("MedlineDate"))
    return read_date(written) if written else None


def _read_links(branch: Branch, more: Element | None, fields: dict[str, Any]) -> None:
    ids = list(more.iterfind("ArticleIdList/ArticleId")) if more is not None else []
    kinds = {"doi": "doi", "pmc": "pmcid"}
    for element in [*branch.elements("Article/ELocationID"), *ids]:
        kind = element.get("EIdType") or element.get("IdType") or ""
        if kind in kinds and not fields.get(kinds[kind]):
            fields[kinds[kind]] = text_of(element)
        elif (
            kind == "pii" and not fields["page"] and element.tag == "ELocationID" and len(text_of(element) or "") <= 12
        ):
            fields["page"] = text_of(element)


def _abstract(element: Element | None) -> str | None:
    if element is None:
        return None
    parts = []
    for part in element.iter("AbstractText"):
        label = part.get("Label")
        parts.append(f"{label}: {rich_text_of(part)}" if label else rich_text_of(part) or "")
    return " ".join(parts) or None


def _read_book(document: Element) -> tuple[Record, tuple[Problem, ...]]:
    branch = Branch(document)
    fields: dict[str, Any] = {field: branch.text(path) for field, path in _BOOK.items()}
    fields["title"] = branch.rich("ArticleTitle")
    fields["type"] = "chapter" if fields["title"] else "book"
    if not fields["title"]:
        fields["title"], fields["container_title"] = fields["container_title"], None
    people = branch.elements("AuthorList")
    fields["author"], fields["author_open"] = _names(people[0] if people else None)
    roles = {"authors": "author", "editors": "editor"}
    for group in branch.elements("Book/AuthorList"):
        role = roles.get(group.get("Type") or "authors", "contributor")
        if not fields.get(role):
            fields[role] = _names(group)[0]
    fields["issued"] = _date(branch.first("Book/PubDate"))
    fields["abstract"] = _abstract(branch.first("Abstract"))
    languages = branch.texts("Language")
    fields["language"] = language_tag(languages[0]) if languages else None
    return _built(branch, document, fields)


FORMAT = PubmedXml()
