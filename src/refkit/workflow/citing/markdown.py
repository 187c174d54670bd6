"""Citations in Markdown, as pandoc writes them: `[see @key, p. 3]`, `@key [p. 3]`, `[-@key]`. Workflow; pure.

Source: Pandoc User's Guide, "Citation syntax", "Footnotes", "Verbatim", "Numbered example lists".
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from refkit.workflow.citing.front_matter import keys_in, read_settings
from refkit.workflow.citing.manuscript import CitationMark, KeyMark, ListPlace, Manuscript, Mode, NoteMark
from refkit.workflow.citing.markdown_blocks import Block, split_blocks

KEY = r"(?:\w+(?:[:.#$%&+?<>~/-]\w+)*)"
_KEY = re.compile(rf"@(?:\{{(?P<braced>[^{{}}\s]+)\}}|(?P<plain>{KEY}))")
_OPAQUE = re.compile(
    r"\\.|(?P<code>`+)|<!--.*?-->|<[A-Za-z/!?][^<>\n]{0,1000}>|\$\$[^$]+\$\$|\$(?=[^\s$])(?:\\.|[^\\$\n])*(?<=[^\s])\$(?!\d)"
    r"|(?P<note>\[\^[^\]\s]{1,200}\])|(?P<inline>\^\[)|(?P<sign>[\[\];@])",
    re.S,
)
_REFS = re.compile(
    r"^(?P<fence>:{3,})[ \t]*(?:\{[^{}\n]*#refs[^{}\n]*\}|refs)[ \t]*:*[ \t]*\n(?P<body>\s*)^(?P=fence):*[ \t]*$"
    r"|<div\b[^<>]*\bid=[\"']?refs[\"']?[^<>]*>(?P<html>\s*)</div>",
    re.M,
)
_EXAMPLE = re.compile(r"^ {0,3}\(@([\w-]+)\)[ \t]", re.M)
_NEXT = re.compile(r"[ \t]*\n?[ \t]*")
_LONGEST_LINK = 2_000  # characters of an address in a link


@dataclass(slots=True)
class _Sign:
    kind: str  # "[", "]", ";", "@", "^["; or the label of a note
    at: int
    partner: int = -1  # of brackets: the place of the other one among the signs
    is_note: bool = False


def read_markdown(text: str) -> Manuscript:
    """The citations of a Markdown text, its notes, its place for the list, and the settings of its head."""
    found = split_blocks(text)
    settings = read_settings(found.head)
    examples = frozenset(_EXAMPLE.findall(text))
    body: list[CitationMark | str | NoteMark] = []
    notes: dict[str, list[CitationMark]] = {}
    for block in found.blocks:
        for event in _Block(text, block, examples).events():
            if block.note is None:
                body.append(event)
            elif isinstance(event, CitationMark):
                notes.setdefault(block.note, []).append(event)
            elif isinstance(event, NoteMark):
                notes[block.note].extend(event.citations)
            else:
                notes.setdefault(block.note, [])
    return Manuscript(
        text,
        tuple(_in_reading_order(body, notes)),
        tuple(_places(text, found.blocks)),
        keys_in(settings.get("nocite")),
        settings,
        frozenset(notes),
    )


def _in_reading_order(
    body: list[CitationMark | str | NoteMark], notes: dict[str, list[CitationMark]]
) -> Iterator[CitationMark | NoteMark]:
    """A note is read where it is first referred to; one that nothing refers to is read last."""
    waiting = dict(notes)
    for event in body:
        if isinstance(event, str):
            if event in waiting:
                yield NoteMark(tuple(waiting.pop(event)))
        else:
            yield event
    for citations in waiting.values():
        yield NoteMark(tuple(citations))


def _places(text: str, blocks: list[Block]) -> Iterator[ListPlace]:
    starts = [block.start for block in blocks]
    for match in _REFS.finditer(text):
        nearest = bisect_left(starts, match.start() + 1) - 1
        if nearest < 0 or blocks[nearest].end < match.start():
            continue  # within code
        group = "html" if match["html"] is not None else "body"
        yield ListPlace(match.span(group), before="\n", after="\n\n")


class _Block:
    """Reads one block."""

    def __init__(self, text: str, block: Block, examples: frozenset[str]) -> None:
        self.text, self.block, self.examples = text, block, examples
        self.signs = (
            self._paired(list(self._read_signs()))
            if text.find("@", block.start, block.end) >= 0
            or (text.find("[^", block.start, block.end) >= 0 or text.find("^[", block.start, block.end) >= 0)
            else []
        )

    # ------------------------------------------------------------------ signs

    def _read_signs(self) -> Iterator[_Sign]:
        """The characters that mean something, those in code, links' addresses, formulas and comments left out."""
        text, at, end = self.text, self.block.start, self.block.end
        runs: dict[int, list[int]] | None = None
        while (match := _OPAQUE.search(text, at, end)) is not None:
            at = match.end()
            if match["code"]:
                if runs is None:
                    runs = _backtick_runs(text, self.block)
                at = _end_of_code(match, runs)
            elif match["note"]:
                if text[at : at + 1] != ":" or match.start() != self._line_start(match.start()):
                    yield _Sign(match["note"][2:-1], match.start(), is_note=True)
            elif match["inline"]:
                yield _Sign("^[", match.start())
            elif match["sign"]:
                yield _Sign(match["sign"], match.start())
                if match["sign"] == "]" and text[at : at + 1] == "(":
                    at = self._end_of_address(at)
                elif match["sign"] == "@" and (key := _KEY.match(text, match.start())):
                    at = key.end()

    def _line_start(self, at: int) -> int:
        start = max(self.text.rfind("\n", 0, at) + 1, self.block.start)
        return start + len(self.text[start:at]) - len(self.text[start:at].lstrip(" "))

    def _end_of_address(self, at: int) -> int:
        depth = 0
        for place in range(at, min(self.block.end, at + _LONGEST_LINK)):
            character = self.text[place]
            depth += (character == "(") - (character == ")")
            if depth == 0:
                return place + 1
        return at

    @staticmethod
    def _paired(signs: list[_Sign]) -> list[_Sign]:
        waiting: list[int] = []
        for place, sign in enumerate(signs):
            if sign.is_note:
                continue
            if sign.kind in ("[", "^["):
                waiting.append(place)
            elif sign.kind == "]" and waiting:
                partner = waiting.pop()
                sign.partner, signs[partner].partner = partner, place
        return signs

    # ------------------------------------------------------------------ citations

    def events(self) -> Iterator[CitationMark | str | NoteMark]:
        """Citations, labels of notes that are referred to, and notes written in place."""
        yield from self._events(0, len(self.signs))

    def _events(self, place: int, end: int) -> Iterator[CitationMark | str | NoteMark]:
        while place < end:
            sign = self.signs[place]
            following = place + 1
            if sign.is_note:
                yield sign.kind
            elif sign.kind == "^[" and sign.partner > 0:
                inside = [one for one in self._events(place + 1, sign.partner) if isinstance(one, CitationMark)]
                yield NoteMark(tuple(inside))
                following = sign.partner + 1
            elif sign.kind == "[" and (cites := self._group(place)):
                yield CitationMark((sign.at, self.signs[sign.partner].at + 1), cites)
                following = sign.partner + 1
            elif sign.kind == "@" and (key := self._key_at(sign.at)) is not None:
                mark, following = self._in_text(place, key)
                yield mark
            place = following

    def _key_at(self, at: int) -> re.Match[str] | None:
        """The key that begins at an "@", unless the "@" belongs to an address or a numbered example."""
        before = self.text[at - 1 : at] if at > self.block.start else ""
        if before.isalnum() or before in ("_", "/"):
            return None
        key = _KEY.match(self.text, at)
        is_example = before == "(" and key is not None and key["plain"] in self.examples
        return key if key is not None and key.end() <= self.block.end and not is_example else None

    def _group(self, opening: int) -> tuple[KeyMark, ...]:
        """The cites between brackets; none where it is no citation."""
        closing = self.signs[opening].partner
        if closing < 0:
            return ()
        end = self.signs[closing].at
        following = self.text[end + 1 : end + 2]
        if following and following in "([{" and end + 1 < self.block.end:
            return ()
        return self._parts(opening + 1, closing, self.signs[opening].at + 1)

    def _parts(self, first: int, closing: int, start: int) -> tuple[KeyMark, ...]:
        """Cites between semicolons; none where a part has no key."""
        cites: list[KeyMark] = []
        place = first
        while place <= closing:
            stop = self._end_of_part(place, closing)
            cite = self._cite(place, stop, start, self.signs[stop].at)
            if cite is None:
                return ()
            cites.append(cite)
            start, place = self.signs[stop].at + 1, stop + 1
        return tuple(cites)

    def _end_of_part(self, place: int, closing: int) -> int:
        while place < closing and not (self.signs[place].kind == ";" and not self._is_in_braces(place)):
            sign = self.signs[place]
            place = sign.partner + 1 if sign.kind in ("[", "^[") and sign.partner > 0 else place + 1
        return min(place, closing)

    def _is_in_braces(self, place: int) -> bool:
        start = self.signs[place].at
        around = self.text[max(self.block.start, start - 200) : start]
        return around.rfind("{") > around.rfind("}")

    def _cite(self, place: int, stop: int, start: int, end: int) -> KeyMark | None:
        for one in range(place, stop):
            if self.signs[one].kind != "@" or self.signs[one].is_note:
                continue
            at = self.signs[one].at
            key = self._key_at(at)
            if key is None:
                continue
            before = self.text[at - 2 : at - 1] if at - 2 >= start else ""
            minus = at > start and self.text[at - 1] == "-" and not before.isalnum()
            prefix = self.text[start : at - minus].strip()
            return KeyMark(key["braced"] or key["plain"], prefix, self.text[key.end() : end].rstrip(), minus)
        return None

    def _in_text(self, place: int, key: re.Match[str]) -> tuple[CitationMark, int]:
        """A key in the running text and what stands in brackets behind it."""
        name, start = key["braced"] or key["plain"], self.signs[place].at
        alone = CitationMark((start, key.end()), (KeyMark(name),), Mode.IN_TEXT)
        gap = _NEXT.match(self.text, key.end(), self.block.end)
        opening = place + 1
        if gap is None or opening >= len(self.signs) or self.signs[opening].at != gap.end():
            return alone, opening
        if self.signs[opening].is_note or self.signs[opening].kind != "[" or self.signs[opening].partner < 0:
            return alone, opening
        closing = self.signs[opening].partner
        end = self.signs[closing].at + 1
        if self.text[end : end + 1] in ("(", "[") and end < self.block.end:
            return alone, opening
        if more := self._group(opening):
            return CitationMark((start, end), (KeyMark(name), *more), Mode.IN_TEXT), closing + 1
        stop = self._end_of_part(opening + 1, closing)
        suffix = self.text[self.signs[opening].at + 1 : self.signs[stop].at].strip()
        rest = self._parts(stop + 1, closing, self.signs[stop].at + 1) if stop < closing else ()
        if stop < closing and not rest:
            return alone, opening
        return CitationMark((start, end), (KeyMark(name, "", suffix), *rest), Mode.IN_TEXT), closing + 1


def _backtick_runs(text: str, block: Block) -> dict[int, list[int]]:
    """Where runs of so many backticks begin."""
    runs: dict[int, list[int]] = {}
    for match in re.compile("`+").finditer(text, block.start, block.end):
        runs.setdefault(len(match[0]), []).append(match.start())
    return runs


def _end_of_code(opening: re.Match[str], runs: dict[int, list[int]]) -> int:
    """Behind the run of backticks that closes this one; behind this one where none does."""
    starts = runs.get(len(opening[0]), [])
    place = bisect_left(starts, opening.end())
    return starts[place] + len(opening[0]) if place < len(starts) else opening.end()
