"""The processor: items and a style in, citations and a bibliography out. Reads as the list of passes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from refkit.csl.citation import Citation
from refkit.csl.cite.citing import Citing
from refkit.csl.cite.disambiguate import Disambiguator
from refkit.csl.cite.listing import Listing
from refkit.csl.cite.sections import Section
from refkit.csl.compiled import compiled_style
from refkit.csl.evaluate.context import Expansion
from refkit.csl.evaluate.titles import POLICIES
from refkit.csl.items.item import read_items
from refkit.csl.output.base import Format
from refkit.csl.output.registry import get_output
from refkit.csl.style import Style
from refkit.errors import UnknownName


class Bibliography(NamedTuple):
    """A finished bibliography: one entry an id, in order; "" where the style prints nothing for an item.

    `parameters`: what a layout program needs (hanging_indent, second_field_align, line_spacing,
    entry_spacing).
    """

    ids: tuple[str, ...] = ()
    entries: tuple[str, ...] = ()
    parameters: Mapping[str, Any] = MappingProxyType({})
    text: str = ""


class Processor:
    """Renders citations and bibliographies of some items in one style.

    `items`: CSL-JSON mappings, or objects with `to_csl()`. `locale`: instead of the style's own ("sv-SE").
    `output`: "text", "html", "markdown", "latex", "rtf", "jats", a plugin's name, or an output format itself.
    `links`: URLs and DOIs become links.
    """

    def __init__(
        self,
        style: Style,
        items: Iterable[Any],
        locale: str = "",
        output: str | Format = "text",
        links: bool = False,
        nocite: Iterable[str] = (),
        titles: str = "",
        item_locales: bool = False,
    ) -> None:
        if titles not in POLICIES:
            raise UnknownName("title policy", titles, [policy for policy in POLICIES if policy])
        self.style = style
        self.output = get_output(output) if isinstance(output, str) else output
        self.compiled = compiled_style(style, locale, self.output, links, titles, item_locales)
        self.items = read_items(items, splits_titles=self.compiled.places_translations)
        for item in self.items.values():
            item.shape = self.compiled.shape_of(item)
        self._registry = self.compiled.new_registry()
        self.nocite = [self._known(key) for key in nocite]
        self._citations: tuple[Citation, ...] | None = None
        self._texts: list[str] = []
        self._order: list[str] | None = None
        self._expansions: dict[str, Expansion] = {}

    def _known(self, item_id: str) -> str:
        if item_id not in self.items:
            raise UnknownName("item", item_id, self.items)
        return item_id

    # ------------------------------------------------------------------ citing

    def cite(self, citations: Iterable[Citation]) -> list[str]:
        """The texts of all citations of a document, in order. A second call cites a new document.

        Raises:
            UnknownName: a cite names an item that the processor was not given.
        """
        self._citations = tuple(citations)
        for citation in self._citations:
            for cite in citation.cites:
                self._known(str(cite.id))
        self._order = None
        self._settle()
        citing = Citing(self.compiled, self.items, self._numbers(), self._expansions, self._registry)
        self._texts = citing.texts(self._citations)
        return list(self._texts)

    def names_of(self, item_id: str) -> str:
        """The names that open a cite of an item, as plain text; "" where the style cites without names.

        Raises:
            UnknownName: the processor was not given the item.
        """
        self._settle()
        item, expansion = self.items[self._known(item_id)], self._expansions.get(item_id)
        names = self.compiled.authors_of(item, expansion, self._registry)
        return "" if names.startswith("\x00") else names

    def insert(self, position: int, citation: Citation) -> dict[int, str]:
        """Put one more citation into the document; the texts that are new or changed, by place."""
        before = list(self._texts)
        citations = [*(self._citations or ())]
        citations.insert(position, citation)
        before.insert(position, "\x00")
        after = self.cite(citations)
        return {place: text for place, text in enumerate(after) if text != before[place]}

    def replace(self, position: int, citation: Citation) -> dict[int, str]:
        """Change one citation of the document; the texts that changed, by place."""
        before = list(self._texts)
        citations = [*(self._citations or ())]
        citations[position] = citation
        after = self.cite(citations)
        return {place: text for place, text in enumerate(after) if text != before[place] or place == position}

    def remove(self, position: int) -> dict[int, str]:
        """Take one citation out of the document; the texts that changed, by their new place."""
        before = list(self._texts)
        citations = [*(self._citations or ())]
        del citations[position], before[position]
        after = self.cite(citations)
        return {place: text for place, text in enumerate(after) if text != before[place]}

    # ------------------------------------------------------------------ the bibliography

    def bibliography(self, section: Section | None = None) -> Bibliography:
        """The bibliography of what is cited (of all items where nothing was cited yet).

        `section` picks a part of it. A style without a bibliography gives no entries.
        """
        if self.compiled.bibliography is None:
            return Bibliography()
        self._settle()
        order = [key for key in self._order or () if section is None or section.takes(self.items[key])]
        listing = Listing(self.compiled, self.items, self._numbers(), self._expansions, self._registry)
        entries = listing.entries(order)
        options = self.style.read.bibliography_options
        parameters = {
            "hanging_indent": options.hanging_indent,
            "second_field_align": options.second_field_align,
            "line_spacing": options.line_spacing,
            "entry_spacing": options.entry_spacing,
        }
        printed = [entry for entry in entries if entry]
        return Bibliography(tuple(order), tuple(entries), parameters, self.output.bibliography(printed))

    # ------------------------------------------------------------------ the passes before printing

    def _settle(self) -> None:
        """Collect what is cited, tell it apart, sort it, number it."""
        if self._order is not None:
            return
        listed = self._listed()
        self._order = listed
        self._registry = self.compiled.new_registry()
        items = [self.items[key] for key in listed]
        sorter = self.compiled.bibliography_sorter
        values = {}
        if sorter is not None:
            values = {item.id: sorter.values(item, place, self._registry) for place, item in enumerate(items, 1)}

        def sort(ids: Iterable[str]) -> list[str]:
            wanted = set(ids)
            in_order = [key for key in listed if key in wanted]
            return in_order if sorter is None else sorter.order(in_order, values)

        disambiguator = Disambiguator(
            self.compiled.citation, self.style.read.citation_options, self.compiled.has_disambiguate
        )
        self._expansions = disambiguator.run(items, sort, self._registry)
        self._order = sort(listed)

    def _listed(self) -> list[str]:
        """The ids in order of first citation, then those listed without being cited."""
        if self._citations is None:
            return list(self.items)
        cited = [str(cite.id) for citation in self._citations for cite in citation.cites]
        return list(dict.fromkeys([*cited, *self.nocite]))

    def _numbers(self) -> dict[str, int]:
        """Citation numbers: places in the sorted list, counted down where the style wants it."""
        order: Sequence[str] = self._order or ()
        if self.compiled.numbers_fall:
            return {key: len(order) - place for place, key in enumerate(order)}
        return {key: place for place, key in enumerate(order, 1)}
