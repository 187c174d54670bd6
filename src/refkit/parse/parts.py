"""Several references in one entry: "(a) Doe … (b) Roe …", "Doe … See also Roe …". Room: parse; may import model, text.

An entry is cut only where every part would pass for a reference alone: a part too few is one record with too much
in it, a part too many is a record that nobody wrote.
"""

import re
from dataclasses import dataclass
from string import ascii_lowercase

from refkit.parse.evidence import reference_evidence, start_evidence
from refkit.parse.signs import sign_group, words_of

LEAST_OF_PART = 1.0  # evidence, of each part behind a letter
LEAST_OF_SEE_ALSO, LEAST_OF_ITS_START = 2.0, 1.6  # words that part two references may stand in a title too
SHORTEST_PART = 15  # characters
MOST_PARTS = len(ascii_lowercase)

_LETTER = re.compile(r"(?:(?<=\s)|^)(?:\((?P<a>[a-z])\)|\[(?P<b>[a-z])\]|(?P<c>[a-z])\))\s{0,3}(?=\S)")
_FIRST_LETTERS = ("a)", "a]", "b)", "b]")
_SEE_ALSO_SIGNS = sign_group(
    "see also", "see further", "cf. also", "see too", "vgl. auch", "siehe auch", "s. auch", "se även", "se också",
    "voir aussi", "véase también", "ver también", "vedi anche", "zie ook", "jf. også", "jfr även", "см. также",
    "zob. też", "ks. myös",
)  # fmt: skip
_SEE_ALSO = re.compile(
    r"(?<=[.;,)\]\d])\s(?:see also|see further|cf\. also|see too|vgl\. auch|siehe auch|s\. auch|se även|se också"
    r"|voir aussi|véase también|ver también"
    r"|vedi anche|zie ook|jf\. også|jfr även|см\. также|zob\. też|ks\. myös):?\s",
    re.IGNORECASE,
)
_CLOSED = (".", ";", ",", ")", "]", "”", '"', "»", ":")
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Part:
    """One reference of several in an entry: its letter, and where it stands in the entry's text without it."""

    letter: str
    start: int
    end: int


def split_parts(text: str) -> tuple[Part, ...]:
    """The references in one entry's text, where it holds more than one; else nothing.

    >>> entry = "(a) Doe, J. Wood 2001, 12, 34-56. (b) Roe, R. Hive 2002, 7, 8-9."
    >>> [(part.letter, entry[part.start : part.end]) for part in split_parts(entry)]
    [('a', 'Doe, J. Wood 2001, 12, 34-56.'), ('b', 'Roe, R. Hive 2002, 7, 8-9.')]
    >>> split_parts("Doe, J. The effects of (a) wood and (b) stone. Wood 2001, 12, 34-56.")
    ()
    """
    return _by_letters(text) or _by_words(text)


def _by_letters(text: str) -> tuple[Part, ...]:
    """Letters that count up from a, the first at the beginning, each after something closed."""
    if not any(map(text.__contains__, _FIRST_LETTERS)):
        return ()
    begins: list[tuple[int, int]] = []  # of the mark, of what follows it
    for match in _LETTER.finditer(text):
        if match.start() and not text[max(0, match.start() - 4) : match.start()].rstrip().endswith(_CLOSED):
            continue
        letter = match["a"] or match["b"] or match["c"]
        if not begins and letter == "b":
            begins.append((0, 0))  # "Doe, J. … (b) Roe, R. …"
        if letter == ascii_lowercase[len(begins) : len(begins) + 1] and (begins or not match.start()):
            begins.append(match.span())
    if not begins:
        return ()
    ends = [start for start, _ in begins[1:]] + [len(text)]
    found = [(after, end) for (_, after), end in zip(begins, ends, strict=True)]
    parts = tuple(_part(text, letter, span) for letter, span in zip(ascii_lowercase, found, strict=False))
    return parts if len(parts) > 1 and all(_is_reference(text[one.start : one.end]) for one in parts) else ()


def _by_words(text: str) -> tuple[Part, ...]:
    match = _SEE_ALSO.search(text) if words_of(text).signs & _SEE_ALSO_SIGNS else None
    if match is None:
        return ()
    parts = (_part(text, "a", (0, match.start())), _part(text, "b", (match.end(), len(text))))
    words = [text[part.start : part.end] for part in parts]
    sure = all(reference_evidence(one) >= LEAST_OF_SEE_ALSO and _is_reference(one) for one in words)
    return parts if sure and start_evidence(words[1]) >= LEAST_OF_ITS_START else ()


def _part(text: str, letter: str, span: tuple[int, int]) -> Part:
    """A part without the white space around it and what parts it from the next one."""
    words = text[slice(*span)]
    end = span[0] + len(words.rstrip(" ;,"))
    return Part(letter, span[0] + len(words) - len(words.lstrip()), end)


def _is_reference(words: str) -> bool:
    return (
        len(words) >= SHORTEST_PART
        and _DIGIT.search(words) is not None
        and reference_evidence(words) >= LEAST_OF_PART
        and not words[0].islower()
    )
