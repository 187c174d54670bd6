"""Markdown's and HTML's marks around words, taken off. Ground floor: imports nothing from refkit."""

import html
import re
from collections.abc import Callable
from typing import NamedTuple

_HIDDEN = "\x1a"  # stands for an escaped sign while marks are looked for
_ESCAPED = re.compile(r"\\([*_\[\]()#&%!<>{}+$|~`-])|(?<=\d)\\(\.)")
_MARKED = re.compile(r"(?<![\w*])(\*{1,3})(?=[^\s*])([^*\n]{0,500}[^\s*])\1(?![\w*])")
_UNDERLINED = re.compile(r"(?<!\w)(_{1,3})(?=[^\s_])([^_\n]{0,500}[^\s_])\1(?!\w)")
_LINK = re.compile(
    r"(?<!!)\[([^][\n]{1,300})\]\((https?://[^\s()]{1,1000}|10\.\d{4,9}/[^\s()]{1,300})(?:\s\"[^\"\n]{0,200}\")?\)"
)
_ADDRESS = re.compile(r"<((?:https?://|doi:|www\.|10\.\d{4,9}/)[^\s<>]{1,1000})>")
_TAG = re.compile(
    r"</?(?:i|em|b|strong|u|s|sub|sup|sc|small|span|cite|font|a|br|mark|tt|code|q)(?:\s[^<>\n]{0,300})?/?>", re.I
)
_ENTITY = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,30}|#\d{1,6}|#[xX][0-9A-Fa-f]{1,5});")


class Unmarked(NamedTuple):
    """Words without marks; `offsets` says for each character where it stood before. None where all stand as before."""

    text: str
    offsets: tuple[int, ...] | None = None

    def before(self, span: tuple[int, int]) -> tuple[int, int]:
        """Where a stretch of `text` stood in the text with marks."""
        if self.offsets is None or span[0] >= span[1] or span[1] > len(self.offsets):
            return span
        return self.offsets[span[0]], self.offsets[span[1] - 1] + 1


def strip_emphasis(text: str) -> str:
    """Words without the asterisks, underscores, link brackets and tags that Markdown and HTML put around them.

    A mark without its partner, or inside a word, is text; an escaped sign is that sign.

    >>> strip_emphasis("Doe J. *A study*. **Lancet**, *375*(9710). [Full text](https://a.org/x_y)")
    'Doe J. A study. Lancet, 375(9710). Full text https://a.org/x_y'

    Source: CommonMark 0.31, "Emphasis and strong emphasis", "Links", "Backslash escapes", "Raw HTML".
    """
    return unmarked(text).text


def unmarked(text: str) -> Unmarked:
    """The same, with the place of each character.

    >>> words = unmarked("On *wet* trees")
    >>> words.text, words.before((3, 6))
    ('On wet trees', (4, 7))
    """
    if not any(map(text.__contains__, "*_<&\\")) and "](" not in text:
        return Unmarked(text)
    state = _State(text, tuple(range(len(text))))
    state = _each(state, _ESCAPED, lambda match: [(_HIDDEN, match.end() - 1)])
    state = _each(state, _LINK, _words_and_address)
    state = _each(state, _ADDRESS, lambda match: _group(match, 1))
    state = _each(state, _TAG, lambda match: [(" ", match.start())] if "br" in match[0].lower()[:4] else [])
    state = _each(state, _MARKED, lambda match: _group(match, 2))
    state = _each(state, _UNDERLINED, lambda match: _group(match, 2))
    state = _each(state, _MARKED, lambda match: _group(match, 2))  # the inner of two: **_words_**
    state = _each(state, _ENTITY, _character)
    if state.text == text:
        return Unmarked(text)
    restored = "".join(
        text[place] if sign == _HIDDEN else sign for sign, place in zip(state.text, state.offsets, strict=True)
    )
    return Unmarked(restored, state.offsets)


class _State(NamedTuple):
    text: str
    offsets: tuple[int, ...]


_Characters = list[tuple[str, int]]  # each with its place in the text that was matched


def _each(state: _State, pattern: re.Pattern[str], replacement: Callable[[re.Match[str]], _Characters]) -> _State:
    """Every match replaced; characters that stay keep their places."""
    text, offsets = state
    pieces: list[str] = []
    places: list[int] = []
    at = 0
    for match in pattern.finditer(text):
        pieces.append(text[at : match.start()])
        places += offsets[at : match.start()]
        for sign, place in replacement(match):
            pieces.append(sign)
            places.append(offsets[place])
        at = match.end()
    if not at:
        return state
    return _State("".join((*pieces, text[at:])), (*places, *offsets[at:]))


def _group(match: re.Match[str], number: int) -> _Characters:
    return [(match.string[place], place) for place in range(*match.span(number))]


def _words_and_address(match: re.Match[str]) -> _Characters:
    """ "[words](address)" as words and address; the address alone where the words are the address."""
    if match[1].strip("/") in match[2]:
        return _group(match, 2)
    return [*_group(match, 1), (" ", match.end(1)), *_group(match, 2)]


def _character(match: re.Match[str]) -> _Characters:
    sign = html.unescape(match[0])
    if len(sign) > 2:
        return _group(match, 0)  # no entity that HTML knows
    return [(" " if one == "\xa0" else one, match.start()) for one in sign]
