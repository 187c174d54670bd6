"""LaTeX: a body only, no environments; links with \\href where they are asked for."""

import re

_SPECIAL = {
    "\\": "\\textbackslash{}",
    "{": "\\{",
    "}": "\\}",
    "$": "\\$",
    "&": "\\&",
    "%": "\\%",
    "#": "\\#",
    "_": "\\_",
    "~": "\\textasciitilde{}",
    "^": "\\textasciicircum{}",
    "\u00a0": "~",
    "\u202f": "\\,",
    "\u2060": "",
    "\ufeff": "",
    "<": "\\textless{}",
    ">": "\\textgreater{}",
    "`": "\\textasciigrave{}",
    '"': "\\textquotedbl{}",
}
_PATTERN = re.compile("[" + "".join(re.escape(character) for character in _SPECIAL) + "]")
_COMMANDS = {
    ("font-style", "italic"): "\\textit{%s}",
    ("font-style", "oblique"): "\\textsl{%s}",
    ("font-style", "normal"): "\\textup{%s}",
    ("font-variant", "small-caps"): "\\textsc{%s}",
    ("font-variant", "normal"): "\\textnormal{%s}",
    ("font-weight", "bold"): "\\textbf{%s}",
    ("font-weight", "normal"): "\\textmd{%s}",
    ("text-decoration", "underline"): "\\underline{%s}",
    ("vertical-align", "sup"): "\\textsuperscript{%s}",
    ("vertical-align", "sub"): "\\textsubscript{%s}",
}
_LIGATURE = re.compile(r"(?<=[-?!])(?=[-`])")


class Latex:
    """LaTeX text."""

    name = "latex"

    def escape(self, text: str) -> str:
        """Every character that TeX would act on, written so that it prints."""
        text = _PATTERN.sub(lambda found: _SPECIAL[found[0]], text)
        return _LIGATURE.sub("{}", text) if "--" in text else text

    def mark(self, kind: str, value: str, text: str) -> str:
        """One command around the text."""
        command = _COMMANDS.get((kind, value))
        return command % text if command else text

    def display(self, kind: str, text: str) -> str:
        """A margin is followed by a space; blocks start a line."""
        if kind == "left-margin":
            return text if text.endswith(" ") else text + " "
        return f"\\\\\n{text}" if kind in ("block", "indent") else text

    def entry(self, text: str) -> str:
        """The entry as it is."""
        return text

    def link(self, url: str, text: str) -> str:
        """A hyperlink of the package hyperref."""
        safe = re.sub(r"[\\{}^~`\s]", lambda found: f"%{ord(found[0]):02X}", url)
        return _href(safe, text)

    def tagged(self, made_by: str, text: str) -> str:
        """LaTeX needs no tags."""
        return text

    def bibliography(self, entries: list[str]) -> str:
        """One paragraph an entry."""
        return "\n\n".join(entries) + ("\n" if entries else "")


def _href(url: str, text: str) -> str:
    escaped = url.replace("%", "\\%").replace("#", "\\#").replace("&", "\\&").replace("_", "\\_").replace("$", "\\$")
    return "\\href{" + escaped + "}{" + text + "}"


FORMAT = Latex()
