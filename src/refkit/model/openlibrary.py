"""What Open Library says about a book, as a `Work`. Ground floor.

An edition (by ISBN) has its publisher and year; a work (by search) has all editions' years and no ISBN of its own.

Source: Open Library, "Books API" (jscmd=data) and "Book Search API".
"""

from collections.abc import Iterator, Mapping
from typing import Any

from refkit.model.date import Date, DateParts
from refkit.model.identifiers import normalise_isbn
from refkit.model.name import Name
from refkit.model.provider_values import (
    date_value,
    first_checked,
    mappings,
    number_value,
    plain,
    plain_values,
    text_value,
    text_values,
    year_value,
)
from refkit.model.record import Record
from refkit.model.work import Work
from refkit.text.language_codes import language_tag
from refkit.text.markup import clean_title

SOURCE = "openlibrary"
MOST_YEARS = 200  # editions of one work that are looked at


def work_from_edition(edition: Mapping[str, Any], isbn: str) -> Work:
    """One edition, as the answer to its ISBN has it. Nothing in it is required, and nothing raises.

    >>> work_from_edition({"title": "On trees", "publishers": [{"name": "Acta"}]}, "9780306406157").record.publisher
    'Acta'
    """
    issued = date_value(edition.get("publish_date"))
    names = (_name(plain(text_value(part.get("name")))) for part in mappings(edition.get("authors")))
    return _work(
        {
            "title": _title(edition),
            "author": tuple(filter(None, names)),
            "publisher": _first_name(edition.get("publishers")),
            "publisher_place": _first_name(edition.get("publish_places")),
            "issued": issued,
            "isbn": isbn,
            "number_of_pages": number_value(edition.get("number_of_pages")),
        },
        frozenset({issued.year} if issued is not None and issued.year is not None else ()),
    )


def work_from_search(document: Mapping[str, Any]) -> Work:
    """One work of a search, with the years of all its editions; which edition is meant, nobody knows yet.

    >>> work_from_search({"title": "On trees", "publish_year": [1999, 2004]}).years == {1999, 2004}
    True
    """
    years = {year for value in _list(document.get("publish_year"))[:MOST_YEARS] if (year := year_value(value))}
    first = year_value(document.get("first_publish_year"))
    languages = {language_tag(code) for code in text_values(document.get("language"))}
    language = languages.pop() if len(languages) == 1 else ""
    return _work(
        {
            "title": _title(document),
            "author": tuple(filter(None, map(_name, plain_values(document.get("author_name"))))),
            "publisher": next(plain_values(document.get("publisher")), None) if len(years) == 1 else None,
            "issued": Date(start=DateParts(first)) if first and years <= {first} else None,
            "isbn": first_checked(normalise_isbn, document.get("isbn")) if _has_one_isbn(document) else None,
            "language": language if len(language) == 2 else None,
        },
        frozenset(years | ({first} if first else set())),
    )


def _work(fields: Mapping[str, Any], years: frozenset[int]) -> Work:
    record = Record(type="book", **{field: value for field, value in fields.items() if value})
    return Work(record, SOURCE, "", years=years, registered_type="book")


def _title(part: Mapping[str, Any]) -> str:
    title, subtitle = (clean_title(text_value(part.get(key))) for key in ("title", "subtitle"))
    return f"{title}: {subtitle}" if title and subtitle else title


def _name(name: str) -> Name | None:
    """A person's name in its natural order; Open Library does not tell people from bodies."""
    given, _, family = name.rpartition(" ")
    if not name:
        return None
    return Name.parse(name) if "," in name else Name(family=family, given=given or None)


def _first_name(parts: Any) -> str | None:
    names = (plain(text_value(part.get("name"))) for part in mappings(parts))
    return next(filter(None, names), None)


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _has_one_isbn(document: Mapping[str, Any]) -> bool:
    return len(set(_isbns(document))) == 1


def _isbns(document: Mapping[str, Any]) -> Iterator[str]:
    for value in _list(document.get("isbn"))[:MOST_YEARS]:
        if isbn := first_checked(normalise_isbn, value):
            yield isbn
