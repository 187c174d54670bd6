"""refkit's own processor behind the seam of `render`: items in, the entries of a bibliography out. Room: csl."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from refkit.csl.bibliography import Bibliography, Trouble
from refkit.csl.catalogue import StyleSource
from refkit.csl.citation import Citation, Cite
from refkit.csl.marked_text import strip_marks
from refkit.csl.plain_entry import plain_entry
from refkit.csl.processor import Processor
from refkit.csl.reading.locales import has_terms_for
from refkit.csl.reading.style import read_style
from refkit.csl.style import Style

STYLES_KEPT = 16
_NEVER_PRINTED = frozenset({"id", "type", "language", "custom"})


def render_bibliography(
    style: StyleSource,
    items: Sequence[Mapping[str, Any]],
    locale: str | None = None,
    output: str = "text",
) -> Bibliography:
    """Every item as an entry in the style, in the style's order.

    An item's `custom["title-translation"]` is printed in brackets behind its title or, where it has none, in
    its place; `custom["language-note"]` closes the entry. `locale` None is the style's own.

    Raises:
        UnknownName: `locale` is no language tag, or `output` no output format.
    """
    loaded = _loaded(style.xml, style.name, style.default_locale or "")
    places = "translated-title" in style.xml  # then the style prints the note on the language too
    numbered = {str(place): as_processed(item, str(place), places) for place, item in enumerate(items)}
    processor = Processor(loaded, numbered.values(), locale or "", output, titles="both")
    troubles = []
    if locale and not has_terms_for(locale):
        troubles.append(Trouble(None, f"no terms are known for the locale {locale}; they are in English"))
    if loaded.has_bibliography:
        listed = processor.bibliography()
        printed = dict(zip(map(int, listed.ids), listed.entries, strict=True))
    else:
        troubles.append(Trouble(None, "the style has no bibliography; the entries are its full citations"))
        printed = dict(enumerate(processor.cite([Citation([Cite(place)]) for place in numbered])))
    for place, item in enumerate(items):
        if not printed.get(place) or item.keys() <= _NEVER_PRINTED:
            plain = strip_marks(plain_entry(item))
            printed[place] = processor.output.entry(processor.output.escape(plain))
            troubles.append(Trouble(place, "the style prints nothing of it; it is printed plainly"))
    entries, order = tuple(printed.values()), tuple(printed)
    ids = tuple(str(items[place].get("id", "")) for place in order)
    text = processor.output.bibliography(list(entries)).removesuffix("\n")
    return Bibliography(entries, ids, order, text, tuple(troubles))


@lru_cache(maxsize=STYLES_KEPT)
def _loaded(xml: str, name: str, default_locale: str) -> Style:
    return Style(read_style(xml, name), name, default_locale)


def as_processed(item: Mapping[str, Any], place: str, style_places: bool) -> dict[str, Any]:
    """The item as the processor takes translated titles, under an id of its own: a list may repeat a work."""
    numbered = {**item, "id": place}
    custom = item.get("custom")
    if not isinstance(custom, Mapping):
        return numbered
    translation, note = custom.get("title-translation"), custom.get("language-note")
    if isinstance(translation, str):
        custom = {**custom, "translated-title": translation}
        if not numbered.get("title"):
            numbered["title"] = f"[{translation}]"
    if style_places and isinstance(note, str):
        numbered["language-name"] = note
        custom = {key: value for key, value in custom.items() if key != "language-note"}
    return {**numbered, "custom": custom}
