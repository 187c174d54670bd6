"""All that grammars prove of one reference, in the order in which they may contradict each other. Room: parse."""

from collections.abc import Callable

from refkit.parse.grammar.facts import Fact, Finding
from refkit.parse.grammar.laws import find_law
from refkit.parse.grammar.remarks import (
    find_degree,
    find_edition,
    find_no_date,
    find_original,
    find_status,
    find_translator,
)
from refkit.parse.grammar.short_notes import find_short_note
from refkit.parse.grammar.standards import find_patent, find_standard

LONGEST_LOOKED_AT = 2_000  # characters; a reference whose kind is told by a number is short

# Each grammar is asked only where one of the strings in its first column is in the text (in small letters):
# a look for a string is a hundred times cheaper than a search for a pattern.
_STATUS = tuple(
    "press print forthcoming appear submitted accepted review prep druck erschein eingereicht vorbereitung paraître"
    " prensa imprenta prelo stampa pubblicazione tryck trykk utgiv perse tisku печати paino 印刷 advance".split()
)
_NO_DATE = (
    "n.d.", "n. d.", "s.d.", "s. d.", "s.f.", "s. f.", "s.a.", "s. a.", "o.j.", "o. j.", "б.г.", "б. г.", "u.å.",
    "u. å.", "b.r.", "b. r.", "no date", "undated", "ohne jahr", "utan år", "sans date", "sin fecha", "sem data",
    "senza data", "bez daty",
)  # fmt: skip
_ORIGINAL = (
    "original", "orig.", "first publ", "zuerst", "erstaus", "erstver", "urspr", "oorspr", "oryg", "původní", "eredeti",
    "alku", "ориг", "原",
)  # fmt: skip
_EDITION = tuple("ed. éd utg uppl aufl udg druk wyd vyd изд bask kiad paino edi edn edic".split())
_DEGREE = tuple(
    "thes dissert diss. avhandl examens uppsats thèse mémoire tese tesi proefs habil arbeit rozpr gradu väitös".split()
)
_TRANSLATOR = tuple("trans. transl übers trad övers overs przeł пер vert".split())
_REMARKS: tuple[tuple[tuple[str, ...], Callable[[str, int], tuple[Fact, ...]]], ...] = (
    (_STATUS, find_status),
    (_NO_DATE, find_no_date),
    (_ORIGINAL, find_original),
    (_EDITION, find_edition),
    (_DEGREE, find_degree),
    (_TRANSLATOR, find_translator),
)


def find_facts(text: str, start: int) -> Finding:
    """What the text of a reference from `start` on (after its number in a list) proves by itself."""
    text = text[:LONGEST_LOOKED_AT]
    if (note := find_short_note(text, start)).facts:
        return note
    kind = next(
        (found for signs, find in _KINDS if any(map(text.__contains__, signs)) and (found := find(text, start)).facts),
        None,
    )
    facts: list[Fact] = list(kind.facts) if kind else []
    lower = text.lower()
    for signs, find_remark in _REMARKS:
        if any(map(lower.__contains__, signs)):
            facts += find_remark(text, start)
    return Finding(tuple(facts), kind.type if kind else None)


_STANDARD = tuple(
    "IEEE ISO IEC DIN EN ASTM ANSI BS NF UNE SS SIS ГОСТ GB JIS RFC ÖNORM NEN UNI NBR AS CSA ASME ITU"
    " ČSN PN NS DS".split()
)
_KINDS: tuple[tuple[tuple[str, ...], Callable[[str, int], Finding]], ...] = (
    (("",), find_patent),
    (_STANDARD, find_standard),
    (("",), find_law),
)
