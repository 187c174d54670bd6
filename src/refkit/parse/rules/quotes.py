"""A title in quotation marks of whatever language. Room: parse."""

import re

_PAIRS = {
    "“": "”",
    "«": "»",
    "»": "«",
    "„": "“”",
    "”": "”",
    "‘": "’",
    "‚": "‘’",
    '"': '"',
    "'": "'",
    "「": "」",
    "『": "』",
    "《": "》",
    "`": "'",
}
_FAR = 500  # characters a quoted title may have


def quoted_span(text: str, start: int) -> tuple[int, int, int] | None:
    """Content start, content end and the place after the closing mark, if a quotation opens at `start`.

    Inner quotations of the same kind are stepped over; an apostrophe inside a word closes nothing.

    >>> quoted_span("‘L’homme et l’eau’, Revue", 0)
    (1, 17, 18)
    """
    opening = text[start : start + 1]
    closing = _PAIRS.get(opening)
    if closing is None:
        return None
    begin = start + 1
    while text[begin : begin + 1] in ("'", "`", " ") and begin < start + 3:
        begin += 1
    depth = 1
    last = min(len(text), start + _FAR)
    for place in range(begin, last):
        character = text[place]
        if character in closing and _closes(text, place, character):
            depth -= 1
            if depth == 0:
                return begin, place, place + 1 + _doubled(text, place)
        elif character == opening and opening not in closing:
            depth += 1
    return None


def _closes(text: str, place: int, character: str) -> bool:
    after = text[place + 1 : place + 2]
    if character in "'’‘":
        return not after.isalnum() and place > 0 and not text[place - 1].isspace()
    if character == '"':
        return not after.isalnum()
    return True


def _doubled(text: str, place: int) -> int:
    return 1 if text[place : place + 2] in ("''", "’’", '""') else 0


OPENING = re.compile(r"[\s.,:;(\[)\]]{0,5}(?=[“«»„”‘‚\"'「『《`])")
