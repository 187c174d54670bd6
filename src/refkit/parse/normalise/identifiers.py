"""Identifiers printed in a reference: where they stand and which field they fill. Room: parse; uses model."""

import re
from typing import NamedTuple

from refkit.model.identifiers import REGISTRY_KINDS, find_identifiers, trim_doi
from refkit.parse.labeller import Label
from refkit.parse.signs import sign_group, words_of
from refkit.parse.tokens import trim_address

_ADDRESS = re.compile(r"(?:https?://?|ftp://|www\.)[^\s<>\"“”«»\ufffc]{2,2000}", re.IGNORECASE)
_BROKEN_TAIL = re.compile(r"\s([\w%~.-]{0,80}[/._=&?-][\w%~./=&?#-]{0,200})")
_BROKEN_END = re.compile(r"[/_=&?-]$")
_MOST_BREAKS = 4  # blanks that scanning put into one DOI
_BROKEN_DOI = re.compile(r"\s{1,2}(?P<rest>(?=[\w.()/:;<>_-]{0,79}\d)[\w.()/:;<>_-]{1,80})")
_DOI_PREFIX = re.compile(r"(?:\(?\bdoi\b[:.\s]{0,4}|digital object identifier[:\s]{0,3})$", re.IGNORECASE)
_DOI_ADDRESS = re.compile(r"(?:https?:/{1,2})?(?:dx\.|www\.)?doi\.org/", re.IGNORECASE)
_ARXIV_OLD = re.compile(
    r"(?<![^\W_])(?:arXiv\s?:\s?)?((?:hep-\s?(?:th|ph|ex|lat)|gr-\s?qc|astro-\s?ph|cond-\s?mat|quant-\s?ph"
    r"|nucl-\s?(?:th|ex)|math-\s?ph|math|cs|nlin|physics|q-\s?(?:bio|alg)|dg-ga|alg-geom|funct-an|solv-int|chao-dyn"
    r"|patt-sol|adap-org|cmp-lg)(?:\.[A-Z]{2})?\s?/\s?\d{7})(?!\d)"
)
_LABEL_OF = {
    "isbn": Label.ISBN,
    "pmid": Label.PMID,
    "pmcid": Label.PMCID,
    "arxiv": Label.ARXIV,
    "issn": Label.NUMBER,
}


class FoundIdentifier(NamedTuple):
    """An identifier's label and place; `value_start` follows a prefix such as the resolver's address."""

    label: Label
    start: int
    end: int


def find_printed_identifiers(text: str) -> tuple[FoundIdentifier, ...]:
    """Every identifier and address in a reference, in order, none overlapping another.

    Addresses of the DOI resolver are DOIs; the full stop that ends the sentence is no part of an address.
    """
    found: list[FoundIdentifier] = []
    lower = text.lower()
    if "10." in text:
        found += _dois(text)
    if "http" in lower or "www." in lower or "ftp:" in lower:
        found += _addresses(text, found)
    words = words_of(text)
    may_be = words.signs & _SIGNS or not _PATENT_WORDS.isdisjoint(words.printed)
    for identifier in find_identifiers(text) if may_be else ():
        label = Label.NUMBER if identifier.kind in REGISTRY_KINDS else _LABEL_OF.get(identifier.kind)
        if label and not _overlaps(identifier.span, found):
            found.append(FoundIdentifier(label, *identifier.span))
    for match in _ARXIV_OLD.finditer(text) if "/" in text else ():
        if not _overlaps(match.span(1), found):
            found.append(FoundIdentifier(Label.ARXIV, *match.span(1)))
    return tuple(sorted(found, key=lambda one: one.start))


_SIGNS = sign_group(
    "isbn", "issn", "pmid", "pubmed", "pmc", "arxiv", "nct", "isrctn", "eudract", "drks", "actrn", "chictr", "ctri/",
    "umin", "jrct", "ntr", "crd",
)  # fmt: skip
_PATENT_WORDS = frozenset("US EP WO DE GB FR JP CN CA AU".split())


def _overlaps(span: tuple[int, int], found: list[FoundIdentifier]) -> bool:
    return any(span[0] < other.end and other.start < span[1] for other in found)


_DOI = re.compile(r"(?<![\w.])10\.\d{4,9}(?:\.\d{1,9}){0,9}\s?/\s?[^\s\"‘’“”«»]{1,300}")


def _dois(text: str) -> list[FoundIdentifier]:
    found: list[FoundIdentifier] = []
    for match in _DOI.finditer(text):
        bare = trim_doi(match[0])
        end = match.start() + len(bare)
        for _ in range(_MOST_BREAKS):
            if text[end - 1] not in "-/" or not (tail := _BROKEN_DOI.match(text, end)):
                break
            end = match.start() + len(trim_doi(text[match.start() : tail.end()]))
        if len(bare.partition("/")[2].strip()) > 0:
            found.append(FoundIdentifier(Label.DOI, match.start(), end))
    return found


def _addresses(text: str, taken: list[FoundIdentifier]) -> list[FoundIdentifier]:
    found: list[FoundIdentifier] = []
    for match in _ADDRESS.finditer(text):
        bare = trim_address(match[0])
        end = match.start() + len(bare)
        if _DOI_ADDRESS.match(text, match.start()) and any(match.start() < other.start <= end for other in taken):
            continue
        if _overlaps((match.start(), end), taken):
            continue
        if _BROKEN_END.search(bare) and end == match.end() and (tail := _BROKEN_TAIL.match(text, end)):
            end += len(trim_address(tail[0]))
        found.append(FoundIdentifier(Label.URL, match.start(), end))
    return found


def normalise_address(printed: str) -> str:
    """An address without the blanks a line break left in it; ValueError for words that are none.

    >>> normalise_address("https://example.org/a_ b.pdf")
    'https://example.org/a_b.pdf'
    """
    address = re.sub(r"\s+", "", printed).strip("<>")
    if not _LOOKS_LIKE_ADDRESS.match(address):
        raise ValueError(f"{printed!r} is no address; expected something like https://example.org")
    return address


_LOOKS_LIKE_ADDRESS = re.compile(r"[a-z][a-z+.-]{1,9}:|[\w%~@-]+[./][\w%~/]", re.IGNORECASE)
