"""Text that kept the layout of its pages: columns set one after the other, margins without line numbers. Ground floor.

Tools that take text from a PDF and keep its layout print two columns beside each other, and manuscripts under
review have a number before every line. Both are undone where most lines of a page show them, and only there.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

LEAST_ROWS = 6  # with words in both columns
NARROWEST_COLUMN, FARTHEST_GUTTER = 24, 120  # characters
LEAST_SHARE, LEAST_FILLED = 0.75, 0.55  # of lines that keep the gutter free; of a column, on the average
WIDEST_PAGE = 2.4  # times the left column and the gutter; a longer line stands in neither column
ROWS_AT_A_TIME = 200  # where no form feed parts the pages
LEAST_NUMBERED = 12  # lines
LEAST_CONTINUING = 0.15  # of lines that go on in the middle of a sentence: a list numbers beginnings

_GAP = re.compile(r"(?<=\S) {3,}(?=\S)")
_MARGIN = re.compile(r" {0,6}(\d{1,5})(?: +|\t|$)")
_PLACEHOLDER = re.compile(r" {0,12}\S")


def without_page_layout(text: str) -> str:
    """The text in one column and without line numbers; unchanged where it has neither.

    >>> rows = ["Doe J. On the trees of the north.    Poe P. On the flowers of a wet year."] * 8
    >>> without_page_layout("\\n".join(rows)).split("\\n")[7:9]
    ['Doe J. On the trees of the north.', 'Poe P. On the flowers of a wet year.']
    """
    text = _without_line_numbers(text)
    if "   " not in text:
        return text
    pages = [piece for page in text.split("\f") for piece in _pieces(page.split("\n"))]
    gutters = [_gutter(rows) for rows, _ in pages]
    known = [gutter for gutter, _ in Counter(gutter for gutter in gutters if gutter).most_common(2)]
    out = []
    for (rows, end), own in zip(pages, gutters, strict=True):
        gutter = own or next((one for one in known if _is_gutter(rows, one, least_rows=1)), None)
        out += ["\n".join(_in_sequence(rows, gutter) if gutter else rows), end]
    return "".join(out[:-1])


def _pieces(rows: list[str]) -> Iterator[tuple[list[str], str]]:
    """Rows of a page, and what stands after them; a very long page is more than one."""
    for start in range(0, len(rows), ROWS_AT_A_TIME):
        yield rows[start : start + ROWS_AT_A_TIME], "\n" if start + ROWS_AT_A_TIME < len(rows) else "\f"


def _in_sequence(rows: list[str], gutter: int) -> list[str]:
    """Rows with the left column before the right one, stretch by stretch."""
    out: list[str] = []
    stretch: list[str] = []
    for row in rows:
        if _keeps_free(row, gutter):
            stretch.append(row)
        else:
            out += _parted(stretch, gutter)
            out.append(row)
            stretch = []
    return out + _parted(stretch, gutter)


def _gutter(rows: Sequence[str]) -> int | None:
    """Where the right column begins; None where there is one column, or a table of three."""
    ends = Counter(
        match.end()
        for row in rows
        if len(row) < 4 * FARTHEST_GUTTER
        for match in _GAP.finditer(row[: 2 * FARTHEST_GUTTER])
    )
    likely = [end for end, _ in ends.most_common(3) if NARROWEST_COLUMN <= end <= FARTHEST_GUTTER]
    return next((end for end in sorted(likely) if _is_gutter(rows, end)), None)


def _is_gutter(rows: Sequence[str], gutter: int, least_rows: int = LEAST_ROWS) -> bool:
    near = [row for row in rows if gutter < len(row) < WIDEST_PAGE * gutter]
    both = [row for row in near if _keeps_free(row, gutter) and row[:gutter].strip()]
    if len(both) < least_rows or len(both) < LEAST_SHARE * sum(bool(row[:gutter].strip()) for row in near):
        return False
    left = [len(row[:gutter].strip()) for row in both]
    right = [len(row[gutter:].strip()) for row in both]
    has_third = sum(_GAP.search(row[gutter:].strip()) is not None for row in both) * 3 > len(both)
    widest = sorted(right)[int(0.9 * (len(right) - 1))]
    return (
        not has_third
        and sum(left) >= LEAST_FILLED * gutter * len(both)
        and widest >= NARROWEST_COLUMN
        and sum(right) >= LEAST_FILLED * widest * len(both)
    )


def _keeps_free(row: str, gutter: int) -> bool:
    return len(row.rstrip()) <= gutter - 2 or row[gutter - 2 : gutter] == "  "


def _parted(rows: list[str], gutter: int) -> list[str]:
    """The left halves, then the right ones; a stretch without a right column stays as it is."""
    if not any(row[gutter:].strip() for row in rows):
        return rows
    sides = [[row[:gutter].rstrip() for row in rows], [row[gutter:].rstrip() for row in rows]]
    return [row for side in sides for row in _trimmed(side)]


def _trimmed(side: list[str]) -> list[str]:
    """A column without the empty rows below and above it."""
    end = len(side)
    while end and not side[end - 1].strip():
        end -= 1
    start = 0
    while start < end and not side[start].strip():
        start += 1
    return side[start:end]


def _without_line_numbers(text: str) -> str:
    """The text without the numbers that count its lines, one by one or every fifth."""
    rows = text.split("\n")
    numbers = {
        place: int(match[1]) for place, row in enumerate(rows) if (match := _MARGIN.match(row.lstrip("\f"))) is not None
    }
    if len(numbers) * 5 < LEAST_NUMBERED:
        return text
    for step in (1, 5):
        counted = _counted(rows, numbers, step)
        if _are_line_numbers(rows, counted, step):
            return "\n".join(_without_margin(rows, counted, step))
    return text


def _counted(rows: Sequence[str], numbers: dict[int, int], step: int) -> list[int]:
    """Places of the numbers that count rows: with words on each row from one number to the next."""
    with_words = [place for place, row in enumerate(rows) if row.strip()]
    rank = {place: index for index, place in enumerate(with_words)}
    own = [place for place, number in numbers.items() if number % step == 0]
    good: set[int] = set()
    for one, other in pairwise(own):
        if numbers[other] - numbers[one] == step and rank[other] - rank[one] == step:
            good |= {one, other}
    return sorted(good)


def _are_line_numbers(rows: Sequence[str], counted: Sequence[int], step: int) -> bool:
    if len(counted) * step < LEAST_NUMBERED or len(counted) < 3:
        return False
    inside = [row for row in rows[counted[0] : counted[-1] + 1] if row.strip()]
    if len(counted) * step < 0.9 * len(inside):
        return False
    words = [_MARGIN.sub("", rows[place].lstrip("\f"), count=1).lstrip() for place in counted]
    continuing = sum(one[:1].islower() for one in words)
    return continuing >= LEAST_CONTINUING * len(words)


def _without_margin(rows: list[str], counted: Sequence[int], step: int) -> list[str]:
    margin = min(_margin_width(rows[place]) for place in counted)
    numbered = set(counted)
    first, last = counted[0] - step, counted[-1] + step
    out = []
    for place, row in enumerate(rows):
        if place in numbered:
            feed = "\f" * (len(row) - len(row.lstrip("\f")))
            row = row.lstrip("\f")
            out.append(feed + (row[margin:] if len(row) > margin else ""))
        elif first <= place <= last and not row[:margin].strip():
            out.append(row[margin:])
        else:
            out.append(row)
    return out


def _margin_width(row: str) -> int:
    match = _MARGIN.match(row.lstrip("\f"))
    return match.end(1) + 1 if match else 0
