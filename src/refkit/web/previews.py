"""The formatted list: on the page, and as a file to keep. Part of the page."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from refkit.csl.catalogue import find_name, find_style, near_names
from refkit.csl.reading.locales import available
from refkit.csl.search import search_styles
from refkit.errors import UnknownName
from refkit.model.references import References
from refkit.workflow.convert import dumps
from refkit.workflow.render import render_entries

LONGEST_NAME = 200  # characters of a style's name
MOST_FOUND = 30
WELL_KNOWN = (
    "apa", "vancouver", "harvard-cite-them-right", "chicago-author-date", "chicago-notes-bibliography", "ieee",
    "modern-language-association", "american-medical-association", "nature", "elsevier-harvard",
    "springer-basic-author-date", "american-chemical-society", "modern-humanities-research-association",
    "iso690-author-date-en",
)  # fmt: skip

# What the style sheet does instead: the page allows no style of its own in an element.
_CLASS_OF = {
    "font-style:normal;": "upright", "font-variant:small-caps;": "small-caps", "font-variant:normal;": "no-small-caps",
    "font-weight:normal;": "light", "text-decoration:underline;": "underlined", "text-decoration:none;": "plain",
    "baseline": "baseline",
}  # fmt: skip
_STYLED = re.compile(r'<span style="([a-z:;-]{1,40})">')


@dataclass(frozen=True, slots=True)
class Choice:
    """How the list is to be set: names as a person chose them."""

    style: str
    locale: str | None = None
    titles: str = "work"


class Preview(NamedTuple):
    """The list as HTML with nothing of its own in it but text, and what was not printed as the style asks."""

    html: str
    style_title: str
    problems: tuple[str, ...]


class Download(NamedTuple):
    """A file to keep."""

    data: bytes
    ending: str
    media_type: str


def preview(records: References, choice: Choice) -> Preview:
    """The records set in a style.

    Raises:
        InputError: no style or title policy is called so, or the style cannot be used.
    """
    name = known_style(choice.style)
    rendered = render_entries(records, style=name, locale=choice.locale, output="html", titles=choice.titles)
    title = find_style(name).title
    return Preview(_without_styles(rendered.text), title, tuple(problem.message for problem in rendered.problems))


def known_style(name: str) -> str:
    """A style's name; never a path or a style itself, which a request has no business to name.

    Raises:
        UnknownName: it is neither a name nor a title.
    """
    name = name.strip()
    if not name or len(name) > LONGEST_NAME or any(mark in name for mark in "<\\\0\n") or name.startswith(("/", ".")):
        raise UnknownName("style", name[:LONGEST_NAME], WELL_KNOWN)
    if (known := find_name(name)) is None:
        raise UnknownName("style", name, near_names(name) or WELL_KNOWN)
    return known


def suggest_styles(words: str) -> tuple[tuple[str, str], ...]:
    """Names and titles of styles for what somebody is typing; the well-known ones for nothing."""
    if not words.strip():
        return tuple((name, find_style(name).title) for name in WELL_KNOWN)
    return tuple((facts.name, facts.title) for facts in search_styles(words[:LONGEST_NAME], limit=MOST_FOUND))


def locales() -> tuple[str, ...]:
    """The languages that a list can be set in."""
    return tuple(sorted(available()))


def _without_styles(html: str) -> str:
    return _STYLED.sub(lambda match: f'<span class="{_CLASS_OF.get(match[1], "other")}">', html)


def download(records: References, choice: Choice, name: str) -> Download:
    """The list in a format to keep: rendered (text, html, docx, markdown, latex, rtf) or as records.

    Raises:
        UnknownName: there is no such download.
        InputError: no style is called so, or it cannot be used.
    """
    if name in _RENDERED:
        ending, media_type, whole = _RENDERED[name]
        known = known_style(choice.style)
        text = render_entries(records, style=known, locale=choice.locale, output=name, titles=choice.titles).text
        return Download(whole(text).encode("utf-8", "replace"), ending, media_type)
    if name == "docx":
        from refkit.web.word_file import word_document

        known = known_style(choice.style)
        set_in_html = render_entries(records, style=known, locale=choice.locale, output="html", titles=choice.titles)
        return Download(word_document(set_in_html.entries), "docx", _WORD)
    if name in _RECORDS:
        ending, media_type = _RECORDS[name]
        return Download(dumps(records, format=name).encode("utf-8", "replace"), ending, media_type)
    raise UnknownName("download", name, tuple(DOWNLOADS))


_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def _plain(text: str) -> str:
    return f"{text}\n"


def _whole_page(body: str) -> str:
    head = '<head><meta charset="utf-8"><title>References</title></head>'
    return f"<!doctype html>\n<html>\n{head}\n<body>\n{body}\n</body>\n</html>\n"


def _whole_rtf(body: str) -> str:
    return f"{{\\rtf1\\ansi\\deff0{{\\fonttbl{{\\f0 Times New Roman;}}}}\\f0\\fs24\n{body}\n}}\n"


def _whole_latex(body: str) -> str:
    head = "\\documentclass{article}\n\\usepackage[T1]{fontenc}\n\\usepackage{hyperref}\n"
    return f"{head}\\begin{{document}}\n{body}\n\\end{{document}}\n"


_RENDERED: dict[str, tuple[str, str, Callable[[str], str]]] = {
    "text": ("txt", "text/plain", _plain),
    "html": ("html", "text/html", _whole_page),
    "rtf": ("rtf", "application/rtf", _whole_rtf),
    "latex": ("tex", "application/x-latex", _whole_latex),
    "markdown": ("md", "text/markdown", _plain),
}
_RECORDS = {
    "bibtex": ("bib", "application/x-bibtex"),
    "ris": ("ris", "application/x-research-info-systems"),
    "csl-json": ("json", "application/json"),
}
DOWNLOADS = {"text": "Text", "html": "HTML", "docx": "Word", "rtf": "RTF", "latex": "LaTeX", "markdown": "Markdown"} | {
    "bibtex": "BibTeX", "ris": "RIS", "csl-json": "CSL-JSON",
}  # fmt: skip
