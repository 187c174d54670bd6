"""Locators in the words around a citation: "p. 3–5", "kap. 2", "{§ 7}". Workflow; pure.

Source: Pandoc User's Guide, "Citation syntax": a label may be long or short, one or many, in the language of the
document; without a label a number counts pages; braces say where a locator begins and ends.
"""

import re
from functools import lru_cache
from typing import NamedTuple

LABELS = (
    "act", "appendix", "article-locator", "book", "canon", "chapter", "column", "elocation", "equation", "figure",
    "folio", "issue", "line", "note", "opus", "page", "paragraph", "part", "rule", "scene", "section", "sub-verbo",
    "supplement", "table", "timestamp", "title-locator", "verse", "version", "volume",
)  # fmt: skip
LONGEST_SUFFIX = 2_000  # characters in which a locator is looked for

# A word of a locator holds a digit or is a Roman numeral: "33", "12a", "S5", "3.4", "(xv)-(xvii)", "1:2–4".
_WORD = r"[(\[]?(?:[A-Za-z]{0,8}\d[\w.:/]*|[ivxlcdm]+(?![\w.]))[)\]]?"
_JOINT = r"(?:\s*[-–—]+\s*|\s*,\s*|\s*&\s*|\s+)"
_WORDS = re.compile(rf"{_WORD}(?:{_JOINT}{_WORD})*")
_START = re.compile(r"\s*,?\s*")
_BRACES = re.compile(r"\s*,?\s*\{([^{}]*)\}")


class Located(NamedTuple):
    """A suffix taken apart: the locator, its CSL label, and what is left."""

    locator: str
    label: str
    suffix: str


@lru_cache(maxsize=32)
def locator_terms(locale: str) -> tuple[tuple[str, str], ...]:
    """Every printed form of a label in a language, and in English, with its CSL name; the longest first."""
    from refkit.csl.reading.locales import FALLBACK, build

    found: dict[str, str] = {}
    for language in dict.fromkeys((locale or FALLBACK, FALLBACK)):
        terms = build(language, ())
        for label in LABELS:
            for form in ("long", "short", "symbol"):
                for plural in (False, True):
                    if text := terms.term(label, form, plural):
                        found.setdefault(text.lower(), label.removesuffix("-locator"))
    return tuple(sorted(found.items(), key=lambda pair: (-len(pair[0]), pair[0])))


def split_suffix(suffix: str, locale: str) -> Located:
    """The locator at the start of what follows a key.

    >>> split_suffix(", pp. 33-35 and nowhere else", "en-US")
    Located(locator='33-35', label='page', suffix=' and nowhere else')
    >>> split_suffix("{kap. 3}, jfr", "sv-SE")
    Located(locator='3', label='chapter', suffix=', jfr')
    """
    if (braces := _BRACES.match(suffix)) is not None:
        label, at = _label(braces[1].strip(), 0, locale)
        return Located(braces[1].strip()[at:].strip(), label if braces[1].strip() else "", suffix[braces.end() :])
    head = suffix[:LONGEST_SUFFIX]
    start = _START.match(head)
    at = start.end() if start is not None else 0
    label, at = _label(head, at, locale)
    words = _WORDS.match(head, at)
    if words is None:
        return Located("", "", suffix)
    locator = words[0]
    if locator.endswith(".") and not locator.endswith("f."):
        locator = locator[:-1]
    return Located(locator, label, suffix[at + len(locator) :])


def _label(text: str, at: int, locale: str) -> tuple[str, int]:
    """The label that stands at an offset and where its number begins; page where none does."""
    rest = text[at : at + 40].lower()
    for term, label in locator_terms(locale):
        if not rest.startswith(term):
            continue
        after = rest[len(term) : len(term) + 1]
        dotted = after == "." and not term.endswith(".")  # "chap." is as good as "chap"
        end = at + len(term) + dotted
        following = text[end : end + 1]
        if following.isspace() or (not term[-1:].isalpha() and following.isalnum()):
            return label, end + len(text[end:]) - len(text[end:].lstrip())
    return "page", at
