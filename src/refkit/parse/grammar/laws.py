"""Laws, bills, official inquiries and court decisions, by the numbers they are cited by. Room: parse; uses model."""

import re
from collections.abc import Callable, Iterator

from refkit.model.date import Date, DateParts
from refkit.parse.grammar.facts import NOTHING, Fact, Finding, sentence_end
from refkit.parse.signs import sign_group, words_of

_EARLIEST, _LATEST = 1600, 2099
_NORDIC = re.compile(
    r"(?<![^\W_])(?P<number>(?P<series>SOU|Ds|SFS|[Pp]rop\.?|[Dd]ir\.?|[Bb]et\.?|[Ss]kr\.?|(?:[A-ZÅÄÖ]{1,8}-?)?FS"
    r"|HSLF-FS)"
    r"\s?(?P<year>\d{4})(?:/\d{2,4})?\s?:\s?(?:[A-ZÅÄÖ]\w{0,6}\s?)?\d{1,5})(?![\w])"
)
_NUMBER_IN_YEAR = re.compile(r"\d{4}(?:/\d{2,4})?\s?:\s?[A-ZÅÄÖ\d]")
_NORDIC_TYPE = {"sou": "report", "ds": "report", "sfs": "legislation", "prop": "bill", "dir": "report"} | {
    "bet": "report", "skr": "report"
}  # fmt: skip
_NUMBERED_ACT = re.compile(
    r"(?:[A-ZÅÄÖÆØ][\w-]{2,40}\s)?(?:\w{0,30}(?:lag|lagen|förordning|förordningen|balk|balken|lov|loven|lova"
    r"|forskrift"
    r"|bekendtgørelse|kungörelse|stadga)"
    r"|[Ll]aki|[Aa]setus)\s\((?P<number>(?P<year>\d{4}):\d{1,5})\)",
    re.IGNORECASE,
)
_UNION = re.compile(
    r"(?:(?:Council|Commission|Delegated|Implementing|Framework|Kommissionens|Rådets"
    r"|Europaparlamentets och rådets)\s)*"
    r"(?:Directive|Regulation|Decision|Richtlinie|Verordnung|Beschluss|Directiva|Reglamento|Règlement|Direttiva"
    r"|Regolamento|Diretiva|Regulamento|Richtlijn|Verordening|Direktiv|Förordning|Dyrektywa|Rozporządzenie)\s"
    r"(?P<number>(?:\(?(?:EU|EC|EEC|EG|EWG|CE|UE|CEE)\)?\s)?(?:(?:No|Nr|nr"
    r"|n[.°º])\.?\s?)?(?P<first>\d{2,4})/(?P<second>\d{1,4})"
    r"(?:/(?:EU|EC|EEC|EG|EWG|CE|UE|CEE|JHA|Euratom))?)(?![\w/])"
)
_NUMBER_WORD = re.compile(r"^(?:No|Nr|nr|n[.°º])\.?\s?")
_UNION_MARK = re.compile(r"\b(?:EU|EC|EEC|EG|EWG|CE|UE|CEE|JHA|Euratom|European|Europ\w{3,10})\b")
_JOURNAL_OF_LAW = re.compile(
    r"(?<![^\W_])(?P<journal>(?:OJ|ABl\.?|EUT|EGT|JO|DO|GU)\s?(?:EG"
    r"|EU)?\s?[LC])(?:\s?Nr\.?)?\s?(?P<volume>\d{1,4})(?=[\s,.;]|$)"
)
_CODE = re.compile(
    r"(?<![^\W_])(?P<title>\d{1,2})\s(?P<code>U\.?\s?S\.?\s?C\.?(?:\s?A\.)?|C\.?\s?F\.?\s?R\.?)\s(?:§{1,2}\s?"
    r"|[Ss]ec(?:tion|\.)\s|pt\.\s)?"
    r"(?P<section>\d[\w.()–-]{0,20})(?<![.(])"
)
_PUBLIC_LAW = re.compile(r"(?<![^\W_])Pub(?:lic|\.)?\s?L(?:aw|\.)?\s?(?:No\.?\s?)?(?P<number>\d{1,3}[-–]\d{1,4})(?!\w)")
_STATUTES = re.compile(r"(?<![^\W_])(?P<volume>\d{1,3})\s(?P<journal>Stat\.)\s(?P<page>\d{1,5})(?!\w)")
_CASE = re.compile(
    r"(?P<volume>\d{1,4})\s(?P<reporter>U\.\s?S\.|F\.\s?(?:2d|3d|4th|Supp\.(?:\s[23]d)?)|S\.\s?Ct\."
    r"|L\.\s?Ed\.(?:\s?2d)?"
    r"|A\.\s?[23]d|P\.\s?[23]d|N\.\s?[EW]\.\s?2d|So\.\s?2d|S\.\s?[EW]\.\s?2d|Cal\.\s?(?:App\.\s?)?[2-5](?:d|th))"
    r"\s(?P<page>\d{1,5})(?!\w)"
)
_PARTIES = re.compile(r"\sv(?:s|\.|s\.)?\s")
_GERMAN_CASE = re.compile(
    r"(?<![^\W_])(?P<reporter>BVerfGE|BVerwGE|BGHZ|BGHSt|BAGE|BSGE|BFHE"
    r"|EuGHE)\s(?P<volume>\d{1,3}),\s?(?P<page>\d{1,4})(?!\w)"
)
_SWEDISH_CASE = re.compile(
    r"(?<![^\W_])(?P<reporter>NJA|RÅ|HFD|AD|MÖD)\s(?P<year>(?:19|20)\d\d)\s(?:s\.|ref\.|nr)\s(?P<page>\d{1,4})(?!\w)"
)
_ACT_SIGNS = sign_group(
    "lag", "förordning", "balk", "lov", "forskrift", "bekendtgørelse", "kungörelse", "stadga", "laki", "asetus"
)  # fmt: skip
_UNION_SIGNS = sign_group(
    "directi", "regulation", "decision", "richtlinie", "verordnung", "beschluss", "reglamento", "règlement",
    "direttiva", "regolament", "diretiva", "regulamento", "richtlijn", "verordening", "direktiv", "förordning",
    "dyrektyw", "rozporządz",
)  # fmt: skip
_NORDIC_WORDS = frozenset("SOU Ds Prop prop Dir dir Bet bet Skr skr".split())
_MOST_BEFORE = 30  # characters before the number of a publication that is one of a series of laws


