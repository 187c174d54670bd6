"""The entries of a bibliography, printed in order."""

from __future__ import annotations

from refkit.csl.cite.repeat_author import RepeatedAuthors
from refkit.csl.compiled import CompiledStyle
from refkit.csl.evaluate.context import Context, Expansion
from refkit.csl.evaluate.name_registry import NameRegistry
from refkit.csl.items.item import Item
from refkit.csl.typography.brackets import free_brackets
from refkit.csl.typography.punctuation import settle

NO_FORM = "[CSL STYLE ERROR: reference with no printed form.]"


class Listing:
    """Prints bibliography entries of one compiled style."""

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

    def entries(self, order: list[str]) -> list[str]:
        """The entry of each id; "" where the style prints nothing for an item."""
        options = self.compiled.style.read.bibliography_options
        repeats = None
        if options.subsequent_author_substitute is not None:
            rule = options.subsequent_author_substitute_rule
            repeats = RepeatedAuthors(options.subsequent_author_substitute, rule)
        texts: list[str] = []
        for item_id in order:
            text = self._entry(item_id, repeats)
            if not text and self.compiled.is_numeric:
                text = self.compiled.printer.escape(f"{len(texts) + 1}. {NO_FORM}")
            texts.append(text)
        return texts

    def _entry(self, item_id: str, repeats: RepeatedAuthors | None) -> str:
        compiled = self.compiled.for_item(self.items[item_id])
        layout = compiled.bibliography
        if layout is None:
            return ""
        ctx = Context(self.items[item_id], self.registry)
        ctx.citation_number = self.numbers.get(item_id, 0)
        self._expand(ctx)
        tree = layout.entry(ctx)
        if not tree.content:
            return ""
        if repeats is not None:
            repeats.apply(ctx)
        if compiled.frees_brackets or ctx.item.title_is_translation:
            free_brackets(tree)
        settle(tree, compiled.locale.punctuation_in_quote)
        return compiled.printer.print(tree)

    def _expand(self, ctx: Context) -> None:
        """Bibliographies take over given names and suffixes; added names only with given names."""
        found = self.expansions.get(ctx.item.id)
        if found is None:
            return
        options = self.compiled.style.read.citation_options
        ctx.request = options.disambiguate_add_givenname
        ctx.expansion = Expansion(
            found.names if options.disambiguate_add_names else [],
            found.givens if options.disambiguate_add_givenname else [],
            found.year_suffix,
            found.disambiguate,
        )
