"""Characters that nobody sees but every comparison trips over. Ground floor: imports nothing from refkit."""

import re

_JOINERS_MATTER = "\u0600-\u08ff\u0900-\u0dff\u1000-\u109f\u1780-\u17ff\ufb50-\ufdff\ufe70-\ufefe"
_IDLE_JOINER = re.compile(f"(?<![{_JOINERS_MATTER}])[\u200c\u200d]|[\u200c\u200d](?![{_JOINERS_MATTER}])")

_DROPPED_RANGES = (
    (0x00, 0x08),  # C0 controls but tab and line feed; separators among them become space or line end below
    (0x0E, 0x1F),
    (0x7F, 0x9F),  # delete and the C1 controls; most C1 are mended below
    (0xAD, 0xAD),  # soft hyphen
    (0x034F, 0x034F),  # combining grapheme joiner
    (0x061C, 0x061C),  # Arabic letter mark
    (0x180E, 0x180E),  # Mongolian vowel separator
    (0x200B, 0x200B),  # zero-width space
    (0x200E, 0x200F),  # direction marks
    (0x202A, 0x202E),  # bidirectional embeddings and overrides
    (0x2060, 0x206F),  # word joiner, invisible operators, isolates, deprecated controls
    (0xFEFF, 0xFEFF),  # byte order mark
    (0xFFF9, 0xFFFB),  # interlinear annotation
    (0xFFFE, 0xFFFF),  # not characters
    (0x1BCA0, 0x1BCA3),  # shorthand format controls
    (0x1D173, 0x1D17A),  # musical format controls
    (0xE0000, 0xE007F),  # tags: the usual way to hide text in text
)
_UNSEEN_BUT_PRINTABLE = "\u034f"  # the only one among these that `str.isprintable` lets through
_LINE_ENDS = "\r\x0b\x0c\u2028\u2029"
_SEPARATORS = "\x1c\x1d\x1e\x1f"


def _table() -> dict[int, str | None]:
    table: dict[int, str | None] = {}
    for first, last in _DROPPED_RANGES:
        table.update(dict.fromkeys(range(first, last + 1)))
    table.update(dict.fromkeys(map(ord, _LINE_ENDS), "\n"))
    table.update(dict.fromkeys(map(ord, _SEPARATORS), " "))
    for byte in range(0x80, 0xA0):
        # A C1 control in prose is a Windows-1252 byte read as Latin-1: "123\x96145" is a page range.
        if mended := bytes([byte]).decode("cp1252", errors="ignore"):
            table[byte] = mended
    return table


_TABLE = _table()
# ECMA-48. A string sequence counts only where it ends: a stray "ESC ]" must not take the words after it along,
# as it does on a terminal (`terminal_safe`), where they would not be seen either.
_ESCAPE_SEQUENCE = re.compile(
    "\x1b(?:\\[[0-?]*+[ -/]*+[@-~]?|[\\]P_^X][^\x07\x1b\x9c\n]{0,500}(?:\x07|\x1b\\\\|\x9c)|[ -/]*+[0-~]?)"
)
_SURROGATE = re.compile("[\ud800-\udfff]")


def strip_invisible(text: str) -> str:
    """Drop what has no shape of its own: zero-width and direction marks, soft hyphens, control characters.

    Tab and line feed stay; every other line end (CR LF, CR, form feed, U+2028) becomes a line feed, so that
    no two words grow together. The zero-width joiners stay between letters of scripts that spell with them
    (Persian "می‌شود", the Indic scripts). C1 controls become the Windows-1252 characters they were meant to
    be, and lone surrogates, which no file can hold, become U+FFFD. A terminal's escape sequence goes whole.

    >>> strip_invisible("Mag\\u00adne\\u200bsium\\ufeff\\x00")
    'Magnesium'

    Sources: Unicode Standard, chapter 23 "Special Areas and Format Characters"; UAX #31, section 2.3 (joiners);
    WHATWG HTML, "numeric character reference end state" (C1 as Windows-1252).
    """
    if text.isprintable() and _UNSEEN_BUT_PRINTABLE not in text:
        return text
    if "\x1b" in text:
        text = _ESCAPE_SEQUENCE.sub("", text)
    text = text.replace("\r\n", "\n").translate(_TABLE)
    if text.isascii():
        return text
    return replace_surrogates(_IDLE_JOINER.sub("", text))


def replace_surrogates(text: str) -> str:
    """Write U+FFFD for every lone surrogate, which no file can hold; the length stays what it is.

    >>> replace_surrogates("On \\ud800 trees") == "On \\ufffd trees"
    True
    """
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)
