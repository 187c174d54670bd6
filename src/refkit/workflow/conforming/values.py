"""What a variable's printed text may look like, and which values print so. Workflow; pure.

The patterns are narrow on purpose: a reading that finds "7, no. 9" in a volume would excuse a missing comma.
"""

import re
from collections.abc import Iterator
from typing import Any

from refkit.workflow.conforming.dates import dates

_ROMAN = r"[IVXLCDMivxlcdm]{1,8}"
_NUMBER = re.compile(
    rf"(?:[A-Z]{{0,4}}-?\d{{1,4}}[A-Za-z]{{0,2}}(?:[-–/.]\d{{1,6}}[A-Za-z]?)?|{_ROMAN})"
    r"(?:[ -](?:Suppl(?:ement|\.)?|Pt\.?|Part|Spec(?:ial)?)(?: No\.?| Issue)?(?: ?[A-Z\d]{1,4})?)?"
    r"|Suppl(?:ement|\.)? ?[A-Z\d]{0,4}|S\d{1,3}"
)
_ISSUE = re.compile(rf"(?:{_NUMBER.pattern})|[A-Za-z-]{{3,15}}(?:[/–-][A-Za-z]{{3,15}})?")
_PAGE_NUMBER = r"(?:[A-Za-z]{0,3}\.?\d{1,9}[A-Za-z]?|[ivxlcdm]{1,9}|[A-Za-z]{1,4}\d[\w.-]{0,14})"
_PAGE = re.compile(
    rf"{_PAGE_NUMBER}(?:[-–—\u2011]{_PAGE_NUMBER})?(?:, {_PAGE_NUMBER}(?:[-–—\u2011]{_PAGE_NUMBER})?){{0,4}}"
)
_DOI = re.compile(r"10\.\d{4,9}/\S*[^\s.,;:]")
_URL = re.compile(r"(?:https?|ftp)://(?!(?:dx\.)?doi\.org/10\.)\S*[^\s.,;]")
_EDITION = re.compile(r"\d{1,3}(?:[^\W\d_]{1,3}|\.|ª|º)?|[^\W\d_][\w .-]{2,30}")
_DATE = re.compile(r"[^\W_][\w .,/–’'\-\u00ad]{0,40}(?<![,/–-])")
_IDENTIFIER = re.compile(r"[\w-]{4,20}")
_NUMBER_OF_KIND = re.compile(r"(?:[A-Z][A-Za-z]{0,9}[ /-])?[\w./-]{0,20}\d[\w/-]{0,20}")
_ACCESS_WORD = re.compile(r"https?://|\bdoi\b|\b10\.\d{4,9}/", re.I)
_JOINED_NUMBER = re.compile(r"[,:;(]\s*\d|\d\s*[;:(]\s*\d|\s\d+[)\]]?$|\b(?:[Vv]ol|[Nn]o|pp?)(?:\.|$)")
_GENRE = re.compile(r"[^\W\d_][^\W\d_ ]{0,24}(?:[ '’-][^\W\d_]{1,24}){0,5}")
_PRINTED_YEAR = re.compile(r"(?<![\w.])(?:1[5-9]|20)\d\d(?![\w.]*\w)")
_NOT_A_TITLE = re.compile(r"\d+,?\s\d|\d+,\s|\d+[–-]\d+\.?\s|\([^()]*(?:\([^()]*\)[^()]*)*\)(?![^\W\d_])")
_PEOPLE = re.compile(r",\s(?:[^\W\d_]\.[\s-]?)+[,;]")
_LAST_WORD = re.compile(r"(?:^|\s)(\S*)\.$")
_PAIRS = {"(": ")", "[": "]", "“": "”", "«": "»"}

MOST_OF_ABBREVIATION = 5  # letters of a word that is taken as cut short when a full stop follows
_LONGEST = {"title": 1_200, "container-title": 400, "collection-title": 300, "publisher": 200, "publisher-place": 80}
_PATTERNS = {
    "volume": _NUMBER, "issue": _ISSUE, "page": _PAGE, "page-first": _PAGE, "DOI": _DOI, "URL": _URL,
    "edition": _EDITION, "issued": _DATE, "accessed": _DATE, "original-date": _DATE, "event-date": _DATE,
    "PMID": _IDENTIFIER, "PMCID": _IDENTIFIER, "ISBN": re.compile(r"[\dXx -]{10,20}"),
    "ISSN": re.compile(r"\d{4}-?\d{3}[\dXx]"), "number": _NUMBER_OF_KIND, "collection-number": _NUMBER_OF_KIND,
    "number-of-pages": _PAGE, "chapter-number": _NUMBER, "number-of-volumes": _NUMBER, "genre": _GENRE,
    "version": _NUMBER_OF_KIND,
}  # fmt: skip
_TO_HYPHEN = str.maketrans("–—\u2011", "---")


def is_plausible(variable: str, text: str) -> bool:
    """Whether a variable may have printed this."""
    if not text or text != text.strip():
        return False
    if (pattern := _PATTERNS.get(variable)) is not None:
        return pattern.fullmatch(text) is not None
    if len(text) > _LONGEST.get(variable, 200) or _has_foreign_edge(variable, text):
        return False
    has_year = variable in ("publisher", "publisher-place") and (_PRINTED_YEAR.search(text) or ";" in text)
    if has_year or not is_balanced(text) or _ACCESS_WORD.search(text) or _PEOPLE.search(text):
        return False
    if variable in ("container-title", "collection-title", "publisher", "publisher-place", "container-title-short"):
        return not (text[0].islower() or text[0].isdigit()) and _JOINED_NUMBER.search(text) is None
    return any(character.isalpha() for character in text) or variable != "title"


def _has_foreign_edge(variable: str, text: str) -> bool:
    """Whether a text begins or ends with a sign that the style must have put there."""
    if text[0] in ".,;:!?)]/&–-" or text[-1] in ",;:(/[–-":
        return True
    if variable == "title" and _NOT_A_TITLE.match(text):
        return True
    if variable in ("publisher", "publisher-place") and text[0] == "[":
        return True
    return text[-1] == "." and not _ends_in_abbreviation(variable, text)


def _ends_in_abbreviation(variable: str, text: str) -> bool:
    """Whether the full stop at the end belongs to the last word ("Press Inc.", "Proc. Natl. Acad. Sci.")."""
    if text.endswith("..."):
        return True
    found = _LAST_WORD.search(text)
    word = found[1] if found is not None else ""
    return variable != "title" and (len(word) <= MOST_OF_ABBREVIATION or "." in word) and word != word.lower()


def is_balanced(text: str) -> bool:
    """Whether every bracket and quotation mark has its partner."""
    waiting: list[str] = []
    for character in text:
        if character in _PAIRS:
            waiting.append(_PAIRS[character])
        elif character in ")]»" and (not waiting or waiting.pop() != character):
            return False
        elif character == "”" and waiting and waiting[-1] == "”":
            waiting.pop()
    return not waiting and text.count('"') % 2 == 0


def values_for(variable: str, text: str, locale: str) -> Iterator[Any]:
    """The values that may print so, the likeliest first."""
    if variable in ("issued", "accessed", "original-date", "event-date"):
        yield from dates(text, locale)
    elif variable == "edition" and (number := re.match(r"\d+", text)) is not None:
        yield number[0]
        yield text
    elif variable in ("page", "volume", "issue"):
        yield text.translate(_TO_HYPHEN)
        if any(dash in text for dash in "–—"):
            yield text
    else:
        yield text
        if "‘" in text or "'" in text:
            yield re.sub("‘([^‘’]*)’", "“\\1”", text)
