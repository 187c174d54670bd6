"""Standards and patents, by the form of their numbers. Room: parse; uses model."""

import re

from refkit.model.date import Date, DateParts
from refkit.parse.grammar.facts import NOTHING, UNPARSED, Fact, Finding
from refkit.parse.signs import sign_group, words_of

_BODIES = (
    r"IEEE(?:/\w{2,5})?\s(?:Std\.?|Standard)|ISO(?:/(?:IEC|IEEE|TR|TS|ASTM))*|IEC(?:/\w{2,4})?"
    r"|DIN(?:\sEN)?(?:\sISO(?:/IEC)?|\sIEC)?"
    r"|EN(?:\sISO(?:/IEC)?|\sIEC)?|ASTM|ANSI(?:/[A-Z]{2,6})*|BS(?:\sEN)?(?:\sISO(?:/IEC)?)?|NF(?:\sEN)?(?:\sISO)?"
    r"|UNE(?:-EN)?(?:-ISO)?"
    r"|SS(?:-EN)?(?:[\s-]ISO(?:/IEC)?)?|SIS|ГОСТ(?:\sР)?(?:\s(?:ИСО|МЭК))?|GB(?:/T)?|JIS|RFC|ÖNORM"
    r"|NEN(?:-EN)?(?:-ISO)?|UNI(?:\sEN)?(?:\sISO)?"
    r"|(?:ABNT\s)?NBR(?:\sISO)?|AS/NZS|AS|CSA|ASME|ITU-[TR](?:\sRec\.?)?|ČSN(?:\sEN)?(?:\sISO)?"
    r"|PN(?:-EN)?(?:-ISO)?|NS(?:-EN)?(?:\sISO)?|DS/EN"
)
_STANDARD = re.compile(
    rf"(?<![^\W_])(?=[A-ZÖČГ])(?P<number>(?P<body>{_BODIES})(?:[\s-]|(?<=ISO|RFC"
    rf"|IEC))(?:[A-Z]{{1,3}}\s?[.-]?\s?)?\d{{1,6}}(?:[.–-]\d{{1,5}}){{0,4}}[a-z]?"
    r"(?:\s?:\s?\d{4}(?:-\d\d)?)?(?:\([A-Z]\))?(?:/(?:Amd|Cor|A|AC)\.?\s?\d{0,3}:\d{4}){0,3})(?![\w/])"
)
_STANDARD_WORDS = frozenset(
    "IEEE ISO IEC DIN EN ASTM ANSI BS NF UNE SS SIS ГОСТ GB JIS RFC ÖNORM NEN UNI ABNT NBR AS CSA ASME ITU ČSN PN NS"
    " DS".split()
)
_YEAR_AT_END = re.compile(r"[:–-]\s?(?P<year>(?:19|20)\d\d)(?:-\d\d)?$")
_AFTER = re.compile(r"\s?(?:[.,;:)–—]|$|\(\d{4}\)|\[)")

