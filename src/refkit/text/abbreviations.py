"""Whether one journal name abbreviates another. Ground floor: imports only refkit.text."""

import re
from functools import lru_cache

from refkit.text.fold import fold

MOST_WORDS = 40  # words of a name that are compared; no journal has more

# Words that abbreviations leave out (ISO 4, section 6.4: articles, conjunctions, prepositions).
_LEFT_OUT = frozenset(
    "a about abt af al alla am an and archiv as at auf aus av b by c d da dal dalla das de degli dei del"
    " della delle dello dem den der des det di die do dos du e e ed ein eine el en er et etc for fra fran from"
    " fur g gli het i ii il all dell nell sull im in into its itt l la las le les lo los ma med na nad nel"
    " nella o och oder of og on or para per po por pour pri som sui sur t te the ti til till to u um und und v"
    " van ve vid voor w with y z za zu zum zur".split()
) - {"archiv", "c", "b", "g", "ii"}
_WORD = re.compile(r"[^\W_]+")
_ASIDE = re.compile(r"\([^()]*+\)|\[[^\[\]]*+\]")
_SUBTITLE = re.compile(r"\s*+[:=].*+|\s++/\s.*+", re.DOTALL)
_POSSESSIVE = re.compile(r"'s\b")
_COUNTRY = re.compile(r"\W*\bU\.?\s?S\.?(?:\s?A)?\.?\Z", re.IGNORECASE)
_LONGEST_NAME = 400  # characters
_VOWELS = frozenset("aeiouy")


@lru_cache(maxsize=4096)
def _name_words(name: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(_POSSESSIVE.sub("s", fold(name))))[:MOST_WORDS]


def is_abbreviation_of(short: str, long: str) -> bool:
    """Say whether a journal name can be short for another one; every name is short for itself.

    The words of `short` begin, in order, all words of `long` but articles, conjunctions and prepositions; a
    word may also be contracted ("Natl", "Dtsch") or stand for several by their initials ("JAMA", "USA").
    A place in brackets and a subtitle after a colon may be missing from either.

    >>> is_abbreviation_of("J Res Med Sci", "Journal of Research in Medical Sciences")
    True
    >>> is_abbreviation_of("JAMA", "Journal of the American Medical Association")
    True
    >>> is_abbreviation_of("J Res Med Sci", "Journal of Medical Sciences")
    False

    Source: ISO 4 and its List of Title Word Abbreviations; NLM abbreviations follow the same rules.
    """
    return any(_abbreviates(ours, theirs) for ours, theirs in _forms(short, long) if ours and theirs)


def _forms(short: str, long: str) -> set[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Pair both names as they stand, without asides, and with a subtitle or country left off one of them."""
    short, long = (name[:_LONGEST_NAME].replace("&amp;", "&") for name in (short, long))
    bare_short, bare_long = _ASIDE.sub(" ", short), _ASIDE.sub(" ", long)
    pairs = (
        (short, long),
        (bare_short, bare_long),
        (_SUBTITLE.sub("", bare_short), bare_long),
        (bare_short, _SUBTITLE.sub("", bare_long)),
        (_COUNTRY.sub("", bare_short), bare_long),
    )
    return {(_name_words(ours), _name_words(theirs)) for ours, theirs in pairs}


def _abbreviates(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Walk both names; `reached` holds how many words of `long` the words so far may have used up."""
    reached = _past_left_out({0}, long)
    for word in short:
        after = {end for start in reached for end in _ends_of(word, long, start)}
        if word in _LEFT_OUT and len(word) > 1:
            after |= reached  # "J of Res": printed though usually left out
        if not after:
            return False
        reached = _past_left_out(after, long)
    return len(long) in reached


def _past_left_out(places: set[int], long: tuple[str, ...]) -> set[int]:
    """Add the places that are reached by leaving out words that abbreviations leave out."""
    reached = set(places)
    for place, word in enumerate(long):
        is_section = len(word) == 1 and place == len(long) - 1  # the A of "Physical Review A"
        if place in reached and word in _LEFT_OUT and not is_section:
            reached.add(place + 1)
    return reached


def _ends_of(word: str, long: tuple[str, ...], start: int) -> set[int]:
    """Where the walk can stand after one word of the abbreviation."""
    ends: set[int] = set()
    if start < len(long) and _shortens(word, long[start]):
        ends.add(start + 1)
    if len(word) > 1:
        ends |= _ends_of_initials(word, long, start)
    return ends


def _ends_of_initials(word: str, long: tuple[str, ...], start: int) -> set[int]:
    """Match the letters of an acronym with initials, over left-out words or through them ("of" in "DOJ")."""
    places = {start}
    for letter in word:
        open_places = _past_left_out(places, long)
        places = {place + 1 for place in open_places if place < len(long) and long[place][0] == letter}
        if not places:
            break
    return places


def _shortens(word: str, full: str) -> bool:
    """Truncated ("Med"), or contracted to consonants after the first letters ("Natl", "Jpn")."""
    if full.startswith(word):
        return True
    if len(word) < 3 or word[0] != full[0] or len(word) > len(full):
        return False
    kept = next((i for i, (ours, theirs) in enumerate(zip(word, full, strict=False)) if ours != theirs), len(word))
    dropped = full[kept:].partition(word[kept])[0]
    if kept == 1 and not _VOWELS.issuperset(dropped):
        return False
    rest = iter(full[kept:])
    return all(letter not in _VOWELS and letter in rest for letter in word[kept:])
