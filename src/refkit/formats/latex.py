"""CSL's rich text as LaTeX, with every character of the text made inert. Room: formats."""

import re

_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "%": r"\%",
    "_": r"\_",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    "\u00a0": "~",
    "\n": " ",
    "\r": " ",
    "\t": " ",
}
_OPENING = {
    "<i>": r"\emph{",
    "<b>": r"\textbf{",
    "<sup>": r"\textsuperscript{",
    "<sub>": r"\textsubscript{",
    "<sc>": r"\textsc{",
    '<span class="nocase">': "{",
    '<span style="font-variant:small-caps;">': r"\textsc{",
    '<span style="font-variant: small-caps;">': r"\textsc{",
}
_CLOSING = {"i": "</i>", "b": "</b>", "sup": "</sup>", "sub": "</sub>", "sc": "</sc>", "span": "</span>"}
_LIGATURE = re.compile(r"--+|``|''+|`")
_TAG = re.compile("|".join(re.escape(tag) for tag in (*_OPENING, *_CLOSING.values())))


def latex_from_rich_text(text: str) -> str:
    r"""LaTeX for a CSL field: its few tags become commands, all else stands for itself.

    A tag that is never closed, or closed out of turn, is text; so the braces always balance.

    >>> latex_from_rich_text("Effects of <i>E. coli</i> & 5 % \\input")
    'Effects of \\emph{E. coli} \\& 5 \\% \\textbackslash{}input'

    Source: CSL 1.0.2 specification and citeproc-js manual, "HTML-like formatting tags".
    """
    text = "".join(character for character in text if character in "\t\n\r" or ord(character) >= 32)
    pieces: list[str] = []
    open_tags: list[tuple[str, int]] = []  # a tag as printed, and the place of its piece
    place = 0
    for match in _TAG.finditer(text):
        pieces.append(_escape(text[place : match.start()]))
        place = match.end()
        tag = match[0]
        if tag in _OPENING:
            open_tags.append((tag, len(pieces)))
            pieces.append(_OPENING[tag])
        elif open_tags and _closing_of(open_tags[-1][0]) == tag:
            open_tags.pop()
            pieces.append("}")
        else:
            pieces.append(_escape(tag))
    pieces.append(_escape(text[place:]))
    for tag, position in open_tags:
        pieces[position] = _escape(tag)
    return "".join(pieces)


def _closing_of(opening: str) -> str:
    return _CLOSING[re.split(r"[ >]", opening[1:], maxsplit=1)[0]]


def _escape(text: str) -> str:
    parts = _LIGATURE.split(text)
    signs = [_apart(sign) for sign in _LIGATURE.findall(text)] + [""]
    return "".join(
        "".join(_SPECIAL.get(character, character) for character in part) + sign
        for part, sign in zip(parts, signs, strict=True)
    )


def _apart(signs: str) -> str:
    """Signs that TeX would join into a dash or a quotation mark, kept apart."""
    return r"\textasciigrave{}" * len(signs) if "`" in signs else "{}".join(signs)
