r"""LaTeX as CSL's rich text: accents, symbols, faces and case-protecting braces. Room: formats.

Symbols come from pylatexenc's table; the walk is refkit's own, because pylatexenc's costs more than reading the
whole file. A command that nobody knows keeps its argument; without one it stays as it is printed.
"""

import re
import unicodedata
from dataclasses import dataclass, field
from functools import cache

_ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306", ".": "\u0307",
    '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323", "c": "\u0327", "k": "\u0328",
    "b": "\u0331", "t": "\u0361", "G": "\u030f", "U": "\u030e",
}  # fmt: skip
_SMALL_CAPS = '<span style="font-variant:small-caps;">'
_NO_CASE = '<span class="nocase">'
_FACES = {
    "emph": "<i>", "textit": "<i>", "textsl": "<i>", "mkbibemph": "<i>", "mathit": "<i>", "textbf": "<b>",
    "mathbf": "<b>", "mkbibbold": "<b>", "textsc": _SMALL_CAPS, "textsuperscript": "<sup>", "sp": "<sup>",
    "textsubscript": "<sub>", "sb": "<sub>", "enquote": "“", "mkbibquote": "“", "frac": "",
}  # fmt: skip
_DECLARATIONS = {
    "em": "<i>",
    "it": "<i>",
    "itshape": "<i>",
    "sl": "<i>",
    "bf": "<b>",
    "bfseries": "<b>",
    "sc": _SMALL_CAPS,
}
_CLOSING = {"<i>": "</i>", "<b>": "</b>", "<sup>": "</sup>", "<sub>": "</sub>", _SMALL_CAPS: "</span>", "“": "”"}
_SYMBOLS = {
    "textasciigrave": "`", "textasciicircum": "^", "textasciitilde": "~", "textbackslash": "\\", "textbar": "|",
    "textless": "<", "textgreater": ">", "textquotesingle": "'", "textunderscore": "_", "textquotedbl": '"',
    "slash": "/", "ss": "ß", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ",
    "aa": "å", "AA": "Å", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ",
    "ng": "ŋ", "NG": "Ŋ", "S": "§", "P": "¶", "LaTeX": "LaTeX", "TeX": "TeX", "BibTeX": "BibTeX", "ldots": "…",
    "dots": "…", "textendash": "–", "textemdash": "—", "copyright": "©", "pounds": "£", "euro": "€",
    "texteuro": "€", "bibrangedash": "–", "textquoteright": "’", "textquoteleft": "‘", "textquotedblleft": "“",
    "textquotedblright": "”", "relax": "", "noopsort": "", "newline": " ", "par": " ", "quad": " ", "qquad": " ",
    "textdegree": "°", "degree": "°", "micro": "µ", "protect": "", "left": "", "right": "", "rm": "", "tt": "",
    "sf": "", "normalfont": "", "allowbreak": "", "linebreak": "", "noindent": "", "small": "", "hskip": "",
    "textregistered": "®", "texttrademark": "™", "guillemotleft": "«", "guillemotright": "»",
}  # fmt: skip
_LITERAL = frozenset("&%#_{}$")
_GONE = frozenset("/-!,@;:>")  # spacing and hyphenation hints
_TOKEN = re.compile(
    r"\\(?P<command>[A-Za-z]+)\*?(?P<space>[ \t\r\n]*)|\\(?P<sign>[^A-Za-z])|(?P<brace>[{}])|(?P<math>\$\$?)"
    r"|(?P<script>[\^_])|(?P<ligature>---?|``|''|`|~)|(?P<text>[^\\{}$^_~`'-]+|.)",
    re.S,
)
_LIGATURES = {"---": "—", "--": "–", "``": "“", "''": "”", "`": "‘", "~": "\u00a0"}
_SPACE = re.compile(r"[ \t\r\n]+")


@dataclass(slots=True)
class _Group:
    before: tuple[str, str] | None  # what is pending for it: ("accent", mark) or ("face", tag); None: a plain group
    pieces: list[str] = field(default_factory=list)
    closing: str = ""  # what declarations inside it opened
    has_command: bool = False


@cache
def _symbol_table() -> dict[str, str]:
    from pylatexenc.latex2text import get_default_latex_context_db  # heavy: only where a rare symbol asks for it

    table: dict[str, str] = {}
    for category in get_default_latex_context_db().iter_macro_specs():
        text = category.simplify_repl
        if isinstance(text, str) and "%" not in text and not text.startswith("<"):
            table.setdefault(category.macroname, text)
    return table


def rich_text_from_latex(latex: str, *, protect_case: bool = False) -> str:
    r"""CSL rich text of a LaTeX text; white space is collapsed. Braces never unbalance the result.

    With `protect_case`, braces of the first level become nocase spans, but not those round the whole text.

    >>> rich_text_from_latex("Schr{\\\"o}dinger \\& \\emph{E.~coli}: {DNA}--binding", protect_case=True)
    'Schrödinger & <i>E.\xa0coli</i>: <span class="nocase">DNA</span>–binding'

    Linear in the length of the text.
    """
    if not _needs_work(latex):
        return _SPACE.sub(" ", latex).strip()
    if protect_case and _is_wrapped(latex.strip()):
        latex, protect_case = latex.strip()[1:-1], False
    return _Decoder(protect_case, latex.count("$") - latex.count("\\$")).run(latex)


