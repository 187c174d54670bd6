"""The language of a work as a note says it: "[Article in French]", "German." Room: parse; uses text."""

import re
from typing import NamedTuple

from refkit.parse.signs import words_of
from refkit.parse.words.languages import IN_LANGUAGE, LANGUAGE_TAGS
from refkit.text.fold import fold

_BRACKET = re.compile(r"\s?[(\[]\s?([^()\[\]\ufffc]{2,60})\s?[)\]]\.?")
_IN = re.compile(rf"(?:{IN_LANGUAGE})\s", re.IGNORECASE)
_LAST_SENTENCE = re.compile(r"(?:^|[.;\])\d\ufffc]\s?)(?P<words>[^\W\d_]{3,14}(?:,\s[^\W\d_]{3,14})?)\s?\.?\s*$")
_NAME = re.compile(r"[^\W\d_]+\.?")


class LanguageNote(NamedTuple):
    """A note on the language: all of it, the words that name it, and its BCP 47 tag."""

    start: int
    end: int
    name_start: int
    name_end: int
    tag: str


def language_tag(printed: str) -> str | None:
    """The tag of the first language named in a short text.

    >>> language_tag("Article in French"), language_tag("German"), language_tag("på svenska"), language_tag("Paris")
    ('fr', 'de', 'sv', None)
    """
    for word in _NAME.findall(printed):
        if tag := LANGUAGE_TAGS.get(fold(word.strip("."))):
            return tag
    return None


def find_language_note(text: str, start: int = 0) -> LanguageNote | None:
    """A bracketed note ("in Russian") or a last sentence of one word ("German.")."""
    if text.isascii() and LANGUAGE_TAGS.keys().isdisjoint(words_of(text).small):
        return None
    for match in _BRACKET.finditer(text, start) if "[" in text or "(" in text else ():
        content = match[1].strip()
        said = _IN.match(content)
        words = _NAME.findall(content[said.end() :] if said else content)
        if not words or len(words) > 8 or (not said and len(words) > 2):
            continue
        if tag := LANGUAGE_TAGS.get(fold(words[0].strip("."))):
            if not said and not words[0][0].isupper():
                continue
            return LanguageNote(match.start(), match.end(), *match.span(1), tag)
    last = _LAST_SENTENCE.search(text, max(start, len(text) - 40))
    if last and (tag := LANGUAGE_TAGS.get(fold(last["words"].split(",")[0]))) and last["words"][0].isupper():
        return LanguageNote(last.start("words"), last.end(), *last.span("words"), tag)
    return None
