"""XML text → a small element tree that knows lines and columns. No entities, no DTD, no network.

The standard library's expat is enough, starts in a millisecond, and tells the column, which libxml2 does not
keep.
Bounded in size, depth and number of elements, so that no style can exhaust memory or the stack.
"""

from collections.abc import Iterator
from xml.parsers import expat

from refkit.errors import StyleIssue

MAX_CHARACTERS = 5_000_000  # the largest community style has 220,000
MAX_DEPTH = 120  # the deepest community style has 25
MAX_ELEMENTS = 60_000
CSL_NAMESPACE = "http://purl.org/net/xbiblio/csl"
_XML_LANG = "http://www.w3.org/XML/1998/namespace lang"


class XmlFault(Exception):
    """The text is not XML that refkit reads; carries the issue to report."""

    def __init__(self, issue: StyleIssue) -> None:
        self.issue = issue
        super().__init__(issue)


class Element:
    """One XML element: local name, attributes, children, text, and where it starts (both from 1)."""

    __slots__ = ("attributes", "children", "column", "line", "namespace", "tag", "text")

    def __init__(self, tag: str, namespace: str, attributes: dict[str, str], line: int, column: int) -> None:
        self.tag, self.namespace, self.attributes = tag, namespace, attributes
        self.line, self.column = line, column
        self.children: list[Element] = []
        self.text = ""

    def named(self, *tags: str) -> Iterator["Element"]:
        """The child elements with one of these names."""
        return (child for child in self.children if child.tag in tags)

    def first(self, tag: str) -> "Element | None":
        """The first child element with this name."""
        return next(self.named(tag), None)


def parse(text: str) -> Element:
    """The root element.

    Raises:
        XmlFault: not well-formed, too big, too deep, or with a document type or entities of its own.
    """
    if len(text) > MAX_CHARACTERS:
        raise XmlFault(StyleIssue("the file is too big", hint=f"the limit is {MAX_CHARACTERS:,} characters"))
    builder = _Builder()
    try:
        return builder.run(text.lstrip("\ufeff \t\r\n"))
    except expat.ExpatError as error:
        reason = expat.errors.messages.get(error.code, str(error))
        raise XmlFault(StyleIssue(f"not well-formed XML: {reason}", error.lineno, error.offset + 1)) from None


class _Builder:
    def __init__(self) -> None:
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.data
        self.parser.StartDoctypeDeclHandler = self.doctype
        self.parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        self.open: list[Element] = []
        self.root: Element | None = None
        self.count = 0

    def run(self, text: str) -> Element:
        # A declared encoding is about bytes; this is text, and expat believes the declaration.
        head, separator, rest = text.partition("?>")
        if separator and head.startswith("<?xml"):
            text = rest.lstrip() if "\n" not in head else "\n" * head.count("\n") + rest
        data = text.encode("utf-8", "surrogatepass").decode("utf-8", "replace").encode("utf-8")
        self.parser.Parse(data, True)
        if self.root is None:
            raise XmlFault(StyleIssue("the file holds no element"))
        return self.root

    def fault(self, message: str, hint: str) -> XmlFault:
        line, column = self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1
        return XmlFault(StyleIssue(message, line, column, hint))

    def doctype(self, *_: object) -> None:
        raise self.fault("a document type declaration is not allowed", "remove <!DOCTYPE …>")

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.count += 1
        if self.count > MAX_ELEMENTS:
            raise self.fault("too many elements", f"the limit is {MAX_ELEMENTS:,}")
        if len(self.open) >= MAX_DEPTH:
            raise self.fault("elements are nested too deep", f"the limit is {MAX_DEPTH}")
        namespace, _, tag = name.rpartition(" ")
        plain = {"xml:lang" if key == _XML_LANG else key: value for key, value in attributes.items()}
        parser = self.parser
        element = Element(tag, namespace, plain, parser.CurrentLineNumber, parser.CurrentColumnNumber + 1)
        if self.open:
            self.open[-1].children.append(element)
        else:
            self.root = element
        self.open.append(element)

    def end(self, _: str) -> None:
        self.open.pop()

    def data(self, text: str) -> None:
        if self.open:
            self.open[-1].text += text
