"""cs:names → closures: lists of names, et al., labels, substitution."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from refkit.csl.evaluate.conditions import compile_branch
from refkit.csl.evaluate.context import NOTHING, PRINTED, TRIED, Context, Fate
from refkit.csl.evaluate.environment import Environment, leaf
from refkit.csl.evaluate.name_list import NameList
from refkit.csl.evaluate.texts import claimed
from refkit.csl.items.names import Name
from refkit.csl.schema import nodes
from refkit.csl.schema.names import NameOptions
from refkit.csl.tree import Node, plain_text

if TYPE_CHECKING:
    from refkit.csl.evaluate.compiler import Compiler

Render = Callable[[Context, list[Node]], Fate]


def compile_names(node: nodes.Names, compiler: Compiler) -> Render:
    """One cs:names that stands outside cs:substitute."""
    own = _NamesRenderer(node, compiler.env)
    substitutes = [_compile_substitute(element, node, compiler) for element in node.substitute]

    def render(ctx: Context, out: list[Node]) -> Fate:
        if ctx.cite is not None and not ctx.bare and _is_suppressed(ctx):
            return _suppressed(ctx, own, substitutes)
        fate = own.render(ctx, out)
        if fate & PRINTED or not substitutes:
            return fate
        return _substitute(ctx, out, substitutes, fate)

    return render


def _is_suppressed(ctx: Context) -> bool:
    cite = ctx.cite
    if cite is None:
        return False
    return (cite.suppress_author and not ctx.rendered_something) or (cite.author_only and ctx.rendered_something)


def _suppressed(ctx: Context, own: _NamesRenderer, substitutes: list[Render]) -> Fate:
    """Names that a cite leaves out: their fate is that of printed names, but nothing is printed."""
    term_before = ctx.term_before
    hidden: list[Node] = []
    fate = own.render(ctx, hidden)
    if not fate & PRINTED and substitutes:
        fate = _substitute(ctx, hidden, substitutes, fate)
    ctx.term_before = term_before
    ctx.rendered_something = ctx.cite is not None and ctx.cite.author_only
    return fate


def _substitute(ctx: Context, out: list[Node], substitutes: list[Render], fate: Fate) -> Fate:
    """The first substitute that prints something; its variables are not printed again in this rendering."""
    outer, outer_substituted = ctx.in_substitute, ctx.substituted
    ctx.in_substitute, ctx.substituted = True, False
    for substitute in substitutes:
        before = len(out)
        fate |= substitute(ctx, out)
        if ctx.substituted or len(out) > before:
            break
    ctx.in_substitute, ctx.substituted = outer, outer_substituted
    return fate


def _compile_substitute(element: nodes.Element, outer: nodes.Names, compiler: Compiler) -> Render:
    """A bare `<names variable="…"/>` inside cs:substitute takes name, et-al and label from around it."""
    if isinstance(element, nodes.Names):
        if element.name is None and element.et_al is None and element.label is None and not element.substitute:
            element = element._replace(
                name=outer.name,
                et_al=outer.et_al,
                label=outer.label,
                label_first=outer.label_first,
                delimiter=outer.delimiter,
                look=outer.look,
            )
        own = _NamesRenderer(element, compiler.env)
        inner = [_compile_substitute(child, element, compiler) for child in element.substitute]

        def render(ctx: Context, out: list[Node]) -> Fate:
            fate = own.render(ctx, out)
            if fate & PRINTED:
                ctx.substituted = True
                return fate
            return _substitute(ctx, out, inner, fate) if inner else fate

        return render
    if isinstance(element, nodes.Choose):
        return _compile_choice(element, outer, compiler)
    return compiler.element(element)


def _compile_choice(choice: nodes.Choose, outer: nodes.Names, compiler: Compiler) -> Render:
    """Inside cs:substitute every element of a branch is a substitute of its own: the first that prints ends
    it.
    """
    branches = [
        (
            compile_branch(branch, compiler.env),
            [_compile_substitute(child, outer, compiler) for child in branch.children],
        )
        for branch in choice.branches
    ]

    def render(ctx: Context, out: list[Node]) -> Fate:
        for predicate, candidates in branches:
            if predicate is None or predicate(ctx):
                fate = NOTHING
                for candidate in candidates:
                    before = len(out)
                    fate |= candidate(ctx, out)
                    if ctx.substituted or len(out) > before:
                        break
                return fate
        return NOTHING

    return render


class _NamesRenderer:
    """The names of one or several variables, without substitution."""

    def __init__(self, node: nodes.Names, env: Environment) -> None:
        name = node.name if node.name is not None else nodes.Name()
        self.node, self.env = node, env
        self.options = name.options.under(env.options)
        delimiter = node.delimiter if node.delimiter is not None else env.options.names_delimiter
        self.delimiter = delimiter or ""
        self.list = NameList(name, self.options, node.et_al, env)
        self.counts = self.options.form == "count"
        self.label = node.label
        self.common_term = "".join(sorted(node.variables)) if len(node.variables) == 2 else ""

    def render(self, ctx: Context, out: list[Node]) -> Fate:
        """Print the names; PRINTED where there are any."""
        namesets = self._namesets(ctx)
        if not namesets:
            return TRIED
        base = ctx.nameset
        ctx.nameset += len(namesets)
        if self.counts:
            return self._count(namesets, base, ctx, out)
        ctx.printed_names = []
        pieces = self._pieces(namesets, base, ctx)
        if not pieces:
            return TRIED
        look = self.node.look
        top = Node(pieces, delimiter=self.delimiter, made_by="names")
        if ctx.author_tree is None:
            ctx.author_tree = top
            if not ctx.term_before:  # names that do not open the entry are never "the same authors"
                ctx.names_rendered = ctx.printed_names
        if ctx.tracks_names and self._is_repeated(top, ctx):
            return PRINTED
        out.append(Node([top], look.prefix, look.suffix, look.marks))
        ctx.term_before = ctx.rendered_something = True
        return PRINTED

    def _namesets(self, ctx: Context) -> list[tuple[str, tuple[Name, ...]]]:
        """The variables that have names and were not printed by cs:substitute."""
        present = ctx.item.names
        unclaimed = [variable for variable in self.node.variables if not claimed(ctx, variable)]
        return [(variable, present[variable]) for variable in unclaimed if variable in present]

    @staticmethod
    def _is_repeated(top: Node, ctx: Context) -> bool:
        """Whether the cite before showed the same names, so that a collapsing style leaves them out."""
        text = plain_text(top)
        if text == ctx.collapsed_names:
            ctx.same_names = True
            return ctx.drops_names
        ctx.collapsed_names = text
        ctx.same_names = ctx.still_collapsed = False
        return False

    def _count(self, namesets: list[tuple[str, tuple[Name, ...]]], base: int, ctx: Context, out: list[Node]) -> Fate:
        total = 0
        for offset, (_, names) in enumerate(namesets):
            total += self.list.shown(names, base + offset, ctx)[0]
        if not total:
            return NOTHING
        out.append(Node(f"{total:06d}" if ctx.sorting else str(total)))
        return PRINTED

    def _pieces(self, namesets: list[tuple[str, tuple[Name, ...]]], base: int, ctx: Context) -> list[Node]:
        common = self._has_common_term(namesets)
        pieces = []
        for offset, (variable, names) in enumerate(namesets):
            piece = self.list.render(names, base + offset, ctx, variable)
            if piece is None:
                continue
            pieces.append(self._labelled(piece, self.common_term if common else variable, names, ctx))
            if common:
                break
        return pieces

    def _has_common_term(self, namesets: list[tuple[str, tuple[Name, ...]]]) -> bool:
        """Editor and translator with the same names share one label."""
        if self.label is None or len(namesets) != 2 or not self.common_term:
            return False
        if not self.env.locale.text(self.common_term, self.label.form):
            return False
        return namesets[0][1] == namesets[1][1]

    def _labelled(self, piece: Node, term: str, names: tuple[Name, ...], ctx: Context) -> Node:
        label = self.label
        if label is None or ctx.sorting:
            return piece
        plural = label.plural == "always" or (label.plural == "contextual" and len(names) > 1)
        text = self.env.locale.text(term, label.form, plural)
        if not text:
            return piece
        if label.look.strip_periods or ctx.strip_periods:
            text = text.replace(".", "")
        dressed = leaf(text, label.look, self.env, ctx, f"label-{term}")
        return Node([dressed, piece] if self.node.label_first else [piece, dressed])


def authors_text(ctx: Context) -> str:
    """The text of the first names printed, for collapsing and for repeated authors."""
    return plain_text(ctx.author_tree) if ctx.author_tree is not None else ""


def default_options() -> NameOptions:
    """What cs:name does where nobody says anything."""
    return NameOptions(sort_separator=", ", delimiter=", ", form="long")
