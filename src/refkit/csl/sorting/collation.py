"""Sort keys of text: letters without case and accents, numbers by value, punctuation ignored, a language's
own letters, its own script before the others.

An approximation of the Unicode Collation Algorithm at its first level (UTS #10, CLDR root), which is what
sorting a bibliography needs; exact for the Latin, Greek and Cyrillic scripts. Chinese, Japanese and Korean
sort by code point, within their script.
"""

import re
import unicodedata
from functools import lru_cache

FIELD_BREAK = "|"  # between the words of a key: sorts before every letter and digit
_BREAK_KEY = "\x01"
_NUMBER_KEY = "\x10"

# Letters that do not decompose and whose base letter is not their own.
_BASES = {
    "æ": "ae",
    "œ": "oe",
    "ß": "ss",
    "ø": "o",
    "đ": "d",
    "ħ": "h",
    "ł": "l",
    "ŧ": "t",
    "ð": "d\uffee",
    "þ": "z\uffee",
    "ı": "i",
    "ŋ": "n\uffee",
    "ĸ": "q",
    "ə": "e\uffee",
    "ﬁ": "fi",
    "ﬂ": "fl",
}


def _after(letter: str, *following: str) -> dict[str, str]:
    """Letters that a language files after `letter`, in this order."""
    return {other: letter + chr(0xFF00 + index) for index, other in enumerate(following)}


# Letters that a language files elsewhere than the root order does. Source: CLDR collation charts.
_TAILORINGS: dict[str, dict[str, str]] = {
    "sv": {**_after("z", "å", "ä", "ö"), "æ": "z\uff01", "ø": "z\uff02"},
    "fi": {**_after("z", "å", "ä", "ö"), "æ": "z\uff01", "ø": "z\uff02"},
    "da": {**_after("z", "æ", "ø", "å"), "ä": "z\uff00", "ö": "z\uff01", "aa": "z\uff02"},
    "nb": {**_after("z", "æ", "ø", "å"), "ä": "z\uff00", "ö": "z\uff01", "aa": "z\uff02"},
    "et": {**_after("s", "š", "z", "ž"), **_after("w", "õ", "ä", "ö", "ü")},
    "es": _after("n", "ñ"),
    "gl": _after("n", "ñ"),
    "pl": {
        **_after("a", "ą"),
        **_after("c", "ć"),
        **_after("e", "ę"),
        **_after("l", "ł"),
        **_after("n", "ń"),
        **_after("o", "ó"),
        **_after("s", "ś"),
        **_after("z", "ź", "ż"),
    },
    "cs": {**_after("c", "č"), "ch": "h\uff00", **_after("r", "ř"), **_after("s", "š"), **_after("z", "ž")},
    "sk": {
        **_after("a", "ä"),
        **_after("c", "č"),
        "ch": "h\uff00",
        **_after("o", "ô"),
        **_after("s", "š"),
        **_after("z", "ž"),
    },
    "hr": {
        **_after("c", "č", "ć"),
        "dž": "d\uff00",
        "đ": "d\uff01",
        "lj": "l\uff00",
        "nj": "n\uff00",
        **_after("s", "š"),
        **_after("z", "ž"),
    },
    "sl": {**_after("c", "č", "ć"), **_after("s", "š"), **_after("z", "ž")},
    "hu": {
        "cs": "c\uff00",
        "gy": "g\uff00",
        "ly": "l\uff00",
        "ny": "n\uff00",
        **_after("o", "ö", "ő"),
        "sz": "s\uff00",
        "ty": "t\uff00",
        **_after("u", "ü", "ű"),
        "zs": "z\uff00",
    },
    "tr": {
        **_after("c", "ç"),
        **_after("g", "ğ"),
        "ı": "h\uff00",
        **_after("o", "ö"),
        **_after("s", "ş"),
        **_after("u", "ü"),
    },
    "ro": {**_after("a", "ă", "â"), **_after("i", "î"), **_after("s", "ș"), **_after("t", "ț")},
    "lt": {**_after("c", "č"), **_after("s", "š"), **_after("z", "ž"), "y": "i"},
    "lv": {
        **_after("c", "č"),
        **_after("g", "ģ"),
        **_after("k", "ķ"),
        **_after("l", "ļ"),
        **_after("n", "ņ"),
        **_after("s", "š"),
        **_after("z", "ž"),
    },
    "is": {
        **_after("a", "á"),
        **_after("d", "ð"),
        **_after("e", "é"),
        **_after("i", "í"),
        **_after("o", "ó"),
        **_after("u", "ú"),
        **_after("y", "ý"),
        **_after("z", "þ", "æ", "ö", "å"),
    },
}
_TAILORINGS["no"] = _TAILORINGS["nn"] = _TAILORINGS["nb"]
_TAILORINGS["bs"] = _TAILORINGS["sr"] = _TAILORINGS["hr"]

# Scripts that a language files before the Latin letters. Source: CLDR, script reordering per language.
_HAN = "\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_OWN_SCRIPTS = {
    **dict.fromkeys(("zh", "ja"), _HAN),
    "ko": _HAN + "\u1100-\u11ff\uac00-\ud7ff",
    **dict.fromkeys(("ru", "uk", "be", "bg", "mk", "sr"), "\u0400-\u052f"),
    "el": "\u0370-\u03ff",
    "he": "\u0590-\u05ff",
    **dict.fromkeys(("ar", "fa", "ur"), "\u0600-\u06ff"),
    "th": "\u0e00-\u0e7f",
}
_FIRST_KEY = "\x40"  # before a letter of the own script: after the digits' keys, before "a"

_ASCII_WORD = re.compile(r"[a-z|]*\Z")
_NUMBER = re.compile(r"\d+")


@lru_cache(maxsize=65536)
def collation_key(text: str, language: str = "en") -> str:
    """A string that sorts as `text` does in this language.

    >>> sorted(["Öberg", "Zander", "Oberg"], key=lambda name: collation_key(name, "sv"))
    ['Oberg', 'Zander', 'Öberg']
    """
    text = text.lower()
    tailoring = _TAILORINGS.get(language)
    if tailoring is None and _ASCII_WORD.match(text):
        return text.replace("|", _BREAK_KEY)
    if tailoring is not None:
        text = _tailored_pattern(language).sub(lambda found: tailoring[found[0]], unicodedata.normalize("NFC", text))
    key = []
    for character in unicodedata.normalize("NFD", text):
        if character == FIELD_BREAK:
            key.append(_BREAK_KEY)
        elif character in _BASES:
            key.append(_BASES[character])
        elif character.isalnum() or "\uff00" <= character <= "\uffef":
            key.append(character)
        elif unicodedata.category(character)[0] == "S":
            key.append("\x02" + character)
    folded = _NUMBER.sub(_number_key, "".join(key))
    own = _own_script_pattern(language)
    return own.sub(lambda found: _FIRST_KEY + found[0], folded) if own else folded


def _number_key(found: re.Match[str]) -> str:
    digits = found[0].lstrip("0")
    return f"{_NUMBER_KEY}{chr(0x11 + min(len(digits), 0xFF00))}{digits}"


@lru_cache(maxsize=64)
def _own_script_pattern(language: str) -> re.Pattern[str] | None:
    letters = _OWN_SCRIPTS.get(language)
    return re.compile(f"[{letters}]") if letters else None


@lru_cache(maxsize=64)
def _tailored_pattern(language: str) -> re.Pattern[str]:
    letters = sorted(_TAILORINGS[language], key=len, reverse=True)
    return re.compile("|".join(map(re.escape, letters)))
