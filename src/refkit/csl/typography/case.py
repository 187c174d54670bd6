"""Letter case as CSL means it: rich text and quotations are seen through, protected spans are left alone.

Source: CSL 1.0.2 specification, "Text-case"; where it is silent, the public test-suite.
"""

import re
from collections.abc import Callable
from functools import lru_cache

# Words that title case leaves in lower case unless they come first or last.
STOP_WORDS = frozenset(
    [
        "a",
        "about",
        "above",
        "across",
        "afore",
        "after",
        "against",
        "al",
        "along",
        "alongside",
        "amid",
        "amidst",
        "among",
        "amongst",
        "an",
        "and",
        "anenst",
        "apropos",
        "apud",
        "around",
        "as",
        "aside",
        "astride",
        "at",
        "athwart",
        "atop",
        "barring",
        "before",
        "behind",
        "below",
        "beneath",
        "beside",
        "besides",
        "between",
        "beyond",
        "but",
        "by",
        "c",
        "ca",
        "circa",
        "d'",
        "de",
        "despite",
        "down",
        "during",
        "et",
        "except",
        "for",
        "forenenst",
        "from",
        "given",
        "in",
        "inside",
        "into",
        "lest",
        "like",
        "modulo",
        "near",
        "next",
        "nor",
        "notwithstanding",
        "of",
        "off",
        "on",
        "onto",
        "or",
        "out",
        "over",
        "per",
        "plus",
        "pro",
        "qua",
        "sans",
        "since",
        "so",
        "than",
        "the",
        "through",
        "throughout",
        "thru",
        "thruout",
        "till",
        "to",
        "toward",
        "towards",
        "under",
        "underneath",
        "until",
        "unto",
        "up",
        "upon",
        "v",
        "van",
        "versus",
        "via",
        "vis-à-vis",
        "von",
        "vs",
        "with",
        "within",
        "without",
        "yet",
    ]
)
_BREAKS = re.compile(
    "(\u2018|\u2019|\u201c|\u201d| \"| '|\"|'|[-\u2013\u2014/.,;?!:\\[\\]()]"
    '|<span style="font-variant: ?small-caps;?">|<span class="no(?:case|decor)">|</span>'
    "|</?(?:i|sc|b|sub|sup)>)"
)
_SPACES = re.compile("([\u00a0 \u2000-\u200b\u205f\u3000]+)")
_PROTECTED = {"<sc>": "</sc>", "<sub>": "</sub>", "<sup>": "</sup>"}  # the spans below close with </span>
_CLOSERS = {' "': '"', " '": "'", "\u2018": "\u2019", "\u201c": "\u201d"}
_NESTED_OPENERS = {' "': " '", " '": ' "', "\u2018": "\u2018", "\u201c": "\u201c"}
_LONE_GREEK = re.compile("[\u0370-\u03ff]\\Z")


def lower(text: str, language: str = "") -> str:
    """Lower case, with the dotted and dotless i of Turkish."""
    if language in ("tr", "az"):
        text = text.replace("I", "\u0131").replace("\u0130", "i")
    return text.lower()


def upper(text: str, language: str = "") -> str:
    """Upper case, with the dotted and dotless i of Turkish."""
    if language in ("tr", "az"):
        text = text.replace("i", "\u0130").replace("\u0131", "I")
    return text.upper()


def capitalise(word: str, language: str = "") -> str:
    """The first letter in upper case; a Greek letter standing alone is a symbol and stays."""
    stripped = word.lstrip()
    if not stripped or _LONE_GREEK.match(stripped):
        return word
    lead = word[: len(word) - len(stripped)]
    return lead + upper(stripped[0], language) + stripped[1:]


@lru_cache(maxsize=8192)
def change_case(text: str, kind: str, language: str = "") -> str:
    """Apply one of CSL's text cases.

    >>> change_case("the <i>quick</i> brown fox of kent", "title")
    'The <i>Quick</i> Brown Fox of Kent'
    """
    if not text:
        return text
    return _Caser(text, kind, language).run()


def capitalise_first(text: str, language: str = "") -> str:
    """The first word with a capital, unless it has capitals of its own."""
    return change_case(text, "capitalize-first", language)


