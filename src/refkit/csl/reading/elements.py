"""Rendering elements: XML → typed nodes. One function an element, faults collected."""

from collections.abc import Callable

from refkit.csl.reading.attributes import Faults, look, name_options
from refkit.csl.reading.xml import Element
from refkit.csl.schema import nodes
from refkit.csl.schema.nodes import PLAIN, Branch, Look
from refkit.csl.schema.variables import (
    ALL_VARIABLES,
    DATE_VARIABLES,
    ITEM_TYPES,
    LOCATOR_LABELS,
    NAME_VARIABLES,
)

TERM_FORMS = frozenset({"long", "short", "verb", "verb-short", "symbol", "static"})
PARTS_SHOWN = frozenset({"year", "year-month", "year-month-day", "month-day"})
_PART_FORMS = {
    "year": frozenset({"long", "short"}),
    "month": frozenset({"long", "short", "numeric", "numeric-leading-zeros"}),
    "day": frozenset({"numeric", "numeric-leading-zeros", "ordinal"}),
}
_PART_DEFAULTS = {"year": "long", "month": "long", "day": "numeric"}
_TESTS = ("type", "variable", "is-numeric", "is-uncertain-date", "locator", "position", "disambiguate")
_TEST_VALUES = {
    "type": ITEM_TYPES,
    "variable": ALL_VARIABLES,
    "is-numeric": ALL_VARIABLES,
    "is-uncertain-date": DATE_VARIABLES,
    "locator": LOCATOR_LABELS,
    "position": frozenset({"first", "subsequent", "ibid", "ibid-with-locator", "near-note", "far-note"}),
    "disambiguate": frozenset({"true", "false"}),
}


def children(parent: Element, faults: Faults) -> tuple[nodes.Element, ...]:
    """The rendering elements inside `parent`, in order; unknown ones are minor faults and left out."""
    found: list[nodes.Element] = []
    for child in parent.children:
        if child.tag in ("sort", "locale", "info"):
            continue
        reader = _READERS.get(child.tag)
        if reader is None:
            faults.warn(child, f"<{child.tag}> is not known inside <{parent.tag}>", "it is left out")
            continue
        node = reader(child, faults)
        if node is not None:
            found.append(node)
    return tuple(found)


def _text(element: Element, faults: Faults) -> nodes.Element | None:
    said = [kind for kind in ("variable", "macro", "term", "value") if kind in element.attributes]
    if len(said) != 1:
        faults.stop(element, "cs:text needs exactly one of variable, macro, term, value")
        return None
    kind = said[0]
    name = element.attributes[kind]
    form = faults.choice(element, "form", TERM_FORMS, "long")
    if kind == "variable" and name not in ALL_VARIABLES:
        faults.warn(element, f"the variable {name!r} is not in CSL 1.0.2")
    if kind == "term":
        name = "sub-verbo" if name == "sub verbo" else name.lower() if name.isupper() else name
    return nodes.Text(kind, name, form, element.attributes.get("plural") == "true", look(element, faults))


def _number(element: Element, faults: Faults) -> nodes.Element | None:
    variable = element.attributes.get("variable", "")
    if not variable:
        faults.stop(element, "cs:number needs the attribute variable")
        return None
    forms = frozenset({"numeric", "ordinal", "long-ordinal", "roman"})
    return nodes.Number(variable, faults.choice(element, "form", forms, "numeric"), look(element, faults))


def _label(element: Element, faults: Faults) -> nodes.Label:
    plurals = frozenset({"contextual", "always", "never"})
    return nodes.Label(
        element.attributes.get("variable", ""),
        faults.choice(element, "form", TERM_FORMS, "long"),
        faults.choice(element, "plural", plurals, "contextual"),
        look(element, faults),
    )


def _label_of_variable(element: Element, faults: Faults) -> nodes.Element | None:
    if not element.attributes.get("variable"):
        faults.stop(element, "cs:label needs the attribute variable outside cs:names")
        return None
    return _label(element, faults)


def date_part(element: Element, faults: Faults, localised: bool = False) -> nodes.DatePart | None:
    """One cs:date-part; in a localised date an unsaid form stays unsaid."""
    name = element.attributes.get("name", "")
    if name not in _PART_FORMS:
        faults.stop(element, f"cs:date-part has the name {name!r}", "known: day, month, year")
        return None
    default = "" if localised else _PART_DEFAULTS[name]
    form = faults.choice(element, "form", _PART_FORMS[name], default)
    delimiter = element.attributes.get("range-delimiter")
    return nodes.DatePart(name, form, delimiter, look(element, faults), frozenset(element.attributes))


