"""Which pieces of the middle are title, container, publisher and place: every cut scored. Room: parse."""

import re
from typing import NamedTuple

from refkit.parse.labeller import Label
from refkit.parse.rules.marks import COVER, Mark
from refkit.parse.rules.segments import (
    ABBREVIATED,
    COLON,
    COMMA,
    COVERED,
    PAREN,
    QUESTION,
    SEMICOLON,
    SLASHES,
    STOP,
    Piece,
    Segment,
    container_likeness,
    cut,
    is_place,
    look_at,
)

_MOST_SEGMENTS = 14  # of one reference that take part in the search
_LONGEST_CONTAINER = 7  # segments

# What each kind of boundary says for the end of a title, and against standing inside one or inside a container.
_ENDS_TITLE = {
    STOP: 1.0,
    ABBREVIATED: 0.2,
    QUESTION: 0.6,
    PAREN: 1.0,
    COVERED: 1.0,
    SLASHES: 3.0,
    COLON: -0.9,
    SEMICOLON: -0.2,
}
_IN_TITLE = {COVERED: 2.5, QUESTION: 0.3, SLASHES: 4.0}
_IN_CONTAINER = {STOP: 0.9, COVERED: 2.0, COMMA: 0.3, COLON: 0.4, SLASHES: 4.0, SEMICOLON: 1.0}


class Situation(NamedTuple):
    """What is known before the middle is cut."""

    comma_style: bool  # the authors end in a comma, not in a full stop or year
    has_volume: bool
    has_pages: bool
    number_place: int | None  # where volume or pages stand
    title_given: bool = False  # the title was quoted: only the rest is to be cut
    contained: bool = False  # an "In:" stands before this stretch
    after_year: bool = False
    done: bool = False  # title and container are known: only publisher and place are to be found


class _Middle(NamedTuple):
    """The stretch under search: its segments and what was counted in each."""

    text: str
    segments: list[Segment]
    pieces: list[Piece]
    situation: Situation


class _Layout(NamedTuple):
    score: float
    title_end: int
    container_end: int


def lay_out(text: str, start: int, end: int, situation: Situation) -> list[Mark]:
    """Label the stretch text[start:end], whose understood parts are covered."""
    segments = cut(text, start, end)
    if not segments:
        return []
    middle = _Middle(text, segments, [look_at(text, segment) for segment in segments], situation)
    if situation.done:
        return _label_rest(middle, range(len(segments)))
    best = max(_layouts(middle), key=lambda layout: layout.score)
    marks: list[Mark] = []
    if best.title_end:
        marks.append(_mark(text, Label.TITLE, segments[0], segments[best.title_end - 1]))
    if best.container_end > best.title_end:
        first, last = segments[best.title_end], segments[best.container_end - 1]
        marks.append(_mark(text, Label.CONTAINER_TITLE, first, last))
    return marks + _label_rest(middle, range(best.container_end, len(segments)))


def _mark(text: str, label: Label, first: Segment, last: Segment) -> Mark:
    """The segments from `first` to `last`, without the punctuation and halves of brackets around them."""
    start, end = first.start, last.end
    while start < end and text[start] in " .,;:–—-)]":
        start += 1
    while end > start and text[end - 1] in " .,;:–—-([":
        end -= 1
    opened, closed = text.count("(", start, end), text.count(")", start, end)
    if closed < opened and text[end : end + 1] == ")":
        end += 1
    elif opened > closed and text[start] == "(":
        start += 1
    return Mark(label, start, end, 0.8)


def _layouts(middle: _Middle) -> list[_Layout]:
    """Every way to end the title and the container, scored; what follows them counts as publisher and place."""
    count = min(len(middle.segments), _MOST_SEGMENTS)
    tail = [0.0] * (count + 1)
    for place in range(count - 1, -1, -1):
        tail[place] = tail[place + 1] + _rest_score(middle, place)
    situation = middle.situation
    titles = (0,) if situation.title_given or situation.contained else range(count + 1)
    found: list[_Layout] = []
    for title_end in titles:
        base = _title_score(middle, title_end)
        for container_end in range(title_end, min(count, title_end + _LONGEST_CONTAINER) + 1):
            score = base + tail[container_end] + _container_score(middle, title_end, container_end)
            found.append(_Layout(score, title_end, container_end))
    return found


def _title_score(middle: _Middle, title_end: int) -> float:
    situation, segments, pieces = middle.situation, middle.segments, middle.pieces
    if situation.title_given or situation.contained:
        return 0.0
    if title_end == 0:
        return -0.9 if situation.has_volume else -3.0
    count = sum(piece.words for piece in pieces[:title_end])
    score = -0.9 if count < 2 else -0.2 if count < 3 else 0.4 if count < 25 else 0.0
    score -= 0.04 * max(0, count - 30)
    if 2 * sum(piece.abbreviations for piece in pieces[:title_end]) >= count and count < 8:
        score -= 1.2  # "Phys. Rev.": a journal without a title before it
    for segment in segments[1:title_end]:
        if segment.before in (STOP, ABBREVIATED):
            score -= 0.9 if situation.has_volume else 0.6
        elif segment.before == COMMA:
            score -= 0.45 if situation.comma_style else 0.05
        else:
            score -= _IN_TITLE.get(segment.before, 0.0)
    if title_end == len(segments):
        return score + 0.3
    return score + _title_boundary_score(middle, title_end)


