"""CSL-JSON files: an array of items, as Zotero, Crossref and citeproc-js exchange them. Room: formats.

Source: csl-data.json, the CSL-JSON schema of CSL 1.0.2.
"""

import json
from collections.abc import Mapping
from typing import Any

from refkit.errors import FormatError
from refkit.formats.guesses import guesses_marked, item_with_guesses
from refkit.formats.json_text import decode_json, parse_json
from refkit.formats.registry import ReadResult
from refkit.model.csl_items import read_item
from refkit.model.problem import Problem
from refkit.model.record import Record

_WRAPPERS = ("items", "references")  # what some programs put around the array


class CslJson:
    """Reads and writes arrays of CSL-JSON items."""

    def read(self, data: bytes) -> ReadResult:
        """One record an item; a value that cannot be read is kept in `custom["unreadable"]`."""
        records: list[Record] = []
        problems: list[Problem] = []
        for position, item in enumerate(_items(parse_json(decode_json(data))), 1):
            if not isinstance(item, Mapping):
                problems.append(Problem("entry", None, f"item {position} is not an object", json.dumps(item)))
                continue
            record, faults = read_item({"id": str(position), **item})
            records.append(guesses_marked(record))
            problems.extend(faults)
        return ReadResult(tuple(records), tuple(problems))

    def write(self, records: tuple[Record, ...], document: object = None) -> bytes:
        """An indented array in UTF-8."""
        items = [item_with_guesses(record) for record in records]
        return (json.dumps(items, ensure_ascii=False, indent=2) + "\n").encode()


def _items(value: Any) -> list[Any]:
    if isinstance(value, Mapping):
        wrapped = next((value[key] for key in _WRAPPERS if isinstance(value.get(key), list)), None)
        value = wrapped if wrapped is not None else [value]
    if not isinstance(value, list):
        raise FormatError("expected an array of CSL-JSON items")
    return value


FORMAT = CslJson()