def find_law(text: str, start: int) -> Finding:
    """The law, bill or decision that a reference from `start` on is; nothing where it only mentions one.

    >>> [(fact.field, fact.value) for fact in find_law("42 U.S.C. § 1983", 0).facts]
    [('volume', '42'), ('container_title', 'U.S.C.'), ('section', '1983')]
    """
    return next((found for find in _asked(text) if (found := find(text, start)).facts), NOTHING)


def _asked(text: str) -> Iterator[Callable[[str, int], Finding]]:
    """The grammars whose words or signs the text has."""
    words = words_of(text)
    if words.signs & _ACT_SIGNS and ":" in text:
        yield _numbered_act
    if words.signs & _UNION_SIGNS and "/" in text:
        yield _of_the_union
    if ":" in text and _has_nordic_word(words.printed):
        yield _nordic
    if "C." in text or "SC" in text or "FR" in text:
        yield _code
    if "Pub" in text:
        yield _public_law
    if not _CASE_WORDS.isdisjoint(words.printed):
        yield _case


_CASE_WORDS = frozenset("BVerfGE BVerwGE BGHZ BGHSt BAGE BSGE BFHE EuGHE NJA RÅ HFD AD MÖD v vs".split())


def _has_nordic_word(words: frozenset[str]) -> bool:
    return not _NORDIC_WORDS.isdisjoint(words) or any(word.endswith("FS") for word in words)


def _year(year: str, start: int, end: int) -> tuple[Fact, ...]:
    number = int(year)
    return (Fact("issued", Date(start=DateParts(number)), start, end, False),) if _EARLIEST < number < _LATEST else ()


def _act(text: str, match: re.Match[str], start: int) -> tuple[Fact, ...]:
    """The title of an act, which holds its number."""
    end = sentence_end(text, match.end())
    return (
        Fact("title", text[match.start() : end].strip(" ,;"), match.start(), end),
        Fact("number", _NUMBER_WORD.sub("", match["number"]), *match.span("number"), False),
    )


def _numbered_act(text: str, start: int) -> Finding:
    """ "Lag (2009:400) om växtskydd", "Miljöbalk (1998:808)"."""
    match = _NUMBERED_ACT.match(text, start)
    if match is None:
        return NOTHING
    return Finding((*_act(text, match, start), *_year(match["year"], *match.span("year"))), "legislation")


