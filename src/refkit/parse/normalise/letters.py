"""Character classes for names in regular expressions: capitals of every cased script. Room: parse."""


def _as_class(codes: list[int]) -> str:
    """Code points in ascending order as ranges for a regular expression's character class."""
    ranges: list[tuple[int, int]] = []
    for code in codes:
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1] = (ranges[-1][0], code)
        else:
            ranges.append((code, code))
    return "".join(chr(first) if first == last else f"{chr(first)}-{chr(last)}" for first, last in ranges)


_CASED = (*range(0x41, 0x590), *range(0x10A0, 0x10D0), *range(0x1E00, 0x2000))

CAPITAL = _as_class([code for code in _CASED if chr(code).isupper()])
"""Capital letters of Latin, Greek, Cyrillic, Armenian and Georgian, for use inside [ ]."""

SMALL = _as_class([code for code in _CASED if chr(code).islower()])
"""Small letters of the same scripts."""

HAN_KANA = "\u3005\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Chinese and Japanese characters, which are written without spaces."""

HANGUL = "\uac00-\ud7a3"

NAME_MARKS = "\u0300-\u036f\u00a8\u00b4\u00b8\u02c6\u02dc\u00ad"
"""Accents that texts taken from PDF files print beside their letter."""