def _title_boundary_score(middle: _Middle, title_end: int) -> float:
    boundary, following = middle.segments[title_end].before, middle.pieces[title_end]
    if boundary != COMMA:
        return _ENDS_TITLE.get(boundary, 0.0) - (0.3 if boundary == STOP and middle.situation.comma_style else 0.0)
    score = 0.5 if middle.situation.comma_style else -0.7
    return score + 1.2 if following.place > 1 or following.publisher > 1 else score


def _container_score(middle: _Middle, first: int, last: int) -> float:
    situation, segments = middle.situation, middle.segments
    expected = situation.has_volume or situation.contained or (situation.title_given and situation.has_pages)
    if first == last:
        return -2.2 if expected else -0.4 if situation.has_pages else 0.5
    score = container_likeness(middle.pieces[first:last])
    weight = 0.5 if situation.contained and not situation.has_volume else 1.0  # a book's title may hold anything
    for segment in segments[first + 1 : last]:
        score -= weight * _IN_CONTAINER.get(segment.before, 0.0)
    if segments[first].before == SLASHES:
        score += 2.0
    if situation.number_place is not None:
        score += _nearness(middle.text, segments[first].start, segments[last - 1].end, situation.number_place)
    if not expected:
        score -= 0.6
    if situation.contained:
        score += 0.8
    return score


def _nearness(text: str, start: int, end: int, number_place: int) -> float:
    """A journal's name stands directly before its numbers; at most a place comes between."""
    if start > number_place:
        return -1.9
    if end > number_place or number_place - end >= 40:
        return -0.4
    gap = text[end:number_place]
    near = not gap.replace(COVER, "").strip(" .,;:–—-()[]vVTtBbNnoOlLpPS") or is_place(gap.replace(COVER, ""))
    return 1.4 if near else -0.4


def _rest_score(middle: _Middle, place: int) -> float:
    piece = middle.pieces[place]
    is_last = place == len(middle.pieces) - 1
    unknown = -0.6 - min(0.15 * piece.words, 1.2)
    best = max(piece.place * 0.7, piece.publisher * 0.8 if is_last or piece.publisher > 1 else -0.3, unknown)
    if middle.segments[place].before == COLON and place and middle.pieces[place - 1].place > 0:
        best = max(best, 0.9)
    return best


def _label_rest(middle: _Middle, rest: range) -> list[Mark]:
    """Publisher and place among the segments that are neither title nor container."""
    marks: list[Mark] = []
    segments = middle.segments
    place_at = max(rest, key=lambda at: _place_score(middle, at, rest), default=None)
    if place_at is not None and _place_score(middle, place_at, rest) > 0.1:
        marks.append(_mark(middle.text, Label.LOCATION, segments[place_at], segments[place_at]))
    else:
        place_at = None
    others = [at for at in rest if at != place_at]
    publisher_at = max(others, key=lambda at: _publisher_score(middle, at, place_at), default=None)
    if publisher_at is not None and _publisher_score(middle, publisher_at, place_at) > 0.25:
        last = publisher_at
        while last + 1 in others and segments[last + 1].before == COMMA and middle.pieces[last + 1].publisher > 0.9:
            last += 1
        marks.append(_mark(middle.text, Label.PUBLISHER, segments[publisher_at], segments[last]))
    return marks


def _place_score(middle: _Middle, at: int, rest: range) -> float:
    """A known city, or a short name that stands before a colon or beside a known publisher."""
    score = middle.pieces[at].place
    if at + 1 in rest and middle.segments[at + 1].before == COLON:
        score += 0.8
        if middle.pieces[at + 1].publisher > 0.5:
            score += 0.5
    elif score < 1 and not any(near in rest and middle.pieces[near].publisher > 1 for near in (at - 1, at + 1)):
        score -= 1.0
    return score


def _publisher_score(middle: _Middle, at: int, place_at: int | None) -> float:
    score = middle.pieces[at].publisher
    if place_at is not None and abs(at - place_at) == 1:
        score += 0.7
        if at > place_at and middle.segments[at].before == COLON:
            score += 0.6
    return score


IN_MARK = re.compile(
    r"(?:(?<=[.,;:?!”\"»’“)\]\ufffc])|(?<=\s))\s?(?P<mark>(?P<colon>In(?=\.)|[Ii]n|[Ii]|[Ee]n|[Ee]m|[Dd]ans|[Uu]|[Vv]|[Ww]"
    r"|[Nn]el|[Tt]eoksessa|[Tt]egen|В кн\.?|В|У)\s?(?::|(?<=In)\.)\s"
    r"|(?P<stop>(?<=[.?!”\"»’“\ufffc]\s)(?:In|En|Em|Dans|V|W|Nel|Teoksessa)\s(?=[^\s\d]))"
    r"|(?P<comma>(?<=[,;”\"»’]\s)(?:in|dans|en|em|nel|nella|i|w|v|In)\s(?=[“«‘\"]|[^\W\d_a-z]))"
    r"|(?P<slashes>(?<!:)//\s?))"
)
