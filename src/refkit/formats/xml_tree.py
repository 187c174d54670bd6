"""XML from outside: parsed without entities, DTD and network, read by paths, written by the same paths. Room: formats.

A path is steps joined by "/", each with an optional attribute: "titles/title[@type='translated']". Namespaces
are taken off when a file is read, so that a path says only local names.
"""

import html.entities
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from refkit.errors import FormatError
from refkit.model.problem import Problem
from refkit.text.invisible import strip_invisible

Element = etree._Element
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
DEEPEST = 200  # elements; libxml2 stops at 256
_STEP = re.compile(r"(?P<name>[\w.-]+)(?:\[@(?P<attribute>[\w.:-]+)='(?P<value>[^']*)'\])?")
_ENTITY = re.compile(rb"&([A-Za-z][A-Za-z0-9]{1,31});")
_XML_ENTITIES = frozenset([b"amp", b"lt", b"gt", b"quot", b"apos"])
_SPACE = re.compile(r"\s+")
_FACES = {
    "italic": "<i>", "i": "<i>", "em": "<i>", "emph": "<i>", "bold": "<b>", "b": "<b>", "sup": "<sup>",
    "sub": "<sub>", "superscript": "<sup>", "subscript": "<sub>", "sc": '<span style="font-variant:small-caps;">',
}  # fmt: skip
_CLOSING = {"<i>": "</i>", "<b>": "</b>", "<sup>": "</sup>", "<sub>": "</sub>"}
_TAG = re.compile(r"<(?P<end>/?)(?P<name>i|b|sup|sub|span)(?P<rest>\s[^<>]{0,60})?>")


def parse_xml(data: bytes) -> tuple[Element, tuple[Problem, ...]]:
    """The root element, tags without their namespaces. A file that is not well-formed is read as far as it goes.

    Raises:
        FormatError: there is no element in it.
    """
    data = _ENTITY.sub(_as_number, data.lstrip())
    problems: tuple[Problem, ...] = ()
    root: Element | None
    try:
        root = etree.fromstring(data, _parser(recover=False))
    except (etree.XMLSyntaxError, ValueError) as error:
        line = error.lineno if isinstance(error, etree.XMLSyntaxError) else None
        reason = str(error).partition(", line")[0]
        try:
            root = etree.fromstring(data, _parser(recover=True))
        except (etree.XMLSyntaxError, ValueError):
            root = None
        if root is None or not isinstance(root.tag, str):
            raise FormatError(f"this is not XML: {reason}", line) from error
        problems = (Problem("file", line, f"not well-formed from here on ({reason}); what stands before was read"),)
    for element in root.iter():
        _without_namespace(element)
    return root, problems


def _parser(*, recover: bool) -> etree.XMLParser[Any]:
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False, recover=recover,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip


def _as_number(match: re.Match[bytes]) -> bytes:
    """HTML's entities, which no XML file may use undeclared, as numbers."""
    name = match[1]
    point = None if name in _XML_ENTITIES else html.entities.name2codepoint.get(name.decode("ascii"))
    return match[0] if point is None else b"&#%d;" % point


def _without_namespace(element: Element) -> None:
    if isinstance(element.tag, str) and (local := _local_name(element.tag)):
        element.tag = local
    for name in [name for name in element.attrib if str(name).startswith("{")]:
        local = _local_name(str(name))
        if local and local not in element.attrib:
            element.set(local, element.attrib.pop(name))


def _local_name(name: str) -> str:
    """The name without its namespace; what a parser recovers from a damaged file may hold further colons."""
    return name.rpartition("}")[2].rpartition(":")[2] if name.startswith("{") else ""


def text_of(element: Element | None) -> str | None:
    """All words in an element, white space single; None where there is none."""
    if element is None:
        return None
    return _SPACE.sub(" ", "".join(str(part) for part in element.itertext())).strip() or None


def rich_text_of(element: Element | None) -> str | None:
    """The words with their faces as CSL's rich text; other tags are taken off."""
    if element is None:
        return None
    return _SPACE.sub(" ", "".join(_pieces(element, 0))).strip() or None


def _pieces(element: Element, depth: int) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        face = _face(child)
        if depth > DEEPEST or not isinstance(child.tag, str):
            pass
        elif face:
            inner = "".join(_pieces(child, depth + 1))
            yield f"{face}{inner}{_CLOSING.get(face, '</span>')}" if inner.strip() else inner
        else:
            yield from _pieces(child, depth + 1)
        yield child.tail or ""


def _face(element: Element) -> str | None:
    name = str(element.tag)
    if name in ("style", "hi"):  # EndNote's and TEI's
        name = element.get("face") or element.get("rend") or ""
    return _FACES.get(name)


