"""How the text of each label fills fields: through its normaliser, first come first served. Room: parse; uses model."""

import re
from collections.abc import Callable
from typing import Any, NamedTuple

from refkit.model.date import Date, DateParts
from refkit.model.identifiers import (
    normalise_arxiv,
    normalise_doi,
    normalise_isbn,
    normalise_issn,
    normalise_pmcid,
    normalise_pmid,
)
from refkit.model.name import Name
from refkit.parse.grammar.remarks import split_report
from refkit.parse.labeller import Label
from refkit.parse.normalise.dates import find_date_words, read_date, says_undated
from refkit.parse.normalise.identifiers import normalise_address
from refkit.parse.normalise.languages import language_tag
from refkit.parse.normalise.names import find_open_ending, parse_names
from refkit.parse.normalise.organisations import end_of_organisation, is_list_of_people
from refkit.parse.normalise.pages import normalise_pages
from refkit.parse.normalise.person import INITIALS_ONLY
from refkit.parse.normalise.volumes import normalise_edition, normalise_number, read_volume
from refkit.parse.spans import Span
from refkit.parse.tidy import tidy
from refkit.parse.words.given_names import is_given_name
from refkit.parse.words.organisations import has_organisation_word


class Filled(NamedTuple):
    """A field's value, and the span it was read from."""

    value: Any
    span: Span


Fields = dict[str, Filled]
Fill = Callable[[Fields, str, Span], bool]


def fill(filled: Fields, printed: str, span: Span) -> bool:
    """Fill the fields that a span's label stands for; False where the text was refused and belongs to nothing yet."""
    one = _FILL.get(span.label)
    return one is None or one(filled, printed, span)


def put(filled: Fields, field: str, value: Any, span: Span) -> bool:
    """Fill a field that is still empty; say whether the value was taken."""
    if field in filled or value in (None, "", ()):
        return False
    filled[field] = Filled(value, span)
    return True


def _people(field: str) -> Fill:
    def fill_people(filled: Fields, printed: str, span: Span) -> bool:
        if _is_organisation(printed):
            return _add_names(filled, field, (Name(literal=tidy(printed)),), span)
        if end := end_of_organisation(printed):
            _add_names(filled, field, (Name(literal=tidy(printed[:end])),), span)
            printed = printed[end:].strip(" ,;&.")
            if not printed:
                return True
        found = parse_names(printed)
        if found.is_open and field == "author":
            filled["author_open"] = Filled(True, span)
        return _add_names(filled, field, found.names, span) or found.is_open

    return fill_people


_INITIALS = re.compile(r"[^\W\d_]{1,2}\.(?:-?[^\W\d_]\.)*")
_GROUPS = frozenset("team group collaboration consortium committee network".split())


def _is_organisation(printed: str) -> bool:
    """Whether text labelled as people is one organisation: a word says so, and nothing that persons have."""
    words = printed.split()
    ends_so = len(words) > 2 and words[-1].strip(".").lower() in _GROUPS
    if "," in printed or ";" in printed or not (ends_so or has_organisation_word(printed)):
        return False
    has_initials = any(map(_INITIALS.fullmatch, words[:-1])) or INITIALS_ONLY.match(words[-1])
    return len(words) > 1 and not (has_initials or is_given_name(words[0]) or find_open_ending(printed))


def _add_names(filled: Fields, field: str, names: tuple[Name, ...], span: Span) -> bool:
    if not names:
        return False
    if field in filled:
        first = filled[field].span
        names = (*filled[field].value, *names)
        span = span._replace(start=min(first.start, span.start), end=max(first.end, span.end))
    filled[field] = Filled(names, span)
    return True


def _group(filled: Fields, printed: str, span: Span) -> bool:
    if ending := find_open_ending(printed):
        filled["author_open"] = Filled(True, span)
        printed = printed[: ending.start()] if ending.start() else printed[ending.end() :]
    separator = "," if is_list_of_people(printed) else ";"
    names = tuple(Name(literal=part) for part in map(tidy, printed.split(separator)) if part)
    return _add_names(filled, "author", names, span)


def _text(field: str, normalise: Callable[[str], str]) -> Fill:
    return lambda filled, printed, span: put(filled, field, normalise(printed), span)


def _identifier(field: str, normalise: Callable[[str], str]) -> Fill:
    def fill_identifier(filled: Fields, printed: str, span: Span) -> bool:
        try:
            return put(filled, field, normalise(printed), span)
        except ValueError:
            return False

    return fill_identifier


def _doi(printed: str) -> str:
    return normalise_doi(re.sub(r"\s+", "", printed).replace("⟨", "<").replace("⟩", ">"))


def _volume(filled: Fields, printed: str, span: Span) -> bool:
    if "volume" in filled:
        return False
    numbers = read_volume(printed, has_page="page" in filled or "issue" in filled)
    for field, value in (("issue", numbers.issue), ("page", numbers.page), ("collection_title", numbers.series)):
        if value and not put(filled, field, value, span):
            return put(filled, "volume", normalise_number(printed), span)
    return numbers.volume == "" or put(filled, "volume", numbers.volume, span)


_JOURNAL_AND_VOLUME = re.compile(r"(?P<journal>[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2,40})\s(?P<volume>\d{1,4})")


def _pages(filled: Fields, printed: str, span: Span) -> bool:
    """ "考古學雜誌 58" is no page: a Chinese or Japanese journal and its volume."""
    both = None if printed.isascii() else _JOURNAL_AND_VOLUME.fullmatch(printed)
    if both is None or "volume" in filled or "container_title" in filled:
        return put(filled, "page", normalise_pages(printed), span)
    put(filled, "container_title", both["journal"], span)
    return put(filled, "volume", both["volume"], span)


