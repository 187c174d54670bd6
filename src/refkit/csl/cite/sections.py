"""Parts of a bibliography: which items belong in one."""

from collections.abc import Mapping
from typing import NamedTuple

from refkit.csl.items.item import Item

Conditions = tuple[Mapping[str, str], ...]


class Section(NamedTuple):
    """A selection of items. Each condition is {"field": …, "value": …}; an empty value means "not set".

    `include`: any condition is enough. `exclude`: any condition keeps an item out. `select`: all conditions
    must hold.
    `quash`: items for which all hold are left out of whatever the others chose.
    """

    include: Conditions = ()
    exclude: Conditions = ()
    select: Conditions = ()
    quash: Conditions = ()

    def takes(self, item: Item) -> bool:
        """Whether the item belongs to the section."""
        if self.include:
            taken = any(_holds(condition, item) for condition in self.include)
        elif self.exclude:
            taken = not any(_holds(condition, item) for condition in self.exclude)
        else:
            taken = all(_holds(condition, item) for condition in self.select)
        return taken and not (self.quash and all(_holds(condition, item) for condition in self.quash))


def _holds(condition: Mapping[str, str], item: Item) -> bool:
    name, wanted = str(condition.get("field", "")), condition.get("value", "")
    value = item.type if name == "type" else item.raw.get(name)
    if isinstance(wanted, bool) or not wanted:
        return bool(value) is bool(wanted)
    if isinstance(value, list | tuple):
        return wanted in value
    return str(value or "") == str(wanted)
