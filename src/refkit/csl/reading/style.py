"""The whole style: XML text → what the processor compiles, or the list of all its faults."""

from typing import NamedTuple

from refkit.csl.reading import elements
from refkit.csl.reading.attributes import Faults, decimal, flag, look, name_options, whole
from refkit.csl.reading.check import check_macros
from refkit.csl.reading.locales import locale_part
from refkit.csl.reading.xml import CSL_NAMESPACE, Element, XmlFault, parse
from refkit.csl.schema import nodes
from refkit.csl.schema.locale import LocalePart
from refkit.csl.schema.names import NameOptions
from refkit.csl.schema.nodes import BibliographyOptions, CitationOptions, Layout, StyleInfo
from refkit.errors import StyleError, StyleIssue

_RULES = frozenset({"all-names", "all-names-with-initials", "primary-name", "primary-name-with-initials", "by-cite"})
_SUBSTITUTE_RULES = frozenset({"complete-all", "complete-each", "partial-each", "partial-first"})
_COLLAPSES = frozenset({"citation-number", "year", "year-suffix", "year-suffix-ranged"})
_PAGE_RANGES = frozenset({"chicago", "chicago-15", "chicago-16", "expanded", "minimal", "minimal-two"})
_DEMOTIONS = frozenset({"never", "sort-only", "display-and-sort"})


class ReadStyle(NamedTuple):
    """A style as read: everything the processor needs, and the minor faults that were found."""

    info: StyleInfo
    style_class: str
    citation: Layout
    citation_options: CitationOptions
    bibliography: Layout | None
    bibliography_options: BibliographyOptions
    macros: dict[str, tuple[nodes.Element, ...]]
    locales: tuple[LocalePart, ...]
    page_range_format: str = ""
    demote_non_dropping_particle: str = "display-and-sort"
    initialize_with_hyphen: bool = True
    issues: tuple[StyleIssue, ...] = ()


def read_style(text: str, name: str = "style") -> ReadStyle:
    """Read an independent style.

    Raises:
        StyleError: it cannot be used; `issues` holds every fault in file order.
    """
    faults = Faults()
    try:
        root = parse(text)
    except XmlFault as fault:
        raise StyleError(name, [fault.issue]) from None
    read = _read_root(root, faults)
    if read is None or faults.fatal:
        raise StyleError(name, sorted([*faults.fatal, *faults.minor], key=lambda i: (i.line, i.column)))
    return read


def read_info(root: Element) -> StyleInfo:
    """What cs:info says; also of dependent styles, whose parent is named here."""
    info = root.first("info")
    if info is None:
        return StyleInfo(default_locale=root.attributes.get("default-locale", ""))

    def text_of(tag: str) -> str:
        child = info.first(tag)
        return child.text.strip() if child is not None else ""

    links = {link.attributes.get("rel", ""): link.attributes.get("href", "") for link in info.named("link")}
    return StyleInfo(
        title=text_of("title"),
        id=text_of("id"),
        short_title=text_of("title-short"),
        default_locale=root.attributes.get("default-locale", ""),
        updated=text_of("updated"),
        parent=links.get("independent-parent", ""),
        fields=tuple(child.attributes["field"] for child in info.named("category") if "field" in child.attributes),
    )


