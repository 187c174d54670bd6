"""The `meta` elements of a web page that describe a work: Highwire's and Dublin Core's. Room: formats."""

import re
from typing import Any, Self

from refkit.formats.dates import read_date
from refkit.formats.keywords import join_keywords
from refkit.formats.names import inverted, names_from
from refkit.formats.tagged import join_pages, read_serials
from refkit.formats.xml_tree import Element
from refkit.text.language_codes import language_tag

_HIGHWIRE = {
    "title": ("citation_title",),
    "container_title": ("citation_journal_title", "citation_inbook_title", "citation_book_title"),
    "container_title_short": ("citation_journal_abbrev",),
    "event_title": ("citation_conference_title", "citation_conference"),
    "collection_title": ("citation_series_title",),
    "volume": ("citation_volume",),
    "issue": ("citation_issue",),
    "doi": ("citation_doi",),
    "pmid": ("citation_pmid",),
    "pmcid": ("citation_pmcid",),
    "publisher": (
        *("citation_publisher", "citation_dissertation_institution", "citation_technical_report_institution"),
    ),
    "number": ("citation_technical_report_number", "citation_patent_number"),
    "edition": ("citation_edition",),
    "abstract": ("citation_abstract",),
    "url": ("citation_public_url", "citation_abstract_html_url", "citation_fulltext_html_url"),
    "genre": ("citation_dissertation_name",),
}
_TOLD_BY = {  # which element says the type, the most telling first
    "citation_dissertation_institution": "thesis", "citation_dissertation_name": "thesis",
    "citation_technical_report_institution": "report", "citation_technical_report_number": "report",
    "citation_conference_title": "paper-conference", "citation_conference": "paper-conference",
    "citation_inbook_title": "chapter", "citation_book_title": "chapter",
    "citation_journal_title": "article-journal", "citation_journal_abbrev": "article-journal",
    "citation_issn": "article-journal", "citation_patent_number": "patent", "citation_isbn": "book",
}  # fmt: skip
_DATES = ("citation_publication_date", "citation_cover_date", "citation_date", "citation_year", "citation_online_date")
_DUBLIN_CORE = {
    "title": ("title",),
    "publisher": ("publisher",),
    "abstract": ("description.abstract", "abstract", "description"),
    "container_title": ("relation.ispartof", "ispartof", "source"),
    "volume": ("citation.volume",),
    "issue": ("citation.issue",),
}
_DUBLIN_CORE_TYPES = {
    "article": "article-journal", "book": "book", "book chapter": "chapter", "chapter": "chapter",
    "conference paper": "paper-conference", "dataset": "dataset", "doctoral thesis": "thesis",
    "journal article": "article-journal", "preprint": "article", "report": "report", "software": "software",
    "thesis": "thesis", "text.serial.journal": "article-journal", "working paper": "report",
}  # fmt: skip
_PART = re.compile(r"(?:^|;)\s{0,20}(citation_[a-z_]{2,40}|[a-z]{3,12})=")
LONGEST_REFERENCE = 20_000  # characters


class Metas:
    """The contents of a page's `meta` elements, by their names in lower case."""

    def __init__(self, contents: dict[str, list[str]]) -> None:
        self._contents = contents

    @classmethod
    def of(cls, root: Element) -> Self:
        """Those of a page."""
        contents: dict[str, list[str]] = {}
        for meta in root.iter("meta"):
            name = (meta.get("name") or meta.get("property") or "").strip().lower()
            content = (meta.get("content") or "").strip()
            if name and content:
                contents.setdefault(name, []).append(content)
        return cls(contents)

    def first(self, *names: str) -> str | None:
        """The first content of the first of these names that is there."""
        return next((self._contents[name][0] for name in names if name in self._contents), None)

    def all(self, *names: str) -> list[str]:
        """All contents of these names."""
        return [content for name in names for content in self._contents.get(name, ())]


