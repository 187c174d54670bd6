"""A record's fields as text that a person can edit, and the edited text as a field again. Workflow."""

import re
from typing import Any

from pydantic import ValidationError

from refkit.errors import InputError, UnknownName
from refkit.model.date import Date
from refkit.model.name import Name
from refkit.model.provenance import Provenance, ProvenanceKind
from refkit.model.record import Record
from refkit.model.variables import NAME_VARIABLES, TYPES

LONGEST_VALUE = 20_000  # characters, as long as the longest reference that is parsed
NAMES = frozenset(name.replace("-", "_") for name in NAME_VARIABLES)
DATES = frozenset(["issued", "accessed", "original_date", "event_date", "submitted", "available_date"])
MENDABLE = (  # in the order in which a reference is read
    "type", "author", "editor", "translator", "title", "translated_title", "container_title", "container_title_short",
    "translated_container_title", "collection_title", "collection_number", "edition", "volume", "issue", "page",
    "number", "number_of_pages", "issued", "publisher", "publisher_place", "event_title", "genre", "medium",
    "original_title", "language", "doi", "pmid", "pmcid", "isbn", "issn", "registry_number", "url", "accessed", "note",
)  # fmt: skip

_OPEN = re.compile(r"[\s;,]{0,20}(?:et al|m\. ?fl|u\. ?a)\.?\s*\Z", re.IGNORECASE)
_BY_HAND = Provenance(kind=ProvenanceKind.BY_HAND)


def field_text(record: Record, field: str) -> str:
    """What stands in a field, as `mend` reads it back: names "Family, Given" with "; " between, dates as ISO text.

    >>> field_text(Record(author=(Name(family="Doe", given="J"),), author_open=True), "author")
    'Doe, J; et al.'
    """
    value = getattr(record, field)
    if field in NAMES:
        names = "; ".join(map(str, value))
        return f"{names}; et al.".removeprefix("; ") if field == "author" and record.author_open else names
    return "" if value is None else str(value)


def mend(record: Record, field: str, text: str) -> Record:
    """The record with one field as a person wrote it; empty text empties the field. `Record.undo` takes it back.

    Raises:
        UnknownName: no field that can be mended is called so.
        InputError: the text is nothing that the field can hold; the message says what it expects.

    >>> mend(Record(), "issued", "2015-03").issued.to_csl()
    {'date-parts': [[2015, 3]]}
    """
    changes = read_field(field, text)
    try:
        return record.amend(f"{field} by hand", _BY_HAND, **changes)
    except ValidationError as error:
        raise InputError(_reason(error)) from error


def read_field(field: str, text: str) -> dict[str, Any]:
    """The changes that the text of a field means: itself, and of authors whether their list is open.

    Raises:
        UnknownName: no field that can be mended is called so.
        InputError: the text is nothing that the field can hold.
    """
    if field not in MENDABLE:
        raise UnknownName("field", field, MENDABLE)
    if len(text) > LONGEST_VALUE:
        raise InputError(f"{len(text)} characters are too many for a field; {LONGEST_VALUE} is the most.")
    written = " ".join(text.split())
    if field == "type":
        return {"type": _type(written)}
    if field in DATES:
        return {field: _date(written)}
    if field in NAMES:
        return _names(field, text)
    return {field: written or None}


def _type(written: str) -> str:
    if written not in TYPES:
        raise UnknownName("type", written, TYPES)
    return written


def _date(written: str) -> Date | None:
    if not written:
        return None
    try:
        return Date.parse(written)
    except ValueError as error:
        raise InputError(f"{written!r} is no date; write 2015, 2015-03, 2015-03-09 or 2004/2006.") from error


def _names(field: str, text: str) -> dict[str, Any]:
    kept = _OPEN.sub("", text) if field == "author" else text
    words = [" ".join(part.split()) for part in re.split(r"[;\n]", kept)]
    try:
        names = tuple(Name.parse(word) for word in words if word)
    except ValueError as error:
        raise InputError("Write names as Family, Given with a semicolon between two people.") from error
    return {field: names, **({"author_open": kept != text} if field == "author" else {})}


def _reason(error: ValidationError) -> str:
    said = str(error.errors(include_url=False)[0]["msg"]).removeprefix("Value error, ")
    return f"{said[:1].upper()}{said[1:300]}."
