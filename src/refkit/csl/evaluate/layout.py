"""A compiled cs:layout: items in, output trees out."""

from __future__ import annotations

import re
from typing import NamedTuple

from refkit.csl.evaluate.compiler import Compiler, Render
from refkit.csl.evaluate.conditions import compile_branch
from refkit.csl.evaluate.context import (
    CLEARED,
    NOTHING,
    SUBSEQUENT,
    TRIED,
    CiteInfo,
    Context,
    Expansion,
    Fate,
)
from refkit.csl.evaluate.environment import Environment, leaf
from refkit.csl.evaluate.name_registry import NameRegistry
from refkit.csl.items.item import Item
from refkit.csl.schema import nodes
from refkit.csl.schema.nodes import Layout, Look
from refkit.csl.tree import Node, plain_text
from refkit.csl.typography.letters import ENDS_WITH_LETTER, STARTS_WITH_LETTER

_TAG = re.compile(r"<[^<>]*>")
_CLOSING = "\"'\u201d\u2019\u00bb\u202f\u00a0 "


class BareCite(NamedTuple):
    """A cite rendered only to be compared: its text, and how its names came out."""

    text: str
    names: list[int]
    givens: list[list[int]]
    max_names: list[int]
    conditions_met: int
    conditions_seen: int


class CompiledLayout:
    """One area's layout."""

    def __init__(self, layout: Layout, env: Environment) -> None:
        self.layout, self.env = layout, env
        compiler = Compiler(env)
        options = env.style.bibliography_options
        self.aligns = env.area == "bibliography" and bool(options.second_field_align)
        self.render = _aligned(layout.children, compiler) if self.aligns else compiler.sequence(layout.children)
        self._bare_cite = CiteInfo()
        self._bare_cite.position = SUBSEQUENT
        self._bare_cite.near_note = True

    def bare(self, item: Item, expansion: Expansion | None, registry: NameRegistry) -> BareCite:
        """The cite's text for disambiguation: as a subsequent cite, without locator, numbers and suffixes."""
        ctx = Context(item, registry)
        ctx.bare = True
        ctx.cite = self._bare_cite
        ctx.language = item.language_code or self.env.language
        if expansion is not None:
            ctx.expansion, ctx.request = expansion, True
        pieces: list[Node] = []
        self.render(ctx, pieces)
        text = "".join([plain_text(piece) for piece in pieces])
        return BareCite(text, ctx.shown_names, ctx.shown_givens, ctx.max_names, ctx.conditions_met, ctx.conditions_seen)

    def cite(self, ctx: Context, info: CiteInfo) -> Node:
        """One cite with the prefix and suffix its citation gives it."""
        ctx.cite = info
        ctx.language = ctx.item.language_code or self.env.language
        pieces: list[Node] = []
        if info.prefix:
            prefix = spaced_prefix(info.prefix)
            ctx.term_before = not _ends_sentence(prefix)
            pieces.append(leaf(prefix, Look(), self.env, ctx))
        self.render(ctx, pieces)
        if info.suffix:
            pieces.append(leaf(spaced_suffix(info.suffix), Look(), self.env, ctx))
        return Node(pieces)

    def entry(self, ctx: Context) -> Node:
        """One bibliography entry; empty content where the style prints nothing."""
        ctx.in_bibliography = True
        ctx.language = ctx.item.language_code or self.env.language
        pieces: list[Node] = []
        self.render(ctx, pieces)
        if not pieces:
            return Node([])
        look = self.layout.look
        displayed = any(piece.display for piece in pieces) and not self.aligns
        if self.aligns:
            pieces = _gather_rest(pieces)
            pieces[-1].suffix = look.suffix
        elif displayed:
            pieces[-1].suffix = look.suffix
        pieces[0].prefix = look.prefix + pieces[0].prefix
        level = Node(pieces, suffix="" if self.aligns or displayed else look.suffix)
        if ctx.item.closing_note:
            _close_with(level, Node(ctx.item.closing_note, ". ", "."))
        return Node([level], marks=look.marks)


def _close_with(level: Node, note: Node) -> None:
    """Put a sentence behind an entry, inside its last display block."""
    last = level.content[-1]
    if isinstance(last, Node) and last.display:
        inner = Node([last, note])
        inner.display, last.display = last.display, ""
        level.content = [*level.content[:-1], inner]
        return
    level.content = [Node(level.content, suffix=level.suffix), note]
    level.suffix = ""


def _aligned(elements: tuple[nodes.Element, ...], compiler: Compiler) -> Render:
    """The layout of a style with second-field-align: what the first element prints is set in the margin."""
    renders = [_first_field(element, compiler) for element in elements]

    def render(ctx: Context, out: list[Node]) -> Fate:
        fate = NOTHING
        for child in renders:
            after = child(ctx, out)
            fate = (fate & ~TRIED) | after if after & CLEARED else fate | after
        return fate

    return render


def _first_field(element: nodes.Element, compiler: Compiler) -> Render:
    if isinstance(element, nodes.Choose):
        return _first_field_of_choice(element, compiler)
    inner = compiler.element(element)

    def render(ctx: Context, out: list[Node]) -> Fate:
        if ctx.first_field_done:
            return inner(ctx, out)
        pieces: list[Node] = []
        fate = inner(ctx, pieces)
        ctx.first_field_done = True
        if pieces:
            field = Node(pieces)
            field.display = "left-margin"
            out.append(field)
        return fate

    return render


def _first_field_of_choice(choice: nodes.Choose, compiler: Compiler) -> Render:
    branches = [
        (compile_branch(branch, compiler.env), _aligned(branch.children, compiler)) for branch in choice.branches
    ]

    def render(ctx: Context, out: list[Node]) -> Fate:
        for predicate, body in branches:
            if predicate is None or predicate(ctx):
                return body(ctx, out)
        return NOTHING

    return render


def _gather_rest(pieces: list[Node]) -> list[Node]:
    """Everything after the first field is the second field."""
    margin = [piece for piece in pieces if piece.display == "left-margin"][:1]
    rest = [piece for piece in pieces if piece not in margin]
    if not rest:
        return margin
    second = Node(rest)
    second.display = "right-inline"
    return [*margin, second]


def spaced_prefix(prefix: str) -> str:
    """A cite's prefix with the space after it that a writer forgets."""
    bare = _TAG.sub("", prefix).rstrip(_CLOSING)
    needs_space = bool(ENDS_WITH_LETTER.search(bare)) or bare[-1:] in (*":.;!?", *")],", *"0123456789")
    return re.sub(r"\s+", " ", prefix + (" " if needs_space and bare else ""))


def spaced_suffix(suffix: str) -> str:
    """A cite's suffix with the space before it that a writer forgets."""
    return f" {suffix}" if STARTS_WITH_LETTER.match(suffix) or suffix[:1] in ("[", "(") else suffix


def _ends_sentence(prefix: str) -> bool:
    """After "See above. " the next term starts with a capital."""
    bare = _TAG.sub("", prefix).rstrip(_CLOSING)
    return bare[-1:] in (":", ".", ";", "!", "?") and " " in prefix.strip()
