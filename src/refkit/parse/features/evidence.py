"""What the grammar says for certain of a reference's tokens, and what it suggests. Room: parse.

Identifiers, addresses, access notes, language notes and marked original titles have a grammar of their own:
there the rules are right wherever they speak, so their labels stand. Editions, degrees and report numbers are
suggestions, which the learned labeller weighs as features.
"""

from typing import NamedTuple

from refkit.parse.labeller import Label
from refkit.parse.normalise.access_dates import find_access_note
from refkit.parse.normalise.identifiers import find_printed_identifiers
from refkit.parse.normalise.languages import find_language_note
from refkit.parse.rules.labeller import find_citation_number
from refkit.parse.rules.marks import COVER, Mark, cover
from refkit.parse.rules.notes import find_link_words, find_notes
from refkit.parse.tokens import Token, text_of

_SURE_NOTES = frozenset({Label.ORIGINAL_TITLE})


class Evidence(NamedTuple):
    """Per token: the label that is sure (or None), and the name of what covers the token ("" for nothing)."""

    sure: tuple[Label | None, ...]
    covers: tuple[str, ...]


def find_evidence(tokens: tuple[Token, ...]) -> Evidence:
    """What the grammar knows of a reference."""
    text = text_of(tokens)
    sure: list[Mark] = []
    covered: list[Mark] = []  # with the label OTHER: the words around a value, such as "Accessed"
    found = find_printed_identifiers(text)
    sure += [Mark(one.label, one.start, one.end) for one in found]
    masked = cover(text, [(one.start, one.end) for one in found])
    links = find_link_words(masked) if found else []
    masked = cover(masked, links)
    if access := find_access_note(masked, has_address=COVER in masked):
        sure.append(Mark(Label.ACCESSED, access.date_start, access.date_end))
        covered.append(Mark(Label.ACCESSED, access.start, access.end))
        masked = cover(masked, [(access.start, access.end)])
    if language := find_language_note(masked, 0):
        sure.append(Mark(Label.LANGUAGE_NOTE, language.name_start, language.name_end))
        covered.append(Mark(Label.LANGUAGE_NOTE, language.start, language.end))
        masked = cover(masked, [(language.start, language.end)])
    if number := find_citation_number(masked):
        sure.append(Mark(Label.CITATION_NUMBER, *number))
    notes = find_notes(masked, 0)
    sure += [mark for mark in notes.marks if mark.label in _SURE_NOTES]
    covered += [mark for mark in notes.marks if mark.label not in _SURE_NOTES]
    covered += [Mark(Label.OTHER, start, end) for start, end in links]
    return Evidence(_labels(tokens, sure), _names(tokens, sure + covered))


def _labels(tokens: tuple[Token, ...], marks: list[Mark]) -> tuple[Label | None, ...]:
    labels: list[Label | None] = [None] * len(tokens)
    for mark in marks:
        for place in range(_first_token(tokens, mark.start), len(tokens)):
            if tokens[place].start >= mark.end:
                break
            labels[place] = labels[place] or mark.label
    return tuple(labels)


def _names(tokens: tuple[Token, ...], marks: list[Mark]) -> tuple[str, ...]:
    names = [""] * len(tokens)
    for mark in marks:
        for place in range(_first_token(tokens, mark.start), len(tokens)):
            if tokens[place].start >= mark.end:
                break
            names[place] = names[place] or mark.label.value
    return tuple(names)


def _first_token(tokens: tuple[Token, ...], start: int) -> int:
    """The place of the first token that ends after `start`, by bisection."""
    low, high = 0, len(tokens)
    while low < high:
        middle = (low + high) // 2
        if tokens[middle].end <= start:
            low = middle + 1
        else:
            high = middle
    return low
