"""One citation: its cites joined, repeated names and years left out, numbers joined to ranges."""

from __future__ import annotations

from typing import NamedTuple

from refkit.csl.output.base import Active, Printer
from refkit.csl.schema.nodes import CitationOptions
from refkit.csl.tree import Node, NumberInfo

_START, _SEEN, _SUCCESSOR, _RANGE, _END, _HIDDEN = range(6)


class NumberPiece:
    """A number at the edge of a cite, still able to join a list or a range."""

    __slots__ = ("gap", "info", "status", "text")

    def __init__(self, text: str, info: NumberInfo) -> None:
        self.text, self.info = text, info
        self.gap = ""  # what stands before it when it opens something new
        self.status = _START


class RenderedCite(NamedTuple):
    """A settled tree and what decides the delimiter before it."""

    tree: Node
    collapsed: bool  # names (and perhaps the year) were left out: the cite goes on with the one before
    same_names: bool
    has_locator: bool
    affixes: tuple[str, str]  # prefix and suffix from the citation
    suppressed: bool = False  # its author is left out on purpose


def cut_numbers(node: Node, printer: Printer, active: Active | None = None) -> tuple[str, list[NumberPiece]]:
    """The printed tree, with numbers at its end kept apart."""
    content, marks = node.content, node.marks
    if not _holds_number(node):
        return printer.print(node, active), []
    if isinstance(content, str):
        number = node.number
        return ("", [NumberPiece(printer.print(node, active), number)]) if number is not None else ("", [])
    inner = ({**active, **dict(marks)} if active else dict(marks)) if marks else active
    head, tail = _cut_children(node, content, printer, inner)
    if not head and len(tail) == 1 and (marks or node.prefix or node.suffix):
        tail[0].text = _dressed(node, tail[0].text, printer, active)
        return "", tail
    if marks or node.suffix:
        head, tail = head + "".join([piece.text for piece in tail]), []
        return (_dressed(node, head, printer, active) if head else ""), tail
    if node.prefix and head:
        head = printer.affix(node.prefix) + head
    elif node.prefix and tail:
        tail[0].text = printer.affix(node.prefix) + tail[0].text
    return head, tail


def _dressed(node: Node, text: str, printer: Printer, active: Active | None) -> str:
    marked = printer.marked(node.marks, text, active) if node.marks else text
    return printer.affix(node.prefix) + marked + printer.affix(node.suffix)


def _cut_children(
    node: Node, children: list[Node], printer: Printer, inner: Active | None
) -> tuple[str, list[NumberPiece]]:
    """The children in a row; numbers that text follows are text."""
    head, tail = "", list[NumberPiece]()
    for child in children:
        text, numbers = cut_numbers(child, printer, inner)
        if not text and not numbers:
            continue
        delimiter = printer.affix(node.delimiter) if head or tail else ""
        if text:
            head = head + "".join([piece.text for piece in tail]) + delimiter + text
            tail = numbers
        elif tail:
            tail[-1].text += delimiter
            tail += numbers
        else:
            head += delimiter
            tail += numbers
    return head, tail


def _holds_number(node: Node) -> bool:
    if isinstance(node.content, str):
        return node.number is not None and bool(node.content)
    return any(_holds_number(child) for child in node.content)


def join_cites(
    cites: list[RenderedCite],
    options: CitationOptions,
    delimiter: str,
    in_text: bool,
    numeric: bool,
    printer: Printer,
    active: Active | None,
) -> str:
    """All cites of a citation as one text, without the layout's own marks."""
    pieces: list[str | NumberPiece] = []
    before: RenderedCite | None = None
    for cite in cites:
        head, tail = cut_numbers(cite.tree, printer, active)
        if not head and not tail:
            continue
        gap = ""
        if before is not None:
            gap = printer.escape(_delimiter(before, cite, options, delimiter, in_text, numeric))
        if head:
            pieces.append(gap + head)
        elif tail:
            tail[0].gap = gap
        pieces.extend(tail)
        before = cite
    return _join_numbers(pieces, printer)


def _delimiter(
    before: RenderedCite,
    cite: RenderedCite,
    options: CitationOptions,
    delimiter: str,
    in_text: bool,
    numeric: bool,
) -> str:
    found = delimiter
    after_collapse = options.after_collapse_delimiter
    if after_collapse is not None:
        leaves = before.collapsed and not cite.collapsed
        apart = not before.collapsed and not cite.collapsed and options.collapse != "year-suffix"
        if before.has_locator or leaves or apart:
            found = after_collapse
    elif cite.same_names and options.cite_group_delimiter is not None:
        found = options.cite_group_delimiter
    elif cite.collapsed and in_text and not numeric:
        found = ", "
    ends = before.affixes[1][-1:] in (";", ".", ",") and before.affixes[1]
    starts = not before.affixes[1] and cite.affixes[0][:1] in (";", ".", ",") and cite.affixes[0]
    if ends or starts:
        space = found.find(" ")
        return found[space:] if space >= 0 and not starts else ""
    return found


def _join_numbers(pieces: list[str | NumberPiece], printer: Printer) -> str:
    _follow(pieces)
    _close_lists(pieces)
    text = ""
    for position, piece in enumerate(pieces):
        if isinstance(piece, str):
            text += piece
            continue
        info = piece.info
        if piece.status == _HIDDEN:
            continue
        if piece.status == _END:
            text += printer.escape(info.range_delimiter or "")
        elif piece.status == _SUCCESSOR:
            text += printer.escape(info.successor_delimiter)
        elif position:
            # A number after text goes on the list of numbers, whatever delimiter parts other cites.
            text += printer.escape(info.successor_delimiter) if piece.gap and info.series == "number" else piece.gap
        text += piece.text
    return text


def _follow(pieces: list[str | NumberPiece]) -> None:
    """Find runs of consecutive numbers; from three on the middle ones are hidden where ranges are wanted."""
    opens = True
    for position, piece in enumerate(pieces):
        following = pieces[position + 1] if position + 1 < len(pieces) else None
        if isinstance(piece, str):
            opens = not (isinstance(following, NumberPiece) and following.gap)
            continue
        following_number = following if isinstance(following, NumberPiece) else None
        in_sequence = (
            following_number is not None
            and following_number.info.value == piece.info.value + 1
            and following_number.info.series == piece.info.series
        )
        if opens:
            piece.status = _START
            if following_number is not None:
                following_number.status = _SUCCESSOR if in_sequence else _SEEN
        elif not in_sequence:
            if piece.status == _RANGE:
                piece.status = _END
            if following_number is not None:
                following_number.status = _SEEN
        elif following_number is not None:
            if piece.status in (_SUCCESSOR, _RANGE) and piece.info.range_delimiter:
                following_number.status, piece.status = _RANGE, _HIDDEN
            else:
                following_number.status = _SUCCESSOR
        opens = False


def _close_lists(pieces: list[str | NumberPiece]) -> None:
    """The last number of a list that is no range is joined like a successor."""
    open_list = True
    for position in range(len(pieces) - 1, 0, -1):
        piece, before = pieces[position], pieces[position - 1]
        if isinstance(piece, str):
            open_list = True
            continue
        jumps = not isinstance(before, NumberPiece) or before.info.value != piece.info.value - 1
        if open_list and (piece.status == _SEEN or (jumps and piece.status == _SUCCESSOR)):
            piece.status = _SUCCESSOR
            open_list = False
