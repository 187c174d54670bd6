"""What DataCite's REST API says about a work, as a `Work`. Ground floor.

Every value is checked where it is read: a field that is odd or missing is left out, the rest stays.

Source: DataCite REST API, "Retrieving a single DOI"; DataCite Metadata Schema 4.6.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from refkit.model.date import Date, DateParts
from refkit.model.identifiers import normalise_doi, normalise_isbn, normalise_issn
from refkit.model.name import Name
from refkit.model.provider_values import (
    checked_value,
    date_value,
    mappings,
    number_value,
    plain,
    text_value,
    year_value,
)
from refkit.model.record import Record
from refkit.model.work import Work
from refkit.text.language_codes import language_tag
from refkit.text.markup import clean_title

SOURCE = "datacite"
_TYPE_OF = {
    "audiovisual": "motion_picture", "book": "book", "bookchapter": "chapter", "conferencepaper": "paper-conference",
    "conferenceproceeding": "book", "datapaper": "article-journal", "dataset": "dataset", "dissertation": "thesis",
    "image": "graphic", "journal": "periodical", "journalarticle": "article-journal", "peerreview": "review",
    "preprint": "article", "report": "report", "software": "software", "standard": "standard", "thesis": "thesis",
}  # fmt: skip

_REGISTERED_AS = {  # as Crossref calls the kinds that matching treats apart
    "Preprint": "posted-content",
    "PeerReview": "peer-review",
    "Journal": "journal",
}


def work_from_datacite(attributes: Mapping[str, Any]) -> Work:
    """One work's `attributes`. Nothing in them is required and nothing raises: `identifier` is "" without a DOI.

    >>> work = work_from_datacite({"doi": "10.5061/DRYAD.1", "titles": [{"title": "Data on trees"}]})
    >>> work.identifier, work.record.title
    ('10.5061/dryad.1', 'Data on trees')
    """
    doi = checked_value(normalise_doi, attributes.get("doi"))
    titles = _titles(attributes)
    container = attributes.get("container")
    container = container if isinstance(container, Mapping) else {}
    name = plain(text_value(container.get("title")))
    pages = dict.fromkeys(filter(None, (number_value(container.get(key)) for key in ("firstPage", "lastPage"))))
    publisher = attributes.get("publisher")
    issued = _issued(attributes)
    kind = text_value(_types(attributes).get("resourceTypeGeneral"))
    number_kind = text_value(container.get("identifierType"))
    fields: dict[str, Any] = {
        "type": _type(attributes),
        "title": titles[""][0] if titles[""] else None,
        "author": tuple(_names(attributes.get("creators"))),
        "editor": tuple(_names(attributes.get("contributors"), role="Editor")),
        "container_title": name,
        "volume": number_value(container.get("volume")),
        "issue": number_value(container.get("issue")),
        "page": "-".join(pages),
        "issued": issued,
        "doi": doi,
        "issn": checked_value(normalise_issn, container.get("identifier")) if number_kind == "ISSN" else None,
        "isbn": checked_value(normalise_isbn, container.get("identifier")) if number_kind == "ISBN" else None,
        "publisher": plain(text_value(publisher.get("name") if isinstance(publisher, Mapping) else publisher)),
        "language": _language(attributes.get("language")),
        "version": number_value(attributes.get("version")),
    }
    return Work(
        record=Record(**{field: value for field, value in fields.items() if value}),
        source=SOURCE,
        identifier=doi or "",
        other_titles=(*titles[""][1:], *titles["AlternativeTitle"], *titles["TranslatedTitle"]),
        container_titles=(name,) if name else (),
        years=frozenset(_years(attributes, issued)),
        corrects=tuple(_corrected(attributes)),
        registered_type=_REGISTERED_AS.get(kind, kind),
    )


def _types(attributes: Mapping[str, Any]) -> Mapping[str, Any]:
    types = attributes.get("types")
    return types if isinstance(types, Mapping) else {}


def _type(attributes: Mapping[str, Any]) -> str:
    """The general type; where that only says "Text", the repository's own words for it."""
    words = (text_value(_types(attributes).get(key)) for key in ("resourceTypeGeneral", "resourceType"))
    return next(filter(None, (_TYPE_OF.get(word.replace(" ", "").lower()) for word in words)), "document")


def _titles(attributes: Mapping[str, Any]) -> dict[str, list[str]]:
    """Titles by their kind, "" for the title itself, with its subtitle."""
    titles: dict[str, list[str]] = {"": [], "AlternativeTitle": [], "TranslatedTitle": [], "Subtitle": []}
    for part in mappings(attributes.get("titles")):
        kind, title = text_value(part.get("titleType")), clean_title(text_value(part.get("title")))
        if title:
            titles[kind if kind in titles else ""].append(title)
    if titles[""] and titles["Subtitle"]:
        titles[""] = [f"{titles[''][0]}: {titles['Subtitle'][0]}", *titles[""]]
    return titles


def _names(people: Any, role: str | None = None) -> Iterator[Name]:
    for person in mappings(people):
        if role is not None and person.get("contributorType") != role:
            continue
        family, given, name = (plain(text_value(person.get(key))) for key in ("familyName", "givenName", "name"))
        if family:
            yield Name(family=family, given=given or None)
        elif name and ("," not in name or person.get("nameType") == "Organizational"):
            yield Name(literal=name)
        elif name:
            yield Name.parse(name)


def _issued(attributes: Mapping[str, Any]) -> Date | None:
    """The day it was issued where that is in the registered year, otherwise the year."""
    year = year_value(attributes.get("publicationYear"))
    dates = (part.get("date") for part in mappings(attributes.get("dates")) if part.get("dateType") == "Issued")
    exact = next(filter(None, map(date_value, dates)), None)
    if exact is not None and year in (None, exact.year):
        return exact
    return Date(start=DateParts(year)) if year else None


def _years(attributes: Mapping[str, Any], issued: Date | None) -> Iterator[int]:
    if issued is not None and issued.year is not None:
        yield issued.year
    for part in mappings(attributes.get("dates")):
        if part.get("dateType") in ("Issued", "Available", "Created") and (year := year_value(part.get("date"))):
            yield year


def _language(value: Any) -> str | None:
    tag = language_tag(text_value(value)).partition("-")[0] if text_value(value) else ""
    return tag if len(tag) == 2 and tag.isascii() and tag.isalpha() else None


def _corrected(attributes: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for part in mappings(attributes.get("relatedIdentifiers")):
        doi = checked_value(normalise_doi, part.get("relatedIdentifier"))
        if part.get("relationType") == "IsErratumOf" and doi:
            yield "erratum", doi
