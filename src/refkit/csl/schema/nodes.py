"""The elements of a style as frozen values: one class an element, attributes already understood."""

from dataclasses import dataclass, field

from refkit.csl.schema.names import NO_OPTIONS, NameOptions

Mark = tuple[str, str]  # ("font-style", "italic"); order in a tuple of marks: innermost first


@dataclass(frozen=True, slots=True)
class Look:
    """How an element is dressed: affixes outside, marks (italics, quotes, …) inside."""

    prefix: str = ""
    suffix: str = ""
    delimiter: str = ""
    marks: tuple[Mark, ...] = ()
    text_case: str = ""
    strip_periods: bool = False
    display: str = ""


PLAIN = Look()


@dataclass(frozen=True, slots=True)
class Text:
    """cs:text. `kind` says which attribute it has: variable, macro, term or value."""

    kind: str
    name: str
    form: str = "long"
    plural: bool = False
    look: Look = PLAIN


@dataclass(frozen=True, slots=True)
class Number:
    """cs:number; `form` is numeric, ordinal, long-ordinal or roman."""

    variable: str
    form: str = "numeric"
    look: Look = PLAIN


@dataclass(frozen=True, slots=True)
class Label:
    """cs:label; without a variable it belongs to the cs:names around it."""

    variable: str = ""
    form: str = "long"
    plural: str = "contextual"
    look: Look = PLAIN


@dataclass(frozen=True, slots=True)
class DatePart:
    """cs:date-part: `name` is day, month or year; None for what a localised date leaves to the locale."""

    name: str
    form: str = ""
    range_delimiter: str | None = None
    look: Look = PLAIN
    given: frozenset[str] = frozenset()  # attributes written in the file: only these override a locale's


@dataclass(frozen=True, slots=True)
class Date:
    """cs:date; with `form` the locale's date is used and `parts` only override its attributes."""

    variable: str
    form: str = ""
    parts_shown: str = "year-month-day"
    parts: tuple[DatePart, ...] = ()
    look: Look = PLAIN


@dataclass(frozen=True, slots=True)
class Name:
    """cs:name with its cs:name-part children."""

    options: NameOptions = NO_OPTIONS
    family: Look = PLAIN
    given: Look = PLAIN
    look: Look = PLAIN


@dataclass(frozen=True, slots=True)
class EtAl:
    """cs:et-al: which term closes a shortened list of names."""

    term: str = "et-al"
    look: Look = PLAIN


@dataclass(frozen=True, slots=True)
class Names:
    """cs:names. `name`, `et_al` and `label` are None where the element is absent (cs:substitute inherits
    them).
    """

    variables: tuple[str, ...]
    name: Name | None = None
    et_al: EtAl | None = None
    label: Label | None = None
    label_first: bool = False
    substitute: tuple["Element", ...] = ()
    delimiter: str | None = None
    look: Look = PLAIN


@dataclass(frozen=True, slots=True)
class Group:
    """cs:group."""

    children: tuple["Element", ...] = ()
    look: Look = PLAIN


@dataclass(frozen=True, slots=True)
class Test:
    """One condition of cs:if: `kind` is the attribute (type, variable, …), `values` its words."""

    kind: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Branch:
    """cs:if, cs:else-if or cs:else (no tests)."""

    tests: tuple[Test, ...] = ()
    match: str = "all"
    children: tuple["Element", ...] = ()


@dataclass(frozen=True, slots=True)
class Choose:
    """cs:choose."""

    branches: tuple[Branch, ...] = ()


Element = Text | Number | Label | Date | Names | Group | Choose


@dataclass(frozen=True, slots=True)
class SortKey:
    """cs:key: by a variable or by what a macro prints."""

    variable: str = ""
    macro: str = ""
    descending: bool = False
    options: NameOptions = NO_OPTIONS


@dataclass(frozen=True, slots=True)
class Layout:
    """cs:layout with its sort keys."""

    children: tuple[Element, ...] = ()
    look: Look = PLAIN
    sort: tuple[SortKey, ...] = ()
    options: NameOptions = NO_OPTIONS


@dataclass(frozen=True, slots=True)
class CitationOptions:
    """The attributes of cs:citation that are not about names."""

    disambiguate_add_names: bool = False
    disambiguate_add_givenname: bool = False
    disambiguate_add_year_suffix: bool = False
    givenname_disambiguation_rule: str = "by-cite"
    collapse: str = ""
    cite_group_delimiter: str | None = None
    year_suffix_delimiter: str | None = None
    after_collapse_delimiter: str | None = None
    near_note_distance: int = 5


@dataclass(frozen=True, slots=True)
class BibliographyOptions:
    """The attributes of cs:bibliography that are not about names."""

    hanging_indent: bool = False
    second_field_align: str = ""
    line_spacing: float = 1
    entry_spacing: float = 1
    subsequent_author_substitute: str | None = None
    subsequent_author_substitute_rule: str = "complete-all"


@dataclass(frozen=True, slots=True)
class StyleInfo:
    """What cs:info says, as far as refkit uses it."""

    title: str = ""
    id: str = ""
    short_title: str = ""
    default_locale: str = ""
    updated: str = ""
    parent: str = ""
    fields: tuple[str, ...] = field(default=())
