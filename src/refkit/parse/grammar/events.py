"""Conferences as references name them: the event, where and when it was held. Room: parse; uses model, text."""

import re

from refkit.model.date import Date, DateParts
from refkit.parse.grammar.facts import Fact
from refkit.parse.normalise.letters import CAPITAL
from refkit.parse.words.months import MONTHS
from refkit.text.fold import fold

_PLACE = rf"[{CAPITAL}][^\d,;:.()\[\]]{{1,40}}(?:,\s[{CAPITAL}][^\d,;:()\[\]]{{1,30}}){{0,2}}"
_DAYS = r"\d{1,2}\.?(?:\s?[-–]\s?\d{1,2}\.?)?"
_WORD = r"[^\W\d_]{3,14}\.?"
_CONFERENCE = re.compile(
    r"(?<![^\W_])(?:conf|symp|workshop|congre|kongre|kongres|tagung|meeting|konferen|colloqu|kolloqu|coloqu|convegno|simp|seminar"
    r"|jornadas|encontro|encuentro|proc|конфер|конгр|симпоз)\w{0,14}",
    re.IGNORECASE,
)
_NLM = re.compile(
    rf";\s(?P<year>\d{{4}})\s(?P<month>{_WORD})\s(?P<first>\d{{1,2}})(?:\s?[-–]\s?(?:(?P<last_month>{_WORD})\s)?(?P<last>\d{{1,2}}))?"
    rf";\s(?P<place>{_PLACE})\.(?=\s)"
)
_DATED = re.compile(
    rf"[,.;(]\s?(?P<place>{_PLACE}),?\s(?:(?P<month>{_WORD})\s(?P<days>{_DAYS})|(?P<days_first>{_DAYS})\s(?:de\s|of\s)?(?P<month_last>{_WORD}))"
    r",?\s(?:de\s)?(?P<year>(?:1[89]|20)\d\d)(?!\d)"
)
_PRESENTED = re.compile(
    r"(?:paper|poster|talk|lecture|keynote|presentation|föredrag|vortrag|poster|föreläsning|foredrag|communication|comunicación|ponencia"
    r"|comunicação|relazione)\s(?:session\s)?(?:(?:presented|given|delivered|read|held|hållet|presentera[dt]|gehalten|présentée?"
    r"|presentada|apresentad[oa]|presentata)\s)?(?:at|vid|på|auf|beim|bei|en|em|à|au|al|no|na|ved)\s(?:the\s|der\s|dem\s|den\s|la\s|el\s)?"
    rf"(?P<event>[^.;\[\]()]{{5,160}}?)(?P<at>,\s(?P<place>{_PLACE}))?(?=[.;]|$|,\s\d|,\s{_WORD}\s\d)",
    re.IGNORECASE,
)


def find_event(text: str, start: int) -> tuple[Fact, ...]:
    """Where and when a conference was held, and its name where a paper is said to have been read there.

    >>> text = "Doe J. Trees. In: Proceedings of the Wood Conference; 2012 Jun 3-5; Paris, France. New York: ACM; 2012."
    >>> [(fact.field, str(fact.value)) for fact in find_event(text, 0) if fact.covers]
    [('event_date', '2012-06-03/2012-06-05'), ('event_place', 'Paris, France')]
    """
    facts = _nlm(text, start) or _dated(text, start)
    if (match := _PRESENTED.search(text, start)) and _CONFERENCE.search(match["event"]):
        facts += (Fact("event_title", match["event"].strip(" ,"), *match.span("event"), False),)
        if match["place"] and not any(fact.field == "event_place" for fact in facts):
            facts += (Fact("event_place", match["place"].strip(" ,."), *match.span("place"), False),)
    return facts


def _nlm(text: str, start: int) -> tuple[Fact, ...]:
    """ "; 2012 Jun 3-5; Paris, France.": date and place after the name of the event."""
    match = _NLM.search(text, start)
    if match is None or (month := _month(match["month"])) is None:
        return ()
    last_month = _month(match["last_month"] or "") or month
    date = _date(int(match["year"]), (month, int(match["first"])), (last_month, int(match["last"] or 0)))
    if date is None:
        return ()
    return (
        Fact("event_date", date, match.start() + 1, match.start("place") - 2),
        Fact("event_place", match["place"].strip(" ,"), *match.span("place")),
    )


def _dated(text: str, start: int) -> tuple[Fact, ...]:
    """ "Conf. on Algorithms, Paris, France, June 3-5, 2012": a place and days of one month behind the event."""
    for match in _DATED.finditer(text, start):
        printed, month = match["days"] or match["days_first"], _month(match["month"] or match["month_last"])
        days = [int(day) for day in re.findall(r"\d+", printed)]
        before = text[max(start, match.start() - 160) : match.start()]
        if month is None or (len(days) < 2 and "onf" not in before) or not _CONFERENCE.search(before):
            continue
        year = int(match["year"])
        date = _date(year, (month, days[0]), (month, days[-1] if len(days) > 1 else 0))
        if date is None:
            continue
        stands_apart = match[0][0] != "("  # "Atti del convegno (Urbino 21-25 luglio 1980)" is a title to its end
        return (
            Fact("event_place", match["place"].strip(" ,"), *match.span("place"), stands_apart),
            Fact("event_date", date, match.end("place"), match.end(), stands_apart),
            Fact("issued", Date(start=DateParts(year)), *match.span("year"), False),
        )
    return ()


def _month(word: str) -> int | None:
    return MONTHS.get(fold(word.strip(".")))


def _date(year: int, first: tuple[int, int], last: tuple[int, int]) -> Date | None:
    """The days from the first to the last, in one year; None where the calendar has no such days."""
    try:
        return Date(start=DateParts(year, *first), end=DateParts(year, *last) if last[1] and last > first else None)
    except ValueError:
        return None
