"""Every dash there is, and one hyphen for all of them. Ground floor: imports nothing from refkit."""

DASHES = (
    "-"  # hyphen-minus comes first, so that f"[{DASHES}]" is a regular expression's class as it stands
    "\u058a\u05be\u1400\u1806"  # Armenian hyphen, Hebrew maqaf, Canadian and Mongolian hyphens
    "\u2010\u2011\u2012\u2013\u2014\u2015"  # hyphen, non-breaking hyphen, figure, en, em dash, bar
    "\u2043\u2053\u207b\u208b\u2212"  # hyphen bullet, swung dash, superscript, subscript and plain minus
    "\u2e17\u2e1a\u2e3a\u2e3b\u2e40\u2e5d"  # oblique double, with diaeresis, two-em, three-em, double, oblique
    "\u301c\u3030\u30a0"  # wave dash, wavy dash, Japanese double hyphen
    "\ufe31\ufe32\ufe58\ufe63\uff0d"  # vertical, small and full-width forms
)
"""All characters printed as a dash.

Source: Unicode Character Database, PropList.txt, property Dash; the hyphen bullet is added. The Japanese
prolonged sound mark (U+30FC) is a letter and stays out.
"""

_TO_HYPHEN = dict.fromkeys(map(ord, DASHES), "-")


def unify_dashes(text: str) -> str:
    """Write every dash as "-". The length of the text stays the same.

    >>> unify_dashes("1161–1169 — S12−S19")
    '1161-1169 - S12-S19'
    """
    return text if text.isascii() else text.translate(_TO_HYPHEN)
