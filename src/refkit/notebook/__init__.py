"""What notebooks show beyond the displays that the values bring themselves. A thin shell over the verbs.

>>> import refkit
>>> from refkit.notebook import spans
>>> spans(refkit.parse_strings(["Doe J. On trees. Nature. 2001;7(9):1-2."]))
1: [author: Doe J]. [title: On trees]. [container title: Nature]. [issued: 2001];[volume: 7]([issue: 9]):[page: 1-2].
"""

from refkit.notebook.spans import Spans, spans

__all__ = ["Spans", "spans"]
