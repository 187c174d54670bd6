"""Headings above a reference list, inside one and after one. Room: parse; may import model, text, errors.

A heading is a short line that says nothing but its name, under whatever dress: "7. References", "## Källor",
"**LITERATUR:**", "R E F E R E N C E S", "== 参考文献 ==".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from unicodedata import is_normalized, normalize

from refkit.parse.heading_words import CLOSING_HEADINGS, PART_HEADINGS, QUALIFIED_HEADINGS, REFERENCE_HEADINGS
from refkit.text.fold import squash, strip_diacritics

LONGEST_HEADING = 90  # characters with numbering and decoration

MOST_SPACES = 12  # but in headings with their letters spaced out
_WITHOUT_SPACES = "\u3000"  # from here on, characters of scripts that do not part words

_MARKUP = re.compile(
    r"</?[a-zA-Z][^<>]{0,40}>|\[\s?(?:edit|redigera|bearbeiten|modifier|editar)[^\]]{0,30}\]|\{#[^}]{0,40}\}"
)
_DECORATION = "#*_=~-–—•·|>§§†‡:：.．。,;\"'“”„«»【】〔〕《》<>[]()（）［］■□◆◇●○▪▼▶► \t\u3000\xa0\\"
_NUMBERING = re.compile(
    r"(?:(?:chapter|section|kapitel|chapitre|capítulo|kapittel|part|teil|глава|раздел)\s+)?"
    r"(?:\d{1,2}(?:\.\d{1,2}){0,3}|[IVXLC]{1,7}|[ivxlc]{1,7}|[A-Ha-h]|[一二三四五六七八九十]{1,3})"
    r"(?:\s*[.):：、．）·]\s*|\s+[-–—]?\s*)(?=\S)",
    re.IGNORECASE,
)
_COUNT = re.compile(r"\s*[(（\[]\s*\d{1,4}[^()（）\[\]]{0,20}[)）\]]\s*$")
_DESIGNATOR = re.compile(r"\s+(?:\d{1,2}|[A-Z]|[IVX]{1,5})\s*(?:[.:–—-]\s*.{0,60})?$")
_MARKDOWN = re.compile(r"#{1,6}\s+\S")
_LETTER = re.compile(r"[^\W\d_]")


class HeadingKind(Enum):
    """What a heading does to a reference list."""

    REFERENCES = "references"  # a list begins
    PART = "part"  # a part of a list begins
    CLOSING = "closing"  # something else begins


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: its name as printed without numbering and decoration, and the languages that call it so."""

    kind: HeadingKind
    text: str
    languages: tuple[str, ...] = ()


def _split(forms: str) -> list[str]:
    return forms.split("|")


def _languages_by_key() -> dict[str, dict[str, set[str]]]:
    """Squashed heading → the languages it may be, each with the exact forms it has there."""
    table: dict[str, dict[str, set[str]]] = {}
    for language, forms in REFERENCE_HEADINGS.items():
        for form in (*_split(forms), *_qualified(language)):
            table.setdefault(squash(form), {}).setdefault(language, set()).add(form.replace(" ", ""))
    return table


def _qualified(language: str) -> Iterator[str]:
    """ "Additional references", "Övriga källor", "Weitere Literatur"."""
    first, second = QUALIFIED_HEADINGS.get(language, ("", ""))
    return (f"{one} {other}" for one in _split(first) for other in _split(second) if one)


_REFERENCES = _languages_by_key()
_PARTS = frozenset(map(squash, _split(PART_HEADINGS)))
_CLOSINGS = frozenset(map(squash, _split(CLOSING_HEADINGS)))
_KEY_WORDS = frozenset(  # the longest word of each form, which no heading lacks
    spelling
    for forms in (*REFERENCE_HEADINGS.values(), PART_HEADINGS, CLOSING_HEADINGS)
    for form in _split(forms)
    for spelling in (max(form.split(), key=len), strip_diacritics(max(form.split(), key=len)))
)
_LONGEST_KEY = max(map(len, (*_REFERENCES, *_PARTS, *_CLOSINGS)))


def may_be_heading(line: str) -> bool:
    """A quick test that lets every heading through and refuses most other lines of a text."""
    length = len(line)
    if not 2 <= length <= LONGEST_HEADING:
        return False
    spaces = line.count(" ")
    if spaces > MOST_SPACES and line.count("  ") * 2 < spaces and spaces * 2 < length - 2:
        return False
    if (
        spaces * 2 >= length - 2
        or "<" in line
        or "[" in line
        or max(line) >= _WITHOUT_SPACES
        or not is_normalized("NFC", line)
    ):
        return True
    return any(word.strip(_DECORATION) in _KEY_WORDS for word in line.lower().split())


def read_heading(line: str) -> Heading | None:
    """Say which heading a line is; None for every other line. Never looks at more than LONGEST_HEADING characters.

    >>> read_heading("## 7. Källförteckning:").languages
    ('sv',)
    >>> read_heading("References are listed below.") is None
    True
    """
    if len(line) > LONGEST_HEADING:
        return None
    bare = _undressed(line)
    if not bare or not _LETTER.search(bare):
        return None
    heading = _named(bare)
    if heading is None and (numbering := _NUMBERING.match(bare)):
        heading = _named(_undressed(bare[numbering.end() :]))
    if heading is not None:
        is_sentence = line.rstrip().endswith(".") and heading.kind is not HeadingKind.REFERENCES
        return None if is_sentence else heading  # "Internet." ends an entry
    if (designator := _DESIGNATOR.search(bare)) and squash(bare[: designator.start()]) in _CLOSINGS:
        return Heading(HeadingKind.CLOSING, bare)
    return None


def is_markdown_heading(line: str) -> bool:
    """Say whether a line is marked as a heading, whatever it says ("## Results")."""
    return len(line) <= 2 * LONGEST_HEADING and _MARKDOWN.match(line) is not None


def names_references(words: str) -> Heading | None:
    """The heading that these words are, without any dress allowed but a colon; None where they are none."""
    return heading if (heading := _named(words)) and heading.kind is HeadingKind.REFERENCES else None


def _undressed(line: str) -> str:
    if "<" in line or "[" in line or "{" in line:
        line = _MARKUP.sub("", line)
    return _COUNT.sub("", line.strip().rstrip(".:")).strip(_DECORATION)


def _named(bare: str) -> Heading | None:
    key = squash(bare)
    if not key or len(key) > _LONGEST_KEY:
        return None
    if (forms_of := _REFERENCES.get(key)) is not None:
        printed = normalize("NFC", "".join(bare.casefold().split()))
        exact = tuple(language for language, forms in forms_of.items() if printed in forms)
        return Heading(HeadingKind.REFERENCES, bare, exact or tuple(forms_of))
    if key in _PARTS:
        return Heading(HeadingKind.PART, bare)
    if key in _CLOSINGS:
        return Heading(HeadingKind.CLOSING, bare)
    return None
