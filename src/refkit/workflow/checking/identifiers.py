"""Identifiers that cannot be right: a wrong check digit, or not the form of one. Workflow."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from refkit.formats.building import UNREADABLE
from refkit.model.identifiers import (
    find_identifiers,
    is_valid_isbn,
    is_valid_issn,
    normalise_arxiv,
    normalise_doi,
    normalise_isbn,
    normalise_issn,
    normalise_pmcid,
    normalise_pmid,
)
from refkit.model.printed import printed_text
from refkit.model.record import Record
from refkit.model.verdict import Finding

LONGEST_VALUE = 2_000  # characters of a field that are looked at
MOST_VALUES = 20  # ISBNs or ISSNs in one field

_BETWEEN = re.compile(r"\s*[,;/]\s*|\s+(?=(?:97[89])?\d)|\s*\([^()]{0,40}\)\s*")
_FORMS: dict[str, tuple[str, Callable[[str], str]]] = {
    "doi": ("DOI", normalise_doi),
    "pmid": ("PubMed number", normalise_pmid),
    "pmcid": ("PubMed Central number", normalise_pmcid),
}
_ORCID = re.compile(r"(?:https?://orcid\.org/)?(\d{4})-?(\d{4})-?(\d{4})-?(\d{3}[\dXx])")


def find_bad_identifiers(record: Record) -> Iterator[Finding]:
    """A finding for each identifier of a record that has not its form, or whose check digit is wrong.

    >>> [found.code for found in find_bad_identifiers(Record(isbn="978-3-16-148410-1"))]
    ['bad-check-digit']
    """
    seen: set[str] = set()
    for finding in (*_of_fields(record), *_of_text(record), *_unreadable(record)):
        mark = f"{finding.field}|{re.sub(r'[^0-9a-zA-Z]', '', finding.printed or '')}"
        if mark not in seen:
            seen.add(mark)
            yield finding


def _of_fields(record: Record) -> Iterator[Finding]:
    for field, normalise, is_valid in (
        ("isbn", normalise_isbn, is_valid_isbn),
        ("issn", normalise_issn, is_valid_issn),
    ):
        for value in _values(getattr(record, field), normalise):
            yield from _of_number(field, value, normalise, is_valid)
    for field, (name, normal) in _FORMS.items():
        value = getattr(record, field)
        if value and not _has_form(value[:LONGEST_VALUE], normal):
            yield Finding("bad-identifier", f"{value!r} is not a {name}.", field, printed=value)
    if record.archive and record.archive.lower() == "arxiv" and record.archive_location:
        place = record.archive_location
        if not _has_form(place[:LONGEST_VALUE], normalise_arxiv):
            yield Finding("bad-identifier", f"{place!r} is not an arXiv number.", "archive_location", printed=place)
    yield from _of_orcids(record)


def _values(written: str | None, normalise: Callable[[str], str]) -> list[str]:
    """The numbers of one field: "978-… (print), 978-… (online)" are two; one with spaces inside is one."""
    if not written:
        return []
    written = written[:LONGEST_VALUE].strip()
    if _has_form(written, normalise):
        return [written]
    return [value for value in _BETWEEN.split(written) if any(map(str.isdigit, value))][:MOST_VALUES] or [written]


def _of_number(
    field: str, value: str, normalise: Callable[[str], str], is_valid: Callable[[str], bool]
) -> Iterator[Finding]:
    name = field.upper()
    if not _has_form(value, normalise):
        yield Finding("bad-identifier", f"{value!r} has not the form of an {name}.", field, printed=value)
    elif not is_valid(value):
        yield Finding("bad-check-digit", f"The check digit of {name} {value} is wrong.", field, printed=value)


def _of_text(record: Record) -> Iterator[Finding]:
    """What the printed string holds, whatever the parser made of it."""
    if record.origin is None or not record.origin.text:
        return
    for found in find_identifiers(printed_text(record)[:LONGEST_VALUE]):
        if not found.valid:
            message = f"The check digit of {found.kind.upper()} {found.value} is wrong."
            yield Finding("bad-check-digit", message, found.kind, printed=found.value)


def _unreadable(record: Record) -> Iterator[Finding]:
    kept = record.custom.get(UNREADABLE)
    for field, value in kept.items() if isinstance(kept, dict) else ():
        if field in _FORMS:
            yield Finding("bad-identifier", f"{value!r} is not a {_FORMS[field][0]}.", field, printed=str(value))


def _of_orcids(record: Record) -> Iterator[Finding]:
    for value in _orcids(record.other_variables):
        if not (match := _ORCID.fullmatch(value.strip())):
            yield Finding("bad-identifier", f"{value!r} has not the form of an ORCID iD.", "orcid", printed=value)
        elif not _is_orcid("".join(match.groups())):
            yield Finding("bad-check-digit", f"The check digit of ORCID iD {value} is wrong.", "orcid", printed=value)


def _orcids(others: dict[str, Any]) -> Iterator[str]:
    value = others.get("ORCID") or others.get("orcid")
    if isinstance(value, str) and len(value) <= LONGEST_VALUE:
        yield value


def _is_orcid(characters: str) -> bool:
    """ISO 7064 MOD 11-2, as ORCID describes it."""
    total = 0
    for digit in characters[:-1]:
        total = (total + int(digit)) * 2
    expected = (12 - total % 11) % 11
    return characters[-1].upper() == ("X" if expected == 10 else str(expected))


def _has_form(value: str, normalise: Callable[[str], str]) -> bool:
    try:
        normalise(value)
    except ValueError:
        return False
    return True
