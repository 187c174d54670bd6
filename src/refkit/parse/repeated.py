"""Entries that point back: a dash for the same author, "Ibid." for the same work. Room: parse; may import model, text.

Source for the forms: Chicago Manual of Style 17, 14.67 (3-em dash) and 14.34 (ibid.); DIN ISO 690 ("ders.", "ebd.").
"""

import re
from dataclasses import dataclass

_DASHES = re.compile(r"(?:[-–—_―⸺⸻−]\s?){2,12}(?<!\s)|[—―⸺⸻](?=\s|[.,:;(])")
_SAME_AUTHOR = re.compile(
    r"(?:(?:Idem|IDEM|Eadem|EADEM|Iidem)\b|(?:Id|ID|Ead)\.(?=[,:\s(])|(?:Ders|Dies|Dens|Diess|DERS|DIES)\."
    r"|(?:Derselbe|Dieselben?)(?=[,:(])"
    r"|(?:The )?[Ss]ame authors?\b|(?:Le même|La même|Les mêmes)(?: auteurs?)?(?=[,:(.])|(?:El mismo|La misma|Los"
    r" mismos)(?: autor(?:es|a)?)?(?=[,:(.])"
    r"|(?:Lo )?[Ss]tesso autore|(?:O mesmo|A mesma)(?: autor)?(?=[,:(.])|Samme forfatter|Samma författare|Den"
    r" ?samme(?=[,:(.])"
    r"|(?:Он же|Она же|Они же|Тот же|Та же|Той же)(?=[.,:(\s])|(?:Tenże|Tegoż|Týž|Táž)\b)"
)
_SAME_WORK = re.compile(
    r"(?:(?:Ibid(?:em)?|Ibíd(?:em)?|Ib|IBID(?:EM)?)\b\.?|Ebd\.|Ebenda\b|Ebd(?=,)|A\.\s?a\.\s?O\.|Там же\b|Tamże\b"
    r"|Tamtéž\b|Loc\. cit\.|同上|上揭)",
)
_LOCATOR = re.compile(
    r"[\s,.:;]{0,4}(?P<locator>(?:(?:pp?|S|s|pág|págs|str|стр|с|С|chap|ch|fol|f|n|no|nr|Anm|note|vol)\.?\s{0,2})?"
    r"(?:\d{1,5}[a-z]?|[ivxlc]{1,7})(?:\s{0,2}[-–—,]\s{0,2}\d{1,5}[a-z]?){0,6}(?:\s{0,2}(?:ff?|sq|sqq|s|ss"
    r"|n)\b\.?)?)?[\s.,;]{0,3}"
)
_VOLUME_AND_PAGE = re.compile(r"(?:1[6-9]|20)\d\d[a-z]?\s?[,;:(]\s?\d")


@dataclass(frozen=True, slots=True)
class SameAuthor:
    """A mark at the beginning of a text that stands for the author before: characters 0 to `end`, for `count` names."""

    end: int
    count: int = 0  # 0 for all of them: one dash; two dashes stand for the first two


@dataclass(frozen=True, slots=True)
class SameWork:
    """A whole text that says no more than "the work before", and the place in it, where one is printed."""

    locator: str | None


def read_same_work(text: str) -> SameWork | None:
    """What a short note says; None for every other text.

    >>> read_same_work("Ibid., 53."), read_same_work("Ibid. 2003, 12, 45-47.")
    (SameWork(locator='53'), None)
    """
    match = _SAME_WORK.match(text)
    rest = _LOCATOR.fullmatch(text, match.end()) if match else None
    if rest is None or _VOLUME_AND_PAGE.search(text):
        return None  # chemists write "ibid." for the same journal
    return SameWork(rest["locator"])


def read_same_author(text: str) -> SameAuthor | None:
    """A mark for the author before, with something said of another work behind it; None where there is none.

    >>> read_same_author("———. 2001. Trees."), read_same_author("Ders.: Bäume."), read_same_author("Doe J. Trees.")
    (SameAuthor(end=3, count=0), SameAuthor(end=5, count=0), None)
    """
    end = count = 0
    while match := _DASHES.match(text, end):
        count += 1
        end = match.end()
        between = _BETWEEN.match(text, end)
        if between is None or not _DASHES.match(text, between.end()):
            break
        end = between.end()
    if not count and (match := _SAME_AUTHOR.match(text)):
        end = match.end()
    if not end or not any(map(str.isalnum, text[end:])):
        return None
    return SameAuthor(end, count if count > 1 else 0)


_BETWEEN = re.compile(r"\s?[,;]\s?(?:and\s|und\s|et\s|y\s|&\s)?")
