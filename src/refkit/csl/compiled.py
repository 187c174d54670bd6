"""A style compiled for one locale and output: layouts, sorters, printer."""

from __future__ import annotations

from functools import cached_property
from itertools import count

from refkit.csl.evaluate.compiler import MAX_SHAPES
from refkit.csl.evaluate.context import SUBSEQUENT, CiteInfo, Context, Expansion
from refkit.csl.evaluate.environment import Environment
from refkit.csl.evaluate.layout import CompiledLayout
from refkit.csl.evaluate.name_registry import NameRegistry
from refkit.csl.items.item import Item
from refkit.csl.output.base import Format, Printer
from refkit.csl.reading.locales import available, build, normalise
from refkit.csl.schema import nodes
from refkit.csl.schema.nodes import Layout
from refkit.csl.sorting.keys import Sorter
from refkit.csl.style import Style
from refkit.csl.tree import Node, plain_text

MAX_KEPT = 32  # settings of one style that stay compiled


def compiled_style(
    style: Style, locale: str, output: Format, links: bool, titles: str, item_locales: bool
) -> CompiledStyle:
    """The style compiled for these settings; compiled once and kept with the style."""
    key = (locale, output.name, links, titles, item_locales)
    found = style.compiled.get(key)
    if not isinstance(found, CompiledStyle):
        if len(style.compiled) >= MAX_KEPT:
            style.compiled.clear()
        found = style.compiled[key] = CompiledStyle(style, locale, output, links, titles, item_locales)
    return found


class CompiledStyle:
    """Everything that does not depend on the items."""

    def __init__(
        self,
        style: Style,
        locale: str,
        output: Format,
        links: bool,
        titles: str = "",
        item_locales: bool = False,
    ) -> None:
        read = style.read
        self.style, self.output, self.links, self.item_locales = style, output, links, item_locales
        self._variants: dict[str, CompiledStyle] = {}
        self._shapes: dict[tuple[str, frozenset[str]], int] = {}
        self._shape_numbers = count()
        self.locale = build(locale or style.default_locale or "en-US", read.locales)
        texts = _texts_used(style)
        self.places_translations = "translated-title" in texts  # then the style does it, and better
        self.titles = "" if self.places_translations and titles == "both" else titles
        self.frees_brackets = self.titles in ("both", "translated")
        self.prints_year_suffix = bool({"year-suffix", "citation-label"} & texts)
        self.has_disambiguate = "disambiguate" in _tests_used(style)
        self.printer = Printer(output, self._environment(read.citation, "citation").quotes, links)
        self.in_text = read.style_class == "in-text"
        self.is_numeric = "citation-number" in _reachable_texts(read.citation.children, read.macros)
        options = read.citation_options
        self.groups_cites = (self.in_text and bool(options.collapse)) or (
            bool(options.cite_group_delimiter) and not self.is_numeric
        )
        first = read.bibliography.sort[:1] if read.bibliography is not None else ()
        self.numbers_fall = any(key.variable == "citation-number" and key.descending for key in first)

    # Layouts and sorters are compiled when they are first needed.

    @cached_property
    def citation(self) -> CompiledLayout:
        """The layout of cites."""
        layout = self.style.read.citation
        return CompiledLayout(layout, self._environment(layout, "citation"))

    @cached_property
    def citation_sorter(self) -> Sorter | None:
        """The order of cites within a citation, where the style sorts them."""
        layout = self.style.read.citation
        return Sorter(layout.sort, self._environment(layout, "citation")) if layout.sort else None

    @cached_property
    def bibliography(self) -> CompiledLayout | None:
        """The layout of bibliography entries, where the style has one."""
        layout = self.style.read.bibliography
        return CompiledLayout(layout, self._environment(layout, "bibliography")) if layout is not None else None

    @cached_property
    def bibliography_sorter(self) -> Sorter | None:
        """The order of the bibliography, where the style sorts it."""
        layout = self.style.read.bibliography
        if layout is None or not layout.sort:
            return None
        return Sorter(layout.sort, self._environment(layout, "bibliography"))

    def new_registry(self) -> NameRegistry:
        """An empty registry of names for one document."""
        options = self.style.read.citation_options
        return NameRegistry(
            options.givenname_disambiguation_rule,
            self.style.read.demote_non_dropping_particle,
            options.disambiguate_add_givenname,
        )

    def shape_of(self, item: Item) -> int:
        """A number that items of the same type with the same variables share."""
        key = (item.type, item.present)
        found = self._shapes.get(key)
        if found is None:
            if len(self._shapes) >= MAX_SHAPES:
                self._shapes.clear()  # numbers are never used again
            found = self._shapes[key] = next(self._shape_numbers)
        return found

    def _environment(self, layout: Layout, area: str) -> Environment:
        read = self.style.read
        return Environment(
            style=read,
            locale=self.locale,
            area=area,
            options=layout.options,
            prints_year_suffix=self.prints_year_suffix,
            layout_delimiter=layout.look.delimiter,
            titles=self.titles,
        )

    def for_item(self, item: Item) -> CompiledStyle:
        """The style in the item's own language, where the caller wants terms to follow the items."""
        if not self.item_locales or not item.language_code:
            return self
        language = normalise(item.language.replace("_", "-"))
        if language not in available() or language == self.locale.language:
            return self
        if language not in self._variants:
            variant = CompiledStyle(self.style, language, self.output, self.links, self.titles)
            self._variants[language] = variant
        return self._variants[language]

    def authors_of(self, item: Item, expansion: Expansion | None, registry: NameRegistry) -> str:
        """The text of the names that open a cite, for grouping cites by the same authors."""
        ctx = Context(item, registry)
        ctx.bare = True
        ctx.cite = CiteInfo()
        ctx.cite.position = SUBSEQUENT
        if expansion is not None:
            ctx.expansion, ctx.request = expansion, True
        pieces: list[Node] = []
        self.citation.render(ctx, pieces)
        return plain_text(ctx.author_tree) if ctx.author_tree is not None else f"\x00{item.id}"


