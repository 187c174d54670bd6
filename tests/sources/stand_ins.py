"""What PubMed, DataCite, Open Library and doi.org would answer, from a few works of their own. For `FakeServer.script`.

The articles "Om sömn", "On sleep" and their notices are made up; the others are facts of bibliography.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote
from xml.sax.saxutils import escape

from fake_server import NOT_FOUND, Asked, Reply


@dataclass(frozen=True)
class Article:
    """An article as PubMed's search sees it, and further elements of its XML."""

    pmid: str
    title: str
    authors: tuple[tuple[str, str], ...]
    journal: str
    abbreviation: str
    year: int
    volume: str
    issue: str
    pages: str
    language: str = "eng"
    vernacular: str = ""
    doi: str = ""
    pmcid: str = ""
    more: str = ""


ABBASI = Article(
    "23853635",
    "The effect of magnesium supplementation on primary insomnia in elderly: A double-blind placebo-controlled"
    " clinical trial.",
    (("Abbasi", "Behnood"), ("Kimiagar", "Masud"), ("Sadeghniiat", "Khosro"), ("Shirazi", "Minoo M")),
    "Journal of research in medical sciences : the official journal of Isfahan University of Medical Sciences",
    "J Res Med Sci", 2012, "17", "12", "1161-9", pmcid="PMC3703169",
)  # fmt: skip
SWEDISH = Article(
    "90000001", "[On sleep in the <i>elderly</i>].", (("Öberg", "Åsa"),), "Läkartidningen", "Lakartidningen", 1999,
    "96", "3", "201-4", language="swe", vernacular="Om sömn hos äldre.",
)  # fmt: skip
RETRACTED = Article(
    "90000002", "On sleep &amp; memory.", (("Doe", "Jane"),), "Journal of Sleep Tests", "J Sleep Tests", 2010, "5", "1",
    "10-15", doi="10.1000/sleep.10",
    more='<CommentsCorrectionsList><CommentsCorrections RefType="RetractionIn"><RefSource>J Sleep Tests. 2012;7(1):1.'
    ' doi: 10.1000/sleep.notice</RefSource><PMID Version="1">90000003</PMID></CommentsCorrections>'
    '<CommentsCorrections RefType="ErratumIn"><RefSource>J Sleep Tests. 2011;6(1):9</RefSource>'
    '<PMID Version="1">90000004</PMID></CommentsCorrections></CommentsCorrectionsList>',
)  # fmt: skip
ARTICLES = (ABBASI, SWEDISH, RETRACTED)

DATASET: dict[str, Any] = {
    "doi": "10.5061/dryad.8515",
    "titles": [{"title": "Data from: A new malaria agent in African hominids."}],
    "creators": [{"name": "Ollomo, Benjamin", "givenName": "Benjamin", "familyName": "Ollomo"}],
    "publisher": "Dryad",
    "publicationYear": 2011,
    "types": {"resourceTypeGeneral": "Dataset", "resourceType": "dataset"},
    "dates": [{"date": "2011-02-01T17:22:41Z", "dateType": "Available"}, {"date": "2011", "dateType": "Issued"}],
}
ISBN = "9780140328721"
EDITION: dict[str, Any] = {
    "title": "Fantastic Mr. Fox",
    "authors": [{"name": "Roald Dahl", "url": "https://openlibrary.org/authors/OL34184A/Roald_Dahl"}],
    "publishers": [{"name": "Puffin"}],
    "publish_date": "October 1, 1988",
    "number_of_pages": 96,
    "identifiers": {"isbn_13": [ISBN]},
}
BOOK: dict[str, Any] = {
    "key": "/works/OL45804W",
    "title": "Fantastic Mr. Fox",
    "author_name": ["Roald Dahl"],
    "first_publish_year": 1970,
    "publish_year": [1970, 1988, 1996],
    "publisher": ["Puffin", "Knopf"],
    "isbn": [ISBN, "0140328726"],
    "language": ["eng", "spa"],
}
AGENCIES = {"10.5061/dryad.8515": "DataCite", "10.1400/made.up": "mEDRA", "10.1000/sleep.10": "Crossref"}
CSL_ITEM: dict[str, Any] = {
    "DOI": "10.1400/made.up",
    "type": "article-journal",
    "title": "Sul sonno",
    "container-title": "Rivista di prove",
    "author": [{"family": "Rossi", "given": "Anna"}],
    "issued": {"date-parts": [[2004]]},
    "volume": "3",
    "page": "5-9",
}


def replied(body: object, content_type: str = "application/json", **headers: str) -> Reply:
    """A good answer: text as it is, all else as JSON."""
    text = body if isinstance(body, str) else json.dumps(body)
    return Reply(200, text.encode(), headers, content_type)


def answer_as_pubmed(asked: Asked) -> Reply:
    """ESearch, EFetch and ECitMatch over `ARTICLES`."""
    if asked.path.endswith("/esearch.fcgi"):
        found = [article.pmid for article in ARTICLES if _fits(article, asked.parameters["term"])]
        return replied({"header": {"type": "esearch"}, "esearchresult": {"count": str(len(found)), "idlist": found}})
    if asked.path.endswith("/efetch.fcgi"):
        wanted = asked.parameters["id"].split(",")
        return replied(pubmed_xml(article for article in ARTICLES if article.pmid in wanted), "text/xml; charset=UTF-8")
    if asked.path.endswith("/ecitmatch.cgi"):
        journal, year, volume, page, author, key, *_ = asked.parameters["bdata"].split("|")
        numbers = (year, volume, page)
        pmids = [
            article.pmid
            for article in ARTICLES
            if numbers == (str(article.year), article.volume, article.pages.split("-")[0])
            and journal == article.abbreviation.lower()
        ]
        found_one = pmids[0] if len(pmids) == 1 else "NOT_FOUND"
        return replied(f"{journal}|{year}|{volume}|{page}|{author}|{key}|{found_one}\n", "text/plain")
    return NOT_FOUND


