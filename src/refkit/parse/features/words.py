"""What a word form tells by itself: shape, affixes, classes. Computed once a form. Room: parse."""

import re
from functools import lru_cache
from typing import NamedTuple

from refkit.parse.words.containers import (
    ABBREVIATIONS,
    CONTAINER_WORDS,
    PLACES,
    PUBLISHER_ENDS,
    PUBLISHER_STARTS,
    PUBLISHER_WORDS,
)
from refkit.parse.words.given_names import GIVEN_NAMES
from refkit.parse.words.languages import LANGUAGE_TAGS
from refkit.parse.words.months import MONTHS, SEASONS
from refkit.parse.words.organisations import has_organisation_word, is_organisation_word
from refkit.text.fold import fold

_KEPT_FORMS = 1 << 14  # word forms remembered, some 2 kB each
_LONGEST_WORD = 200  # characters that are looked at

_CLASSES = {
    "IN": "in i en em dans nel nella w v teoksessa tegen у в",
    "AND": "and & und et y och og en e i и ja ve",
    "ETAL": "al colls col colab mfl andere autres altri outros otros др",
    "VOL": "vol vols volume volumes band bd bde jg jahrgang jahrg tome tom t v т том årg årgang årgång anno год rocz"
    " voll tomo tomos tomes",
    "NO": "no nos nr nrs num núm number numéro número numero n nº issue iss heft h fasc вып № č z hft häfte numer"
    " numbers numéros numeri",
    "PP": "p pp page pages pag pagg pg pgs pág págs s ss seite seiten sid sidor sider с стр стор str blz oldal art"
    " pagine",
    "ED": "ed eds editor editors edited hrsg hg hgg herausgegeben herausgeber red dir dirs coord coords org orgs"
    " organizador organizadores comp comps cura curatore éd éds szerk utg ред edd curato",
    "TR": "trans transl translated translator translators übers übersetzt övers trad traduit traduzione tr перев пер"
    " traduction",
    "EDN": "edn edition aufl auflage édition edición edição edizione uppl upplagan изд wyd ediz udgave druk",
    "THESIS": "thesis dissertation diss phd ph dphil doctoral doctorate master masters msc thèse tese tesis"
    " tesi mémoire dissertação avhandling doktorsavhandling diplomarbeit dissertationsschrift habilitation"
    " proefschrift bachelor",
    "REPORT": "report rep technical tech memo working paper papers discussion preprint manuscript unpublished"
    " bericht rapport arbeitspapier draft mimeo submitted appear press forthcoming prep preparation erscheinen",
    "ACCESS": "accessed retrieved available disponible disponível disponibile acesso acessado consulté consultado"
    " abgerufen zugriff letzter verfügbar hämtad hämtat besökt online internet url http https obtenido cited viewed",
    "ID": "doi isbn issn pmid pmcid arxiv hal nct urn pubmed",
    "CONF": "proceedings proc conference conf symposium workshop congress congresso congreso congrès meeting tagung"
    " konferenz kongress colloque atti actes actas anais annual intl lncs lecture notes presented",
    "SERIES": "series ser serie série reihe collection collana coleção colección skrifter schriften studien bibliothek",
    "PART": "von van der de den la le du da dos di del della ter ten zu zur af av al el ibn bin des",
    "STOP": "the a of for on with to from by as at an is or der die das und des im den dem ein eine les une des sur"
    " della il lo gli per una los las del para por uma dos das med för att till om som ett",
    "SUPPL": "suppl supplement supl part pt special sonderheft beiheft",
    "CHAP": "chapter chap kapitel chapitre capítulo ch",
}
_CLASS_OF: dict[str, str] = {}
for _name, _words in _CLASSES.items():
    for _word in _words.split():
        _CLASS_OF.setdefault(_word, _name)
EDITOR_WORDS = frozenset(word for word, name in _CLASS_OF.items() if name == "ED")
SHAPES = ("X XX XXX R Xx XxX x x1 xX o @ y d1 d2 d3 d4 d5 d6 q -").split()
KINDS = (*_CLASSES, "MON", "SEA", *SHAPES)  # every kind but those that are a punctuation mark themselves
_PLACE_WORDS = frozenset(word for place in PLACES for word in place.split() if len(word) > 3)
_LANGUAGE_WORDS = frozenset(LANGUAGE_TAGS)
_YEAR = re.compile(r"(?:1[4-9]|20)\d\d$")
_ROMAN = re.compile(r"[IVXLC]+$|[ivxl]+$")
_QUOTES = "\"“”„«»‘’'‚`「」『』《》"


