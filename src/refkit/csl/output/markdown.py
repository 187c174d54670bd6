"""Markdown (CommonMark with Pandoc's ^sup^ and ~sub~): a body only, no raw HTML."""

import re

_SPECIAL = re.compile(r"[\\`*_{}\[\]<>#|~^$&!]")
_LINE_START = re.compile(r"(?m)^(\s*)(\d+)([.)])(?=\s)|^(\s*)([-+])(?=\s)")
_WRAPS = {
    ("font-style", "italic"): "*",
    ("font-style", "oblique"): "*",
    ("font-weight", "bold"): "**",
    ("vertical-align", "sup"): "^",
    ("vertical-align", "sub"): "~",
}


class Markdown:
    """Markdown text."""

    name = "markdown"

    def escape(self, text: str) -> str:
        """A backslash before everything that Markdown would read as markup."""
        return _SPECIAL.sub(lambda found: "\\" + found[0], text)

    def mark(self, kind: str, value: str, text: str) -> str:
        """Emphasis; marks that Markdown lacks leave the text as it is."""
        sign = _WRAPS.get((kind, value), "")
        if not sign or not text.strip():
            return text
        if kind == "vertical-align":
            text = text.replace(" ", "\\ ")
        lead, tail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
        return f"{lead}{sign}{text.strip()}{sign}{tail}"

    def display(self, kind: str, text: str) -> str:
        """A margin is followed by a space; blocks start a line."""
        if kind == "left-margin":
            return text if text.endswith(" ") else text + " "
        return f"\n{text}" if kind in ("block", "indent") else text

    def entry(self, text: str) -> str:
        """The entry, with a number at its start kept from becoming a list."""
        return _LINE_START.sub(
            lambda found: f"{found[1]}{found[2]}\\{found[3]}" if found[2] else f"{found[4]}\\{found[5]}", text
        )

    def link(self, url: str, text: str) -> str:
        """An inline link."""
        return f"[{text}](<{url.replace('<', '%3C').replace('>', '%3E')}>)"

    def tagged(self, made_by: str, text: str) -> str:
        """Markdown has no tags."""
        return text

    def bibliography(self, entries: list[str]) -> str:
        """One paragraph an entry."""
        return "\n\n".join(self.entry(entry) for entry in entries) + ("\n" if entries else "")


FORMAT = Markdown()
