"""Titles and names without the punctuation around them. Room: parse; imports nothing from refkit."""

_EDGE = " \t\n,;:.–—-/"
_PAIRS = {")": "(", "]": "[", "}": "{"}
_CLOSING = {opening: closing for closing, opening in _PAIRS.items()}
_BOTH = "".join((*_PAIRS, *_PAIRS.values()))
_STRIPPED = _EDGE + '“”„»«"\ufffc'


def tidy(printed: str) -> str:
    """A title or name without the punctuation around it; brackets and quotes stay where both are there.

    >>> tidy(" “On trees,” "), tidy("Nature (London)."), tidy("What next?")
    ('On trees', 'Nature (London)', 'What next?')
    """
    start, end = 0, len(printed)
    counts = {mark: printed.count(mark) for mark in _BOTH}
    while start < end:
        if _is_edge(printed[start], counts, _CLOSING):
            counts[printed[start]] = counts.get(printed[start], 1) - 1
            start += 1
        elif _is_edge(printed[end - 1], counts, _PAIRS):
            counts[printed[end - 1]] = counts.get(printed[end - 1], 1) - 1
            end -= 1
        else:
            break
    return printed[start:end]


def _is_edge(character: str, counts: dict[str, int], other_half: dict[str, str]) -> bool:
    """Whether a character at an end is no part of the text: punctuation, or one half of a pair."""
    if character in _STRIPPED:
        return True
    return character in other_half and counts[character] > counts[other_half[character]]
