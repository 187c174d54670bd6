"""Rich text as registries hold it: taken off, escaped, or cleaned. Ground floor: imports only refkit.text."""

import re
from dataclasses import dataclass, field

from refkit.text.capitals import TAG_MARK, undo_capitals
from refkit.text.fold import collapse_spaces
from refkit.text.invisible import strip_invisible
from refkit.text.tags import Token, decode_entities, tokenise

__all__ = ["clean_title", "decode_entities", "strip_markup"]

_MOST_ROUNDS = 4  # texts encoded more often than this are left with what remains
_FOOTNOTE_CALL = re.compile(r"(?<=[^\W\d_]{4})(?<!>)(?:(?<=\w)|(?<=\.))<sup>[\d,*†‡]{1,6}</sup>\Z")
DEEPEST_MARKUP = 12  # tags nested deeper are dropped, their words kept

_SMALL_CAPS = '<span style="font-variant:small-caps;">'
_NO_CASE = '<span class="nocase">'
_OPENING = {
    "i": "<i>", "em": "<i>", "italic": "<i>", "b": "<b>", "strong": "<b>", "bold": "<b>",
    "sub": "<sub>", "inf": "<sub>", "sup": "<sup>", "sc": _SMALL_CAPS, "scp": _SMALL_CAPS,
}  # fmt: skip
_BREAKS = frozenset({"br", "div", "h1", "h2", "hr", "li", "mspace", "p", "sec", "subtitle", "td", "th", "title", "tr"})
_MATH_LEAVES = frozenset({"mi", "mn", "mo", "ms", "mtext"})
_SUB_SUP = {1: "<sub>", 2: "<sup>", 3: "<sub>", 4: "<sup>"}
_MATH_CHILDREN: dict[str, dict[int, str]] = {
    "msub": {1: "<sub>"},
    "munder": {1: "<sub>"},
    "msup": {1: "<sup>"},
    "msubsup": _SUB_SUP,
    "munderover": _SUB_SUP,
    "mmultiscripts": _SUB_SUP,
    "mfrac": {1: "/"},
}


def strip_markup(text: str) -> str:
    """Take tags off and decode entities; single spaces. Only tags that HTML, JATS and MathML know are tags.

    >>> strip_markup("Effect of <i>Helicobacter pylori</i> on CO<sub>2</sub> &amp; p &lt; .05")
    'Effect of Helicobacter pylori on CO2 & p < .05'
    """
    if "<" not in text and "&" not in text:
        return collapse_spaces(strip_invisible(text))
    for _ in range(_MOST_ROUNDS):
        before = text
        tokens = tokenise(decode_entities(strip_invisible(text)))
        text = "".join(token.text if not token.name else " " if token.name in _BREAKS else "" for token in tokens)
        if text == before:
            break
    return collapse_spaces(text)


def clean_title(raw: str) -> str:
    """Turn a registered title into CSL's rich text.

    Of the tags only <i>, <b>, <sub>, <sup>, small capitals and nocase stay, balanced and never empty; JATS
    faces become these, MathML becomes letters with <sub> and <sup>. Entities are decoded, spaces single,
    the call of a footnote after the last word goes, and a title all in capitals becomes sentence case.

    >>> clean_title("  THE ROLE OF <jats:italic>E. COLI</jats:italic> &amp;amp; DNA IN MICE")
    'The role of <i>E. coli</i> & DNA in mice'
    >>> clean_title("H<mml:math><mml:msub><mml:mi>O</mml:mi><mml:mn>2</mml:mn></mml:msub></mml:math>")
    'HO<sub>2</sub>'

    Source: CSL-JSON schema 1.0.2 and the citeproc-js manual, "HTML-like formatting tags".
    """
    for _ in range(_MOST_ROUNDS):
        before, raw = raw, _FOOTNOTE_CALL.sub("", _clean_once(raw))
        if raw == before:
            break
    return raw


def _clean_once(raw: str) -> str:
    writer = _Writer()
    for token in tokenise(decode_entities(strip_invisible(raw))):
        if not token.name:
            writer.words(token.text)
        elif token.is_end:
            writer.end(token.name)
        else:
            writer.start(token)
    return writer.text()


@dataclass(slots=True)
class _Element:
    name: str
    closing: str = ""  # what is written when it ends
    children: int = 0


