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
    r"(?:(?:vol(?:ume|umen)?s?|voll|voi|band|bde?|jahrgang|jg|jahrg|årg(?:ång)?|årgang|tomes?|tom|том|томъ|roč(?:ník)?|évf|cilt|köt|rocz|deel|dl|jrg"
    r"|vuosikerta|sv|год|wol|volym)(?:\s?[.:]{1,2}\s?|\s)|(?:(?<=[\s,;.–-])|^)(?:[vtT]|т|Т)\.\s?|第|제)"
)
_ISSUE_MARK = (
    r"(?:(?:nos?|nrs?|numbers?|núms?|num(?:éro|ero)?s?|nummer|issues?|iss|heft|hft|häfte|fasc(?:icul[eo]|\.)?|вып(?:уск)?|číslo|čís|szám|numer|zesz|hefte|"
    r"afl|сер|br|numb)(?:\s?[.:]{1,2}\s?|\s)|n[º°ᵒo]s?\.?\s?|(?:(?<=[\s,;.:(–-])|^)(?:[nNhHč]|z)\.\s?|[№#]\s?|第|제)"
)
_PAGE_MARK = (
    r"(?:(?:pp|pages?|pgs?|ss|seiten?|sid|sidor|sider|sivut|стр|str|págs?|pags?|pagg|páginas?|blz|bls?|bladzijden|oldal|lk|lpp|psl|σσ|col[ls]?|coli|cols"
    r"|art(?:icle|\.)?(?: (?:no|id|number))?|paper|id|e-?pages?|ページ|頁|页)[.:]{0,2}\s?|[psсoσ](?:[.:]{1,2}\s?|\s))"
)
_VOLUME = rf"(?P<volume>\d{{1,4}}[A-Za-z]?(?:\s?(?:{_D}|/)\s?\d{{1,4}})?|{_ROMAN}){_NUMBER_END}"
_SUPPLEMENT = r"(?:suppl(?:ement|\.)?|pt|part|spec(?:ial)?\.?(?: (?:no|iss(?:ue)?))?|sonderheft|beih(?:eft)?)\.?\s?[A-Z]?\d{0,3}"
_ISSUE_NUMBER = rf"(?:\d{{1,4}}[A-Za-z]?(?:\s?(?:{_D}|/|&)\s?\d{{1,4}})?(?:\s?{_SUPPLEMENT})?|{_SUPPLEMENT}|[A-Z]\d{{1,4}}|{_ROMAN})"
_ISSUE = (
    rf"(?:\s{{0,2}}\(\s?(?:{_ISSUE_MARK})?(?P<bracketed>(?!(?:1[5-9]|20)\d\d\)){_ISSUE_NUMBER}|[^\W\d_]{{3,12}}[.\s]{{0,2}}\d{{0,3}}|\d{{1,3}}[^()]{{1,18}})\s?\)"
    rf"|{_GAP}(?P<issue_mark>{_ISSUE_MARK})(?P<marked>{_ISSUE_NUMBER}){_NUMBER_END}"
    rf"|\s?(?P<plain_sign>[.:,/])\s?(?P<plain>\d{{1,5}}(?:(?<=\.\d){_D}\d{{1,3}})?)(?=\s?[\s,:;(])(?!\s?{_D})"
    rf"|\s(?P<loose>{_SUPPLEMENT})(?![^\W_]))"
)
_MONTH = r"[^\W\d_]{3,12}\.?"
_YEAR = (
    rf"{_GAP}(?P<year>[(\[]\s?(?:\d{{1,2}}\.?\s)?(?:{_MONTH}(?:\s?[/–-]\s?{_MONTH})?,?\s)?(?:1[5-9]|20)\d\d[a-z]?(?:\s?[/–-]\s?\d{{2,4}})?"
    rf"(?:[,\s]{{1,2}}{_MONTH}(?:\s\d{{1,2}})?)?\s?[)\]]|(?:{_MONTH}\s)?(?:1[5-9]|20)\d\d[a-z]?(?!\d|\s?{_D}+\s?\d))"
)
_PAGE = rf"(?:[A-Za-z]{{1,3}}[.\-]?)?\d{{1,9}}(?:e\d{{1,5}}|[A-Za-z](?![^\W_]))?|[ivxlc]{{1,8}}(?![^\W_])|{_ROMAN}(?![^\W_])"
_PAGES = rf"(?P<pages>(?:{_PAGE})(?:\s?(?:{_D}|~){{1,3}}\s?(?:{_PAGE}))?(?:\s?[,;+]\s?\d{{1,6}}\s?{_D}{{1,2}}\s?\d{{1,6}}){{0,4}})(?![^\W_])"
_PAGE_PART = rf"(?P<page_gap>{_GAP})(?P<page_mark>{_PAGE_MARK})?{_PAGES}"

