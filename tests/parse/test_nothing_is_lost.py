"""Every word of a reference is in a field's value, kept beside the fields, or says which field stands there."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.model.record import Record
from refkit.parse.reference import parse_reference
from refkit.parse.words.languages import LANGUAGE_TAGS
from refkit.parse.words.marks import is_mark_word
from refkit.parse.words.months import MONTHS, SEASONS
from refkit.parse.words.names import OPEN_ENDINGS
from refkit.text.fold import fold, strip_invisible

_WORD = re.compile(r"[^\W\d_]+|\d+")  # as tokens are cut
_DAY = re.compile(r"\d{1,2}$")
_OPEN = re.compile(OPEN_ENDINGS, re.IGNORECASE)
# What the grammars of remarks, laws and patents read as marks.
_GRAMMAR_WORDS = frozenset(
    "edition ed edn aufl auflage uppl upplagan edición édition ª a original originally work published first"
    " patent public pub l us usa u s zuerst erschienen originaltitel originalets titel title accessed thesis"
    " retrieved arxiv issn".split()
)


def _values(record: Record) -> str:
    kept = record.model_dump(exclude={"origin", "provenance", "history"})
    label = record.origin.label if record.origin else ""
    return fold(json.dumps(kept, ensure_ascii=False, default=str) + (label or ""))


def lost(record: Record, text: str) -> list[str]:
    """Words of the text that the record's values do not hold and that do not name what a value is."""
    values = _values(record)
    squashed = "".join(_WORD.findall(values))
    numbers = {int(number) for number in re.findall(r"\d{1,9}", values)}
    ending = " ".join(match[0] for match in _OPEN.finditer(text)).lower() if record.author_open else ""
    return [
        word
        for word in _WORD.findall(strip_invisible(text))
        if "".join(_WORD.findall(fold(word))) not in squashed
        and not is_mark_word(word)
        and not (fold(word) in MONTHS or fold(word) in SEASONS or fold(word) in LANGUAGE_TAGS)
        and not (_DAY.match(word) and int(word) in numbers)
        and word.lower() not in ending
        and fold(word) not in _GRAMMAR_WORDS
    ]


PEOPLE = [
    "Lind, E.",
    "Lind E, Berg A",
    "E. Lind and A. Berg",
    "LIND Eva",
    "van der Berg, Jan, Jr.",
    "Lind, E., et al.",
    "Forest Agency",
    "National Heart, Lung, and Blood Institute",
    "Ли И. И.",
    "李明, 王芳",
    "Lind (Eva)",
    "",
]
DATES = [
    "(2010a).",
    "2010b,",
    "[1999 (1986)]",
    "(in press).",
    "(n.d.).",
    "o. J.",
    "Summer 2001.",
    "12.3.2004",
    "2004/05",
    "(2010, May 3).",
    "1999-2001",
    "im Druck",
    "ca. 1900",
    "",
]
TITLES = [
    "Trees of the north",
    "“On trees,”",
    "Träd och rötter [Trees and roots].",
    "TREES AND ROOTS.",
    "Trees? A story",
    "Trees = Bäume.",
    "О деревьях",
    "Trees (Doctoral dissertation).",
    "Trees [in Swedish].",
    "",
]
CONTAINERS = [
    "J Bot",
    "Journal of Botany",
    "In: Berg A (ed). Woods.",
    "I L. Berg (Red.), Skogens bok",
    "Proc. 3rd Symp.",
    "in A. Berg & B. Dahl (Hrsg.): Wälder",
    "Discussion Paper FS III 98-106",
    "",
]
NUMBERS = [
    "12(3):4-5",
    "vol. 3, n° 4",
    "52. Heft 3",
    "96 Pt 2: 12",
    "pp. 45 ff.",
    "S. 45f.",
    "e204",
    "73 2304",
    "13-2",
    "2., überarb. Aufl.",
    "3rd rev. ed.",
    "2ª ed.",
    "xi, 204 p.",
    "pp. 307 327",
    "",
]
PLACES = [
    "Oslo: Skog,",
    "New York: OUP, 2011",
    "Stockholm, Sweden: Skog.",
    "Berlin u. a.: Wald.",
    "Lund; Oslo: Skog",
    "",
]
TAILS = [
    "doi:10.1000/182",
    "https://example.org/a.",
    "Accessed 3 May 2020.",
    "Hämtad 2020-05-03",
    "ISBN 0-306-40615-2",
    "(Original work published 1900)",
    "Originalets titel: Bäume.",
    "US patent 5,123,456.",
    "SOU 2009:51",
    "ISO 690:2010",
    "arXiv:1706.03762",
    "PMID: 1234",
    "PhD thesis",
    "Report No. 12",
    "Zzyzx quux 99.",
    "42 U.S.C. § 1983",
    "",
]


@st.composite
def references(draw: st.DrawFn) -> str:
    """Strings that look like references, their parts in the usual order or in another."""
    tables = (PEOPLE, DATES, TITLES, CONTAINERS, NUMBERS, PLACES, TAILS)
    parts = [draw(st.sampled_from(table)) for table in tables]
    if draw(st.booleans()):
        parts = draw(st.permutations(parts))
    label = draw(st.sampled_from(["", "", "[12] ", "3. ", "12 "]))
    return label + draw(st.sampled_from([" ", " ", ", ", ". "])).join(part for part in parts if part)


@given(references())
def test_no_word_of_a_reference_is_lost(text: str) -> None:
    assert lost(parse_reference(text), text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Lind E. Trees. J Bot. 2001;12(3):4-5. Zzyzx quux.",
        "Ibid., 53",
        "Lind, Night Watch, 52",
        "Lag (2009:400) om växtskydd",
        "Brown v. Board of Education, 347 U.S. 483 (1954).",
        "Lind, E. (2001, May 3, at noon). Trees.",
        "Lind E. Trees. 2001. doi:not-a-doi, ISBN 12, PMID x",
    ],
)
def test_odd_ends_are_kept(text: str) -> None:
    assert lost(parse_reference(text), text) == []