@dataclass(slots=True)
class _Writer:
    """Writes CSL's rich text piece by piece, keeping tags balanced and spaces single."""

    pieces: list[str] = field(default_factory=list)
    is_tag: list[bool] = field(default_factory=list)
    open: list[_Element] = field(default_factory=list)
    after_space: bool = True
    in_math: int = 0

    def words(self, text: str) -> None:
        """Add text, its white space collapsed; between the elements of a formula it means nothing."""
        if self.in_math and not text.strip() and not (self.open and self.open[-1].name in _MATH_LEAVES):
            return
        text = re.sub(r"\s++", " ", text)
        if self.after_space:
            text = text.lstrip()
        if text.startswith(" ") and self._at_opening():
            self._space_before_opening()
            text = text[1:]
        if text:
            self._add(text, is_tag=False)
            self.after_space = text.endswith(" ")

    def _at_opening(self) -> bool:
        return bool(self.is_tag) and self.is_tag[-1] and not self.pieces[-1].startswith("</")

    def _space_before_opening(self) -> None:
        """A space belongs outside of the markup: "for<i> Pinus</i>" is "for <i>Pinus</i>"."""
        place = len(self.pieces)
        while place and self.is_tag[place - 1] and not self.pieces[place - 1].startswith("</"):
            place -= 1
        self.pieces.insert(place, " ")
        self.is_tag.insert(place, False)
        self.after_space = True

    def start(self, token: Token) -> None:
        """Open an element, with what its place in a formula asks for."""
        if token.name in _BREAKS:
            self.words(" ")
        if token.is_empty or token.name in ("br", "hr", "mspace", "mprescripts", "none"):
            self._count_child()
            return
        opening = self._count_child()
        if token.name == "msqrt":
            self.words("√")
        if opening == "/":
            self.words(opening)
            opening = ""
        opening = opening or _opening_of(token)
        if len(self.open) >= DEEPEST_MARKUP:
            opening = ""
        if opening:
            self._add(opening, is_tag=True)
        self.in_math += token.name == "math"
        self.open.append(_Element(token.name, _closing_of(opening)))

    def _count_child(self) -> str:
        """What the next child of the innermost element is wrapped in, or set off by ("/")."""
        if not self.open:
            return ""
        parent = self.open[-1]
        parent.children += 1
        return _MATH_CHILDREN.get(parent.name, {}).get(parent.children - 1, "")

    def end(self, name: str) -> None:
        """Close the innermost element of that name and all within; an end without a start is dropped."""
        recent = self.open[-4 * DEEPEST_MARKUP :]  # farther back there is only nonsense
        if not any(element.name == name for element in recent):
            return
        while True:
            element = self.open.pop()
            self._close(element)
            if element.name == name:
                break
        if name in _BREAKS:
            self.words(" ")

    def _close(self, element: _Element) -> None:
        self.in_math -= element.name == "math"
        if not element.closing:
            return
        if self._at_opening():
            self.pieces.pop()  # opened and nothing in it
            self.is_tag.pop()
            return
        ends_in_space = not self.is_tag[-1] and self.pieces[-1].endswith(" ")
        if ends_in_space:
            self.pieces[-1] = self.pieces[-1][:-1]
        self._add(element.closing, is_tag=True)
        if ends_in_space:
            self._add(" ", is_tag=False)

    def _add(self, piece: str, is_tag: bool) -> None:
        self.pieces.append(piece)
        self.is_tag.append(is_tag)

    def text(self) -> str:
        """Close what is open and give the whole, with the case of titles in capitals undone."""
        while self.open:
            self._close(self.open.pop())
        self._strip_end()
        pieces = list(zip(self.pieces, self.is_tag, strict=True))
        recased = undo_capitals("".join(TAG_MARK if tag else piece for piece, tag in pieces))
        at, written = 0, []
        for piece, tag in pieces:
            length = 1 if tag else len(piece)
            written.append(piece if tag else recased[at : at + length])
            at += length
        return "".join(written)

    def _strip_end(self) -> None:
        for place in range(len(self.pieces) - 1, -1, -1):
            if not self.is_tag[place]:
                self.pieces[place] = self.pieces[place].rstrip()
                return


def _opening_of(token: Token) -> str:
    if token.name == "span":
        style = token.text.lower()
        return _SMALL_CAPS if "small-caps" in style else _NO_CASE if "nocase" in style else ""
    return _OPENING.get(token.name, "")


def _closing_of(opening: str) -> str:
    return f"</{opening[1:].split()[0].rstrip('>')}>" if opening else ""
