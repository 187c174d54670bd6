"""What a part of a style depends on: which variables, and whether on anything else than their presence.

A part none of whose variables an item has prints the same for every item of the same shape (type and
variables present).
When it printed nothing once, it need not be tried again: this is where most of the time of a big style goes.
"""

from __future__ import annotations

from refkit.csl.schema import nodes

# Variables whose value is not the item's: what they print cannot be told from the item's shape.
_DYNAMIC = frozenset(
    [
        "citation-number",
        "year-suffix",
        "citation-label",
        "locator",
        "first-reference-note-number",
        "page-first",
    ]
)
_BY_PRESENCE = frozenset({"type", "variable", "is-numeric", "is-uncertain-date", "never"})
_FALSE_IN_BIBLIOGRAPHY = frozenset({"position", "locator"})


class Dependencies:
    """Finds the variables that parts of one style's bibliography depend on; macros are looked into once."""

    def __init__(self, macros: dict[str, tuple[nodes.Element, ...]]) -> None:
        self.macros = macros
        self._known: dict[str, frozenset[str] | None] = {}

    def of(self, elements: tuple[nodes.Element, ...]) -> frozenset[str] | None:
        """The variables named in these elements; None where something else decides what they print."""
        found: set[str] = set()
        for element in elements:
            inner = self._of_one(element)
            if inner is None:
                return None
            found |= inner
        return None if found & _DYNAMIC else frozenset(found)

    def _of_one(self, element: nodes.Element) -> frozenset[str] | None:
        if isinstance(element, nodes.Text):
            if element.kind == "macro":
                return self.of_macro(element.name)
            return frozenset({element.name}) if element.kind == "variable" else frozenset()
        if isinstance(element, nodes.Group):
            return self.of(element.children)
        if isinstance(element, nodes.Names):
            inner = self.of(element.substitute)
            return None if inner is None else inner | set(element.variables)
        if isinstance(element, nodes.Choose):
            return self._of_choice(element)
        return frozenset({element.variable})

    def of_macro(self, name: str) -> frozenset[str] | None:
        """The same for a macro."""
        if name not in self._known:
            self._known[name] = self.of(self.macros.get(name, ()))
        return self._known[name]

    def _of_choice(self, choice: nodes.Choose) -> frozenset[str] | None:
        found: set[str] = set()
        for branch in choice.branches:
            for test in branch.tests:
                if test.kind in _FALSE_IN_BIBLIOGRAPHY:
                    continue
                if test.kind not in _BY_PRESENCE:
                    return None
                if test.kind in ("is-numeric", "is-uncertain-date"):
                    found |= set(test.values)
            inner = self.of(branch.children)
            if inner is None:
                return None
            found |= inner
        return frozenset(found)
