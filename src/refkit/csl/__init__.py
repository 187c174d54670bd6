"""CSL: citations and bibliographies in any of the community's styles. Usable with no other part of refkit.

It takes CSL-JSON items, imports neither the model nor pydantic, and loads nothing until it is asked for.

>>> from refkit.csl import Citation, Cite, Processor, Style
>>> style = Style.load("apa")
>>> book = {"id": "a", "type": "book", "title": "Magnesium", "author": [{"family": "Doe"}]}
>>> Processor(style, [book]).bibliography().entries
('Doe. (n.d.). Magnesium.',)
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from refkit.csl.citation import Citation, Cite
    from refkit.csl.cite.sections import Section
    from refkit.csl.processor import Bibliography, Processor
    from refkit.csl.style import Style

__all__ = ["Bibliography", "Citation", "Cite", "Processor", "Section", "Style"]
_HOME_OF = {
    "Bibliography": "refkit.csl.processor",
    "Citation": "refkit.csl.citation",
    "Cite": "refkit.csl.citation",
    "Processor": "refkit.csl.processor",
    "Section": "refkit.csl.cite.sections",
    "Style": "refkit.csl.style",
}


def __getattr__(name: str) -> object:
    """Load a public name when it is first asked for, and keep it."""
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_HOME_OF[name]), name)
    globals()[name] = value
    return value