def _read_root(root: Element, faults: Faults) -> ReadStyle | None:
    if root.tag != "style":
        faults.stop(root, f"the root element is <{root.tag}>, not <style>", "is this a CSL style?")
        return None
    if root.namespace not in (CSL_NAMESPACE, ""):
        faults.warn(root, f"the namespace is {root.namespace!r}", f"expected {CSL_NAMESPACE}")
    info = read_info(root)
    macros = _macros(root, faults)
    inherited = name_options(root, faults)
    citation = root.first("citation")
    if citation is None:
        parent = f"it depends on {info.parent}: load that" if info.parent else ""
        faults.stop(root, "the style has no <citation>", parent)
        return None
    bibliography = root.first("bibliography")
    read = ReadStyle(
        info=info,
        style_class=faults.choice(root, "class", frozenset({"in-text", "note"}), "in-text"),
        citation=_layout(citation, inherited, faults),
        citation_options=_citation_options(citation, faults),
        bibliography=None if bibliography is None else _layout(bibliography, inherited, faults),
        bibliography_options=_bibliography_options(bibliography, faults),
        macros=macros,
        locales=tuple(locale_part(element, faults) for element in root.named("locale")),
        page_range_format=faults.choice(root, "page-range-format", _PAGE_RANGES),
        demote_non_dropping_particle=faults.choice(
            root, "demote-non-dropping-particle", _DEMOTIONS, "display-and-sort"
        ),
        initialize_with_hyphen=flag(root, "initialize-with-hyphen", default=True),
        issues=tuple(faults.minor),
    )
    check_macros(root, faults)
    return read


def _macros(root: Element, faults: Faults) -> dict[str, tuple[nodes.Element, ...]]:
    macros: dict[str, tuple[nodes.Element, ...]] = {}
    for element in root.named("macro"):
        name = element.attributes.get("name", "")
        if not name:
            faults.stop(element, "cs:macro needs the attribute name")
        elif name in macros:
            faults.warn(element, f"the macro {name!r} is defined twice", "the first one is used")
        else:
            macros[name] = elements.children(element, faults)
    return macros


def _layout(area: Element, inherited: NameOptions, faults: Faults) -> Layout:
    layout = area.first("layout")
    if layout is None:
        faults.stop(area, f"<{area.tag}> has no <layout>")
        return Layout()
    options = name_options(area, faults).under(inherited)
    sort = area.first("sort")
    keys = () if sort is None else tuple(_sort_key(key, faults) for key in sort.named("key"))
    return Layout(elements.children(layout, faults), look(layout, faults), keys, options)


def _sort_key(element: Element, faults: Faults) -> nodes.SortKey:
    if ("variable" in element.attributes) == ("macro" in element.attributes):
        faults.stop(element, "cs:key needs exactly one of variable, macro")
    last = element.attributes.get("names-use-last")
    options = NameOptions(
        et_al_min=whole(element, "names-min", faults),
        et_al_use_first=whole(element, "names-use-first", faults),
        et_al_use_last=None if last is None else last == "true",
    )
    return nodes.SortKey(
        element.attributes.get("variable", ""),
        element.attributes.get("macro", ""),
        element.attributes.get("sort") == "descending",
        options,
    )


def _citation_options(element: Element, faults: Faults) -> CitationOptions:
    distance = whole(element, "near-note-distance", faults)
    return CitationOptions(
        disambiguate_add_names=flag(element, "disambiguate-add-names"),
        disambiguate_add_givenname=flag(element, "disambiguate-add-givenname"),
        disambiguate_add_year_suffix=flag(element, "disambiguate-add-year-suffix"),
        givenname_disambiguation_rule=faults.choice(element, "givenname-disambiguation-rule", _RULES, "by-cite"),
        collapse=faults.choice(element, "collapse", _COLLAPSES),
        cite_group_delimiter=element.attributes.get("cite-group-delimiter") or None,
        year_suffix_delimiter=element.attributes.get("year-suffix-delimiter"),
        after_collapse_delimiter=element.attributes.get("after-collapse-delimiter"),
        near_note_distance=5 if distance is None else distance,
    )


def _bibliography_options(element: Element | None, faults: Faults) -> BibliographyOptions:
    if element is None:
        return BibliographyOptions()
    return BibliographyOptions(
        hanging_indent=flag(element, "hanging-indent"),
        second_field_align=faults.choice(element, "second-field-align", frozenset({"flush", "margin"})),
        line_spacing=decimal(element, "line-spacing", 1, faults),
        entry_spacing=decimal(element, "entry-spacing", 1, faults),
        subsequent_author_substitute=element.attributes.get("subsequent-author-substitute"),
        subsequent_author_substitute_rule=faults.choice(
            element, "subsequent-author-substitute-rule", _SUBSTITUTE_RULES, "complete-all"
        ),
    )
