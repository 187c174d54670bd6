"""JATS mixed-citation: the printed text of an entry with its parts tagged.

Source: JATS 1.3 tag library, <mixed-citation>. Parts that JATS has no element for stay plain text.
"""

import re

from refkit.csl.typography.letters import SUPERSCRIPT, SUPERSCRIPTS

_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
_SPECIAL = re.compile(f'[&<>"]|{SUPERSCRIPT.pattern}')
_MARKS = {
    ("font-style", "italic"): "italic",
    ("font-style", "oblique"): "italic",
    ("font-style", "normal"): "roman",
    ("font-variant", "small-caps"): "sc",
    ("font-weight", "bold"): "bold",
    ("text-decoration", "underline"): "underline",
    ("vertical-align", "sup"): "sup",
    ("vertical-align", "sub"): "sub",
}
_PARTS = {
    "title": "article-title",
    "container-title": "source",
    "container-title-short": "source",
    "collection-title": "series",
    "volume": "volume",
    "issue": "issue",
    "edition": "edition",
    "publisher": "publisher-name",
    "publisher-place": "publisher-loc",
    "year": "year",
    "month": "month",
    "day": "day",
    "page": "page-range",
    "page-first": "fpage",
    "event-title": "conf-name",
}
_PUB_IDS = {"DOI": "doi", "PMID": "pmid", "PMCID": "pmcid", "ISBN": "isbn"}
_PERSON_GROUPS = frozenset({"author", "editor", "translator", "director", "composer", "compiler", "illustrator"})


class Jats:
    """JATS XML."""

    name = "jats"
    tags_parts = True

    def escape(self, text: str) -> str:
        """XML entities; superscript characters become <sup>."""
        return _SPECIAL.sub(lambda found: _ESCAPES.get(found[0]) or f"<sup>{SUPERSCRIPTS[found[0]]}</sup>", text)

    def mark(self, kind: str, value: str, text: str) -> str:
        """One emphasis element around the text."""
        name = _MARKS.get((kind, value))
        return f"<{name}>{text}</{name}>" if name else text

    def display(self, kind: str, text: str) -> str:
        """The label of a numbered list has an element of its own; other blocks run on."""
        return f"<label>{text.strip()}</label>" if kind == "left-margin" else text

    def entry(self, text: str) -> str:
        """A <ref> would need an id: the caller wraps it."""
        return f"<mixed-citation>{text}</mixed-citation>"

    def link(self, url: str, text: str) -> str:
        """An external link."""
        return f'<ext-link ext-link-type="uri" xlink:href="{self.escape(url)}">{text}</ext-link>'

    def tagged(self, made_by: str, text: str) -> str:
        """The element for what produced the text; a mark that ends it is the style's and stays outside."""
        tail = text[-1:] if text[-1:] in (".", ",", ":") and len(text) > 1 else ""
        return self._element(made_by, text[: len(text) - len(tail)]) + tail

    def _element(self, made_by: str, text: str) -> str:
        if made_by in _PUB_IDS:
            return f'<pub-id pub-id-type="{_PUB_IDS[made_by]}">{text}</pub-id>'
        if made_by == "URL" and "<ext-link" not in text:
            return f"<uri>{text}</uri>"
        if made_by in _PERSON_GROUPS:
            return f'<person-group person-group-type="{made_by}">{text}</person-group>'
        name = _PARTS.get(made_by)
        return f"<{name}>{text}</{name}>" if name else text

    def bibliography(self, entries: list[str]) -> str:
        """One <ref> an entry."""
        rows = "".join(f'<ref id="ref{place}">{self.entry(entry)}</ref>\n' for place, entry in enumerate(entries, 1))
        return f"<ref-list>\n{rows}</ref-list>"


FORMAT = Jats()
