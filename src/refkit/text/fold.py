"""One form for texts that a reader takes for the same. Ground floor: imports only refkit.text."""

import unicodedata

from refkit.text.dashes import DASHES
from refkit.text.invisible import strip_invisible

__all__ = [
    "collapse_spaces",
    "fold",
    "squash",
    "strip_diacritics",
    "strip_invisible",
    "unify_quotes",
    "write_out_letters",
]

_DOUBLE_QUOTES = "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\u2036\u301d\u301e\u301f\uff02"
_SINGLE_QUOTES = "\u2018\u2019\u201a\u201b\u2039\u203a\u2032\u2035`\u00b4\u02b9\u02bb\u02bc\u02bd\u02c8\u2bbc\uff07"

# Marks set on letters of the alphabets; the vowel signs of Indic scripts and the Japanese voicing marks
# are letters in all but name and stay.
_MARK_RANGES = (
    (0x0300, 0x036F),
    (0x0483, 0x0489),
    (0x0591, 0x05BD),
    (0x05BF, 0x05C7),
    (0x0610, 0x061A),
    (0x064B, 0x065F),
    (0x0670, 0x0670),
    (0x06D6, 0x06DC),
    (0x1AB0, 0x1AFF),
    (0x1DC0, 0x1DFF),
    (0x20D0, 0x20FF),
    (0xFE00, 0xFE0F),
    (0xFE20, 0xFE2F),
    (0xE0100, 0xE01EF),
)
_LETTERS = {
    "Æ": "AE", "æ": "ae", "Œ": "OE", "œ": "oe", "Ø": "O", "ø": "o", "Đ": "D", "đ": "d", "Ð": "D", "ð": "d",
    "Þ": "TH", "þ": "th", "ß": "ss", "ẞ": "SS", "Ł": "L", "ł": "l", "Ħ": "H", "ħ": "h", "Ŧ": "T", "ŧ": "t",
    "Ŋ": "N", "ŋ": "n", "ı": "i", "ĸ": "k", "Ɓ": "B", "ɓ": "b", "Ɗ": "D", "ɗ": "d", "Ɛ": "E", "ɛ": "e",
    "Ə": "E", "ə": "e", "Ɔ": "O", "ɔ": "o", "Ƙ": "K", "ƙ": "k", "Ʀ": "R", "ƿ": "w", "Ȝ": "Y", "ȝ": "y",
    "Ɖ": "D", "ɖ": "d", "Ɨ": "I", "ɨ": "i", "Ʉ": "U", "ʉ": "u", "Ƶ": "Z", "ƶ": "z", "Ɫ": "L", "ɫ": "l",
    "⁄": "/", "∕": "/",
}  # fmt: skip

_QUOTES: dict[int, str] = dict.fromkeys(map(ord, _DOUBLE_QUOTES), '"') | dict.fromkeys(map(ord, _SINGLE_QUOTES), "'")
_MARKS: dict[int, None] = dict.fromkeys(code for first, last in _MARK_RANGES for code in range(first, last + 1))
_WRITTEN_OUT: dict[int, str] = {ord(letter): plain for letter, plain in _LETTERS.items()}
_JOINERS: dict[int, None] = {0x200C: None, 0x200D: None}
_PLAIN: dict[int, str | None] = {
    **_QUOTES,
    **dict.fromkeys(map(ord, DASHES), "-"),
    **_WRITTEN_OUT,
    **_MARKS,
    **_JOINERS,
}


def collapse_spaces(text: str) -> str:
    """Make every run of white space, of whatever kind, one space, and none at the ends.

    >>> collapse_spaces("  J  Res\\n Med\\u00a0Sci ")
    'J Res Med Sci'
    """
    return " ".join(text.split())


def unify_quotes(text: str) -> str:
    """Write every quotation mark, apostrophe and prime as a straight one. The length stays the same.

    >>> unify_quotes("“L’homme”")
    '"L\\'homme"'
    """
    return text.translate(_QUOTES)


def strip_diacritics(text: str) -> str:
    """Take the marks off letters; letters with a stroke and ligatures stay (see `write_out_letters`).

    >>> strip_diacritics("Gröber, Näringsämnen, Łódź")
    'Grober, Naringsamnen, Łodz'

    Source: Unicode Standard Annex #15, canonical decomposition.
    """
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", text).translate(_MARKS))


def write_out_letters(text: str) -> str:
    """Write letters that no decomposition reaches in basic Latin: ø, ł, đ, ß, æ, þ and their like.

    >>> write_out_letters("Łódź, Straße, Ærø")
    'Lódź, Strasse, AEro'
    """
    return text if text.isascii() else text.translate(_WRITTEN_OUT)


def fold(text: str) -> str:
    """Reduce a text to what two printings of it have in common, still readable.

    Compatibility forms, case and diacritics go, letters such as ø and ß are written out, all dashes are "-",
    all quotation marks straight, invisible characters gone, spaces single. Folding twice changes nothing.

    >>> fold("Die  „Straße“ – Ærø’s ﬁnest, Ⅳ")
    'die "strasse" - aero\\'s finest, iv'

    Sources: Unicode Standard Annex #15 (NFKC), Unicode Standard section 3.13 (case folding).
    """
    text = strip_invisible(text)
    if text.isascii():
        return collapse_spaces(text.casefold().replace("`", "'"))
    text = unicodedata.normalize("NFKD", text.translate(_PLAIN)).translate(_PLAIN).casefold()
    return collapse_spaces(unicodedata.normalize("NFKC", text.translate(_PLAIN)))


def squash(text: str) -> str:
    """Fold, then keep letters and digits only: equal for texts that differ in spacing and punctuation.

    >>> squash("Sleep Med. X") == squash("SLEEP-MED X")
    True
    """
    return "".join(filter(str.isalnum, fold(text)))