class Branch:
    """One element being read: what is taken out of it is understood, the rest can be kept."""

    def __init__(self, element: Element) -> None:
        self.element = element
        self._used: set[Element] = set()

    def elements(self, path: str) -> list[Element]:
        """The elements at a path, taken."""
        found: list[Element] = self.element.findall(path)
        self._used.update(found)
        return found

    def first(self, *paths: str) -> Element | None:
        """The first element with words in it at the first of these paths, taken; all others stay."""
        for path in paths:
            for element in self.element.findall(path):
                if element not in self._used and (text_of(element) or element.attrib):
                    self._used.add(element)
                    return element
        return None

    def text(self, *paths: str) -> str | None:
        """The words of that element."""
        return text_of(self.first(*paths))

    def rich(self, *paths: str) -> str | None:
        """Its words with their faces."""
        return rich_text_of(self.first(*paths))

    def texts(self, path: str) -> list[str]:
        """The words of all elements at a path, taken."""
        return [text for element in self.elements(path) if (text := text_of(element))]

    def rest(self) -> dict[str, list[str]]:
        """The words nobody took, by path."""
        out: dict[str, list[str]] = {}
        self._gather(self.element, "", out, 0)
        return out

    def _gather(self, element: Element, path: str, out: dict[str, list[str]], depth: int) -> None:
        for child in element:
            if child in self._used or not isinstance(child.tag, str) or depth > DEEPEST:
                continue
            place = f"{path}/{child.tag}".lstrip("/")
            inner = [
                part for part in child if isinstance(part.tag, str) and _face(part) is None and part.tag != "style"
            ]
            if inner:
                self._gather(child, place, out, depth + 1)
            elif text := text_of(child):
                out.setdefault(place, []).append(text)


def put(parent: Element, path: str, text: str | None, *, namespace: str = "") -> Element | None:
    """Write a text at a path; elements on the way are made where they are missing, the last one always is new.

    Nothing is written for no text. CSL's own tags are taken off; `put_rich` writes them as elements.
    """
    if not text or not (text := clean(text)):
        return None
    *way, last = _STEP.finditer(path)
    for step in way:
        parent = _child(parent, step, namespace)
    element = _make(parent, last, namespace)
    element.text = strip_tags(text)
    return element


def _child(parent: Element, step: re.Match[str], namespace: str) -> Element:
    tag = f"{{{namespace}}}{step['name']}" if namespace else step["name"]
    for child in parent:
        if child.tag == tag and (not step["attribute"] or child.get(_attribute(step["attribute"])) == step["value"]):
            return child
    return _make(parent, step, namespace)


def _make(parent: Element, step: re.Match[str], namespace: str) -> Element:
    tag = f"{{{namespace}}}{step['name']}" if namespace else step["name"]
    element = etree.SubElement(parent, tag)
    if step["attribute"]:
        element.set(_attribute(step["attribute"]), step["value"])
    return element


def _attribute(name: str) -> str:
    return XML_LANG if name in ("xml:lang", "lang") else name


def put_rich(
    parent: Element, path: str, text: str | None, names: dict[str, str], *, namespace: str = ""
) -> Element | None:
    """Write a text whose tags (i, b, sup, sub) become elements named by `names`; unbalanced ones are words."""
    element = put(parent, path, text, namespace=namespace)
    if element is None or not text or "<" not in text:
        return element
    element.text = None
    stack: list[tuple[str, Element]] = [("", element)]
    place, written = 0, clean(text)
    if not _is_balanced(written, names):
        element.text = strip_tags(written)
        return element
    for match in _TAG.finditer(written):
        _add_words(stack[-1][1], written[place : match.start()])
        place = match.end()
        if match["end"]:
            stack.pop()
        else:
            name = names.get(match["name"])
            inner = stack[-1][1]
            if name is not None:
                inner = etree.SubElement(inner, f"{{{namespace}}}{name}" if namespace else name)
            stack.append((match["name"], inner))
    _add_words(stack[-1][1], written[place:])
    return element


def _is_balanced(text: str, names: dict[str, str]) -> bool:
    open_tags: list[str] = []
    for match in _TAG.finditer(text):
        if not match["end"]:
            open_tags.append(match["name"])
        elif not open_tags or open_tags.pop() != match["name"]:
            return False
    return not open_tags


def _add_words(element: Element, words: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + words
    else:
        element.text = (element.text or "") + words


def strip_tags(text: str) -> str:
    """CSL's own tags taken off where they balance; anything else with "<" is words."""
    return _TAG.sub("", text) if "<" in text and _is_balanced(text, {}) else text


def clean(text: str) -> str:
    """What XML may hold of a text: no control characters, no lone surrogates, single spaces."""
    kept = "".join(sign for sign in strip_invisible(text) if sign not in "\ufffe\uffff")
    return _SPACE.sub(" ", kept).strip()


def set_attribute(element: Element | None, name: str, value: str | None) -> None:
    """An attribute, where there is an element and something to say."""
    if element is not None and value and (value := clean(value)):
        element.set(_attribute(name), value)


def xml_bytes(root: Element, doctype: str | None = None) -> bytes:
    """The file, indented, in UTF-8."""
    etree.indent(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True, doctype=doctype)


def xml_id(id: str, position: int, taken: set[str]) -> str:
    """An id that XML allows: a name without blanks, told apart from the ones taken; it joins them.

    >>> xml_id("Smith 2015", 3, set()), xml_id("12", 3, set())
    ('Smith-2015', 'r12')
    """
    name = re.sub(r"[^\w.-]+", "-", id).strip("-.") or f"ref{position}"
    name = name if name[0].isalpha() or name[0] == "_" else f"r{name}"
    unique, number = name, 1
    while unique in taken:
        number += 1
        unique = f"{name}-{position}" if number == 2 else f"{name}-{position}-{number}"
    taken.add(unique)
    return unique
