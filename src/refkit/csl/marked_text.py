"""Rich text while a style works on it: plain characters, with marks that no text can hold. Room: csl.

CSL's own tags in a record become marks (Unicode noncharacters, which are set aside for use inside a program
and are taken out of whatever comes in). Everything else in a record is characters and nothing more, so an
output only has to escape them, and no text from a record can ever become markup.

Source: Unicode Standard, section 23.7 "Noncharacters"; CSL 1.0.2 specification, "Rich text".
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from refkit.text.fold import collapse_spaces
from refkit.text.invisible import strip_invisible

FIRST_MARK, LAST_MARK = "\ufdd0", "\ufdef"
MARK_CLASS = f"[{FIRST_MARK}-{LAST_MARK}]"

# What is marked: opening and closing mark. The first five are set by a style, the next five by a record.
ITALIC, BOLD, UNDERLINE, SUPERSCRIPT, SUBSCRIPT, SMALL_CAPS = (
    (chr(0xFDD0 + 2 * i), chr(0xFDD1 + 2 * i)) for i in range(6)
)
OWN_ITALIC, OWN_BOLD, NO_CASE, TRANSLATION = ((chr(0xFDDC + 2 * i), chr(0xFDDD + 2 * i)) for i in range(4))
TRANSLATION_ALONE = (chr(0xFDE6), chr(0xFDE7))  # a translation that stands for the title
FIRST_FIELD_END = chr(0xFDE4)  # after the first field of an entry, where a style aligns the second

_MARKS = re.compile(MARK_CLASS)
_TAG = re.compile(
    r"<(?P<name>i|b|sup|sub|sc)>|</(?P<end>i|b|sup|sub|sc|span)>"
    r"|<span\s{1,5}class\s?=\s?[\"'](?P<nocase>nocase)[\"']\s?>"
    r"|<span\s{1,5}style\s?=\s?[\"'](?P<caps>font-variant:\s?small-caps;?)[\"']\s?>",
    re.IGNORECASE,
)
_PAIR_OF_TAG = {"i": OWN_ITALIC, "b": OWN_BOLD, "sup": SUPERSCRIPT, "sub": SUBSCRIPT, "sc": SMALL_CAPS}


class Run(NamedTuple):
    """A stretch of text that looks the same throughout."""

    text: str
    italic: bool = False
    bold: bool = False
    underline: bool = False
    superscript: bool = False
    subscript: bool = False
    small_caps: bool = False


def clean(text: str) -> str:
    """The characters of a text that may be printed, on one line, and none that is a mark."""
    return collapse_spaces(_MARKS.sub("", strip_invisible(text)))


def strip_marks(text: str) -> str:
    """A marked text without its marks."""
    return _MARKS.sub("", text)


def mark_rich_text(text: str) -> str:
    """CSL's tags as marks, every other character as it is. Tags that never close or open are characters.

    >>> strip_marks(mark_rich_text("<i>E. coli</i> in <script>"))
    'E. coli in <script>'
    """
    text = clean(text)
    if "<" not in text:
        return text
    pieces: list[str] = []
    open_tags: list[tuple[str, int, str]] = []  # name, place in `pieces`, closing mark
    at = 0
    for match in _TAG.finditer(text):
        pieces.append(text[at : match.start()])
        at = match.end()
        if match["end"]:
            pieces.append(_close(match["end"].lower(), match[0], pieces, open_tags))
        else:
            name = (match["name"] or "span").lower()
            pair = NO_CASE if match["nocase"] else _PAIR_OF_TAG.get(name, SMALL_CAPS)
            open_tags.append((match[0], len(pieces), pair[1]))
            pieces.append(pair[0])
    pieces.append(text[at:])
    for tag, place, _ in open_tags:
        pieces[place] = tag
    return "".join(pieces)


def _close(name: str, tag: str, pieces: list[str], open_tags: list[tuple[str, int, str]]) -> str:
    """The mark for a closing tag where the innermost open one is of its kind, else the tag itself."""
    if not open_tags or not open_tags[-1][0].lower().startswith(f"<{name}"):
        return tag
    return open_tags.pop()[2]


def to_runs(marked: str) -> Iterator[Run]:
    """Take the marks out and say how each stretch looks. Italics of a record within italics stand upright."""
    depth = dict.fromkeys((*_OPENING.values(),), 0)
    for piece in re.split(f"({MARK_CLASS})", marked):
        if piece in _OPENING:
            depth[_OPENING[piece]] += 1
        elif piece in _CLOSING:
            depth[_CLOSING[piece]] -= 1
        elif piece and not _MARKS.fullmatch(piece):
            yield Run(
                piece,
                italic=(depth["italic"] > 0) != (depth["own_italic"] % 2 == 1),
                bold=(depth["bold"] > 0) != (depth["own_bold"] % 2 == 1),
                underline=depth["underline"] > 0,
                superscript=depth["superscript"] > 0,
                subscript=depth["subscript"] > 0,
                small_caps=depth["small_caps"] > 0,
            )


_PAIRS = {
    "italic": ITALIC,
    "bold": BOLD,
    "underline": UNDERLINE,
    "superscript": SUPERSCRIPT,
    "subscript": SUBSCRIPT,
    "small_caps": SMALL_CAPS,
    "own_italic": OWN_ITALIC,
    "own_bold": OWN_BOLD,
}
_OPENING = {opening: name for name, (opening, _) in _PAIRS.items()}
_CLOSING = {closing: name for name, (_, closing) in _PAIRS.items()}
