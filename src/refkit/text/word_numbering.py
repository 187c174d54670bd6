"""Numbers and bullets that a word processor draws and never writes. Ground floor: imports nothing from refkit."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

Element = etree._Element
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DEEPEST_LEVEL = 8  # of a list, from 0
_MOST_STYLES = 50  # that one style is based on; a ring of styles has no end
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"))
_ROMAN_SMALL = ((9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_LARGEST_ROMAN = 3_999


def value_of(parent: Element | None, *path: str) -> str | None:
    """The `w:val` at the end of a path of elements; None where it is not there."""
    for name in path:
        parent = parent.find(W + name) if parent is not None else None
    return parent.get(W + "val") if parent is not None else None


@dataclass(frozen=True, slots=True)
class _Level:
    """How the entries of one level are marked: "%1." with decimal numbers, say."""

    kind: str = "decimal"
    pattern: str = "%1."
    start: int = 1


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a paragraph stands in a list: the list's number and the level."""

    list_id: str
    level: int


@dataclass(slots=True)
class Numbering:
    """The lists of a document, and how far each has counted while its paragraphs are read in order."""

    levels: dict[str, dict[int, _Level]] = field(default_factory=dict)  # by abstract list
    abstract_of: dict[str, str] = field(default_factory=dict)  # by list
    restarts: dict[str, dict[int, int]] = field(default_factory=dict)
    styles: dict[str, Element] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _seen: set[str] = field(default_factory=set)

    def label(self, properties: Element | None) -> str:
        """What is drawn before a paragraph with these properties; empty for most. Call it once for each, in order."""
        place = self._place(properties)
        if place is None or place.list_id not in self.abstract_of:
            return ""
        abstract = self.abstract_of[place.list_id]
        levels = self.levels.get(abstract, {})
        counts = self._counts.setdefault(abstract, {})
        if place.list_id not in self._seen:
            self._seen.add(place.list_id)
            for level, start in self.restarts.get(place.list_id, {}).items():
                counts[level] = start - 1
        own = levels.get(place.level, _Level())
        counts[place.level] = counts.get(place.level, own.start - 1) + 1
        for deeper in [level for level in counts if level > place.level]:
            del counts[deeper]
        if own.kind == "bullet":
            return "•"
        if own.kind == "none":
            return ""
        label = own.pattern[:40]
        for level in range(place.level + 1):
            one = levels.get(level, _Level())
            label = label.replace(f"%{level + 1}", written_number(counts.get(level, one.start), one.kind))
        return label.strip()

    def heading_level(self, properties: Element | None) -> int:
        """1–6 for a heading, by the outline level of the paragraph or its style; 0 for any other paragraph."""
        for one in self._chain(properties):
            name = (value_of(one, "name") or "").lower()
            level = value_of(one.find(W + "pPr") if one.tag == W + "style" else one, "outlineLvl")
            if level is not None and level.isdigit():
                return int(level) % 10 + 1 if int(level) < 6 else 0
            if name.startswith("heading ") and name[8:].isdigit():
                return min(6, int(name[8:]))
        return 0

    def _place(self, properties: Element | None) -> _Place | None:
        list_id = level = None
        for one in self._chain(properties):
            own = one.find(W + "pPr") if one.tag == W + "style" else one
            list_id = list_id or value_of(own, "numPr", "numId")
            level = level or value_of(own, "numPr", "ilvl")
        if not list_id or list_id == "0":
            return None
        depth = int(level) if level and level.isdigit() else 0
        return _Place(list_id, min(depth, _DEEPEST_LEVEL))

    def _chain(self, properties: Element | None) -> Iterator[Element]:
        """The paragraph's own properties, its style, and the styles that one is based on."""
        if properties is None:
            return
        yield properties
        name = value_of(properties, "pStyle")
        for _ in range(_MOST_STYLES):
            style = self.styles.get(name or "")
            if style is None:
                return
            yield style
            name = value_of(style, "basedOn")


def read_numbering(numbering: Element | None, styles: Element | None) -> Numbering:
    """The lists and paragraph styles of a document, from its parts of those names."""
    read = Numbering()
    for abstract in numbering.iter(W + "abstractNum") if numbering is not None else ():
        read.levels[abstract.get(W + "abstractNumId", "")] = dict(_levels(abstract))
    for one in numbering.iter(W + "num") if numbering is not None else ():
        list_id = one.get(W + "numId", "")
        read.abstract_of[list_id] = value_of(one, "abstractNumId") or ""
        read.restarts[list_id] = {
            int(override.get(W + "ilvl", "0")): int(start)
            for override in one.iter(W + "lvlOverride")
            if (start := value_of(override, "startOverride")) and _is_number(start)
            and _is_number(override.get(W + "ilvl", "0"))
        }  # fmt: skip
    for style in styles.iter(W + "style") if styles is not None else ():
        read.styles[style.get(W + "styleId", "")] = style
    return read


def _levels(abstract: Element) -> Iterator[tuple[int, _Level]]:
    for level in abstract.iter(W + "lvl"):
        depth = level.get(W + "ilvl", "")
        start = value_of(level, "start") or "1"
        if _is_number(depth):
            pattern = value_of(level, "lvlText")
            kind = value_of(level, "numFmt") or "decimal"
            yield int(depth), _Level(kind, pattern or "", int(start) if _is_number(start) else 1)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 7


def written_number(number: int, kind: str) -> str:
    """A number as a list counts: decimal, roman or letters, by the names of Office Open XML.

    >>> written_number(4, "lowerRoman"), written_number(28, "upperLetter"), written_number(3, "decimal")
    ('iv', 'BB', '3')

    Source: ECMA-376-1, 17.18.59 ST_NumberFormat.
    """
    if kind.endswith("Roman") and 0 < number <= _LARGEST_ROMAN:
        written = ""
        for value, sign in (*_ROMAN, *_ROMAN_SMALL):
            written += sign * (number // value)
            number %= value
        return written.upper() if kind.startswith("upper") else written
    if kind.endswith("Letter") and 0 < number <= 26 * 20:
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter.upper() if kind.startswith("upper") else letter
    return str(number)
