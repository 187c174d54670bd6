"""Punctuation settled at the seams of the output tree.

A style says "full stop after the title, comma before the journal" without knowing how the title ends. Four
passes over
the tree, each with one job, leave one mark where two would meet, and move it inside a closing quotation mark
where the
locale wants that. Text of the fields themselves is never changed, except for its last mark where a style's
mark joins it.

Source: the pairs are those of the public test-suite (punctuation_FullMonty…).
"""

from __future__ import annotations

from refkit.csl.tree import Node

# What two neighbouring marks become: one mark, or both where nothing is said.
_PAIRS: dict[str, str] = {
    "!.": "!",
    "!:": "!",
    "?.": "?",
    "?:": "?",
    ":!": "!",
    ":?": "?",
    ":.": ":",
    ";!": "!",
    ";?": "?",
    ";:": ";",
    ";.": ";",
}
_MARKS = frozenset("!?.:,;")
_MARKS_OR_SPACE = _MARKS | {" "}
_INTO_QUOTES = _MARKS - {";", ":"}
_OUT_OF_QUOTES = _MARKS - {".", "!", "?"}


def settle(root: Node, punctuation_in_quote: bool) -> None:
    """Run all passes over one tree, in place."""
    quoted: list[Node] = []
    if _upward(root, quoted):
        _leftward(root)
    _downward(root, punctuation_in_quote and bool(quoted))
    for node in reversed(quoted):  # outer before inner, in reading order
        if node is root:
            continue
        if punctuation_in_quote:
            _pull_in(node)
        else:
            _push_out(node)


def _upward(node: Node, quoted: list[Node]) -> bool:  # noqa: C901, PLR0912 - one pass, run for every piece
    """Spaces and leading marks rise to the outermost place where they mean the same.

    Collects the pieces in quotation marks, inner before outer, last before first. True if some prefix starts
    with a mark.
    """
    content = node.content
    leading = False
    if isinstance(content, str):
        if node.suffix:
            _drop_doubled(node, content)
        if node.marks and any(mark == "quotes" for mark, _ in node.marks):
            quoted.append(node)
        return leading
    decorated = bool(node.marks)
    last = len(content) - 1
    delimiter_end = node.delimiter[-1:]
    for index in range(last, -1, -1):
        child = content[index]
        if _upward(child, quoted):
            leading = True
        if child.prefix:
            if child.prefix[0] in _MARKS:
                leading = True
            if index == 0:
                if child.prefix[0] == " " and node.prefix[-1:] == " ":
                    child.prefix = child.prefix[1:]
                if not decorated and not node.prefix and child.prefix[:1] in _MARKS_OR_SPACE and child.prefix:
                    node.prefix, child.prefix = child.prefix[0], child.prefix[1:]
            elif delimiter_end and delimiter_end in _MARKS_OR_SPACE and child.prefix[0] == delimiter_end:
                child.prefix = child.prefix[1:]
        if index == last and not decorated and child.suffix[-1:] == " ":
            if node.suffix[:1] != " ":
                node.suffix = " " + node.suffix
            child.suffix = child.suffix[:-1]
    if decorated and any(mark == "quotes" for mark, _ in node.marks):
        quoted.append(node)
    return leading


def _drop_doubled(leaf: Node, text: str) -> None:
    if leaf.suffix and leaf.suffix[0] in _MARKS and text[-1:] == leaf.suffix[0]:
        leaf.suffix = leaf.suffix[1:]


def _leftward(node: Node) -> None:
    """A mark that starts a prefix joins the piece before it."""
    content = node.content
    if isinstance(content, str):
        return
    for index in range(len(content) - 1, -1, -1):
        child = content[index]
        if not isinstance(child.content, str):
            _leftward(child)
        if node.delimiter or index == len(content) - 1:
            continue
        sibling = content[index + 1]
        mark = sibling.prefix[:1]
        if mark not in _MARKS or not mark or _has_font(child) or _has_font(sibling):
            continue
        doubled = child.suffix[-1:] == mark or (
            not child.suffix and isinstance(child.content, str) and child.content[-1:] == mark
        )
        if doubled:
            sibling.prefix = sibling.prefix[1:]
        else:
            child.suffix, sibling.prefix = _join_left(child.suffix, sibling.prefix)


def _has_font(node: Node) -> bool:
    return bool(node.marks) and any(mark != "quotes" for mark, _ in node.marks)


def _join_left(left: str, right: str) -> tuple[str, str]:
    """Move the mark that starts `right` to the end of `left`, merged with the mark that ends it."""
    mark = right[0]
    if left[-1:] == mark:
        return left, right[1:]
    merged = _PAIRS.get(left[-1:] + mark)
    if merged is not None:
        return left[:-1] + merged, right[1:]
    return left + mark, right[1:]


def _join_right(left: str, right: str) -> tuple[str, str]:
    """Move the mark that ends `left` to the start of `right`, merged with the mark that starts it."""
    mark = left[-1]
    if right[:1] == mark:
        return left[:-1], right
    if right[:1] in _MARKS and right:
        both = mark + right[0]
        return left[:-1], _PAIRS.get(both, both) + right[1:]
    return left[:-1], mark + right