def _date(filled: Fields, printed: str, span: Span) -> bool:
    date, suffix = read_date(printed)
    if date is None:
        return False
    if date.year is None and (year := _YEAR.search(printed)):
        date = Date(start=DateParts(int(year[0])))  # "Nr. 4/1988": labelled as a date, its year is one
    if date.year is None:
        return _date_words(filled, printed, date, span)
    issued = filled.get("issued")
    if issued is not None and issued.value.year is not None:
        same_year = _is_only_year(issued.value) and date.year == issued.value.year and date.month is not None
        if same_year and not _DAYS_OF_EVENT.search(printed):
            filled["issued"] = issued._replace(value=date)  # "(2020) … 16.09.2020": the day of that year
            return True
        beside = min(abs(span.start - issued.span.end), abs(issued.span.start - span.end)) <= _BESIDE
        return beside and date.year < issued.value.year and put(filled, "original_date", date, span)
    if suffix is None and (apart := _LETTER_APART.search(printed)):
        suffix = apart[1]
    put(filled, "year_suffix", suffix, span)
    return put(filled, "issued", date, span)


_DAYS_OF_EVENT = re.compile(r"\d\.?\s?[-–]\s?\d{1,2}\.?\s[^\W\d]|[^\W\d]\s\d{1,2}\s?[-–]\s?\d{1,2}(?!\d)")


def _is_only_year(date: Date) -> bool:
    return date.month is None and date.season is None and date.end is None


_YEAR = re.compile(r"(?<!\d)(?:1[4-9]|20)\d\d(?!\d)")
_LETTER_APART = re.compile(r"\d{4}\s([a-k])[\s)\].,:;]*$")
_BESIDE = 3  # characters between two years that are of one work: "1999 [1986]"


def _date_words(filled: Fields, printed: str, date: Date, span: Span) -> bool:
    """ "in press" is a status, "n.d." a date of a kind; other words are no date."""
    if says_undated(printed):
        return put(filled, "issued", date, span)
    if find_date_words(printed):
        return put(filled, "status", date.literal, span)
    return False


def _accessed(filled: Fields, printed: str, span: Span) -> bool:
    return put(filled, "accessed", read_date(printed)[0], span)


def _language(filled: Fields, printed: str, span: Span) -> bool:
    return put(filled, "language", language_tag(printed), span)


def _genre(filled: Fields, printed: str, span: Span) -> bool:
    if "number" not in filled and (parts := split_report(tidy(printed))):
        put(filled, "number", parts[1], span)
        return put(filled, "genre", parts[0], span)
    return put(filled, "genre", tidy(printed), span)


_ARXIV_OLD = re.compile(r"[a-z-]{2,10}(?:\.[A-Z]{2})?/\d{7}(?:v\d+)?")
_ARXIV_PREFIX = re.compile(r"(?:arxiv)?[:,.]?(?:e-?prints?)?[:,.]?(?:abs/)?", re.IGNORECASE)


def _arxiv(filled: Fields, printed: str, span: Span) -> bool:
    bare = re.sub(r"\s+", "", printed).strip(".,;:[]()")
    bare = bare[_ARXIV_PREFIX.match(bare).end() :] or bare  # type: ignore[union-attr]  # it matches the empty text too
    try:
        bare = normalise_arxiv(bare)
    except ValueError:
        if not _ARXIV_OLD.fullmatch(bare):
            return False
    put(filled, "archive", "arXiv", span)
    return put(filled, "archive_location", bare, span) and put(filled, "number", f"arXiv:{bare}", span)


_REGISTRY = re.compile(
    r"(?:NCT|ISRCTN|DRKS|ACTRN|ChiCTR|CTRI/|jRCT|UMIN|NTR|CRD)[\w/-]*|\d{4}-\d{6}-\d\d"
    r"|(?:US|EP|WO|DE|GB|FR|JP|CN|CA|AU)\s?[\d/]{5,}\s?[A-Z]?\d?",
    re.IGNORECASE,
)


def _number(filled: Fields, printed: str, span: Span) -> bool:
    bare = printed.strip(" .,;:()[]")
    if _REGISTRY.fullmatch(bare):
        return put(filled, "registry_number", bare, span)
    if re.fullmatch(r"\d{4}[-–]?\d{3}[\dXx]", bare):
        try:
            return put(filled, "issn", normalise_issn(bare), span)
        except ValueError:
            return put(filled, "number", bare, span)
    return put(filled, "number", bare, span)


_FILL: dict[Label, Fill] = {
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
    Label.VOLUME: _volume,
    Label.ISSUE: _text("issue", normalise_number),
    Label.PAGES: _pages,
    Label.DATE: _date,
    Label.ACCESSED: _accessed,
    Label.PUBLISHER: _text("publisher", tidy),
    Label.LOCATION: _text("publisher_place", tidy),
    Label.EDITION: _text("edition", normalise_edition),
    Label.GENRE: _genre,
    Label.LANGUAGE_NOTE: _language,
    Label.DOI: _identifier("doi", _doi),
    Label.URL: _identifier("url", normalise_address),
    Label.ARXIV: _arxiv,
    Label.PMID: _identifier("pmid", normalise_pmid),
    Label.PMCID: _identifier("pmcid", normalise_pmcid),
    Label.ISBN: _identifier("isbn", normalise_isbn),
    Label.NUMBER: _number,
}
