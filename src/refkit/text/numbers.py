"""Numbers as words and numerals write them. Ground floor: imports nothing from refkit."""

import re
import unicodedata

_ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})", re.IGNORECASE)
_ROMAN_VALUES = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
LARGEST_ROMAN = 3999  # above, a bar over the letters is needed

_ORDINAL = re.compile(
    r"(\d{1,4})\s?(?:st|nd|rd|th|:?e|:?a|\.|ère|ere|ers?|[eè]me|ième|[ºª°]|o|a|de|ste|й|я|е|-й|-я|-е)",
    re.IGNORECASE,
)
_ORDINAL_WORDS = {
    1: "first första forste første erste ersten erster premier première primera primero primeira primeiro prima",
    2: "second andra anden annen zweite zweiter zweiten deuxième seconde segunda segundo seconda secondo tweede",
    3: "third tredje dritte dritter dritten troisième tercera tercero terceira terceiro terza terzo derde",
    4: "fourth fjärde fjerde vierte vierter vierten quatrième cuarta cuarto quarta quarto vierde",
    5: "fifth femte fünfte fünfter fünften cinquième quinta quinto vijfde",
    6: "sixth sjätte sjette sechste sechster sechsten sixième sexta sexto sesta sesto zesde",
    7: "seventh sjunde syvende siebte siebter siebten septième séptima séptimo sétima sétimo settima zevende",
    8: "eighth åttonde ottende åttende achte achter achten huitième octava octavo oitava oitavo ottava achtste",
    9: "ninth nionde niende neunte neunter neunten neuvième novena noveno nona nono negende",
    10: "tenth tionde tiende zehnte zehnter zehnten dixième décima décimo decima decimo",
    11: "eleventh elfte ellevte elfter elften onzième undécima undecima",
    12: "twelfth tolfte zwölfte zwölfter zwölften douzième duodécima dodicesima twaalfde",
}
_ORDINAL_VALUES = {word: value for value, words in _ORDINAL_WORDS.items() for word in words.split()}


def roman_to_int(numeral: str) -> int | None:
    """Read a roman numeral of either case; None where it is not one in the usual spelling.

    >>> roman_to_int("xiv"), roman_to_int("IIII"), roman_to_int("mix tape")
    (14, None, None)
    """
    if not numeral or not _ROMAN.fullmatch(numeral):
        return None
    rest, total = numeral.upper(), 0
    for value, letters in _ROMAN_VALUES:
        while rest.startswith(letters):
            rest, total = rest[len(letters) :], total + value
    return total


def int_to_roman(number: int) -> str:
    """Write a number from 1 to 3,999 as a roman numeral in capitals.

    Raises:
        ValueError: the number has no roman numeral.

    >>> int_to_roman(2024)
    'MMXXIV'
    """
    if not 1 <= number <= LARGEST_ROMAN:
        raise ValueError(f"{number} has no roman numeral; expected 1 to {LARGEST_ROMAN}")
    written = ""
    for value, letters in _ROMAN_VALUES:
        count, number = divmod(number, value)
        written += letters * count
    return written


def parse_ordinal(text: str) -> int | None:
    """Read an ordinal ("3rd", "3:e", "3.", "3ª", "tredje"); None where it is not one. Words reach 12.

    >>> parse_ordinal("2nd"), parse_ordinal("3:e"), parse_ordinal("Fünfte"), parse_ordinal("2015")
    (2, 3, 5, None)
    """
    word = text.strip().lower()
    if match := _ORDINAL.fullmatch(word):
        return int(match[1])
    return _ORDINAL_VALUES.get(word)


def ascii_digits(text: str) -> str:
    """Write decimal digits of every script (full-width, Arabic-Indic, …) as 0–9. The length stays the same.

    >>> ascii_digits("２０１５؛ ۱۲۳")
    '2015؛ 123'

    Source: Unicode Character Database, property Numeric_Type=Decimal.
    """
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(one)) if one.isdecimal() else one for one in text)
