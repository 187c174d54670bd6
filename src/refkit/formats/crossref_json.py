"""Works in Crossref's own JSON, as its REST API answers and its data files hold them; read only. Room: formats."""

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from refkit.errors import FormatError
from refkit.formats.json_text import decode_json, parse_json_or_lines
from refkit.formats.registry import ReadResult
from refkit.model.crossref import work_from_crossref
from refkit.model.origin import Origin
from refkit.model.problem import Problem
from refkit.model.record import Record


class CrossrefJson:
    """Reads one work, a list, an API answer, a data file or JSON lines."""

    def read(self, data: bytes) -> ReadResult:
        """One record a work; the id is its DOI."""
        records: list[Record] = []
        problems: list[Problem] = []
        for position, message in enumerate(_messages(parse_json_or_lines(decode_json(data))), 1):
            if not isinstance(message, Mapping):
                problems.append(Problem("entry", None, f"item {position} is not an object", str(message)[:500]))
                continue
            try:
                record = work_from_crossref(message).record
            except (ValidationError, ValueError, TypeError, KeyError, AttributeError) as error:
                problems.append(Problem("entry", None, f"work {position} cannot be read: {error}", str(message)[:500]))
                continue
            key = record.id or record.doi or str(position)
            records.append(record.replace(id=key, origin=Origin(key=key)))
        return ReadResult(tuple(records), tuple(problems))


def _messages(value: Any) -> list[Any]:
    """The works in what was read: the answer's message, its items, or the thing itself."""
    if isinstance(value, list):
        return [work for part in value for work in (_messages(part) if isinstance(part, Mapping) else [part])]
    if not isinstance(value, Mapping):
        raise FormatError("expected works in Crossref's JSON")
    inner = value.get("message")
    if isinstance(inner, Mapping):
        value = inner
    items = value.get("items")
    return items if isinstance(items, list) else [value]


FORMAT = CrossrefJson()
