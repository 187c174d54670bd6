"""The citations of a document: sorted, placed, rendered, joined."""

from __future__ import annotations

from collections.abc import Sequence

from refkit.csl.citation import Citation, Cite
from refkit.csl.cite.cluster import RenderedCite, join_cites
from refkit.csl.cite.position import set_positions
from refkit.csl.compiled import CompiledStyle
from refkit.csl.evaluate.context import CiteInfo, Context, Expansion
from refkit.csl.evaluate.locator import split_locator
from refkit.csl.evaluate.name_registry import NameRegistry
from refkit.csl.items.item import Item
from refkit.csl.sorting.keys import sort_by_values
from refkit.csl.tree import Node
from refkit.csl.typography.brackets import free_brackets
from refkit.csl.typography.punctuation import settle

NO_FORM = "[CSL STYLE ERROR: reference with no printed form.]"


class Citing:
    """Prints citations of one compiled style."""

    def __init__(
        self,
        compiled: CompiledStyle,
        items: dict[str, Item],
        numbers: dict[str, int],
        expansions: dict[str, Expansion],
        registry: NameRegistry,
    ) -> None:
        self.compiled, self.items, self.registry = compiled, items, registry
        self.numbers, self.expansions = numbers, expansions
        self.options = compiled.style.read.citation_options

    def texts(self, citations: Sequence[Citation], group: bool = True) -> list[str]:
        """One text a citation. `group`: cites by the same authors stand together where the style sorts."""
        cites = [self.sorted_cites(citation, group) for citation in citations]
        infos = [[self._info(cite) for cite in row] for row in cites]
        set_positions(citations, cites, infos, self.options.near_note_distance)
        for row, info_row in zip(cites, infos, strict=True):
            for cite, info in zip(row, info_row, strict=True):
                info.position = cite.position if cite.position is not None else info.position
                info.near_note = cite.near_note if cite.near_note is not None else info.near_note
        return [
            self._text(citation, row, info_row) for citation, row, info_row in zip(citations, cites, infos, strict=True)
        ]

    def _info(self, cite: Cite) -> CiteInfo:
        info = CiteInfo()
        locator, label = split_locator(
            str(cite.locator or ""), cite.label or "", self.items[str(cite.id)].type, self.compiled.locale
        )
        info.locator, info.label = locator, label
        info.prefix, info.suffix = cite.prefix or "", cite.suffix or ""
        info.suppress_author, info.author_only = cite.suppress_author, cite.author_only
        return info

    # ------------------------------------------------------------------ order within a citation

    def sorted_cites(self, citation: Citation, group: bool = True) -> list[Cite]:
        """The cites in the order they are printed."""
        cites = [cite._replace(id=str(cite.id)) if not isinstance(cite.id, str) else cite for cite in citation.cites]
        sorter = self.compiled.citation_sorter
        if sorter is None or len(cites) < 2 or not citation.sorted:
            return cites
        values = {}
        for cite in cites:
            found = sorter.values(self.items[cite.id], self.numbers.get(cite.id, 0), self.registry)
            suffix = self.expansions.get(cite.id, Expansion()).year_suffix or 0
            values[cite.id] = (*found, f"{suffix:09d}")
        falling = [*(key.descending for key in sorter.keys), False]
        places = {str(place): values[cite.id] for place, cite in enumerate(cites)}
        order = sort_by_values(list(places), places, falling)
        cites = [cites[int(place)] for place in order]
        return self._grouped(cites) if group and self.compiled.groups_cites else cites

    def _grouped(self, cites: list[Cite]) -> list[Cite]:
        """Cites by the same authors stand together, at the place of the first of them."""
        authors: dict[str, list[Cite]] = {}
        for cite in cites:
            item = self.items[cite.id]
            authors.setdefault(self.compiled.authors_of(item, self.expansions.get(cite.id), self.registry), []).append(
                cite
            )
        return [cite for row in authors.values() for cite in row]

    # ------------------------------------------------------------------ one citation

    def _text(self, citation: Citation, cites: list[Cite], infos: list[CiteInfo]) -> str:
        if citation.mode != "composite":
            return self._cluster(citation, cites, infos, citation.mode)
        authors = self._cluster(citation, cites, infos, "author-only")
        rest = self._cluster(citation, cites, infos, "suppress-author")
        infix = self.compiled.printer.escape(citation.infix)
        if infix[:1] in (".", "!", "?", ":", ",", "\u2019", "'") and infix and authors:
            authors, infix = authors + infix, ""
        return " ".join(part for part in (authors, infix, rest) if part)

    def _cluster(self, citation: Citation, cites: list[Cite], infos: list[CiteInfo], mode: str) -> str:
        if not cites:
            return ""
        in_text = self.compiled.style.read.style_class != "note"
        if mode == "author-only":
            cites, infos = cites[:1], infos[:1]
            infos[0].author_only, infos[0].suppress_author = True, False
        elif mode == "suppress-author" and in_text:
            infos[0].suppress_author, infos[0].author_only = True, False
        rendered: list[RenderedCite] = []
        known_names: str | None = None
        years: list[int] | None = None
        for cite, info in zip(cites, infos, strict=True):
            one, known_names, years = self._cite(cite, info, known_names, years, bool(rendered))
            rendered.append(one)
        return self._joined(citation, rendered, author_only=infos[0].author_only)

    def _cite(
        self, cite: Cite, info: CiteInfo, known_names: str | None, years: list[int] | None, follows: bool
    ) -> tuple[RenderedCite, str | None, list[int]]:
        """One cite, and the names and years that the next cite need not repeat."""
        ctx = Context(self.items[cite.id], self.registry)
        ctx.citation_number = self.numbers.get(cite.id, 0)
        ctx.term_before = follows
        expansion = self.expansions.get(cite.id)
        if expansion is not None:
            ctx.expansion, ctx.request = expansion, True
        collapses = bool(self.options.collapse)
        ctx.collapsed_names = known_names
        ctx.tracks_names = collapses or self.options.cite_group_delimiter is not None
        ctx.drops_names = collapses
        if self.options.collapse in ("year-suffix", "year-suffix-ranged") and (
            self.options.disambiguate_add_year_suffix
        ):
            ctx.years_known = years or []
        ctx.still_collapsed = collapses
        tree = self.compiled.for_item(ctx.item).citation.cite(ctx, info)
        if self.compiled.frees_brackets or ctx.item.title_is_translation:
            free_brackets(tree)
        rendered = RenderedCite(
            tree,
            ctx.still_collapsed,
            ctx.same_names,
            bool(info.locator),
            (info.prefix, info.suffix),
            info.suppress_author,
        )
        return rendered, ctx.collapsed_names, ctx.years_used

    def _joined(self, citation: Citation, rendered: list[RenderedCite], author_only: bool) -> str:
        layout = self.compiled.citation.layout.look
        printer = self.compiled.printer
        printed = [one for one in rendered if one.tree.content]
        if not printed:
            return printer.escape(layout.prefix + NO_FORM + layout.suffix) if not author_only else ""
        if not author_only and not rendered[0].tree.content and not rendered[0].suppressed:
            printed.insert(0, rendered[0]._replace(tree=Node(NO_FORM)))
        if not author_only:
            printed[0].tree.prefix = layout.prefix + citation.prefix
            suffix = (
                layout.suffix[:1] if layout.suffix[:1] in (":", ".", ";", "!", "?") and layout.suffix else layout.suffix
            )
            printed[-1].tree.suffix = citation.suffix + suffix
        for one in printed:
            settle(one.tree, self.compiled.locale.punctuation_in_quote)
        active = {kind: value for kind, value in layout.marks if value != "normal"} or None
        text = join_cites(
            printed,
            self.options,
            layout.delimiter,
            self.compiled.in_text,
            self.compiled.is_numeric,
            printer,
            active,
        )
        marks = tuple(mark for mark in layout.marks if mark[1] != "normal")
        return printer.marked(marks, text, None) if marks and not author_only else text
