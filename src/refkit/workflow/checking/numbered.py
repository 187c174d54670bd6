"""Citations by number: [3], [3–5], (3), ³, "sleep.3,4". Workflow.

A text has one way of citing. Brackets are citations nearly always; numbers in parentheses, raised ones and those
that lost their raising count and measure as often, so they are believed only where they cite most of the list.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

MOST_OF_RANGE = 200  # numbers in "[3–150]"; a longer range is no citation
LARGEST_NUMBER = 9_999
SHARE_OF_LIST = 0.5  # of the list that ambiguous signs must cite
FEWEST = 2  # different numbers that ambiguous signs must cite, unless the list is that short
MOSTLY_LISTED = 0.8  # of the numbers that ambiguous signs give
FAR_BEYOND = 1.5  # times the list's last number; what is beyond that is no citation

_DASH = "[-‐‑‒–—−]"
_AND = r",?\s(?:and|och|und|et|y|e|en|og|ja|a|i|и|與|和)\s"
_NUMBERS = rf"\d{{1,4}}(?:\s{{0,2}}(?:[,;]|{_DASH}|{_AND})\s{{0,2}}\d{{1,4}}){{0,40}}"
_BEFORE = (
    r"(?:(?:e\.\s?g\.|i\.\s?e\.|see|cf\.?|se|jfr?\.?|vgl\.?|siehe|voir|véase|ver|ref\.?|refs\.?)(?:\salso)?[,:]?\s)?"
)
_LOCATOR = (
    r"(?:(?:,|:)\s{0,2}(?:(?:and|och)\s)?(?:pp?|s|S|Seite|side|sid|p[áa]gs?|ch|chap|sec|§|fig|Fig|table|Table|Thm|Theorem"
    r"|references|referenser)?\.?\s?[^\[\]()\n]{0,30})?"
)
_RAISED_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_RAISED_JOINT = r"\s{0,2}[⁻˒–—,-]\s{0,2}"
_STUCK = r"\d{1,3}(?:[,–-]\d{1,3}){0,40}"  # raised figures that were copied without their raising
_RAISED = {ord(raised): str(digit) for digit, raised in enumerate(_RAISED_DIGITS)} | {ord("⁻"): "-", ord("˒"): ","}


class Citation(NamedTuple):
    """One number that the text cites: where it stands, and how it is printed with its neighbours."""

    number: int
    offset: int
    printed: str


@dataclass(frozen=True, slots=True)
class _Sign:
    """One way of citing. `is_sure`: hardly anything else is printed so."""

    name: str
    pattern: re.Pattern[str]
    is_sure: bool = False


# In each pattern group 1 holds the numbers.
_SIGNS = (
    _Sign("bracket", re.compile(rf"\[{_BEFORE}({_NUMBERS}){_LOCATOR}\](?:{_DASH}\[(\d{{1,4}})\])?"), True),
    _Sign(
        "markup",
        re.compile(rf"(?:<sup>|\^\{{?|\\textsuperscript\{{)[\[(]?({_NUMBERS})[\])]?(?:</sup>|\^|\}})"),
        True,
    ),
    _Sign(
        "superscript",
        re.compile(
            rf"(?<=[^\s\d{_RAISED_DIGITS}⁻⁺])\s?"
            rf"([{_RAISED_DIGITS}]{{1,3}}(?:{_RAISED_JOINT}[{_RAISED_DIGITS}]{{1,3}}){{0,40}})"
        ),
    ),
    _Sign("parenthesis", re.compile(rf"(?<=[\s\w.,;:”\"'’»)])\({_BEFORE}({_NUMBERS}){_LOCATOR}\)")),
    _Sign("stuck", re.compile(rf"(?:(?<=[^\W\d_][.,;:)”\"’»])|(?<=[^\W\d_]{{3}}))({_STUCK})(?=[.,;:)]?(?:\s|$))")),
)
# What stands before a raised figure that is a power, a charge or an isotope and no citation.
_UNITS = re.compile(
    r"(?:^|[\W\d_])(?:[kcdmµμn]?m|[kcd]?g|L|l|s|h|R|r|χ|I|x|n|p|10|km|mi|ft|in|CO|H|O|N|SO|PO|Ca|Mg|Na|K|Cl|Fe|Zn)$"
)
_ITEM = re.compile(r"(?:^|[:;,.]\s+|\b(?:and|or|och|und|et)\s+)$")  # "(1)" that counts the parts of a sentence
_COUNTED = re.compile(
    r"\b(?:n|N|[Ee]qs?|[Ee]quations?|[Ff]ormula|ekvation|Gleichung|[Ff]igs?|[Ff]igure|[Tt]able)\.?\s*=?\s*$"
)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d$")
_INTERVAL = re.compile(r"(?:\b(?:CI|KI|IC|interval|range|IQR|intervall)\b|∈|=|95\s?%)[\s:,=(]{0,4}$", re.IGNORECASE)


def find_numbered(text: str, span: tuple[int, int], listed: frozenset[int]) -> tuple[Citation, ...]:
    """The citations by number in a stretch of text, as the sign that cites most of the list gives them.

    Empty where nothing is surely a citation of this list. `listed` are the numbers of the list's entries.

    >>> text = "Sleep matters [1, 3–4]."
    >>> [found.number for found in find_numbered(text, (0, len(text)), frozenset({1, 2, 3}))]
    [1, 3, 4]
    """
    best: tuple[Citation, ...] = ()
    best_share = 0.0
    for sign in _SIGNS:
        found = tuple(_cited(sign, text, span, max(listed, default=0)))
        numbers = {citation.number for citation in found} & listed
        share = len(numbers) / len(listed) if listed else 0.0
        if not numbers or share <= best_share:
            continue
        if sign.is_sure or (
            share >= SHARE_OF_LIST and len(numbers) >= min(FEWEST, len(listed)) and _is_mostly_listed(found, listed)
        ):
            best, best_share = found, share
            if sign.is_sure:
                break
    return best


def _is_mostly_listed(found: tuple[Citation, ...], listed: frozenset[int]) -> bool:
    """Whether nearly all of what looks like a citation is one of this list; amounts and formulas are not."""
    return sum(citation.number in listed for citation in found) >= MOSTLY_LISTED * len(found)


def _cited(sign: _Sign, text: str, span: tuple[int, int], last: int) -> Iterator[Citation]:
    beyond = max(last * FAR_BEYOND, last + 5)
    for match in sign.pattern.finditer(text, *span):
        written = match[1].translate(_RAISED)
        if (match.lastindex or 1) > 1:  # "[3]–[5]"
            written = f"{written}-{match[2]}"
        if _is_something_else(sign, text, match, written):
            continue
        numbers = list(_expanded(written))
        if not numbers or 0 in numbers or (len(numbers) == 1 and _YEAR.match(match[1])):
            continue
        if max(numbers) > (beyond if not sign.is_sure else max(beyond, 3 * last, last + 30)):
            continue
        yield from (Citation(number, match.start(1), match[0].strip()) for number in numbers)


def _is_something_else(sign: _Sign, text: str, match: re.Match[str], written: str) -> bool:
    before = text[max(0, match.start() - 24) : match.start()]
    if sign.name == "superscript":
        return bool(_UNITS.search(before)) or "+" in written
    if sign.name == "parenthesis":
        line_start = text.rfind("\n", 0, match.start()) + 1
        starts_line = not text[line_start : match.start()].strip()
        return starts_line or bool(_ITEM.search(before)) or _is_count(before)
    if sign.name == "bracket" and not written.isdigit():
        return bool(_INTERVAL.search(before))
    return False


def _is_count(before: str) -> bool:
    return bool(_COUNTED.search(before))


def _expanded(written: str) -> Iterator[int]:
    """The numbers of "1, 3–5 and 9", each."""
    pieces = re.split(r"[,;]|\s[^\W\d_]+\s", re.sub(r"[‐‑‒–—−]", "-", written))
    for piece in pieces:
        ends = [int(number) for number in re.findall(r"\d{1,4}", piece)]
        if len(ends) == 2 and "-" in piece:
            first, last = ends
            if first < last <= first + MOST_OF_RANGE:
                yield from range(first, last + 1)
            else:
                yield from ends
        else:
            yield from ends


def not_listed(citations: Iterable[Citation], listed: frozenset[int]) -> dict[int, Citation]:
    """For each cited number that no entry has, the first place that cites it."""
    missing: dict[int, Citation] = {}
    for citation in citations:
        if citation.number not in listed:
            missing.setdefault(citation.number, citation)
    return missing
