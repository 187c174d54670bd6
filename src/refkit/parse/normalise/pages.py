"""Pages and article numbers as printed, with one kind of dash. Room: parse; uses text."""

import re

from refkit.text.dashes import DASHES

_DASH = re.compile(rf"\s*+[{DASHES}~～∼]++\s*+")
_MARK = re.compile(
    r"^(?:pages?|pgs?|pp?|págs?|pags?|pagg|páginas?|seiten?|sidor(?:na)?|sid|sivut|ss?|str|стр|сс?|blz|bls?|oldal|o"
    r"|art|"
    r"article|coll?|cols|ff?)(?:\.\s*+|\s++)(?=\S)",
    re.IGNORECASE,
)


def normalise_pages(printed: str) -> str:
    """Write dashes of ranges as en dashes; digits stay as printed, also a short last page.

    >>> normalise_pages("pp. 1161 -- 69"), normalise_pages("S12-S19, 21"), normalise_pages("e204")
    ('1161–69', 'S12–S19, 21', 'e204')
    """
    text = _MARK.sub("", printed.strip(" .,;:()[]"))
    return _DASH.sub("–", text).strip(" .,;:–")
