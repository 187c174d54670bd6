"""What an output format is, and how a tree is printed through it."""

from __future__ import annotations

from typing import Protocol

from refkit.csl.schema.nodes import Mark
from refkit.csl.tree import Node
from refkit.csl.typography.markup import QuoteMarks


class Format(Protocol):
    """One output format. Everything but `escape` gets text that is escaped already."""

    name: str

    def escape(self, text: str) -> str:
        """Plain text made harmless for the format."""

    def mark(self, kind: str, value: str, text: str) -> str:
        """Text in italics, bold, superscript, …; unknown values give the text back."""

    def display(self, kind: str, text: str) -> str:
        """A block of an entry: "block", "left-margin", "right-inline" or "indent"."""

    def entry(self, text: str) -> str:
        """One finished bibliography entry."""

    def link(self, url: str, text: str) -> str:
        """A link; `url` is plain and checked to be http, https or doi, `text` is escaped."""

    def tagged(self, made_by: str, text: str) -> str:
        """A piece with the name of what produced it; most formats print it as it is."""

    def bibliography(self, entries: list[str]) -> str:
        """The whole list."""


_FLIPPED = {
    ("font-style", "italic"): "normal",
    ("font-style", "oblique"): "normal",
    ("font-style", "normal"): "italic",
    ("font-weight", "bold"): "normal",
    ("font-weight", "normal"): "bold",
    ("font-variant", "small-caps"): "normal",
    ("font-variant", "normal"): "small-caps",
    ("quotes", "true"): "inner",
    ("quotes", "inner"): "true",
}
_RESET_BY_NO_DECOR = ("font-style", "font-variant", "font-weight")
Active = dict[str, str]


class Printer:
    """Prints trees in one format with one locale's quotation marks."""

    def __init__(self, output: Format, quotes: QuoteMarks, links: bool = False) -> None:
        self.format, self.quotes, self.links = output, quotes, links
        self.escape = output.escape
        self._affixes: dict[str, str] = {"": ""}  # affixes and delimiters of the style, escaped
        self.tags = getattr(output, "tags_parts", False)

    def print(self, node: Node, active: Active | None = None) -> str:
        """The tree as text. `active`: the marks in force around it."""
        content = node.content
        marks = node.marks
        if node.flips:
            marks = self._flipped(marks, active)
        if isinstance(content, str):
            text = self.escape(content)
            if self.links and node.made_by in ("URL", "DOI"):
                text = self._linked(node.made_by, content, text)
        else:
            inner = active
            if marks:
                inner = {**active, **dict(marks)} if active else dict(marks)
            parts = [text for child in content if (text := self.print(child, inner))]
            text = self.affix(node.delimiter).join(parts)
        if not text:
            return ""
        if marks:
            text = self.marked(marks, text, active)
        if self.tags and node.made_by:
            text = self.format.tagged(node.made_by, text)
        if node.prefix or node.suffix:
            text = self.affix(node.prefix) + text + self.affix(node.suffix)
        return self.format.display(node.display, text) if node.display else text

    def affix(self, text: str) -> str:
        """An affix or delimiter, escaped; a style has few of them, so they are remembered."""
        found = self._affixes.get(text)
        if found is None:
            if len(self._affixes) > 4096:
                self._affixes.clear()
            found = self._affixes[text] = self.escape(text)
        return found

    def marked(self, marks: tuple[Mark, ...], text: str, active: Active | None) -> str:
        """The text in these marks, innermost first; "normal" only where it undoes something."""
        for kind, value in marks:
            if kind == "quotes":
                text = self._quoted(value, text)
            elif value != "normal" or (active is not None and active.get(kind, "normal") != "normal"):
                text = self.format.mark(kind, value, text)
        return text

    def _quoted(self, value: str, text: str) -> str:
        quotes = self.quotes
        if value == "inner":
            return self.escape(quotes.open_inner) + text + self.escape(quotes.close_inner)
        return self.escape(quotes.open) + text + self.escape(quotes.close)

    @staticmethod
    def _flipped(marks: tuple[Mark, ...], active: Active | None) -> tuple[Mark, ...]:
        """Rich text turns over what is in force around it: italics in italics are upright."""
        kind, value = marks[0]
        if kind == "nodecor":
            return tuple((reset, "normal") for reset in _RESET_BY_NO_DECOR if active and reset in active)
        around = active.get(kind) if active else None
        if around is None:
            return marks
        return ((kind, _FLIPPED.get((kind, around), value)),)

    def _linked(self, variable: str, value: str, text: str) -> str:
        url = safe_url(variable, value)
        return self.format.link(url, text) if url else text


def safe_url(variable: str, value: str) -> str:
    """The address of a URL or DOI; "" where it is not an ordinary web address (a script must never become a
    link).
    """
    value = value.strip()
    if variable == "DOI" and value.startswith("10."):
        return "https://doi.org/" + value
    lower = value.lower()
    if lower.startswith(("https://", "http://")) and not any(c in value for c in " \t\r\n\"'<>`\\"):
        return value
    return ""
