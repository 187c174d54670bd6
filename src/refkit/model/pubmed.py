"""What PubMed's XML says about an article, as a `Work`. Ground floor.

PubMed's own English title of a work in another language stands in brackets; `VernacularTitle` is the work's.
Every value is checked where it is read: a field that is odd or missing is left out, the rest stays.

Source: National Library of Medicine, "PubMed DTD documentation" (2025); "MEDLINE/PubMed Data Element Descriptions".
"""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from refkit.model.date import Date, DateParts
from refkit.model.identifiers import (
    find_identifiers,
    normalise_doi,
    normalise_isbn,
    normalise_issn,
    normalise_pmcid,
    normalise_pmid,
)
from refkit.model.name import Name
from refkit.model.provider_values import checked_value, number_value, plain, text_value, year_value
from refkit.model.record import Record
from refkit.model.work import Work
from refkit.text.language_codes import language_tag
from refkit.text.markup import clean_title
from refkit.text.pages import expand_page_range

SOURCE = "pubmed"
MOST_AUTHORS = 5_000  # the longest author lists of physics have some 3,000
Element = etree._Element

# CommentsCorrections by RefType, as Crossref calls the same
_CORRECTED_BY = {
    "RetractionIn": "retraction",
    "PartialRetractionIn": "partial_retraction",
    "ErratumIn": "erratum",
    "ExpressionOfConcernIn": "expression_of_concern",
    "CorrectedandRepublishedIn": "correction",
    "RetractedandRepublishedIn": "retraction",
    "UpdateIn": "new_version",
}
_CORRECTS = {
    "RetractionOf": "retraction",
    "PartialRetractionOf": "partial_retraction",
    "ErratumFor": "erratum",
    "ExpressionOfConcernFor": "expression_of_concern",
}
_NOTICES = {
    "Published Erratum": "erratum",
    "Retraction of Publication": "retraction",
    "Retraction Notice": "retraction",
    "Expression of Concern": "expression_of_concern",
}
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_FACES = {"i": "i", "b": "b", "sup": "sup", "sub": "sub"}
_SPACE = re.compile(r"\s+")


def works_from_pubmed(xml: str) -> tuple[Work, ...]:
    """The articles and book chapters of a PubmedArticleSet, in its order. Entities, DTD and network stay off.

    `identifier` is the article's DOI, "" where PubMed knows none; the PMID stands in the record.

    Raises:
        ValueError: this is no well-formed PubmedArticleSet.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(xml.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:
        raise ValueError(f"this is not well-formed XML (line {error.lineno})") from None
    if root.tag != "PubmedArticleSet":
        raise ValueError("this is no set of PubMed articles")
    works = (_work(element) if element.tag == "PubmedArticle" else _chapter(element) for element in root)
    return tuple(filter(None, works))


def _work(element: Element) -> Work | None:
    citation = element.find("MedlineCitation")
    article = citation.find("Article") if citation is not None else None
    pmid = checked_value(normalise_pmid, _text(citation, "PMID"))
    if citation is None or article is None or pmid is None:
        return None
    title, vernacular = _title(article.find("ArticleTitle")), _title(article.find("VernacularTitle"))
    containers = (
        _text(article, "Journal/Title"),
        _text(article, "Journal/ISOAbbreviation"),
        _text(citation, "MedlineJournalInfo/MedlineTA"),
    )
    ids = _ids(element, article)
    page, article_number = _pages(article)
    issued = _date(article.find("Journal/JournalIssue/PubDate"))
    fields: dict[str, Any] = {
        "type": "article-journal",
        "title": title or vernacular,
        "author": tuple(_names(article.find("AuthorList"))),
        "container_title": containers[0] or containers[1],
        "container_title_short": containers[1] if containers[1] != containers[0] else None,
        "issn": checked_value(normalise_issn, _text(article, "Journal/ISSN")),
        "volume": number_value(_text(article, "Journal/JournalIssue/Volume")),
        "issue": number_value(_text(article, "Journal/JournalIssue/Issue")),
        "page": page or article_number,
        "issued": issued,
        "language": _language(article),
        "pmid": pmid,
        **ids,
    }
    dates = (issued, _date(article.find("ArticleDate")))
    return Work(
        record=Record(**{field: value for field, value in fields.items() if value}),
        source=SOURCE,
        identifier=ids.get("doi") or "",
        original_titles=(vernacular,) if vernacular and vernacular != title else (),
        container_titles=tuple(dict.fromkeys(filter(None, containers))),
        years=frozenset(date.year for date in dates if date is not None and date.year is not None),
        corrects=tuple(_links(citation, _CORRECTS)) or tuple(_notices(article)),
        corrected_by=tuple(_links(citation, _CORRECTED_BY)),
        registered_type="journal-article",
        article_number=article_number,
    )


def _chapter(element: Element) -> Work | None:
    """A chapter of a book on NCBI's shelf, or the whole book."""
    document = element.find("BookDocument")
    pmid = checked_value(normalise_pmid, _text(document, "PMID"))
    if document is None or pmid is None:
        return None
    title, book = _title(document.find("ArticleTitle")), _title(document.find("Book/BookTitle"))
    issued = _date(document.find("Book/PubDate"))
    revised = (_date(document.find(path)) for path in ("ContributionDate", "DateRevised"))
    fields: dict[str, Any] = {
        "type": "chapter" if title else "book",
        "title": title or book,
        "author": tuple(_names(document.find("AuthorList"))),
        "editor": tuple(_names(document.find("Book/AuthorList[@Type='editors']"))),
        "container_title": plain(book) if title else None,
        "publisher": plain(_text(document, "Book/Publisher/PublisherName")),
        "publisher_place": plain(_text(document, "Book/Publisher/PublisherLocation")),
        "isbn": checked_value(normalise_isbn, _text(document, "Book/Isbn")),
        "issued": issued,
        "language": _language(document),
        "pmid": pmid,
    }
    return Work(
        record=Record(**{field: value for field, value in fields.items() if value}),
        source=SOURCE,
        identifier="",
        container_titles=(plain(book),) if title and book else (),
        years=frozenset(date.year for date in (issued, *revised) if date is not None and date.year is not None),
        registered_type="book-chapter" if title else "book",
    )


