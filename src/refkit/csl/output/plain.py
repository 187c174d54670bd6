"""Plain text: no marks, quotation marks kept, one entry a line."""


class Plain:
    """Plain text."""

    name = "text"

    def escape(self, text: str) -> str:
        """Line breaks inside a value would break the list of entries."""
        return text

    def mark(self, kind: str, value: str, text: str) -> str:
        """Plain text has no marks."""
        return text

    def display(self, kind: str, text: str) -> str:
        """Blocks are set apart by a space or a line."""
        if kind == "left-margin":
            return text if text.endswith(" ") else text + " "
        return f"\n{text}" if kind in ("block", "indent") else text

    def entry(self, text: str) -> str:
        """The entry as it is."""
        return text

    def link(self, url: str, text: str) -> str:
        """The address is the text."""
        return text

    def tagged(self, made_by: str, text: str) -> str:
        """Plain text has no tags."""
        return text

    def bibliography(self, entries: list[str]) -> str:
        """One entry a line."""
        return "".join(f"{entry}\n" for entry in entries)


FORMAT = Plain()
