"""Is there a work that a style prints exactly so? Workflow.

Analysis by synthesis: the printed entry is read in the layouts that the style has for common shapes of entries,
and every reading is rendered again. One that comes out letter for letter shows that the entry follows the style,
however the parser had read it. A reading may not contradict what the parser is sure of: a number does not become
part of a title because a comma is missing.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice, product
from typing import Any, NamedTuple

from rapidfuzz.distance import Levenshtein

from refkit.csl.schema.variables import DATE_VARIABLES, NAME_VARIABLES, NUMBER_VARIABLES
from refkit.workflow.conforming.dates import is_like_date
from refkit.workflow.conforming.layout import Layout
from refkit.workflow.conforming.names import MOST_NAMES, NameForm, calmed, dummies, may_be_body, read_list
from refkit.workflow.conforming.shapes import Shape, common_shapes, lacks_container, shapes_near
from refkit.workflow.conforming.spaces import spaced
from refkit.workflow.conforming.template import Fits, Template, fill
from refkit.workflow.conforming.values import is_plausible, values_for

LONGEST = 2_000  # characters of an entry that are compared
MOST_FILLINGS = 80  # ways to fill one layout that are looked at
MOST_SOUND = 12  # of them, those that are tried
MOST_SURE = 12  # people who have to be people in every reading
MOST_OF_FILLING = 12  # readings of one way to fill a layout
MOST_RENDERED = 80  # readings of one entry that are rendered
_FIRST_NUMBER = re.compile(r"\w*\d\w*")
_NUMBER_SLOTS = (NUMBER_VARIABLES | {"page", "page-first"}) - {"edition"}
_NOT_IN_NAMES = re.compile(r"[\d“”\"?!\[\]:]|\.\.")
_FULL_YEAR = re.compile(r"\d{4}")
_NAME_GAP = re.compile(r"[,;&/]|\s")
_SHOWN = {
    "DOI": re.compile(r"10\.\d{4,9}/"),
    "URL": re.compile(r"https?://|ftp://"),
    "accessed": re.compile(r"https?://|ftp://|10\.\d{4,9}/|www\."),
    "ISBN": re.compile(r"\d[\dXx -]{8,}"),
    "number-of-pages": re.compile(r"\d"),
    "edition": re.compile(r"\d"),
}


@dataclass(frozen=True, slots=True)
class Conformance:
    """Whether an entry follows a style, and what the style prints for the work as it was read."""

    follows: bool
    printed: str
    expected: str
    item: Mapping[str, Any]


def conform(printed: str, item: Mapping[str, Any], layout: Layout, is_open: bool = False) -> Conformance:
    """Compare an entry with what a style prints; `item` is the entry as it was parsed.

    `is_open`: the printed list of authors ends in "et al."
    """
    text = spaced(layout.without_number(printed))
    read = _without_refkit(item)
    candidates: list[tuple[str, Mapping[str, Any]]] = []
    for first in _completed(read, is_open):
        rendered = layout.rendered(first)
        if rendered == text and _is_plausible_item(first):
            return Conformance(True, text, text, first)
        candidates.append((rendered, first))
    if len(text) <= LONGEST:
        for found in _Readings(text, read, layout).items():
            rendered = layout.rendered(found)
            if rendered == text:
                return Conformance(True, text, text, found)
            candidates.append((rendered, found))
    expected, nearest = min(candidates, key=lambda pair: Levenshtein.distance(pair[0], text))
    return Conformance(False, text, expected, nearest)


def _is_plausible_item(item: Mapping[str, Any]) -> bool:
    """Whether no value as the parser read it is one that only a mistake in the entry explains ("1968111(9)")."""
    if lacks_container(str(item.get("type")), item):
        return False
    return all(is_plausible(name, str(item[name])) for name in ("volume", "issue", "genre") if item.get(name))


def _without_refkit(item: Mapping[str, Any]) -> dict[str, Any]:
    """The item without what only refkit reads."""
    return _calm({key: value for key, value in item.items() if key not in ("custom", "id", "note")})


def _calm(item: dict[str, Any]) -> dict[str, Any]:
    people = {key: [calmed(name) for name in item[key]] for key in item if key in NAME_VARIABLES}
    return {**item, **people}


def _completed(item: dict[str, Any], is_open: bool) -> Iterator[dict[str, Any]]:
    """An open list of authors stands for one so long that the style shortens it."""
    authors = item.get("author")
    if is_open and isinstance(authors, list):
        yield {**item, "author": [*authors, *dummies(40)]}
    else:
        yield item


class _Readings:
    """All readings of one entry in a style's layouts."""

    def __init__(self, text: str, read: dict[str, Any], layout: Layout) -> None:
        self.text, self.read, self.layout = text, read, layout
        self.kind = str(read.get("type") or "document")
        self.tried: set[tuple[Any, ...]] = set()
        self.fitting: dict[tuple[str, int, int], bool] = {}
        self.people: dict[tuple[str, str, str], list[list[dict[str, Any]]]] = {}
        self.sure = _sure_values(read, text)
        self.shows = {name: pattern.search(text) is not None for name, pattern in _SHOWN.items()}

    def items(self) -> Iterator[dict[str, Any]]:
        """Items that may print so, the likeliest first."""
        return islice(self._all(), MOST_RENDERED)

    def _all(self) -> Iterator[dict[str, Any]]:
        for shape in self._with_bare_years():
            template = self.layout.template(shape)
            if template is None or lacks_container(shape.type, template.variables) or not self._has_words(template):
                continue
            key = (shape.type, template.parts)
            if key in self.tried:
                continue
            self.tried.add(key)
            found = fill(template, self.text, self._fits(shape.type), MOST_FILLINGS)
            sound = (filling for filling in found if self._is_sound(filling) and self._keeps(filling))
            for filling in islice(sound, MOST_SOUND):
                yield from self._filled(shape, filling)

    def _with_bare_years(self) -> Iterator[Shape]:
        """Each shape; once more with the year alone, where the style prints year and day in two places."""
        for shape in self._shapes():
            yield shape
            template = self.layout.template(shape)
            if template is not None and template.variables.count("issued") > 1:
                yield Shape(shape.type, tuple("issued=year" if one == "issued" else one for one in shape.variables))

    def _shapes(self) -> Iterator[Shape]:
        present = frozenset(key for key, value in self.read.items() if value and key not in ("type", "language"))
        yield from shapes_near(self.kind, present)
        possible = [shape for shape in common_shapes() if self._is_possible(shape)]
        yield from sorted(possible, key=lambda shape: (shape.type != self.kind, -_shared(shape, present)))

    def _is_possible(self, shape: Shape) -> bool:
        """Whether the text shows at all what the shape has; a style that prints no address needs no shape with one."""
        return not any(name in shape.variables and not self.shows[name] for name in self.shows)

    def _fits(self, kind: str) -> Fits:
        """Whether a stretch of the text may be what a variable printed; asked again and again for the same."""
        known, text = self.fitting, self.text

        def fits(variable: str, at: int, end: int) -> bool:
            key = (variable, at, end) if variable not in NAME_VARIABLES else (f"{kind} {variable}", at, end)
            answer = known.get(key)
            if answer is None:
                slot = text[at:end]
                is_list = variable in NAME_VARIABLES
                if is_list:
                    answer = _NOT_IN_NAMES.search(slot) is None and bool(self._listed(kind, variable, slot))
                elif variable in DATE_VARIABLES:
                    answer = is_like_date(slot, self.layout.language)
                else:
                    answer = is_plausible(variable, slot)
                known[key] = answer
            return answer

        return fits

    def _listed(self, kind: str, variable: str, slot: str) -> list[list[dict[str, Any]]]:
        key = (kind, variable, slot)
        if key not in self.people:
            is_edge = not slot or slot != slot.strip() or slot[0] in ".,;:&)" or slot[-1] in ",;:&("
            self.people[key] = [] if is_edge else list(self._people(kind, variable, slot))
        return self.people[key]

    def _has_words(self, template: Template) -> bool:
        at = 0
        for words in template.words:
            found = self.text.find(words.strip(" .,;:"), at)
            if found < 0:
                return False
            at = found
        return True

    def _is_sound(self, filling: tuple[tuple[str, tuple[int, int]], ...]) -> bool:
        """Whether no slot swallows two things that the parser tells apart."""
        spans = dict(filling)
        for variable in ("title", "container-title", "publisher", "publisher-place", "genre"):
            if variable not in spans:
                continue
            start, end = spans[variable]
            if self._merges(variable, self.text[start:end]):
                return False
        return True

    def _keeps(self, filling: tuple[tuple[str, tuple[int, int]], ...]) -> bool:
        """Whether people, year and numbers that the parser found are such in the reading too."""
        slots: dict[str, str] = {}
        for variable, (start, end) in filling:
            slots[variable] = f"{slots.get(variable, '')} {self.text[start:end]}".strip()
        people = " ".join(text for variable, text in slots.items() if variable in NAME_VARIABLES).lower()
        dates = " ".join(text for variable, text in slots.items() if variable in DATE_VARIABLES)
        numbers = " ".join(text for variable, text in slots.items() if variable in _NUMBER_SLOTS)
        return (
            all(name in people for name in self.sure.people)
            and self.sure.issued in dates
            and self.sure.accessed in slots.get("accessed", "")
            and all(number in numbers for number in self.sure.numbers)
        )

    def _merges(self, variable: str, slot: str) -> bool:
        inside = [
            name
            for name in ("title", "container-title", "publisher", "publisher-place", "volume", "genre")
            if isinstance(value := self.read.get(name), str) and len(value) > 3 and value in slot
        ]
        if set(inside) == {"publisher", "publisher-place"} and self.read["publisher"].split()[-1].islower():
            return False  # "University of" is no publisher
        found = {self.read[name] for name in inside}
        return len([one for one in found if not any(one != other and one in other for other in found)]) > 1

    def _filled(self, shape: Shape, filling: tuple[tuple[str, tuple[int, int]], ...]) -> Iterator[dict[str, Any]]:
        slots: dict[str, list[str]] = {}
        for variable, (start, end) in filling:
            slots.setdefault(variable, []).append(self.text[start:end])
        options: list[list[tuple[str, Any]]] = []
        for variable, printed in slots.items():
            is_in_pieces = variable in DATE_VARIABLES and not all(map(_FULL_YEAR.search, printed))
            slot = " ".join(printed) if is_in_pieces else printed[0]
            if variable in NAME_VARIABLES:
                values: list[Any] = self._listed(shape.type, variable, slot)
            else:
                values = list(values_for(variable, slot, self.layout.language))
            if not values:
                return
            options.append([(variable, value) for value in values])
        for chosen in islice(product(*options), MOST_OF_FILLING):
            item: dict[str, Any] = _calm({"type": shape.type, **dict(chosen)})
            if "language" in self.read:
                item["language"] = self.read["language"]
            yield item

    def _read_people(self, kind: str, variable: str, block: str, has_author: bool) -> list[dict[str, Any]] | None:
        tried: set[Any] = set()
        most = min(MOST_NAMES, len(_NAME_GAP.findall(block)) + 1)
        for count in (*range(1, most + 1), MOST_NAMES):
            form = self.layout.list_form(kind, variable, count, has_author)
            if form is None:
                return None
            if form.pieces in tried or not form.may_print(block):
                continue
            tried.add(form.pieces)
            people = read_list(block, form)
            if people is not None and all(person.get("given") or self._is_bare(person) for person in people):
                return _with_left_out(people, count, isinstance(form.pieces[-1], NameForm))
        return None

    def _is_bare(self, person: Mapping[str, Any]) -> bool:
        """Whether the parser too found this one name without given names."""
        known = [name for variable in NAME_VARIABLES for name in self.read.get(variable, ())]
        return any(name.get("family") == person["family"] and not name.get("given") for name in known)

    @staticmethod
    def _may_be(people: list[dict[str, Any]], block: str) -> bool:
        """Whether the list opens with the first of the people, or ends with their name."""
        name = str(people[0].get("family") or people[0].get("literal") or "\x00").lower()
        return name in block.lower()

    def _people(self, kind: str, variable: str, block: str) -> Iterator[list[dict[str, Any]]]:
        """The people that a printed list may name."""
        for has_author in (False,) if variable == "author" else (True, False):
            people = self._read_people(kind, variable, block, has_author)
            if people is not None:
                yield people
        parsed = self.read.get(variable)
        if isinstance(parsed, list) and parsed and self._may_be(parsed, block):
            yield [*parsed]
        is_body = isinstance(parsed, list) and any(name.get("literal") == block for name in parsed)
        if is_body or may_be_body(block):
            yield [{"literal": block}]