_LOCATOR = re.compile(
    rf"(?P<volume_mark>{_VOLUME_MARK})?(?:{_VOLUME})\s?[卷巻권号]?"
    rf"(?:{_YEAR.replace('<year>', '<year_before>')})?(?:{_ISSUE})?(?:[期号호])?(?:{_YEAR})?(?:{_PAGE_PART})?",
    re.IGNORECASE,
)
_PAGES_ALONE = re.compile(rf"(?<![^\W_])(?P<mark>{_PAGE_MARK}){_PAGES}(?!\s?(?:%|°))", re.IGNORECASE)
_RANGE_ALONE = re.compile(rf"(?P<before>[\s,;:(])(?P<pages>[A-Za-z]?\d{{1,6}}\s?{_D}{{1,3}}\s?[A-Za-z]?\d{{1,6}}|[ivxlc]{{1,7}}{_D}[ivxlc]{{1,7}})(?![^\W_]|{_D})")
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
    marks: list[Mark] = []
    volume = match["volume"]
    score = 0.0
    if match["volume_mark"]:
        score += 3.5
    elif volume.isalpha():
        score -= 1.5 if volume.isupper() and len(volume) > 1 else 4
    if not match["volume_mark"] and len(volume) == 4 and volume[:2] in ("15", "16", "17", "18", "19", "20"):
        score -= 1.5 if _SAME_YEAR_BEFORE.search(text[max(0, match.start() - 8) : match.start()] + volume) else 8
    score += _context_score(text, match)
    marks.append(Mark(Label.VOLUME, *match.span("volume")))
    if _is_page_range(text, match):
        marks[0] = Mark(Label.PAGES, *match.span("volume"))
    issue_score, issue = _issue(match)
    score += issue_score
    if issue and match["plain"] and _page_score(match, has_issue=True) is None:
        issue = None
        marks.append(Mark(Label.PAGES, *match.span("plain")))
        score += {":": 2.8, ",": 1.6}.get(match["plain_sign"], 0.6)
    elif issue:
        marks.append(issue)
    if match["year"] or match["year_before"]:
        year = match["year"] or match["year_before"]
        score += 1.5 if year[0] in "([" else 0.3
    end = marks[-1].end
    if match["pages"]:
        page_score = _page_score(match, has_issue=issue is not None)
        if page_score is not None:
            score += page_score
            marks.append(Mark(Label.PAGES, *match.span("pages")))
            end = match.end("pages")
    if text[end : end + 1] == ")":
        end += 1
    if _YEAR_AFTER.match(text, end):
        score += 1.5
    elif _NOTHING_AFTER.match(text, end):
        score += 1.0
    words = tuple(match.span(group) for group in ("volume_mark", "issue_mark", "page_mark") if match[group])
    return Locator(tuple(marks), match.start(), max(end, marks[-1].end), score, words)


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
    if re.search(r"(?:1[5-9]|20)\d\d[a-z]?\)?\s?[;,:]$", before):
        score += 1.5
    if before[-1] in "(" + "[":
        score -= 2.5
    if before[-1] in DASHES and re.search(rf"\d\s?[{DASHES}]$", before):
        score -= 4.0
    if re.search(r"(?:\d|[\s,][IVXLC]{1,8})\s?[.:,/]$", before) and not re.search(r"\d{4}\s?[,.:]$", before):
        score -= 2.5
    return score


def _issue(match: re.Match[str]) -> tuple[float, Mark | None]:
    for group, score in (("bracketed", 2.0), ("marked", 2.5), ("plain", 0.0), ("loose", 0.5)):
        if match[group]:
            if group == "bracketed" and any(fold(word) in MONTHS for word in _LETTERS.findall(match[group])):
                return 0.5, None
            return score, Mark(Label.ISSUE, *match.span(group))
    return 0.0, None


def _page_score(match: re.Match[str], *, has_issue: bool) -> float | None:
    """How well the pages fit; None where what was matched can be no page."""
    if not match["pages"]:
        return None
    pages, mark, gap = match["pages"], match["page_mark"], match["page_gap"].strip()
    is_range = re.search(rf"\d\s?[{DASHES}~]", pages) is not None
    digits = re.search(r"\d+", pages)
    if not mark and digits is None and not re.search(_D, pages):
        return None
    certain = gap.startswith(":") and match["bracketed"]
    if not mark and not is_range and not certain and re.fullmatch(r"(?:1[5-9]|20)\d\d", pages):
        return None
    if not gap and not mark and not (is_range or match["bracketed"] or match["year"] or match["year_before"]):
        return None
    if mark and mark[0].isalpha() and not re.search(r"[\s.:]$", mark) and mark.lower() not in ("p", "s", "pp"):
        return None
    score = 1.0
    if mark:
        score += 2.0
    if gap.startswith((":", "：")):
        score += 1.8
    if gap.startswith(","):
        score += 0.6
    if gap.startswith(".") and not mark and not match["bracketed"]:
        score -= 1.5
    if is_range:
        score += 1.2
    if has_issue or match["year"] or match["year_before"]:
        score += 0.5
    return score


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
    """Numbers with a mark of their own: where the mark begins, and the number."""
    for match in _PAGES_ALONE.finditer(text, start):
        if not re.search(r"\d", match["pages"]) and match["mark"].strip(" .:").lower() not in ("pp", "p"):
            continue
        if match["mark"].lower().strip() in ("o", "s", "id", "art", "paper", "p", "с"):
            continue
        yield match.start(), Mark(Label.PAGES, *match.span("pages"))
    for match in _PAGE_AFTER_YEAR.finditer(text, start):
        yield match.start("pages"), Mark(Label.PAGES, *match.span("pages"), 0.8)
    for match in _VOLUME_ALONE.finditer(text, start):
        yield match.start(), Mark(Label.VOLUME, *match.span("volume"), 0.8)
    for match in _ISSUE_ALONE.finditer(text, start):
        if re.search(r"\d", match["issue"]):
            yield match.start(), Mark(Label.ISSUE, *match.span("issue"), 0.7)
    for match in _RANGE_ALONE.finditer(text, start):
        if not re.fullmatch(r"(?:1[5-9]|20)\d\d\s?.{1,3}(?:1[5-9]|20)?\d\d", match["pages"]):
            yield match.start("pages"), Mark(Label.PAGES, *match.span("pages"), 0.7)
    if match := _ONE_PAGE_END.search(text, max(start, len(text) - 16)):
        if not re.fullmatch(r"(?:1[5-9]|20)\d\d", match["pages"]) and COVER not in match[0]:
            yield match.start("pages"), Mark(Label.PAGES, *match.span("pages"), 0.5)
