"""The value of a BibTeX field: braces or quotes off, macros replaced, "#" joined. Room: formats."""

import re

MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
LONGEST_MACRO = 20_000  # characters; a longer one is a bomb: macros made of macros double at each step
_PIECE = re.compile(r'\s*+(?:(?P<open>[{"])|(?P<word>[^\s#{}",]++))')


class Macros:
    """What `@string` defined; BibTeX's months are there from the start. Names without regard to case."""

    def __init__(self, budget: int) -> None:
        """`budget` is how many characters all replaced macros of a file may have together."""
        self._values: dict[str, str] = {month: month for month in MONTHS}
        self._budget = budget

    def define(self, name: str, written: str) -> bool:
        """Whether the macro could be taken; one that grows beyond all measure is not."""
        value = self.expand(written)[0]
        if len(value) > LONGEST_MACRO:
            return False
        self._values[name.strip().lower()] = value
        return True

    def get(self, name: str) -> str | None:
        """The text of a macro; None where it is not defined or the file's budget is spent."""
        value = self._values.get(name.lower())
        if value is None or self._budget < len(value):
            return None
        self._budget -= len(value)
        return value

    def expand(self, written: str) -> tuple[str, tuple[str, ...]]:
        """The text of a field's value, and the macros in it that nobody defined (they stay as words)."""
        if "#" not in written:
            first, last = written[:1], written[-1:]
            if (first == "{" and last == "}") or (first == '"' and last == '"' and len(written) > 1):
                return written[1:-1], ()
            if written.isdigit():
                return written, ()
        return self._joined(written)

    def _joined(self, written: str) -> tuple[str, tuple[str, ...]]:
        pieces: list[str] = []
        unknown: list[str] = []
        place = 0
        while match := _PIECE.match(written, place):
            if match["open"]:
                end = _end_of_group(written, match.end() - 1)
                pieces.append(written[match.end() : end])
                place = end + 1
            else:
                word, place = match["word"], match.end()
                value = word if word.isdigit() else self.get(word)
                if value is None:
                    unknown.append(word)
                pieces.append(word if value is None else value)
            after = re.compile(r"\s*+#").match(written, place)
            if after is None:
                break
            place = after.end()
        rest = written[place:].strip(" \t\r\n#")
        if not rest:
            return "".join(pieces), tuple(unknown)
        return f"{''.join(pieces)} {rest}".strip(), ()  # not BibTeX's grammar: kept as words


def _end_of_group(written: str, start: int) -> int:
    """The place of the sign that ends the group at `start`; the end of the text where it is never closed."""
    closing, depth = ("}", 0) if written[start] == "{" else ('"', 0)
    for match in re.compile(r'\\.|[{}"]', re.S).finditer(written, start + 1):
        sign = match[0]
        if depth == 0 and sign == closing:
            return match.start()
        depth += {"{": 1, "}": -1}.get(sign, 0)
    return len(written)
