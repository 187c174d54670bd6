"""What a work and a string printing it have in common: hashed blocking keys, and words. Ground floor.

A work gets a handful of keys from what is registered. A printed string gets all keys that its words and
numbers could mean, without any parse of it: a wrong guess costs a look-up, never the work. Words are
compared in one form (folded, apostrophes away, "ae" as "a") and found by an index of full texts.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from itertools import islice

from refkit.model.identifiers import find_identifiers
from refkit.text.fold import fold

LONGEST_STRING = 3_000  # characters of a printed reference that are looked at
HEAD_WORDS = 8  # words at the start of a string that may be the first author's family name
MOST_NUMBERS = 14  # distinct numbers of a string that may be a volume or a page
MOST_YEARS = 4
MOST_WORDS_OF_STRING = 80  # distinct words and numbers that are searched for
MOST_WORDS_OF_WORK = 60  # distinct words of all its titles and names
MOST_FAMILIES = 6  # authors whose names are indexed: lists are cut there by "et al."
HASH_BYTES = (
    6  # 48 bits: for a million works one look-up in 50,000 meets a chance hit, and SQLite saves two bytes a key
)

LONGEST_NUMBER = 80  # characters
LONGEST_WORD = 30
SHORTEST_WORD = 4  # letters of a title's words that count; names may be shorter
_LEADING_ZEROS = re.compile(r"(?<!\d)0+(?=\d)")
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*+")
_NUMBER = re.compile(r"(?<![^\W_])[^\W\d_]{0,4}\d{1,12}[a-z]?(?![^\W_])")
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]")  # scripts that put no spaces between words


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

    `families` are the family names of the first authors, `pages` first page and article number, `titles` all
    titles without markup, the main one first.
    """

    doi: str = ""
    families: tuple[str, ...] = ()
    years: frozenset[int] = frozenset()
    volume: str = ""
    pages: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()


def keys_of_work(facts: KeyFacts) -> frozenset[int]:
    """The hashes, signed 48-bit numbers, under which an index keeps a work; its DOI's (`key_of_doi`) is left out."""
    family, volume = _longest_word(next(iter(facts.families), "")), number_form(facts.volume)
    pages, keys = _pages(facts), set[int]()
    for year in map(str, facts.years):
        keys.update(_hash("fyn", family, year, number) for number in ({volume} if volume else pages) if family)
        keys.update(_hash("yvp", year, volume, first) for first in pages if volume)
    keys.update(_hash("fvp", family, volume, first) for first in pages if family and volume)
    return frozenset(keys)


def key_of_doi(doi: str) -> int:
    """The hash under which an index keeps the work with this DOI, given bare and in lower case."""
    return _hash("doi", doi)


def keys_of_text(text: str) -> tuple[int, ...]:
    """The hashes that a printed reference could have, each once; their number is bounded. DOIs have no part in them.

    >>> len(keys_of_text("Gröber U. Magnesium. Nutrients. 2015;7(9):8199-8226.")) < 400
    True
    """
    folded = fold(text[:LONGEST_STRING])
    heads = list(dict.fromkeys(map(plain_word, _WORD.findall(folded)[:HEAD_WORDS])))
    numbers = _numbers(folded)[-MOST_NUMBERS:]
    years = list(dict.fromkeys(_YEAR.findall(folded)))[-MOST_YEARS:]
    return tuple(dict.fromkeys(_numbers_and_more(heads, years, numbers)))


def words_of_work(facts: KeyFacts) -> tuple[str, ...]:
    """The words and numbers by which a full-text index finds a work, each once.

    >>> words_of_work(KeyFacts(families=("Gröber",), volume="07", titles=("On the use of Magnesium",)))
    ('grober', '7', 'magnesium')
    """
    names = (word for family in facts.families for word in _words(fold(family[:LONGEST_NUMBER]), shortest=2))
    numbers = (*map(str, sorted(facts.years)), number_form(facts.volume), *sorted(_pages(facts)))
    titles = (word for title in dict.fromkeys(facts.titles) for word in _words(fold(title[:LONGEST_STRING])))
    found = dict.fromkeys((*names, *filter(None, numbers), *titles))
    return tuple(islice(found, MOST_WORDS_OF_WORK))


def words_of_text(text: str) -> tuple[str, ...]:
    """The words and numbers of a printed reference, as `words_of_work` writes them."""
    folded = fold(text[:LONGEST_STRING])
    numbers, words = dict.fromkeys(_numbers(folded)), dict.fromkeys(_words(folded, shortest=2))
    return (*islice(numbers, MOST_NUMBERS), *islice(words, MOST_WORDS_OF_STRING))


def dois_of_text(text: str) -> tuple[str, ...]:
    """The DOIs that are printed, bare and in lower case."""
    return tuple(found.value for found in find_identifiers(text[:LONGEST_STRING]) if found.kind == "doi")


def plain_word(word: str) -> str:
    """A folded word without apostrophes, and with ä, ö, ü written as Swedish or German may write them.

    >>> plain_word("groeber"), plain_word("o'neill")
    ('grober', 'oneill')
    """
    plain = word.replace("'", "")
    return plain.replace("ae", "a").replace("oe", "o").replace("ue", "u")


def _numbers(folded: str) -> list[str]:
    return list(dict.fromkeys(map(number_form, _NUMBER.findall(folded))))


def _pages(facts: KeyFacts) -> set[str]:
    """First page and article number; where neither is a plain number, what the DOI ends in may be printed as one."""
    pages = {*map(number_form, facts.pages)} - {""}
    return pages if any(page.isdecimal() for page in pages) else pages | {_tail_of_doi(facts.doi)} - {""}


def _words(folded: str, *, shortest: int = SHORTEST_WORD) -> Iterator[str]:
    """Words of enough letters; where no spaces stand between words, every two neighbouring characters."""
    for word in map(plain_word, _WORD.findall(folded)):
        if word.isascii():
            if len(word) >= shortest:
                yield word[:LONGEST_WORD]
        elif _UNSPACED.search(word):
            yield from (word[start : start + 2] for start in range(max(1, len(word) - 1)))
        else:
            yield word[:LONGEST_WORD]


def _numbers_and_more(families: list[str], years: list[str], numbers: list[str]) -> Iterator[int]:
    for year in years:
        for number in numbers:
            yield from (_hash("fyn", family, year, number) for family in families)
    for volume in numbers:
        for page in numbers:
            if page != volume:
                yield from (_hash("yvp", year, volume, page) for year in years)
                yield from (_hash("fvp", family, volume, page) for family in families)


def _longest_word(name: str) -> str:
    return plain_word(max(_WORD.findall(fold(name)), key=len, default=""))


def _tail_of_doi(doi: str) -> str:
    """The last number of a DOI where it is long enough to be an article number."""
    match = re.search(r"(\d{5,})$", doi)
    return number_form(match[1]) if match else ""


def _hash(*parts: str) -> int:
    digest = blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=HASH_BYTES).digest()
    return int.from_bytes(digest, "big", signed=True)