def _elements_of(style: Style) -> list[nodes.Element]:
    """Every rendering element of the style."""
    read = style.read
    waiting: list[nodes.Element] = [*read.citation.children]
    if read.bibliography is not None:
        waiting.extend(read.bibliography.children)
    for body in read.macros.values():
        waiting.extend(body)
    found = []
    while waiting:
        element = waiting.pop()
        found.append(element)
        waiting.extend(_inside(element))
    return found


def _inside(element: nodes.Element) -> tuple[nodes.Element, ...]:
    if isinstance(element, nodes.Group):
        return element.children
    if isinstance(element, nodes.Choose):
        return tuple(child for branch in element.branches for child in branch.children)
    return element.substitute if isinstance(element, nodes.Names) else ()


def _texts_used(style: Style) -> set[str]:
    elements = _elements_of(style)
    return {node.name for node in elements if isinstance(node, nodes.Text) and node.kind == "variable"}


def _tests_used(style: Style) -> set[str]:
    choices = [node for node in _elements_of(style) if isinstance(node, nodes.Choose)]
    return {test.kind for choice in choices for branch in choice.branches for test in branch.tests}


def _reachable_texts(children: tuple[nodes.Element, ...], macros: dict[str, tuple[nodes.Element, ...]]) -> set[str]:
    """The variables that cs:text prints from here, through macros."""
    waiting, seen, found = list(children), set[str](), set[str]()
    while waiting:
        element = waiting.pop()
        if isinstance(element, nodes.Text) and element.kind == "macro" and element.name not in seen:
            seen.add(element.name)
            waiting.extend(macros.get(element.name, ()))
        elif isinstance(element, nodes.Text) and element.kind == "variable":
            found.add(element.name)
        waiting.extend(_inside(element))
    return found
