"""HTML with the classes and entities that citeproc-js writes, so that style sheets made for it fit."""

import re
from urllib.parse import quote

from refkit.csl.typography.letters import SUPERSCRIPT, SUPERSCRIPTS

_TAGS = {
    ("font-style", "italic"): ("<i>", "</i>"),
    ("font-style", "oblique"): ("<em>", "</em>"),
    ("font-style", "normal"): ('<span style="font-style:normal;">', "</span>"),
    ("font-variant", "small-caps"): ('<span style="font-variant:small-caps;">', "</span>"),
    ("font-variant", "normal"): ('<span style="font-variant:normal;">', "</span>"),
    ("font-weight", "bold"): ("<b>", "</b>"),
    ("font-weight", "normal"): ('<span style="font-weight:normal;">', "</span>"),
    ("text-decoration", "underline"): ('<span style="text-decoration:underline;">', "</span>"),
    ("text-decoration", "none"): ('<span style="text-decoration:none;">', "</span>"),
    ("vertical-align", "sup"): ("<sup>", "</sup>"),
    ("vertical-align", "sub"): ("<sub>", "</sub>"),
    ("vertical-align", "baseline"): ('<span style="baseline">', "</span>"),
}
_SPECIAL = re.compile(f"[&<>]|\\s\\s|{SUPERSCRIPT.pattern}")
_DISPLAYS = {
    "block": ("\n\n    ", "csl-block", "\n"),
    "left-margin": ("\n    ", "csl-left-margin", ""),
    "right-inline": ("", "csl-right-inline", "\n  "),
    "indent": ("", "csl-indent", "\n  "),
}


def _escaped(found: re.Match[str]) -> str:
    text = found[0]
    if text == "&":
        return "&#38;"
    if text == "<":
        return "&#60;"
    if text == ">":
        return "&#62;"
    if text in SUPERSCRIPTS:
        return f"<sup>{SUPERSCRIPTS[text]}</sup>"
    return "\u00a0 "


class Html:
    """HTML fragments."""

    name = "html"

    def escape(self, text: str) -> str:
        """Entities for & < >; two spaces keep their width; superscript characters become <sup>."""
        return _SPECIAL.sub(_escaped, text) if _SPECIAL.search(text) else text

    def mark(self, kind: str, value: str, text: str) -> str:
        """One element around the text."""
        before, after = _TAGS.get((kind, value), ("", ""))
        return before + text + after

    def display(self, kind: str, text: str) -> str:
        """A div with the class of the block."""
        before, name, after = _DISPLAYS[kind]
        return f'{before}<div class="{name}">{text}</div>{after}'

    def entry(self, text: str) -> str:
        """The entry's div."""
        return f'<div class="csl-entry">{text}</div>'

    def link(self, url: str, text: str) -> str:
        """An anchor; the address is percent-encoded where HTML would need more."""
        return f'<a href="{quote(url, safe=":/?#[]@!$()*+,;=%-._~")}">{text}</a>'

    def tagged(self, made_by: str, text: str) -> str:
        """HTML has no use for it."""
        return text

    def bibliography(self, entries: list[str]) -> str:
        """The list in its div."""
        body = "".join(f"  {self.entry(entry)}\n" for entry in entries)
        return f'<div class="csl-bib-body">\n{body}</div>'


FORMAT = Html()
