"""Sorting items by a style's keys: variables, dates and what macros print.

Empty values come last, whichever way a key sorts. Source: CSL 1.0.2 specification, "Sorting".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from refkit.csl.evaluate.compiler import Compiler
from refkit.csl.evaluate.context import NOTHING, PRINTED, TRIED, Context, Fate
from refkit.csl.evaluate.environment import Environment
from refkit.csl.evaluate.name_list import NameList
from refkit.csl.evaluate.name_registry import NameRegistry
from refkit.csl.evaluate.trigraph import citation_label
from refkit.csl.items.dates import DateValue
from refkit.csl.items.item import Item
from refkit.csl.schema import nodes
from refkit.csl.schema.names import NameOptions
from refkit.csl.schema.nodes import SortKey
from refkit.csl.schema.variables import DATE_VARIABLES, NAME_VARIABLES, NUMERIC_TEST_VARIABLES
from refkit.csl.sorting.collation import FIELD_BREAK, collation_key
from refkit.csl.tree import Node, join_flat

KeyMaker = Callable[[Context], str]
SortValue = str | None

_TAG = re.compile(r"<[^<>]*>")
_INTEGER = re.compile(r"\s*(-?\d+)")


class Sorter:
    """The sort keys of one area, compiled."""

    def __init__(self, keys: tuple[SortKey, ...], env: Environment) -> None:
        self.keys = keys
        self.language = env.language
        self.env = env
        self.makers = [_compile_key(key, env) for key in keys]

    def values(self, item: Item, citation_number: int, registry: NameRegistry) -> tuple[SortValue, ...]:
        """The item's value for each key, ready to compare; None where it has none."""
        values: list[SortValue] = []
        for key, maker in zip(self.keys, self.makers, strict=True):
            ctx = Context(item, registry)
            ctx.sorting = True
            ctx.in_bibliography = self.env.area == "bibliography"
            ctx.citation_number = citation_number
            ctx.term_before = True
            ctx.sort_et_al_min = key.options.et_al_min
            ctx.sort_et_al_use_first = key.options.et_al_use_first
            ctx.sort_et_al_use_last = key.options.et_al_use_last
            text = maker(ctx)
            values.append(self.key_of(text) if text else None)
        return tuple(values)

    def key_of(self, text: str) -> str:
        """The collation key of one key's text."""
        text = _TAG.sub("", text) if "<" in text else text
        # Spaces count when comparing, so that "de Boer" and "Deboer" keep apart.
        return collation_key(text.replace(" ", FIELD_BREAK) + FIELD_BREAK, self.language)

    def order(self, ids: Iterable[str], values: dict[str, tuple[SortValue, ...]]) -> list[str]:
        """The ids sorted by their values; equal ones keep their order."""
        return sort_by_values(list(ids), values, [key.descending for key in self.keys])


def sort_by_values(ids: list[str], values: dict[str, tuple[SortValue, ...]], descending: Sequence[bool]) -> list[str]:
    """Stable sort by several keys, each ascending or descending, empty values last."""
    for position in range(len(descending) - 1, -1, -1):
        if descending[position]:
            ids.sort(key=lambda key: _or_last(values[key][position], False), reverse=True)
        else:
            ids.sort(key=lambda key: _or_last(values[key][position], True))
    return ids


def _or_last(value: SortValue, ascending: bool) -> tuple[bool, str]:
    return ((value is None) == ascending, value or "")


def _compile_key(key: SortKey, env: Environment) -> KeyMaker:
    if key.macro:
        return _macro_key(key, env)
    variable = key.variable
    if variable in DATE_VARIABLES:
        return lambda ctx: date_key(ctx.item.dates.get(variable), ("year", "month", "day"))
    if variable in NAME_VARIABLES:
        return _names_key(variable, key, env)
    special: dict[str, KeyMaker] = {
        "citation-number": lambda ctx: f"{ctx.citation_number:020d}",
        "citation-label": lambda ctx: citation_label(ctx.item, env.locale),
    }
    if variable in special:
        return special[variable]
    if variable in NUMERIC_TEST_VARIABLES:
        return lambda ctx: _padded(ctx.item.texts.get(variable, ""))
    return lambda ctx: ctx.item.texts.get(variable, "")


