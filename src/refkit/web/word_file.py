"""A formatted list as a Word document, made of the HTML that styles print. Part of the page; needs the extra `web`."""

from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import NamedTuple

from docx import Document
from docx.shared import Cm
from lxml import html

_HANGING = Cm(1.25)
_STYLE_OF = {"i": "italic", "em": "italic", "b": "bold", "sup": "superscript", "sub": "subscript"}
_OF_SPANS = {  # what CSL can ask of a stretch, and how Word says it; later ones take earlier ones back
    "font-style:normal;": ("italic", False), "font-weight:normal;": ("bold", False),
    "font-variant:small-caps;": ("small_caps", True), "font-variant:normal;": ("small_caps", False),
    "text-decoration:underline;": ("underline", True), "text-decoration:none;": ("underline", False),
}  # fmt: skip
_BLOCKS = {"csl-left-margin": ("", "\t"), "csl-block": ("\n", ""), "csl-indent": ("\n\t", "")}


class _Run(NamedTuple):
    text: str
    looks: tuple[tuple[str, bool], ...]  # in the order in which they hold


def word_document(entries: Iterable[str]) -> bytes:
    """A .docx file with a paragraph for each entry, which is HTML as `render` prints it; lines hang."""
    document = Document()
    for entry in entries:
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.left_indent = _HANGING
        paragraph.paragraph_format.first_line_indent = -_HANGING
        for text, looks in _runs(html.fragment_fromstring(entry.strip(), create_parent="div"), ()):
            run = paragraph.add_run(text)
            for look, is_on in looks:
                setattr(run.font, look, is_on)
    held = BytesIO()
    document.save(held)
    return held.getvalue()


def _runs(element: html.HtmlElement, looks: tuple[tuple[str, bool], ...]) -> Iterator[_Run]:
    """The words of an element with all that its ancestors say of them."""
    before, after = _BLOCKS.get(element.get("class") or "", ("", ""))
    if element.tag in _STYLE_OF:
        looks = (*looks, (_STYLE_OF[element.tag], True))
    elif element.tag == "span" and (said := _OF_SPANS.get(element.get("style") or "")):
        looks = (*looks, said)
    if text := before + (element.text or ""):
        yield _Run(text, looks)
    for child in element:
        yield from _runs(child, looks)
        if child.tail:
            yield _Run(child.tail, looks)
    if after:
        yield _Run(after, looks)
