"""The text between the marks, cut at every place where one field may end and the next begin. Room: parse."""

import re
from typing import NamedTuple

from refkit.parse.normalise.letters import CAPITAL
from refkit.parse.rules.marks import COVER
from refkit.parse.words.containers import ABBREVIATIONS, CONTAINER_WORD, PLACES, PUBLISHER_WORD

MOST_SEGMENTS = 40

_CUT = re.compile(
    rf"(?P<cover>[\s,.;:()\[\]–—-]*{COVER}[{COVER}\s,.;:()\[\]–—-]*)"
    r"|(?P<slashes>(?<!:)\s?//\s?)"
    r"|(?P<paren>\s?\((?=[^()]{2,40}:\s[^()]{2,40}\)|[^()\ufffc]{0,80}\ufffc{4,20}\s?\)))"
    r"|(?P<question>(?<=[?!])[”\"»’']?\s+)"
    rf"|(?P<stop>\.[”\"»’']?\s+(?:[–—-]\s)?(?=[“\"«„‘'(\[{CAPITAL}\d]|[^\x00-\u02ff\W])|\.\s*$|\s[–—]\s(?=[{CAPITAL}])|[。．](?=\S)|\.(?=[{CAPITAL}][^\W\d_]{{2}}))"
    r"|(?P<semicolon>;\s)"
    r"|(?P<comma>,\s?(?=\S)|[，、](?=\S))"
    rf"|(?P<colon>\s?:\s(?=\S)|：)"
)
_ABBREVIATED = re.compile(
    rf"(?<![^\W_])(?:[{CAPITAL}]|[{CAPITAL}]\.[{CAPITAL}]|vs|St|Dr|Mr|Mrs|Ms|Prof|Vol|No|Nr|Bd|Ed|eds?|cf|vol|resp|bzw|approx|ca|Inc|Co|Corp|Ltd|Jr|Sr|Univ|Dept|Inst|Int|Conf|Proc|e\.g|i\.e|u\.a|d\.h|z\.B|sp|spp|var|subsp|ssp|etc|al|fig|Mt|Ft|Ste|Hl|hl|Aufl|ff|Rn|Art|Abs|Nov|Op|op|Hg|Hrsg|Ass|Assoc|Amer|Am)$"
)
ABBREVIATED = "abbreviated"
STOP, QUESTION, COMMA, SEMICOLON, COLON, COVERED, SLASHES = "stop", "question", "comma", "semicolon", "colon", "cover", "slashes"


class Segment(NamedTuple):
    """A piece without an inner boundary; `before` is the kind of boundary in front of it."""

    start: int
    end: int
    before: str


def cut(text: str, start: int, end: int) -> list[Segment]:
    """Cut text[start:end] at every boundary that is no abbreviation's full stop."""
    segments: list[Segment] = []
    at, before = start, COVERED
    for match in _CUT.finditer(text, start, end):
        kind = match.lastgroup or STOP
        if kind == STOP and _is_abbreviation(text, at, match.start()):
            continue
        if kind == STOP and _ends_in_journal_word(text, at, match.start()):
            kind = ABBREVIATED
        if text[at : match.start()].strip(" .,;:"):
            segments.append(Segment(at, match.start(), before))
            before = kind
        elif kind == COVERED or not segments:
            before = COVERED
        at = match.end()
        if len(segments) >= MOST_SEGMENTS:
            break
    if text[at:end].strip(" .,;:"):
        segments.append(Segment(at, end, before))
    return segments


def _is_abbreviation(text: str, start: int, stop: int) -> bool:
    return _ABBREVIATED.search(text, max(start, stop - 12), stop) is not None


def _ends_in_journal_word(text: str, start: int, stop: int) -> bool:
    match = _LAST_WORD.search(text, max(start, stop - 16), stop)
    return match is not None and match[0].lower() in ABBREVIATIONS


_LAST_WORD = re.compile(r"(?<![^\W_])[^\W\d_]{2,13}$")
_WORD = re.compile(r"[^\W\d_]+")


def words_of(text: str) -> list[str]:
    """The words of a text, without digits and punctuation."""
    return _WORD.findall(text)


def container_likeness(text: str) -> float:
    """How much a text looks like a journal's or proceedings' name: about −1 to 3."""
    words = words_of(text)
    if not words or len(words) > 30:
        return -1.0
    score = 0.0
    hits = len(CONTAINER_WORD.findall(text[:300]))
    score += min(hits, 2) * 0.8
    abbreviated = sum(word.lower() in ABBREVIATIONS for word in words)
    if abbreviated and len(words) <= 9:
        score += 1.8 * abbreviated / len(words)
    if re.search(r"[^\W\d_]{2}\.(?=\s[^\W\d_]|[^\W\d_])", text):
        score += 0.4
    capitals = sum(word[0].isupper() for word in words if len(word) > 3)
    long = sum(len(word) > 3 for word in words)
    if long and len(words) > 1:
        score += 0.8 * capitals / long - 0.4
    score += 0.3 if len(words) <= 6 else -0.05 * (len(words) - 6)
    if not text.strip()[:1].isupper() and text.strip()[:1].isascii():
        score -= 0.6
    return score


def publisher_likeness(text: str) -> float:
    """How much a text looks like a publisher: about −1 to 2."""
    words = words_of(text)
    if not words or len(words) > 10:
        return -1.0
    score = 1.2 if PUBLISHER_WORD.search(text) else 0.0
    capitals = sum(word[0].isupper() for word in words if len(word) > 3)
    score += 0.3 if capitals else -0.5
    score -= 0.12 * max(len(words) - 3, 0)
    return score


_PLACE_SPLIT = re.compile(r"\s*(?:[,/&;–—-]|\band\b|\bund\b|\bet\b)\s*")


def is_place(text: str) -> bool:
    """Whether a text names a city that publishes, maybe with its state or a second city."""
    folded = text.strip(" .,;:()[]").lower()
    if folded in PLACES:
        return True
    parts = [part.strip(" .") for part in _PLACE_SPLIT.split(folded[:80])]
    return parts[0] in PLACES and len(folded) < 50 and len(words_of(folded)) <= 6


def place_likeness(text: str) -> float:
    """How much a text looks like a place: 2 for a known city, less for a short capitalised word."""
    if is_place(text):
        return 2.0
    words = words_of(text)
    if not words or len(words) > 4 or not all(word[0].isupper() for word in words if len(word) > 3):
        return -1.0
    return 0.2
