"""A record as a row, and back. Room: store."""

from typing import Any

from pydantic import ValidationError
from pydantic_core import PydanticSerializationError

from refkit.errors import InputError, StoreError
from refkit.model.record import Record
from refkit.text.fold import squash
from refkit.text.markup import strip_markup
from refkit.text.pages import first_page

TITLE_LETTERS = 22  # at the start of a title; copies of a work have them in common


def as_data(record: Record) -> str:
    """All that a record holds, as JSON.

    Raises:
        InputError: a text in it is not valid Unicode, so that no file can hold it.
    """
    try:
        return record.model_dump_json(exclude_defaults=True)
    except PydanticSerializationError as error:
        raise InputError(
            f"The record {record.id!r} holds text that is not valid Unicode and cannot be stored."
        ) from error


def from_data(data: str, key: int) -> Record:
    """The record that a row holds.

    Raises:
        StoreError: the row is damaged.
    """
    try:
        return Record.model_validate_json(data)
    except ValidationError as error:
        raise StoreError(
            f"The record with the key {key} is damaged: restore a backup. ({error.error_count()} faults)"
        ) from error


def look_up_columns(record: Record) -> dict[str, Any]:
    """What copies of one work have in common, None where the record does not say it."""
    title = squash(strip_markup(record.title or ""))[:TITLE_LETTERS]
    year = record.issued.year if record.issued is not None else None
    page = first_page(record.page or "")
    return {
        "doi": record.doi,
        "pmid": record.pmid,
        "title_start": title or None,
        "place": f"{year} {record.volume} {page}" if year and record.volume and page else None,
    }
