"""CSL-JSON items from outside, where one bad value must not cost the record. Ground floor."""

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from refkit.model.csl_json import CUSTOM_KEYS
from refkit.model.faults import wrong_fields
from refkit.model.problem import Problem
from refkit.model.record import Record
from refkit.model.variables import VARIABLE_OF


def read_item(item: Mapping[str, Any]) -> tuple[Record, tuple[Problem, ...]]:
    """Like `Record.from_csl`, but a value that cannot be read costs only itself.

    It is moved to `custom["unreadable"]` under its CSL-JSON key, with a Problem of kind "field".
    """
    try:
        return Record.from_csl(item), ()
    except ValidationError as error:
        wrong = wrong_fields(error)
    keys = {VARIABLE_OF.get(field, CUSTOM_KEYS.get(field, field)): reason for field, reason in wrong.items()}
    custom = item["custom"] if isinstance(item.get("custom"), Mapping) else {"unreadable": _entry("custom", item)}
    whole = {**custom, **item}
    kept = {key: value for key, value in item.items() if key not in keys}
    before = custom.get("unreadable")
    unreadable = {**(before if isinstance(before, Mapping) else {}), **{key: whole[key] for key in keys}}
    kept["custom"] = {key: value for key, value in custom.items() if key not in keys} | {"unreadable": unreadable}
    problems = tuple(
        Problem(
            "field",
            None,
            f"{key} of {item.get('id', '?')!r} cannot be read: {reason}",
            str(whole[key]),
        )
        for key, reason in keys.items()
    )
    return Record.from_csl(kept), problems


def _entry(key: str, item: Mapping[str, Any]) -> dict[str, Any]:
    return {key: item[key]} if key in item else {}
