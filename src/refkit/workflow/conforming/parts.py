"""Which variable made each piece of a rendered entry. Workflow; pure.

`PARTS` is an output of the CSL engine that keeps the names of variables as marks around what they print.
"""

from typing import NamedTuple

from refkit.csl.schema.variables import ALL_VARIABLES

START, MIDDLE, END = "\ue000", "\ue001", "\ue002"
ONE_NAME = "one-name"


class _Parts:
    """Plain text with the pieces' names."""

    name = "parts"
    tags_parts = True

    def escape(self, text: str) -> str:
        """The text as it is."""
        return text

    def mark(self, kind: str, value: str, text: str) -> str:
        """Italics and their like do not show in plain text."""
        return text

    def display(self, kind: str, text: str) -> str:
        """Blocks are set apart as plain text does."""
        if kind == "left-margin":
            return text if text.endswith(" ") else text + " "
        return f"\n{text}" if kind in ("block", "indent") else text

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


PARTS = _Parts()


class Part(NamedTuple):
    """A stretch of an entry: what a variable printed, or the style's own words (`variable` is "")."""

    variable: str
    text: str


def parts_of(marked: str) -> tuple[Part, ...]:
    """The stretches of an entry printed with `PARTS`; of nested marks the outermost variable counts."""
    parts: list[list[str]] = []
    stack: list[str] = []
    owner = ""
    at = 0
    while at < len(marked):
        character = marked[at]
        if character == START:
            middle = marked.index(MIDDLE, at)
            name = marked[at + 1 : middle]
            stack.append(name)
            if not owner and name in ALL_VARIABLES:
                owner = name
                stack[-1] = f"={name}"
                parts.append([owner, ""])
            at = middle + 1
            continue
        if character == END:
            if stack and stack.pop().startswith("="):
                owner = ""
                parts.append(["", ""])
        else:
            if not parts:
                parts.append(["", ""])
            parts[-1][1] += character
        at += 1
    return tuple(Part(variable, text) for variable, text in parts if text)


def names_in(marked: str) -> tuple[Part, ...]:
    """A list of names as stretches: each name under `ONE_NAME`, and what stands between."""
    parts: list[list[str]] = [["", ""]]
    depth = 0
    at = 0
    while at < len(marked):
        character = marked[at]
        if character == START:
            middle = marked.index(MIDDLE, at)
            if marked[at + 1 : middle] == ONE_NAME and not depth:
                parts.append([ONE_NAME, ""])
                depth = 1
            elif depth:
                depth += 1
            at = middle + 1
            continue
        if character == END:
            if depth:
                depth -= 1
                if not depth:
                    parts.append(["", ""])
        else:
            parts[-1][1] += character
        at += 1
    return tuple(Part(variable, text) for variable, text in parts if text)
