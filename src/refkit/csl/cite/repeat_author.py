"""subsequent-author-substitute: an entry whose authors are those of the entry before shows a dash instead.

Source: CSL 1.0.2 specification, "Reference grouping".
"""

from __future__ import annotations

from refkit.csl.evaluate.context import Context
from refkit.csl.tree import Node


class RepeatedAuthors:
    """Goes through a bibliography in order and replaces what repeats."""

    def __init__(self, substitute: str, rule: str) -> None:
        self.substitute, self.rule = substitute, rule
        self.before: list[str] | None = None

    def apply(self, ctx: Context) -> None:
        """Replace the names of this entry where they repeat those of the entry before."""
        names, top = ctx.names_rendered, ctx.author_tree
        if top is None or not names:
            return
        before, self.before = self.before, names
        if not before:
            return
        if not self.rule.startswith("complete"):
            self._replace_partly(top, names, before)
        elif names == before and self.rule == "complete-all":
            self._replace_all(top)
        elif names == before:
            for piece in _name_pieces(top):
                self._replace(piece)

    def _replace_partly(self, top: Node, names: list[str], before: list[str]) -> None:
        """Single names from the start, as long as they repeat."""
        pieces = _name_pieces(top)
        for position, piece in enumerate(pieces):
            if position >= len(names) or position >= len(before) or names[position] != before[position]:
                break
            self._replace(piece)
            if self.rule == "partial-first":
                break

    def _replace(self, piece: Node) -> None:
        piece.content, piece.marks = self.substitute, ()

    def _replace_all(self, top: Node) -> None:
        """The whole list becomes the substitute; a label after it stays."""
        if isinstance(top.content, str):
            top.content = self.substitute
            return
        labels = [
            child
            for piece in top.content[:1]
            if isinstance(piece.content, list)
            for child in piece.content
            if child.made_by.startswith("label-")
        ]
        top.content = [Node(self.substitute), *labels]


def _name_pieces(top: Node) -> list[Node]:
    """The single names of the first list."""
    node = top
    while isinstance(node.content, list):
        singles = [child for child in node.content if child.made_by == "one-name"]
        if singles:
            return singles
        if not node.content:
            return []
        node = node.content[0]
    return [node]
