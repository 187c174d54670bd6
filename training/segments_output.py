"""An output format for refkit's CSL engine that keeps which variable made each piece. Not in the wheel.

A piece is printed as START name MIDDLE text END; the marks are private-use characters that no record holds.
"""

START, MIDDLE, END = "\ue000", "\ue001", "\ue002"


class Segments:
    """Plain text with the pieces' names."""

    name = "segments"
    tags_parts = True

    def escape(self, text: str) -> str:
        """Nothing needs escaping: the marks are taken out of records beforehand."""
        return text

    def mark(self, kind: str, value: str, text: str) -> str:
        """Italics and their like are lost, as in lists copied from a page."""
        return text

    def display(self, kind: str, text: str) -> str:
        """The number of a list is its citation number."""
        return f"{START}citation-number{MIDDLE}{text.strip()}{END} " if kind == "left-margin" else text

    def entry(self, text: str) -> str:
        """One entry."""
        return text

    def link(self, url: str, text: str) -> str:
        """The text alone."""
        return text

    def tagged(self, made_by: str, text: str) -> str:
        """The piece between its marks."""
        return f"{START}{made_by}{MIDDLE}{text}{END}"

    def bibliography(self, entries: list[str]) -> str:
        """One entry a line."""
        return "\n".join(entries)


FORMAT = Segments()
