"""Values of CSL-JSON in words, as a person reads them beside each other. Workflow."""

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from refkit.workflow.diff import FieldChange


def changed_parts(change: "FieldChange") -> Iterator[tuple[str, str, str]]:
    """A changed field as (name, before, after); what refkit keeps under `custom` counts as fields.

    >>> from refkit.workflow.diff import FieldChange
    >>> list(changed_parts(FieldChange("issued", None, {"date-parts": [[2001, 3]]})))
    [('issued', 'nothing', '2001-03')]
    """
    if change.field != "custom":
        yield change.field, plain_value(change.before), plain_value(change.after)
        return
    before, after = (side if isinstance(side, dict) else {} for side in (change.before, change.after))
    for key in dict.fromkeys((*before, *after)):
        if before.get(key) != after.get(key):
            yield key, plain_value(before.get(key)), plain_value(after.get(key))


def plain_value(value: object) -> str:
    """One value in words: names in a row, a date in ISO's form, anything else as JSON.

    >>> plain_value([{"family": "Berg", "given": "Jan", "non-dropping-particle": "van der"}])
    'van der Berg, Jan'
    """
    if value is None:
        return "nothing"
    if isinstance(value, str):
        return value
    if isinstance(value, list) and value and all(isinstance(name, dict) for name in value):
        return "; ".join(str(name.get("literal") or _person(name)) for name in value)
    if isinstance(value, dict) and value.keys() == {"date-parts"}:
        return "/".join("-".join(f"{part:02}" for part in parts) for parts in value["date-parts"])
    return json.dumps(value, ensure_ascii=False)


def _person(name: dict[str, Any]) -> str:
    """A name as CSL-JSON holds it, family name first."""
    family = " ".join(str(name[part]) for part in ("non-dropping-particle", "family") if name.get(part))
    given = " ".join(str(name[part]) for part in ("given", "dropping-particle", "suffix") if name.get(part))
    return ", ".join(filter(None, (family, given)))
