"""cs:text, cs:number and cs:label → closures."""

from __future__ import annotations

from collections.abc import Callable

from refkit.csl.evaluate.context import NOTHING, PRINTED, TERM, TRIED, Context, Fate
from refkit.csl.evaluate.environment import Environment, leaf, term_text
from refkit.csl.evaluate.number_parts import LABEL_TERMS, ParsedNumber, parse_number
from refkit.csl.evaluate.titles import HIDDEN, printed_text, with_translation
from refkit.csl.evaluate.trigraph import citation_label
from refkit.csl.items.item import Item
from refkit.csl.schema import nodes
from refkit.csl.schema.locale import Locale
from refkit.csl.schema.nodes import Look
from refkit.csl.schema.variables import PARSED_NUMBER_VARIABLES
from refkit.csl.tree import Node, NumberInfo
from refkit.csl.typography import numbers
from refkit.csl.typography.case import change_case

Render = Callable[[Context, list[Node]], Fate]

_SHORT_FORMS = {"title": "title-short", "container-title": "container-title-short"}
# Title case is for English only in these; the other variables are written in the style's language or are no
# prose.
_TITLES = frozenset(
    [
        "archive",
        "archive-place",
        "authority",
        "collection-title",
        "container-title",
        "event",
        "event-place",
        "event-title",
        "genre",
        "jurisdiction",
        "medium",
        "original-title",
        "part-title",
        "publisher",
        "publisher-place",
        "title",
        "title-short",
        "volume-title",
        "container-title-short",
        "reviewed-title",
        "translated-title",
    ]
)


def compile_text(node: nodes.Text, env: Environment) -> Render:
    """A cs:text that calls no macro."""
    if node.kind != "variable":
        return _term(node, env) if node.kind == "term" else _value(node, env)
    if node.name in _SPECIAL:
        return _SPECIAL[node.name](node, env)
    if node.name in PARSED_NUMBER_VARIABLES:
        return compile_number(nodes.Number(node.name, "numeric", node.look), env, node.name != "locator")
    return _variable(node, env)


def _term(node: nodes.Text, env: Environment) -> Render:
    look, text = node.look, env.locale.text(node.name, node.form, node.plural)

    def render(ctx: Context, out: list[Node]) -> Fate:
        if ctx.in_substitute:
            ctx.substituted = True
        if not text:
            return NOTHING
        out.append(leaf(term_text(text, look, env, ctx), look, env, ctx, f"term-{node.name}"))
        ctx.term_before = True
        return TERM

    return render


def _value(node: nodes.Text, env: Environment) -> Render:
    look, text = node.look, node.name

    def render(ctx: Context, out: list[Node]) -> Fate:
        if ctx.in_substitute:
            ctx.substituted = True
        if text:
            out.append(leaf(text, look, env, ctx, "value"))
            ctx.term_before = True
        return TERM

    return render


def claimed(ctx: Context, variable: str) -> bool:
    """Whether cs:substitute printed this variable already; inside cs:substitute the variable is claimed from
    now on.
    """
    done = ctx.done
    if done is not None and variable in done:
        return True
    if ctx.in_substitute:
        if done is None:
            done = ctx.done = set()
        done.add(variable)
    return False


def _variable(node: nodes.Text, env: Environment) -> Render:
    look, variable = node.look, node.name
    keep_periods = variable in ("DOI", "URL")
    strips = look.strip_periods
    policy = env.titles
    is_title = variable in _TITLES
    may_have_bracket = variable == "title" and node.form != "short"
    text_of = _text_source(node, env)
    case_of = _case_chooser(node, env)

    def render(ctx: Context, out: list[Node]) -> Fate:
        ctx.still_collapsed = False
        if claimed(ctx, variable):
            return TRIED
        item = ctx.item
        text = text_of(item)
        if text is None:
            return TRIED
        if ctx.in_substitute and _stands_for_suppressed_author(ctx):
            return PRINTED
        if "\\" in text and not keep_periods:
            text = text.replace("\\-", "-")  # an escaped hyphen, as in page numbers
        ctx.strip_periods += strips
        piece = leaf(text, look, env, ctx, variable, case_of(item, text), keep_periods)
        ctx.strip_periods -= strips
        if may_have_bracket and (policy or item.title_is_translation) and not (ctx.bare or ctx.sorting):
            piece = with_translation(piece, item, variable, policy)
        if ctx.in_substitute and ctx.author_tree is None:
            ctx.author_tree = piece
            ctx.names_rendered = [] if ctx.term_before else [text]
        out.append(piece)
        ctx.term_before = True
        ctx.rendered_something = ctx.rendered_something or is_title
        return PRINTED

    return render


