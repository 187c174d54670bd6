"""What Crossref's REST API and its yearly data file say about a work, as a `Work`. Ground floor.

Every value is checked where it is read: a field that is odd or missing is left out, the rest stays.
Source: Crossref REST API, "Works" (github.com/CrossRef/rest-api-doc/blob/master/api_format.md).
"""

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import ValidationError

from refkit.model.blocking import MOST_FAMILIES, KeyFacts
from refkit.model.date import Date
from refkit.model.identifiers import normalise_doi, normalise_isbn, normalise_issn
from refkit.model.name import Name
from refkit.model.provider_values import (
    EARLIEST_YEAR,
    LATEST_YEAR,
    checked_value,
    number_value,
    plain,
    plain_values,
    text_value,
    text_values,
)
from refkit.model.record import Record
from refkit.model.variables import TYPES
from refkit.model.work import Work
from refkit.text.fold import squash
from refkit.text.markup import clean_title, strip_markup
from refkit.text.pages import first_page

SOURCE = "crossref"

CSL_TYPE_OF = {
    "book-chapter": "chapter",
    "book-part": "chapter",
    "book-section": "chapter",
    "book-series": "collection",
    "book-set": "collection",
    "book-track": "chapter",
    "component": "document",
    "database": "dataset",
    "dissertation": "thesis",
    "edited-book": "book",
    "journal": "periodical",
    "journal-article": "article-journal",
    "journal-issue": "periodical",
    "journal-volume": "periodical",
    "monograph": "book",
    "other": "document",
    "peer-review": "review",
    "posted-content": "article",
    "preprint": "article",
    "proceedings": "book",
    "proceedings-article": "paper-conference",
    "proceedings-series": "collection",
    "reference-book": "book",
    "reference-entry": "entry",
    "report-component": "chapter",
    "report-series": "collection",
}
PREPRINTS = frozenset({"posted-content", "preprint"})
_DATES = ("published-print", "issued", "published", "published-online", "posted")
_NAMES = ("author", "editor", "translator", "chair")
_NAME_PARTS = ("family", "given", "suffix", "name", "literal")


def work_from_crossref(message: Mapping[str, Any]) -> Work:
    """One item of Crossref's works, cleaned: markup, entities, capitals and doubled subtitles of titles.

    Nothing in `message` is required and nothing in it raises: `identifier` is "" where no DOI is there.

    >>> work = work_from_crossref({"DOI": "10.1000/182", "title": ["On <i>trees</i>"], "type": "journal-article"})
    >>> work.identifier, work.record.title, work.record.type
    ('10.1000/182', 'On <i>trees</i>', 'article-journal')
    """
    titles = tuple(dict.fromkeys(filter(None, map(clean_title, text_values(message.get("title"))))))
    subtitle = next(iter(filter(None, map(clean_title, text_values(message.get("subtitle"))))), "")
    containers = tuple(dict.fromkeys(plain_values(message.get("container-title"))))
    short_containers = tuple(dict.fromkeys(plain_values(message.get("short-container-title"))))
    doi = checked_value(normalise_doi, message.get("DOI"))
    article_number = number_value(message.get("article-number"))
    kind = text_value(message.get("type"))
    fields: dict[str, Any] = {
        "type": _csl_type(kind, message),
        "title": _with_subtitle(titles[0], subtitle) if titles else None,
        "container_title": containers[0] if containers else None,
        "container_title_short": next((short for short in short_containers if short not in containers[:1]), None),
        "volume": number_value(message.get("volume")),
        "issue": number_value(message.get("issue")),
        "page": number_value(message.get("page")) or article_number,
        "issued": _issued(message),
        "doi": doi,
        "issn": next(
            filter(None, (checked_value(normalise_issn, issn) for issn in text_values(message.get("ISSN")))), None
        ),
        "isbn": next(
            filter(None, (checked_value(normalise_isbn, isbn) for isbn in text_values(message.get("ISBN")))), None
        ),
        "publisher": next(plain_values(message.get("publisher")), None),
        "publisher_place": next(plain_values(message.get("publisher-location")), None),
        "edition": number_value(message.get("edition-number")),
        "event_title": _event_name(message),
        "language": _language(message.get("language")),
        **{role: _names(message.get(role)) for role in _NAMES},
    }
    return Work(
        record=Record(**{field: value for field, value in fields.items() if value}),
        source=SOURCE,
        identifier=doi or "",
        other_titles=titles[1:] if not subtitle else (titles[0], *titles[1:]) if titles else (),
        original_titles=tuple(
            dict.fromkeys(filter(None, map(clean_title, text_values(message.get("original-title")))))
        ),
        container_titles=tuple(dict.fromkeys((*containers, *short_containers, *_servers(kind, message)))),
        years=frozenset(_years(message)),
        corrects=tuple(_updates(message.get("update-to"))),
        corrected_by=tuple(_updates(message.get("updated-by"))),
        registered_type=kind,
        article_number=article_number,
    )