def _padded(text: str) -> str:
    found = _INTEGER.match(text)
    if not found:
        return text
    number = int(found[1][:25])
    return f"{number if number >= 0 else 10**20 + number:020d}"


def date_key(date: DateValue | None, parts: tuple[str, ...]) -> str:
    """A date as digits: years BC before AD, missing parts as zeros, then the end of a range."""
    if date is None or not date.year:
        return ""
    text = ""
    for year, month, day in (
        (date.year, date.month, date.day),
        (date.end_year, date.end_month, date.end_day),
    ):
        shown = year if "year" in parts else 0
        text += f"1{shown:04d}" if shown >= 0 else f"0{9999 + shown:04d}"
        text += f"{month if 'month' in parts else 0:02d}{day if 'day' in parts else 0:02d}"
    return text


def _names_key(variable: str, key: SortKey, env: Environment) -> KeyMaker:
    options = key.options._replace(name_as_sort_order="all", sort_separator=" ", delimiter=None).under(
        NameOptions(delimiter=env.options.delimiter)
    )
    names = NameList(nodes.Name(options), options, None, env)

    def make(ctx: Context) -> str:
        values = ctx.item.names.get(variable)
        piece = names.render(values, 0, ctx, variable) if values else None
        return join_flat([piece], "") if piece is not None else ""

    return make


def _macro_key(key: SortKey, env: Environment) -> KeyMaker:
    options = key.options._replace(name_as_sort_order=None)
    own = env.with_options(options.under(env.options))
    render = _SortCompiler(own).keyed_macro(key.macro)

    def make(ctx: Context) -> str:
        pieces: list[Node] = []
        render(ctx, pieces)
        return join_flat(pieces, "")

    return make


class _SortCompiler(Compiler):
    """Compiles macros for sort keys: dates become digits, and a macro with a date yields nothing but its
    dates.
    """

    def keyed_macro(self, name: str) -> Callable[[Context, list[Node]], Fate]:
        """The macro as a key."""
        return self._macro_call(nodes.Text("macro", name))

    def element(self, node: nodes.Element) -> Callable[[Context, list[Node]], Fate]:
        if isinstance(node, nodes.Date):
            return self._date(node)
        return super().element(node)

    def macro(self, name: str) -> Callable[[Context, list[Node]], Fate]:
        if name not in self.macros:
            elements = self.env.style.macros.get(name, ())
            body = self.sequence(elements)
            self.macros[name] = _only_dates(body) if _has_date(elements) else body
        return self.macros[name]

    def _date(self, node: nodes.Date) -> Callable[[Context, list[Node]], Fate]:
        variable = node.variable
        if node.form:
            parts = {"year": ("year",), "year-month": ("year", "month"), "month-day": ("month", "day")}.get(
                node.parts_shown, ("year", "month", "day")
            )
        else:
            parts = tuple(part.name for part in node.parts)

        def render(ctx: Context, out: list[Node]) -> Fate:
            date = ctx.item.dates.get(variable)
            text = date_key(date, parts)
            if not text:
                return TRIED if date is None or not date.literal else PRINTED
            if ctx.in_substitute:
                ctx.substituted = True
            out.append(Node(text, made_by="date-key"))
            return PRINTED

        return render


def _only_dates(
    body: Callable[[Context, list[Node]], Fate],
) -> Callable[[Context, list[Node]], Fate]:
    def render(ctx: Context, out: list[Node]) -> Fate:
        pieces: list[Node] = []
        fate = body(ctx, pieces)
        out.extend(_date_leaves(pieces))
        return fate if fate else NOTHING

    return render


def _date_leaves(pieces: list[Node]) -> list[Node]:
    found: list[Node] = []
    for piece in pieces:
        if piece.made_by == "date-key":
            found.append(piece)
        elif isinstance(piece.content, list):
            found.extend(_date_leaves(piece.content))
    return found


def _has_date(elements: tuple[nodes.Element, ...]) -> bool:
    """Whether a cs:date stands in these elements; macros that they call are judged on their own."""
    waiting = list(elements)
    while waiting:
        element = waiting.pop()
        if isinstance(element, nodes.Date):
            return True
        if isinstance(element, nodes.Group):
            waiting.extend(element.children)
        elif isinstance(element, nodes.Choose):
            for branch in element.branches:
                waiting.extend(branch.children)
        elif isinstance(element, nodes.Names):
            waiting.extend(element.substitute)
    return False
