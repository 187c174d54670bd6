"""Text that comes from outside, made harmless: no control characters, no lone surrogates, no stray direction
marks.
"""

import re

_UNWANTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")
_DIRECTION_OPEN = frozenset("\u202a\u202b\u202d\u202e\u2066\u2067\u2068")
_DIRECTION_CLOSE = frozenset("\u202c\u2069")
MAX_VALUE = 100_000  # characters of one value; a title or abstract beyond that is cut


def clean(value: str) -> str:
    """The text without control characters; lone surrogates become U+FFFD; unbalanced direction marks go."""
    if len(value) > MAX_VALUE:
        value = value[:MAX_VALUE]
    if not _UNWANTED.search(value):
        return value
    balance = 0
    for character in value:
        balance += (character in _DIRECTION_OPEN) - (character in _DIRECTION_CLOSE)
        if balance < 0:
            break
    keep_directions = balance == 0

    def replace(found: re.Match[str]) -> str:
        character = found[0]
        if "\ud800" <= character <= "\udfff":
            return "\ufffd"
        return character if keep_directions and character >= "\u202a" else ""

    return _UNWANTED.sub(replace, value)


def text_of(value: object) -> str:
    """A string or number as clean text; anything else is no text."""
    if isinstance(value, str):
        # Printable text holds nothing unwanted; asking is many times faster than searching.
        return value if len(value) < MAX_VALUE and value.isprintable() else clean(value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return ""
    return str(value)[:400]
