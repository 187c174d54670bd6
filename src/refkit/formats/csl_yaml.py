"""CSL-YAML files, as pandoc keeps them: a list of items, or a mapping with `references`. Room: formats.

Source: pandoc manual, "Specifying bibliographic data"; YAML 1.2.
"""

import datetime
from collections.abc import Mapping
from typing import Any

from refkit.errors import FormatError
from refkit.formats.encoding import decode_text
from refkit.formats.guesses import guesses_marked, item_with_guesses
from refkit.formats.registry import ReadResult
from refkit.formats.yaml_text import dump_yaml, parse_yaml
from refkit.model.csl_items import read_item
from refkit.model.problem import Problem
from refkit.model.record import Record


class CslYaml:
    """Reads and writes YAML lists of CSL items."""

    def read(self, data: bytes) -> ReadResult:
        """One record an item; a value that cannot be read is kept in `custom["unreadable"]`."""
        decoded = decode_text(data)
        records: list[Record] = []
        problems = list(decoded.problems)
        for position, item in enumerate(_items(parse_yaml(decoded.text)), 1):
            if not isinstance(item, Mapping):
                problems.append(Problem("entry", None, f"item {position} is not a mapping", str(item)[:500]))
                continue
            record, faults = read_item({"id": str(position), **_plain(item)})
            records.append(guesses_marked(record))
            problems.extend(faults)
        return ReadResult(tuple(records), tuple(problems))

    def write(self, records: tuple[Record, ...], document: object = None) -> bytes:
        """A mapping with the key `references`, in UTF-8."""
        return dump_yaml({"references": [item_with_guesses(record) for record in records]})


def _items(value: Any) -> list[Any]:
    if isinstance(value, Mapping):
        value = value.get("references", [value] if "id" in value or "type" in value else None)
    if not isinstance(value, list):
        raise FormatError("expected a list of CSL items, or a mapping with the key 'references'")
    return value


def _plain(item: Mapping[Any, Any]) -> dict[str, Any]:
    """What pandoc writes beyond CSL-JSON: dates as mappings with year, month and day, or as a list of those."""
    out: dict[str, Any] = {str(key): value for key, value in item.items()}
    for key, value in out.items():
        if key in ("issued", "accessed", "event-date", "original-date", "submitted", "available-date"):
            out[key] = _date(value)
    return out


def _date(value: Any) -> Any:
    if isinstance(value, datetime.date):
        return value.isoformat()[:10]
    parts = value if isinstance(value, list) else [value]
    if parts and all(isinstance(part, Mapping) and "year" in part for part in parts):
        ranges = [[part[name] for name in ("year", "month", "day") if part.get(name)] for part in parts[:2]]
        rest = {key: parts[0][key] for key in ("season", "circa", "literal") if key in parts[0]}
        return {"date-parts": ranges, **rest}
    return value


FORMAT = CslYaml()
