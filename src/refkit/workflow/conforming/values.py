"""What a variable's printed text may look like, and which values print so. Workflow; pure.

The patterns are narrow on purpose: a reading that finds "7, no. 9" in a volume would excuse a missing comma.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from refkit.csl.reading.locales import build

_ROMAN = r"[IVXLCDMivxlcdm]{1,8}"
_NUMBER = re.compile(
    rf"(?:[A-Z]{{0,4}}-?\d{{1,4}}[A-Za-z]{{0,2}}(?:[-–/.]\d{{1,6}}[A-Za-z]?)?|{_ROMAN})"
    r"(?:[ -](?:Suppl(?:ement|\.)?|Pt\.?|Part|Spec(?:ial)?)(?: No\.?| Issue)?(?: ?[A-Z\d]{1,4})?)?"
    r"|Suppl(?:ement|\.)? ?[A-Z\d]{0,4}|S\d{1,3}"
)
_ISSUE = re.compile(rf"(?:{_NUMBER.pattern})|[A-Za-z-]{{3,15}}(?:[/–-][A-Za-z]{{3,15}})?")
_PAGE_NUMBER = r"(?:[A-Za-z]{0,3}\.?\d{1,9}[A-Za-z]?|[ivxlcdm]{1,9}|[A-Za-z]{1,4}\d[\w.-]{0,14})"
_PAGE = re.compile(rf"{_PAGE_NUMBER}(?:[-–—\u2011]{_PAGE_NUMBER})?(?:, {_PAGE_NUMBER}(?:[-–—\u2011]{_PAGE_NUMBER})?){{0,4}}")
_DOI = re.compile(r"10\.\d{4,9}/\S*[^\s.,;:]")
_URL = re.compile(r"(?:https?|ftp)://(?!(?:dx\.)?doi\.org/10\.)\S*[^\s.,;]")
_EDITION = re.compile(r"\d{1,3}(?:[^\W\d_]{1,3}|\.|ª|º)?|[^\W\d_][\w .-]{2,30}")
_DATE = re.compile(r"[^\W_][\w .,/–’'\-\u00ad]{0,40}(?<![,/–-])")
_IDENTIFIER = re.compile(r"[\w-]{4,20}")
_NUMBER_OF_KIND = re.compile(r"(?:[A-Z][A-Za-z]{0,9}[ /-])?[\w./-]{0,20}\d[\w/-]{0,20}")
_ACCESS_WORD = re.compile(r"https?://|\bdoi\b|\b10\.\d{4,9}/", re.I)
_JOINED_NUMBER = re.compile(r"[,:;(]\s*\d|\d\s*[;:(]\s*\d|\s\d+[)\]]?$|\b(?:[Vv]ol|[Nn]o|pp?)\.")
_GENRE = re.compile(r"[^\W\d_][^\W\d_ ]{0,24}(?:[ '’-][^\W\d_]{1,24}){0,5}")
_PRINTED_YEAR = re.compile(r"(?<![\w.])(?:1[5-9]|20)\d\d(?![\w.]*\w)")
_LAST_WORD = re.compile(r"(?:^|\s)(\S*)\.$")
_PAIRS = {"(": ")", "[": "]", "“": "”", "«": "»"}

MOST_OF_ABBREVIATION = 5  # letters of a word that is taken as cut short when a full stop follows
LONGEST_OF_DATE = 3  # letters of a word in a date that names no month: "de", "th"
SHORTEST_OF_MONTH = 3
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST = {"title": 1_200, "container-title": 400, "collection-title": 300, "publisher": 200, "publisher-place": 80}
_PATTERNS = {
    "volume": _NUMBER, "issue": _ISSUE, "page": _PAGE, "page-first": _PAGE, "DOI": _DOI, "URL": _URL,
    "edition": _EDITION, "issued": _DATE, "accessed": _DATE, "original-date": _DATE, "event-date": _DATE,
    "PMID": _IDENTIFIER, "PMCID": _IDENTIFIER, "ISBN": re.compile(r"[\dXx -]{10,20}"), "ISSN": re.compile(r"\d{4}-?\d{3}[\dXx]"),
    "number": _NUMBER_OF_KIND, "collection-number": _NUMBER_OF_KIND, "number-of-pages": _PAGE, "chapter-number": _NUMBER,
    "number-of-volumes": _NUMBER, "genre": _GENRE, "version": _NUMBER_OF_KIND,
}  # fmt: skip
_TO_HYPHEN = str.maketrans("–—\u2011", "---")


def is_plausible(variable: str, text: str) -> bool:
    """Whether a variable may have printed this."""
    if not text or text != text.strip():
        return False
    if (pattern := _PATTERNS.get(variable)) is not None:
        return pattern.fullmatch(text) is not None
    if len(text) > _LONGEST.get(variable, 200) or not is_balanced(text):
        return False
    if text[0] in ".,;:!?)]/&–-" or text[-1] in ",;:(/[–-" or _ACCESS_WORD.search(text):
        return False
    if text[-1] == "." and not _ends_in_abbreviation(variable, text):
        return False  # the stop is the style's
    if variable in ("publisher", "publisher-place") and (_PRINTED_YEAR.search(text) or ";" in text):
        return False
    if variable in ("container-title", "collection-title", "publisher", "publisher-place", "container-title-short"):
        return not (text[0].islower() or text[0].isdigit()) and _JOINED_NUMBER.search(text) is None
    return any(character.isalpha() for character in text) or variable != "title"


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


def is_like_date(text: str, locale: str) -> bool:
    """Whether a text may be a date or a piece of one: numbers, names of months, and next to nothing else."""
    if _DATE.fullmatch(text) is None or not any(character.isdigit() for character in text):
        return False
    months = [name for name, _ in month_names(locale)]
    words = [word for word in _WORD.findall(text) if len(word) > LONGEST_OF_DATE or word[0].isupper()]
    return all(any(name.startswith(word.lower()) for name in months) for word in words)


def is_date_word(word: str, locale: str) -> bool:
    """Whether a word holds a number or names a month."""
    if any(character.isdigit() for character in word):
        return True
    bare = word.lower().strip(".,;:()[]")
    return len(bare) >= SHORTEST_OF_MONTH and any(name.startswith(bare) for name, _ in month_names(locale))


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


@lru_cache(maxsize=32)
def month_names(locale: str) -> tuple[tuple[str, int], ...]:
    """The names of months and seasons (13–16) in a language, the longest first."""
    terms = build(locale or "en-US", ())
    names: dict[str, int] = {}
    for number in range(1, 17):
        key = f"month-{number:02}" if number < 13 else f"season-{number - 12:02}"
        for form in ("long", "short"):
            if name := terms.term(key, form):
                names.setdefault(name.lower().rstrip("."), number)
                names.setdefault(name.lower().replace(".", "").replace("\u00ad", ""), number)
    return tuple(sorted(names.items(), key=lambda pair: -len(pair[0])))


def dates(text: str, locale: str) -> Iterator[dict[str, Any]]:
    """The dates that a text may print."""
    lower = text.lower()
    found = _month(lower, locale)
    numbers = [int(number) for number in re.findall(r"\d{1,4}", text)]
    years = [number for number in numbers if number > 31]
    small = [number for number in numbers if number <= 31]
    if found is None and len(small) == 3 and not years:  # 10.18.85
        for month, day in ((small[0], small[1]), (small[1], small[0])):
            for century in (2000, 1900):
                yield {"date-parts": [[century + small[2], month, day]]}
        return
    if found is None and len(small) == 2 and len(years) == 1 and years[0] < 100:
        for month, day in ((small[0], small[1]), (small[1], small[0])):
            for century in (2000, 1900):
                yield {"date-parts": [[century + years[0], month, day]]}
        return
    if not years or any(len(word) > LONGEST_OF_DATE for word in _WORD.findall(lower.replace(found[0] if found else " ", " "))):
        return
    if len(years) == 2 and found is None:
        yield {"date-parts": [[years[0]], [years[1]]]}
        return
    year = years[0]
    if found is not None:
        month = found[1]
        if month > 12:
            yield {"date-parts": [[year]], "season": month - 12}
        elif len(small) == 1:
            yield {"date-parts": [[year, month, small[0]]]}
        else:
            yield {"date-parts": [[year, month]]}
    elif len(small) == 2:
        yield {"date-parts": [[year, small[0], small[1]]]}
        yield {"date-parts": [[year, small[1], small[0]]]}
    elif len(small) == 1 and small[0] <= 12:
        yield {"date-parts": [[year, small[0]]]}
    elif not small:
        yield {"date-parts": [[year]]}


def _month(text: str, locale: str) -> tuple[str, int] | None:
    """The word that names a month or season, and its number; a word of three letters or more may be cut short."""
    names = month_names(locale)
    if (found := next((pair for pair in names if _has_word(text, pair[0])), None)) is not None:
        return found
    words = [word for word in _WORD.findall(text) if len(word) >= SHORTEST_OF_MONTH]
    return next(((word, number) for word in words for name, number in names if name.startswith(word)), None)


def _has_word(text: str, word: str) -> bool:
    return re.search(rf"(?<![^\W\d_]){re.escape(word)}(?![^\W\d_])", text) is not None
