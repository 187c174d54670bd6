"""Which letters join words the way Latin letters do: they take spaces, initials, italics and inverted names.

Latin, Greek, Cyrillic, Hebrew, Arabic and Thai do; Chinese, Japanese and Korean names are written without.
"""

import re
import unicodedata

# A character class without brackets, shared by every pattern below.
LETTERS = (
    "a-zA-Z\u0e01-\u0e5b\u00c0-\u024f\u0370-\u03ff\u0400-\u052f\u0590-\u05d4\u05d6-\u05ff\u1e00-\u1fff\u0600-\u06ff"
    "\u200c\u200d\u200e\u202a-\u202e"
)
HAS_LETTER = re.compile(f"[-0-9{LETTERS}]")
STARTS_WITH_LETTER = re.compile(f"[&{LETTERS}]")
ENDS_WITH_LETTER = re.compile(f"[.;:&{LETTERS}]\\Z")
NOT_LETTERS = re.compile(f"[^{LETTERS}]+")
# A word that can be cut to its initial: capital, rest, full stop.
INITIAL = re.compile(
    "([A-Z\u0e01-\u0e5b\u00c0-\u024f\u0400-\u042f\u0590-\u05d4\u05d6-\u05ff\u0600-\u06ff\u0370\u0372\u0376\u0386"
    "\u0388-\u03ab\u03e2\u03e4\u03e6\u03e8\u03ea\u03ec\u03ee\u03f4\u03f7\u03fd-\u03ff\u1e00-\u1eff])"
    f"([{LETTERS}]*)(\\.?)"
)
_SUPERSCRIPT_RANGES = (
    (0xAA, 0xBA),
    (0x2B0, 0x2E4),
    (0x1D2C, 0x1D61),
    (0x2070, 0x207F),
    (0x2120, 0x2122),
    (0x3192, 0x319F),
)


def _superscripts() -> dict[str, str]:
    """Characters that are another one set high, and that one. Source: Unicode character database, <super>."""
    found = {"\u02c0": "\u0294", "\u02c1": "\u0295", "\u06e5": "\u0648", "\u06e6": "\u064a"}
    for start, end in _SUPERSCRIPT_RANGES:
        for code in range(start, end + 1):
            kind, _, base = unicodedata.decomposition(chr(code)).partition(" ")
            if kind == "<super>":
                found[chr(code)] = "".join(chr(int(part, 16)) for part in base.split())
    return found


SUPERSCRIPTS = _superscripts()
SUPERSCRIPT = re.compile(f"[{''.join(SUPERSCRIPTS)}]")
