"""One name in two scripts, or in two spellings of one script. Room: match.

"Чебышёв", "Chebyshev" and "Tschebyscheff" are one name. Each is written in Latin letters and reduced to what
the systems of transliteration agree in; that is enough to find a name where one is expected, and no more.
"""

import re
from functools import lru_cache

from anyascii import anyascii
from rapidfuzz.distance import OSA

from refkit.text.fold import fold

SHORTEST_SOUND = 3  # letters of a reduced name that tell anything
INEXACT_SOUND = 5  # letters from which on one may differ
LAST_LATIN = "\u0250"  # what comes behind the Latin letters of Unicode's first blocks
FIRST_IDEOGRAPH = "\u3400"
_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"shch|schtsch|stsch|szcz|šč", "s"),
        (r"tsch|tch|cz|ch|sch|sh|sz|dzh|zh|dj", "s"),
        (r"kh|gh|ph(?=$)", "h"),
        (r"ts|tz|th", "t"),
        (r"ph|ff", "f"),
        (r"ya|ja|ia", "a"),
        (r"yu|ju|iu|yo|jo|io|ye|je|ie|ey|ei|oe|e|ë", "e"),
        (r"(?:iy|ij|yy|yi|ii|y|j|i)+", "i"),
        (r"w|v", "v"),
        (r"[ck]|q", "k"),
        (r"g", "k"),
        (r"[zx]", "s"),
        (r"['`’]", ""),
    )
)
_DOUBLED = re.compile(r"(.)\1+")


@lru_cache(maxsize=8192)
def sound_of(name: str) -> str:
    """What transliterations of a name agree in; "" where too little is left.

    >>> sound_of("Иванов") == sound_of("Ivanov"), sound_of("Чебышёв") == sound_of("Tschebyschew")
    (True, True)
    >>> sound_of("Ivanov") == sound_of("Petrov")
    False
    """
    latin = fold(name if name.isascii() else anyascii(name))
    for pattern, sound in _SOUNDS:
        latin = pattern.sub(sound, latin)
    sound = _DOUBLED.sub(r"\1", "".join(letter for letter in latin if letter.isalpha()))
    return sound if len(sound) >= SHORTEST_SOUND else ""


def are_one_name(one: str, other: str) -> bool:
    """Whether two words in two scripts can be one family name.

    Where no space stands between family and given name the family is one character, or two.

    >>> are_one_name("蒋小明", "Jiang"), are_one_name("Παπαδόπουλος", "Papadopoulos"), are_one_name("Doe", "Roe")
    (True, True, False)
    """
    if is_latin(one) == is_latin(other):
        return False
    foreign, latin = (other, one) if is_latin(one) else (one, other)
    wanted = sound_of(latin)
    families = (foreign[:1], foreign[:2]) if foreign[:1] >= FIRST_IDEOGRAPH else (foreign,)
    return any(_sound_alike(sound_of(family), wanted) for family in families)


def _sound_alike(one: str, other: str) -> bool:
    if not one or not other:
        return False
    return one == other or (
        min(len(one), len(other)) >= INEXACT_SOUND and OSA.distance(one, other, score_cutoff=1) <= 1
    )


def is_latin(word: str) -> bool:
    """Whether a folded word is written in Latin letters: folding has made most of them plain."""
    return word < LAST_LATIN