def _needs_work(latex: str) -> bool:
    return any(sign in latex for sign in ("\\", "{", "}", "$", "~", "--", "``", "''", "`"))


def _is_wrapped(text: str) -> bool:
    """Whether one pair of braces holds the whole text."""
    if not (text.startswith("{") and text.endswith("}")):
        return False
    depth = 0
    for match in re.finditer(r"\\.|[{}]", text, re.S):
        depth += {"{": 1, "}": -1}.get(match[0], 0)
        if depth == 0:
            return match.end() == len(text)
    return False


class _Decoder:
    """One walk over one text; a stack of open groups instead of recursion."""

    def __init__(self, protect_case: bool, dollars: int) -> None:
        self.protect_case = protect_case
        self.has_math = dollars % 2 == 0  # an odd one out is money
        self.in_math = False
        self.stack = [_Group(None)]
        self.pending: tuple[str, str] | None = None
        self.unknown = ""  # a command nobody knows, until a group follows that explains it

    def run(self, latex: str) -> str:
        for match in _TOKEN.finditer(latex):
            self._take(match)
        self._settle()
        while len(self.stack) > 1:  # a brace never closed
            self._close()
        whole = "".join(self.stack[0].pieces) + self.stack[0].closing
        return _SPACE.sub(" ", unicodedata.normalize("NFC", whole)).strip()

    def _take(self, match: re.Match[str]) -> None:
        kind, token = match.lastgroup, match[0]
        if token == "{":
            self.stack.append(_Group(self.pending, has_command=bool(self.unknown)))
            self.unknown, self.pending = "", None
        elif token == "}":
            self._settle()
            self._close()
        elif kind == "text" and (self.unknown or self.pending):
            self._text(token)
        elif kind == "text":
            self.stack[-1].pieces.append(token)
        elif kind in ("command", "space"):
            self._command(match["command"], match["space"])
        elif kind == "sign":
            self._sign(match["sign"])
        elif kind == "math" and self.has_math:
            self.in_math = not self.in_math
        elif kind == "script" and self.in_math:
            self._settle()
            self.pending = ("face", "<sup>" if token == "^" else "<sub>")
        else:
            self._text(_LIGATURES.get(token, token))

    def _text(self, text: str) -> None:
        """Printed characters; a command that waits for an argument takes the first one."""
        if self.unknown:
            self._settle()
        if self.pending is None:
            self.stack[-1].pieces.append(text)
            return
        rest = text.lstrip()
        if rest:
            pending, self.pending = self.pending, None
            self.stack[-1].pieces.append(_apply(pending, rest[0]) + rest[1:])

    def _settle(self) -> None:
        """Give up waiting for an argument."""
        if self.unknown:
            self.stack[-1].pieces.append(self.unknown)
            self.unknown = ""
        if self.pending is not None:
            pending, self.pending = self.pending, None
            self.stack[-1].pieces.append(" " if pending[0] == "accent" else "")

    def _command(self, name: str, space: str) -> None:
        self._mark_group()
        if self.unknown:
            self._settle()
        if name in _SYMBOLS:
            self._text(_SYMBOLS[name]) if _SYMBOLS[name] else None
        elif name in _ACCENTS:
            self.pending = ("accent", _ACCENTS[name])
        elif name in _FACES:
            self.pending = ("face", _FACES[name])
        elif name in _DECLARATIONS:
            group = self.stack[-1]
            group.pieces.append(_DECLARATIONS[name])
            group.closing = _CLOSING[_DECLARATIONS[name]] + group.closing
        elif name in _symbol_table():
            self._text(_symbol_table()[name])
        else:
            self.unknown = f"\\{name}{' ' if space else ''}"

    def _sign(self, sign: str) -> None:
        self._mark_group()
        if sign in _ACCENTS:
            self._settle()
            self.pending = ("accent", _ACCENTS[sign])
        elif sign in _LITERAL:
            self._text(sign)
        elif sign not in _GONE:
            self._text(" " if sign.isspace() or sign == "\\" else sign if sign not in "()[]" else "")

    def _mark_group(self) -> None:
        """TeX calls a group that begins with a command special: its braces protect no case."""
        group = self.stack[-1]
        if not group.pieces:
            group.has_command = True

    def _close(self) -> None:
        if len(self.stack) == 1:  # a closing brace too many
            return
        group = self.stack.pop()
        text = "".join(group.pieces) + group.closing
        if group.before is not None:
            text = _apply(group.before, text)
        elif self.protect_case and len(self.stack) == 1 and not group.has_command and text.strip():
            text = text if self.in_math else f"{_NO_CASE}{text}</span>"
        self.stack[-1].pieces.append(text)


def _apply(pending: tuple[str, str], text: str) -> str:
    kind, value = pending
    if kind == "accent":
        first = {"ı": "i", "ȷ": "j"}.get(text[:1], text[:1])
        return unicodedata.normalize("NFC", first + value) + text[1:] if first.strip() else text
    if not value:  # the numerator of a fraction
        return f"{text}/"
    return f"{value}{text}{_CLOSING[value]}" if text else ""
