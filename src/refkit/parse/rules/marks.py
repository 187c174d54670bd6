"""A labelled stretch of a reference, and the text with such stretches covered. Room: parse."""

from collections.abc import Iterable
from typing import NamedTuple

from refkit.parse.labeller import Label

COVER = "\ufffc"
"""Stands for each character of what is already understood, so that no later rule reads across it."""


class Mark(NamedTuple):
    """Characters `start` to `end` have this label, with this confidence (0–1)."""

    label: Label
    start: int
    end: int
    confidence: float = 0.9


def cover(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with these spans covered, its length unchanged.

    >>> cover("see PMID 1", [(4, 10)]).replace(COVER, "_")
    'see ______'
    """
    parts: list[str] = []
    at = 0
    for start, end in sorted(spans):
        if end <= at:
            continue
        start = max(start, at)
        parts.append(text[at:start])
        parts.append(COVER * (end - start))
        at = end
    parts.append(text[at:])
    return "".join(parts)
