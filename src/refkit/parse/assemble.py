"""Labelled tokens made a Record: each label's text goes through its normaliser. Room: parse; uses model, text."""

import re
from collections.abc import Iterator
from typing import Any

from refkit.model.date import Date
from refkit.model.provenance import Provenance, ProvenanceKind
from refkit.model.record import Record
from refkit.parse.fields import Fields, Filled, fill, put
from refkit.parse.grammar.facts import UNPARSED, Fact, Finding
from refkit.parse.grammar.find import find_facts
from refkit.parse.labeller import Label, Labelling
from refkit.parse.normalise.work_types import guess_type
from refkit.parse.remainder import clean, lost_words, unparsed
from refkit.parse.spans import TITLES, Span, spans_of, split_one_word_title, with_closing_bracket, without
from refkit.parse.tokens import Token
from refkit.text.language import LanguageGuess, guess_language

LEAST_LANGUAGE_CONFIDENCE = 0.8  # of a guess that is kept; the field is left empty below
PROVED = 0.97  # confidence of a field that a grammar of its own proves

_OTHER = Label.OTHER  # a member asked of its class costs a fifth of a microsecond: too much for every field
_MAY_WAIT = frozenset({Label.VOLUME, Label.DATE})
_TYPE_PROVED = Provenance(kind=ProvenanceKind.GUESSED, confidence=PROVED)
_TYPE_GUESSED = Provenance(kind=ProvenanceKind.GUESSED, confidence=0.7)
_PART_OF_CONTAINER = frozenset(("event_place", "event_date", "genre"))
_YEAR = re.compile(r"\d{4}(?![^\W_]{2})")
_YEAR_LETTER = re.compile(r"(?P<letter>[a-k])(?![^\W_])|\s(?P<apart>[a-k])(?=[)\]:])")


def assemble(text: str, tokens: tuple[Token, ...], labelling: Labelling, **known: Any) -> Record:
    """The record that a labelled reference describes; `known` are fields given from outside (id, origin).

    What the text proves by its own grammar (a law's number, "Ibid.") goes before the labels. What no label
    explains, and what its normaliser refuses, is kept in `custom["unparsed"]`.
    """
    spans = spans_of(tokens, labelling)
    finding = _without_parts_of_containers(find_facts(text, _start(text, spans)), spans)
    filled: Fields = {}
    unread = _fill_proved(filled, finding)
    taken = [(fact.start, fact.end) for fact in finding.facts if fact.covers]
    left = split_one_word_title(tuple(without(spans, text, taken)) if taken else spans, text)
    for span in sorted(left, key=lambda one: one.label in _MAY_WAIT and _waits(one, text)):
        if span.label in TITLES:
            span = with_closing_bracket(span, text)
        if span.label is Label.OTHER or not fill(filled, clean(text[span.start : span.end]), span):
            unread.append(span)
    for fact in finding.facts:
        if not fact.covers:
            put(filled, fact.field, fact.value, _span_of(fact))
    _note_year_letter(filled, text)
    _note_translation(filled, text)
    return _record(text, filled, finding.type, unread, known)


def _waits(span: Span, text: str) -> bool:
    """Volumes wait for the numbers that may be printed in one run with them, words in a date's place for years."""
    return span.label is Label.VOLUME or (span.label is Label.DATE and _YEAR.search(text, span.start, span.end) is None)


def _without_parts_of_containers(finding: Finding, spans: tuple[Span, ...]) -> Finding:
    """ "Proceedings of the Symposium, Venice, 19-25 March 1984": what a container's name holds stays there."""
    if not any(fact.field in _PART_OF_CONTAINER and fact.covers for fact in finding.facts):
        return finding
    containers = [span for span in spans if span.label is Label.CONTAINER_TITLE]
    facts = tuple(
        fact._replace(covers=False)
        if fact.field in _PART_OF_CONTAINER and any(one.start <= fact.start < one.end for one in containers)
        else fact
        for fact in finding.facts
    )
    return finding._replace(facts=facts)


