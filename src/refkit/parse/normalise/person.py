"""The printed words of one name, made a Name: family, given names, particles, suffix. Room: parse; uses model."""

import re
from functools import lru_cache
from typing import NamedTuple

from refkit.model.name import Name
from refkit.parse.normalise.letters import CAPITAL, HAN_KANA, HANGUL
from refkit.parse.normalise.name_print import part_glued
from refkit.parse.words.given_names import is_given_name, is_telling_given_name
from refkit.parse.words.names import PARTICLE, SUFFIX

EAST_ASIAN = re.compile(rf"[{HAN_KANA}{HANGUL}]")
INITIALS_ONLY = re.compile(
    rf"(?:[{CAPITAL}][^\W\d_]{{0,2}}\.[\s-]*|[{CAPITAL}](?![^\W\d_])[\s-]*){{1,6}}$|[{CAPITAL}]{{1,4}}$"
    rf"|[{CAPITAL}]{{1,2}}-[{CAPITAL}]{{1,2}}$"
)
INITIAL_WORD = re.compile(
    rf"(?:[{CAPITAL}][^\W\d_]{{0,2}}\.-?)+[{CAPITAL}]?$|[{CAPITAL}]{{1,4}}['’]?$|[{CAPITAL}]-[{CAPITAL}]$"
    rf"|[{CAPITAL}]{{1,2}}d[aeo]s?$"
)
DOTTED = re.compile(rf"(?:[{CAPITAL}][^\W\d_]{{0,2}}\.[-‑–]?)+[{CAPITAL}]?$|[{CAPITAL}]$")
_SUFFIX_END = re.compile(rf",?\s({SUFFIX}\.?|JR\.?|SR\.?)$")
_CAPITAL_SUFFIX = re.compile(r"(?<=[a-zß-ÿ])\s[JS]R$")  # "Berman SR" has two initials; "BERMAN SR" may be his father
_FAMILY_SUFFIX = re.compile(r"\s(Filho|Neto|Júnior|Junior|Sobrinho|FILHO|NETO|JÚNIOR|JUNIOR|SOBRINHO|J[Rr]\.?)$")
ABBREVIATED_SUFFIX = re.compile(rf"(?<=\s[{CAPITAL}])\s(No|Fo)$|(?<=\s[{CAPITAL}]{{2}})\s(No|Fo)$")
_LEADING_PARTICLES = re.compile(rf"((?:(?:{PARTICLE})\s)*(?:{PARTICLE})\s|d[’'])(?=[^\W\d_])", re.IGNORECASE)
_TRAILING_PARTICLES = re.compile(rf"\s((?:{PARTICLE})(?:\s(?:{PARTICLE}))*)$")
_PARTICLE_WORD = re.compile(PARTICLE)
_GIVEN_AND_PARTICLE = frozenset("Al Ben Del Les Mac Den Bin Abu".split())  # capitalised, they are given names first
_LONGEST_PARTICLE = 8
_APOSTROPHES = ("'", "’")
_SAINTS = frozenset("san santa santo saint sainte sankt st".split())


class Printed(NamedTuple):
    """One name's printed parts: the family side, the given side, a suffix; or a full name in `family` alone."""

    family: str
    given: str | None = None
    suffix: str | None = None


_GROUPS = frozenset(
    "team group groups collaboration collaborations consortium committee network society association foundation"
    " institute"
    " initiative project organization organisation commission investigators alliance gruppe arbeitsgruppe groupe"
    " grupo gruppo"
    " consorzio konsortium".split()
)
_OF_GROUP = re.compile(r"^(?:(?:for|on\s?behalf\s?of|and|with|by|in collaboration with)\s+)?(?:the\s+)?", re.IGNORECASE)


def is_group_name(text: str) -> bool:
    """Whether a name ends in a word for a group of people.

    >>> is_group_name("LHCb Collaboration"), is_group_name("for the Lung Oncology Group"), is_group_name("Group J")
    (True, True, False)
    """
    if " " not in text:
        return False
    word = text.rpartition(" ")[2].rstrip(").").lower()
    return word in _GROUPS and " " in text.strip() and "," not in text


def is_particle(word: str) -> bool:
    """Whether a word is one of those that stand before family names: "van", "De"; capitals ("LA") are initials."""
    return len(word) <= _LONGEST_PARTICLE and _is_particle(word)


@lru_cache(1 << 13)
def _is_particle(word: str) -> bool:
    return _PARTICLE_WORD.fullmatch(word[:1].lower() + word[1:]) is not None


def make_name(printed: Printed, *, family_first: bool = False) -> Name | None:
    """The name that is printed; None where no letter is. `family_first`: full names of the list are so ordered.

    >>> str(make_name(Printed("Ludwig van Beethoven"))), str(make_name(Printed("Veyne Paul"), family_first=True))
    ('van Beethoven, Ludwig', 'Veyne, Paul')
    """
    if printed.given is not None:
        return _person(printed.family, printed.given, printed.suffix)
    text, suffix = part_glued(printed.family.strip(" ,")), printed.suffix
    if not any(map(str.isalnum, text)):
        return None
    if not text.isascii() and EAST_ASIAN.search(text):
        return Name(literal=text.strip(" ."))
    if is_group_name(text):
        bare = text.strip(" ,.()")
        return Name(literal=bare[_OF_GROUP.match(bare).end() :] or bare)  # type: ignore[union-attr]  # it matches ""
    if suffix is None and " " in text:
        text, suffix = _part_suffix(text)
    words = text.split()
    cut = _end_of_family(words)
    if cut is None and family_first and len(words) > 1:
        cut = end_of_first_family(words)
    if cut is None:
        return _display_order(words, suffix)
    return _person(" ".join(words[:cut]), " ".join(words[cut:]), suffix)