def pubmed_xml(articles: Any) -> str:
    """A PubmedArticleSet as EFetch writes it."""
    head = (
        '<?xml version="1.0" ?>\n<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle, 1st January 2025//EN" '
        '"https://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_250101.dtd">\n'
    )
    return f"{head}<PubmedArticleSet>{''.join(map(_article_xml, articles))}</PubmedArticleSet>"


def _article_xml(article: Article) -> str:
    people = "".join(
        f'<Author ValidYN="Y"><LastName>{escape(family)}</LastName><ForeName>{escape(given)}</ForeName>'
        f"<Initials>{''.join(word[0] for word in given.split())}</Initials></Author>"
        for family, given in article.authors
    )
    vernacular = f"<VernacularTitle>{escape(article.vernacular)}</VernacularTitle>" if article.vernacular else ""
    ids = {"pubmed": article.pmid, "doi": article.doi, "pmc": article.pmcid}
    written = "".join(f'<ArticleId IdType="{kind}">{value}</ArticleId>' for kind, value in ids.items() if value)
    return (
        f'<PubmedArticle><MedlineCitation Status="MEDLINE"><PMID Version="1">{article.pmid}</PMID><Article>'
        f"<Journal><JournalIssue><Volume>{article.volume}</Volume><Issue>{article.issue}</Issue><PubDate>"
        f"<Year>{article.year}</Year><Month>Dec</Month></PubDate></JournalIssue><Title>{escape(article.journal)}</Title>"
        f"<ISOAbbreviation>{article.abbreviation}</ISOAbbreviation></Journal><ArticleTitle>{article.title}</ArticleTitle>"
        f"<Pagination><MedlinePgn>{article.pages}</MedlinePgn></Pagination>"
        f'<AuthorList CompleteYN="Y">{people}</AuthorList><Language>{article.language}</Language>{vernacular}</Article>'
        f"<MedlineJournalInfo><MedlineTA>{article.abbreviation}</MedlineTA></MedlineJournalInfo>{article.more}"
        f"</MedlineCitation><PubmedData><ArticleIdList>{written}</ArticleIdList></PubmedData></PubmedArticle>"
    )


_CLAUSE = re.compile(r'"?([^"\[\]]+)"?\[(\w+)\]')


def _fits(article: Article, term: str) -> bool:
    """Whether an article fits a search of fields joined by AND, with alternatives in parentheses."""
    return all(
        any(_clause_fits(article, clause) for clause in part.strip("()").split(" OR ")) for part in term.split(" AND ")
    )


def _clause_fits(article: Article, clause: str) -> bool:
    match = _CLAUSE.fullmatch(clause.strip())
    assert match, f"PubMed would not understand {clause!r}"
    value, field = match[1].lower(), match[2]
    family, given = article.authors[0]
    values: Mapping[str, bool] = {
        "vi": value == article.volume,
        "pg": value == article.pages.split("-")[0],
        "dp": value == str(article.year),
        "ta": value == article.abbreviation.lower(),
        "au": f"{family} {given[0]}".lower().replace("ö", "o").replace("å", "a").startswith(value),
        "ti": value in article.title.lower(),
        "doi": value == article.doi,
    }
    return values[field]


def answer_as_datacite(asked: Asked) -> Reply:
    """One data set, by its DOI or by any search."""
    item = {"id": DATASET["doi"], "type": "dois", "attributes": DATASET}
    if asked.path == "/dois":
        return replied({"data": [item], "meta": {"total": 1}})
    is_known = unquote(asked.path.removeprefix("/dois/")) == DATASET["doi"]
    missing = {"errors": [{"status": "404", "title": "The resource you are looking for doesn't exist."}]}
    return replied({"data": item}) if is_known else Reply(404, json.dumps(missing).encode())


def answer_as_openlibrary(asked: Asked) -> Reply:
    """One book, by its ISBN or by any search."""
    if asked.path == "/api/books":
        key = asked.parameters["bibkeys"]
        return replied({key: EDITION} if key == f"ISBN:{ISBN}" else {})
    if asked.path == "/search.json":
        return replied({"numFound": 1, "docs": [BOOK]})
    return Reply(404, b"<html>not found</html>", content_type="text/html")


def answer_as_doi_org(asked: Asked) -> Reply:
    """Who registered a DOI, and of mEDRA's the metadata, too."""
    doi = unquote(asked.path.removeprefix("/ra/").removeprefix("/"))
    if asked.path.startswith("/ra/"):
        told = {"RA": AGENCIES[doi]} if doi in AGENCIES else {"status": "DOI does not exist"}
        return replied([{"DOI": doi, **told}])
    return replied(CSL_ITEM, "application/vnd.citationstyles.csl+json") if doi == CSL_ITEM["DOI"] else NOT_FOUND
