"""Markdown's marks around words, taken off. Ground floor: imports nothing from refkit."""

import re

_MARKED = re.compile(r"(?<![\w*])(\*{1,3})(?=[^\s*])([^*\n]{0,500}[^\s*])\1(?![\w*])")
_UNDERLINED = re.compile(r"(?<!\w)(_{1,2})(?=[^\s_])([^_\n]{0,500}[^\s_])\1(?!\w)")
_LINK = re.compile(r"(?<!!)\[([^][\n]{1,300})\]\((https?://[^\s()]{1,1000})\)")


def strip_emphasis(text: str) -> str:
    """Words without the asterisks, underscores and link brackets that Markdown puts around them.

    A mark without its partner, or inside a word, is text.

    >>> strip_emphasis("Doe J. *A study*. **Lancet**, *375*(9710). [Full text](https://a.org/x_y)")
    'Doe J. A study. Lancet, 375(9710). Full text https://a.org/x_y'

    Source: CommonMark 0.31, "Emphasis and strong emphasis", "Links".
    """
    if "*" not in text and "_" not in text and "](" not in text:
        return text
    text = _LINK.sub(r"\1 \2", text)
    return _UNDERLINED.sub(r"\2", _MARKED.sub(r"\2", text))
