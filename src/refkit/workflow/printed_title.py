"""The title that stands between the authors and the journal of a match, where parsing found none. Workflow; pure.

Parsing has only the string. Once a work is accepted, its registered authors and its journal are known, and what
stands between them is the title, in whatever script or language it is printed.
"""

import re

from refkit.match.containers import find_container
from refkit.match.names import find_name
from refkit.match.printed import Printed
from refkit.model.printed import printed_text
from refkit.model.record import Record
from refkit.model.work import Work
from refkit.text.fold import squash

SHORTEST_TITLE = 8.0  # letters; an ideograph says as much as a short word
LONGEST_TITLE = 400  # letters: what is longer holds more than a title
IDEOGRAPH_WEIGHT, FIRST_IDEOGRAPH = 2.5, "⺀"
MOST_WORDS_BETWEEN_NAMES = 8  # given names and initials; a name further on is a word of the title
MOST_AUTHORS = 30
LONG_WORD = 4  # letters of a word that says a title stands there
WORDS_AN_INITIAL = 2  # a row of names has about one long word for each initial
LEAST_LONG_WORDS, LEAST_CAPITAL_WORDS = 2, 3  # so many in small letters, or where all is in capitals

_BEHIND_NAME = re.compile(
    r"""\s{0,2},?\s{0,2}(?:(?:[A-Z]\.[ -]?){1,6}|[A-Z]{1,4}(?![\w]))?         # initials, with points or without
    [\s.,;:&)]{0,5}(?:et\ al\b|&\ al\b|u\.\s?a\b|m\.\s?fl\b|с\ соавт\b|и\ др\b)?   # "and others"
    [\s.,;:&)]{0,5}(?:\(?\d{4}[a-z]?\)?(?=[\s.,:;]))?                       # the year
    [\s.,;:&)"“”„«»']{0,5}""",
    re.VERBOSE,
)
_NUMBERS = re.compile(r"\d\s?[(:;]\s?\d|\bdoi\b|https?:", re.IGNORECASE)  # volume and page are in no title
_INITIAL = re.compile(r"(?<![^\W_])[^\W\d_]\.")  # many of them are names left over
_WORD = re.compile(r"[^\W\d_]+")
_BETWEEN = " \t.,;:/-–—\"“”„«»'&"


def title_between(reference: Record, work: Work) -> str | None:
    """The printed title by what stands around it; None where parsing has it whole, or authors or journal are not found.

    A title that was parsed is only made longer where it is what stands behind a colon of the whole one.

    >>> from refkit.model.crossref import work_from_crossref
    >>> from refkit.model.origin import Origin
    >>> work = work_from_crossref({"author": [{"family": "Doe"}], "container-title": ["Nature"]})
    >>> title_between(Record(origin=Origin(text="Doe J. Влияние магния на качество сна. Nature. 2015;5:7.")), work)
    'Влияние магния на качество сна'
    """
    parsed, text = reference.title or reference.translated_title, printed_text(reference)
    if parsed is not None and not text.partition(parsed)[0].rstrip().endswith(":"):
        return None
    found = _between(Printed(text), work, reference.container_title)
    if found is None or parsed is None:
        return found
    head = found.rpartition(":")[0]
    is_cut_short = "," not in head and squash(found) == squash(head) + squash(parsed)
    return found if is_cut_short else None


def _between(printed: Printed, work: Work, parsed_container: str | None) -> str | None:
    start = _end_of_authors(printed, work)
    names = (*work.container_titles, parsed_container)  # the parsed one may be a translation
    container = next((found for name in names if name and (found := find_container(printed, name, None))), None)
    if start is None or container is None or container[0] <= start:
        return None
    places = _raw_places(printed, start, container[0])
    if places is None:
        return None
    gap = printed.raw[places[0] : places[1]]
    behind = _BEHIND_NAME.match(gap)
    title = gap[behind.end() if behind else 0 :].strip(_BETWEEN)
    return title if _looks_like_a_title(title) else None


def _looks_like_a_title(text: str) -> bool:
    """Whether words stand there and not the names of further authors, or numbers."""
    letters = sum(IDEOGRAPH_WEIGHT if letter >= FIRST_IDEOGRAPH else letter.isalpha() for letter in text)
    if not SHORTEST_TITLE <= letters <= LONGEST_TITLE or _NUMBERS.search(text):
        return False
    words = [word for word in _WORD.findall(text) if len(word) >= LONG_WORD]
    if len(_INITIAL.findall(text)) * WORDS_AN_INITIAL > len(words):
        return False
    if text.upper() == text.lower():
        return True  # a script without capitals
    if text.isupper():
        return len(words) >= LEAST_CAPITAL_WORDS and "," not in text
    return sum(map(str.islower, words)) >= LEAST_LONG_WORDS


def _end_of_authors(printed: Printed, work: Work) -> int | None:
    """The end of the last registered author who stands in the row of authors, as a place in the folded text."""
    found = (find_name(printed, name, fuzzy=True) for name in work.record.author[:MOST_AUTHORS])
    last: int | None = None
    for place in sorted(name.place for name in found if name is not None):
        if place - (last if last is not None else 0) > MOST_WORDS_BETWEEN_NAMES:
            break
        last = place
    if last is None:
        return None
    end = printed.words[last][1]
    while end < len(printed.text) and (printed.text[end].isalpha() or printed.text[end] == "'"):
        end += 1
    return end


def _raw_places(printed: Printed, start: int, end: int) -> tuple[int, int] | None:
    """The places of the raw string that a span of the folded one comes from, told by counting letters and digits."""
    letters = [place for place, character in enumerate(printed.raw) for _ in squash(character)]
    if len(letters) != sum(map(str.isalnum, printed.text)):
        return None
    before = sum(map(str.isalnum, printed.text[:start]))
    until = sum(map(str.isalnum, printed.text[:end]))
    return (letters[before - 1] + 1 if before else 0), letters[until] if until < len(letters) else len(printed.raw)
