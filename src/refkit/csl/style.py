"""Style: a CSL style ready to be used, from a name, a path or text."""

from __future__ import annotations

import re
from pathlib import Path

from refkit.csl.reading.style import ReadStyle, read_style
from refkit.errors import StyleError, StyleIssue, UnreadableInput

INFO_CHARACTERS = 20_000  # the head of a style, where a link to a parent stands
_PARENT = re.compile(r"""<link\s[^<>]*rel=["']independent-parent["']""")


class Style:
    """An independent CSL style. Load it once and use it with as many processors as needed."""

    def __init__(self, read: ReadStyle, name: str, default_locale: str = "") -> None:
        self.read = read
        self.name = name
        self._default_locale = default_locale
        self.compiled: dict[object, object] = {}  # what processors have compiled from it, by settings

    @classmethod
    def load(cls, style: str | Path) -> Style:
        """A style by name ("apa"), former name ("vancouver"), title, URI or path; dependent styles find
        their parent.

        Raises:
            UnknownName: there is no such style.
            StyleError: the file cannot be used; `.issues` lists every fault.
        """
        from refkit.csl.catalogue import find_style  # with lxml: half the time of importing this package

        found = find_style(style)
        return cls(read_style(found.xml, found.name), found.name, found.default_locale or "")

    @classmethod
    def from_xml(cls, text: str, name: str = "style") -> Style:
        """A style from its XML text; a dependent style is resolved to its parent.

        Raises:
            StyleError: it cannot be used; `.issues` lists every fault with line, column and hint.
        """
        if _PARENT.search(text[:INFO_CHARACTERS]):
            from refkit.csl.catalogue import find_style

            found = find_style(text)
            return cls(read_style(found.xml, found.name), found.name, found.default_locale or "")
        return cls(read_style(text, name), name)

    @property
    def title(self) -> str:
        """The style's title."""
        return self.read.info.title

    @property
    def id(self) -> str:
        """The style's URI."""
        return self.read.info.id

    @property
    def default_locale(self) -> str:
        """The locale the style is written for; "" where it does not say. A dependent style's own choice
        wins.
        """
        return self._default_locale or self.read.info.default_locale

    @property
    def has_bibliography(self) -> bool:
        """Whether the style prints a bibliography."""
        return self.read.bibliography is not None

    @property
    def issues(self) -> tuple[StyleIssue, ...]:
        """Departures from CSL 1.0.2 that leave the style usable."""
        return self.read.issues

    def __repr__(self) -> str:
        return f"Style({self.name!r}, {self.title!r})"


def issues_of_file(path: Path) -> tuple[StyleIssue, ...]:
    """Every fault of a style file: those that make it unusable, and departures that leave it usable.

    Raises:
        UnreadableInput: the file cannot be opened.
    """
    try:
        text = path.read_text("utf-8")
    except UnicodeDecodeError as error:
        return (StyleIssue(f"byte {error.start} is not UTF-8", hint="save the file as UTF-8"),)
    except OSError as error:
        raise UnreadableInput.because(path, error) from error
    try:
        return Style.from_xml(text, path.name).issues
    except StyleError as error:
        return error.issues
