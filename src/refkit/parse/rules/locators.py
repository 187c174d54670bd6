"""Volume, issue and pages: every reading of every number is scored, the best wins. Room: parse."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from refkit.parse.labeller import Label
from refkit.parse.rules.marks import COVER, Mark
from refkit.parse.words.months import MONTHS
from refkit.text.dashes import DASHES
from refkit.text.fold import fold

_D = f"[{DASHES}]"
_GAP = r"[\s,;.:–—-]{0,4}"
_ROMAN = r"[IVXLC]{1,8}"
_NUMBER_END = r"(?:(?=\s?[卷巻권号호期])|(?![^\W_]))"
_VOLUME_MARK = (
    r"(?:(?:vol(?:ume|umen)?s?|voll|voi|band|bde?|jahrgang|jg|jahrg|årg(?:ång)?|årgang|tomes?|tom|том|томъ"
    r"|roč(?:ník)?|évf|cilt|köt|rocz|deel|dl|jrg"
    r"|vuosikerta|sv|год|wol|volym)(?:\s?[.:]{1,2}\s?|\s)|(?:(?<=[\s,;.–-])|^)(?:[vtT]|т|Т)\.\s?|第|제)"
)
_ISSUE_MARK = (
    r"(?:(?:nos?|nrs?|numbers?|núms?|num(?:éro|ero)?s?|nummer|issues?|iss|heft|hft|häfte|fasc(?:icul[eo]|\.)?"
    r"|вып(?:уск)?|číslo|čís|szám|numer|zesz|hefte|"
    r"afl|сер|br|numb)(?:\s?[.:]{1,2}\s?|\s)|n[º°ᵒo]s?\.?\s?|(?:(?<=[\s,;.:(–-])|^)(?:[nNhHč]|z)\.\s?|[№#]\s?|第|제)"
)
_PAGE_MARK = (
    r"(?:(?:pp|pages?|pgs?|ss|seiten?|sid|sidor|sider|sivut|стр|str|págs?|pags?|pagg|páginas?|blz|bls?|bladzijden"
    r"|oldal|lk|lpp|psl|σσ|col[ls]?|coli|cols"
    r"|art(?:icle|\.)?(?: (?:no|id|number))?|paper|id|e-?pages?|ページ|頁|页)[.:]{0,2}\s?|[psсoσ](?:[.:]{1,2}\s?|\s))"
)
_VOLUME = rf"(?P<volume>\d{{1,4}}[A-Za-z]?(?:\s?(?:{_D}|/)\s?\d{{1,4}})?|{_ROMAN}){_NUMBER_END}"
_SUPPLEMENT = (
    r"(?:suppl(?:ement|\.)?|pt|part|spec(?:ial)?\.?(?: (?:no|iss(?:ue)?))?|sonderheft"
    r"|beih(?:eft)?)\.?\s?[A-Z]?\d{0,3}"
)
_ISSUE_NUMBER = (
    rf"(?:\d{{1,4}}[A-Za-z]?(?:\s?(?:{_D}|/|&)\s?\d{{1,4}})?(?:\s?{_SUPPLEMENT})?|{_SUPPLEMENT}|[A-Z]\d{{1,4}}"
    rf"|{_ROMAN})"
)
_ISSUE = (
    rf"(?:\s{{0,2}}\(\s?(?:{_ISSUE_MARK})?(?P<bracketed>(?!(?:1[5-9]|20)\d\d\)){_ISSUE_NUMBER}"
    rf"|[^\W\d_]{{3,12}}[.\s]{{0,2}}\d{{0,3}}|\d{{1,3}}[^()]{{1,18}})\s?\)"
    rf"|{_GAP}(?P<issue_mark>{_ISSUE_MARK})(?P<marked>{_ISSUE_NUMBER}){_NUMBER_END}"
    rf"|\s?(?P<plain_sign>[.:,/])\s?(?P<plain>\d{{1,5}}(?:(?<=\.\d){_D}\d{{1,3}})?)(?=\s?[\s,:;(])(?!\s?{_D})"
    rf"|\s(?P<loose>{_SUPPLEMENT})(?![^\W_]))"
)
_MONTH = r"[^\W\d_]{3,12}\.?"
_YEAR = (
    rf"{_GAP}(?P<year>[(\[]\s?(?:\d{{1,2}}\.?\s)?(?:{_MONTH}(?:\s?[/–-]\s?{_MONTH})?,?\s)?(?:1[5-9]"
    rf"|20)\d\d[a-z]?(?:\s?[/–-]\s?\d{{2,4}})?"
    rf"(?:[,\s]{{1,2}}{_MONTH}(?:\s\d{{1,2}})?)?\s?[)\]]|(?:{_MONTH}\s)?(?:1[5-9]|20)\d\d[a-z]?(?!\d|\s?{_D}+\s?\d))"
)
_PAGE = (
    rf"(?:[A-Za-z]{{1,3}}[.\-]?)?\d{{1,9}}(?:e\d{{1,5}}|[A-Za-z](?![^\W_]))?|[ivxlc]{{1,8}}(?![^\W_])"
    rf"|{_ROMAN}(?![^\W_])"
)
_PAGES = (
    rf"(?P<pages>(?:{_PAGE})(?:\s?(?:{_D}"
    rf"|~){{1,3}}\s?(?:{_PAGE}))?(?:\s?[,;+]\s?\d{{1,6}}\s?{_D}{{1,2}}\s?\d{{1,6}}){{0,4}})(?![^\W_])"
)
_PAGE_PART = rf"(?P<page_gap>{_GAP})(?P<page_mark>{_PAGE_MARK})?{_PAGES}"

_LOCATOR = re.compile(
    rf"(?P<volume_mark>{_VOLUME_MARK})?(?:{_VOLUME})\s?[卷巻권号]?"
    rf"(?:{_YEAR.replace('<year>', '<year_before>')})?(?:{_ISSUE})?(?:[期号호])?(?:{_YEAR})?(?:{_PAGE_PART})?",
    re.IGNORECASE,
)
_PAGES_ALONE = re.compile(rf"(?<![^\W_])(?P<mark>{_PAGE_MARK}){_PAGES}(?!\s?(?:%|°))", re.IGNORECASE)
_RANGE_ALONE = re.compile(
    rf"(?P<before>[\s,;:(])(?P<pages>[A-Za-z]?\d{{1,6}}\s?{_D}{{1,3}}\s?[A-Za-z]?\d{{1,6}}"
    rf"|[ivxlc]{{1,7}}{_D}[ivxlc]{{1,7}})(?![^\W_]|{_D})"
)
_PAGE_AFTER_YEAR = re.compile(r"(?:1[5-9]|20)\d\d\s?;\s?(?P<pages>[A-Za-z]?\d{5,8})(?!\d)")
_VOLUME_ALONE = re.compile(rf"(?<![^\W_]){_VOLUME_MARK}{_VOLUME}", re.IGNORECASE)
_ISSUE_ALONE = re.compile(rf"(?<![^\W_])(?P<mark>{_ISSUE_MARK})(?P<issue>{_ISSUE_NUMBER})(?![^\W_])", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]{3,}")
_START = re.compile(
    rf"(?<![^\W_])(?:{_VOLUME_MARK})?(?:\d|{_ROMAN}(?![^\W_]))|(?<=[\s.,][A-H])\d|(?<=[a-z]\.[A-H])\d", re.IGNORECASE
)
_YEAR_AFTER = re.compile(r"[\s,]{0,3}\(\s?(?:[^\W\d_]{3,12}\.?\s)?(?:1[5-9]|20)\d\d[a-z]?\s?\)")
_SAME_YEAR_BEFORE = re.compile(r"(\d{4});\s?\1$")
_NOTHING_AFTER = re.compile(rf"[\s.,;]*(?:$|{COVER}|\()")
_OTHER_MARK_BEFORE = re.compile(rf"(?<![^\W_])(?:{_ISSUE_MARK}|{_PAGE_MARK}|art\.\s?|§\s?)$", re.IGNORECASE)
_ONE_PAGE_END = re.compile(r"[,:]\s?(?P<pages>[A-Za-z]?\d{1,6})\s?\.?\s?$")
_MOST_STARTS = 60  # numbers of one reference that are tried as a volume

LEAST_SCORE = 2.5  # lowest score at which a reading of unmarked numbers is believed


class Locator(NamedTuple):
    """One reading: the marks it gives, its place, how well the print supports it, and where its "vol." stand."""

    marks: tuple[Mark, ...]
    start: int
    end: int
    score: float
    mark_words: tuple[tuple[int, int], ...] = ()


def find_locators(text: str, start: int = 0) -> Locator | None:
    """The best reading of a reference's numbers; identifiers and addresses in `text` are covered.

    `start` is the end of the author block: numbers before it are no volume.
    """
    best: Locator | None = None
    for count, place in enumerate(_START.finditer(text, start)):
        if count >= _MOST_STARTS:
            break
        match = _LOCATOR.match(text, place.start())
        if match is not None:
            found = _read(text, match)
            if found.score >= LEAST_SCORE and (best is None or found.score >= best.score):
                best = found
    return _with_marked_rest(text, best, start)


def _read(text: str, match: re.Match[str]) -> Locator:
    """Score one match: every mark, bracket and range in its print speaks for it."""
    volume_label = Label.PAGES if _is_page_range(text, match) else Label.VOLUME
    marks = [Mark(volume_label, *match.span("volume"))]
    score = _volume_score(text, match) + _context_score(text, match)
    page_score = _page_score(match)
    issue_score, issue = _issue(match, has_pages=page_score is not None)
    score += issue_score
    if issue:
        marks.append(issue)
    if year := match["year"] or match["year_before"]:
        score += 1.5 if year[0] in "([" else 0.3
    end = marks[-1].end
    if page_score is not None:
        score += page_score + (0.5 if issue else 0.0)
        marks.append(Mark(Label.PAGES, *match.span("pages")))
        end = match.end("pages")
    score += _after_score(text, end)
    words = tuple(match.span(group) for group in ("volume_mark", "issue_mark", "page_mark") if match[group])
    return Locator(tuple(marks), match.start(), max(end, marks[-1].end), score, words)


def _volume_score(text: str, match: re.Match[str]) -> float:
    """A mark speaks for a volume; letters and what could be a year speak against one without a mark."""
    volume = match["volume"]
    if match["volume_mark"]:
        return 3.5
    if volume.isalpha():
        return -1.5 if volume.isupper() and len(volume) > 1 else -4.0
    if len(volume) == 4 and volume[:2] in ("15", "16", "17", "18", "19", "20"):
        before = text[max(0, match.start() - 8) : match.start()]
        return -1.5 if _SAME_YEAR_BEFORE.search(before + volume) else -8.0
    return 0.0


def _after_score(text: str, end: int) -> float:
    """A year in brackets, or the end of the reference, is what stands after the last number."""
    if text[end : end + 1] == ")":
        end += 1
    return 1.5 if _YEAR_AFTER.match(text, end) else 1.0 if _NOTHING_AFTER.match(text, end) else 0.0


def _is_page_range(text: str, match: re.Match[str]) -> bool:
    """ "2012;11–115": a range directly after the year is of pages, where nothing follows it."""
    if match["issue_mark"] or match["bracketed"] or match["pages"] or not re.search(_D, match["volume"]):
        return False
    return _YEAR_BEFORE.search(text, max(0, match.start() - 8), match.start()) is not None


_YEAR_BEFORE = re.compile(r"\d{4}[a-z]?\s?;\s?$")


def _context_score(text: str, match: re.Match[str]) -> float:
    """What stands directly before a volume: a comma, a year and semicolon, a word."""
    window = text[max(0, match.start() - 12) : match.start()]
    before = window.rstrip()
    if not before:
        return -3.0
    score = -8.0 if not match["volume_mark"] and _OTHER_MARK_BEFORE.search(window) else 0.0
    if not match["volume_mark"] and _is_month(before):
        score -= 6.0
    if _YEAR_AND_SIGN.search(before):
        score += 1.5
    if before[-1] in "([":
        score -= 2.5
    if _RANGE_BEFORE.search(before):
        score -= 4.0
    if _NUMBER_BEFORE.search(before) and not _YEAR_AND_STOP.search(before):
        score -= 2.5
    return score


_LAST_WORD = re.compile(r"[^\W\d_]{3,12}\.?$")


def _is_month(before: str) -> bool:
    """ "April 2, 2004": the number is a day."""
    word = _LAST_WORD.search(before)
    return word is not None and fold(word[0].rstrip(".")) in MONTHS


_YEAR_AND_SIGN = re.compile(r"(?:1[5-9]|20)\d\d[a-z]?\)?\s?[;,:]$")
_YEAR_AND_STOP = re.compile(r"\d{4}\s?[,.:]$")
_RANGE_BEFORE = re.compile(rf"\d\s?{_D}$")
_NUMBER_BEFORE = re.compile(r"(?:\d|[\s,][IVXLC]{1,8})\s?[.:,/]$")


def _issue(match: re.Match[str], *, has_pages: bool) -> tuple[float, Mark | None]:
    """The number after the volume; without pages after it, an unmarked one is a page itself."""
    if match["bracketed"] and any(fold(word) in MONTHS for word in _LETTERS.findall(match["bracketed"])):
        return 0.5, None
    for group, score in (("bracketed", 2.0), ("marked", 2.5), ("loose", 0.5)):
        if match[group]:
            return score, Mark(Label.ISSUE, *match.span(group))
    if not match["plain"]:
        return 0.0, None
    if has_pages:
        return 0.0, Mark(Label.ISSUE, *match.span("plain"))
    return {":": 2.8, ",": 1.6}.get(match["plain_sign"], 0.6), Mark(Label.PAGES, *match.span("plain"))


def _page_score(match: re.Match[str]) -> float | None:
    """How well the pages fit; None where what was matched can be no page."""
    if not match["pages"]:
        return None
    pages, mark, gap = match["pages"], match["page_mark"], match["page_gap"].strip()
    is_range = _RANGE_SIGN.search(pages) is not None
    if not (_mark_is_whole(mark) if mark else _fits_unmarked(match, pages, gap, is_range=is_range)):
        return None
    score = 1.0 + (2.0 if mark else 0.0) + (1.2 if is_range else 0.0) + _GAP_SCORES.get(gap[:1], 0.0)
    if gap.startswith(".") and not mark and not match["bracketed"]:
        score -= 1.5
    return score + (0.5 if match["year"] or match["year_before"] else 0.0)


_GAP_SCORES = {":": 1.8, "：": 1.8, ",": 0.6}
_RANGE_SIGN = re.compile(rf"\d\s?[{DASHES}~]")
_YEAR_ALONE = re.compile(r"(?:1[5-9]|20)\d\d")
_WHOLE_MARK = re.compile(r"[\s.:]$|^(?:p|s|pp)$", re.IGNORECASE)


def _mark_is_whole(mark: str) -> bool:
    return not mark[0].isalpha() or _WHOLE_MARK.search(mark) is not None


def _fits_unmarked(match: re.Match[str], pages: str, gap: str, *, is_range: bool) -> bool:
    """Pages without a mark: digits or a range, no year, and parted from the number before them."""
    if not any(map(str.isdigit, pages)) and not re.search(_D, pages):
        return False
    certain = is_range or (gap.startswith(":") and match["bracketed"])
    if not certain and _YEAR_ALONE.fullmatch(pages):
        return False
    return bool(gap or is_range or match["bracketed"] or match["year"] or match["year_before"])


def _with_marked_rest(text: str, best: Locator | None, start: int) -> Locator | None:
    """Add volume, issue and pages that carry their own mark elsewhere in the reference."""
    marks = list(best.marks) if best else []
    words = list(best.mark_words) if best else []
    have = {mark.label for mark in marks}
    taken = [(mark.start, mark.end) for mark in marks]
    for begin, found in _alone(text, start):
        if found.label in have or any(first < found.end and found.start < last for first, last in taken):
            continue
        marks.append(found)
        words.append((begin, found.start))
        have.add(found.label)
        taken.append((found.start, found.end))
    if not marks:
        return None
    marks.sort(key=lambda mark: mark.start)
    begin = min(marks[0].start, best.start if best else marks[0].start)
    return Locator(tuple(marks), begin, marks[-1].end, best.score if best else 1.0, tuple(words))


def _alone(text: str, start: int) -> Iterator[tuple[int, Mark]]:
    """Numbers with a mark or form of their own: where the mark begins, and the number; the surest first."""
    for match in _PAGES_ALONE.finditer(text, start):
        mark = match["mark"].strip(" .:").lower()
        if mark in ("pp", "p") or (any(map(str.isdigit, match["pages"])) and match["mark"].strip() not in _WEAK_MARKS):
            yield match.start(), Mark(Label.PAGES, *match.span("pages"))
    for match in _PAGE_AFTER_YEAR.finditer(text, start):
        yield match.start("pages"), Mark(Label.PAGES, *match.span("pages"), 0.8)
    for match in _VOLUME_ALONE.finditer(text, start):
        yield match.start(), Mark(Label.VOLUME, *match.span("volume"), 0.8)
    for match in _ISSUE_ALONE.finditer(text, start):
        if any(map(str.isdigit, match["issue"])):
            yield match.start(), Mark(Label.ISSUE, *match.span("issue"), 0.7)
    yield from _unmarked_pages(text, start)


_WEAK_MARKS = frozenset("o s id art paper p с O S".split())  # without a full stop they are words
_YEARS = re.compile(r"(?:1[5-9]|20)\d\d\s?.{1,3}(?:1[5-9]|20)?\d\d")


def _unmarked_pages(text: str, start: int) -> Iterator[tuple[int, Mark]]:
    """A range that is none of years, or a last number after a comma."""
    for match in _RANGE_ALONE.finditer(text, start):
        if not _YEARS.fullmatch(match["pages"]):
            yield match.start("pages"), Mark(Label.PAGES, *match.span("pages"), 0.7)
    last = _ONE_PAGE_END.search(text, max(start, len(text) - 16))
    if last and not _YEAR_ALONE.fullmatch(last["pages"]) and COVER not in last[0]:
        yield last.start("pages"), Mark(Label.PAGES, *last.span("pages"), 0.5)