def fields_from_highwire(metas: Metas) -> dict[str, Any]:
    """The fields of a record that `citation_…` elements give."""
    fields: dict[str, Any] = {name: metas.first(*tags) for name, tags in _HIGHWIRE.items()}
    people = [part for text in metas.all("citation_author", "citation_authors") for part in _people(text)]
    fields["author"], fields["author_open"] = names_from([inverted(text) for text in people])
    editors = [part for text in metas.all("citation_editor") for part in _people(text)]
    fields["editor"] = names_from([inverted(text) for text in editors])[0]
    fields["issued"] = read_date(metas.first(*_DATES) or "")
    fields["page"] = join_pages(metas.first("citation_firstpage"), metas.first("citation_lastpage"))
    fields["page"] = fields["page"] or metas.first("citation_pages", "citation_article_number", "citation_elocation_id")
    read_serials(dict.fromkeys(metas.all("citation_issn", "citation_isbn")), fields)
    fields["keyword"] = join_keywords(word for text in metas.all("citation_keywords") for word in text.split(";"))
    fields["language"] = language_tag(metas.first("citation_language") or "") or None
    if arxiv := metas.first("citation_arxiv_id"):
        fields["archive"], fields["archive_location"] = "arXiv", arxiv
    fields["type"] = _highwire_type(metas, fields)
    return fields


def _highwire_type(metas: Metas, fields: dict[str, Any]) -> str:
    told = next((kind for name, kind in _TOLD_BY.items() if metas.first(name)), None)
    return told or ("article" if fields.get("archive") else "document")


def _people(text: str) -> list[str]:
    return [part for part in text.split(";") if part.strip()]


def fields_from_dublin_core(metas: Metas) -> dict[str, Any]:
    """The fields of a record that `DC.…` and `DCTERMS.…` elements give."""

    def named(*names: str) -> tuple[str, ...]:
        return tuple(f"{prefix}{name}" for name in names for prefix in ("dc.", "dcterms.", "dc:", "dcterms:"))

    fields: dict[str, Any] = {name: metas.first(*named(*tags)) for name, tags in _DUBLIN_CORE.items()}
    names, fields["author_open"] = names_from(
        [inverted(text) for text in metas.all(*named("creator", "creator.personalname"))]
    )
    fields["author"] = names
    fields["issued"] = read_date(metas.first(*named("date.issued", "issued", "date", "date.created", "created")) or "")
    fields["language"] = language_tag(metas.first(*named("language")) or "") or None
    fields["keyword"] = join_keywords(word for text in metas.all(*named("subject")) for word in text.split(";"))
    kind = (metas.first(*named("type")) or "").strip().lower()
    fields["type"] = _DUBLIN_CORE_TYPES.get(kind, "document")
    for text in metas.all(*named("identifier", "identifier.doi", "identifier.uri", "identifier.issn")):
        _identify(text, fields)
    return fields


def _identify(text: str, fields: dict[str, Any]) -> None:
    if re.search(r"\b10\.\d{4,9}/", text):
        fields["doi"] = fields.get("doi") or text
    elif text.startswith(("http://", "https://")):
        fields["url"] = fields.get("url") or text
    elif re.fullmatch(r"\d{4}-?\d{3}[\dXx]", text):
        fields["issn"] = fields.get("issn") or text


def reference_fields(content: str) -> dict[str, Any]:
    """The fields of a `citation_reference`: "citation_title=…;citation_author=…", or a printed reference.

    >>> reference_fields("citation_title=On trees; citation_author=Doe, J.; citation_volume=7")["volume"]
    '7'
    >>> reference_fields("Doe J. On trees. 2001.")
    {'printed': 'Doe J. On trees. 2001.'}
    """
    content = content[:LONGEST_REFERENCE]
    starts = list(_PART.finditer(content))
    if not starts:
        return {"printed": " ".join(content.split())}
    ends = [*(start.start() for start in starts[1:]), len(content)]
    contents: dict[str, list[str]] = {}
    for start, end in zip(starts, ends, strict=True):
        name = start[1] if start[1].startswith("citation_") else f"citation_{start[1]}"
        if value := content[start.end() : end].strip("; \t\r\n"):
            contents.setdefault(name, []).append(value)
    fields = fields_from_highwire(Metas(contents))
    if not any(value for name, value in fields.items() if name not in ("type", "author_open")):
        return {"printed": " ".join(content.split())}
    return fields
