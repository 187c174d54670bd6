"""Translated titles in brackets: pieces outside the quotes, italics and case of the title they follow.

A style may put its marks anywhere around the title: on the text, on a macro, on a group. So the bracket is
built beside the title and then moved out of everything that is marked, whatever the style.
"""

from __future__ import annotations

from refkit.csl.tree import Node

MADE_BY = "bracketed-translation"


def bracketed(text: str) -> Node:
    """A translation in square brackets; one that brings brackets of its own keeps them."""
    if text.startswith("[") and text.endswith("]"):
        return Node(text, made_by=MADE_BY)
    return Node([Node(text)], "[", "]", made_by=MADE_BY)


def free_brackets(root: Node) -> None:
    """Move every bracketed translation out of the marks around it, in place."""
    _free(root)
    if root.marks and _holds_bracket(root):
        inner = Node(root.content, marks=root.marks, delimiter=root.delimiter)
        root.content, root.marks, root.delimiter = _split(inner), (), ""


def _free(node: Node) -> None:
    if isinstance(node.content, str):
        return
    for position, child in enumerate(node.content):
        _free(child)
        if child.marks and child.made_by != MADE_BY and _holds_bracket(child):
            outer = Node(_split(child), child.prefix, child.suffix)
            outer.display, child.display = child.display, ""
            node.content[position] = outer


def _holds_bracket(node: Node) -> bool:
    if node.made_by == MADE_BY:
        return True
    return not isinstance(node.content, str) and any(_holds_bracket(child) for child in node.content)


def _split(node: Node) -> list[Node]:
    """The marked node as marked pieces with the brackets between them, unmarked."""
    pieces: list[Node] = []
    waiting: list[Node] = []

    def close() -> None:
        if waiting:
            part = Node(list(waiting), marks=node.marks, delimiter=node.delimiter, made_by=node.made_by)
            part.flips = node.flips
            pieces.append(part)
            waiting.clear()

    children = node.content if isinstance(node.content, list) else []
    for child in children:
        for piece in _flattened(child):
            if piece.made_by == MADE_BY:
                close()
                pieces.append(piece)
            else:
                waiting.append(piece)
    close()
    return pieces


def _flattened(node: Node) -> list[Node]:
    """A piece that holds a bracket, opened up until the bracket is free; its affixes go to its ends."""
    if node.made_by == MADE_BY or not _holds_bracket(node) or isinstance(node.content, str):
        return [node]
    pieces = [piece for child in node.content for piece in _flattened(child)]
    if node.prefix:
        pieces.insert(0, Node(node.prefix))
    if node.suffix:
        pieces.append(Node(node.suffix))
    return pieces
