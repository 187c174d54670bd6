"""A record as a row of a table. Part of the batches."""

import json
from collections.abc import Sequence
from typing import Any

from refkit.model.name import Name
from refkit.model.record import Record

_SAME_NAME = (
    "type",
    "author_open",
    "title",
    "translated_title",
    "container_title",
    "volume",
    "issue",
    "page",
    "publisher",
    "publisher_place",
    "doi",
    "pmid",
    "isbn",
    "url",
)


def record_row(record: Record) -> dict[str, Any]:
    """The fields of a record that a table has columns for, and all of it as CSL-JSON.

    >>> row = record_row(Record(title="On trees", issued={"date-parts": [[2001, 3]]}))
    >>> row["title"], row["issued"], row["year"], json.loads(row["csl"])["title"]
    ('On trees', '2001-03', 2001, 'On trees')
    """
    issued = record.issued
    return {
        **{field: getattr(record, field) for field in _SAME_NAME},
        "author": _names(record.author),
        "editor": _names(record.editor),
        "issued": str(issued) if issued is not None else None,
        "year": issued.year if issued is not None else None,
        "csl": csl_text(record),
    }


def csl_text(record: Record) -> str:
    """The whole record as CSL-JSON text."""
    return json.dumps(record.to_csl(), ensure_ascii=False)


def _names(names: Sequence[Name]) -> list[dict[str, str | None]]:
    return [
        {"family": name.family_with_particles or None, "given": name.given, "literal": name.literal} for name in names
    ]
