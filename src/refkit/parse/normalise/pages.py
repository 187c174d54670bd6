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
_EAST_ASIAN = re.compile(r"^第?\s?(\d[^页頁]*?)\s?[页頁]?$")
_LOST_DASH = re.compile(r"(?P<first>\d{1,5})\s(?P<last>\d{1,5})")


def normalise_pages(printed: str) -> str:
    """Write dashes of ranges as en dashes; digits stay as printed, also a short last page.

    Two numbers with a blank between them, the second the larger, have lost their dash. What holds no letter
    and no digit is no page: the answer is empty.

    >>> normalise_pages("第36页"), normalise_pages("12-15頁")
    ('36', '12–15')
    >>> normalise_pages("pp. 1161 -- 69"), normalise_pages("S12-S19, 21"), normalise_pages("307 327")
    ('1161–69', 'S12–S19, 21', '307–327')
    """
    text = _EAST_ASIAN.sub(r"\1", _MARK.sub("", printed.strip(" .,;:()[]")))
    text = _DASH.sub("–", text).strip(" .,;:–")
    if (match := _LOST_DASH.fullmatch(text)) and int(match["first"]) < int(match["last"]):
        return f"{match['first']}–{match['last']}"
    return text if any(map(str.isalnum, text)) else ""
