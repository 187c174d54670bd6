"""A style and its locales as a tree of citeproc-py's elements, mended ones included. Room: csl."""

import re
from copy import deepcopy
from importlib.resources import files
from typing import Any

from citeproc import LANGUAGE_NAMES, PRIMARY_DIALECTS, model
from lxml import etree

from refkit.csl import citeproc_py_dates, citeproc_py_names
from refkit.csl import citeproc_py_elements as mended
from refkit.csl.marked_text import BOLD, ITALIC, SMALL_CAPS, SUBSCRIPT, SUPERSCRIPT, UNDERLINE
from refkit.csl.namespace import CSL, NAMESPACE, XML_LANG
from refkit.errors import UnknownName

FALLBACK_LOCALE = "en-US"
_LOCALE_TAG = re.compile(r"(?P<language>[a-z]{2,3})(?P<rest>(?:-[A-Za-z0-9]{2,8}){0,4})", re.IGNORECASE)
_MENDED_CLASSES = {
    "text": mended.Text,
    "number": mended.Number,
    "group": mended.Group,
    "label": mended.Label,
    "names": citeproc_py_names.Names,
    "name": citeproc_py_names.Name,
    "name-part": citeproc_py_names.NamePart,
    "substitute": mended.Substitute,
    "if": mended.If,
    "else-if": mended.ElseIf,
    "et-al": citeproc_py_names.EtAl,
    "date": citeproc_py_dates.Date,
    "date-part": citeproc_py_dates.DatePart,
}


class MarkFormatter:
    """citeproc-py's seam for outputs: here every format becomes a pair of marks around the text."""

    @staticmethod
    def preformat(text: str) -> str:
        """Nothing is escaped yet: outputs do that when all is settled."""
        return str(text)

    @staticmethod
    def Italic(text: object) -> str:  # noqa: N802  (citeproc-py asks for these names)
        """Also what styles call oblique."""
        return f"{ITALIC[0]}{text}{ITALIC[1]}"

    Oblique = Italic

    @staticmethod
    def Bold(text: object) -> str:  # noqa: N802
        """Bold."""
        return f"{BOLD[0]}{text}{BOLD[1]}"

    @staticmethod
    def Light(text: object) -> str:  # noqa: N802
        """No output has anything lighter than normal."""
        return str(text)

    @staticmethod
    def Underline(text: object) -> str:  # noqa: N802
        """Underlined."""
        return f"{UNDERLINE[0]}{text}{UNDERLINE[1]}"

    @staticmethod
    def Superscript(text: object) -> str:  # noqa: N802
        """Raised."""
        return f"{SUPERSCRIPT[0]}{text}{SUPERSCRIPT[1]}"

    @staticmethod
    def Subscript(text: object) -> str:  # noqa: N802
        """Lowered."""
        return f"{SUBSCRIPT[0]}{text}{SUBSCRIPT[1]}"

    @staticmethod
    def SmallCaps(text: object) -> str:  # noqa: N802
        """Small capitals."""
        return f"{SMALL_CAPS[0]}{text}{SMALL_CAPS[1]}"


def load_style(xml: str, locale: str) -> Any:
    """citeproc-py's root element for a checked style, ready to print in the locale."""
    root: Any = etree.fromstring(xml.lstrip("\ufeff \t\r\n").encode("utf-8", "replace"), _parser())
    _drop_unknown(root)
    _complete_names(root)
    root.formatter, root.answers = MarkFormatter, {}
    root.macros = {macro.get("name"): macro for macro in reversed(list(root.iterchildren(f"{CSL}macro")))}
    root.locales = [*_style_locales(root, locale), *map(_locale_file, _locale_files(locale))]
    for part in root.locales:
        part.style = root
    return root


def _complete_names(root: Any) -> None:
    """Give every names element its own name element: citeproc-py adds one at every use where there is none.

    An empty one within a substitute, in a branch of it too, is printed as the names it stands in for.
    """
    for names in root.iter(f"{CSL}names"):
        outer = next(names.iterancestors(f"{CSL}names"), None)
        if len(names) == 0 and outer is not None:
            names.extend([deepcopy(child) for child in outer if child.tag != f"{CSL}substitute"])
        elif names.find(f"{CSL}name") is None:
            names.insert(0, names.makeelement(f"{CSL}name"))


def settle_locale(wanted: str) -> tuple[str, bool]:
    """The locale tag as CSL writes it, and whether there are terms for its language.

    >>> settle_locale("sv_se")
    ('sv-SE', True)

    Raises:
        UnknownName: it is not a language tag.
    """
    tag = wanted.strip().replace("_", "-")
    match = _LOCALE_TAG.fullmatch(tag)
    if match is None:
        raise UnknownName("locale", wanted, LANGUAGE_NAMES)
    language = match["language"].lower()
    known = {name.lower(): name for name in LANGUAGE_NAMES}
    settled = known.get(tag.lower()) or "-".join([language, *map(_subtag, match["rest"].split("-")[1:])])
    return settled, language in PRIMARY_DIALECTS or settled in LANGUAGE_NAMES


def _subtag(subtag: str) -> str:
    return subtag.upper() if len(subtag) == 2 else subtag.title() if len(subtag) == 4 else subtag


def _locale_files(locale: str) -> list[str]:
    """The locale, the main dialect of its language, American English: CSL's order of fallback."""
    wanted = (locale, PRIMARY_DIALECTS.get(locale.partition("-")[0]), FALLBACK_LOCALE)
    return list(dict.fromkeys(name for name in wanted if name in LANGUAGE_NAMES))


def _style_locales(root: Any, locale: str) -> list[Any]:
    """What the style itself says about terms: for the dialect, for the language, for all."""
    own: dict[str, list[Any]] = {}
    for element in root.iterfind(f"{CSL}locale"):
        own.setdefault(element.get(XML_LANG, ""), []).append(element)
    order = dict.fromkeys((locale, locale.partition("-")[0], ""))
    return [element for tag in order for element in own.get(tag, ())]


def _locale_file(name: str) -> Any:
    data = files("citeproc").joinpath("data", "locales", f"locales-{name}.xml").read_bytes()
    return etree.fromstring(data, _parser())


def _parser() -> etree.XMLParser:
    lookup = etree.ElementNamespaceClassLookup()
    namespace: Any = lookup.get_namespace(NAMESPACE)
    namespace[None] = model.CitationStylesElement
    namespace.update({_tag(cls): cls for cls in model.CitationStylesElement.__subclasses__()})
    namespace.update(_MENDED_CLASSES)
    parser = etree.XMLParser(
        encoding="utf-8", resolve_entities=False, load_dtd=False, no_network=True, remove_comments=True, remove_pis=True
    )
    parser.set_element_class_lookup(lookup)
    return parser


def _tag(cls: type) -> str:
    return cls.__name__.replace("_", "-").lower()


def _drop_unknown(root: Any) -> None:
    """Elements that citeproc-py has no class for would stop it: those of other namespaces and of CSL-M."""
    known = {_tag(cls) for cls in model.CitationStylesElement.__subclasses__()} | set(_MENDED_CLASSES)
    for part in root.iterchildren(f"{CSL}macro", f"{CSL}citation", f"{CSL}bibliography"):
        for element in list(part.iterdescendants()):
            name = etree.QName(element)
            if name.namespace != NAMESPACE or name.localname not in known:
                element.getparent().remove(element)