class WordFeatures(NamedTuple):
    """The features of a token, and what it is to its neighbours."""

    own: tuple[str, ...]
    word: str  # in small letters; numbers by their length
    shape: str  # "" of the edges alone
    kind: str  # coarse class: a word class, a shape, or the punctuation itself
    is_year: bool
    hints: tuple[str, ...]  # what its segment is remembered by

    def lent(self, offset: int) -> tuple[str, ...]:
        """What it tells the token for which it stands at `offset`, −3 to 3: −1 is "the word before you"."""
        if not self.shape:
            mark = "^" if offset < 0 else "$"
            return (f"{'k' if abs(offset) == 3 else 'w'}{offset:+}={mark}",)
        named = (f"w{offset:+}={self.word}", f"k{offset:+}={self.kind}", f"s{offset:+}={self.shape}")
        return named[1:2] if abs(offset) == 3 else named[:2] if abs(offset) == 2 else named


@lru_cache(_KEPT_FORMS)
def word_features(text: str) -> WordFeatures:
    """Features of one token's text; the same object for the same text while it is remembered.

    >>> word_features("2015").kind, word_features("Vol").kind, word_features("Smith").kind
    ('y', 'VOL', 'Xx')
    """
    text = text[:_LONGEST_WORD]
    shape = shape_of(text)
    is_word = text[0].isalpha()
    lower = text.lower()
    folded = fold(text) if is_word else lower
    word_class = _CLASS_OF.get(lower) or ("MON" if folded in MONTHS else "SEA" if folded in SEASONS else "")
    kind = word_class if word_class and (word_class not in ("PART", "AND") or text.islower()) else shape
    word = f"#{min(len(text), 9)}" if text.isdigit() and shape != "y" else "URL" if shape == "@" else folded
    own = [f"w={word}", f"s={shape}"]
    hints: list[str] = [word_class] if word_class and word_class not in ("STOP", "PART", "AND") else []
    if word_class:
        own.append(f"k={word_class}")
    if is_word and len(folded) > 3 and shape != "@":
        own += (f"p2={folded[:2]}", f"p3={folded[:3]}", f"e2={folded[-2:]}", f"e3={folded[-3:]}")
        if len(folded) > 6:
            own.append(f"e4={folded[-4:]}")
    if shape == "y":
        own.append(f"dec={text[:3]}")
    elif text.isdigit():
        own.append(f"d={text[:1]}{min(len(text), 6)}")
    if is_word:
        lists = _lists(text, lower, folded)
        own += [f"l={name}" for name in lists]
        hints += lists
    return WordFeatures(tuple(own), "YEAR" if shape == "y" else word, shape, kind, shape == "y", tuple(hints))


def shape_of(text: str) -> str:
    """The look of a token: X, XX, XXX (capitals), Xx, x, d1–d5, y (year), R (Roman), @ (address), or itself.

    >>> [shape_of(text) for text in ("J", "JR", "WHO", "Smith", "of", "McNeil", "12", "1999", ";", "学报")]
    ['X', 'XX', 'XXX', 'Xx', 'x', 'XxX', 'd2', 'y', ';', 'o']
    """
    first = text[0]
    if "/" in text[1:] or text[:4].lower() == "www.":
        return "@"
    if first.isdigit():
        return "y" if _YEAR.match(text) else f"d{min(len(text), 6)}"
    if first.isalpha():
        return _shape_of_word(text)
    return "q" if first in _QUOTES else "-" if first in "–—‐‑−-" else first


def _shape_of_word(text: str) -> str:
    if text.isupper():
        return "R" if len(text) > 1 and _ROMAN.match(text) else "X" * min(len(text), 3)
    if text.islower():
        return "x1" if len(text) == 1 else "x"
    if text[0].isupper():
        return "Xx" if text[1:].islower() else "XxX"
    return "xX" if text[0].islower() else "o"


def _lists(text: str, lower: str, folded: str) -> list[str]:
    lists: list[str] = []
    if lower in ABBREVIATIONS:
        lists.append("abb")
    if lower in CONTAINER_WORDS:
        lists.append("jou")
    if lower in PUBLISHER_WORDS or lower.startswith(PUBLISHER_STARTS) or lower.endswith(PUBLISHER_ENDS):
        lists.append("pub")
    if text[0].isupper():
        if lower in _PLACE_WORDS:
            lists.append("pla")
        if folded in GIVEN_NAMES:
            lists.append("giv")
        if is_organisation_word(lower) if lower.isalpha() else has_organisation_word(lower):
            lists.append("org")
        if folded in _LANGUAGE_WORDS:
            lists.append("lan")
    return lists


EDGE = WordFeatures((), "", "", "^", False, ())  # what stands before the first and behind the last token
