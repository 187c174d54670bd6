"""Are the registered authors in the string? Room: match."""

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from refkit.match.printed import Printed, plain_word
from refkit.match.transliteration import are_one_name, is_latin
from refkit.model.name import Name
from refkit.text.fold import fold

FIRST_WORDS = 4  # words at the start of a string in which its first author mostly stands
HEAD_WORDS = 10  # words at the start in which at least one of its first authors stands
FUZZY_LENGTH = 5  # letters from which on one of a name may be misprinted
MOST_CO_AUTHORS = 6  # co-authors that are looked for

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*+")


@dataclass(frozen=True, slots=True)
class NameFound:
    """Where a name stands: `place` counts words from the start; `exact` is False for a misprint."""

    place: int
    exact: bool = True


@lru_cache(maxsize=8192)
def family_words(name: str) -> tuple[str, ...]:
    """The words of a family name as they are compared."""
    return tuple(plain_word(word) for word in _WORD.findall(fold(name[:200])))


def find_name(printed: Printed, name: Name, *, fuzzy: bool = False) -> NameFound | None:
    """The first place of a family name, or of an organisation's whole name; None where it is not there.

    `fuzzy` lets one letter be wrong among the words of the head.
    """
    words = family_words(name.family or name.literal or name.given or "")
    if not is_comparable(name):
        return None
    place = _find_words(printed, words)
    if place is None and len(words) > 1 and name.family:
        place = _find_words(printed, (max(words, key=len),)) if len(max(words, key=len)) > 3 else None
    if place is not None:
        return NameFound(place)
    return (_find_misprint(printed, words) or _find_transliterated(printed, words)) if fuzzy else None


def is_in_another_script(printed: Printed, name: Name) -> bool:
    """Whether the string begins with words in another script than the name's, so that it can hardly be found."""
    words = family_words(name.family or name.literal or name.given or "")
    head = [word for word, _ in printed.words[:FIRST_WORDS] if len(word) > 1]
    return bool(head and words) and all(is_latin(word) != is_latin(words[-1]) for word in head)


def is_comparable(name: Name) -> bool:
    """Whether there is a name to compare; "C." and "-" are registered too."""
    words = family_words(name.family or name.literal or name.given or "")
    return any(len(word) > 1 or not word.isascii() for word in words)


def _find_words(printed: Printed, words: tuple[str, ...]) -> int | None:
    for place in printed.places_of_word.get(words[0], ()):
        is_and_others = words == ("al",) and place > 0 and printed.words[place - 1][0] == "et"
        if not is_and_others and tuple(word for word, _ in printed.words[place : place + len(words)]) == words:
            return place
    return None


def _find_misprint(printed: Printed, words: tuple[str, ...]) -> NameFound | None:
    """The name with one letter wrong, or with a space or hyphen more or less."""
    name = "".join(words)
    if len(name) < FUZZY_LENGTH:
        return None
    head = [word for word, _ in printed.words[:HEAD_WORDS]]
    for place, word in enumerate(head):
        pairs = word + head[place + 1] if place + 1 < len(head) else ""
        if pairs == name or OSA.distance(word, name, score_cutoff=1) <= 1:
            return NameFound(place, exact=False)
    return None


def _find_transliterated(printed: Printed, words: tuple[str, ...]) -> NameFound | None:
    for place, (word, _) in enumerate(printed.words[:HEAD_WORDS]):
        if are_one_name(word, max(words, key=len)):
            return NameFound(place, exact=False)
    return None
