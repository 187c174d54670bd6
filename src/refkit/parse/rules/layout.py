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
    QUESTION,
    SEMICOLON,
    SLASHES,
    STOP,
    Segment,
    container_likeness,
    cut,
    place_likeness,
    publisher_likeness,
    words_of,
)

_MOST_SEGMENTS = 14  # of one reference that take part in the search
_LONGEST_CONTAINER = 7  # segments


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


class _Layout(NamedTuple):
    score: float
    title_end: int
    container_end: int
    container_start: int


def lay_out(text: str, start: int, end: int, situation: Situation) -> list[Mark]:
    """Label the stretch text[start:end], whose understood parts are covered."""
    segments = cut(text, start, end)
    if not segments:
        return []
    if situation.done:
        return _label_rest(text, segments, list(range(len(segments))))
    searched = segments[:_MOST_SEGMENTS]
    best = max(_layouts(text, searched, situation), key=lambda layout: layout.score)
    marks: list[Mark] = []
    if best.title_end:
        marks.append(_mark(text, Label.TITLE, searched[0], searched[best.title_end - 1]))
    if best.container_end > best.container_start:
        marks.append(
            _mark(text, Label.CONTAINER_TITLE, searched[best.container_start], searched[best.container_end - 1])
        )
    rest = [
        place
        for place in range(len(segments))
        if not (place < best.title_end or best.container_start <= place < best.container_end)
    ]
    marks += _label_rest(text, segments, rest)
    return marks


def _mark(text: str, label: Label, first: Segment, last: Segment) -> Mark:
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


def _layouts(text: str, segments: list[Segment], situation: Situation) -> list[_Layout]:
    count = len(segments)
    rest_scores = [_rest_score(text, segments, place) for place in range(count)]
    tail = [0.0] * (count + 1)
    for place in range(count - 1, -1, -1):
        tail[place] = tail[place + 1] + rest_scores[place]
    found: list[_Layout] = []
    titles = (0,) if situation.title_given or situation.contained else range(count + 1)
    for title_end in titles:
        base = _title_score(text, segments, title_end, situation)
        limit = min(count, title_end + _LONGEST_CONTAINER)
        for container_end in range(title_end, limit + 1):
            score = base + tail[container_end]
            score += _container_score(text, segments, title_end, container_end, situation)
            found.append(_Layout(score, title_end, container_end, title_end))
    return found


def _title_score(text: str, segments: list[Segment], title_end: int, situation: Situation) -> float:
    if situation.title_given or situation.contained:
        return 0.0
    if title_end == 0:
        return -1.1 if situation.has_volume else -3.0
    title = text[segments[0].start : segments[title_end - 1].end]
    count = len(words_of(title))
    score = -0.9 if count < 2 else -0.2 if count < 3 else 0.4 if count < 25 else 0.0
    score -= 0.04 * max(0, count - 30)
    inner = [segment.before for segment in segments[1:title_end]]
    score -= (0.9 if situation.has_volume else 0.6) * (inner.count(STOP) + inner.count(ABBREVIATED)) + 2.5 * inner.count(COVERED) + 0.3 * inner.count(QUESTION) + 4.0 * inner.count(SLASHES)
    score -= (0.45 if situation.comma_style else 0.05) * inner.count(COMMA)
    if title_end < len(segments):
        boundary = segments[title_end].before
        score += {STOP: 1.0, ABBREVIATED: 0.2, QUESTION: 0.6, "paren": 1.0, COVERED: 1.0, SLASHES: 3.0, COLON: -0.9, SEMICOLON: -0.2}.get(boundary, 0.0)
        if boundary == COMMA:
            score += 0.5 if situation.comma_style else -0.7
            following = text[segments[title_end].start : segments[title_end].end]
            if place_likeness(following) > 1 or publisher_likeness(following) > 1:
                score += 0.9
    else:
        score += 0.3
    return score


