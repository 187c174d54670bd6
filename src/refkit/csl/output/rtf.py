"""RTF: a body only, no fields and no document header; every brace of the data is escaped."""

import re

_SPECIAL = re.compile(r"[\\{}\t\n\r]|[^\x00-\x7e]")
_GROUPS = {
    ("font-style", "italic"): "{\\i{}%s}",
    ("font-style", "oblique"): "{\\i{}%s}",
    ("font-style", "normal"): "{\\i0{}%s}",
    ("font-variant", "small-caps"): "{\\scaps %s}",
    ("font-variant", "normal"): "{\\scaps0{}%s}",
    ("font-weight", "bold"): "{\\b{}%s}",
    ("font-weight", "normal"): "{\\b0{}%s}",
    ("text-decoration", "underline"): "{\\ul{}%s}",
    ("vertical-align", "sup"): "{\\super %s}",
    ("vertical-align", "sub"): "{\\sub %s}",
}
_BLANKS = {"\t": "\\tab{}", "\n": "\\line{}", "\r": ""}


def _escaped(found: re.Match[str]) -> str:
    character = found[0]
    if character in _BLANKS:
        return _BLANKS[character]
    if character in "\\{}":
        return "\\" + character
    units = character.encode("utf-16-le")  # RTF counts in UTF-16, signed
    codes = [int.from_bytes(units[index : index + 2], "little", signed=True) for index in range(0, len(units), 2)]
    return "".join(f"\\uc0\\u{code}{{}}" for code in codes)


class Rtf:
    """RTF text."""

    name = "rtf"

    def escape(self, text: str) -> str:
        """Backslashes, braces and everything beyond ASCII."""
        return _SPECIAL.sub(_escaped, text)

    def mark(self, kind: str, value: str, text: str) -> str:
        """One group around the text."""
        group = _GROUPS.get((kind, value))
        return group % text if group else text

    def display(self, kind: str, text: str) -> str:
        """Margins end with a tab, blocks with a line."""
        if kind == "left-margin":
            return f"{text}\\tab "
        return f"\\line{{}}{text}" if kind in ("block", "indent") else text

    def entry(self, text: str) -> str:
        """The entry as it is."""
        return text

    def link(self, url: str, text: str) -> str:
        """No fields: the address is the text."""
        return text

    def tagged(self, made_by: str, text: str) -> str:
        """RTF needs no tags."""
        return text

    def bibliography(self, entries: list[str]) -> str:
        """One paragraph an entry."""
        return "".join(f"{entry}\\par\n" for entry in entries)


FORMAT = Rtf()
