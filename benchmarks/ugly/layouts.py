"""How references are laid out in text: labels, wrapping, hyphens, pages, columns."""

import random
import textwrap
from collections.abc import Sequence

_LABELS = {
    "dot": "{}. ", "bracket": "[{}] ", "parenthesis": "({}) ", "half": "{}) ", "plain": "{} ", "none": "",
    "bullet": "• ", "dash": "- ", "tab": "{}.\t",
}  # fmt: skip
NUMBERS = ("dot", "bracket", "parenthesis", "half", "tab")
SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def label(kind: str, number: int) -> str:
    """The label of an entry."""
    if kind == "superscript":
        return str(number).translate(SUPERSCRIPT) + " "
    return _LABELS[kind].format(number)


def labelled(refs: Sequence[str], kind: str, first: int = 1) -> list[str]:
    """Each reference behind its label."""
    return [label(kind, number) + ref for number, ref in enumerate(refs, first)]


def wrap(
    text: str, width: int, *, hanging: int = 0, indent: int = 0, hyphens: random.Random | None = None
) -> list[str]:
    """Lines of at most that width; with `hyphens`, some long words are broken at line ends."""
    if hyphens is not None:
        return _hyphenated(text, width, hanging, indent, hyphens)
    return textwrap.wrap(
        text, width, initial_indent=" " * indent, subsequent_indent=" " * hanging, break_long_words=False,
        break_on_hyphens=False,
    )  # fmt: skip


def _hyphenated(text: str, width: int, hanging: int, indent: int, chance: random.Random) -> list[str]:
    lines, line = [], " " * indent
    for word in text.split():
        if len(line) + len(word) > width and line.strip():
            room = width - len(line) - 2
            is_breakable = (
                word.isalpha() and word.islower() and word.isascii() and len(word) > 7 and 3 < room < len(word) - 3
            )
            if is_breakable and chance.random() < 0.6:
                lines.append(f"{line} {word[:room]}-" if line.strip() else f"{line}{word[:room]}-")
                line = " " * hanging + word[room:]
                continue
            lines.append(line)
            line = " " * hanging + word
        else:
            line = f"{line} {word}" if line.strip() else line + word
    return [*lines, line]


def pages(lines: Sequence[str], length: int, heads: tuple[str, str], first_page: int, *, form_feed: bool) -> str:
    """Lines cut into pages with a running head and a page number between them, wherever that falls."""
    out: list[str] = []
    for number, start in enumerate(range(0, len(lines), length)):
        if number:
            page = first_page + number
            out += ["", str(page - 1), "\f" if form_feed else "", heads[number % 2], ""]
        out += lines[start : start + length]
    return "\n".join(out)


def side_by_side(left: Sequence[str], right: Sequence[str], width: int, gutter: int = 4) -> list[str]:
    """Two columns as a PDF tool prints them when it keeps the layout."""
    rows = max(len(left), len(right))
    padded = [*left, *[""] * (rows - len(left))], [*right, *[""] * (rows - len(right))]
    return [f"{one:<{width + gutter}}{other}".rstrip() for one, other in zip(*padded, strict=True)]


def numbered_lines(lines: Sequence[str], first: int, every: int = 1) -> list[str]:
    """Lines with the numbers that manuscripts under review have at their margin."""
    return [
        f"{number:>4} {line}" if number % every == 0 else f"     {line}" for number, line in enumerate(lines, first)
    ]
