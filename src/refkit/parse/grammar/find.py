"""All that grammars prove of one reference, in the order in which they may contradict each other. Room: parse."""

from collections.abc import Callable

from refkit.parse.grammar.events import find_event
from refkit.parse.grammar.extent import find_extent, find_series
from refkit.parse.grammar.facts import Fact, Finding
from refkit.parse.grammar.laws import find_law
from refkit.parse.grammar.remarks import (
    find_degree,
    find_edition,
    find_no_date,
    find_original,
    find_original_year,
    find_status,
    find_translator,
)
from refkit.parse.grammar.reports import find_course, find_medium, find_numbered_report, find_version
from refkit.parse.grammar.short_notes import find_short_note
from refkit.parse.grammar.standards import find_patent, find_standard
from refkit.parse.signs import sign_group, words_of

LONGEST_LOOKED_AT = 2_000  # characters; a reference whose kind is told by a number is short

# Each grammar is asked only where one of the strings in its first column is in the text (in small letters).
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
_SERIES = ("coll", " col", "(col", "reihe", "séri", "seri", "řada", "серия")
_COURSE = ("dissertação", "tese", "monografia", "trabalho", "tesis", "дис", "автореф")
_REPORT = tuple(
    "report rep. paper dp wp note memorandum bericht papier beitrag rapport raport discuss trabaj trabalh"
    " travail quaderno"
    " informe relatório boletim comunicado circular bulletin".split()
)
_EVENT = tuple(
    "conf symp workshop ongre tagung meeting konferen olloqu coloqu convegno simp seminar jornadas encontro"
    " encuentro proc конфер"
    " конгр симпоз".split()
)
_REMARKS: tuple[tuple[tuple[str, ...], Callable[[str, int], tuple[Fact, ...]]], ...] = (
    (_STATUS, find_status),
    (_NO_DATE, find_no_date),
    (_ORIGINAL, find_original),
    ((" [1", "/1", "/2", " (1", " [2"), find_original_year),
    (_EVENT, find_event),
    (("",), find_extent),
    (_SERIES, find_series),
    (_REPORT, find_numbered_report),
    (("[",), find_medium),
    (("(v", "[v"), find_version),
    (_COURSE, find_course),
    (_EDITION, find_edition),
    (_DEGREE, find_degree),
    (_TRANSLATOR, find_translator),
)


_GATED_REMARKS = tuple((sign_group(*signs), find) for signs, find in _REMARKS)


def find_facts(text: str, start: int) -> Finding:
    """What the text of a reference from `start` on (after its number in a list) proves by itself."""
    text = text[:LONGEST_LOOKED_AT]
    if (note := find_short_note(text, start)).facts:
        return note
    kind = next((found for find in (find_patent, find_standard, find_law) if (found := find(text, start)).facts), None)
    facts: list[Fact] = list(kind.facts) if kind else []
    signs = words_of(text).signs
    for group, find_remark in _GATED_REMARKS:
        if signs & group:
            facts += find_remark(text, start)
    return Finding(tuple(facts), kind.type if kind else None)
