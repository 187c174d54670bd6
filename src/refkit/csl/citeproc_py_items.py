"""CSL-JSON items as citeproc-py wants to have them. Room: csl; may import text.

citeproc-py stops at months that are none, at names of a kind it does not know and at numbers that are not
text. So nothing reaches it but what is certain to be right; what a field holds beyond that is left out.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from citeproc.source import Date, DateRange, LiteralDate, VariableError

from refkit.csl.marked_text import TRANSLATION, TRANSLATION_ALONE, clean, mark_rich_text
from refkit.text.pages import first_page

DATE_VARIABLES = frozenset({"accessed", "available-date", "event-date", "issued", "original-date", "submitted"})
_ALIASES = {
    "journalAbbreviation": "container-title-short",
    "shortTitle": "title-short",
    "event": "event-title",
    "event-title": "event",
}
# Plain characters, never rich text: what is inside is no prose.
_LITERAL_VARIABLES = frozenset({"DOI", "URL", "ISBN", "ISSN", "PMID", "PMCID", "page", "volume", "issue", "number"})
_NOT_PRINTED = frozenset({"id", "type", "custom", "categories", "citation-number", "year-suffix"})
_ISO_DATE = re.compile(r"(-?\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)
_WHOLE_NUMBER = re.compile(r"\s{0,9}-?\d{1,7}\s{0,9}", re.ASCII)


class PersonName(NamedTuple):
    """A name in the order in which citeproc-py asks for its parts."""

    given: str | None
    family: str | None
    dropping_particle: str | None = None
    non_dropping_particle: str | None = None
    suffix: str | None = None

    def parts(self) -> tuple[str | None, ...]:
        """The parts as a tuple, as `citeproc.source.Name` gives them."""
        return tuple(self)


class Reference(dict[str, Any]):
    """The variables of one item, under CSL's names and under Python's; absent ones raise VariableError."""

    type: str
    language: str

    def __missing__(self, key: str) -> Any:
        raise VariableError(key)

    def __getattr__(self, key: str) -> Any:
        return self[key]


@dataclass(slots=True)
class Cite:
    """One item on its way through a style.

    `suppressed` are variables that were printed in another's place, `recorded` those asked for since somebody
    began to listen; `asked` and `found` count the variables that the style wanted, and those that are there.
    """

    reference: Reference
    key: str
    number: int = 0
    has_open_authors: bool = False
    suppressed: set[str] = field(default_factory=set)
    recorded: set[str] | None = None
    asked: int = 0
    found: int = 0
    has_locator: bool = False

    def note(self, variable: str, *, is_there: bool) -> None:
        """A style asks for a variable."""
        self.asked += 1
        self.found += is_there
        if is_there and self.recorded is not None:
            self.recorded.add(variable)

    def get_field(self, variable: str) -> Any:
        """The value of a variable, None where there is none."""
        return self.reference.get(variable)

    def get(self, key: str, default: Any = None) -> Any:
        """What a citation says beside the item; here nothing."""
        return default

    def __contains__(self, key: str) -> bool:
        return False


def cite_from_item(item: Mapping[str, Any], number: int) -> Cite:
    """Read one CSL-JSON item; `number` is its place in the list, from 1."""
    reference = Reference()
    for variable, value in item.items():
        if variable not in _NOT_PRINTED and isinstance(variable, str):
            read = _read(variable, value)
            if read:
                reference[variable] = reference[variable.replace("-", "_")] = read
    if isinstance(page := reference.get("page"), str) and "page-first" not in reference:
        reference["page-first"] = reference["page_first"] = first_page(page) or page
    for variable, other in _ALIASES.items():
        if variable in reference and other not in reference:
            reference[other] = reference[other.replace("-", "_")] = reference[variable]
    custom = item.get("custom")
    custom = custom if isinstance(custom, Mapping) else {}
    _add_translation(reference, custom.get("title-translation"))
    reference.type = str(item.get("type") or "document").lower()
    language = item.get("language") or custom.get("title-language") or ""
    reference.language = language.lower() if isinstance(language, str) else ""
    return Cite(reference, str(number), number, has_open_authors=custom.get("author-open") is True)


def _add_translation(reference: Reference, translation: Any) -> None:
    """A translation in brackets behind the title, marked so that it can be moved out of quotes and italics."""
    if not isinstance(translation, str) or not (words := mark_rich_text(translation)):
        return
    if title := reference.get("title"):
        reference["title"] = f"{title} {TRANSLATION[0]}[{words}]{TRANSLATION[1]}"
    else:
        reference["title"] = f"{TRANSLATION_ALONE[0]}[{words}]{TRANSLATION_ALONE[1]}"


def _read(variable: str, value: Any) -> Any:
    if variable in DATE_VARIABLES:
        return _read_date(value)
    if isinstance(value, str):
        return clean(value) if variable in _LITERAL_VARIABLES else mark_rich_text(value)
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return f"{value:g}" if isinstance(value, float) else str(value)[:100]
    if isinstance(value, Sequence) and any(isinstance(name, Mapping) for name in value):
        return [name for part in value if isinstance(part, Mapping) and (name := _read_name(part))]
    return None


def _read_name(value: Mapping[str, Any]) -> PersonName | None:
    def part(key: str) -> str | None:
        text = value.get(key)
        return (clean(text) or None) if isinstance(text, str) else None

    if literal := part("literal"):
        return PersonName(None, literal)
    family, given = part("family"), part("given")
    if not (family or given):
        return None
    if family is None:
        return PersonName(None, given)
    return PersonName(given, family, part("dropping-particle"), part("non-dropping-particle"), part("suffix"))


def _read_date(value: Any) -> Any:
    """citeproc-py's date, range or words; None for what is no date."""
    if isinstance(value, str):
        value = {"raw": value}
    if not isinstance(value, Mapping):
        return None
    circa = value.get("circa") not in (None, "", False, 0, "0", "false")
    days = [_day(parts, value.get("season")) for parts in _ranges(value.get("date-parts"))]
    if days and days[0]:
        begin = Date(**days[0], circa=circa)
        if len(days) == 1:
            return begin
        return DateRange(begin=begin, end=Date(**(days[1] or {"year": 0})), circa=circa)
    words = value.get("literal") or value.get("raw")
    if not isinstance(words, str):
        return None
    match = _ISO_DATE.fullmatch(words.strip())
    if match and (day := _day([part for part in match.groups() if part], None)):
        return Date(**day, circa=circa)
    return LiteralDate(clean(words)) if clean(words) else None


def _ranges(value: Any) -> list[Any]:
    if not isinstance(value, Sequence) or isinstance(value, str) or not value:
        return []
    return [value] if isinstance(value[0], int | str) else list(value)[:2]


def _day(parts: Any, season: Any) -> dict[str, int] | None:
    """Year, month and day or season as numbers; from the first part that is none on, they are left out."""
    numbers: list[int] = []
    for part in list(parts)[:3] if isinstance(parts, Sequence) and not isinstance(parts, str) else ():
        if isinstance(part, bool) or not _WHOLE_NUMBER.fullmatch(str(part)):
            break
        numbers.append(int(part))
    if not numbers or not numbers[0]:
        return None
    day = {"year": numbers[0]}
    month = numbers[1] if len(numbers) > 1 else 0
    if 1 <= month <= 12:
        day["month"] = month
        if len(numbers) > 2 and 1 <= numbers[2] <= 31:
            day["day"] = numbers[2]
    elif 13 <= month <= 16 or 21 <= month <= 24:
        day["season"] = (month - 13) % 4 + 1 if month < 20 else month - 20
    elif _WHOLE_NUMBER.fullmatch(str(season)) and 1 <= int(season) <= 4:
        day["season"] = int(season)
    return day