def key_facts(message: Mapping[str, Any]) -> KeyFacts:
    """What blocking keys are made of, for an index: the same as in the `Work`, at a fifth of its cost."""
    authors = message.get("author")
    people = authors[:MOST_FAMILIES] if isinstance(authors, list | tuple) else ()
    article_number = number_value(message.get("article-number"))
    page = number_value(message.get("page"))
    return KeyFacts(
        doi=checked_value(normalise_doi, message.get("DOI")) or "",
        families=tuple(_family(person) for person in people if isinstance(person, Mapping)),
        years=frozenset(_years(message)),
        volume=number_value(message.get("volume")),
        pages=tuple(filter(None, (first_page(page) or page, article_number))),
        titles=tuple(plain(title) for key in ("title", "original-title") for title in text_values(message.get(key))),
    )


def _family(person: Mapping[str, Any]) -> str:
    names = (plain(text_value(person.get(key))) for key in ("family", "name", "literal", "given"))
    return next(filter(None, names), "")


def _csl_type(kind: str, message: Mapping[str, Any]) -> str:
    if kind in CSL_TYPE_OF:
        return CSL_TYPE_OF[kind]
    if kind in TYPES:
        return kind
    return "article-journal" if message.get("ISSN") and message.get("volume") else "document"


def _servers(kind: str, message: Mapping[str, Any]) -> Iterator[str]:
    """Where a preprint is posted: its institution or publisher stands where a journal would."""
    if kind in PREPRINTS:
        institutions = message.get("institution")
        for institution in institutions if isinstance(institutions, list | tuple) else ():
            yield from plain_values(institution.get("name") if isinstance(institution, Mapping) else None)
        yield from plain_values(message.get("publisher"))


def _with_subtitle(title: str, subtitle: str) -> str:
    """The title with its subtitle, unless the title holds it already (registered twice over)."""
    bare, added = squash(strip_markup(title)), squash(strip_markup(subtitle))
    if not added or added in bare:
        return title
    return f"{title}{'' if title.endswith((':', '?', '!')) else ':'} {subtitle}"


def _names(value: Any) -> tuple[Name, ...]:
    people = value if isinstance(value, list | tuple) else ()
    return tuple(filter(None, map(_name, people)))


def _name(value: Any) -> Name | None:
    if not isinstance(value, Mapping):
        return None
    parts = {key: part for key in _NAME_PARTS if key in value and (part := plain(text_value(value[key])))}
    if "family" in parts:
        return Name(family=parts["family"], given=parts.get("given"), suffix=parts.get("suffix"))
    literal = parts.get("name") or parts.get("literal") or parts.get("given")
    return Name(literal=literal) if literal else None


def _dates(message: Mapping[str, Any]) -> Iterator[Date]:
    for key in _DATES:
        value = message.get(key)
        try:
            date = Date.model_validate(value) if isinstance(value, dict | str) else None
        except (ValidationError, TypeError, ValueError, OverflowError):
            continue
        if date is not None and date.year is not None and EARLIEST_YEAR <= date.year <= LATEST_YEAR:
            yield date


def _years(message: Mapping[str, Any]) -> Iterator[int]:
    """The years of all dates, read without checking months and days: an index does this for every work."""
    for key in _DATES:
        try:
            value: Any = message[key]["date-parts"][0][0]
        except (KeyError, IndexError, TypeError):
            continue
        year = (
            int(value) if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) == 4 else value
        )
        if isinstance(year, int) and EARLIEST_YEAR <= year <= LATEST_YEAR:
            yield year


def _issued(message: Mapping[str, Any]) -> Date | None:
    """The date in print where there is one, as reference lists have it; otherwise the first known."""
    return next(_dates(message), None)


def _event_name(message: Mapping[str, Any]) -> str | None:
    event = message.get("event")
    return next(plain_values(event.get("name")), None) if isinstance(event, Mapping) else None


def _language(value: Any) -> str | None:
    """The primary tag of what is registered ("en-US", "eng" and words are met); None where it is no tag."""
    tag = text_value(value).replace("_", "-").split("-")[0].lower()
    return tag if len(tag) == 2 and tag.isalpha() and tag.isascii() else _LANGUAGE_OF.get(tag)


_LANGUAGE_OF = {
    "eng": "en", "english": "en", "ger": "de", "deu": "de", "german": "de", "fre": "fr", "fra": "fr",
    "french": "fr", "spa": "es", "spanish": "es", "por": "pt", "portuguese": "pt", "rus": "ru", "russian": "ru",
    "ita": "it", "italian": "it", "chi": "zh", "zho": "zh", "chinese": "zh", "jpn": "ja", "japanese": "ja",
    "kor": "ko", "korean": "ko", "swe": "sv", "swedish": "sv", "pol": "pl", "polish": "pl", "tur": "tr",
    "turkish": "tr", "dut": "nl", "nld": "nl", "dutch": "nl",
}  # fmt: skip


def _updates(value: Any) -> Iterator[tuple[str, str]]:
    """Kind and DOI of each notice, as (kind, doi)."""
    for update in value if isinstance(value, list | tuple) else ():
        if isinstance(update, Mapping) and (doi := checked_value(normalise_doi, update.get("DOI"))):
            yield text_value(update.get("type")).lower().replace("-", "_"), doi
