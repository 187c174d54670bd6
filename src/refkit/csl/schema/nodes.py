"""The elements of a style as frozen values: one class an element, attributes already understood."""

from typing import NamedTuple

from refkit.csl.schema.names import NO_OPTIONS, NameOptions

Mark = tuple[str, str]  # ("font-style", "italic"); order in a tuple of marks: innermost first


class Look(NamedTuple):
    """How an element is dressed: affixes outside, marks (italics, quotes, …) inside."""

    prefix: str = ""
    suffix: str = ""
    delimiter: str = ""
    marks: tuple[Mark, ...] = ()
    text_case: str = ""
    strip_periods: bool = False
    display: str = ""


PLAIN = Look()


class Text(NamedTuple):
    """cs:text. `kind` says which attribute it has: variable, macro, term or value."""

    kind: str
    name: str
    form: str = "long"
    plural: bool = False
    look: Look = PLAIN


class Number(NamedTuple):
    """cs:number; `form` is numeric, ordinal, long-ordinal or roman."""

    variable: str
    form: str = "numeric"
    look: Look = PLAIN


class Label(NamedTuple):
    """cs:label; without a variable it belongs to the cs:names around it."""

    variable: str = ""
    form: str = "long"
    plural: str = "contextual"
    look: Look = PLAIN


class DatePart(NamedTuple):
    """cs:date-part: `name` is day, month or year; None for what a localised date leaves to the locale."""

    name: str
    form: str = ""
    range_delimiter: str | None = None
    look: Look = PLAIN
    given: frozenset[str] = frozenset()  # attributes written in the file: only these override a locale's


class Date(NamedTuple):
    """cs:date; with `form` the locale's date is used and `parts` only override its attributes."""

    variable: str
    form: str = ""
    parts_shown: str = "year-month-day"
    parts: tuple[DatePart, ...] = ()
    look: Look = PLAIN


class Name(NamedTuple):
    """cs:name with its cs:name-part children."""

    options: NameOptions = NO_OPTIONS
    family: Look = PLAIN
    given: Look = PLAIN
    look: Look = PLAIN


class EtAl(NamedTuple):
    """cs:et-al: which term closes a shortened list of names."""

    term: str = "et-al"
    look: Look = PLAIN


class Names(NamedTuple):
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


class Group(NamedTuple):
    """cs:group."""

    children: tuple["Element", ...] = ()
    look: Look = PLAIN


class Test(NamedTuple):
    """One condition of cs:if: `kind` is the attribute (type, variable, …), `values` its words."""

    kind: str
    values: tuple[str, ...]


class Branch(NamedTuple):
    """cs:if, cs:else-if or cs:else (no tests)."""

    tests: tuple[Test, ...] = ()
    match: str = "all"
    children: tuple["Element", ...] = ()


class Choose(NamedTuple):
    """cs:choose."""

    branches: tuple[Branch, ...] = ()


Element = Text | Number | Label | Date | Names | Group | Choose


class SortKey(NamedTuple):
    """cs:key: by a variable or by what a macro prints."""

    variable: str = ""
    macro: str = ""
    descending: bool = False
    options: NameOptions = NO_OPTIONS


class Layout(NamedTuple):
    """cs:layout with its sort keys."""

    children: tuple[Element, ...] = ()
    look: Look = PLAIN
    sort: tuple[SortKey, ...] = ()
    options: NameOptions = NO_OPTIONS


class CitationOptions(NamedTuple):
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


class BibliographyOptions(NamedTuple):
    """The attributes of cs:bibliography that are not about names."""

    hanging_indent: bool = False
    second_field_align: str = ""
    line_spacing: float = 1
    entry_spacing: float = 1
    subsequent_author_substitute: str | None = None
    subsequent_author_substitute_rule: str = "complete-all"


class StyleInfo(NamedTuple):
    """What cs:info says, as far as refkit uses it."""

    title: str = ""
    id: str = ""
    short_title: str = ""
    default_locale: str = ""
    updated: str = ""
    parent: str = ""
    fields: tuple[str, ...] = ()
