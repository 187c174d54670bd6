"""What must be right about a style before anything can be printed with it. Room: csl; may import text and errors."""

import re
from collections.abc import Iterator

from lxml import etree

from refkit.csl.namespace import CSL, NAMESPACE
from refkit.errors import StyleIssue

MAX_WORK = 20_000  # elements one item can meet when every macro is followed; Chicago's notes, the most, lead to 2,079
MAX_ISSUES = 100

_ELEMENTS = frozenset(
    "style info author contributor name email uri category field id issn eissn issnl link published rights summary "
    "title title-short updated locale style-options date date-part terms term single multiple macro citation "
    "bibliography sort key layout text number label names name-part et-al institution institution-part substitute "
    "group choose if else-if else alternative alternative-text intext".split()
)
_WHOLE_NUMBERS = (
    "et-al-min", "et-al-use-first", "et-al-subsequent-min", "et-al-subsequent-use-first", "names-min",
    "names-use-first", "near-note-distance", "line-spacing", "entry-spacing",
)  # fmt: skip

_WHOLE_NUMBER = re.compile(r"\s{0,9}\d{1,5}\s{0,9}", re.ASCII)


def find_issues(root: etree._Element) -> list[StyleIssue]:
    """Every fault that keeps a style from being used, in file order; at most `MAX_ISSUES`."""
    if root.tag != f"{CSL}style":
        hint = f'the first element is <style xmlns="{NAMESPACE}">'
        return [_issue(root, f"the root element is {_local(root)!r}, not a CSL style", hint)]
    issues = [*_element_issues(root), *_part_issues(root), *_macro_issues(root)]
    return sorted(issues, key=lambda issue: (issue.line, issue.column))[:MAX_ISSUES]


def parent_link(root: etree._Element) -> str | None:
    """The address of the style that a dependent style depends on."""
    for link in root.iterfind(f"{CSL}info/{CSL}link"):
        if link.get("rel") == "independent-parent":
            return link.get("href", "")
    return None


def _element_issues(root: etree._Element) -> Iterator[StyleIssue]:
    for element in root.iter(f"{CSL}*"):
        name = _local(element)
        if name not in _ELEMENTS:
            yield _issue(element, f"<{name}> is not an element of CSL 1.0.2")
        for attribute in _WHOLE_NUMBERS:
            value = element.get(attribute)
            if value is not None and not _WHOLE_NUMBER.fullmatch(value):
                yield _issue(element, f"{attribute}={value!r} is not a whole number")


def _part_issues(root: etree._Element) -> Iterator[StyleIssue]:
    if parent_link(root) is not None:
        return
    if root.get("class") not in ("in-text", "note"):
        yield _issue(root, "the style has no class", 'set class="in-text" or class="note"')
    for part in ("citation", "bibliography"):
        element = root.find(f"{CSL}{part}")
        if element is None and part == "citation":
            hint = 'a dependent style needs a link with rel="independent-parent"'
            yield _issue(root, "the style has no citation part", hint)
        elif element is not None and element.find(f"{CSL}layout") is None:
            yield _issue(element, f"the {part} part has no layout")


def _macro_issues(root: etree._Element) -> Iterator[StyleIssue]:
    """Calls of macros that are not there, cycles with their path, and macros that multiply without end."""
    macros = {macro.get("name", ""): macro for macro in root.iterfind(f"{CSL}macro")}
    for element in root.iter(f"{CSL}text", f"{CSL}key"):
        name = element.get("macro")
        if name is not None and name not in macros:
            yield _issue(element, f"no macro is called {name!r}")
    sizes: dict[str, int] = {}
    for name in macros:
        if cycle := _measure(name, macros, sizes):
            yield _issue(macros[name], f"macros call each other in a circle: {' → '.join(cycle)}")
            return
    for part in root.iterfind(f"{CSL}*/{CSL}layout"):
        if _work(part, sizes) > MAX_WORK:
            yield _issue(part, f"printing one item could meet more than {MAX_WORK:,} elements")


def _measure(start: str, macros: dict[str, etree._Element], sizes: dict[str, int]) -> list[str]:
    """Fill in how much work each macro stands for; the path of a cycle where there is one."""
    path: list[tuple[str, Iterator[str]]] = [(start, iter(_calls(macros[start])))]
    on_path = {start}
    while path:
        name, calls = path[-1]
        for called in calls:
            if called in on_path:
                names = [step for step, _ in path]
                return [*names[names.index(called) :], called]
            if called in macros and called not in sizes:
                path.append((called, iter(_calls(macros[called]))))
                on_path.add(called)
                break
        else:
            sizes[name] = min(_work(macros[name], sizes), MAX_WORK + 1)
            on_path.discard(name)
            path.pop()
    return []


def _calls(element: etree._Element) -> list[str]:
    return [name for text in element.iter(f"{CSL}text") if (name := text.get("macro")) is not None]


def _work(element: etree._Element, sizes: dict[str, int]) -> int:
    """How many elements one item can meet here at most: of a choose only one branch is ever taken."""
    branches = [_work(child, sizes) for child in element]  # the XML reader allows 256 levels at most
    below = max(branches, default=0) if element.tag == f"{CSL}choose" else sum(branches)
    return 1 + below + sizes.get(element.get("macro", ""), 0)


def _local(element: etree._Element) -> str:
    return etree.QName(element).localname


def _issue(element: etree._Element, message: str, hint: str = "") -> StyleIssue:
    return StyleIssue(message, int(element.sourceline or 0), 1, hint)
