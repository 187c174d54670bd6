"""A work described in schema.org's words (JSON-LD). Room: formats.

Source: schema.org, "ScholarlyArticle", "Book", "PublicationIssue"; W3C, "JSON-LD 1.1".
"""

from collections.abc import Iterator, Mapping
from typing import Any

from refkit.errors import FormatError
from refkit.formats.dates import read_date
from refkit.formats.json_text import parse_json
from refkit.formats.keywords import join_keywords
from refkit.formats.names import inverted, name_from_inverted
from refkit.formats.tagged import join_pages
from refkit.model.name import Name
from refkit.text.language_codes import language_tag
from refkit.text.markup import clean_title

MOST_NODES = 5_000
DEEPEST = 6  # an article, its issue, volume, journal, publisher, address
_TYPES = {
    "ScholarlyArticle": "article-journal", "MedicalScholarlyArticle": "article-journal", "Article": "article-journal",
    "TechArticle": "article-journal", "NewsArticle": "article-newspaper", "ReportageNewsArticle": "article-newspaper",
    "BlogPosting": "post-weblog", "Book": "book", "Chapter": "chapter", "Thesis": "thesis", "Report": "report",
    "Dataset": "dataset", "SoftwareSourceCode": "software", "SoftwareApplication": "software",
    "Legislation": "legislation", "Movie": "motion_picture", "Map": "map", "Review": "review",
    "Periodical": "periodical", "PresentationDigitalDocument": "speech", "CreativeWork": "document",
}  # fmt: skip


def fields_from_json_ld(text: str) -> dict[str, Any]:
    """The fields of the first work described; none where there is none or the text is no JSON.

    >>> fields_from_json_ld('{"@type": "Book", "name": "On trees", "isbn": "0306406152"}')["title"]
    'On trees'
    """
    try:
        value = parse_json(text)
    except FormatError:
        return {}
    work = next((node for node in _nodes(value) if _kind(node) is not None), None)
    return {} if work is None else _fields(work)


def _nodes(value: Any) -> Iterator[Mapping[str, Any]]:
    """The described things: one, a list, or a graph of them."""
    waiting = [value]
    for _ in range(MOST_NODES):
        if not waiting:
            return
        node = waiting.pop(0)
        if isinstance(node, list):
            waiting[:0] = node[:MOST_NODES]
        elif isinstance(node, Mapping):
            yield node
            waiting += [node[name] for name in ("@graph", "mainEntity") if name in node]


def _kind(node: Mapping[str, Any]) -> str | None:
    kinds = node.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    found = (_TYPES.get(str(name).rpartition("/")[2]) for name in names)
    return next((kind for kind in found if kind), None)


def _fields(work: Mapping[str, Any]) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "type": _kind(work),
        "title": clean_title(_text(work.get("headline")) or _text(work.get("name")) or ""),
        "author": tuple(_people(work.get("author") or work.get("creator"))),
        "editor": tuple(_people(work.get("editor"))),
        "issued": read_date(
            (_text(work.get("datePublished")) or _text(work.get("dateCreated")) or "").partition("T")[0]
        ),
        "page": join_pages(_text(work.get("pageStart")), _text(work.get("pageEnd"))) or _text(work.get("pagination")),
        "publisher": _text(work.get("publisher")),
        "abstract": _text(work.get("abstract")),
        "language": language_tag(_text(work.get("inLanguage")) or "") or None,
        "isbn": _text(work.get("isbn")),
        "url": _text(work.get("url")),
        "edition": _text(work.get("bookEdition")),
        "version": _text(work.get("version")),
        "number_of_pages": _text(work.get("numberOfPages")),
    }
    words = work.get("keywords")
    listed = words if isinstance(words, list) else str(words or "").split(",")
    fields["keyword"] = join_keywords(text for word in listed if (text := _text(word)))
    _read_containers(work.get("isPartOf"), fields, 0)
    for identifier in _each(work.get("identifier"), work.get("sameAs"), work.get("@id")):
        _identify(identifier, fields)
    return fields


def _read_containers(value: Any, fields: dict[str, Any], depth: int) -> None:
    """Issue, volume and journal stand in each other, each saying its own number."""
    for part in _each(value):
        if not isinstance(part, Mapping) or depth > DEEPEST:
            continue
        kind = str(part.get("@type"))
        fields["issue"] = fields.get("issue") or _text(part.get("issueNumber"))
        fields["volume"] = fields.get("volume") or _text(part.get("volumeNumber"))
        fields["issn"] = fields.get("issn") or next((_text(issn) for issn in _each(part.get("issn"))), None)
        is_whole = "PublicationIssue" not in kind and "PublicationVolume" not in kind
        if is_whole and "WebSite" not in kind and "WebPage" not in kind:
            fields["container_title"] = fields.get("container_title") or _text(part.get("name"))
        _read_containers(part.get("isPartOf"), fields, depth + 1)


def _each(*values: Any) -> Iterator[Any]:
    for value in values:
        yield from value if isinstance(value, list) else [value] if value is not None else []


def _text(value: Any) -> str | None:
    """A text, a number, or the name of a thing."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, Mapping):
        value = next((value[name] for name in ("name", "@value", "value", "alternateName") if name in value), None)
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        return str(value).strip() or None
    return None


def _people(value: Any) -> Iterator[Name]:
    for person in _each(value):
        if isinstance(person, Mapping) and (family := _text(person.get("familyName"))):
            yield Name.parse(f"{family}, {_text(person.get('givenName')) or ''}")
        elif isinstance(person, Mapping) and "Organization" in str(person.get("@type")):
            if text := _text(person):
                yield Name(literal=text)
        elif text := _text(person):
            yield name_from_inverted(inverted(text)) or Name(literal=text)


def _identify(identifier: Any, fields: dict[str, Any]) -> None:
    kind = str(identifier.get("propertyID", "")).lower() if isinstance(identifier, Mapping) else ""
    text = _text(identifier) or ""
    if "doi.org/10." in text or text.startswith(("10.", "doi:")):
        fields["doi"] = fields.get("doi") or text
    elif kind in ("pmid", "issn", "isbn", "pmcid") and not fields.get(kind):
        fields[kind] = text
