"""The text between the marks, cut at every place where one field may end and the next begin. Room: parse."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from refkit.parse.normalise.letters import CAPITAL
from refkit.parse.rules.marks import COVER
from refkit.parse.words.containers import (
    ABBREVIATIONS,
    CONTAINER_WORDS,
    PLACES,
    PUBLISHER_ENDS,
    PUBLISHER_STARTS,
    PUBLISHER_WORDS,
)

MOST_SEGMENTS = 40

_CUT = re.compile(
    rf"(?P<cover>[\s,.;:()\[\]–—-]{{0,8}}{COVER}[{COVER}\s,.;:()\[\]–—-]*)"
    r"|(?P<slashes>(?<!:)\s?//\s?)"
    r"|(?P<paren>\s?\((?=[^()]{2,40}:\s[^()]{2,40}\)|[^()\ufffc]{0,80}\ufffc{4,20}\s?\)))"
    r"|(?P<question>(?<=[?!])[”\"»’']?\s+)"
    rf"|(?P<stop>\.[”\"»’']?\s+(?:[–—-]\s)?(?=[“\"«„‘'(\[{CAPITAL}\d]|[^\x00-\u02ff\W])|\.\s*$"
    rf"|\s[–—]\s(?=[{CAPITAL}])|[。．](?=\S)|\.(?=[{CAPITAL}][^\W\d_]{{2}}))"
    r"|(?P<semicolon>;\s)"
    r"|(?P<comma>,\s?(?!(?:[A-Z]{2}|[A-Z]\.[A-Z]\.|Mass\.|Calif\.|Conn\.|Ill\.|USA|U\.S\.A\."
    r"|Ont\.)(?:\s?[:;,.)\ufffc]|\s*$))(?=\S)|[，、](?=\S))"
    rf"|(?P<colon>\s?:\s(?=\S)|：)"
)
_CLOSED = re.compile(rf"\[[^\[\]]{{1,400}}\]|\((?![^()]{{2,40}}:\s)[^(){COVER}]{{1,200}}\)")
_ABBREVIATED = re.compile(
    rf"(?<![^\W_])(?:[{CAPITAL}]|[{CAPITAL}]\.[{CAPITAL}]|vs|St|Dr|Mr|Mrs|Ms|Prof|Vol|No|Nr|Bd|Ed|eds?|cf|vol|resp"
    rf"|bzw|approx|ca|Inc|Co|Corp|Ltd|Jr|Sr|Univ|Dept|Inst|Int|Conf|Proc|e\.g|i\.e|u\.a|d\.h|z\.B|sp|spp|var|subsp"
    rf"|ssp|etc|al|fig|Mt|Ft|Ste|Hl|hl|Aufl|ff|Rn|Art|Abs|Nov|Op|op|Hg|Hrsg|Ass|Assoc|Amer|Am)$"
)
ABBREVIATED = "abbreviated"
STOP, QUESTION, COMMA, SEMICOLON, COLON = "stop", "question", "comma", "semicolon", "colon"
COVERED, SLASHES, PAREN = "cover", "slashes", "paren"


_NO_TEXT = " .,;:()[]–—-/*\"“”»«’'"


class Segment(NamedTuple):
    """A piece without an inner boundary; `before` is the kind of boundary in front of it."""

    start: int
    end: int
    before: str


def cut(text: str, start: int, end: int) -> list[Segment]:
    """Cut text[start:end] at every boundary that is no abbreviation's full stop."""
    segments: list[Segment] = []
    at, before = start, COVERED
    closed = [match.span() for match in _CLOSED.finditer(text, start, end)]
    inside = 0
    for match in _CUT.finditer(text, start, end):
        kind = match.lastgroup or STOP
        while inside < len(closed) and closed[inside][1] <= match.start():
            inside += 1
        if inside < len(closed) and closed[inside][0] < match.start() and kind != COVERED:
            continue
        if kind == STOP and _is_abbreviation(text, at, match.start()):
            continue
        if kind == STOP and _ends_in_journal_word(text, at, match.start()):
            kind = ABBREVIATED
        if text[at : match.start()].strip(_NO_TEXT):
            segments.append(Segment(at, match.start(), before))
            before = kind
        elif kind == COVERED or not segments:
            before = COVERED
        at = match.end()
        if len(segments) >= MOST_SEGMENTS:
            break
    if text[at:end].strip(_NO_TEXT):
        segments.append(Segment(at, end, before))
    return segments


