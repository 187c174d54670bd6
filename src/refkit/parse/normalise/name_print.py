"""What printing and scanning do to lists of names, undone before the names are read. Room: parse.

Blanks on the wrong side of a full stop ("A .Doe"), hyphens set apart ("J. -P."), words run together
("Z.andRubin", "PeterSmith") and letters set apart for emphasis ("S M I T H , J .").
"""

import re

from refkit.parse.normalise.letters import CAPITAL, SMALL
from refkit.text.dashes import DASHES

_LOOSE_DOT = re.compile(rf"(?<=[{CAPITAL}])\s+\.|(?<=[^\W\d_])\s+(?=[,;])")
_LOOSE_HYPHEN = re.compile(rf"(?<=[{CAPITAL}]\.)\s?[{DASHES}]\s?(?=[{CAPITAL}](?![^\W\d_]))")
_GLUED_INITIAL = re.compile(rf"(?<=[{CAPITAL}]\.)(?=[{CAPITAL}][^\W\d_]{{2}})")
_GLUED_AND = re.compile(rf"(?<=[.,;])(and|und|et|y|e|og|och|en)(?=[\s{CAPITAL}])|(?<=[\s.,;])(and|und)(?=[{CAPITAL}])")
_COMMA = re.compile(r",(?=[^\s\d])")
_DOUBLE_DOT = re.compile(r"\.{2}(?!\.)")
_GLUED_BY_HYPHEN = re.compile(rf"(?<=[{SMALL}]{{2}})[{DASHES}](?=[{CAPITAL}]\.\s?[{CAPITAL}])")
_LOOSE_ACCENT = re.compile(rf"(?<=[^\W\d_])\s?(?P<accent>[´¨`ˆ˜¸ˇ˘])\s?(?=[{SMALL}])")
_FOOTNOTE_SIGNS = re.compile(r"[*†‡§¶∗⁎]+|(?<=[^\W\d_])[¹²³⁰⁴-⁹]+")
_GLUED_NAMES = re.compile(rf"[{CAPITAL}][{SMALL}]{{2,}}[{CAPITAL}][{SMALL}]{{2,}}$")
_NOT_GLUED = re.compile(r"(?:Ma?c|Fitz|De|Di|Du|La|Le|Van|Von|Vander|Mac|Del|Della|Dos|Ben|Abu)[A-Z]")
_CASE_TURN = re.compile(rf"(?<=[{SMALL}])(?=[{CAPITAL}])")
_SPACED = re.compile(rf"(?:[{CAPITAL}]{{1,9}}(?:\s|$)){{3,}}")
_DOTTED_NEXT = re.compile(rf"\s*(?:[{CAPITAL}]\s?\.\s?)")


def mend_names(printed: str) -> str:
    """The list as it would be printed by a careful typesetter; what is no such accident stays.

    >>> mend_names("Brown A .M., J. -P. Roy &Gaeta ,A .L .")
    'Brown A.M., J.-P. Roy & Gaeta, A.L.'
    """
    text = " ".join(printed.split())
    is_plain = text.isascii()  # a look for a character is much cheaper than a search for a pattern that needs it
    if not is_plain or "*" in text:
        text = " ".join(_FOOTNOTE_SIGNS.sub("", text).split())
    if "&" in text:
        text = " ".join(text.replace("&", " & ").split())
    text = _join_spaced_letters(text)
    if any(map(text.__contains__, (" .", " ,", " ;"))):
        text = _LOOSE_DOT.sub(lambda match: "." if match[0].endswith(".") else "", text)
    if not is_plain or "-" in text or ".." in text:
        text = _DOUBLE_DOT.sub(".", _LOOSE_HYPHEN.sub("-", text)) if "." in text else text
        text = _GLUED_BY_HYPHEN.sub(" & ", text)
    if not is_plain or "`" in text:
        text = _LOOSE_ACCENT.sub(r"\g<accent>", text)
    text = _GLUED_AND.sub(lambda match: f" {match[0]} ", text)
    if "." in text:
        text = _GLUED_INITIAL.sub(" ", text)
    text = _COMMA.sub(", ", text)
    return _without_odd_brackets(" ".join(text.split()).strip(" ,;:"))


def _without_odd_brackets(text: str) -> str:
    """Without the brackets at the ends, or after a last opening one, that have no other half."""
    if text.count("(") > text.count(")"):
        text = text[: text.rindex("(")].rstrip(" ,;:")
    key = text.find("]", 0, _LONGEST_KEY)
    if key >= 0 and "[" not in text[:key]:
        text = text[key + 1 :].lstrip(" .,;:")  # "[W98] P. Walters", where the bracket is no part of the names
    while text[:1] and text[0] in ")]}":
        text = text[1:].lstrip()
    while text[-1:] in ("]", "}", ")") and text.count(text[-1]) > text.count(_OPENING[text[-1]]):
        text = text[:-1].rstrip(" ,;:")
    return text


_LONGEST_KEY = 14  # characters of a key that names a reference in its list
_OPENING = {"]": "[", "}": "{", ")": "("}


def _join_spaced_letters(text: str) -> str:
    """ "S M I T H, J." in parts between commas: capitals set apart, most of them alone, before initials."""
    if "," not in text:
        return text
    parts = text.split(",")
    for place in range(len(parts) - 1):
        before, _, name = parts[place].rpartition("&") if "&" in parts[place] else ("", "", parts[place])
        words = name.split()
        alone = sum(len(word) == 1 for word in words)
        if 2 * alone >= len(words) > 2 and _SPACED.fullmatch(" ".join(words)) and _DOTTED_NEXT.match(parts[place + 1]):
            parts[place] = f"{before}& {''.join(words)}" if "&" in parts[place] else f" {''.join(words)}"
    return ",".join(parts)


def part_glued(name: str) -> str:
    """A name of one word that holds two: "PeterSmith" as "Peter Smith"; "McDonald" stays.

    >>> part_glued("AndreasKnie"), part_glued("McDonald"), part_glued("DeVries")
    ('Andreas Knie', 'McDonald', 'DeVries')
    """
    if not _GLUED_NAMES.match(name) or _NOT_GLUED.match(name):
        return name
    return _CASE_TURN.sub(" ", name, count=1)