def _stands_for_suppressed_author(ctx: Context) -> bool:
    """In cs:substitute: notes that something was printed; a cite without its author leaves it out."""
    ctx.substituted = True
    cite = ctx.cite
    return cite is not None and cite.suppress_author and not ctx.rendered_something and not ctx.bare


def _text_source(node: nodes.Text, env: Environment) -> Callable[[Item], str | None]:
    """Where the variable's text comes from: its short form, the title policy, the variable itself."""
    variable, policy = node.name, env.titles
    short = _SHORT_FORMS.get(variable) if node.form == "short" else None
    hidden = bool(policy) and variable in HIDDEN
    if short is None and not policy:
        return lambda item: item.texts.get(variable)

    def text_of(item: Item) -> str | None:
        text = item.texts.get(short) if short else None
        if text is None and policy:
            text = printed_text(item, variable, policy)
        if text is None and not (hidden and "title" in item.texts):
            text = item.texts.get(variable)
        return text

    return text_of


def _case_chooser(node: nodes.Text, env: Environment) -> Callable[[Item, str], str | None]:
    """Text case instead of the style's: title case is for English, printed titles stay as they are."""
    variable, language = node.name, env.language
    title_case = node.look.text_case == "title" and variable in _TITLES
    printed = env.titles == "printed"

    def case_of(item: Item, text: str) -> str | None:
        if title_case and (item.language_code or language) != "en":
            return ""
        return "" if printed and text != item.texts.get(variable) else None

    return case_of


def _citation_number(node: nodes.Text, env: Environment) -> Render:
    look = node.look
    collapses = env.area == "citation" and env.style.citation_options.collapse == "citation-number"
    range_delimiter = (env.locale.text("citation-range-delimiter") or "\u2013") if collapses else None

    def render(ctx: Context, out: list[Node]) -> Fate:
        if claimed(ctx, "citation-number"):
            return TRIED
        if ctx.sorting:
            out.append(Node(f"{ctx.citation_number:020d}"))
        elif not ctx.bare and not (ctx.cite is not None and ctx.cite.author_only):
            piece = leaf(str(ctx.citation_number), look, env, ctx, "citation-number")
            piece.number = NumberInfo(ctx.citation_number, "number", env.layout_delimiter, range_delimiter)
            out.append(piece)
        return PRINTED

    return render


def _year_suffix(node: nodes.Text, env: Environment) -> Render:
    look = node.look

    def render(ctx: Context, out: list[Node]) -> Fate:
        if claimed(ctx, "year-suffix"):
            return TRIED
        position = ctx.expansion.year_suffix
        if position is not None and not ctx.bare:
            out.append(year_suffix_piece(position, look, env))
            ctx.term_before = True
        return PRINTED

    return render


def year_suffix_piece(position: int, look: Look, env: Environment) -> Node:
    """The letter after the year, able to join a list or range of letters."""
    options = env.style.citation_options
    piece = Node(numbers.letter_suffix(position), look.prefix, look.suffix, look.marks, made_by="year-suffix")
    successor = options.cite_group_delimiter or options.year_suffix_delimiter
    if env.area != "citation" or successor is None:
        successor = env.layout_delimiter
    ranged = env.area == "citation" and options.collapse == "year-suffix-ranged"
    range_delimiter = (env.locale.text("citation-range-delimiter") or "\u2013") if ranged else None
    piece.number = NumberInfo(position, "suffix", successor, range_delimiter)
    return piece


def _citation_label(node: nodes.Text, env: Environment) -> Render:
    look = node.look

    def render(ctx: Context, out: list[Node]) -> Fate:
        if claimed(ctx, "citation-label"):
            return TRIED
        text = citation_label(ctx.item, env.locale)
        if not ctx.bare and ctx.expansion.year_suffix is not None:
            text += numbers.letter_suffix(ctx.expansion.year_suffix)
        out.append(leaf(text, look, env, ctx, "citation-label"))
        ctx.term_before = True
        return PRINTED

    return render


def _first_reference_note(node: nodes.Text, env: Environment) -> Render:
    look = node.look

    def render(ctx: Context, out: list[Node]) -> Fate:
        cite = ctx.cite
        if cite is None or not cite.first_reference_note:
            return TRIED
        if not ctx.bare:
            out.append(leaf(str(cite.first_reference_note), look, env, ctx, "first-reference-note-number"))
            ctx.term_before = True
        return PRINTED

    return render


