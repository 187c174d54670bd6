"""How large a work is and which series it belongs to: "xii + 340 pp.", "coll. « Tel »". Room: parse."""

import re

from refkit.parse.grammar.facts import Fact
from refkit.parse.signs import words_of

_EARLIEST_YEAR, _LATEST_YEAR = 1400, 2099  # "Stockholm 1992 s." is a year and the beginning of something else

_PAGE_WORD = (
    r"(?:pp?|pgs?|pages|Seiten|sidor|sid|págs?|paginas|páginas|pagine|blz|стр|str|oldal|sivua|lk|lpp|sayfa)(?![^\W_])"
)
_PAGE_WORDS = frozenset(
    "p pp pg pgs pages Seiten sidor sid pág págs paginas páginas pagine blz стр str oldal sivua lk lpp sayfa"
    " s ss S с сс f".split()
)
_SPACED_PAGE_WORD = r"(?:ss?|S|сс?)(?![^\W_])"  # single letters that only a blank tells from a part of the number
_EXTENT = re.compile(
    rf"(?<![\d.])(?P<pages>\d{{1,4}})(?:\s?{_PAGE_WORD}|\s{_SPACED_PAGE_WORD}|\s?[頁页](?!\d))\.?+(?!\s?\d)"
    r"(?=\s?(?:$|[.,;:)\]\[(–—«“\"]|[^\W\d_]))"
)
_BEFORE = re.compile(r"(?:(?<=[.,;:)\]–—] )|(?<=\())(?:pp\.\s)?(?P<leaves>(?:[ivxlc]{1,8}|[IVXLC]{1,8})\s?[,+]\s?)?$")
_LONGEST_BEFORE = 18  # characters of "pp. xxxviii, " and the mark before
_LEAVES = re.compile(r"(?<=[.,] )(?P<pages>\d{1,4})\s?f\.(?=\s(?:Diss|Tese|Monogr|Trabalho|TCC|Projeto|Relat))")
_SERIES_WORD = (
    r"coll(?:ection|ana|\.)|col(?:ección|eção|\.)|collana|Reihe|[Ss]érie|[Ss]erie|[Ss]eries|[Ss]kriftserie|řada|серия"
)
_QUOTED_SERIES = re.compile(
    rf"(?:(?<=[.,;:(–—] )"
    rf"|(?<=\())(?P<open>\(?)(?:{_SERIES_WORD})\s{{0,2}}:?\s?[«“„\"‘]\s?(?P<series>[^«»“”„\"()]{{2,90}}?)"
    r"\s?[»”“\"’](?:,?\s(?:n[o°º]|no\.|n\.|vol\.|t\.|Bd\.|nr)\s?(?P<number>\d{1,5}))?\)?",
    re.IGNORECASE,
)
_BRACKETED_SERIES = re.compile(
    r"\((?:coll\.|collection|col\.|colección|coleção|collana|Reihe|Skriftserie)\s(?P<series>[^()\d]{2,90}?)"
    r"(?:,?\s(?:(?:n[o°º]|no\.|n\.|vol\.|t\.|Bd\.|nr)\s?)?(?P<number>\d{1,5}))?\)",
    re.IGNORECASE,
)


def find_extent(text: str, start: int) -> tuple[Fact, ...]:
    """The number of a book's pages, with the leaves in Roman numbers as they are printed.

    >>> [fact.value for fact in find_extent("Oxford: Clarendon, 1988. xii + 340 pp.", 0)]
    ['xii + 340']
    >>> find_extent("Wood 2001, 12, p. 34.", 0), find_extent("Stockholm, 1992 s. 12", 0)
    ((), ())
    """
    if _PAGE_WORDS.isdisjoint(words_of(text).printed) and not any(map(text.__contains__, "頁页")):
        return ()
    for match in _EXTENT.finditer(text, start):
        before = _BEFORE.search(text, max(start, match.start() - _LONGEST_BEFORE), match.start())
        is_year = len(match["pages"]) == 4 and _EARLIEST_YEAR <= int(match["pages"]) <= _LATEST_YEAR
        if before is None or (is_year and not before["leaves"]):
            continue
        return (Fact("number_of_pages", f"{before['leaves'] or ''}{match['pages']}", before.start(), match.end()),)
    leaves = _LEAVES.search(text, start) if " f." in text or "0f." in text else None
    return (Fact("number_of_pages", leaves["pages"], *leaves.span()),) if leaves else ()


def find_series(text: str, start: int) -> tuple[Fact, ...]:
    """The series that a word names: "coll. « Tel »", "(coll. Points, 12)"."""
    match = _QUOTED_SERIES.search(text, start) or _BRACKETED_SERIES.search(text, start)
    if match is None:
        return ()
    end = match.start("number") if match["number"] else match.end()
    facts = [Fact("collection_title", match["series"].strip(" ,.;"), match.start(), end)]
    if match["number"]:
        facts.append(Fact("collection_number", match["number"], *match.span("number")))
    return tuple(facts)
