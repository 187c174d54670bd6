"""Rich text cut into words and tags. Ground floor: imports nothing from refkit."""

import html
import re
from bisect import bisect_right
from collections import defaultdict
from typing import NamedTuple

_NAMES = (
    "a|abbr|alternatives|annotation(?:-xml)?|b|big|bold|br|cite|code|del|div|em|email|ext-link|fn|font|h[1-6]|hr|i"
    "|inf|inline-formula|ins|italic|li|maction|math|menclose|mfenced|mfrac|mi|mmultiscripts|mn|mo|monospace|mover"
    "|mpadded|mphantom|mprescripts|mroot|mrow|ms|mspace|msqrt|mstyle|msub|msubsup|msup|mtable|mtd|mtext|mtr|munder"
    "|munderover|named-content|none|ol|overline|p|q|roman|s|sans-serif|sc|scp|script|sec|semantics|small|span|strike"
    "|strong|style|styled-content|sub|subtitle|sup|table|tbody|td|tex-math|th|title|tr|tt|u|ul|underline|xref"
)
_TAG = re.compile(
    rf"<(?P<end>/?)(?:[A-Za-z]\w{{0,9}}:)?(?P<name>{_NAMES})(?P<attributes>\s[^<>=]*+=[^<>]*+|)\s*+/?>"
    r"|<!--[^<>]*+(?<=--)>|<!\[CDATA\[|\]\]>",
    re.IGNORECASE,
)
_NESTED_AMPERSAND = re.compile(r"&(?:amp;|#38;|#x26;)+(?=#?\w{1,31};)", re.IGNORECASE)
_UNSEEN = frozenset({"annotation", "annotation-xml", "tex-math", "script", "style", "mphantom"})


class Token(NamedTuple):
    """A piece of rich text: words (`name` empty), or a tag with its local name in lower case."""

    text: str
    name: str = ""
    is_end: bool = False
    is_empty: bool = False


def decode_entities(text: str) -> str:
    """Decode HTML entities, those encoded several times over too ("&amp;lt;").

    >>> decode_entities("R&amp;amp;D &#x2013; p &lt; .05")
    'R&D – p < .05'

    Source: WHATWG HTML, "Named character references", by way of the standard library.
    """
    return html.unescape(_NESTED_AMPERSAND.sub("&", text)) if "&" in text else text


def tokenise(text: str) -> list[Token]:
    """Split rich text into words and tags that HTML, JATS or MathML know; the rest is words.

    What a tag hides (TeX source beside a formula, scripts, comments) is left out.

    >>> [token.text for token in tokenise("CO<sub>2</sub>, p < .05")]
    ['CO', '<sub>', '2', '</sub>', ', p < .05']
    """
    tokens: list[Token] = []
    at = 0
    for match in _TAG.finditer(text):
        if match.start() > at:
            tokens.append(Token(text[at : match.start()]))
        at = match.end()
        if name := (match["name"] or "").lower():
            tokens.append(Token(match[0], name, bool(match["end"]), match[0].endswith("/>")))
    if at < len(text):
        tokens.append(Token(text[at:]))
    return _without_unseen(tokens)


def _without_unseen(tokens: list[Token]) -> list[Token]:
    """Leave out elements that no reader sees; one that never ends hides nothing."""
    ends: dict[str, list[int]] = defaultdict(list)
    for place, token in enumerate(tokens):
        if token.is_end and token.name in _UNSEEN:
            ends[token.name].append(place)
    if not ends:
        return tokens
    kept: list[Token] = []
    place = 0
    while place < len(tokens):
        token = tokens[place]
        closing = ends.get(token.name, []) if not (token.is_end or token.is_empty) else []
        after = bisect_right(closing, place)
        if after < len(closing):
            place = closing[after] + 1
            continue
        kept.append(token)
        place += 1
    return kept