_COUNTRIES = "US|EP|WO|DE|GB|FR|JP|CN|CA|AU|KR|SE|CH|AT|NL|ES|IT|BR|RU|SU|DK|NO|FI|PL|CZ|IN|TW"
_DIGITS = r"\d{1,4}(?:[\s,./]\d{2,7}){0,4}|\d{5,13}"
_CODED_PATENT = re.compile(
    rf"(?P<number>(?P<country>{_COUNTRIES})(?<![^\W_]..)[\s-]?(?P<digits>{_DIGITS})[\s-]?(?:[ABCUTYS]\d?))(?!\w)"
)
_NAMED_PATENT = re.compile(
    rf"(?:(?P<office>U\.\s?S\.|USA?|European|International|German|Japanese|Chinese|British|French|{_COUNTRIES})\s)?"
    r"(?P<word>[Pp]atent(?:\s(?:[Aa]pplication|[Pp]ublication))?|[Pp]atentschrift|[Oo]ffenlegungsschrift"
    r"|[Bb]revet|[Pp]atente"
    r"|[Bb]revetto|[Пп]ат(?:ент|\.))\s(?:(?:No|Nr|nr|n[.°º]|№)[.:]?\s?)?"
    rf"(?P<digits>(?:(?:{_COUNTRIES})[\s-]?)?(?:{_DIGITS})(?:[\s-]?[ABCUTYS]\d?(?!\w))?)(?!\w)"
)
_PATENT_SIGNS = sign_group("patent", "offenleg", "brevet", "пат")
_COUNTRY_WORDS = frozenset(_COUNTRIES.split("|"))
_OFFICE = {"u.s.": "US", "us": "US", "usa": "US", "european": "EP", "international": "WO", "german": "DE"} | {
    "japanese": "JP", "chinese": "CN", "british": "GB", "french": "FR"
}  # fmt: skip
_LEAST_DIGITS = 6
_ROLES = re.compile(r",?\s(?:inventors?|Erfinder)(?:;\s[^;.]{2,80}?(?:\s(?:Inc|Corp|Co|Ltd)\.)?,\s?assignees?)?[.;]")


def find_standard(text: str, start: int) -> Finding:
    """The standard that a reference from `start` on is, with the year its number ends in.

    >>> [(fact.field, fact.value) for fact in find_standard("ISO 690:2010", 0).facts if fact.field == "number"]
    [('number', 'ISO 690:2010')]
    """
    match = None if _STANDARD_WORDS.isdisjoint(words_of(text).printed) else _STANDARD.search(text, start)
    if match is None or not _stands_alone(text, start, match):
        return NOTHING
    facts = [Fact("number", match["number"], *match.span()), Fact("registry_number", match["number"], *match.span())]
    if year := _YEAR_AT_END.search(match["number"]):
        facts.append(Fact("issued", Date(start=DateParts(int(year["year"]))), *match.span(), False))
    return Finding(tuple(facts), "standard")


def _stands_alone(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether the number is the work itself and no word of a title: it has an end of its own."""
    has_year = _YEAR_AT_END.search(match["number"]) is not None
    if match.start() == start:
        return has_year or _AFTER.match(text, match.end()) is not None
    before = text[start : match.start()].rstrip()
    return (
        has_year and before[-1:] in (".", ",", "(", ":", ")", "–", "—") and _AFTER.match(text, match.end()) is not None
    )


def find_patent(text: str, start: int) -> Finding:
    """The patent that a reference from `start` on is: its number with the country, inventors and assignee.

    >>> [fact.value for fact in find_patent("Doe J. Holder. US patent 5,123,456. 1992", 0).facts if fact.covers]
    ['US', '5,123,456']
    """
    words = words_of(text)
    match = _NAMED_PATENT.search(text, start) if words.signs & _PATENT_SIGNS else None
    if match is None and not _COUNTRY_WORDS.isdisjoint(words.printed):
        match = _CODED_PATENT.search(text, start)
    if match is None or sum(map(str.isdigit, match["digits"])) < _LEAST_DIGITS:
        return NOTHING
    groups = match.groupdict()
    if groups.get("country"):
        facts = [Fact("number", match["number"], *match.span("number"))]
        facts.append(Fact("registry_number", match["number"], *match.span("number"), False))
    else:
        office = _OFFICE.get((match["office"] or "").lower().replace(" ", ""), match["office"])
        facts = [Fact("jurisdiction", office, *match.span("office"))] if office else []
        facts.append(Fact("number", match["digits"], match.start("word"), match.end("digits")))
        registry = f"{office} {match['digits']}" if office and not match["digits"][0].isalpha() else match["digits"]
        facts.append(Fact("registry_number", registry, *match.span("digits"), False))
    if roles := _ROLES.search(text, start, match.start()):
        facts.append(Fact(UNPARSED, None, *roles.span()))
    return Finding(tuple(facts), "patent")
