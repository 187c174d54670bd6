"""Notes that repeat a citation instead of giving one: "Ibid., 53", "Doe, Night Watch, 52". Room: parse; uses model."""

import re

from refkit.model.name import Name
from refkit.parse.grammar.facts import NOTHING, Fact, Finding
from refkit.parse.normalise.letters import CAPITAL
from refkit.text.dashes import DASHES

LONGEST_NOTE = 160  # characters; what is longer gives more than a short note does

_SAME = (
    r"ib(?:id(?:em)?)?|id(?:em)?|loc\.\s?cit|op\.\s?cit|a\.\s?a|aa|d[:.]o|ebd|ebenda|ders|dies|a\.\s?a\.\s?[OS]"
    r"|samma|ds\.|там\sже|тамже|указ\.\sсоч"
    r"|ivi|tamże|tamtéž|ibíd|ibídem|mesmo|idem,\sibidem|同上|前掲書?"
)
_PAGES = (
    r"(?:(?:pp?|pages?|S|Seiten?|s|sid|f|ff|str|с|стр|págs?|pag|кол)\.?\s?)?"
    rf"(?:\d{{1,5}}|[ivxlc]{{1,7}})(?:\s?(?:[{DASHES}]|,)\s?\d{{1,5}}){{0,4}}(?:\s?ff?\.?|\s?sqq?\.?)?"
)
_IBID = re.compile(rf"(?P<word>{_SAME})\.?(?:\s*[,.:;]?\s*(?:{_PAGES}))?[\s.;]*", re.IGNORECASE)
_WORK_CITED = re.compile(
    rf"(?P<before>[^\d]{{2,100}}?)[,\s(]+(?P<word>op\.\s?cit|loc\.\s?cit|a\.\s?a\.\s?O|aaO|a\.\s?a|cit|anf\.\s?arb|"
    rf"указ\.\sсоч|o\.\sc)\.?\)?(?:\s*[,:;]?\s*(?P<pages>{_PAGES}))?[\s.;)]*",
    re.IGNORECASE,
)
_PAGE_AT_END = re.compile(rf"[,:]?\s*(?P<pages>{_PAGES})[\s.;]*$")
_FAMILY = (
    rf"(?:(?:van|von|der|de|la|di|du|af|den)\s){{0,2}}[{CAPITAL}][^\W\d_]{{1,25}}(?:[-’'][{CAPITAL}]?[^\W\d_]{{1,25}})?"
)
_SHORT = re.compile(
    rf"(?P<names>{_FAMILY}(?:(?:,\s|\s(?:and|&|und|et|och|y|e)\s|,\sand\s){_FAMILY}){{0,2}}),\s"
    rf"(?P<open>[“\"«„]?)(?P<title>[{CAPITAL}][^,.;:!?()\d“”\"«»]{{2,60}}),?(?P<close>[”\"»“]?),?\s"
    rf"(?P<pages>(?:(?:pp?|S|s)\.\s?|(?!(?:1[4-9]"
    rf"|20)\d\d\b))\d{{1,4}}(?:[{DASHES}]\d{{1,4}})?(?:,\s\d{{1,4}}(?:[{DASHES}]\d{{1,4}})?){{0,3}}(?:\s?ff?)?)[\s.]*"
)
_MOST_TITLE_WORDS = 7  # of a shortened title


def find_short_note(text: str, start: int) -> Finding:
    """The note that the whole of a reference from `start` on is: who and what it points at, and its pages.

    The words themselves are kept as `note`; no title or author is made of "Ibid.".

    >>> [(fact.field, str(fact.value)) for fact in find_short_note("Ibid., 53", 0).facts]
    [('note', 'Ibid., 53'), ('locator', '53')]
    """
    if len(text) - start > LONGEST_NOTE:
        return NOTHING
    end = len(text.rstrip())
    note = Fact("note", text[start:end].strip(), start, end)
    if _IBID.fullmatch(text, start):
        return Finding((note, *_pages(_PAGE_AT_END.search(text, start))), "document")
    if cited := _WORK_CITED.fullmatch(text, start):
        return Finding((note, *_pages(cited if cited["pages"] else None)), "document")
    short = _SHORT.fullmatch(text, start)
    if short is None or bool(short["open"]) != bool(short["close"]) or len(short["title"].split()) > _MOST_TITLE_WORDS:
        return NOTHING
    names = tuple(Name(family=name) for name in re.split(r",\s(?:and\s)?|\s(?:and|&|und|et|och|y|e)\s", short["names"]))
    return Finding(
        (
            note,
            Fact("author", names, *short.span("names"), False),
            Fact("title_short", short["title"].strip(), *short.span("title"), False),
            *_pages(short),
        ),
        "document",
    )


def _pages(match: re.Match[str] | None) -> tuple[Fact, ...]:
    if match is None:
        return ()
    pages = re.sub(r"^[^\W\d_]+\.?\s?(?=\d)", "", match["pages"])
    return (Fact("locator", pages, *match.span("pages"), False),)