def _container_score(
    text: str, segments: list[Segment], first: int, last: int, situation: Situation
) -> float:
    expected = situation.has_volume or situation.contained or (situation.title_given and situation.has_pages)
    if first == last:
        return -2.2 if expected else -0.4 if situation.has_pages else 0.5
    container = text[segments[first].start : segments[last - 1].end]
    score = container_likeness(container)
    inner = [segment.before for segment in segments[first + 1 : last]]
    score -= 0.9 * inner.count(STOP) + 2.0 * inner.count(COVERED) + 0.3 * inner.count(COMMA) + 0.4 * inner.count(COLON) + 4 * inner.count(SLASHES)
    score -= 1.0 * inner.count(SEMICOLON)
    if segments[first].before == SLASHES:
        score += 2.0
    place = situation.number_place
    if place is not None:
        end = segments[last - 1].end
        gap = text[end:place] if end <= place else "x" * 9
        near = not gap.replace(COVER, "").strip(" .,;:–—-()[]vVTtBbNnoOlLpPS") and len(gap) < 40
        score += 1.4 if near else -0.4
        if segments[first].start > place:
            score -= 1.5
    if not expected:
        score -= 0.6
    if situation.contained and last - first >= 1:
        score += 0.8
    return score


def _rest_score(text: str, segments: list[Segment], place: int) -> float:
    segment = segments[place]
    piece = text[segment.start : segment.end]
    unknown = -0.3 - min(0.15 * len(words_of(piece)), 1.2)
    best = max(place_likeness(piece) * 0.7, publisher_likeness(piece) * 0.8, unknown)
    if segment.before == COLON and place and place_likeness(text[segments[place - 1].start : segments[place - 1].end]) > 0:
        best = max(best, 0.9)
    return best


def _label_rest(text: str, segments: list[Segment], rest: list[int]) -> list[Mark]:
    """Publisher and place among the segments that are neither title nor container."""
    marks: list[Mark] = []
    place_at = max(rest, key=lambda at: _place_score(text, segments, at, rest), default=None)
    if place_at is not None and _place_score(text, segments, place_at, rest) > 0.1:
        last = place_at
        marks.append(_mark(text, Label.LOCATION, segments[place_at], segments[last]))
    else:
        place_at = None
    others = [at for at in rest if at != place_at]
    publisher_at = max(others, key=lambda at: _publisher_score(text, segments, at, place_at), default=None)
    if publisher_at is not None and _publisher_score(text, segments, publisher_at, place_at) > 0.25:
        last = publisher_at
        while last + 1 in others and segments[last + 1].before == COMMA and publisher_likeness(_piece(text, segments, last + 1)) > 0.9:
            last += 1
        marks.append(_mark(text, Label.PUBLISHER, segments[publisher_at], segments[last]))
    return marks


def _piece(text: str, segments: list[Segment], at: int) -> str:
    return text[segments[at].start : segments[at].end]


def _place_score(text: str, segments: list[Segment], at: int, rest: list[int]) -> float:
    score = place_likeness(_piece(text, segments, at))
    if at + 1 in rest and segments[at + 1].before == COLON:
        score += 0.8
        if publisher_likeness(_piece(text, segments, at + 1)) > 0.5:
            score += 0.5
    return score


def _publisher_score(text: str, segments: list[Segment], at: int, place_at: int | None) -> float:
    score = publisher_likeness(_piece(text, segments, at))
    if place_at is not None and abs(at - place_at) == 1:
        score += 0.7
        if at > place_at and segments[at].before == COLON:
            score += 0.6
    return score


IN_MARK = re.compile(
    r"(?:(?<=[.,;:?!”\"»’“)\]\ufffc])|(?<=\s))\s?(?P<mark>(?P<colon>[Ii]n|[Ii]|[Ee]n|[Ee]m|[Dd]ans|[Uu]|[Vv]|[Ww]|[Nn]el|[Tt]eoksessa|[Tt]egen|В кн\.?|В|У)\s?:\s"
    r"|(?P<stop>(?<=[.?!”\"»’“\ufffc]\s)(?:In|En|Em|Dans|V|W|Nel|Teoksessa)\s(?=[^\s\d]))"
    r"|(?P<comma>(?<=[,;”\"»’]\s)(?:in|dans|en|em|nel|nella|i|w|v|In)\s(?=[“«‘\"]|[^\W\d_a-z]))"
    r"|(?P<slashes>(?<!:)//\s?))"
)
