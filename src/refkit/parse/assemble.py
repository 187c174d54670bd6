"""Labelled tokens made a Record: each label's text goes through its normaliser. Room: parse; uses model, text."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from refkit.model.identifiers import (
    normalise_arxiv,
    normalise_doi,
    normalise_isbn,
    normalise_issn,
    normalise_pmcid,
    normalise_pmid,
)
from refkit.model.name import Name
from refkit.model.provenance import Provenance, ProvenanceKind
from refkit.model.record import Record
from refkit.parse.labeller import Label, Labelling
from refkit.parse.normalise.dates import read_date
from refkit.parse.normalise.identifiers import normalise_address
from refkit.parse.normalise.languages import language_tag
from refkit.parse.normalise.names import parse_names
from refkit.parse.normalise.pages import normalise_pages
from refkit.parse.normalise.volumes import normalise_edition, normalise_number
from refkit.parse.normalise.work_types import guess_type
from refkit.parse.tokens import Token
from refkit.parse.words.marks import is_mark_word
from refkit.parse.words.organisations import has_organisation_word
from refkit.text.fold import collapse_spaces, strip_invisible
from refkit.text.language import LanguageGuess, guess_language

LEAST_LANGUAGE_CONFIDENCE = 0.8  # of a guess that is kept; the field is left empty below

_EDGE = " \t\n,;:.–—-/"
_PAIRS = {")": "(", "]": "[", "}": "{"}
_BOTH = "".join((*_PAIRS, *_PAIRS.values()))
_STRIPPED = _EDGE + '“”„»«"\ufffc'


class Span(NamedTuple):
    """A run of tokens with one label: characters `start` to `end`, and the mean of its marginals."""

    label: Label
    start: int
    end: int
    confidence: float


class _Filled(NamedTuple):
    value: Any
    span: Span


def spans_of(tokens: tuple[Token, ...], labelling: Labelling) -> tuple[Span, ...]:
    """The runs of equal labels, in order; together they hold every token once."""
    spans: list[Span] = []
    at = 0
    while at < len(tokens):
        end = at + 1
        while end < len(tokens) and labelling.labels[end] is labelling.labels[at]:
            end += 1
        confidence = sum(labelling.marginals[at:end]) / (end - at)
        spans.append(Span(labelling.labels[at], tokens[at].start, tokens[end - 1].end, min(max(confidence, 0.0), 1.0)))
        at = end
    return tuple(spans)


def assemble(text: str, tokens: tuple[Token, ...], labelling: Labelling, **known: Any) -> Record:
    """The record that a labelled reference describes; `known` are fields given from outside (id, origin).

    What no label explains, and what its normaliser refuses, is kept in `custom["unparsed"]`.
    """
    spans = spans_of(tokens, labelling)
    filled: dict[str, _Filled] = {}
    unread: list[Span] = [span for span in spans if span.label is Label.OTHER]
    for span in spans:
        fill = _FILL.get(span.label)
        if fill is not None and not fill(filled, _clean(text[span.start : span.end]), span):
            unread.append(span)
    _note_translation(filled, text)
    fields = {field: value.value for field, value in filled.items()}
    provenance = {
        field: Provenance(
            kind=ProvenanceKind.PRINTED,
            confidence=round(value.span.confidence, 3),
            span=(value.span.start, value.span.end),
        )
        for field, value in filled.items()
    }
    for field, guess in _guessed_languages(fields):
        fields[field] = guess.language
        provenance[field] = Provenance(kind=ProvenanceKind.GUESSED, confidence=round(guess.confidence, 3))
    fields["type"] = guess_type(fields, text)
    provenance["type"] = Provenance(kind=ProvenanceKind.GUESSED, confidence=0.7)
    if unparsed := _unparsed(text, tokens, unread):
        fields["custom"] = {"unparsed": unparsed}
    return Record(**fields, **known, provenance=provenance)


def _guessed_languages(fields: dict[str, Any]) -> Iterator[tuple[str, LanguageGuess]]:
    """The languages of the title and of its translation, where small words and letters make them clear."""
    for field in ("title", "translated_title"):
        guess = guess_language(fields[field]) if field in fields else None
        if guess is not None and guess.confidence >= LEAST_LANGUAGE_CONFIDENCE:
            yield f"{field}_language", guess


def _note_translation(filled: dict[str, _Filled], text: str) -> None:
    """Who made the printed translation: the work itself, where the titles are parallel ("="), or who cites it."""
    if translation := filled.get("translated_title"):
        before = text[max(0, translation.span.start - 3) : translation.span.start]
        filled["translated_title_origin"] = _Filled("work" if "=" in before else "citation", translation.span)


def _unparsed(text: str, tokens: tuple[Token, ...], spans: Iterable[Span]) -> str:
    """The words of these spans that are no mere marks, as printed, parted by semicolons."""
    pieces: list[str] = []
    for span in sorted(spans, key=lambda one: one.start):
        piece = _clean(text[span.start : span.end]).strip(_EDGE + "()[]")
        words = re.findall(r"[^\W_]+", piece)
        if words and not (span.label is Label.OTHER and all(map(is_mark_word, words))):
            pieces.append(piece)
    return "; ".join(pieces)


def _clean(printed: str) -> str:
    return collapse_spaces(strip_invisible(printed))


def tidy(printed: str) -> str:
    """A title or name without the punctuation around it; brackets and quotes stay where both are there.

    >>> tidy(" “On trees,” "), tidy("Nature (London)."), tidy("What next?")
    ('On trees', 'Nature (London)', 'What next?')
    """
    start, end = 0, len(printed)
    counts = {mark: printed.count(mark) for mark in _BOTH}
    while start < end:
        if _is_edge(printed[start], counts, _CLOSING):
            counts[printed[start]] = counts.get(printed[start], 1) - 1
            start += 1
        elif _is_edge(printed[end - 1], counts, _PAIRS):
            counts[printed[end - 1]] = counts.get(printed[end - 1], 1) - 1
            end -= 1
        else:
            break
    return printed[start:end]


def _is_edge(character: str, counts: dict[str, int], other_half: dict[str, str]) -> bool:
    """Whether a character at an end is no part of the text: punctuation, or one half of a pair."""
    if character in _STRIPPED:
        return True
    return character in other_half and counts[character] > counts[other_half[character]]


_CLOSING = {opening: closing for closing, opening in _PAIRS.items()}
_Fill = Callable[[dict[str, _Filled], str, Span], bool]


def _put(filled: dict[str, _Filled], field: str, value: Any, span: Span) -> bool:
    """Fill a field that is still empty; say whether the value was taken."""
    if field in filled or value in (None, "", ()):
        return False
    filled[field] = _Filled(value, span)
    return True


def _people(field: str) -> _Fill:
    def fill(filled: dict[str, _Filled], printed: str, span: Span) -> bool:
        if field == "editor" and has_organisation_word(printed) and "," not in printed:
            return _add_names(filled, field, (Name(literal=tidy(printed)),), span)
        found = parse_names(printed)
        if found.is_open and field == "author":
            filled["author_open"] = _Filled(True, span)
        return _add_names(filled, field, found.names, span) or found.is_open

    return fill


def _add_names(filled: dict[str, _Filled], field: str, names: tuple[Name, ...], span: Span) -> bool:
    if not names:
        return False
    if field in filled:
        names, span = (*filled[field].value, *names), filled[field].span
    filled[field] = _Filled(names, span)
    return True


def _group(filled: dict[str, _Filled], printed: str, span: Span) -> bool:
    names = tuple(Name(literal=part) for part in map(tidy, printed.split(";")) if part)
    return _add_names(filled, "author", names, span)


def _text(field: str, normalise: Callable[[str], str]) -> _Fill:
    return lambda filled, printed, span: _put(filled, field, normalise(printed), span)


def _identifier(field: str, normalise: Callable[[str], str]) -> _Fill:
    def fill(filled: dict[str, _Filled], printed: str, span: Span) -> bool:
        try:
            return _put(filled, field, normalise(printed), span)
        except ValueError:
            return False

    return fill


def _doi(printed: str) -> str:
    return normalise_doi(re.sub(r"\s+", "", printed))


def _date(filled: dict[str, _Filled], printed: str, span: Span) -> bool:
    date, suffix = read_date(printed)
    if "issued" in filled:
        issued = filled["issued"].value
        if date is None or date.year == issued.year:
            return date is not None
        return _put(filled, "original_date", date, span)
    if suffix:
        _put(filled, "year_suffix", suffix, span)
    return _put(filled, "issued", date, span)


def _accessed(filled: dict[str, _Filled], printed: str, span: Span) -> bool:
    return _put(filled, "accessed", read_date(printed)[0], span)


def _language(filled: dict[str, _Filled], printed: str, span: Span) -> bool:
    return _put(filled, "language", language_tag(printed), span)


def _arxiv(filled: dict[str, _Filled], printed: str, span: Span) -> bool:
    bare = re.sub(r"\s+", "", printed)
    try:
        bare = normalise_arxiv(bare)
    except ValueError:
        if not re.fullmatch(r"[a-z-]{2,10}(?:\.[A-Z]{2})?/\d{7}(?:v\d+)?", bare):
            return False
    _put(filled, "archive", "arXiv", span)
    return _put(filled, "archive_location", bare, span) and _put(filled, "number", f"arXiv:{bare}", span)


_REGISTRY = re.compile(
    r"(?:NCT|ISRCTN|DRKS|ACTRN|ChiCTR|CTRI/|jRCT|UMIN|NTR|CRD)[\w/-]*|\d{4}-\d{6}-\d\d|(?:US|EP|WO|DE|GB|FR|JP|CN|CA|AU)\s?[\d/]{5,}\s?[A-Z]?\d?",
    re.I,
)


def _number(filled: dict[str, _Filled], printed: str, span: Span) -> bool:
    bare = printed.strip(" .,;:()[]")
    if _REGISTRY.fullmatch(bare):
        return _put(filled, "registry_number", bare, span)
    if re.fullmatch(r"\d{4}[-–]?\d{3}[\dXx]", bare):
        return _put(filled, "issn", normalise_issn(bare), span)
    return _put(filled, "number", bare, span)


_FILL: dict[Label, _Fill] = {
    Label.AUTHOR: _people("author"),
    Label.GROUP_AUTHOR: _group,
    Label.EDITOR: _people("editor"),
    Label.TRANSLATOR: _people("translator"),
    Label.TITLE: _text("title", tidy),
    Label.TRANSLATED_TITLE: _text("translated_title", tidy),
    Label.ORIGINAL_TITLE: _text("original_title", tidy),
    Label.CONTAINER_TITLE: _text("container_title", tidy),
    Label.TRANSLATED_CONTAINER_TITLE: _text("translated_container_title", tidy),
    Label.COLLECTION_TITLE: _text("collection_title", tidy),
    Label.VOLUME: _text("volume", normalise_number),
    Label.ISSUE: _text("issue", normalise_number),
    Label.PAGES: _text("page", normalise_pages),
    Label.DATE: _date,
    Label.ACCESSED: _accessed,
    Label.PUBLISHER: _text("publisher", tidy),
    Label.LOCATION: _text("publisher_place", tidy),
    Label.EDITION: _text("edition", normalise_edition),
    Label.GENRE: _text("genre", tidy),
    Label.LANGUAGE_NOTE: _language,
    Label.DOI: _identifier("doi", _doi),
    Label.URL: _text("url", normalise_address),
    Label.ARXIV: _arxiv,
    Label.PMID: _identifier("pmid", normalise_pmid),
    Label.PMCID: _identifier("pmcid", normalise_pmcid),
    Label.ISBN: _identifier("isbn", normalise_isbn),
    Label.NUMBER: _number,
}
