"""Which letters join words the way Latin letters do: they take spaces, initials, italics and inverted names.

Latin, Greek, Cyrillic, Hebrew, Arabic and Thai do; Chinese, Japanese and Korean names are written without.
"""

import re

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
SUPERSCRIPTS = {
    "\u00aa": "a", "\u00b2": "2", "\u00b3": "3", "\u00b9": "1", "\u00ba": "o", "\u2070": "0", "\u2071": "i",
    "\u2074": "4", "\u2075": "5", "\u2076": "6", "\u2077": "7", "\u2078": "8", "\u2079": "9", "\u207a": "+",
    "\u207b": "\u2212", "\u207c": "=", "\u207d": "(", "\u207e": ")", "\u207f": "n", "\u2120": "SM", "\u2122": "TM",
    "\u02b0": "h", "\u02b1": "\u0266", "\u02b2": "j", "\u02b3": "r", "\u02b4": "\u0279", "\u02b5": "\u027b",
    "\u02b6": "\u0281", "\u02b7": "w", "\u02b8": "y", "\u02e0": "\u0263", "\u02e1": "l", "\u02e2": "s",
    "\u02e3": "x", "\u02e4": "\u0295",
}  # fmt: skip
SUPERSCRIPT = re.compile(f"[{''.join(SUPERSCRIPTS)}]")