def _part_suffix(text: str) -> tuple[str, str | None]:
    if " " not in text[:-3].strip() and _CAPITAL_SUFFIX.search(text):
        return text, None
    if ending := _SUFFIX_END.search(text) or ABBREVIATED_SUFFIX.search(text):
        return text[: ending.start()], next(filter(None, ending.groups()))
    return text, None


def order_vote(text: str) -> int:
    """What a full name says on the order of names in its list: 1 family first, -1 given name first, 0 nothing.

    >>> order_vote("Veyne Paul"), order_vote("Paul Veyne"), order_vote("Paul Emmanuel"), order_vote("Doe J")
    (1, -1, 0, 0)
    """
    words = [word for word in text.split() if not is_particle(word)]
    if len(words) < 2 or (not text.isascii() and EAST_ASIAN.search(text)):
        return 0
    first, second = words[0], words[1]
    if INITIAL_WORD.match(first) or INITIAL_WORD.match(second):
        return 0
    if _is_given(first):
        return 0 if is_telling_given_name(second) else -1
    return 1 if is_telling_given_name(second) and (len(words) == 2 or not _is_given(words[-1])) else 0


def _is_given(word: str) -> bool:
    return is_given_name(word) or is_telling_given_name(word)


def end_of_first_family(words: list[str]) -> int | None:
    """How many words are the family name, where full names begin with it; None where the name says otherwise."""
    if DOTTED.match(words[0]) or order_vote(" ".join(words)) < 0 or (words[-1].isupper() and not words[0].isupper()):
        return None
    cut = 1
    while cut < len(words) - 1 and is_particle(words[cut - 1]):
        cut += 1
    return cut


def _end_of_family(words: list[str]) -> int | None:
    """How many of the words are the family name, where it stands first; None for the display order."""
    if len(words) > 1 and (cut := _capitals_first(words)) is not None:
        return cut
    if len(words) > 1 and (cut := _initials_at_end(words)) is not None:
        return cut
    if len(words) == 2 and words[0] in _GIVEN_AND_PARTICLE:
        return None
    if all(map(is_particle, words[:-1])):
        return len(words)
    return None


def _capitals_first(words: list[str]) -> int | None:
    """ "DE SOUZA Marie J.": the capitals are the family name where given names in small letters follow."""
    if not words[0].isupper() or len(words[0]) < 2 or "." in words[0]:
        return None
    cut = next((place for place, word in enumerate(words) if not word.isupper() and not is_particle(word)), None)
    if cut is None or (len(words[0]) == 2 and cut == 1 and not is_particle(words[0])):
        return None
    while cut > 1 and DOTTED.match(words[cut - 1]):
        cut -= 1
    return cut if any(len(word) > 2 for word in words[:cut]) and not INITIAL_WORD.match(words[cut]) else None


def _initials_at_end(words: list[str]) -> int | None:
    """Where the initials begin in "Hausenblas HA" or "ZHANG X B"; None where the name is in another order."""
    if DOTTED.match(words[0]) or not INITIAL_WORD.match(words[-1]):
        return None
    if len(words[0]) <= 3 and words[0].isupper() and not DOTTED.match(words[-1]) and len(words[-1]) >= len(words[0]):
        return None
    if len(words[-1]) > 3 and words[-1].isalpha() and _is_given(words[0]):
        return None  # "Pietro BERG"
    cut = len(words) - 1
    while cut > 1 and INITIAL_WORD.match(words[cut - 1]):
        cut -= 1
    given_before = cut > 1 and "." in words[-1] and _is_given(words[1]) and not _is_given(words[0])
    if given_before and words[0].lower().strip(".") not in _SAINTS and not is_particle(words[0]):
        return 1  # "Dover Kenneth J."
    return cut


def _display_order(words: list[str], suffix: str | None) -> Name | None:
    """Given names first: the family is the last word with the particles before it."""
    start = len(words) - 1
    while start > 1 and is_particle(words[start - 1]):
        start -= 1
    while start > 1 and DOTTED.match(words[0]) and _is_of_family(words[start - 1]):
        start -= 1
    return _person(" ".join(words[start:]), " ".join(words[:start]), suffix)


def _is_of_family(word: str) -> bool:
    """Whether a word between initials and the last word is a family name: "C. Polcino Milies", not "M. Shawn Doe"."""
    return not DOTTED.match(word) and len(word) > 2 and not _is_given(word)


def _person(family: str, given: str | None, suffix: str | None) -> Name | None:
    family = family.strip(" ,;:")
    given = given.strip(" ,;:") if given else None
    dropping = None
    if given and " " in given:
        if trailing := _TRAILING_PARTICLES.search(given):
            dropping, given = trailing[1], given[: trailing.start()]
        if ending := _SUFFIX_END.search(given):
            suffix, given = suffix or ending[1], given[: ending.start()]
    particle = None
    if (" " in family or family[1:2] in _APOSTROPHES) and (leading := _LEADING_PARTICLES.match(family)):
        particle, family = leading[1].strip(), family[leading.end() :]
    if suffix is None and " " in family and (ending := _FAMILY_SUFFIX.search(family)):
        family, suffix = family[: ending.start()], ending[1]
    family = family.rstrip(".") if len(family) > 2 else family
    if not family and not given:
        return None
    parts = {"given": given or None, "non_dropping_particle": particle, "dropping_particle": dropping, "suffix": suffix}
    return Name.of_parts(family=family, **parts) if family else Name.model_validate({"family": None, **parts})
