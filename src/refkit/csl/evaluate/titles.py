"""Title policies: which title a caller wants where a work has one in its own language and one translated.

"" (default)   as the style does it: community styles print the title, refkit's own place the translation
"work"         the work's title alone
"printed"      title and container as the citing text had them
"both"         the work's title, then the translation in brackets
"translated"   the translation alone, in brackets
"""

from __future__ import annotations

from refkit.csl.items.item import Item
from refkit.csl.tree import Node
from refkit.csl.typography.brackets import bracketed

POLICIES = ("", "work", "printed", "both", "translated")
_TRANSLATIONS = {"title": "translated-title", "container-title": "translated-container-title"}
HIDDEN = frozenset(_TRANSLATIONS.values())  # by every policy that chooses a title, where there is one to choose


def printed_text(item: Item, variable: str, policy: str) -> str | None:
    """What the citing text printed for this variable, where that is a translation it made itself."""
    if policy != "printed" or variable not in _TRANSLATIONS:
        return None
    if variable == "title" and item.texts.get("translated-title-origin") not in ("citation", None):
        return None
    return item.texts.get(_TRANSLATIONS[variable])


def with_translation(piece: Node, item: Item, variable: str, policy: str) -> Node:
    """The rendered title with its translation beside it, or replaced by it."""
    translation = item.texts.get("translated-title") if variable == "title" else None
    alone = policy == "translated" or item.title_is_translation
    if translation is None or not (alone or policy == "both"):
        return piece
    prefix, suffix = piece.prefix, piece.suffix
    bracket = bracketed(translation)
    if alone:
        return Node([bracket], prefix, suffix)
    piece.prefix = piece.suffix = ""
    bracket.prefix = " " + bracket.prefix
    return Node([piece, bracket], prefix, suffix)