def _of_the_union(text: str, start: int) -> Finding:
    """ "Directive 2010/63/EU of the European Parliament …": a directive or regulation, and its journal."""
    match = _UNION.search(text, start)
    if match is None or match.start() - start > 60 or not _UNION_MARK.search(text[match.start() : match.end() + 80]):
        return NOTHING
    if not _begins_a_title(text, start, match.start()):
        return NOTHING
    facts = list(_act(text, match, start))
    if journal := _JOURNAL_OF_LAW.search(text, facts[0].end):
        facts.append(Fact("container_title", journal["journal"], *journal.span("journal")))
        facts.append(Fact("volume", journal["volume"], *journal.span("volume")))
    year = next((part for part in (match["first"], match["second"]) if len(part) == 4 and part[0] in "12"), None)
    if year is not None:
        facts += _year(year, *match.span("number"))
    return Finding(tuple(facts), "legislation")


def _begins_a_title(text: str, start: int, at: int) -> bool:
    before = text[start:at].rstrip()
    return not before or before[-1] in ".:,)–—" or before.endswith(("EU", "Union", "Commission", "Parliament"))


def _nordic(text: str, start: int) -> Finding:
    """ "SOU 2009:51. Skogens framtid": a publication in the series of a parliament, ministry or authority."""
    match = _NORDIC.search(text, start) if _NUMBER_IN_YEAR.search(text, start) else None
    if match is None or not (
        match.start() - start <= _MOST_BEFORE or text[match.start() - 1] in "(." or text[match.start() - 2] in ".,("
    ):
        return NOTHING
    kind = _NORDIC_TYPE.get(match["series"].lower().rstrip("."), "regulation")
    facts = (Fact("number", match["number"], *match.span("number")), *_year(match["year"], *match.span("year")))
    title = _TITLE_AFTER.match(text, match.end()) if match.start() == start else None
    if title is None:
        return Finding(facts, kind)
    end = sentence_end(text, title.end())
    return Finding((*facts, Fact("title", text[title.end() : end].strip(" ,;"), title.end(), end)), kind)


_TITLE_AFTER = re.compile(r"\s?[.:,]?\s+[“\"«]?(?=[A-ZÅÄÖÆØ][^\W\d_]{2})")


def _code(text: str, start: int) -> Finding:
    match = _CODE.match(text) or _CODE.search(text, start)  # its first number may pass for one of the list
    if match is None:
        return NOTHING
    kind = "legislation" if "S" in match["code"].upper() else "regulation"
    facts = (
        Fact("volume", match["title"], *match.span("title")),
        Fact("container_title", match["code"], *match.span("code")),
        Fact("section", match["section"], match.end("code"), match.end("section")),
    )
    return Finding((*_named_before(text, start, match.start()), *facts), kind)


def _named_before(text: str, start: int, end: int) -> tuple[Fact, ...]:
    """The name of an act before its place in the books: "Civil Rights Act of 1964, "."""
    name = text[start:end].strip(" ,.;:(")
    return (Fact("title", name, start, end),) if len(name) > 3 and name[0].isupper() else ()


def _public_law(text: str, start: int) -> Finding:
    match = _PUBLIC_LAW.search(text, start)
    if match is None:
        return NOTHING
    facts = [*_named_before(text, start, match.start()), Fact("number", match["number"], *match.span())]
    if statutes := _STATUTES.search(text, match.end()):
        facts.append(Fact("container_title", statutes["journal"], *statutes.span("journal")))
        facts.append(Fact("volume", statutes["volume"], *statutes.span("volume")))
        facts.append(Fact("page", statutes["page"], *statutes.span("page")))
    return Finding(tuple(facts), "legislation")


def _case(text: str, start: int) -> Finding:
    """ "Brown v. Board of Education, 347 U.S. 483 (1954)" and the reports of German and Swedish courts."""
    match = _CASE.search(text, start)
    if match is not None and _PARTIES.search(text, start, match.start()):
        return Finding((*_named_before(text, start, match.start()), *_reported(match)), "legal_case")
    for pattern in (_GERMAN_CASE, _SWEDISH_CASE):
        match = pattern.match(text, start)
        if match is not None:
            year = _year(match["year"], *match.span("year")) if "year" in match.groupdict() else ()
            return Finding((*_reported(match), *year), "legal_case")
    return NOTHING


def _reported(match: re.Match[str]) -> tuple[Fact, ...]:
    fields = {"volume": "volume", "reporter": "container_title", "page": "page"}
    groups = match.groupdict()
    return tuple(Fact(field, match[group], *match.span(group)) for group, field in fields.items() if groups.get(group))
