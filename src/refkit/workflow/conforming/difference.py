"""Two texts in one, with the difference marked by signs, so that it is seen without colours too. Workflow; pure."""

from rapidfuzz.distance import Indel

SHORTEST_SAME = 2  # characters that agree between two changes; fewer are shown as part of the change


def marked_difference(printed: str, expected: str) -> str:
    """The printed text; what has to go stands in [-…-], what has to come in {+…+}.

    >>> marked_difference("Doe J On trees. Wood, 2001", "Doe J. On trees. Wood. 2001")
    'Doe J{+.+} On trees. Wood[-,-]{+.+} 2001'
    """
    pieces: list[tuple[str, str, str]] = []  # same, gone, come
    for operation in Indel.opcodes(printed, expected):
        old = printed[operation.src_start : operation.src_end]
        new = expected[operation.dest_start : operation.dest_end]
        pieces.append((old, "", "") if operation.tag == "equal" else ("", old, new))
    return "".join(_shown(*piece) for piece in _joined(pieces))


def _joined(pieces: list[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """Changes with next to nothing between them are one change."""
    found: list[tuple[str, str, str]] = []
    for number, (same, gone, come) in enumerate(pieces):
        is_inside = 0 < number < len(pieces) - 1
        if same and is_inside and found and len(same) < SHORTEST_SAME and same.isalnum():
            same, gone, come = "", same, same
        if not same and found and not found[-1][0]:
            found[-1] = ("", found[-1][1] + gone, found[-1][2] + come)
        else:
            found.append((same, gone, come))
    return found


def _shown(same: str, gone: str, come: str) -> str:
    return same or (f"[-{gone}-]" if gone else "") + (f"{{+{come}+}}" if come else "")
