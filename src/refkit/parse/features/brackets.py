"""Which bracket or quotation each token of a reference stands in. Room: parse."""

from collections.abc import Iterable, Iterator

_OPENING = {"(": ")", "[": "]", "“": "”", "«": "»", "„": "“", "「": "」", "『": "』", "《": "》"}
_PLAIN = '"'
NOWHERE = "0"
INSIDE = (NOWHERE, _PLAIN, *_OPENING)  # all that a token may stand in
MARKS = frozenset((_PLAIN, *_OPENING, *_OPENING.values()))  # tokens that may change it
_DEEPEST = 8


def follow_brackets(marks: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str, str]]:
    """For each mark that changes something: its place, what it stands in itself, and what the next token stands in.

    `marks` are the tokens of a reference that are in `MARKS`, with their places.

    >>> list(follow_brackets([(3, "("), (5, ")"), (9, "]")]))
    [(3, '(', '('), (5, '(', '0')]
    """
    stack: list[str] = []
    plain = False
    for place, mark in marks:
        if mark in _OPENING and len(stack) < _DEEPEST:
            stack.append(mark)
            itself = mark
        elif stack and mark == _OPENING[stack[-1]]:
            itself = stack.pop()
        elif mark == _PLAIN:
            plain = not plain
            itself = mark
        else:
            continue
        yield place, itself, stack[-1] if stack else _PLAIN if plain else NOWHERE
