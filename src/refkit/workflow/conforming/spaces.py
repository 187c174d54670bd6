"""Whitespace, which no style check judges. Workflow; pure."""

import re

_BLANKS = re.compile(r"[\s\u200b\u2060\ufeff]+")


def spaced(text: str, keep_edges: bool = False) -> str:
    """The text with one plain space for every stretch of whitespace.

    >>> spaced("Doe\u00a0J.  On\\ntrees ")
    'Doe J. On trees'
    """
    single = _BLANKS.sub(" ", text)
    return single if keep_edges else single.strip()
