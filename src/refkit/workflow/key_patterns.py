"""Patterns for citation keys, in the notation that JabRef and Better BibTeX share. Workflow.

A pattern is text with markers in square brackets, each with modifiers after colons: `[auth:lower][year]`.
Source: JabRef's documentation, "Customize the citation key generator".
"""

import re
from collections.abc import Callable

from anyascii import anyascii

from refkit.errors import InputError, UnknownName
from refkit.model.record import Record
from refkit.text.language import guess_language
from refkit.text.markup import strip_markup
from refkit.text.pages import first_page
from refkit.text.stopwords import STOP_WORDS

LONGEST_PATTERN = 200  # characters
LONGEST_KEY = 100
SHORT_TITLE_WORDS = 3

_MARKER = re.compile(r"\[([^\[\]:]*+)((?::[^\[\]:]*+)*+)\]")
_WORD = re.compile(r"[A-Za-z0-9]+")
_NOT_IN_KEYS = re.compile(r"[^A-Za-z0-9_.:/+-]")  # BibTeX, biber and pandoc all take the rest in a key


def key_of(record: Record, pattern: str) -> str:
    """The citation key that a pattern makes of a record: Latin letters, digits and `_ . : / + -` only.

    Markers: auth (first author's family name), authEtAl, authors, year, shortyear, title, shorttitle,
    veryshorttitle, journal, volume, firstpage, type. Modifiers: lower, upper, capitalize, abbr.
    A marker that finds nothing adds nothing; a record of which nothing is known gets the key "ref".

    >>> from refkit.model.name import Name
    >>> key_of(Record(author=(Name(family="Gröber"),), title="On the tall trees"), "[auth:lower]_[veryshorttitle]")
    'grober_Tall'

    Raises:
        InputError: brackets that do not match.
        UnknownName: there is no such marker or modifier.
    """
    _check(pattern)
    filled = _MARKER.sub(lambda found: _fill(record, found[1], found[2]), pattern)
    key = _NOT_IN_KEYS.sub("", anyascii(filled))[:LONGEST_KEY]
    return key if _WORD.search(key) else "ref"


def _check(pattern: str) -> None:
    rest = _MARKER.sub("", pattern[:LONGEST_PATTERN])
    if len(pattern) > LONGEST_PATTERN or "[" in rest or "]" in rest or "[" not in pattern:
        raise InputError(
            f"{pattern[:60]!r} is no pattern for keys: write markers in square brackets, such as [auth:lower][year]."
        )


def _fill(record: Record, marker: str, modifiers: str) -> str:
    if marker not in _MARKERS:
        raise UnknownName("marker of key patterns", marker, _MARKERS)
    value = anyascii(_MARKERS[marker](record))
    for modifier in modifiers.split(":")[1:]:
        if modifier not in _MODIFIERS:
            raise UnknownName("modifier of key patterns", modifier, _MODIFIERS)
        value = _MODIFIERS[modifier](value)
    return "".join(_WORD.findall(value))


def _families(record: Record) -> list[str]:
    """Family names without particles, an organisation's name whole; those of the editors where there is no author."""
    names = record.author or record.editor
    return ["".join(_WORD.findall(anyascii(name.family or name.literal or name.given or ""))) for name in names]


def _first_family(record: Record) -> str:
    return next(iter(_families(record)), "")


def _families_et_al(record: Record) -> str:
    families = _families(record)
    if len(families) > 2 or (record.author_open and families):
        return f"{families[0]}EtAl"
    return "".join(families)


def _year(record: Record) -> str:
    return str(record.issued.year) if record.issued is not None and record.issued.year is not None else ""


def _title_words(record: Record, most: int | None = None) -> str:
    """The words of the title, each with a capital; with `most`, the first that are no numbers and no small words."""
    title = strip_markup(record.title or record.translated_title or "")
    words = _WORD.findall(anyascii(title).replace("'", ""))
    if most is not None:
        small = _small_words(record, title)
        words = [word for word in words if word.lower() not in small and not word.isdigit()][:most] or words[:most]
    return " ".join(word[0].upper() + word[1:] for word in words)


def _small_words(record: Record, title: str) -> frozenset[str]:
    """The articles, prepositions and their like of the title's language; of English where that is unknown."""
    guess = guess_language(title)
    language = record.title_language or (guess.language if guess is not None else None) or record.language or "en"
    return frozenset(map(anyascii, STOP_WORDS.get(language.partition("-")[0].lower(), STOP_WORDS["en"])))


def _journal(record: Record) -> str:
    name = record.container_title_short or record.journal_abbreviation or record.container_title or ""
    return " ".join(word[0].upper() + word[1:] for word in _WORD.findall(anyascii(strip_markup(name))))


_MARKERS: dict[str, Callable[[Record], str]] = {
    "auth": _first_family,
    "authEtAl": _families_et_al,
    "authors": lambda record: "".join(_families(record)),
    "firstpage": lambda record: first_page(record.page or "") or "",
    "journal": _journal,
    "shorttitle": lambda record: _title_words(record, SHORT_TITLE_WORDS),
    "shortyear": lambda record: _year(record)[-2:],
    "title": _title_words,
    "type": lambda record: record.type,
    "veryshorttitle": lambda record: _title_words(record, 1),
    "volume": lambda record: record.volume or "",
    "year": _year,
}
_MODIFIERS: dict[str, Callable[[str], str]] = {
    "abbr": lambda value: "".join(word[0] for word in _WORD.findall(value)),
    "capitalize": lambda value: value[:1].upper() + value[1:],
    "lower": str.lower,
    "upper": str.upper,
}
