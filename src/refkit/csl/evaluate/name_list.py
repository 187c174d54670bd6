"""The names of one variable in a row: how many are shown, how they are joined, and what follows a shortened
list.
"""

from __future__ import annotations

from refkit.csl.evaluate.context import FIRST, Context
from refkit.csl.evaluate.environment import Environment, leaf
from refkit.csl.evaluate.name_parts import NameStyle, join
from refkit.csl.items.names import Name
from refkit.csl.schema import nodes
from refkit.csl.schema.names import NameOptions
from refkit.csl.schema.nodes import Look
from refkit.csl.tree import Node, melted
from refkit.csl.typography.letters import STARTS_WITH_LETTER

ELLIPSIS = "\u2026"
LONG_LIST = 50  # names
MAX_KNOWN = 20_000  # printed names remembered
_NEVER = 1_000_000  # an et-al-min that no list reaches


class NameList:
    """Prints one variable's names; compiled once for each cs:names."""

    def __init__(self, name: nodes.Name, options: NameOptions, et_al: nodes.EtAl | None, env: Environment) -> None:
        self.style = NameStyle(name, options, env)
        self.options, self.env = options, env
        self.delimiter = options.delimiter if options.delimiter is not None else ", "
        self.et_al_look = et_al.look if et_al is not None else Look()
        self.et_al_text = env.locale.text(et_al.term if et_al is not None else "et-al")
        self.et_al_gap = self._gaps_before_et_al()
        self.and_text = self._and_text()
        self.and_gaps = self._gaps_around_and()
        self._known: dict[tuple[object, ...], tuple[str, bool]] = {}
        each = env.style.bibliography_options.subsequent_author_substitute_rule != "complete-all"
        self.keeps_pieces = env.area == "bibliography" and each
        self.literal_look = Look(
            marks=name.family.marks, text_case=name.family.text_case, strip_periods=name.family.strip_periods
        )

    def _gaps_before_et_al(self) -> tuple[str, str]:
        """What stands before "et al." after one name and after several."""
        single, multiple = " ", self.delimiter
        rule = self.options.delimiter_precedes_et_al
        if rule == "always":
            single = self.delimiter
        elif rule == "never":
            multiple = " "
        elif rule == "after-inverted-name":
            single, multiple = self.delimiter, " "
        if not STARTS_WITH_LETTER.match(self.et_al_text):
            single, multiple = ("" if gap == " " else gap for gap in (single, multiple))
        return single, multiple

    def _and_text(self) -> str:
        if self.options.conjunction == "text":
            return self.env.locale.text("and")
        return "&" if self.options.conjunction == "symbol" else ""

    def _gaps_around_and(self) -> tuple[str, str, str]:
        """Before "and" with two names, before it with more, and after it."""
        single, multiple, after = " ", self.delimiter, " "
        if not STARTS_WITH_LETTER.match(self.and_text):
            single = multiple = after = ""
        rule = self.options.delimiter_precedes_last
        if rule == "always":
            single = self.delimiter
        elif rule == "never":
            multiple = " " if multiple else multiple
        elif rule == "after-inverted-name":
            single = self.delimiter if single else single
            multiple = " " if multiple else multiple
        return single, multiple, after

    def limits(self, ctx: Context) -> tuple[int, int, bool]:
        """et-al-min, et-al-use-first and et-al-use-last in force for this cite."""
        options = self.options
        least, last = options.et_al_min, bool(options.et_al_use_last)
        first = options.et_al_use_first
        cite = ctx.cite
        if cite is not None and cite.position != FIRST:
            least = options.et_al_subsequent_min or least
            first = options.et_al_subsequent_use_first or first
            last = False
        elif ctx.sorting:
            least = ctx.sort_et_al_min if ctx.sort_et_al_min is not None else least
            first = ctx.sort_et_al_use_first if ctx.sort_et_al_use_first is not None else first
            last = ctx.sort_et_al_use_last if ctx.sort_et_al_use_last is not None else last
        return (least or _NEVER, first, last) if first is not None else (_NEVER, 1, False)

    def shown(self, names: tuple[Name, ...], nameset: int, ctx: Context) -> tuple[int, bool]:
        """How many names are printed from the start, and whether the last one follows after an ellipsis."""
        least, first, last = self.limits(ctx)
        count = len(names)
        asked = ctx.expansion.names[nameset] if ctx.request and nameset < len(ctx.expansion.names) else 0
        wanted = count
        if ctx.bare:
            if asked:
                wanted = asked
            elif count >= least:
                wanted = first
        else:
            if count >= least:
                wanted = max(asked, first)
            if last and wanted > least - 2 and count >= least:
                wanted = least - 2
        if least < first or wanted >= count:
            return count, False
        return wanted, last

    def levels(self, names: tuple[Name, ...], nameset: int, ctx: Context) -> list[int]:
        """How much of each given name is printed (0 none, 1 initials, 2 all)."""
        if not ctx.registry.add_givenname:
            level = self.style.default_level()
            return [level if name.is_person else 2 for name in names]
        options, registry, item_id = self.options, ctx.registry, ctx.item.id
        form, has_initials = options.form or "long", options.initialize_with is not None
        asked = ctx.expansion.givens[nameset] if nameset < len(ctx.expansion.givens) else ()
        is_first_cite = not ctx.bare and ctx.cite is not None and ctx.cite.position == FIRST
        people = [(position, name) for position, name in enumerate(names) if name.is_person]
        levels = [2] * len(names)
        if not ctx.sorting:
            for position, name in people:
                registry.add(item_id, name, position)
        for position, name in people:
            plain = level = registry.level(item_id, name, position, 0, form, has_initials)
            if ctx.request and position < len(asked):
                level = asked[position]
                if level == 1 and registry.by_cite and not (has_initials and name.given):
                    level = 2
                if name.given:
                    level = registry.level(item_id, name, position, level, form, has_initials)
            levels[position] = max(level, plain) if is_first_cite else level
        return levels

    def render(self, names: tuple[Name, ...], nameset: int, ctx: Context, variable: str) -> Node | None:
        """The whole list as one piece."""
        names = self._without_middle(names, ctx)
        levels = self.levels(names, nameset, ctx)
        count, with_last = self.shown(names, nameset, ctx)
        self._record(nameset, count, len(names), levels, ctx)
        default = self.style.default_level()
        kept = [*range(count), *([len(names) - 1] if with_last else [])]
        pieces: list[Node] = []
        inverted = False
        ctx.printed_names.extend([names[position].raw for position in kept])
        for position in kept:
            piece, turned = self._one(names[position], max(levels[position], default), position, ctx)
            if position in (kept[-2:-1] or kept):
                inverted = turned
            if piece.content:
                pieces.append(piece)
        if not pieces:
            return None
        shortened = count < len(names)
        if ctx.sorting:
            listed = join(list(pieces), self.delimiter)
        elif shortened and with_last:
            listed = self._with_ellipsis(pieces, inverted)
        elif shortened or names[-1].open_list:
            listed = self._with_et_al(pieces, ctx)
        else:
            listed = self._with_and(pieces, inverted, not names[kept[-1]].is_person)
        if listed is not None:
            listed.made_by = variable
        return listed

    def _without_middle(self, names: tuple[Name, ...], ctx: Context) -> tuple[Name, ...]:
        """A long list that will be shortened anyway, without the names that nobody will see."""
        if len(names) <= LONG_LIST:
            return names
        least = self.limits(ctx)[0]
        return (*names[: max(least, LONG_LIST) + 1], names[-1]) if least < len(names) - 2 else names

    def _record(self, nameset: int, count: int, total: int, levels: list[int], ctx: Context) -> None:
        """Tell disambiguation what was printed."""
        while len(ctx.shown_names) <= nameset:
            ctx.shown_names.append(0)
            ctx.shown_givens.append([])
            ctx.max_names.append(0)
        ctx.shown_names[nameset] = count
        ctx.shown_givens[nameset] = levels
        ctx.max_names[nameset] = total

    def _one(self, name: Name, level: int, position: int, ctx: Context) -> tuple[Node, bool]:
        """One name; undressed names are remembered as text."""
        style = self.style
        if style.has_parts or style.marked or self.keeps_pieces:
            piece, inverted = self._build(name, level, position, ctx)
            look = style.look
            if style.marked and name.is_person:
                piece = Node([piece], look.prefix, look.suffix, look.marks)
            elif look.marks:
                piece = Node([piece], marks=look.marks)
            piece.made_by = "one-name"
            return piece, inverted
        turned = style.inverted(position)
        key = (name, level, turned, ctx.sorting, ctx.strip_periods, ctx.item.language)
        known = self._known.get(key)
        if known is None:
            piece, inverted = self._build(name, level, 0 if turned else 1, ctx)
            text = melted([piece])
            if text is None:
                return piece, inverted
            if len(self._known) >= MAX_KNOWN:
                self._known.clear()
            known = self._known[key] = (text, inverted)
        return Node(known[0]), known[1]

    def _build(self, name: Name, level: int, position: int, ctx: Context) -> tuple[Node, bool]:
        if name.is_person:
            return self.style.person(name, level, position, ctx)
        text = name.literal
        if self.literal_look.strip_periods or ctx.strip_periods:
            text = text.replace(".", "")
        return leaf(text, self.literal_look, self.env, ctx), False

    def _with_and(self, pieces: list[Node], inverted: bool, institution_last: bool) -> Node | None:
        if len(pieces) < 2 or not self.and_text:
            return join(list(pieces), self.delimiter)
        single, multiple, after = self.and_gaps
        gap = single if len(pieces) == 2 else multiple
        if self.options.delimiter_precedes_last == "after-inverted-name":
            if inverted:
                gap = self.delimiter
            elif institution_last:
                gap = after if len(pieces) == 2 else self.delimiter
        return self._closed(pieces, Node(self.and_text, gap, after))

    def _with_ellipsis(self, pieces: list[Node], inverted: bool) -> Node | None:
        if len(pieces) < 2:
            return join(list(pieces), self.delimiter)
        gap = " " if len(pieces) == 2 else self.delimiter
        if inverted and self.options.delimiter_precedes_last == "after-inverted-name":
            gap = self.delimiter
        return self._closed(pieces, Node(ELLIPSIS, gap, " "))

    def _closed(self, pieces: list[Node], final: Node) -> Node:
        """The list with `final` before its last name."""
        *before, last = pieces
        for piece in before[:-1]:
            piece.suffix += self.delimiter
        every = [*before, final, last]
        text = None if self.keeps_pieces else melted(every)
        return Node(text) if text is not None else Node(every)

    def _with_et_al(self, pieces: list[Node], ctx: Context) -> Node | None:
        listed = join(list(pieces), self.delimiter)
        if listed is None:
            return None
        single, multiple = self.et_al_gap
        if not self.et_al_text:
            return listed
        look = self.et_al_look
        et_al = leaf(self.et_al_text, Look(marks=look.marks, text_case=look.text_case), self.env, ctx)
        et_al.prefix = single if len(pieces) == 1 else multiple
        every = [listed, et_al]
        text = None if self.keeps_pieces else melted(every)
        own = self.style.look  # the dress of cs:name is worn by each name and by the shortened list
        return Node(text if text is not None else every, own.prefix, own.suffix, own.marks)
