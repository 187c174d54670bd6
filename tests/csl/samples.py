"""Small styles and items for tests: only what a test is about stands in it."""

from typing import Any

from refkit.csl import Processor, Style

ARTICLE: dict[str, Any] = {
    "id": "a",
    "type": "article-journal",
    "title": "Magnesium in prevention and therapy",
    "container-title": "Nutrients",
    "author": [{"family": "Gröber", "given": "Uwe"}, {"family": "Schmidt", "given": "Joachim"}],
    "issued": {"date-parts": [[2015, 9, 23]]},
    "volume": "7",
    "issue": "9",
    "page": "8199-8226",
    "DOI": "10.3390/nu7095388",
}
BOOK: dict[str, Any] = {
    "id": "b",
    "type": "book",
    "title": "Stockholm’s rivers",
    "author": [{"family": "Alm", "given": "Per"}],
    "issued": {"date-parts": [[2001]]},
    "publisher": "Norstedts",
    "publisher-place": "Stockholm",
}


def style_xml(
    citation: str = '<text variable="title"/>',
    bibliography: str = "",
    macros: str = "",
    style: str = 'class="in-text"',
    citation_attributes: str = "",
    bibliography_attributes: str = "",
    layout: str = "",
    sort: str = "",
) -> str:
    """A CSL style around what a test is about."""
    listing = ""
    if bibliography:
        listing = f"<bibliography {bibliography_attributes}>{sort}<layout>{bibliography}</layout></bibliography>"
    return (
        f'<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" {style}>'
        "<info><title>Test</title><id>test</id><updated>2026-01-01T00:00:00+00:00</updated></info>"
        f"{macros}<citation {citation_attributes}>{sort if not bibliography else ''}"
        f"<layout {layout}>{citation}</layout></citation>{listing}</style>"
    )


def entry(layout: str, item: dict[str, Any] | None = None, output: str = "text", **more: str) -> str:
    """The only bibliography entry of one item under this layout."""
    values = {"id": "x", "type": "book", **(item or {})}
    processor = Processor(Style.from_xml(style_xml(bibliography=layout, **more)), [values], output=output)
    entries = processor.bibliography().entries
    return entries[0]
