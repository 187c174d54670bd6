"""Faults that only show when the whole style is seen: macros that are missing, circular or explode."""

from refkit.csl.reading.attributes import Faults
from refkit.csl.reading.xml import Element

MAX_EXPANDED = 200_000  # rendering elements after every macro call is followed; the largest real style has 20,000


def check_macros(root: Element, faults: Faults) -> None:
    """Report calls to unknown macros, circles (with their path) and styles whose macros multiply without end."""
    macros = {m.attributes["name"]: m for m in reversed(list(root.named("macro"))) if m.attributes.get("name")}
    calls = {name: _calls(element) for name, element in macros.items()}
    for element in _walk(root):
        called = element.attributes.get("macro") if element.tag in ("text", "key") else None
        if called is not None and called not in macros:
            near = f"known: {', '.join(sorted(macros)[:8])}" if macros else "the style has no macros"
            faults.stop(element, f"the macro {called!r} does not exist", near)
    if _report_circles(macros, calls, faults):
        return
    sizes: dict[str, int] = {}
    for name in macros:
        _size(name, macros, calls, sizes)
    for area in root.named("citation", "bibliography"):
        total = sum(1 + sizes.get(call, 0) for call in _calls(area))
        if total > MAX_EXPANDED:
            faults.stop(area, "its macros expand to too many elements", f"the limit is {MAX_EXPANDED:,}")


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


def _size(name: str, macros: dict[str, Element], calls: dict[str, list[str]], sizes: dict[str, int]) -> None:
    """How many elements a macro expands to, into `sizes`; there are no circles any more."""
    waiting = [name]
    while waiting:
        here = waiting[-1]
        missing = [call for call in calls[here] if call in macros and call not in sizes]
        if missing:
            waiting.extend(missing)
            continue
        sizes[here] = len(_walk(macros[here])) + sum(sizes.get(call, 0) for call in calls[here])
        waiting.pop()
