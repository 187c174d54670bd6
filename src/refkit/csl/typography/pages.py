"""Page ranges in the formats of CSL: 1234–1236 as "expanded", "minimal", "minimal-two" or the Chicago rules.

Source: CSL 1.0.2 specification, appendix V.
"""

import re

_RANGE = re.compile(r"(\d*[A-Za-z]+0*)?(\d+)([a-z]*)\s*[-\u2013]\s*(\d*[A-Za-z]+0*)?(\d+)([a-z]*)\Z")


def format_range(first: str, last: str, style: str, delimiter: str, is_year: bool = False) -> str:
    """One range. `first` and `last` may carry a prefix ("S10") or letters after the number ("12a").

    >>> format_range("1234", "1236", "minimal", "–")
    '1234–6'
    """
    found = _RANGE.match(f"{first}-{last}")
    if found is None:
        return f"{first}{delimiter}{last}"
    prefix, begin, begin_letters = found[1] or "", found[2], found[3]
    last_prefix, end, end_letters = found[4] or "", found[5], found[6]
    if last_prefix and last_prefix != prefix:
        return f"{first}{delimiter}{last}"
    if not style and int(begin) > int(end):
        return f"{first}{delimiter}{last}"
    full_end = begin[: max(len(begin) - len(end), 0)] + end
    if int(begin) >= int(full_end):
        return f"{first}{delimiter}{last}"
    short_end = _shorten(begin, full_end, style, is_year) if not (begin_letters or end_letters) else full_end
    # A prefix is repeated only where the end is printed in full.
    repeated = prefix if style in ("", "expanded") else ""
    return f"{prefix}{begin}{begin_letters}{delimiter}{repeated}{short_end}{end_letters}"


def _shorten(begin: str, end: str, style: str, is_year: bool) -> str:
    if style == "minimal":
        return _minimal(begin, end, 1)
    if style == "minimal-two":
        shortened = _minimal(begin, end, 2)
        return end if is_year and len(shortened) == 3 else shortened
    if style in ("chicago", "chicago-15", "chicago-16"):
        return _chicago(int(begin), int(end), style)
    return end


def _minimal(begin: str, end: str, keep: int) -> str:
    if len(begin) != len(end):
        return end
    same = 0
    while same < len(end) - keep and begin[same] == end[same]:
        same += 1
    return end[same:]


def _chicago(begin: int, end: int, style: str) -> str:
    if style == "chicago-16":
        if begin > 100 and begin % 100:
            for digits in range(2, len(str(end))):
                if begin // 10**digits == end // 10**digits:
                    return str(end % 10**digits)
        return str(end)
    if begin > 100 and begin % 100 and begin // 100 == end // 100:
        return str(end % 100)
    if begin >= 10_000:
        return str(end % 1000)
    return str(end)