def _is_abbreviation(text: str, start: int, stop: int) -> bool:
    return _ABBREVIATED.search(text, max(start, stop - 12), stop) is not None


def _ends_in_journal_word(text: str, start: int, stop: int) -> bool:
    match = _LAST_WORD.search(text, max(start, stop - 16), stop)
    return match is not None and match[0].lower() in ABBREVIATIONS


_LAST_WORD = re.compile(r"(?<![^\W_])[^\W\d_]{2,13}$")
_WORD = re.compile(r"[^\W\d_]+")
_INNER_STOP = re.compile(r"[^\W\d_]{2}\.(?=\s[^\W\d_]|[^\W\d_])")


class Piece(NamedTuple):
    """What can be counted in a segment, and how much it looks like a place or a publisher."""

    words: int
    container_words: int
    abbreviations: int
    long_words: int  # of more than three letters
    capitals: int  # long words with a capital
    inner_stops: bool
    begins_small: bool
    place: float  # 2 for a known city, less for a short capitalised word, −1 for what can be none
    publisher: float  # about −1 to 2


def look_at(text: str, segment: Segment) -> Piece:
    """Count what tells fields apart."""
    printed = text[segment.start : segment.end]
    words = _WORD.findall(printed)
    lower = [word.lower() for word in words]
    capitals = [word[0].isupper() for word in words if len(word) > 3]
    start = printed.strip()[:1]
    return Piece(
        words=len(words),
        container_words=sum(word in CONTAINER_WORDS for word in lower[:40]),
        abbreviations=sum(word in ABBREVIATIONS for word in lower),
        long_words=len(capitals),
        capitals=sum(capitals),
        inner_stops=_INNER_STOP.search(printed) is not None,
        begins_small=start.isascii() and not start.isupper(),
        place=_place_likeness(printed, words, all(capitals)),
        publisher=_publisher_likeness(lower, any(capitals)),
    )


def container_likeness(pieces: Sequence[Piece]) -> float:
    """How much consecutive segments together look like a journal's or proceedings' name: about −1 to 3."""
    count = sum(piece.words for piece in pieces)
    if not 0 < count <= 30:
        return -1.0
    score = 0.8 * min(sum(piece.container_words for piece in pieces), 2)
    abbreviations = sum(piece.abbreviations for piece in pieces)
    if abbreviations and count <= 9:
        score += 1.8 * abbreviations / count
    if any(piece.inner_stops for piece in pieces):
        score += 0.4
    long = sum(piece.long_words for piece in pieces)
    if long and count > 1:
        score += 0.8 * sum(piece.capitals for piece in pieces) / long - 0.4
    score += 0.3 if count <= 6 else -0.05 * (count - 6)
    if pieces[0].begins_small:
        score -= 0.6
    return score


def _publisher_likeness(words: list[str], has_capital: bool) -> float:
    if not 0 < len(words) <= 10:
        return -1.0
    known = any(
        word in PUBLISHER_WORDS or word.startswith(PUBLISHER_STARTS) or word.endswith(PUBLISHER_ENDS) for word in words
    )
    score = (1.2 if known else 0.0) + (0.3 if has_capital else -0.5)
    return score - 0.12 * max(len(words) - 3, 0)


_AND_OTHERS = re.compile(r"\s(?:u\. ?a|etc|et al|usw|m\.fl)\.?$")
_PLACE_SPLIT = re.compile(r"\s*(?:[,/&;–—-]|\band\b|\bund\b|\bet\b)\s*")


def is_place(text: str) -> bool:
    """Whether a text names a city that publishes, maybe with its state or a second city.

    >>> is_place("Porto Alegre"), is_place("Cambridge, MA"), is_place("Nature")
    (True, True, False)
    """
    folded = text.strip(" .,;:()[]").lower()
    folded = _AND_OTHERS.sub("", folded)
    if folded in PLACES:
        return True
    if len(folded) >= 50:
        return False
    parts = _PLACE_SPLIT.split(folded)
    return parts[0].strip(" .") in PLACES and folded.count(" ") < 6


def _place_likeness(printed: str, words: list[str], all_capitals: bool) -> float:
    if len(words) <= 8 and is_place(printed):
        return 2.0
    return 0.2 if 0 < len(words) <= 4 and all_capitals else -1.0
