"""Words around a citation, carried through the CSL engine with their markup untouched. Workflow; pure.

The engine looks at the edges of a prefix or suffix to settle punctuation and spaces; what lies between may be
markup of the manuscript ("*Nature*", "\\emph{see}"), which no output format may escape. So the stretch that holds
markup travels as one private character and is put back into the printed text.
"""

import re

_FIRST = 0xF0000  # a plane for private use, which no text of the world needs
_MOST = 0xFFF0
_MARKUP = re.compile(r"[^\w\s.,;:!?()'’“”„«»–—/-]")
_PLACES = re.compile("[\U000f0000-\U000fffff]")


class Affixes:
    """Keeps what stands for what, for one manuscript."""

    def __init__(self) -> None:
        self._kept: list[str] = []

    def keep(self, raw: str) -> str:
        """The text with its markup behind one private character."""
        marks = list(_MARKUP.finditer(raw))
        if not marks or len(self._kept) >= _MOST:
            return _PLACES.sub("", raw)
        start, end = marks[0].start(), marks[-1].end()
        place = chr(_FIRST + len(self._kept))
        self._kept.append(raw[start:end])
        return raw[:start] + place + raw[end:]

    def put_back(self, printed: str) -> str:
        """The printed text with the markup in its place."""
        return _PLACES.sub(self._original, printed)

    def _original(self, found: re.Match[str]) -> str:
        number = ord(found[0]) - _FIRST
        return self._kept[number] if number < len(self._kept) else ""
