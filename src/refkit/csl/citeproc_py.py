"""citeproc-py as an engine: CSL-JSON items in, the entries of a bibliography out. Room: csl.

citeproc-py stops on some items and escapes nothing. Here every item is on its own, so that one on which the
style fails never loses the others: it is printed plainly, and the bibliography says so.
"""

import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any, Literal

from citeproc import model
from citeproc.string import join

from refkit.csl.bibliography import Bibliography, Trouble
from refkit.csl.catalogue import StyleSource
from refkit.csl.citeproc_py_items import Cite, cite_from_item
from refkit.csl.citeproc_py_output import Quotes, html_body, settle, to_html, to_text
from refkit.csl.citeproc_py_style import FALLBACK_LOCALE, load_style, settle_locale
from refkit.csl.marked_text import FIRST_FIELD_END, clean, strip_marks
from refkit.csl.plain_entry import plain_entry
from refkit.text.fold import fold

Output = Literal["text", "html"]
# Letters that stand after z, in this order, in the alphabets of these languages.
_AFTER_Z = {"sv": "åäö", "fi": "åäö", "da": "æøå", "nb": "æøå", "nn": "æøå", "no": "æøå", "et": "õäöü"}


def render_bibliography(
    style: StyleSource,
    items: Sequence[Mapping[str, Any]],
    locale: str | None = None,
    output: Output = "text",
) -> Bibliography:
    """Every item as an entry in the style, in the style's order; numeric styles keep the order given.

    `locale` None is the style's own. An entry ends in `custom["language-note"]` where the item has one.

    Raises:
        UnknownName: `locale` is no language tag.
    """
    tag, has_terms = settle_locale(locale or style.default_locale or FALLBACK_LOCALE)
    troubles = [] if has_terms else [Trouble(None, f"no terms are known for the locale {tag}; they are in English")]
    root = load_style(style.xml, tag)
    layout, trouble = _layout(root)
    troubles += trouble
    cites = [cite_from_item(item, number) for number, item in enumerate(items, 1)]
    order = _sorted(root, cites, tag)
    quotes, inside = _quotes(layout), layout.get_locale_option("punctuation-in-quote") == "true"
    entries: list[str] = []
    for number, index in enumerate(order, 1):
        cites[index].number = number
        marked, failure = _entry(layout, cites[index], items[index])
        if failure:
            troubles.append(Trouble(index, failure))
        settled = settle(_with_note(marked, items[index]), quotes, punctuation_in_quote=inside)
        entries.append(to_html(settled) if output == "html" else to_text(settled))
    return Bibliography(
        entries=tuple(entries),
        ids=tuple(str(items[index].get("id", "")) for index in order),
        order=tuple(order),
        text=html_body(entries) if output == "html" else "\n".join(entries),
        troubles=tuple(troubles),
    )


def _layout(root: Any) -> tuple[Any, list[Trouble]]:
    """The bibliography's layout; a style that has none prints its first notes."""
    if root.bibliography is not None:
        return root.bibliography.layout, []
    return root.citation.layout, [Trouble(None, "the style has no bibliography; the entries are its full citations")]


def _quotes(layout: Any) -> Quotes:
    """The locale's outer and inner quotation marks."""
    return tuple(
        (str(layout.get_single_term(name=f"open-{kind}")), str(layout.get_single_term(name=f"close-{kind}")))
        for kind in ("quote", "inner-quote")
    )


def _entry(layout: Any, cite: Cite, item: Mapping[str, Any]) -> tuple[str, str]:
    """The entry as marked text, and in words what went wrong."""
    try:
        marked = _print(layout, cite)
    except Exception as error:  # citeproc-py raises whatever its inside runs into
        failure = f"the style's engine stopped at it ({type(error).__name__}); it is printed plainly"
        return plain_entry(item), failure
    if strip_marks(marked).strip(" .,;:[]()") in ("", str(cite.number)):
        return plain_entry(item), "the style prints nothing of it; it is printed plainly"
    return marked, ""


def _print(layout: Any, cite: Cite) -> str:
    layout.repressed = {}
    cite.suppressed, cite.recorded = set(), None
    aligned = layout.getparent().get("second-field-align") is not None
    children = list(layout.iterchildren())
    texts: list[str] = []
    for child in children:
        try:
            text = child.render(cite)
        except model.VariableError:
            continue
        if text is not None:
            mark = FIRST_FIELD_END if aligned and child is children[0] and len(children) > 1 else ""
            texts.append(f"{text}{mark}")
    return str(layout.format(layout.wrap(join(texts))))


def _with_note(marked: str, item: Mapping[str, Any]) -> str:
    custom = item.get("custom")
    note = custom.get("language-note") if isinstance(custom, Mapping) else None
    if not isinstance(note, str) or not clean(note):
        return marked
    ends = strip_marks(marked).rstrip().endswith((".", "?", "!"))
    is_address = "://" in marked.rpartition(" ")[2]
    return f"{marked.rstrip()}{'' if ends or is_address else '.'} {clean(note)}."


def _sorted(root: Any, cites: Sequence[Cite], locale: str) -> list[int]:
    """The places of the cites in the order the style sorts them; keys that are absent come last."""
    part = root.bibliography if root.bibliography is not None else root.citation
    sort = part.find("cs:sort", part.nsmap)
    order = list(range(len(cites)))
    for key in reversed(list(sort.iterchildren()) if sort is not None else []):
        values = [_sort_value(key, cite, part.layout, locale) for cite in cites]
        present = [index for index in order if values[index] is not None]
        present.sort(key=lambda index: values[index] or (), reverse=key.get("sort") == "descending")
        order = [*present, *(index for index in order if values[index] is None)]
    return order


def _sort_value(key: Any, cite: Cite, layout: Any, locale: str) -> tuple[Any, ...] | None:
    layout.repressed = {}
    cite.suppressed, cite.recorded = set(), None
    try:
        [value] = key.sort_keys([cite], layout)
    except Exception:  # an entry that cannot be sorted still has its place, behind the others
        return None
    text = strip_marks(str(value)).strip() if value is not None else ""
    if not text:
        return None
    if text.isascii() and text.isdigit() and len(text) < 16:
        return (0, int(text), "")
    return (1, collation_key(text, locale), text)


def collation_key(text: str, locale: str) -> str:
    """A text as its language sorts it: without case and diacritics, but for letters that stand after z.

    >>> sorted(["Öberg", "Zorn", "Åberg", "Éluard"], key=lambda name: collation_key(name, "sv-SE"))
    ['Éluard', 'Zorn', 'Åberg', 'Öberg']
    """
    own = _AFTER_Z.get(locale[:2], "")
    places = {letter: chr(0x1F000 + place) for place, letter in enumerate(own)}
    letters = "".join(places.get(letter) or letter for letter in unicodedata.normalize("NFC", text.lower()))
    return fold(letters).lstrip("\"'([¡¿.-")
