"""CSL-JSON items from outside, where one bad value must not cost the record. Ground floor."""

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from refkit.model.problem import Problem
from refkit.model.record import Record
from refkit.model.variables import VARIABLE_OF


def read_item(item: Mapping[str, Any]) -> tuple[Record, tuple[Problem, ...]]:
    """Like `record_from_item`, but a value that cannot be read costs only itself.

    It is moved to `custom["unreadable"]` under its CSL-JSON key, with a Problem of kind "field".
    """
    try:
        return Record.from_csl(item), ()
    except ValidationError as error:
        wrong = {str(fault["loc"][0]): fault["msg"] for fault in error.errors() if fault["loc"]}
    keys = {VARIABLE_OF.get(field, field): reason for field, reason in wrong.items()}
    kept = {key: value for key, value in item.items() if key not in keys}
    unreadable = {key: item[key] for key in keys if key in item}
    custom = kept.get("custom")
    kept["custom"] = {**(custom if isinstance(custom, Mapping) else {}), "unreadable": unreadable}
    problems = tuple(
        Problem(
            "field",
            None,
            f"{key} of {item.get('id', '?')!r} cannot be read: {reason}",
            str(item.get(key, "")),
        )
        for key, reason in keys.items()
    )
    return Record.from_csl(kept), problems
