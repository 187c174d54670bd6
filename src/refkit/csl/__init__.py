"""CSL: citations and bibliographies in any of the community's styles. Usable with no other part of refkit.

>>> from refkit.csl import Citation, Cite, Processor, Style
>>> style = Style.load("apa")
>>> book = {"id": "a", "type": "book", "title": "Magnesium", "author": [{"family": "Doe"}]}
>>> Processor(style, [book]).bibliography().entries
('Doe. (n.d.). Magnesium.',)
"""

from refkit.csl.citation import Citation, Cite
from refkit.csl.cite.sections import Section
from refkit.csl.processor import Bibliography, Processor
from refkit.csl.style import Style

__all__ = ["Bibliography", "Citation", "Cite", "Processor", "Section", "Style"]
