"""JSON lines: one CSL-JSON item a line, with refkit's own knowledge under the key `refkit`. Room: formats.

`refkit` holds `source` (where the record came from), `confidence` (0–1, for the whole record), `fields`
(the witness of each field) and `reasons` (sentences).
"""

import json
from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from refkit.errors import FormatError
from refkit.formats.json_text import decode_json, parse_json
from refkit.formats.registry import ReadResult
from refkit.model.csl_items import read_item
from refkit.model.problem import Problem
from refkit.model.record import Record

OWN_KEY = "refkit"


class JsonLines:
    """Reads and writes one item a line."""

    def read(self, data: bytes) -> ReadResult:
        """One record a line; a broken line is a problem and costs only itself."""
        records: list[Record] = []
        problems: list[Problem] = []
        for number, line in enumerate(decode_json(data).split("\n"), 1):
            if not line.strip():
                continue
            try:
                item = parse_json(line)
            except FormatError as error:
                problems.append(Problem("entry", number, error.reason, line))
                continue
            if not isinstance(item, Mapping):
                problems.append(Problem("entry", number, "this line is not an object", line))
                continue
            record, faults = _record({"id": str(number), **item})
            records.append(record)
            problems.extend(fault._replace(line=number) for fault in faults)
        return ReadResult(tuple(records), tuple(problems))

    def write(self, records: tuple[Record, ...], document: object = None) -> bytes:
        """One line a record, in UTF-8."""
        return "".join(line_of(record) for record in records).encode()


def line_of(record: Record, more: Mapping[str, Any] | None = None) -> str:
    """The line of one record; `more` is added under `refkit`, such as a verdict and its reasons."""
    item = record.to_csl()
    own: dict[str, Any] = {}
    if record.origin is not None:
        own["source"] = record.origin.model_dump(mode="json", exclude_none=True)
    if record.confidence is not None:
        own["confidence"] = round(record.confidence, 3)
    if record.provenance:
        own["fields"] = {
            field: witness.model_dump(mode="json", exclude_none=True) for field, witness in record.provenance.items()
        }
    own |= more or {}
    if own:
        own.setdefault("reasons", [])
        item[OWN_KEY] = own
    return json.dumps(item, ensure_ascii=False) + "\n"


def _record(item: Mapping[str, Any]) -> tuple[Record, tuple[Problem, ...]]:
    own = item.get(OWN_KEY)
    if not isinstance(own, Mapping):
        return read_item(item)
    record, problems = read_item({key: value for key, value in item.items() if key != OWN_KEY})
    try:
        known = {"origin": own.get("source"), "provenance": own.get("fields") or {}}
        return record.replace(**known), problems
    except ValidationError:  # not written by refkit: kept as a key that nobody knows
        others = {**record.other_variables, OWN_KEY: dict(own)}
        return record.replace(other_variables=others), problems


FORMAT = JsonLines()
