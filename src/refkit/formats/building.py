"""Fields as a file has them, made a Record where one bad value must not cost the others. Room: formats."""

import re
from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from refkit.model.faults import wrong_fields
from refkit.model.identifiers import normalise_doi, trim_doi
from refkit.model.origin import Origin
from refkit.model.problem import Problem
from refkit.model.record import Record

UNREADABLE = "unreadable"
_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S+")


def build_record(
    fields: Mapping[str, Any], *, line: int | None = None, key: str | None = None, text: str | None = None
) -> tuple[Record, tuple[Problem, ...]]:
    """A Record of these fields; a value that cannot be read moves to `custom["unreadable"]`, with a Problem.

    `line` and `key` say where in the file the record stood, `text` is the reference as it is printed there.
    """
    present = {name: value for name, value in fields.items() if value or value == 0}  # a number may be zero
    if "doi" in present:
        _tidy_doi(present)
    present["origin"] = Origin(line=line, text=text, key=key or str(present.get("id", "")) or None)
    try:
        return Record(**present), ()
    except ValidationError as error:
        wrong = wrong_fields(error)
    kept = {name: value for name, value in present.items() if name not in wrong}
    unreadable = {name: _plain(present[name]) for name in wrong if name in present}
    kept["custom"] = {**kept.get("custom", {}), UNREADABLE: unreadable}
    problems = tuple(
        Problem("field", line, f"{name} of {present.get('id', '?')!r} cannot be read: {reason}", str(present.get(name)))
        for name, reason in wrong.items()
    )
    return Record(**kept), problems


def _tidy_doi(fields: dict[str, Any]) -> None:
    """Files hold DOIs as links, with a label, or with words after them; what is no DOI but a link is an address."""
    written = str(fields["doi"])
    try:
        fields["doi"] = normalise_doi(written)
        return
    except ValueError:
        found = _DOI.search(written)
    if found:
        try:
            fields["doi"] = normalise_doi(trim_doi(found[0]))
            return
        except ValueError:
            pass
    if written.startswith(("http://", "https://")) and not fields.get("url"):
        fields["url"] = fields.pop("doi")


def _plain(value: Any) -> Any:
    return value if isinstance(value, str | int | float | bool | list | dict) else str(value)


def add_note(fields: dict[str, Any], text: str) -> None:
    """Add a line to the note that is being gathered."""
    fields["note"] = f"{fields['note']}\n{text}" if fields.get("note") else text
