"""A layout or macro → one closure. Groups, choices and macro calls live here; the leaves have files of their
own.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from refkit.csl.evaluate.conditions import compile_branch
from refkit.csl.evaluate.context import CLEARED, NOTHING, PRINTED, TERM, TRIED, Context, Fate
from refkit.csl.evaluate.dates import compile_date
from refkit.csl.evaluate.environment import Environment
from refkit.csl.evaluate.names import compile_names
from refkit.csl.evaluate.static import Dependencies
from refkit.csl.evaluate.texts import compile_label, compile_number, compile_text
from refkit.csl.schema import nodes
from refkit.csl.schema.nodes import Look
from refkit.csl.tree import Node

Render = Callable[[Context, list[Node]], Fate]
MAX_SHAPES = 1000  # item shapes remembered for each part of a style; a library has a few hundred


class Compiler:
    """Compiles the elements of one area; macros are compiled once and shared."""

    def __init__(self, env: Environment) -> None:
        self.env = env
        self.macros: dict[str, Render] = {}
        self.dependencies = Dependencies(env.style.macros)

    def sequence(self, elements: tuple[nodes.Element, ...]) -> Render:
        """Several elements after each other, with their joint fate."""
        renders = [self.element(element) for element in elements]
        if len(renders) == 1:
            return renders[0]

        def render(ctx: Context, out: list[Node]) -> Fate:
            fate = NOTHING
            for child in renders:
                after = child(ctx, out)
                if after & CLEARED:
                    fate = (fate & ~TRIED) | after
                else:
                    fate |= after
            return fate

        return render

    def element(self, node: nodes.Element) -> Render:
        """Any rendering element."""
        if isinstance(node, nodes.Choose):
            return self._choose(node)
        if isinstance(node, nodes.Text) and node.kind == "macro":
            return self._macro_call(node)
        return self._displayed(node.look, self._printing(node))

    def _printing(self, node: nodes.Element) -> Render:
        """An element that prints something itself."""
        if isinstance(node, nodes.Group):
            return self._group(self.sequence(node.children), node.look, self._depends(node.children))
        if isinstance(node, nodes.Names):
            return compile_names(node, self)
        if isinstance(node, nodes.Choose):
            return self._choose(node)
        leaf = _LEAVES[type(node)]
        return leaf(node, self.env)

    def macro(self, name: str) -> Render:
        """The body of a macro."""
        if name not in self.macros:
            self.macros[name] = self._compiled_when_called(self.env.style.macros.get(name, ()))
        return self.macros[name]

    def _compiled_when_called(self, elements: tuple[nodes.Element, ...]) -> Render:
        """Most documents call few of a style's macros."""
        compiled: Render | None = None

        def render(ctx: Context, out: list[Node]) -> Fate:
            nonlocal compiled
            if compiled is None:
                compiled = self.sequence(elements)
            return compiled(ctx, out)

        return render

    def _macro_call(self, node: nodes.Text) -> Render:
        depends = self.dependencies.of_macro(node.name) if self.env.area == "bibliography" else None
        body = self._group(self.macro(node.name), Look(), depends)
        return self._displayed(node.look, _wrapped(body, node.look))

    def _depends(self, elements: tuple[nodes.Element, ...]) -> frozenset[str] | None:
        return self.dependencies.of(elements) if self.env.area == "bibliography" else None

    def _group(self, body: Render, look: Look, depends: frozenset[str] | None) -> Render:
        prefix, suffix, delimiter, marks = look.prefix, look.suffix, look.delimiter, look.marks
        strips = look.strip_periods
        empty_shapes: dict[int, Fate] = {}  # item shapes for which the group printed nothing

        def render(ctx: Context, out: list[Node]) -> Fate:
            shape = ctx.item.shape
            if shape in empty_shapes and not ctx.in_substitute:
                return empty_shapes[shape]
            term_before = ctx.term_before
            children: list[Node] = []
            ctx.strip_periods += strips
            fate = body(ctx, children)
            ctx.strip_periods -= strips
            if fate & PRINTED or (fate & TERM and not fate & TRIED):
                if len(children) == 1 and not marks and _wears(children[0], prefix, suffix):
                    out.append(children[0])
                elif children:
                    out.append(Node(children, prefix, suffix, marks, delimiter))
                return PRINTED
            ctx.term_before = term_before
            fate = TRIED if fate & TRIED else CLEARED
            if depends is not None and depends.isdisjoint(ctx.item.present) and not ctx.in_substitute:
                if len(empty_shapes) >= MAX_SHAPES:
                    empty_shapes.clear()
                empty_shapes[shape] = fate
            return fate

        return render

    def _choose(self, node: nodes.Choose) -> Render:
        branches = [(compile_branch(branch, self.env), self.sequence(branch.children)) for branch in node.branches]

        def render(ctx: Context, out: list[Node]) -> Fate:
            for predicate, body in branches:
                if predicate is None or predicate(ctx):
                    return body(ctx, out)
            return NOTHING

        return render

    def _displayed(self, look: Look, render: Render) -> Render:
        """Mark what an element with the attribute `display` prints, in bibliographies."""
        display = look.display
        if not display or self.env.area != "bibliography":
            return render

        def displayed(ctx: Context, out: list[Node]) -> Fate:
            before = len(out)
            fate = render(ctx, out)
            for piece in out[before:]:
                piece.display = display
            return fate

        return displayed


def _wears(piece: Node, prefix: str, suffix: str) -> bool:
    """Whether a single piece can stand for the group around it; it then wears the group's affixes."""
    if piece.marks or piece.display:
        return False
    if prefix or suffix:
        if piece.prefix or piece.suffix:
            return False
        piece.prefix, piece.suffix = prefix, suffix
    return True


def _wrapped(body: Render, look: Look) -> Render:
    """What a macro prints, in the dress of the cs:text that calls it."""
    if look == Look(display=look.display):
        return body
    prefix, suffix, marks, strips = look.prefix, look.suffix, look.marks, look.strip_periods

    def render(ctx: Context, out: list[Node]) -> Fate:
        inner: list[Node] = []
        ctx.strip_periods += strips
        fate = body(ctx, inner)
        ctx.strip_periods -= strips
        if inner:
            out.append(Node(inner, prefix, suffix, marks))
        return fate

    return render


_LEAVES: dict[type, Callable[[Any, Environment], Render]] = {
    nodes.Text: compile_text,
    nodes.Number: compile_number,
    nodes.Date: compile_date,
    nodes.Label: compile_label,
}
