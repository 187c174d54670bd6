"""Text-case for marked text: as CSL means it, with marks and "nocase" seen through. Room: csl."""

import re
from collections.abc import Callable, Iterator

from refkit.csl.marked_text import MARK_CLASS, NO_CASE, TRANSLATION, TRANSLATION_ALONE

_SMALL_WORDS = frozenset(
    "a al an and as at but by d’ de down et for from in into nor of on onto or over so the till to up van via von with "
    "yet".split()
)
_PIECE = re.compile(rf"{MARK_CLASS}|\s+|[^\s\ufdd0-\ufdef]+")
_KEPT_OPENING, _KEPT_CLOSING = zip(NO_CASE, TRANSLATION, TRANSLATION_ALONE, strict=True)


def change_case(text: str, text_case: str, language: str) -> str:
    """The text in one of CSL's cases; title case only for English, as the specification has it.

    Source: CSL 1.0.2 specification, "Text-case".
    """
    if text_case == "title":
        return _title(text) if language[:2] == "en" else text
    if text_case == "sentence":
        return _sentence(text)
    if text_case == "capitalize-first":
        return _capitalise_first(text)
    change = {"lowercase": str.lower, "uppercase": str.upper, "capitalize-all": _capitalise}.get(text_case)
    return _each_word(text, change) if change else text


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    """Words, spaces and marks, and whether each is a word that may change."""
    kept = 0
    for piece in _PIECE.findall(text):
        if piece in _KEPT_OPENING:
            kept += 1
        elif piece in _KEPT_CLOSING:
            kept -= 1
        yield piece, kept <= 0 and not piece.isspace() and not re.match(MARK_CLASS, piece)


def _each_word(text: str, change: Callable[[str], str]) -> str:
    return "".join(change(piece) if is_word else piece for piece, is_word in _pieces(text))


def _capitalise_first(text: str) -> str:
    out, done = [], False
    for piece, is_word in _pieces(text):
        letters = piece[0].isalpha() or piece[1:2].isalpha() if is_word else False
        out.append(_capitalise(piece) if letters and not done else piece)
        done = done or (not piece.isspace() and not re.match(MARK_CLASS, piece))
    return "".join(out)


def _capitalise(word: str) -> str:
    """The first letter large, and the word otherwise as it is; a word with capitals inside stays ("mRNA").

    A single Greek letter is a sign, not a word ("β-cells").
    """
    if len(word) == 1 and not word.isascii():
        return word
    if not word[:1].isalpha():
        return word[:1] + word[1:2].upper() + word[2:] if word[1:2].isalpha() and word.islower() else word
    return word[0].upper() + word[1:] if word.islower() or len(word) == 1 else word


def _title(text: str) -> str:
    """Every word that is all lower case gets a capital, small words only at the start and after a colon."""
    pieces = list(_pieces(text))
    words = [i for i, (piece, _) in enumerate(pieces) if not piece.isspace() and not re.match(MARK_CLASS, piece)]
    out, before = [piece for piece, _ in pieces], ":"
    for i in words:
        piece, is_word = pieces[i]
        is_start = before[-1:] in ":?!." or i == words[-1]
        if is_word and piece.islower() and (is_start or piece.strip(".,;:()'\"“”‘’") not in _SMALL_WORDS):
            out[i] = "-".join(
                _capitalise(part) if n == 0 or part not in _SMALL_WORDS else part
                for n, part in enumerate(piece.split("-"))
            )
        before = piece
    return "".join(out)


def _sentence(text: str) -> str:
    """All lower case but the first letter, for a text in capitals; else only the first letter is made large."""
    bare = re.sub(MARK_CLASS, "", text)
    if bare.isupper():
        text = _each_word(text, str.lower)
    return _capitalise_first(text)
