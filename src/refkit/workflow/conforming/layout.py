"""A style's templates: what it prints for an entry of each shape. Workflow."""

import re
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from refkit.csl import Citation, Cite, Style
from refkit.csl.catalogue import find_style
from refkit.csl.cite.citing import Citing
from refkit.csl.cite.listing import Listing
from refkit.csl.compiled import compiled_style
from refkit.csl.items.item import read_items
from refkit.csl.reading.style import read_style
from refkit.csl.schema.variables import DATE_VARIABLES, NAME_VARIABLES
from refkit.workflow.conforming.dates import is_date_word
from refkit.workflow.conforming.names import MOST_NAMES, ListForm, form_of_list, invented
from refkit.workflow.conforming.parts import PARTS, Part, parts_of
from refkit.workflow.conforming.shapes import Shape
from refkit.workflow.conforming.spaces import spaced
from refkit.workflow.conforming.template import Template

LAYOUTS_KEPT = 16
_NUMBER = re.compile(r"\s*(?:\[\d{1,5}\]|\(\d{1,5}\)|\d{1,5}[.)\]:]?)(?:\s+|(?=[^\W\d_]))")
_DATE = {"date-parts": [[2011, 11, 17]]}
_INVENTED: dict[str, Any] = {
    "title": "Qvtitle of things", "container-title": "Qvcontainer of Things", "volume": "771", "issue": "772",
    "page": "7731-7738", "page=one": "7731", "issued": _DATE, "issued=year": {"date-parts": [[2011]]},
    "accessed": {"date-parts": [[2012, 10, 18]]},
    "publisher": "Qvpublisher", "publisher-place": "Qvplace", "edition": "3", "edition=text": "Qvedition",
    "DOI": "10.7777/qvdoi", "URL": "https://qvurl.example/a", "ISBN": "9787777777777", "PMID": "77777777",
    "collection-title": "Qvcollection", "number": "774", "genre": "Qvgenre", "number-of-pages": "775",
    "version": "7.7", "ISSN": "7777-7777",
}  # fmt: skip
_MANY = 3
_EDGES_OF_NAMES = re.compile(r"([\s,;:]*)(.*?)([\s,;:]*)", re.S)
_EDGES = re.compile(r"(\W*)(.*?)(\W*)", re.S)


class Layout:
    """One style in one language, asked for templates again and again."""

    def __init__(self, style: Style, locale: str) -> None:
        self.style, self.locale = style, locale
        self.language = locale or style.default_locale or "en-US"
        self._compiled = compiled_style(style, locale, PARTS, links=False, titles="both", item_locales=False)
        self._templates: dict[Shape, Template | None] = {}
        self._lists: dict[tuple[str, str, int, bool], ListForm | None] = {}

    @classmethod
    def load(cls, style: str | Path, locale: str | None) -> "Layout":
        """The layout of a style by name, former name, title or path."""
        return _loaded(style, locale or "")

    @cached_property
    def is_numbered(self) -> bool:
        """Whether entries begin with their number."""
        parts = self._parts({"type": "book", "title": "Qv"})
        return any(part.variable == "citation-number" for part in parts[:3])

    def without_number(self, printed: str) -> str:
        """A printed entry without its number, where the style prints one."""
        number = _NUMBER.match(printed) if self.is_numbered else None
        return printed[number.end() :] if number is not None else printed

    def template(self, shape: Shape) -> Template | None:
        """How the style prints an entry of a shape; None where it prints nothing or not every value once."""
        if shape not in self._templates:
            self._templates[shape] = self._make(shape)
        return self._templates[shape]

    def _make(self, shape: Shape) -> Template | None:
        parts = slots_and_words(unnumbered(self._parts(invented_item(shape, 1))), self.language)
        return Template(parts) if any(part.variable for part in parts) else None

    def list_form(self, kind: str, variable: str, count: int, has_author: bool = False) -> ListForm | None:
        """How the style prints so many people in a role; editors of a book `has_author` of are not its authors."""
        key = (kind, variable, count, has_author)
        if key not in self._lists:
            item = invented_item(Shape(kind, ("issued", "title")), 0)
            if variable != "author":
                item |= {"container-title": "Qvcontainer"}
            if has_author:
                item["author"] = [{"family": "Qvauthor", "given": "Qvgiven"}]
            item[variable] = invented(min(count, MOST_NAMES))
            block = next(
                (spaced(part.text).strip(" ,;:") for part in self._parts(item) if part.variable == variable), ""
            )
            self._lists[key] = form_of_list(block, count) if block else None
        return self._lists[key]

    def rendered(self, item: Mapping[str, Any]) -> str:
        """The item as the style prints it in plain text, without its number."""
        return spaced("".join(part.text for part in unnumbered(self._parts(item))))

    def marked(self, item: Mapping[str, Any]) -> tuple[Part, ...]:
        """The item as the style prints it, with the variable of each piece, without its number."""
        return unnumbered(self._parts(item))

    def _parts(self, item: Mapping[str, Any]) -> tuple[Part, ...]:
        """The printed entry of one item, without what telling items apart and sorting them would cost."""
        found = read_items([{**item, "id": "1"}], splits_titles=self._compiled.places_translations)
        for one in found.values():
            one.shape = self._compiled.shape_of(one)
        registry = self._compiled.new_registry()
        if self.style.has_bibliography:
            text = Listing(self._compiled, found, {"1": 1}, {}, registry).entries(["1"])[0]
        else:
            text = Citing(self._compiled, found, {"1": 1}, {}, registry).texts([Citation([Cite("1")])])[0]
        return parts_of(text)