def _start(text: str, spans: tuple[Span, ...]) -> int:
    """Where the reference begins after its number or key in the list."""
    at = 0
    for span in spans[:3]:
        if span.label is Label.CITATION_NUMBER:
            at = span.end
            break
    while at < len(text) and text[at] in " \t\n.,;:)]-–—•*·":
        at += 1
    return at


def _span_of(fact: Fact) -> Span:
    return Span(Label.OTHER, fact.start, fact.end, PROVED)


def _fill_proved(filled: Fields, finding: Finding) -> list[Span]:
    """Fill what grammars prove; give back what they know to be no part of a field."""
    unread: list[Span] = []
    for fact in finding.facts:
        if fact.field == UNPARSED:
            unread.append(_span_of(fact)._replace(label=Label.NUMBER))
        elif fact.covers and not put(filled, fact.field, fact.value, _span_of(fact)):
            unread.append(_span_of(fact)._replace(label=Label.NUMBER))  # the field is filled: it is kept as it stands
    return unread


def _record(text: str, filled: Fields, kind: str | None, unread: list[Span], known: dict[str, Any]) -> Record:
    fields: dict[str, Any] = {}
    provenance: dict[str, Provenance] = {}
    for field, (value, (_, start, end, confidence)) in filled.items():
        if isinstance(value, str):
            value = value.strip()
        if value != "":
            fields[field] = value
        provenance[field] = Provenance.printed(round(confidence, 3), start, end)
    for field, guess in _guessed_languages(fields):
        fields[field] = guess.language
        provenance[field] = Provenance(kind=ProvenanceKind.GUESSED, confidence=round(guess.confidence, 3))
    fields["type"] = kind or guess_type(fields, text)
    provenance["type"] = _TYPE_PROVED if kind else _TYPE_GUESSED
    kept = [*filter(None, [unparsed(text, unread)]), *_lost(text, filled)]
    if kept:
        fields["custom"] = {"unparsed": "; ".join(kept)}
    return Record.of_read({**fields, **known, "provenance": provenance})


def _lost(text: str, filled: Fields) -> Iterator[str]:
    """Words that stand in a field's span and not in what was made of it."""
    by_place: dict[tuple[int, int], dict[str, Any]] = {}
    for field, (value, (label, start, end, _)) in filled.items():
        if label is not _OTHER:  # a grammar explains all of its stretch
            by_place.setdefault((start, end), {})[field] = value
    for (start, end), values in by_place.items():
        if words := lost_words(text[start:end], values):
            yield " ".join(words)


def _guessed_languages(fields: dict[str, Any]) -> Iterator[tuple[str, LanguageGuess]]:
    """The languages of the title and of its translation, where small words and letters make them clear."""
    for field in ("title", "translated_title"):
        guess = guess_language(fields[field]) if field in fields else None
        if guess is not None and guess.confidence >= LEAST_LANGUAGE_CONFIDENCE:
            yield f"{field}_language", guess


def _note_translation(filled: Fields, text: str) -> None:
    """Who made the printed translation: the work itself, where the titles are parallel ("="), or who cites it."""
    if translation := filled.get("translated_title"):
        before = text[max(0, translation.span.start - 3) : translation.span.start]
        filled["translated_title_origin"] = Filled("work" if "=" in before else "citation", translation.span)


def _note_year_letter(filled: Fields, text: str) -> None:
    """ "2010a", "(2010 a)": the letter after the year that the labelled date left out."""
    issued = filled.get("issued")
    if issued is None or "year_suffix" in filled or not isinstance(issued.value, Date) or issued.value.year is None:
        return
    end = issued.span.end
    if text[end - 1 : end].isdigit() and (match := _YEAR_LETTER.match(text, end)):
        span = issued.span._replace(end=match.end())
        filled["issued"] = issued._replace(span=span)
        filled["year_suffix"] = Filled(match["letter"] or match["apart"], span)