class _Caser:
    """One pass over a text cut at tags, quotes and punctuation."""

    def __init__(self, text: str, kind: str, language: str) -> None:
        pieces = _BREAKS.split(text)
        self.strings, self.tags = pieces[0::2], pieces[1::2]
        for index, tag in enumerate(self.tags):
            if tag == "'" and self.strings[index + 1]:  # an apostrophe belongs to the word after it
                self.strings[index + 1] = tag + self.strings[index + 1]
                self.tags[index] = ""
        self.original = list(self.strings)
        self.kind, self.language = kind, language
        self.is_first = True
        self.after_punctuation = False
        self.last_word: tuple[int, int] | None = None
        self.protecting: list[str] = []  # closing tags of spans that keep their case
        self.quotes: list[tuple[str, int]] = []  # (opening mark, position)
        change: dict[str, Callable[[str, int], str]] = {
            "lowercase": lambda string, _: lower(string, language),
            "uppercase": lambda string, _: upper(string, language),
            "capitalize-first": lambda string, _: self._words(string, self._first),
            "capitalize-all": lambda string, _: self._words(string, self._every),
            "sentence": lambda string, _: self._words(string, self._sentence),
            "title": self._title,
        }
        self.change = change[kind]

    def run(self) -> str:
        strings, tags = self.strings, self.tags
        tracks_quotes = self.kind not in ("lowercase", "uppercase")
        if strings[0].strip():
            strings[0] = self.change(strings[0], 0)
            self.is_first = False
        for index, tag in enumerate(tags):
            string = strings[index + 1]
            self._protect(tag)
            if tag[-1:] in ("!", "?", ":") and self.kind == "title":
                self.after_punctuation = True
            if not self.protecting:
                strings[index + 1] = self.change(string, index + 1)
            elif string.strip():
                self.last_word = None
            if tracks_quotes and (stray := self._quote(tag, index)) is not None:
                self._restore(stray)
                self.last_word = None
            if string.strip():
                self.is_first = self.after_punctuation = False
        for _, position in self.quotes if tracks_quotes else ():
            self._restore(position)
        self._capitalise_last()
        return "".join(string + tag for string, tag in zip(strings, [*tags, ""], strict=True))

    def _protect(self, tag: str) -> None:
        if tag.startswith("<span"):
            self.protecting.append("</span>")
        elif tag in _PROTECTED:
            self.protecting.append(_PROTECTED[tag])
        elif self.protecting and tag == self.protecting[-1]:
            self.protecting.pop()

    def _words(self, string: str, change: Callable[[str], str]) -> str:
        return "".join(change(word) if word.strip() else word for word in _SPACES.split(string))

    def _first(self, word: str) -> str:
        if not self.is_first:
            return word
        self.is_first = False
        return self._unless_mixed(word)

    def _every(self, word: str) -> str:
        return self._unless_mixed(word)

    def _sentence(self, word: str) -> str:
        if self.is_first:
            self.is_first = False
            return capitalise(word, self.language)
        return lower(word, self.language)

    def _unless_mixed(self, word: str) -> str:
        return capitalise(word, self.language) if word == lower(word, self.language) else word

    def _title(self, string: str, position: int) -> str:
        if not string.strip():
            return string
        words = _SPACES.split(string)
        for index in range(0, len(words), 2):
            word = words[index]
            if not word:
                continue
            significant = len(word) > 1 and lower(word, self.language) not in STOP_WORDS
            before_hyphen = position == 0 and index == len(words) - 1 and self.tags[:1] == ["-"]
            if significant or before_hyphen or self.is_first or self.after_punctuation:
                words[index] = self._unless_mixed(word)
            self.after_punctuation = self.is_first = False
            self.last_word = (position, index)
        return "".join(words)

    def _quote(self, tag: str, position: int) -> int | None:
        """Follow quotation marks; the position of a mark that turns out to be an apostrophe, if any."""
        if tag in _CLOSERS:
            if not self.quotes or tag == _NESTED_OPENERS[self.quotes[-1][0]]:
                self.quotes.append((tag, position))
                return None
            stray = self.quotes.pop()[1]
            self.quotes.append((tag, position))
            return stray
        if tag in ("\u2019", "\u201d", '"', "'"):
            if self.quotes and _CLOSERS[self.quotes[-1][0]] == tag:
                self.quotes.pop()
                return None
            return position
        return None

    def _restore(self, position: int) -> None:
        string, original = self.strings[position + 1], self.original[position + 1]
        if string and original:
            self.strings[position + 1] = original[0] + string[1:]

    def _capitalise_last(self) -> None:
        if self.kind != "title" or self.last_word is None:
            return
        position, index = self.last_word
        words = _SPACES.split(self.strings[position])
        if index < len(words) and len(words[index]) > 1 and lower(words[index], self.language) in STOP_WORDS:
            words[index] = capitalise(words[index], self.language)
            self.strings[position] = "".join(words)
