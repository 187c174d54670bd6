"""Which writing system a text is in. Ground floor: imports nothing from refkit."""

from bisect import bisect_right
from functools import lru_cache

# First code point of a block of letters, its last, and the script (names as in Unicode's Scripts.txt).
_BLOCKS = (
    (0x0041, 0x005A, "Latin"),
    (0x0061, 0x007A, "Latin"),
    (0x00C0, 0x00D6, "Latin"),
    (0x00D8, 0x00F6, "Latin"),
    (0x00F8, 0x024F, "Latin"),
    (0x0250, 0x02AF, "Latin"),
    (0x0370, 0x03FF, "Greek"),
    (0x0400, 0x052F, "Cyrillic"),
    (0x0531, 0x058F, "Armenian"),
    (0x05D0, 0x05F2, "Hebrew"),
    (0x0620, 0x06D5, "Arabic"),
    (0x06EE, 0x06FF, "Arabic"),
    (0x0750, 0x077F, "Arabic"),
    (0x0900, 0x097F, "Devanagari"),
    (0x0980, 0x09FF, "Bengali"),
    (0x0A00, 0x0A7F, "Gurmukhi"),
    (0x0A80, 0x0AFF, "Gujarati"),
    (0x0B80, 0x0BFF, "Tamil"),
    (0x0C00, 0x0C7F, "Telugu"),
    (0x0C80, 0x0CFF, "Kannada"),
    (0x0D00, 0x0D7F, "Malayalam"),
    (0x0D80, 0x0DFF, "Sinhala"),
    (0x0E00, 0x0E7F, "Thai"),
    (0x0E80, 0x0EFF, "Lao"),
    (0x1000, 0x109F, "Myanmar"),
    (0x10A0, 0x10FF, "Georgian"),
    (0x1100, 0x11FF, "Hangul"),
    (0x1200, 0x137F, "Ethiopic"),
    (0x1780, 0x17FF, "Khmer"),
    (0x1E00, 0x1EFF, "Latin"),
    (0x1F00, 0x1FFF, "Greek"),
    (0x3005, 0x3007, "Han"),
    (0x3041, 0x309F, "Hiragana"),
    (0x30A1, 0x30FF, "Katakana"),
    (0x3105, 0x312F, "Bopomofo"),
    (0x3130, 0x318F, "Hangul"),
    (0x31F0, 0x31FF, "Katakana"),
    (0x3400, 0x4DBF, "Han"),
    (0x4E00, 0x9FFF, "Han"),
    (0xAC00, 0xD7A3, "Hangul"),
    (0xF900, 0xFAFF, "Han"),
    (0xFB50, 0xFDFF, "Arabic"),
    (0xFE70, 0xFEFC, "Arabic"),
    (0xFF21, 0xFF3A, "Latin"),
    (0xFF41, 0xFF5A, "Latin"),
    (0xFF66, 0xFF9F, "Katakana"),
    (0x20000, 0x3FFFF, "Han"),
)
_STARTS = [first for first, _, _ in _BLOCKS]
_WITHOUT_SPACES = frozenset({"Han", "Hiragana", "Katakana", "Bopomofo"})


@lru_cache(1 << 12)
def script_of(character: str) -> str | None:
    """Name the script of one letter; None for digits, punctuation and scripts refkit does not tell apart.

    >>> script_of("ж"), script_of("漢"), script_of("7")
    ('Cyrillic', 'Han', None)

    Source: Unicode Standard Annex #24, Scripts.txt, by block.
    """
    code = ord(character)
    at = bisect_right(_STARTS, code) - 1
    if at < 0 or code > _BLOCKS[at][1]:
        return None
    return _BLOCKS[at][2]


def is_cjk(character: str) -> bool:
    """Say whether a character is Chinese or Japanese writing, which puts no spaces between words.

    >>> is_cjk("文"), is_cjk("の"), is_cjk("한")
    (True, True, False)
    """
    return character >= "\u3005" and script_of(character) in _WITHOUT_SPACES


def script_shares(text: str) -> dict[str, float]:
    """Give the share, 0–1, of each script among the letters of a text, the largest first.

    >>> script_shares("Журнал XX")
    {'Cyrillic': 0.75, 'Latin': 0.25}
    """
    counts: dict[str, int] = {}
    for character in text:
        if script := script_of(character):
            counts[script] = counts.get(script, 0) + 1
    total = sum(counts.values())
    ranked = sorted(counts.items(), key=lambda entry: (-entry[1], entry[0]))
    return {script: count / total for script, count in ranked}
