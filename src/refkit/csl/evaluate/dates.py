"""cs:date → closures: single dates and ranges, localised or spelt out by the style."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from refkit.csl.evaluate.context import PRINTED, TRIED, Context, Fate
from refkit.csl.evaluate.environment import Environment, leaf
from refkit.csl.evaluate.texts import claimed, year_suffix_piece
from refkit.csl.items.dates import DateValue
from refkit.csl.schema import nodes
from refkit.csl.schema.nodes import DatePart, Look
from refkit.csl.tree import Node
from refkit.csl.typography import numbers

Render = Callable[[Context, list[Node]], Fate]

# The attributes of a style's cs:date-part that replace those of the locale's date.
_OVERRIDES = {
    "prefix": "prefix",
    "suffix": "suffix",
    "text-case": "text_case",
    "strip-periods": "strip_periods",
}
_PARTS_OF = {
    "year": ("year",),
    "year-month": ("year", "month"),
    "month-day": ("month", "day"),
    "year-month-day": ("year", "month", "day"),
}


def compile_date(node: nodes.Date, env: Environment) -> Render:
    """One cs:date. In sort keys dates are keys of their own: see cite/sort.py."""
    parts, look = _resolve(node, env)
    variable = node.variable
    shown = {part.name for part in parts}
    makers = [(part, _part_text(part, env)) for part in parts]

    def render(ctx: Context, out: list[Node]) -> Fate:
        if claimed(ctx, variable):
            return TRIED
        date = ctx.item.dates.get(variable)
        if date is None or (ctx.bare and variable == "accessed"):
            return TRIED
        fate = PRINTED if _has_any(date, shown) else TRIED
        if ctx.in_substitute and fate == PRINTED:
            ctx.substituted = True
        if ctx.cite is not None and ctx.cite.author_only and ctx.rendered_something:
            return fate
        ctx.strip_periods += look.strip_periods
        pieces = _pieces(date, makers, env, ctx, variable)
        ctx.strip_periods -= look.strip_periods
        if pieces:
            out.append(Node(pieces, look.prefix, look.suffix, look.marks, look.delimiter, variable))
            ctx.term_before = ctx.rendered_something = True
        return fate

    return render


def _has_any(date: DateValue, shown: set[str]) -> bool:
    if date.literal or (date.season and not date.month and "month" in shown):
        return True
    return any(date.part(name) for name in shown)


def _resolve(node: nodes.Date, env: Environment) -> tuple[tuple[DatePart, ...], Look]:
    """The parts to print and the dress of the whole."""
    if not node.form:
        return node.parts, node.look
    base = env.locale.dates.get(node.form)
    if base is None:
        return (), node.look
    overrides = {part.name: part for part in node.parts}
    wanted = _PARTS_OF[node.parts_shown]
    parts: list[DatePart] = []
    for part in base.parts:
        if part.name in wanted:
            parts.append(_overridden(part, overrides.get(part.name)))
        elif part.name == "year" and parts and node.parts_shown == "month-day":
            parts[-1] = parts[-1]._replace(look=parts[-1].look._replace(suffix=""))
    look, outer = base.look, node.look
    merged = Look(
        outer.prefix or look.prefix,
        outer.suffix or look.suffix,
        look.delimiter,
        (*outer.marks, *(mark for mark in look.marks if mark[0] not in dict(outer.marks))),
        outer.text_case or look.text_case,
        outer.strip_periods or look.strip_periods,
        outer.display,
    )
    return tuple(parts), merged


def _overridden(part: DatePart, said: DatePart | None) -> DatePart:
    if said is None:
        return part
    look = part.look
    for attribute, field in _OVERRIDES.items():
        if attribute in said.given:
            look = look._replace(**{field: getattr(said.look, field)})
    marks = dict(look.marks) | dict(said.look.marks)
    return DatePart(
        part.name,
        said.form or part.form,
        said.range_delimiter if said.range_delimiter is not None else part.range_delimiter,
        look._replace(marks=tuple(marks.items())),
        part.given | said.given,
    )


PartText = Callable[[DateValue, bool], str]


def _part_text(part: DatePart, env: Environment) -> PartText:
    """(date, of the end?) → the text of one part, without its dress."""
    makers = {"year": _year_text, "month": _month_text, "day": _day_text}
    return makers[part.name](part, env)


def _year_text(part: DatePart, env: Environment) -> PartText:
    after, before = env.locale.text("ad"), env.locale.text("bc")

    def text(date: DateValue, of_end: bool) -> str:
        year = date.end_year if of_end else date.year
        if not year:
            return ""
        digits = str(abs(year))
        if part.form == "short" and len(digits) == 4:
            digits = digits[2:]
        if year < 0:
            return digits + before
        return digits + after if year < 500 else digits

    return text


def _month_text(part: DatePart, env: Environment) -> PartText:
    locale = env.locale
    strips = part.look.strip_periods

    def text(date: DateValue, of_end: bool) -> str:
        month = date.end_month if of_end else date.month
        if not month:
            if of_end or not date.season:
                return ""
            named = locale.text(f"season-0{date.season}") if date.season in ("1", "2", "3", "4") else ""
            return named or date.season
        if part.form in ("numeric", "numeric-leading-zeros"):
            if month > 12:
                return ""
            return f"{month:02d}" if part.form == "numeric-leading-zeros" else str(month)
        if month > 12:
            name = locale.text(f"season-0{(month - 13) % 4 + 1}") if month <= 24 else ""
        else:
            name = locale.text(f"month-{month:02d}", part.form or "long")
        return name.replace(".", "") if strips else name

    return text


def _day_text(part: DatePart, env: Environment) -> PartText:
    locale = env.locale

    def text(date: DateValue, of_end: bool) -> str:
        day, month = (date.end_day, date.end_month) if of_end else (date.day, date.month)
        if not day:
            return ""
        if part.form == "numeric-leading-zeros":
            return f"{day:02d}"
        if part.form == "ordinal" and (day == 1 or not locale.limit_day_ordinals):
            return numbers.ordinal(day, locale, locale.genders.get(f"month-{month:02d}", ""))
        return str(day)

    return text


def _pieces(
    date: DateValue,
    makers: list[tuple[DatePart, PartText]],
    env: Environment,
    ctx: Context,
    variable: str,
) -> list[Node]:
    if date.literal:  # stands where the year stands
        years = [part for part, _ in makers if part.name == "year"]
        return [leaf(date.literal, part.look, env, ctx, "year") for part in years[:1]]
    pieces: list[Node] = []
    differing = _differing(date, makers)
    waiting = set(differing)
    ends: list[Node] = []
    for part, text_of in makers:
        text = text_of(date, False)
        if part.name == "year" and _year_is_repeated(date, env, ctx):
            text = ""
        if text:
            pieces.append(_dressed(text, part, env, ctx))
        if part.name in differing:
            waiting.discard(part.name)
            if end_text := text_of(date, True):
                ends.append(_dressed(end_text, part, env, ctx))
            if not waiting:
                _close_range(pieces, ends, part, env)
        if part.name == "year" and (text or ctx.years_known is not None):
            _add_year_suffix(pieces, part, env, ctx)
    return pieces


def _dressed(text: str, part: DatePart, env: Environment, ctx: Context) -> Node:
    return leaf(text, part.look, env, ctx, part.name)


def _differing(date: DateValue, makers: list[tuple[DatePart, PartText]]) -> Sequence[str]:
    """The parts that a range prints twice: from the largest part that differs downwards."""
    if not date.is_range:
        return []
    printed = {part.name for part, _ in makers}
    if date.open_end:
        return [name for name in ("year", "month", "day") if name in printed and date.part(name)]
    names = [name for name in ("year", "month", "day") if name in printed and date.end_part(name)]
    for index, name in enumerate(names):
        if date.part(name) != date.end_part(name):
            return names[index:]
    return []


def _close_range(pieces: list[Node], ends: list[Node], part: DatePart, env: Environment) -> None:
    """After the last part that is printed twice: delimiter, then the end."""
    if pieces:
        last = pieces[-1]
        last.suffix = ""
        delimiter = part.range_delimiter or env.locale.text("year-range-delimiter") or "\u2013"
        pieces.append(Node(delimiter))
    if ends:
        ends[0].prefix = ""
    pieces.extend(ends)


def _year_is_repeated(date: DateValue, env: Environment, ctx: Context) -> bool:
    """With collapse="year-suffix" a year that the cite before has printed is left out."""
    if ctx.years_known is None or ctx.bare:
        return False
    ctx.years_used.append(date.year)
    position = len(ctx.years_used) - 1
    return ctx.still_collapsed and position < len(ctx.years_known) and ctx.years_known[position] == date.year


def _add_year_suffix(pieces: list[Node], part: DatePart, env: Environment, ctx: Context) -> None:
    """Styles without the variable year-suffix print it after the first year."""
    position = ctx.expansion.year_suffix
    if position is None or ctx.bare or env.prints_year_suffix or ctx.year_suffix_done:
        return
    ctx.year_suffix_done = True
    suffix = year_suffix_piece(position, part.look, env)
    suffix.prefix = ""
    if pieces:
        suffix.suffix, pieces[-1].suffix = pieces[-1].suffix, ""
    pieces.append(suffix)
