"""Given names → initials, or abbreviations brought into the style's form.

Source: CSL 1.0.2 specification, "initialize-with" and "initialize"; hyphens and mixed forms by the public
test-suite.
"""

import re
from functools import lru_cache

from refkit.csl.typography.letters import HAS_LETTER, INITIAL, STARTS_WITH_LETTER

_TAGS = re.compile(r"<[^<>]*>")
_SPACED_HYPHEN = re.compile(r" ?- ?")
_LOWER_HYPHEN = re.compile(r"-(?=[a-z])")
_PERIOD_INSIDE = re.compile(r"\.(?=[^ ])")
_SEPARATORS = re.compile(r"((?:\s|-)*</?(?:i|sc|b|sub|sup)>(?:\s|-)*|(?:\s|-)+)")
_TRAILING = "\t\n\v\f\r \ufeff\u00a0"
_BLANKS = re.compile("[\t-\r ]+")
_HELD_HYPHEN = "\u2013"  # a hyphen before a small letter is part of its word ("Guo-ping")


@lru_cache(maxsize=16384)
def initials(given: str, with_text: str, keep_hyphen: bool = True) -> str:
    """Cut each capitalised word to its initial.

    >>> initials("Jean-Luc Marie", ". ")
    'J.-L. M.'
    """
    words = _words(given, keep_hyphen)
    if words is None:
        return given
    for index in range(0, len(words), 2):
        word = words[index]
        if not word:
            continue
        letter = _initial_of(word)
        if letter is None:
            if HAS_LETTER.search(word) and not INITIAL.match(word):
                words[index] = " " + word
            continue
        words[index] = letter
        if index + 1 < len(words):
            words[index + 1] = _separator(words[index + 1], with_text)
        else:
            words.append(with_text)
    return _tidy("".join(words))


def _initial_of(word: str) -> str | None:
    """ "Marie" → "M", "ChristosGeorge" → "C", "MacDonald" → "M", "Ph." → "Ph"; None for "de"."""
    found = INITIAL.match(word)
    if not found:
        return None
    letter, rest, period = found.groups()
    if rest and period:
        return letter + rest  # an abbreviation already
    capitals = 0
    for character in rest:
        if character != character.upper():
            break
        capitals += 1
    return letter + (rest[:capitals].lower() if capitals < len(rest) else "")


def _separator(separator: str, with_text: str) -> str:
    """What stands between two initials: the style's text, then a hyphen where there was one."""
    tags = "".join(_TAGS.findall(separator))
    hyphen = "-" if "-" in _TAGS.sub("", separator) else ""
    blanks = with_text[len(with_text.rstrip()) :]
    return with_text.rstrip() + tags + ("" if hyphen and blanks == " " else blanks) + hyphen


@lru_cache(maxsize=16384)
def normalised(given: str, with_text: str, keep_hyphen: bool = True) -> str:
    """Bring initials and abbreviations into the style's form and leave full names alone (initialize="false").

    >>> normalised("M.E. John", ". ")
    'M. E. John'
    """
    words = _words(given, keep_hyphen)
    if words is None:
        return given
    short = []
    for index, word in enumerate(words):
        bare = _TAGS.sub("", word)
        if len(bare) > 1 and bare.endswith("."):
            words[index] = word[::-1].replace(".", "", 1)[::-1]
            short.append(True)
        else:
            short.append(len(word) == 1 and word.upper() == word and word.lower() != word)
    last = len(words) - 1
    for index in range(0, len(words), 2):
        if not short[index]:
            continue
        if index == last:
            words[index] += with_text
            continue
        separator = words[index + 1]
        tags = "".join(_TAGS.findall(separator))
        if len(words[index + 2]) > 1:
            blank = "" if short[index + 2] else " "
            words[index + 1] = with_text.removesuffix("\ufeff") + (tags or separator) + blank
        else:
            words[index + 1] = with_text + tags
    return _tidy("".join(words))


def _words(given: str, keep_hyphen: bool) -> list[str] | None:
    """Words and separators in turn; None where the name is not to be touched."""
    if given in ("Lord", "Lady") or not STARTS_WITH_LETTER.match(_TAGS.sub("", given)):
        return None
    if not keep_hyphen:
        given = given.replace("-", " ")
    given = _SPACED_HYPHEN.sub("-", " ".join(given.split()))
    given = _LOWER_HYPHEN.sub(_HELD_HYPHEN, given)
    given = _PERIOD_INSIDE.sub(". ", given)
    words = _SEPARATORS.split(given)
    if len(words) == 1:
        tail = words[0].rpartition(".")[2]
        if len(tail) == 1 and tail != tail.lower():
            words[0] += "."
    return words


def _tidy(text: str) -> str:
    text = _BLANKS.sub(" ", text.rstrip(_TRAILING))
    return _SPACED_HYPHEN.sub("-", text).replace(_HELD_HYPHEN, "-")
