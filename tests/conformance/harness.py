"""The public CSL test-suite through refkit: one fixture in, the text it asks for out.

`render(fixture)` is the form that csl_suite.py documents.
"""

from typing import Any

from refkit.csl import Citation, Cite, Processor, Section, Style
from refkit.csl.cite.citing import Citing

_CITE_KEYS = {
    "locator": "locator",
    "label": "label",
    "prefix": "prefix",
    "suffix": "suffix",
    "position": "position",
}


def render(fixture: dict[str, Any]) -> str:
    """The result of one fixture, as the suite writes it."""
    style = Style.from_xml(fixture["csl"], fixture.get("name", "fixture"))
    items = fixture["input"]
    processor = Processor(style, items, output="html")
    if fixture["mode"].startswith("bibliography"):
        return _bibliography(processor, fixture)
    if fixture.get("citations"):
        return _document(processor, fixture["citations"])
    groups = fixture.get("citation_items") or [[{"id": key} for key in _in_order(processor)]]
    processor._settle()
    citing = Citing(
        processor.compiled, processor.items, processor._numbers(), processor._expansions, processor._registry
    )
    # Each list is a citation of its own: the suite gives positions itself.
    lines = []
    for group in groups:
        citation = Citation([_cite(entry, own_position=True) for entry in group])
        lines += citing.texts([citation], group=False)
    return "\n".join(lines)


def _in_order(processor: Processor) -> list[str]:
    """Input order, or the order of the bibliography where the style sorts."""
    processor._settle()
    return list(processor._order or ()) if processor.compiled.bibliography_sorter else list(processor.items)


def _cite(entry: dict[str, Any], own_position: bool = False) -> Cite:
    values = {name: entry[key] for key, name in _CITE_KEYS.items() if key in entry}
    if own_position:
        values.setdefault("position", 0)
        values["near_note"] = bool(entry.get("near-note"))
    else:
        values.pop("position", None)
    return Cite(
        str(entry["id"]),
        suppress_author=bool(entry.get("suppress-author")),
        author_only=bool(entry.get("author-only")),
        **values,
    )


def _document(processor: Processor, entries: list[Any]) -> str:
    """The processCitationCluster protocol: each entry is [citation, before, after]."""
    known: dict[str, Citation] = {}
    before: dict[str, str] = {}
    texts: dict[str, str] = {}
    order: list[str] = []
    for entry, pre, post in entries:
        properties = entry.get("properties", {})
        name = entry["citationID"]
        known[name] = Citation(
            [_cite(cite) for cite in entry["citationItems"]],
            note_number=int(properties.get("noteIndex") or 0),
            mode=properties.get("mode", ""),
            prefix=properties.get("prefix", ""),
            suffix=properties.get("suffix", ""),
            infix=properties.get("infix", ""),
            id=name,
            sorted=not properties.get("unsorted"),
        )
        order = [*(row[0] for row in pre), name, *(row[0] for row in post)]
        for row_name, note in [*pre, *post]:
            old = known[row_name]
            known[row_name] = Citation(
                old.cites, int(note or 0), old.mode, old.prefix, old.suffix, old.infix, old.id, old.sorted
            )
        before = dict(texts)
        texts = dict(zip(order, processor.cite([known[key] for key in order]), strict=True))
        last = name
    return "\n".join(
        f"{'>>' if before.get(key) != texts[key] or key == last else '..'}[{place}] {texts[key]}"
        for place, key in enumerate(order)
    )


def _bibliography(processor: Processor, fixture: dict[str, Any]) -> str:
    section = None
    if fixture.get("bibsection"):
        spec = fixture["bibsection"]
        section = Section(**{key: tuple(spec.get(key) or ()) for key in ("include", "exclude", "select", "quash")})
    for batch in fixture.get("bibentries") or []:
        chosen = [item for item in fixture["input"] if item["id"] in batch]
        processor = Processor(processor.style, chosen, output="html")
    return processor.bibliography(section).text
