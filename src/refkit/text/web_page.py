"""A web page as the text that its reader sees. Ground floor: imports only refkit.text.

Blocks become lines: a paragraph stands between empty lines, an item of a list on a line of its own behind the
number or bullet that a browser draws, a row of a table on one line, a heading behind as many "#" as its level.
What no reader sees (scripts, hidden parts, menus) is left out, and so are the links that lead back from a note
to its place in the text or on from a reference to services ("PubMed", "Google Scholar").
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from lxml import etree

from refkit.text.web_links import doi_of, is_call, is_way_back, is_way_on

Element = etree._Element
_FEW = 20  # elements inside a raised number, one of which may be a link
LONGEST_LINK_TEXT = 60  # characters of a link that may be no part of the reference
_UNSEEN = frozenset(
    "head script style template noscript nav button select datalist svg canvas iframe object embed audio video map"
    " textarea input img".split()
)
_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure"
    " footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu ol p pre search section summary table"
    " tbody tfoot"
    " thead tr ul".split()
)
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_SPLITS = _HEADINGS | {"li", "table", "dt", "tr", "pre", "hr"}  # a line that has one of these inside is no line
_TERMS = frozenset(["dt", "dd"])
_ROWS = frozenset(["li", "dd", "tr"])
_ONE_LINE = frozenset(["li", "dd", "tr", *_HEADINGS])
_HIDDEN_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)\b", re.I)
_HIDDEN_CLASS = re.compile(
    r"(?:^|\s)(?:sr-only|visually-?hidden|screen-reader-(?:text|only)|element-invisible|hidden|noprint|mw-editsection"
    r"|mw-cite-backlink|u-visually-hidden|footnote-?back(?:ref|link)?)(?:\s|$)",
    re.I,
)
_UNMARKED = re.compile(r"list-style(?:-type)?\s*:\s*none", re.I)
_UNMARKED_CLASS = re.compile(r"unstyled|no-?bullets?|list-?none|plainlist|nostyle|simple|unlist", re.I)
_OWN_LABEL = re.compile(
    r"[\[(（［]?\s?(?:\d{1,4}[a-z]?|[ivxl]{1,6}|[A-Z][\w+.-]{1,20}\d{2}[a-z]?)\s?[\])）］.:]|[•·▪–—*]\s|[⁰¹²³⁴-⁹]"
)
_BLOCK_LABEL = re.compile(r"\S{1,24}")
_SPACE = re.compile(r"[^\S\n]+|\n")
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_EMPTY_BRACKETS = re.compile(r"\s?[\[(][\s,;:|·]{0,20}[\])]")  # around a link that was left out
_LEFT_OVER = re.compile(r"[\s|·,]{1,20}\Z")
_DOI_PRINTED = re.compile(r"\b10\.\d{4,9}/")


def web_page_text(page: str) -> str:
    """The text of a web page, or of a piece of one.

    Never raises: HTML has no errors, only odd pages. Work and memory grow with the length of the page.

    >>> print(web_page_text("<h2>References</h2><ol><li>Doe J. <i>Trees</i>.</li><li>Roe R. Bees.</li></ol>"))
    ## References
    <BLANKLINE>
    1. Doe J. Trees.
    2. Roe R. Bees.

    Source: WHATWG HTML, "Rendering" (what is a block, what is not rendered, how lists are numbered).
    """
    root = _parse(page)
    return "" if root is None else _Page(_lines_of_parts(root)).read(root)


def _parse(page: str) -> Element | None:
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )  # old pages nest deeper than the parser allows by itself, and what is deeper would be lost
    try:
        return etree.fromstring(page.replace("\0", "\ufffd").encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:  # nothing but white space or comments in it
        return None


def _lines_of_parts(root: Element) -> set[Element]:
    """Items, rows and cells of definitions that hold parts with lines of their own, and so are no single line."""
    parted: set[Element] = set()
    open_lines: list[Element] = []
    paragraphs: dict[Element, int] = {}
    for event, element in etree.iterwalk(root, events=("start", "end")):
        name = element.tag
        if name in _ONE_LINE:
            if event == "end":
                open_lines.pop()
                continue
            if open_lines and name in _SPLITS:
                parted.add(open_lines[-1])
            open_lines.append(element)
        elif event == "start" and open_lines:
            if name in _SPLITS:
                parted.add(open_lines[-1])
            elif name == "p" and open_lines[-1].tag == "tr":
                cell = element.getparent()
                if cell is not None:
                    paragraphs[cell] = paragraphs.get(cell, 0) + 1
                    if paragraphs[cell] > 1:
                        parted.add(open_lines[-1])
    return parted


@dataclass(slots=True)
class _List:
    """A list being read: what the next item is numbered, or the bullet it has."""

    next_number: int | None
    mark: str = ""

    def label(self, item: Element) -> str:
        """What a browser draws before an item."""
        if self.next_number is None:
            return self.mark
        number = _integer(item.get("value"), self.next_number)
        self.next_number = number + 1
        return f"{number}. " if self.mark else ""


@dataclass(slots=True)
class _Page:
    """Writes the lines of a page, element by element."""

    parted: set[Element]
    written: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    label: str = ""
    gap: str = ""  # what stands between the line before and this one
    lists: list[_List] = field(default_factory=list)
    in_line: int = 0  # how many elements are open that make one line of all that is in them
    in_pre: int = 0
    has_term: bool = False  # a term has been read that stands before its definition, on one line with it
    is_raised: bool = False  # a raised number is being read that may be the line's label
    has_gaps: bool = False  # a link of this line was left out
    doi: str = ""  # that a link in this line leads to

    def read(self, root: Element) -> str:
        """All lines. Elements are visited in order, never by recursion: pages nest without bound."""
        walk = etree.iterwalk(root, events=("start", "end"))
        left_out: Element | None = None
        for event, element in walk:
            if event == "end":
                if element is left_out:
                    left_out = None
                else:
                    self.end(element)
                self.add(element.tail)
            elif self.is_left_out(element):
                left_out = element
                walk.skip_subtree()
            else:
                self.start(element)
                self.add(element.text)
        self.flush("")
        return "".join(self.written)

    def is_left_out(self, element: Element) -> bool:
        """Whether a reader does not see an element, or sees a link that is no part of the text."""
        name = element.tag
        if not isinstance(name, str) or name in _UNSEEN or _is_hidden(element):
            return True
        if name == "a":
            return self._is_other_link(element)
        return name == "sup" and self._is_call(element)

    def _is_call(self, raised: Element) -> bool:
        """Whether a raised number leads to a reference; one that begins a line is its label."""
        if self._at_beginning() or not is_call(_first_words(raised)):
            return False
        near = [raised.getparent(), *islice(raised.iter(), _FEW)]
        return any(element is not None and element.tag == "a" for element in near)

    def _is_other_link(self, link: Element) -> bool:
        words = " ".join(_first_words(link).split())
        if len(words) > LONGEST_LINK_TEXT:
            return False
        target = link.get("href") or ""
        if "#" in target[:-1] or (target.startswith("#") and len(target) > 1):
            return is_way_back(words, target)
        if words and not is_way_on(words):
            return False
        self.doi = self.doi or doi_of(target)
        self.has_gaps = True
        return True

    def _at_beginning(self) -> bool:
        return not any(word.strip() for word in self.words)

    def start(self, element: Element) -> None:
        """Begin a line where an element begins one."""
        name = str(element.tag)
        if name in ("ol", "ul", "menu", "dir"):
            self.flush("\n\n" if not self.lists else "\n")
            self.lists.append(_list(element))
        elif name in _BLOCKS:
            self._start_block(element, name)
        elif name == "br":
            self.words.append(" " if self.in_line else "\n")
        elif name in ("td", "th"):
            self.words.append(" ")
        elif name == "q":
            self.words.append("“")
        elif name == "sup" and self._at_beginning():
            self.is_raised = True

    def _start_block(self, element: Element, name: str) -> None:
        if self.in_line or (name == "dd" and self.has_term):
            self.words.append(" ")
        else:
            self.flush("\n" if _follows_a_row(element) else "\n\n")
        self.has_term = False
        if name in _ONE_LINE and element not in self.parted:
            self.in_line += 1
        if name == "pre":
            self.in_pre += 1
        elif name in _HEADINGS:
            self.label = "#" * int(name[1]) + " "
        elif name == "li":
            self.label = self.lists[-1].label(element) if self.lists else "• "

    def end(self, element: Element) -> None:
        """End the line that an element has begun."""
        name = str(element.tag)
        if name in ("ol", "ul", "menu", "dir"):
            self.flush("\n\n")
            if self.lists:
                self.lists.pop()
        elif name in _BLOCKS:
            self._end_block(element, name)
        elif name == "q":
            self.words.append("”")
        elif name == "sup" and self.is_raised:
            self._end_label()

    def _end_label(self) -> None:
        """A raised number at the beginning of a line stays raised."""
        self.is_raised = False
        digits = "".join(self.words).strip(" []()")
        if digits.isascii() and digits.isdigit():
            self.words[:] = [f"{digits.translate(_SUPERSCRIPT)} "]

    def _end_block(self, element: Element, name: str) -> None:
        if name in _ONE_LINE and element not in self.parted:
            self.in_line -= 1
        if self.in_line:
            self.words.append(" ")
        elif name == "dt" and self._is_label_of_next(element):
            self.has_term = True
        else:
            self.flush("\n" if name in _ROWS else "\n\n")
        if name == "pre":
            self.in_pre -= 1

    def _is_label_of_next(self, term: Element) -> bool:
        following = term.getnext()
        words = "".join(self.words).strip()
        return following is not None and following.tag == "dd" and _BLOCK_LABEL.fullmatch(words) is not None

    def add(self, text: str | None) -> None:
        """Words, with white space as it counts there."""
        if text:
            self.words.append(text if self.in_pre else _SPACE.sub(" ", text))

    def flush(self, gap: str) -> None:
        """Write the line that has been read; `gap` parts it from what comes."""
        text = "".join(self.words)
        self.words.clear()
        if self.has_gaps:
            text = _LEFT_OVER.sub("", _EMPTY_BRACKETS.sub("", text))
        text = text.strip("\n") if self.in_pre else "\n".join(" ".join(line.split()) for line in _lines(text))
        if text.strip():
            label = "" if _OWN_LABEL.match(text) and not self.label.startswith("#") else self.label
            doi = f" https://doi.org/{self.doi}" if self.doi and not _DOI_PRINTED.search(text) else ""
            if self.written:
                self.written.append(self.gap or "\n\n")
            self.written.append(f"{label}{text}{doi}")
            self.gap = gap
            self.label = self.doi = ""
            self.has_gaps = False
        elif len(gap) > len(self.gap):
            self.gap = gap


def _lines(text: str) -> Iterator[str]:
    return (line.strip() for line in text.split("\n") if line.strip())


def _list(element: Element) -> _List:
    """How the items of a list are marked; a page that draws no marks says so by style or class."""
    is_unmarked = _UNMARKED.search(element.get("style") or "") or _UNMARKED_CLASS.search(element.get("class") or "")
    if element.tag == "ol":
        return _List(_integer(element.get("start"), 1), "" if is_unmarked else ".")
    return _List(None, "" if is_unmarked else "• ")


def _integer(text: str | None, default: int) -> int:
    return int(text) if text and len(text) < 7 and text.strip().isascii() and text.strip().isdigit() else default


def _is_hidden(element: Element) -> bool:
    if not element.attrib:
        return False
    if element.get("hidden") is not None or element.get("role") == "navigation":
        return True
    style, names = element.get("style"), element.get("class")
    return bool((style and _HIDDEN_STYLE.search(style)) or (names and _HIDDEN_CLASS.search(names)))


def _follows_a_row(element: Element) -> bool:
    """Whether an item, row or definition comes right after another one."""
    before = element.getprevious()
    if before is None:
        return False
    return (element.tag in _ROWS and before.tag == element.tag) or (element.tag in _TERMS and before.tag in _TERMS)


def _first_words(element: Element) -> str:
    """The beginning of an element's words, enough to see that a link is long."""
    words = ""
    for inner in islice(element.iter(), _FEW):
        words += (inner.text or "") + ((inner.tail or "") if inner is not element else "")
        if len(words) > 2 * LONGEST_LINK_TEXT:
            break
    return words
