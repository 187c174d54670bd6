"""What all closures of one compiled layout share, and how a text becomes a piece of output."""

from __future__ import annotations

import re

from refkit.csl.evaluate.context import Context
from refkit.csl.reading.style import ReadStyle
from refkit.csl.schema.locale import Locale
from refkit.csl.schema.names import NameOptions
from refkit.csl.schema.nodes import Look
from refkit.csl.tree import Node
from refkit.csl.typography.case import change_case
from refkit.csl.typography.letters import HAS_LETTER
from refkit.csl.typography.markup import QuoteMarks, rich_pieces

_LEADING = frozenset(":.;!? ")
_FRENCH_SPACE = re.compile(" ([:;?!\u00bb])")
_SPACED = re.compile("[:;?!\u00ab\u00bb]")
_PERIOD = re.compile(r"\.([^a-z]|$)")
_QUOTE_LIKE = "<>\"'\u2018\u2019\u201a-\u201f\u2039\u203a\u00ab\u00bb:;?!"
# Nothing in the text needs more than escaping: no markup, quotes, or marks that take a space.
_PLAIN_TEXT = re.compile(f"[^{_QUOTE_LIKE} .][^{_QUOTE_LIKE}]*\\Z")


class Environment:
    """The style, its locale and the area ("citation" or "bibliography") that closures are compiled for."""

    def __init__(
        self,
        style: ReadStyle,
        locale: Locale,
        area: str,
        options: NameOptions,
        prints_year_suffix: bool = False,
        layout_delimiter: str = "",
        titles: str = "",
    ) -> None:
        self.style, self.locale, self.area, self.options = style, locale, area, options
        self.language = locale.language[:2].lower()
        self.prints_year_suffix = prints_year_suffix  # some text element renders the variable year-suffix
        self.layout_delimiter = layout_delimiter
        self.page_format = style.page_range_format
        self.titles = titles  # the title policy: see evaluate/titles.py
        text = locale.text
        self.quotes = QuoteMarks(
            text("open-quote"), text("close-quote"), text("open-inner-quote"), text("close-inner-quote")
        )

    def with_options(self, options: NameOptions) -> Environment:
        """The same with other name options."""
        return Environment(
            self.style,
            self.locale,
            self.area,
            options,
            self.prints_year_suffix,
            self.layout_delimiter,
            self.titles,
        )

    @property
    def capitalises_terms(self) -> bool:
        """Whether a term that opens an entry gets a capital: everywhere but in cites in the text."""
        return not (self.style.style_class == "in-text" and self.area == "citation")

    @property
    def hyphen_initials(self) -> bool:
        """Whether "Jean-Luc" becomes "J.-L." and not "J. L."."""
        return self.style.initialize_with_hyphen


def leaf(
    text: str,
    look: Look,
    env: Environment,
    ctx: Context,
    made_by: str = "",
    text_case: str | None = None,
    keep_periods: bool = False,
) -> Node:
    """A piece of text, dressed: case, periods, rich text, affixes.

    `text_case` overrides the look's own (title case is for English only, and only the caller knows).
    """
    case = look.text_case if text_case is None else text_case
    prefix = look.prefix
    if _PLAIN_TEXT.match(text):
        if case:
            text = change_case(text, case, ctx.language)
        if ctx.strip_periods and not keep_periods:
            text = _PERIOD.sub(r"\1", text)
        return Node(text, prefix, look.suffix, _fitting_marks(text, look), made_by=made_by)
    if _SPACED.search(text):
        text = _FRENCH_SPACE.sub("\u202f\\1", text).replace("\u00ab ", "\u00ab\u202f")
    if "'" in text:
        text = _single_space_before_apostrophes(text)
    lead = ""
    if text[:1] in _LEADING and text[:1] != " ":
        rest = text.lstrip(":.;!? ")
        if rest:
            lead, text = text[: len(text) - len(rest)], rest
    if case:
        text = change_case(text, case, ctx.language)
    if ctx.strip_periods and not keep_periods:
        text = _PERIOD.sub(r"\1", text)
    content = rich_pieces(text, env.quotes) or text
    return Node(content, prefix + lead, look.suffix, _fitting_marks(text, look), made_by=made_by)


def _single_space_before_apostrophes(text: str) -> str:
    *before, last = text.split("'")
    return "'".join([*((piece.rstrip() + " " if piece[-1:].isspace() else piece) for piece in before), last])


def _fitting_marks(text: str, look: Look) -> tuple[tuple[str, str], ...]:
    """Italics are for scripts that have them."""
    if look.marks and not HAS_LETTER.search(text):
        return tuple(mark for mark in look.marks if mark[0] != "font-style")
    return look.marks


def term_text(text: str, look: Look, env: Environment, ctx: Context) -> str:
    """A term made ready: first letter and periods."""
    if not ctx.term_before and env.capitalises_terms:
        text = change_case(text, "capitalize-first", ctx.language)
    if look.strip_periods or ctx.strip_periods:
        text = text.replace(".", "")
    return text
