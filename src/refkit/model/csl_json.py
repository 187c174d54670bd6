"""Record ⇄ CSL-JSON item: a rename of fields, and refkit's own fields under `custom`. Ground floor."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from refkit.model.date import Date
from refkit.model.name import Name
from refkit.model.variables import CUSTOM_FIELDS, FIELD_OF, NAME_VARIABLES, TYPES, VARIABLE_OF

if TYPE_CHECKING:
    from refkit.model.record import Record

CUSTOM_KEYS = {field: field.replace("_", "-") for field in CUSTOM_FIELDS}
_FIELD_OF_CUSTOM = {key: field for field, key in CUSTOM_KEYS.items()}


def item_from_record(record: "Record") -> dict[str, Any]:
    """One CSL-JSON item. A title known only in translation is written as "[…]", as other programs print it."""
    unknown_type = record.other_variables.get("type") if record.type == "document" else None
    item: dict[str, Any] = {"id": record.id, "type": unknown_type or record.type}
    custom: dict[str, Any] = dict(record.custom)
    for field, value in record.present_fields().items():
        if field in VARIABLE_OF:
            item[VARIABLE_OF[field]] = _plain(value)
        elif field in CUSTOM_KEYS:
            custom[CUSTOM_KEYS[field]] = value
    if record.title is None and record.translated_title is not None:
        item["title"] = f"[{record.translated_title}]"
    if record.categories:
        item["categories"] = list(record.categories)
    if custom:
        item["custom"] = custom
    return {**record.other_variables, **item}


def fields_from_item(item: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of the record that a CSL-JSON item describes, not yet checked. See `Record.from_csl`."""
    fields: dict[str, Any] = {}
    others: dict[str, Any] = {}
    for key, value in item.items():
        if value is None or value == "":
            continue
        if key in FIELD_OF:
            fields[FIELD_OF[key]] = _names(value) if key in NAME_VARIABLES else value
        elif key in ("id", "type", "categories"):
            fields[key] = value
        elif key == "custom" and isinstance(value, Mapping):
            fields |= _from_custom(value)
        else:
            others[key] = value
    if isinstance(kind := fields.get("type"), str) and kind not in TYPES:
        others["type"] = fields.pop("type")
    if fields.get("translated_title") and fields.get("title") == f"[{fields['translated_title']}]":
        del fields["title"]
    return {**fields, "other_variables": others}


def _plain(value: Any) -> Any:
    if isinstance(value, Date):
        return value.to_csl()
    if isinstance(value, tuple):
        return [part.to_csl() if isinstance(part, Name) else part for part in value]
    return value


def _names(value: Any) -> Any:
    """Files in the wild also hold a single name, or an empty one among others."""
    names = value if isinstance(value, list | tuple) else [value]
    return [name for name in names if name and (not isinstance(name, Mapping) or any(name.values()))]


def _from_custom(custom: Mapping[str, Any]) -> dict[str, Any]:
    own = {_FIELD_OF_CUSTOM[key]: value for key, value in custom.items() if key in _FIELD_OF_CUSTOM}
    rest = {key: value for key, value in custom.items() if key not in _FIELD_OF_CUSTOM}
    return {**own, "custom": rest} if rest else own