@lru_cache(maxsize=LAYOUTS_KEPT)
def _loaded(style: str | Path, locale: str) -> Layout:
    found = find_style(style)
    return Layout(Style(read_style(found.xml, found.name), found.name, found.default_locale or ""), locale)


def invented_item(shape: Shape, people: int) -> dict[str, Any]:
    """An item of a shape with invented values."""
    item: dict[str, Any] = {"type": shape.type}
    for variable in shape.variables:
        name, _, variant = variable.partition("=")
        if name in NAME_VARIABLES:
            item[name] = invented(_MANY if variant == "many" else people)
        else:
            item[name] = _INVENTED.get(variable, _INVENTED.get(name, f"Qv{name}"))
    return item


def unnumbered(parts: Iterable[Part]) -> tuple[Part, ...]:
    """The parts without the entry's number and what is printed around it, words next to each other joined."""
    listed = list(parts)
    for place, part in enumerate(listed[:3]):
        if part.variable == "citation-number":
            rest = listed[place + 1 :]
            if rest and not rest[0].variable:
                kept = rest[0].text.lstrip(" .)]:\u2002\u2003\t\n-–—")
                rest = [Part("", kept), *rest[1:]] if kept else rest[1:]
            listed = rest
            break
    joined: list[Part] = []
    for part in listed:
        text = part.text.replace("\n", " ")
        if joined and not part.variable and not joined[-1].variable:
            joined[-1] = Part("", joined[-1].text + text)
        elif text:
            joined.append(Part(part.variable, text))
    return _trimmed(joined)


def _trimmed(parts: list[Part]) -> tuple[Part, ...]:
    """Without blanks at the edges, or twice in a row."""
    found: list[Part] = []
    for part in parts:
        text = spaced(part.text, keep_edges=True)
        if text:
            found.append(Part(part.variable, text))
    if found and not found[0].variable:
        found[0] = Part("", found[0].text.lstrip())
    if found and not found[-1].variable:
        found[-1] = Part("", found[-1].text.rstrip())
    return tuple(part for part in found if part.text)


def slots_and_words(parts: Iterable[Part], locale: str) -> tuple[Part, ...]:
    """The parts with slots bare of the style's quotes and stops, and a date that is printed in pieces as one slot."""
    found: list[Part] = []
    for part in parts:
        pieces = [part]
        if part.variable:
            edges = _EDGES_OF_NAMES if part.variable in NAME_VARIABLES else _EDGES
            before, value, after = edges.fullmatch(part.text).groups()  # type: ignore[union-attr]  # matches any text
            if part.variable in DATE_VARIABLES:
                words, value, tail = _without_words(value, locale)
                before, after = before + words, tail + after
            pieces = [Part("", before), Part(part.variable, value), Part("", after)]
        for piece in pieces:
            if not piece.text:
                continue
            if not piece.variable and found and not found[-1].variable:
                found[-1] = Part("", found[-1].text + piece.text)
            elif piece.variable in DATE_VARIABLES and _goes_on(found, piece.variable):
                words = found.pop().text
                found[-1] = Part(piece.variable, found[-1].text + words + piece.text)
            else:
                found.append(piece)
    return tuple(found)


def _without_words(date: str, locale: str) -> tuple[str, str, str]:
    """A printed date without the words that a style puts before and behind it: "Accessed 18 Oct 2012"."""
    pieces = re.split(r"(\s+)", date)
    start, end = 0, len(pieces)
    while start < end and not is_date_word(pieces[start], locale):
        start += 1
    while end > start and not is_date_word(pieces[end - 1], locale):
        end -= 1
    return "".join(pieces[:start]), "".join(pieces[start:end]), "".join(pieces[end:])


def _goes_on(found: list[Part], variable: str) -> bool:
    """Whether the words that came last stand within one date."""
    return len(found) > 1 and found[-2].variable == variable and not found[-1].text.strip(" ,./-")
