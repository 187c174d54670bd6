"""Numbers as style words: ordinals, roman numerals, year suffixes."""

from refkit.csl.schema.locale import Locale

_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)


def roman(number: int) -> str:
    """Lower-case roman numeral; from 6000 there is none and the digits come back.

    >>> roman(1994)
    'mcmxciv'
    """
    if not 0 < number < 6000:
        return str(number)
    text = ""
    for value, numeral in _ROMAN:
        count, number = divmod(number, value)
        text += numeral * count
    return text


def letter_suffix(position: int) -> str:
    """The year suffix at this position: a … z, aa, ab, …

    >>> letter_suffix(0), letter_suffix(25), letter_suffix(26)
    ('a', 'z', 'aa')
    """
    text = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        text = chr(97 + rest) + text
    return text


def ordinal(number: int, locale: Locale, gender: str = "") -> str:
    """ "2" → "2nd", by the locale's rules: whole number first, then two digits, then one."""
    digits = str(number)
    if locale.modern_ordinals:
        return digits + _modern_suffix(digits, locale, gender)
    if (number // 10) % 10 == 1:
        return digits + locale.text("ordinal-04", gender=gender)
    name = {1: "ordinal-01", 2: "ordinal-02", 3: "ordinal-03"}.get(number % 10, "ordinal-04")
    return digits + locale.text(name, gender=gender)


def _modern_suffix(digits: str, locale: Locale, gender: str) -> str:
    for wanted in dict.fromkeys((gender, "neuter")) if gender else ("neuter",):
        for match, number in (
            ("whole-number", digits),
            ("last-two-digits", digits[-2:]),
            ("last-digit", digits[-1:]),
        ):
            for rule in reversed(locale.ordinals):
                if (rule.match, rule.number, rule.gender) == (match, number, wanted):
                    return rule.suffix
    return locale.text("ordinal", gender=gender)


def long_ordinal(number: int, locale: Locale, gender: str = "") -> str:
    """ "2" → "second" where the locale has the word, otherwise the short ordinal."""
    found = locale.term(f"long-ordinal-{number:02d}", gender=gender) if 0 < number <= 99 else None
    return found if found else ordinal(number, locale, gender)
