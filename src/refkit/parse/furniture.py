"""Page numbers and running heads that were printed between the lines of a list. Room: parse."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from refkit.parse.evidence import end_evidence, reference_evidence, start_evidence
from refkit.parse.lines import Line
from refkit.parse.numbering import Candidate, best_run

LONGEST_RUNNING_HEAD, LONGEST_NOTICE = 100, 200  # characters
LEAST_GAPS = 0.8  # of lines, in a text with an empty line after every line
MOST_GAPS = 0.2  # of lines, where what stands apart is no entry
LEAST_OF_REFERENCE = 2.0  # evidence: "1999;25(3):38–55. doi:" stands at the end of many entries
LONGEST_SINGLE_HEAD, LEAST_OF_ENTRY, LEAST_OF_END = 60, 1.5, -2.0
_PAGE_NUMBER = re.compile(
    r"[-–—|\[(~\s]{0,3}(?:(?:page|p\.|seite|sida|side|sivu|página|pagina|strona|strana|стр\.?|с\.)\s?)?\d{1,4}"
    r"(?:\s?(?:/|of|von|av|de|di|sur|из|z)\s?\d{1,4})?[-–—|\])~\s]{0,3}",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")
_NOTICE = re.compile(  # of publishers and archives, on every page
    r"(?:Downloaded (?:from|by|on)\b|Electronic copy available at|Content courtesy of|Authorized licensed use|All"
    r" use subject to"
    r"|This content downloaded|Copyright \(c\)|(?:Copyright )?© ?\d{4}|Author manuscript(?:;| )|Available in PMC)",
)
_RULE = re.compile(r"[-=_*~#–—·.+\s]{3,}")
FIRST_YEAR = 1_400  # a number alone on its line that may be the end of "Firenze / 1986" and no page
LEAST_SEQUENCE = 3


def without_furniture(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """Lines of the list, and the lines that only tell which page they are on.

    A page number is a number alone on its line, with empty lines around it or counting up page by page, unless
    such numbers count the entries; a running head stands apart, says the same on several pages (but for digits)
    or stands next to a page number, and does not end like a sentence. Rules ("-----") are furniture too.
    """
    numbers = _page_numbers(lines)
    rules = {index for index, line in enumerate(lines) if _RULE.fullmatch(line.text)}
    notices = {
        index for index, line in enumerate(lines) if len(line.text) < LONGEST_NOTICE and _NOTICE.match(line.text)
    }
    removed = numbers | rules | notices | _running_heads(lines, numbers)
    kept = [
        replace(line, gap=0, is_after_break=True) if index - 1 in removed else line
        for index, line in enumerate(lines)
        if index not in removed
    ]
    return kept, [lines[index] for index in sorted(removed)]


def _page_numbers(lines: Sequence[Line]) -> set[int]:
    alone = {
        index: int(match[0])
        for index, line in enumerate(lines)
        if _PAGE_NUMBER.fullmatch(line.text) and (match := _DIGITS.search(line.text))
    }
    labels = best_run(Candidate(index, number, 1.0) for index, number in alone.items())
    if len(labels) > 1 and labels[0].number == 1:
        return set()
    rising = [index for index in alone if alone[index] < FIRST_YEAR]
    in_sequence: set[int] = set()
    if len(rising) >= LEAST_SEQUENCE and all(alone[b] == alone[a] + 1 for a, b in pairwise(rising)):
        in_sequence = set(rising)
    is_double_spaced = sum(_is_apart(line) for line in lines) >= LEAST_GAPS * len(lines) > LEAST_SEQUENCE
    return {
        index
        for index in alone
        if index in in_sequence
        or (_stands_apart(lines, index) and not is_double_spaced and not _ends_an_entry(lines, index, alone[index]))
    }


def _ends_an_entry(lines: Sequence[Line], index: int, number: int) -> bool:
    """Whether a year on its own line finishes the line before: "Firenze, / 1986"."""
    return index > 0 and number >= FIRST_YEAR and end_evidence(lines[index - 1].text) < 0


def _stands_apart(lines: Sequence[Line], index: int) -> bool:
    before = index == 0 or _is_apart(lines[index])
    return before and (index + 1 == len(lines) or _is_apart(lines[index + 1]))


def _is_apart(line: Line) -> bool:
    return line.gap > 0 or line.is_after_break


def _running_heads(lines: Sequence[Line], numbers: set[int]) -> set[int]:
    said = Counter(_without_digits(line.text) for line in lines if len(line.text) <= LONGEST_RUNNING_HEAD)
    is_tight = sum(line.gap > 0 for line in lines) < MOST_GAPS * len(lines)
    heads: set[int] = set()
    for index, line in enumerate(lines):
        is_short = len(line.text) <= LONGEST_RUNNING_HEAD and not line.text.endswith((".", ",", ";", "-"))
        if index in numbers or not is_short:
            continue
        at_number = index - 1 in numbers or index + 1 in numbers
        before = index == 0 or _is_apart(line) or index - 1 in numbers or index - 1 in heads
        after = index + 1 == len(lines) or _is_apart(lines[index + 1]) or index + 1 in numbers
        is_repeated = said[_without_digits(line.text)] > 1 and reference_evidence(line.text) < LEAST_OF_REFERENCE
        if (is_repeated and (at_number or (before and after))) or (
            at_number and before and after and (is_tight or not _may_belong_to_an_entry(line.text))
        ):
            heads.add(index)
    return heads


def _may_belong_to_an_entry(line: str) -> bool:
    """A head that is seen once only must be short, finished, and nothing that a reference begins with."""
    return (
        len(line) > LONGEST_SINGLE_HEAD or start_evidence(line) >= LEAST_OF_ENTRY or end_evidence(line) < LEAST_OF_END
    )


def _without_digits(line: str) -> str:
    return _DIGITS.sub("", line).casefold()