def number_of(variable: str, ctx: Context, env: Environment, in_print: bool = True) -> ParsedNumber | None:
    """The parsed value of a number variable of the item or, for the locator, of the cite."""
    if variable == "locator":
        cite = ctx.cite
        if cite is None or not cite.locator:
            return None
        return parse_number(cite.locator, "locator", cite.label, env.locale, env.page_format, in_print)
    text = ctx.item.texts.get(variable)
    if text is None:
        return None
    if variable == "number" and ctx.item.type == "legal_case":
        text = text.replace("-", "\\-")
    return parse_number(text, variable, "", env.locale, env.page_format, in_print)


def compile_number(node: nodes.Number, env: Environment, ends_collapse: bool = False) -> Render:
    """cs:number, and cs:text of a number variable (which ends the collapsing of years)."""
    look, variable, form = node.look, node.variable, node.form
    locale = env.locale
    gender = locale.genders.get(variable, "")
    is_locator = variable == "locator"

    def formatted(value: str) -> str:
        return format_number(value, form, locale, gender)

    def render(ctx: Context, out: list[Node]) -> Fate:
        if ends_collapse:
            ctx.still_collapsed = False
        if claimed(ctx, variable):
            return TRIED
        parsed = number_of(variable, ctx, env)
        if parsed is None:
            return TRIED
        if ctx.in_substitute:
            ctx.substituted = True
        if is_locator and ctx.bare:
            return PRINTED
        text = _number_text(parsed, form, formatted, locale.text)
        quoted = len(text) > 2 and text[0] == text[-1] == '"'
        ctx.strip_periods += look.strip_periods
        piece = leaf(text[1:-1] if quoted else text, look, env, ctx, variable)
        ctx.strip_periods -= look.strip_periods
        if quoted:
            piece.marks = (*piece.marks, ("quotes", "true"))
        out.append(piece)
        ctx.term_before = True
        if is_locator:
            ctx.done = (ctx.done or set()) | {"locator"}
        return PRINTED

    return render


def format_number(value: str, form: str, locale: Locale, gender: str) -> str:
    """One number as ordinal, long ordinal or roman numeral; what is no number stays."""
    if not (value.isdecimal() and value.isascii() and len(value) <= 9 and value[0] != "0"):
        digits = "".join(c for c in value if c in "0123456789")[:9] if value[:1] in "0123456789" else ""
        if form == "roman" or not digits:
            return value
        value = digits
    number = int(value)
    if form == "ordinal":
        return numbers.ordinal(number, locale, gender)
    return numbers.long_ordinal(number, locale, gender) if form == "long-ordinal" else numbers.roman(number)


def _number_text(
    parsed: ParsedNumber,
    form: str,
    formatted: Callable[[str], str],
    term: Callable[[str, str, bool], str],
) -> str:
    text = ""
    master = parsed.parts[0].label
    for part in parsed.parts:
        if part.shows_label and part.label:
            name = LABEL_TERMS.get(part.label, "")
            text += (term(name, "short", part.plural) or part.label) + part.label_space
        value = part.value
        if form != "numeric" and part.collapsible and not part.particle and part.label == master:
            value = formatted(value)
        text += part.particle + value + part.join.replace("\\-", "-")
    return text


def compile_label(node: nodes.Label, env: Environment) -> Render:
    """cs:label outside cs:names."""
    look, variable, form = node.look, node.variable, node.form
    always, never = node.plural == "always", node.plural == "never"
    capitalises = env.capitalises_terms
    own_term = variable in ("locator", "page", "number")

    def render(ctx: Context, out: list[Node]) -> Fate:
        name = variable
        if variable == "locator":
            cite = ctx.cite
            name = (cite.label if cite is not None else "") or "page"
            name = "sub-verbo" if name == "sub verbo" else name
        parsed = number_of(variable, ctx, env)
        plural = always or (not never and parsed is not None and parsed.plural)
        if own_term and parsed is not None and parsed.label and not (always or never):
            name = parsed.label
        text = env.locale.text(name, form, plural)
        if not text:
            return NOTHING
        if look.strip_periods or ctx.strip_periods:
            text = text.replace(".", "")
        if look.text_case == "capitalize-first" and not ctx.term_before and capitalises:
            text = change_case(text, "capitalize-first", ctx.language)
        out.append(leaf(text, look, env, ctx, f"label-{variable}"))
        ctx.term_before = True
        return TERM

    return render


_SPECIAL: dict[str, Callable[[nodes.Text, Environment], Render]] = {
    "citation-number": _citation_number,
    "year-suffix": _year_suffix,
    "citation-label": _citation_label,
    "first-reference-note-number": _first_reference_note,
}
