"""Is the registered journal or book in the string, in full or abbreviated? Room: match."""

import re
from collections.abc import Sequence
from functools import lru_cache

from refkit.match.printed import Printed
from refkit.text.abbreviations import is_abbreviation_of
from refkit.text.fold import fold, squash

LONGEST_RUN = 14  # words of a container's name that are compared

_WORD = re.compile(r"[^\W_]+")
_SMALL = frozenset(
    "the of and in for on a an de la le les des du der die das und et y e i o to di del della och".split()
)


@lru_cache(maxsize=8192)
def content_words(name: str) -> tuple[str, ...]:
    """The words of a container's name that abbreviations keep."""
    words = _WORD.findall(fold(name[:300]).replace("'", ""))
    return tuple(word for word in words if word not in _SMALL) or tuple(words)


def find_container(printed: Printed, name: str, outside: tuple[int, int] | None) -> tuple[int, int] | None:
    """The span in `printed.text` of a container's name or abbreviation, None where it is not there.

    `outside` is the span of the matched title, whose words do not count. A name of one word must stand
    alone between signs of punctuation or before a number: "Engineering" is in many titles.
    """
    words = content_words(name)
    if not words:
        return None
    runs = _full_name_runs(printed, name) or _runs(printed, words)
    for start, end in runs:
        if outside is not None and start < outside[1] and end > outside[0]:
            continue
        if len(words) == 1 and not _stands_alone(printed.masked, start, end):
            continue
        return start, end
    return None


def _full_name_runs(printed: Printed, name: str) -> list[tuple[int, int]]:
    """Every place of the whole name, whatever stands between its letters."""
    squashed, places = printed.squashed
    needle = squash(name)
    found: list[tuple[int, int]] = []
    at = squashed.find(needle) if len(needle) > 2 else -1
    while at >= 0 and len(found) < 8:
        start, end = places[at], places[at + len(needle) - 1] + 1
        if not printed.masked[start - 1 : start].isalpha() and not printed.masked[end : end + 1].isalpha():
            found.append((start, end))
        at = squashed.find(needle, at + 1)
    return found


def _runs(printed: Printed, words: tuple[str, ...]) -> list[tuple[int, int]]:
    """Runs of printed words that abbreviate the name; the last one comes first, as containers stand late."""
    found: list[tuple[int, int]] = []
    tokens = printed.tokens
    long = " ".join(words[:LONGEST_RUN])
    initials = "".join(word[0] for word in words)
    first = words[0][0]
    for start in range(len(tokens) - 1, -1, -1):
        word, begin, finish = tokens[start]
        if len(words) > 2 and word == initials and word in printed.acronyms:
            found.append((begin, finish))
        if word[0] != first:
            continue
        longest = min(len(tokens), start + len(words) + 4)
        for stop in range(longest, start, -1):
            run = tokens[start:stop]
            if run[-1][0][0] != words[-1][0] or sum(word not in _SMALL for word, _, _ in run) > len(words):
                continue
            if _says_enough(run) and _is_same(" ".join(word for word, _, _ in run), long):
                found.append((run[0][1], run[-1][2]))
                break
    return found


def _is_same(printed: str, registered: str) -> bool:
    """The registered name may itself be the abbreviation."""
    return is_abbreviation_of(printed, registered) or is_abbreviation_of(registered, printed)


def _says_enough(run: Sequence[tuple[str, int, int]]) -> bool:
    return sum(len(word) for word, _, _ in run) >= 3


def _stands_alone(text: str, start: int, end: int) -> bool:
    before = text[:start].rstrip(" '\"([")
    after = text[end:].lstrip(" '\")]")
    opened = not before or before[-1] in ".,;:?!)-/" or before.endswith((" in", " в", "//"))
    if after[:1].isdigit() and text[end : end + 1] == " ":
        return True  # "Nature 461, 168"
    closed = not after or not after[0].isalpha() or after.startswith(("vol", "bd", "no", "nr", "t.", "doi"))
    return opened and closed
