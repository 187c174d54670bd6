"""A reference string cut into tokens with their places. Room: parse; imports nothing from refkit."""

import re
from typing import NamedTuple

# Marks that \w leaves out though they are parts of words: accents set apart, points of Hebrew and Arabic,
# vowel signs of the scripts of India, Thailand and Laos; and the invisible joiners and soft hyphens of the web.
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0900-\u0903\u093a-\u093c\u093e-\u094f\u0951-\u0957"
    "\u0981-\u0983\u09bc\u09be-\u09cd\u0a01-\u0a03\u0a3c-\u0a4d\u0a81-\u0a83\u0abc-\u0acd\u0b01-\u0b03"
    "\u0b3c-\u0b4d\u0bbe-\u0bcd\u0c00-\u0c04\u0c3e-\u0c4d\u0c81-\u0c83\u0cbc-\u0ccd\u0d00-\u0d03\u0d3b-\u0d4d"
    "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ecd\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff"
    "\ufe20-\ufe2f\u00ad\u200b-\u200d\u2060"
)
_LETTERS = rf"[^\W\d_][^\W\d_{_MARKS}]*+(?:[{_MARKS}]++[^\W\d_]*+)*+"
_APOSTROPHES = "'’ʼ"

_ADDRESS = re.compile(
    r"(?<![^\W\d_])(?:https?|ftp)(?=:)://[^\s<>\"“”«»\ufffc]{1,2000}"
    r"|(?<![^\W\d_])www\.[^\s<>\"“”«»\ufffc]{1,2000}"
    r"|(?<!\d)10\.\d{4,9}(?:\.\d{1,9}){0,9}/[^\s\"“”«»\ufffc]{1,300}",
    re.IGNORECASE,
)
_PLAIN_TOKEN = re.compile(rf"(\s*+)(\d++|{_LETTERS}(?:[{_APOSTROPHES}]{_LETTERS})*+|\S)")
_ADDRESS_TAIL = ".,;:!?'’*\\"
_BRACKETS = {")": "(", "]": "[", "}": "{", ">": "<"}


class Token(NamedTuple):
    """One token: its text, where it stands (character offsets) and whether white space comes before it."""

    text: str
    start: int
    end: int
    space_before: bool


def tokenise(text: str) -> tuple[Token, ...]:
    """Cut a text into tokens: addresses and DOIs whole, runs of digits, words, every other character alone.

    Words keep their inner apostrophes. The punctuation that closes a sentence is no part of an address.
    What lies between two tokens is white space.

    >>> [token.text for token in tokenise("L’homme, 12:e1. https://doi.org/10.1000/182.")]
    ['L’homme', ',', '12', ':', 'e', '1', '.', 'https://doi.org/10.1000/182', '.']
    """
    if "/" not in text and "www." not in text.lower():
        return tuple(_plain_tokens(text, 0))
    tokens: list[Token] = []
    at = 0
    while address := _ADDRESS.search(text, at):
        start = address.start()
        tokens += _plain_tokens(text[at:start], at)
        at = start + len(trim_address(address[0]))  # what is trimmed off an address is cut again
        before = tokens[-1].end if tokens else 0
        tokens.append(Token(text[start:at], start, at, start > before))
    return (*tokens, *_plain_tokens(text[at:], at))


def _plain_tokens(text: str, offset: int) -> list[Token]:
    """The tokens of a text without addresses that begins at `offset`."""
    tokens: list[Token] = []
    at = offset
    make = tuple.__new__  # what Token(…) does, in half the time
    for space, found in _PLAIN_TOKEN.findall(text):
        start = at + len(space)
        at = start + len(found)
        tokens.append(make(Token, (found, start, at, start > 0 and space != "")))
    return tokens


def trim_address(found: str) -> str:
    """An address without the punctuation and brackets that belong to the sentence around it.

    >>> trim_address("https://example.org/a_(b)).")
    'https://example.org/a_(b)'
    """
    end = len(found)
    closing = {mark: found.count(mark) - found.count(opening) for mark, opening in _BRACKETS.items()}
    while end > 1:
        last = found[end - 1]
        if last in _BRACKETS and closing[last] > 0:
            closing[last] -= 1
        elif last not in _ADDRESS_TAIL:
            break
        end -= 1
    return found[:end]


def text_of(tokens: tuple[Token, ...]) -> str:
    """The text the tokens were cut from, every white space a blank: offsets stay what they are.

    >>> text_of(tokenise("On\\ttrees. 2001"))
    'On trees. 2001'
    """
    if not tokens:
        return ""
    single = "".join([f" {token[0]}" if token[3] else token[0] for token in tokens])
    if len(single) == tokens[-1].end:  # nowhere more than one blank
        return single
    parts: list[str] = []
    at = 0
    for text, start, end, _ in tokens:
        if start > at:
            parts.append(" " * (start - at))
        parts.append(text)
        at = end
    return "".join(parts)