def _text(element: Element | None, path: str) -> str:
    """The words at a path, white space single and of bounded length; "" where there is nothing."""
    found = element.find(path) if element is not None else None
    return text_value(_SPACE.sub(" ", "".join(map(str, found.itertext())))) if found is not None else ""


def _title(element: Element | None) -> str:
    """A title without the brackets of a translation and the full stop that PubMed adds."""
    if element is None:
        return ""
    title = _SPACE.sub(" ", _rich(element)).strip().removesuffix(".")
    if title.startswith("[") and title.endswith("]"):
        title = title[1:-1].removesuffix(".")
    return clean_title(text_value(title))


def _rich(element: Element) -> str:
    """The words with italics, bold, super- and subscripts as tags; text is escaped, so that tags are tags."""
    pieces = [_escaped(element.text)]
    for child in element:
        is_element = isinstance(child.tag, str)  # an entity that was not resolved is none
        face = _FACES.get(str(child.tag))
        inner = _escaped("".join(map(str, child.itertext()))) if is_element else ""
        pieces += [f"<{face}>{inner}</{face}>" if face and inner.strip() else inner, _escaped(child.tail)]
    return "".join(pieces)


def _escaped(text: str | None) -> str:
    return (text or "").replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _names(authors: Element | None) -> Iterator[Name]:
    for author in list(authors.iterfind("Author"))[:MOST_AUTHORS] if authors is not None else ():
        if author.get("ValidYN") == "N":
            continue
        family, given = _text(author, "LastName"), _text(author, "ForeName") or _text(author, "Initials")
        if group := _text(author, "CollectiveName"):
            yield Name(literal=plain(group))
        elif family:
            yield Name(family=plain(family), given=plain(given) or None, suffix=_text(author, "Suffix") or None)


def _ids(element: Element, article: Element) -> dict[str, str]:
    """DOI and PMCID: the article's own, never one of its references'."""
    written: list[tuple[str | None, str | None]] = [
        (found.get("EIdType"), found.text) for found in article.iterfind("ELocationID") if found.get("ValidYN") != "N"
    ]
    written += [(found.get("IdType"), found.text) for found in element.iterfind("PubmedData/ArticleIdList/ArticleId")]
    dois = (checked_value(normalise_doi, text) for kind, text in written if kind == "doi")
    pmcids = (checked_value(normalise_pmcid, text) for kind, text in written if kind == "pmc")
    found_ids = {"doi": next(filter(None, dois), None), "pmcid": next(filter(None, pmcids), None)}
    return {kind: value for kind, value in found_ids.items() if value}


def _pages(article: Element) -> tuple[str, str]:
    """The pages in full, and what stands in their place where an article has a number."""
    printed = number_value(_text(article, "Pagination/MedlinePgn"))
    if not printed:
        ends = (number_value(_text(article, f"Pagination/{name}")) for name in ("StartPage", "EndPage"))
        printed = "-".join(dict.fromkeys(filter(None, ends)))
    first = re.split(r"[,;]", printed)[0].strip()
    pii = next((found.text for found in article.iterfind("ELocationID") if found.get("EIdType") == "pii"), None)
    number = number_value(pii)
    is_number = 0 < len(number) <= 12 and not number.startswith("S0")
    return (expand_page_range(first) if first else ""), (number if is_number else "")


def _date(element: Element | None) -> Date | None:
    if element is None:
        return None
    year = year_value(_text(element, "Year") or _text(element, "MedlineDate"))
    if year is None:
        return None
    month = _month(_text(element, "Month"))
    written_day = _text(element, "Day")
    day = (
        int(written_day) if month and written_day.isascii() and written_day.isdigit() and len(written_day) < 3 else None
    )
    try:
        return Date(start=DateParts(year, month, day))
    except ValueError:  # a day that this month does not have
        return Date(start=DateParts(year))


def _month(written: str) -> int | None:
    if written.isascii() and written.isdigit() and len(written) < 3:
        return int(written) if 1 <= int(written) <= 12 else None
    name = written[:3].lower()
    return _MONTHS.index(name) + 1 if name in _MONTHS else None


def _language(article: Element) -> str | None:
    """The language of the text; the first that is not English where there are several."""
    codes = [text_value(found.text).lower() for found in article.iterfind("Language")]
    tags = [tag for code in codes if len(tag := language_tag(code)) == 2]
    return next((tag for tag in tags if tag != "en"), tags[0] if tags else None)


def _links(citation: Element, kinds: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Kind and DOI of each notice, as (kind, DOI); a notice without a DOI is named by its PMID ("pmid:123")."""
    for link in citation.iterfind("CommentsCorrectionsList/CommentsCorrections"):
        kind = kinds.get(link.get("RefType") or "")
        dois = (found.value for found in find_identifiers(_text(link, "RefSource")) if found.kind == "doi")
        pmid = checked_value(normalise_pmid, _text(link, "PMID"))
        if kind is not None:
            yield kind, next(dois, f"pmid:{pmid}" if pmid else "")


def _notices(article: Element) -> Iterator[tuple[str, str]]:
    """What the article says it is itself, where it does not say of what."""
    for found in article.iterfind("PublicationTypeList/PublicationType"):
        if (kind := _NOTICES.get(text_value(found.text))) is not None:
            yield kind, ""