def date(element: Element, faults: Faults, in_locale: bool = False) -> nodes.Date | None:
    """A cs:date of a style, or (in_locale) the localised date of a locale."""
    variable = element.attributes.get("variable", "")
    form = faults.choice(element, "form", frozenset({"text", "numeric"}))
    if not in_locale and not variable:
        faults.stop(element, "cs:date needs the attribute variable")
        return None
    parts = [date_part(child, faults, bool(form) and not in_locale) for child in element.named("date-part")]
    shown = faults.choice(element, "date-parts", PARTS_SHOWN, "year-month-day")
    kept = tuple(part for part in parts if part is not None)
    return nodes.Date(variable, form, shown, kept, look(element, faults))


def _name(element: Element, faults: Faults) -> nodes.Name:
    family, given = PLAIN, PLAIN
    for part in element.named("name-part"):
        where = faults.choice(part, "name", frozenset({"family", "given"}))
        if where == "family":
            family = look(part, faults)
        elif where == "given":
            given = look(part, faults)
    own = look(element, faults)
    dress = Look(own.prefix, own.suffix, "", own.marks)
    return nodes.Name(name_options(element, faults, own=True), family, given, dress)


def names(element: Element, faults: Faults) -> nodes.Names | None:
    """A cs:names with all its children."""
    variables = tuple(element.attributes.get("variable", "").split())
    if not variables:
        faults.stop(element, "cs:names needs the attribute variable")
        return None
    for variable in variables:
        if variable not in NAME_VARIABLES:
            faults.warn(element, f"{variable!r} is not a name variable")
    name = et_al = label = None
    label_first = False
    substitute: tuple[nodes.Element, ...] = ()
    for child in element.children:
        if child.tag == "name":
            name = _name(child, faults)
        elif child.tag == "et-al":
            term = child.attributes.get("term") or "et-al"
            et_al = nodes.EtAl(term, look(child, faults))
        elif child.tag == "label":
            label, label_first = _label(child, faults), name is None and element.first("name") is not None
        elif child.tag == "substitute":
            substitute = children(child, faults)
        elif child.tag != "institution":
            faults.warn(child, f"<{child.tag}> is not known inside <names>", "it is left out")
    delimiter = element.attributes.get("delimiter")
    dress = look(element, faults)
    return nodes.Names(variables, name, et_al, label, label_first, substitute, delimiter, dress)


def _group(element: Element, faults: Faults) -> nodes.Element:
    return nodes.Group(children(element, faults), look(element, faults))


def _choose(element: Element, faults: Faults) -> nodes.Element | None:
    branches: list[Branch] = []
    for child in element.children:
        if child.tag in ("if", "else-if"):
            branches.append(_branch(child, faults))
        elif child.tag == "else":
            branches.append(Branch((), "else", children(child, faults)))
        else:
            faults.warn(child, f"<{child.tag}> is not known inside <choose>", "it is left out")
    if not any(branch.tests for branch in branches):
        faults.stop(element, "cs:choose needs a cs:if with a condition")
    return nodes.Choose(tuple(branches))


def _branch(element: Element, faults: Faults) -> Branch:
    tests = []
    for kind in _TESTS:
        values = tuple(element.attributes.get(kind, "").replace("sub verbo", "sub-verbo").split())
        if not values:
            continue
        for value in values:
            if value not in _TEST_VALUES[kind]:
                faults.warn(element, f'{kind}="{value}" is not in CSL 1.0.2')
        tests.append(nodes.Test(kind, values))
    match = faults.choice(element, "match", frozenset({"all", "any", "none"}), "all")
    if not tests:
        faults.warn(element, f"<{element.tag}> has no condition that CSL 1.0.2 knows", "it is never true")
        return Branch((nodes.Test("never", ()),), "all", children(element, faults))
    return Branch(tuple(tests), match, children(element, faults))


_READERS: dict[str, Callable[[Element, Faults], nodes.Element | None]] = {
    "text": _text,
    "number": _number,
    "label": _label_of_variable,
    "date": date,
    "names": names,
    "group": _group,
    "choose": _choose,
}
