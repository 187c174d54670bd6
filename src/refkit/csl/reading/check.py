"""Faults that only show when the whole style is seen: macros that are missing, circular or explode."""

from refkit.csl.reading.attributes import Faults
from refkit.csl.reading.xml import Element

MAX_WORK = 50_000  # elements that one rendering can run; the most of any community style is 3,047
MAX_EXPANDED_DEPTH = 150  # the deepest community style has 72 levels, macro calls followed


def check_macros(root: Element, faults: Faults) -> None:
    """Report calls to unknown macros, circles (with their path) and styles whose macros multiply without
    end.
    """
    macros: dict[str, Element] = {}
    for macro in root.named("macro"):
        if name := macro.attributes.get("name"):
            macros.setdefault(name, macro)
    calls = {name: _calls(element) for name, element in macros.items()}
    for element in _walk(root):
        called = element.attributes.get("macro") if element.tag in ("text", "key") else None
        if called is not None and called not in macros:
            near = f"known: {', '.join(sorted(macros)[:8])}" if macros else "the style has no macros"
            faults.stop(element, f"the macro {called!r} does not exist", near)
    if _report_circles(macros, calls, faults):
        return
    sizes: dict[str, int] = {}
    depths: dict[str, int] = {}
    for name in macros:
        _measure(name, macros, calls, sizes, depths)
    for area in root.named("citation", "bibliography"):
        if _work(area, sizes) > MAX_WORK:
            faults.stop(area, "its macros expand to too many elements", f"the limit is {MAX_WORK:,}")
        if _depth(area, depths) > MAX_EXPANDED_DEPTH:
            faults.stop(area, "its macros and groups are nested too deep", f"the limit is {MAX_EXPANDED_DEPTH} levels")


def _walk(element: Element) -> list[Element]:
    found, waiting = [], [element]
    while waiting:
        here = waiting.pop()
        found.append(here)
        waiting.extend(reversed(here.children))
    return found


def _calls(element: Element) -> list[str]:
    return [
        child.attributes["macro"]
        for child in _walk(element)
        if child.tag in ("text", "key") and "macro" in child.attributes
    ]


def _report_circles(macros: dict[str, Element], calls: dict[str, list[str]], faults: Faults) -> bool:
    """Depth-first without recursion; every circle is reported once, at the macro where it closes."""
    state: dict[str, str] = {}
    found = False
    for start in macros:
        if start in state:
            continue
        path: list[tuple[str, list[str]]] = [(start, list(calls[start]))]
        state[start] = "open"
        while path:
            name, waiting = path[-1]
            if not waiting:
                state[name] = "done"
                path.pop()
                continue
            following = waiting.pop()
            if following not in macros:
                continue
            if state.get(following) == "open":
                names = [step for step, _ in path]
                circle = [*names[names.index(following) :], following]
                faults.stop(macros[following], f"macros call each other in a circle: {' → '.join(circle)}")
                found = True
            elif following not in state:
                state[following] = "open"
                path.append((following, list(calls[following])))
    return found


def _work(element: Element, sizes: dict[str, int]) -> int:
    """How many elements one rendering of this element can run at most: of a choice only one branch does."""
    if element.tag == "choose":
        return 1 + max((_work(child, sizes) for child in element.children), default=0)
    own = sizes.get(element.attributes.get("macro", ""), 0) if element.tag in ("text", "key") else 0
    return min(1 + own + sum(_work(child, sizes) for child in element.children), MAX_WORK + 1)


def _depth(element: Element, depths: dict[str, int]) -> int:
    """How deep elements are nested below this one when macro calls are followed."""
    own = depths.get(element.attributes.get("macro", ""), 0) if element.tag in ("text", "key") else 0
    return 1 + max(own, max((_depth(child, depths) for child in element.children), default=0))


def _measure(
    name: str,
    macros: dict[str, Element],
    calls: dict[str, list[str]],
    sizes: dict[str, int],
    depths: dict[str, int],
) -> None:
    """How much one call of a macro can run at most, and how deep; there are no circles any more."""
    waiting = [name]
    while waiting:
        here = waiting[-1]
        missing = [call for call in calls[here] if call in macros and call not in sizes]
        if missing:
            waiting.extend(missing)
            continue
        sizes[here], depths[here] = _work(macros[here], sizes), _depth(macros[here], depths)
        waiting.pop()
