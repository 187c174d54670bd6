"""Page ranges as printed, made explicit. Ground floor: imports only refkit.text."""

import re
import unicodedata

from refkit.text.dashes import DASHES

_RANGE_SIGN = rf"(?:[{DASHES}~～∼]|&ndash;)"
_RANGE = re.compile(rf"(?P<prefix>[^\W\d_]*+)(?P<first>\d++)\s*+{_RANGE_SIGN}++\s*+(?P<again>[^\W\d_]*+)(?P<last>\d++)")
_SEPARATOR = re.compile(r"(\s*+[,;]\s*+)")
_LABEL = re.compile(
    r"(?:pp?|pgs?|pages?|s|ss|sid|sidor(?:na)?|seiten?|págs?|pag|pags|pagg|páginas?|стр|с|str|blz|y|o|old)"
    r"(?:\.\s*+|\s++)(?=[\dA-Za-z])",
    re.IGNORECASE,
)
_PAGE = re.compile(r"(?:[^\W\d_]{0,4}+\d++(?:\.?[^\W\d_]{0,3}+\d*+)?+|[ivxlcdm]++)$", re.IGNORECASE)


def expand_page_range(printed: str) -> str:
    """Write both ends of a page range in full, joined by an en dash.

    Digits missing from the last page come from the first, and so do letters before the number. Several
    ranges, with commas between, are expanded one by one. Anything else ("e204", "12, 15", a range that
    would run backwards) is data, not an error: it comes back unchanged.

    >>> expand_page_range("1234-56")
    '1234–1256'
    >>> expand_page_range("S12-9")
    'S12–S19'

    Source: CSL 1.0.2 specification, Appendix V, format "expanded".
    """
    parts = _SEPARATOR.split(printed.strip())
    expanded = "".join(_expand_one(part) if index % 2 == 0 else part for index, part in enumerate(parts))
    return expanded if expanded != printed.strip() else printed


def _expand_one(printed: str) -> str:
    if not (match := _RANGE.fullmatch(printed)):
        return printed
    prefix, first, again, last = match["prefix"], match["first"], match["again"], match["last"]
    if again and again != prefix:
        return printed
    last = first[: max(len(first) - len(last), 0)] + last
    return f"{prefix}{first}–{prefix}{last}" if _order(first) <= _order(last) else printed


def _order(digits: str) -> tuple[int, str]:
    """Compare as numbers do, without `int`, which refuses more than 4,300 digits."""
    ascii_digits = digits if digits.isascii() else "".join(str(unicodedata.digit(digit)) for digit in digits)
    plain = ascii_digits.lstrip("0")
    return len(plain), plain


def first_page(printed: str) -> str | None:
    """Give the first page of what is printed; None where no page is.

    >>> first_page("pp. 1161-9"), first_page("e204"), first_page("S12–S19"), first_page("in press")
    ('1161', 'e204', 'S12', None)
    """
    return _ends(printed)[0]


def last_page(printed: str) -> str | None:
    """Give the last page of what is printed, in full; None where no page is. One page is its own last.

    >>> last_page("pp. 1161-9"), last_page("e204"), last_page("12, 15")
    ('1169', 'e204', '15')
    """
    return _ends(printed)[1]


def _ends(printed: str) -> tuple[str | None, str | None]:
    text = printed.strip().strip(".,;:()[]").strip()
    if label := _LABEL.match(text):
        text = text[label.end() :]
    pieces = re.split(rf"{_RANGE_SIGN}++|[,;]", expand_page_range(text))
    pages = [page for piece in pieces if _PAGE.match(page := piece.strip())]
    return (pages[0], pages[-1]) if pages else (None, None)