def _with_left_out(people: list[dict[str, Any]], count: int, ends_in_name: bool) -> list[dict[str, Any]]:
    """The people with those that the style leaves out: at the end, or before the last name ("A, B, … Z")."""
    left_out = dummies(count - len(people))
    return [*people[:-1], *left_out, people[-1]] if ends_in_name else [*people, *left_out]


def _shared(shape: Shape, present: frozenset[str]) -> int:
    names = {variable.partition("=")[0] for variable in shape.variables}
    return len(names & present) * 2 - len(names ^ present)


class _Sure(NamedTuple):
    """What the parser found and a reading may not take for something else."""

    people: tuple[str, ...]
    issued: str
    accessed: str
    numbers: tuple[str, ...]


def _sure_values(read: Mapping[str, Any], text: str) -> _Sure:
    """The people, the years, volume, issue, first page and number, where the text has each once."""
    lower = text.lower()
    everybody = [person for variable in NAME_VARIABLES for person in read.get(variable) or ()]
    names = [_name_of(person).lower() for person in everybody[:MOST_SURE]]
    surely = [name for name in names if name and (lower.startswith(name) or _count(name, lower) == 1)]
    counted = ("volume", "issue", "page", "number") if read.get("container-title") else ("page", "number")
    numbers = [_FIRST_NUMBER.search(str(read.get(name, ""))) for name in counted]
    return _Sure(
        tuple(word for name in surely if (word := name.split()[-1]).isalpha() and len(word) > 1),
        _year_of(read.get("issued"), text),
        _year_of(read.get("accessed"), text),
        tuple(number[0] for number in numbers if number is not None and _count(number[0], text) == 1),
    )


def _name_of(person: Mapping[str, Any]) -> str:
    return str(person.get("family") or person.get("literal") or "")


def _year_of(date: Any, text: str) -> str:
    parts = date.get("date-parts") if isinstance(date, Mapping) else None
    year = str(parts[0][0]) if parts and parts[0] else ""
    return year if year.isdigit() and _count(year, text) == 1 else ""


def _count(word: str, text: str) -> int:
    return len(re.findall(rf"(?<!\w){re.escape(word)}(?!\w)", text)) if word else 0
