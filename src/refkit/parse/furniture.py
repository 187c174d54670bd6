"""Page numbers and running heads that were printed between the lines of a list. Room: parse."""

import re
from collections import Counter
from collections.abc import Sequence

from refkit.parse.evidence import start_evidence
from refkit.parse.lines import Line

LONGEST_RUNNING_HEAD = 100  # characters
LEAST_OF_ENTRY = 1.5  # a line that begins like a reference is none, where it stands only once
_PAGE_NUMBER = re.compile(
    r"[-–—|\[(~\s]{0,3}(?:(?:page|p\.|seite|sida|side|sivu|página|pagina|strona|strana|стр\.?|с\.)\s?)?\d{1,4}"
    r"(?:\s?(?:/|of|von|av|de|di|sur|из|z)\s?\d{1,4})?[-–—|\])~\s]{0,3}",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")


def without_furniture(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """Lines of the list, and the lines that only tell which page they are on.

    A page number is a number alone on its line, unless such numbers count the entries; a running head stands
    apart, says the same on several pages (but for digits), and does not end like a sentence.
    """
    numbers = {index for index, line in enumerate(lines) if _PAGE_NUMBER.fullmatch(line.text)}
    if _count_entries(lines, numbers):
        numbers = set()
    heads = _running_heads(lines, numbers)
    removed = numbers | heads
    kept = [line for index, line in enumerate(lines) if index not in removed]
    return kept, [lines[index] for index in sorted(removed)]


def _count_entries(lines: Sequence[Line], numbers: set[int]) -> bool:
    """Say whether the numbers alone on their lines run 1, 2, 3, …: labels, not pages."""
    values = [int(match[0]) for index in sorted(numbers) if (match := _DIGITS.search(lines[index].text))]
    return len(values) > 1 and values[0] == 1 and all(value == place for place, value in enumerate(values, 1))


def _running_heads(lines: Sequence[Line], numbers: set[int]) -> set[int]:
    said = Counter(_without_digits(line.text) for line in lines if len(line.text) <= LONGEST_RUNNING_HEAD)
    heads: set[int] = set()
    for index, line in enumerate(lines):
        is_short = len(line.text) <= LONGEST_RUNNING_HEAD and not line.text.endswith((".", ",", ";", "-"))
        if index in numbers or not is_short:
            continue
        at_number = index - 1 in numbers or index + 1 in numbers
        before = index == 0 or line.gap > 0 or index - 1 in numbers or index - 1 in heads
        after = index + 1 == len(lines) or lines[index + 1].gap > 0 or index + 1 in numbers
        is_repeated = said[_without_digits(line.text)] > 1
        if (is_repeated and (at_number or (before and after))) or (
            at_number and before and after and start_evidence(line.text) < LEAST_OF_ENTRY
        ):
            heads.add(index)
    return heads


def _without_digits(line: str) -> str:
    return _DIGITS.sub("", line).casefold()
