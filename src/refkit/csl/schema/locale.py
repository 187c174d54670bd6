"""A locale as values: terms, localised dates, ordinal suffixes and options."""

from typing import NamedTuple

from refkit.csl.schema.nodes import Date

FORM_FALLBACKS = {
    "symbol": ("symbol", "short", "long"),
    "verb-short": ("verb-short", "verb", "long"),
    "long": ("long",),
}

TermKey = tuple[str, str, str]  # name, form, gender form ("" for none)


class OrdinalRule(NamedTuple):
    """One `ordinal-NN` term: which numbers it is for, and in which gender form."""

    match: str  # "last-digit", "last-two-digits" or "whole-number"
    number: str  # digits without leading zero
    gender: str  # "masculine", "feminine" or "neuter"
    suffix: str


class LocalePart:
    """What one cs:locale element (of a style or a locale file) says."""

    __slots__ = ("dates", "genders", "has_ordinals", "language", "options", "ordinals", "terms")

    def __init__(self, language: str = "") -> None:
        self.language = language
        self.terms: dict[TermKey, tuple[str, str]] = {}  # (singular, plural)
        self.genders: dict[str, str] = {}  # of a noun, by term name
        self.dates: dict[str, Date] = {}  # "text" and "numeric"
        self.options: dict[str, bool] = {}
        self.ordinals: list[OrdinalRule] = []
        self.has_ordinals = False  # a term "ordinal" starts the ordinals afresh


class Locale:
    """All parts that apply to one language, later ones over earlier ones."""

    def __init__(self, language: str, parts: list[LocalePart]) -> None:
        self.language = language
        self.terms: dict[TermKey, tuple[str, str]] = {}
        self.genders: dict[str, str] = {}
        self.dates: dict[str, Date] = {}
        self.options: dict[str, bool] = {}
        self.ordinals: list[OrdinalRule] = []
        self.modern_ordinals = False
        for part in parts:
            self._add(part)
        self._found: dict[tuple[str, str, bool, str], str | None] = {}

    def _add(self, part: LocalePart) -> None:
        if part.has_ordinals:
            stale = [key for key in self.terms if key[0] == "ordinal" or key[0].startswith("ordinal-")]
            for key in stale:
                del self.terms[key]
            self.ordinals, self.modern_ordinals = [], True
        self.ordinals = [*self.ordinals, *part.ordinals]
        self.terms.update(part.terms)
        self.genders.update(part.genders)
        self.dates.update(part.dates)
        self.options.update(part.options)

    def term(self, name: str, form: str = "long", plural: bool = False, gender: str = "") -> str | None:
        """The term, in the nearest form there is; None where the locale has no such term at all."""
        key = (name, form, plural, gender)
        if key not in self._found:
            self._found[key] = self._look_up(name, form, plural, gender)
        return self._found[key]

    def _look_up(self, name: str, form: str, plural: bool, gender: str) -> str | None:
        for wanted in FORM_FALLBACKS.get(form, (form, "long")):
            for gender_form in (gender, "") if gender else ("",):
                if (found := self.terms.get((name, wanted, gender_form))) is not None:
                    return found[plural]
        if not gender:  # a term that exists in gender forms only
            for gender_form in ("feminine", "masculine", "neuter"):
                if (found := self.terms.get((name, form, gender_form))) is not None:
                    return found[plural]
        return None

    def text(self, name: str, form: str = "long", plural: bool = False, gender: str = "") -> str:
        """The term, or nothing."""
        return self.term(name, form, plural, gender) or ""

    @property
    def punctuation_in_quote(self) -> bool:
        """Whether full stops and commas go inside a closing quotation mark."""
        return self.options.get("punctuation-in-quote", False)

    @property
    def limit_day_ordinals(self) -> bool:
        """Whether only the first day of a month is an ordinal (French "1er")."""
        return self.options.get("limit-day-ordinals-to-day-1", False)