def _is_number(node: Node) -> bool:
    if node.number is not None:
        return True
    content = node.content
    return isinstance(content, list) and len(content) == 1 and content[0].number is not None


def _ends_in_number(node: Node) -> bool:
    while node.number is None:
        if isinstance(node.content, str):
            return False
        node = node.content[-1]
    return True


def _would_merge(mark: str, node: Node) -> bool:
    """Whether a mark after `node` would melt into one that ends it, at any depth."""
    while True:
        end = node.suffix[-1:]
        if not end and isinstance(node.content, str):
            end = node.content[-1:]
        if end and end + mark in _PAIRS:
            return True
        if isinstance(node.content, str):
            return False
        node = node.content[-1]


def _ends_in_quotes(node: Node) -> bool:
    while True:
        if node.marks and any(mark == "quotes" for mark, _ in node.marks):
            return True
        if isinstance(node.content, str):
            return False
        node = node.content[-1]


def _ends_with(node: Node, mark: str) -> bool:
    """Whether the content of `node` ends with this mark, its own suffix not counted."""
    while not isinstance(node.content, str):
        node = node.content[-1]
        if node.suffix:
            return node.suffix[-1] == mark
    return node.content[-1:] == mark


def _downward(node: Node, into_quotes: bool) -> None:  # noqa: C901, PLR0912 - one pass, run for every piece
    """Marks of delimiters and suffixes sink to the piece they follow, and melt into what they meet there."""
    content = node.content
    if isinstance(content, str):
        _drop_doubled(node, content)
        return
    if node.delimiter and node.delimiter[0] in _MARKS:
        mark = node.delimiter[0]
        for child in content[:-1]:
            if child.suffix[-1:] != mark:
                child.suffix += mark
        node.delimiter = node.delimiter[1:]
    last = len(content) - 1
    for index in range(last, -1, -1):
        child = content[index]
        if index == last:
            if node.suffix or child.suffix:
                _sink_suffix(node, child, into_quotes)
        elif child.suffix:
            end = child.suffix[-1]
            if node.delimiter:
                if end == node.delimiter[0] and end in _MARKS_OR_SPACE:
                    child.suffix = child.suffix[:-1]
            elif end in _MARKS_OR_SPACE and not child.marks and not _is_number(child):
                sibling = content[index + 1]
                if sibling.prefix[:1] == end:
                    sibling.prefix = sibling.prefix[1:]
        inner = child.content
        if isinstance(inner, str):
            if child.suffix:
                if child.suffix[0] in _MARKS and not child.marks and child.number is None:
                    child.content, child.suffix = _join_left(inner, child.suffix)
                _drop_doubled(child, str(child.content))
        else:
            _downward(child, into_quotes)


def _sink_suffix(node: Node, child: Node, into_quotes: bool) -> None:
    mark = node.suffix[:1]
    if (
        mark
        and mark in _MARKS
        and (_would_merge(mark, child) or (into_quotes and _ends_in_quotes(child)))
        and not _ends_in_number(child)
    ):
        if isinstance(child.content, str):
            child.content, node.suffix = _join_left(child.content, node.suffix)
        else:
            child.suffix, node.suffix = _join_left(child.suffix, node.suffix)
        if node.suffix[:1] == ".":
            child.suffix, node.suffix = child.suffix + ".", node.suffix[1:]
    if child.suffix[-1:] == " " and node.suffix[:1] == " ":
        node.suffix = node.suffix[1:]
    if child.suffix and child.suffix[0] in _MARKS_OR_SPACE:
        if isinstance(child.content, str) and child.content[-1:] == child.suffix[0]:
            child.suffix = child.suffix[1:]
        if child.suffix[-1:] == node.suffix[:1]:
            node.suffix = node.suffix[1:]
    mark = node.suffix[:1]
    if mark and mark in _MARKS and _ends_with(node, mark):
        node.suffix = node.suffix[1:]


def _pull_in(quoted: Node) -> None:
    """A full stop or comma after a closing quotation mark goes inside."""
    while quoted.suffix and quoted.suffix[0] in _INTO_QUOTES:
        if isinstance(quoted.content, str):
            quoted.content, quoted.suffix = _join_left(quoted.content, quoted.suffix)
        else:
            inner = quoted.content[-1]
            inner.suffix, quoted.suffix = _join_left(inner.suffix, quoted.suffix)


def _push_out(quoted: Node) -> None:
    """A comma or colon before a closing quotation mark goes outside."""
    if isinstance(quoted.content, str):
        while quoted.content[-1:] in _OUT_OF_QUOTES and quoted.content:
            quoted.content, quoted.suffix = _join_right(quoted.content, quoted.suffix)
        return
    inner = quoted.content[-1]
    while inner.suffix[-1:] in _OUT_OF_QUOTES and inner.suffix:
        inner.suffix, quoted.suffix = _join_right(inner.suffix, quoted.suffix)
