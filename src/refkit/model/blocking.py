"""Blocking keys: 64-bit numbers that a work and a string printing it have in common. Ground floor.

A work gets a handful of keys from what is registered. A printed string gets all keys that its words and
numbers could mean, without any parse of it: a wrong guess costs a look-up, never the work.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from itertools import islice, pairwise
from typing import NamedTuple

from refkit.model.identifiers import find_identifiers
from refkit.text.fold import fold

LONGEST_STRING = 3_000  # characters of a printed reference that are looked at
HEAD_WORDS = 8  # words at the start of a string that may be the first author's family name
MOST_NUMBERS = 14  # distinct numbers of a string that may be a volume or a page
MOST_YEARS = 4
MOST_PAIRS_OF_TITLE = 8  # neighbouring words of a title that become keys
MOST_PAIRS_OF_STRING = 60

LONGEST_NUMBER = 80  # characters
_LEADING_ZEROS = re.compile(r"(?<!\d)0+(?=\d)")
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*+")
_NUMBER = re.compile(r"(?<![^\W_])[^\W\d_]{0,4}\d{1,12}[a-z]?(?![^\W_])")
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")


class Key(NamedTuple):
    """One key: its hash, a signed 64-bit number as SQLite stores them, and how much a hit says."""

    hash: int
    weight: float


@lru_cache(maxsize=8192)
def number_form(printed: str) -> str:
    """A volume or page number as it is compared: folded, without leading zeros ("083" and "83" are one).

    >>> number_form("S012"), number_form("1379A"), number_form("000")
    ('s12', '1379a', '0')
    """
    if printed.isascii() and printed.isdigit():
        return printed.lstrip("0") or "0"
    return _LEADING_ZEROS.sub("", "".join(fold(printed[:LONGEST_NUMBER]).split()))


@dataclass(frozen=True, slots=True)
class KeyFacts:
    """What the keys of a work are made of, as registered; "" and empty where a fact is not known.

    `pages` holds first page and article number, `titles` all titles without markup, the main one first.
    """

    doi: str = ""
    family: str = ""
    years: frozenset[int] = frozenset()
    volume: str = ""
    pages: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()


def keys_of_work(facts: KeyFacts) -> frozenset[int]:
    """The hashes under which an index keeps a work."""
    family, volume = _longest_word(facts.family), number_form(facts.volume)
    pages = {*map(number_form, facts.pages), _tail_of_doi(facts.doi)} - {""}
    keys = {key_of_doi(facts.doi)} if facts.doi else set()
    for year in map(str, facts.years):
        if family:
            keys.add(_hash("fy", family, year))
            keys.update(_hash("fyn", family, year, number) for number in pages | {volume} if number)
        keys.update(_hash("yvp", year, volume, first) for first in pages if volume)
    keys.update(_hash("fvp", family, volume, first) for first in pages if family and volume)
    for title in dict.fromkeys(facts.titles):
        keys.update(_keys_of_title(title))
    return frozenset(keys)


def _keys_of_title(title: str) -> Iterator[int]:
    words = _title_words(title)
    pairs = list(islice(dict.fromkeys(_pairs(words)), MOST_PAIRS_OF_TITLE))
    yield from (_hash("tt", *pair) for pair in pairs)
    if not pairs:
        yield from (_hash("t", word) for word in _long_words(words)[:1])


def key_of_doi(doi: str) -> int:
    """The hash under which an index keeps the work with this DOI, given bare and in lower case."""
    return _hash("doi", doi)


def keys_of_text(text: str) -> tuple[Key, ...]:
    """The keys that a printed reference could have, each once; their number is bounded.

    >>> len(keys_of_text("Gröber U. Magnesium. Nutrients. 2015;7(9):8199-8226.")) < 400
    True
    """
    text = text[:LONGEST_STRING]
    dois = [found.value for found in find_identifiers(text) if found.kind == "doi"]
    folded = fold(text)
    heads = list(dict.fromkeys(_WORD.findall(folded)[:HEAD_WORDS]))
    numbers = list(dict.fromkeys(map(number_form, _NUMBER.findall(folded))))[-MOST_NUMBERS:]
    years = list(dict.fromkeys(_YEAR.findall(folded)))[-MOST_YEARS:]
    words = _WORD.findall(folded)
    keys = {
        **{_hash("tt", *pair): 1.0 for pair in islice(_pairs(words), MOST_PAIRS_OF_STRING)},
        **{_hash("t", word): 1.0 for word in _long_words(words)[:MOST_PAIRS_OF_STRING]},
        **dict.fromkeys(_author_and_year(heads, years), 1.0),
        **dict.fromkeys(_numbers_and_more(heads, years, numbers), 4.0),
        **{key_of_doi(doi): 20.0 for doi in dois},
    }
    return tuple(Key(hashed, weight) for hashed, weight in keys.items())


def _author_and_year(heads: list[str], years: list[str]) -> Iterator[int]:
    return (_hash("fy", family, near) for family in map(_plain_name, heads) for year in years for near in _near(year))


def _numbers_and_more(heads: list[str], years: list[str], numbers: list[str]) -> Iterator[int]:
    families = [_plain_name(word) for word in heads]
    for year in years:
        for number in numbers:
            yield from (_hash("fyn", family, year, number) for family in families)
    for volume in numbers:
        for page in numbers:
            if page != volume:
                yield from (_hash("yvp", year, volume, page) for year in years)
                yield from (_hash("fvp", family, volume, page) for family in families)


def _near(year: str) -> tuple[str, ...]:
    """Online first and in print are often a year apart, and one of the two is registered."""
    return year, str(int(year) - 1), str(int(year) + 1)


def _longest_word(name: str) -> str:
    return _plain_name(max(_WORD.findall(fold(name)), key=len, default=""))


def _plain_name(word: str) -> str:
    """A name's word without apostrophes, and with ä, ö, ü written as Swedish or German may write them."""
    plain = word.replace("'", "")
    return plain.replace("ae", "a").replace("oe", "o").replace("ue", "u")


def _title_words(text: str) -> list[str]:
    return _WORD.findall(fold(text))


def _pairs(words: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Neighbouring words, very short ones left out: those are in every title and often misprinted."""
    return pairwise(word for word in words if len(word) > 3 or not word.isascii())


def _long_words(words: Iterable[str]) -> list[str]:
    """Words that can stand for a title that has no pair: one word, or a script without spaces."""
    return [word for word in dict.fromkeys(words) if len(word) > 5]


def _tail_of_doi(doi: str) -> str:
    """The last number of a DOI where it is long enough to be an article number."""
    match = re.search(r"(\d{5,})$", doi)
    return number_form(match[1]) if match else ""


def _hash(*parts: str) -> int:
    digest = blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
