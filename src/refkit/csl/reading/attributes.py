"""Attributes of style elements → values, with an issue for each one that CSL does not know."""

import re

from refkit.csl.reading.xml import Element
from refkit.csl.schema.names import NameOptions
from refkit.csl.schema.nodes import Look, Mark
from refkit.errors import StyleIssue

# Innermost first: the order in which marks close around a text.
MARK_VALUES: dict[str, frozenset[str]] = {
    "font-style": frozenset({"normal", "italic", "oblique"}),
    "font-variant": frozenset({"normal", "small-caps"}),
    "font-weight": frozenset({"normal", "bold", "light"}),
    "text-decoration": frozenset({"none", "underline"}),
    "vertical-align": frozenset({"baseline", "sup", "sub"}),
    "quotes": frozenset({"true", "false"}),
}
TEXT_CASES = frozenset(
    {"lowercase", "uppercase", "capitalize-first", "capitalize-all", "title", "sentence", "normal", ""}
)
DISPLAYS = frozenset({"block", "left-margin", "right-inline", "indent", ""})
MAX_AFFIX = 10_000  # characters; longer affixes in a style are an attack or an accident
_SIMPLE_NUMBER = re.compile(r"\d{1,6}\Z")


class Faults:
    """Collects what is wrong: `fatal` stops a style from being used, `minor` does not."""

    def __init__(self) -> None:
        self.fatal: list[StyleIssue] = []
        self.minor: list[StyleIssue] = []

    def stop(self, element: Element, message: str, hint: str = "") -> None:
        """Note a fault without whose repair nothing sensible can be printed."""
        self.fatal.append(StyleIssue(message, element.line, element.column, hint))

    def warn(self, element: Element, message: str, hint: str = "") -> None:
        """Note a departure from the schema that leaves the style usable."""
        self.minor.append(StyleIssue(message, element.line, element.column, hint))

    def choice(self, element: Element, attribute: str, allowed: frozenset[str], default: str = "") -> str:
        """The attribute's value where it is allowed, otherwise the default and a minor issue."""
        value = element.attributes.get(attribute, default)
        if value in allowed or value == default:
            return value
        known = ", ".join(sorted(word for word in allowed if word))
        self.warn(element, f'{element.tag}: {attribute}="{value}" is not known', f"known: {known}")
        return default


def flag(element: Element, attribute: str, default: bool = False) -> bool:
    """A true/false attribute."""
    value = element.attributes.get(attribute)
    return default if value is None else value == "true"


def whole(element: Element, attribute: str, faults: Faults) -> int | None:
    """A whole number from 0, or None where it is absent or not one."""
    value = element.attributes.get(attribute)
    if value is None:
        return None
    if _SIMPLE_NUMBER.match(value):
        return int(value)
    faults.warn(element, f'{element.tag}: {attribute}="{value}" is not a whole number')
    return None


def decimal(element: Element, attribute: str, default: float, faults: Faults) -> float:
    """A non-negative decimal number."""
    value = element.attributes.get(attribute)
    if value is None:
        return default
    if re.fullmatch(r"\d{1,6}(\.\d{1,6})?", value):
        return float(value)
    faults.warn(element, f'{element.tag}: {attribute}="{value}" is not a number')
    return default


def marks(element: Element, faults: Faults) -> tuple[Mark, ...]:
    """The font attributes and quotes, innermost first."""
    found: list[Mark] = []
    for attribute, allowed in MARK_VALUES.items():
        if attribute in element.attributes and (value := faults.choice(element, attribute, allowed)):
            found.append((attribute, value))
    return tuple(mark for mark in found if mark != ("quotes", "false"))


def affix(element: Element, attribute: str, faults: Faults) -> str:
    """A prefix, suffix or delimiter, bounded."""
    value = element.attributes.get(attribute, "")
    if "&#" in value:  # some styles escape twice
        from html import unescape  # slow to import, and few styles need it

        value = unescape(value)
    if len(value) > MAX_AFFIX:
        faults.stop(element, f"{element.tag}: {attribute} is too long", f"the limit is {MAX_AFFIX} characters")
        return ""
    return value


def look(element: Element, faults: Faults) -> Look:
    """Affixes, marks, case and display of any rendering element."""
    text_case = faults.choice(element, "text-case", TEXT_CASES)
    return Look(
        prefix=affix(element, "prefix", faults),
        suffix=affix(element, "suffix", faults),
        delimiter=affix(element, "delimiter", faults),
        marks=marks(element, faults),
        text_case="" if text_case == "normal" else text_case,
        strip_periods=flag(element, "strip-periods"),
        display=faults.choice(element, "display", DISPLAYS),
    )


_PRECEDES = frozenset({"contextual", "after-inverted-name", "always", "never"})


def name_options(element: Element, faults: Faults, own: bool = False) -> NameOptions:
    """The name options said on an element.

    `own`: the element is cs:name, where `form` and `delimiter` have their short names.
    """
    attributes = element.attributes
    et_al_last = attributes.get("et-al-use-last")
    initialize = attributes.get("initialize")
    form = "form" if own else "name-form"
    return NameOptions(
        conjunction=faults.choice(element, "and", frozenset({"text", "symbol"})) or None,
        delimiter=attributes.get("delimiter" if own else "name-delimiter"),
        names_delimiter=None if own else attributes.get("names-delimiter"),
        delimiter_precedes_et_al=faults.choice(element, "delimiter-precedes-et-al", _PRECEDES) or None,
        delimiter_precedes_last=faults.choice(element, "delimiter-precedes-last", _PRECEDES) or None,
        et_al_min=whole(element, "et-al-min", faults),
        et_al_use_first=whole(element, "et-al-use-first", faults),
        et_al_use_last=None if et_al_last is None else et_al_last == "true",
        et_al_subsequent_min=whole(element, "et-al-subsequent-min", faults),
        et_al_subsequent_use_first=whole(element, "et-al-subsequent-use-first", faults),
        form=faults.choice(element, form, frozenset({"long", "short", "count"})) or None,
        initialize=None if initialize is None else initialize != "false",
        initialize_with=attributes.get("initialize-with"),
        name_as_sort_order=faults.choice(element, "name-as-sort-order", frozenset({"first", "all"})) or None,
        sort_separator=attributes.get("sort-separator"),
    )
