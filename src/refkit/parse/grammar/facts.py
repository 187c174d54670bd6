"""What a grammar has proved of a reference: a field, its value and where it is printed. Room: parse."""

from typing import Any, NamedTuple


class Fact(NamedTuple):
    """One field proved by characters `start` to `end`.

    A fact whose `covers` is False says something of a stretch that goes on being part of another field:
    the number of a law inside the law's title.
    """

    field: str
    value: Any
    start: int
    end: int
    covers: bool = True


class Finding(NamedTuple):
    """What one grammar found: its facts, and the CSL type of such works where it follows from them."""

    facts: tuple[Fact, ...]
    type: str | None = None


NOTHING = Finding(())
UNPARSED = ""  # the field of a stretch that is part of no field and is kept as it is


def sentence_end(text: str, start: int) -> int:
    """Where the sentence that holds `start` ends: before a full stop that a blank and a capital or a digit follow.

    >>> sentence_end("Lag (2009:400) om s.k. avgifter. Stockholm", 0)
    31
    """
    at = start
    while (stop := text.find(".", at)) >= 0:
        after = text[stop + 1 : stop + 3]
        word = text[max(start, stop - 3) : stop].split(" ")[-1]
        if not after.strip() or (after[0] == " " and not after[1:2].islower() and len(word) > 2):
            return stop
        at = stop + 1
    return len(text)
