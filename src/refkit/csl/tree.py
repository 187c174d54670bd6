"""The output tree: what evaluation builds, punctuation settles and an output format prints."""

from __future__ import annotations

from refkit.csl.schema.nodes import Mark


class Node:
    """A piece of output: text or children, dressed in affixes (outside) and marks (inside).

    `flips` marks come from rich text in a field ("<i>"): they turn over what is already in force around them.
    `number` is set for citation numbers and year suffixes, which may be joined to ranges across cites.
    `made_by` says what produced the piece ("title", "author", "issued", …) for outputs that tag parts.
    """

    __slots__ = ("content", "delimiter", "display", "flips", "made_by", "marks", "number", "prefix", "suffix")

    def __init__(
        self,
        content: str | list[Node],
        prefix: str = "",
        suffix: str = "",
        marks: tuple[Mark, ...] = (),
        delimiter: str = "",
        made_by: str = "",
    ) -> None:
        self.content = content
        self.prefix = prefix
        self.suffix = suffix
        self.marks = marks
        self.delimiter = delimiter
        self.made_by = made_by
        self.display = ""
        self.flips = False
        self.number: NumberInfo | None = None

    def __repr__(self) -> str:
        dress = " ".join(f"{mark}={value}" for mark, value in self.marks)
        return f"Node({self.prefix!r} [{dress}] {self.content!r} {self.suffix!r} |{self.delimiter!r}|)"


class NumberInfo:
    """What a rangeable number needs: its value, its series, and the delimiters for a list and a range."""

    __slots__ = ("range_delimiter", "series", "successor_delimiter", "value")

    def __init__(self, value: int, series: str, successor_delimiter: str, range_delimiter: str | None) -> None:
        self.value = value
        self.series = series
        self.successor_delimiter = successor_delimiter
        self.range_delimiter = range_delimiter


def plain_text(node: Node) -> str:
    """The text of a tree without marks, for comparing renderings; quotation marks are left out."""
    content = node.content
    if isinstance(content, list):
        parts = [text for child in content if (text := plain_text(child))]
        content = node.delimiter.join(parts)
    return f"{node.prefix}{content}{node.suffix}" if content else ""


def first_leaf(node: Node) -> Node:
    """The leftmost piece of text."""
    while isinstance(node.content, list) and node.content:
        node = node.content[0]
    return node


def melted(nodes: list[Node]) -> str | None:
    """The nodes' text in one string where none of them has marks, children or a number; otherwise None."""
    for node in nodes:
        if node.marks or node.number is not None or isinstance(node.content, list):
            return None
    text = ""
    for node in nodes:
        text += f"{node.prefix}{node.content}"
        suffix = node.suffix
        text += suffix[1:] if suffix and suffix[0] == text[-1:] and suffix[0] in ".,;:!?" else suffix
    return text


def join_flat(nodes: list[Node], delimiter: str) -> str:
    """The text of several trees without any marks."""
    return delimiter.join([text for node in nodes if (text := plain_text(node))])
