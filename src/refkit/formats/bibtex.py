"""BibTeX files, written in UTF-8 through bibtexparser. Room: formats.

Source: O. Patashnik, "BibTeXing" (1988), for entry types, names and what a special character is.
"""

import re
import unicodedata

from bibtexparser.library import Library
from bibtexparser.model import Entry, Field
from bibtexparser.writer import BibtexFormat
from bibtexparser.writer import write as write_library

from refkit.formats.latex import latex_from_rich_text
from refkit.model.name import Name
from refkit.model.record import Record

_ENTRY_TYPES = {
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "chapter": "incollection",
    "entry-dictionary": "incollection",
    "entry-encyclopedia": "incollection",
    "paper-conference": "inproceedings",
    "report": "techreport",
    "manuscript": "unpublished",
    "pamphlet": "booklet",
}
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
# BibTeX field ← record field, for text that needs nothing but escaping.
_TEXT_FIELDS = {
    "volume": "volume",
    "edition": "edition",
    "series": "collection_title",
    "address": "publisher_place",
    "isbn": "isbn",
    "issn": "issn",
    "keywords": "keyword",
    "abstract": "abstract",
    "note": "note",
    "language": "language",
    "pmid": "pmid",
    "pmcid": "pmcid",
    "translatedtitle": "translated_title",
    "origtitle": "original_title",
    "registrynumber": "registry_number",
}
_VERBATIM = frozenset({"doi", "url"})
_NOT_IN_KEYS = re.compile(r"[^A-Za-z0-9_:.+/-]+")


class Bibtex:
    """Writes `.bib` files."""

    def write(self, records: tuple[Record, ...], document: object = None) -> bytes:
        """One entry a record; ids that BibTeX cannot use as keys are spelled in ASCII, repeated ones get a letter."""
        library = Library()
        for key, record in zip(_keys(records), records, strict=True):
            fields = [Field(name, value) for name, value in _fields(record).items()]
            library.add(Entry(_entry_type(record), key, fields))
        layout = BibtexFormat()
        layout.indent, layout.block_separator, layout.trailing_comma = "  ", "\n", True
        return write_library(library, layout).encode("utf-8", "replace")


def _entry_type(record: Record) -> str:
    if record.type == "thesis":
        return "mastersthesis" if re.search(r"master|magister|licen", record.genre or "", re.I) else "phdthesis"
    return _ENTRY_TYPES.get(record.type, "misc")


def _fields(record: Record) -> dict[str, str]:
    entry_type = _entry_type(record)
    out = {
        "author": _names(record.author, is_open=record.author_open),
        "editor": _names(record.editor),
        "translator": _names(record.translator),
        "title": _text(record.title or (f"[{record.translated_title}]" if record.translated_title else None)),
        _container_field(entry_type): _text(record.container_title),
        "year": _text(_year(record)),
        "month": _month(record),
        _publisher_field(entry_type): _text(record.publisher),
        "number": _text(record.issue or record.number),
        "type": _text(record.genre),
        "pages": _text(_pages(record.page)),
        "doi": _verbatim(record.doi),
        "url": _verbatim(record.url),
        "urldate": _text(str(record.accessed) if record.accessed else None),
    }
    out |= {name: _text(getattr(record, field)) for name, field in _TEXT_FIELDS.items()}
    return {name: value for name, value in out.items() if value}


def _container_field(entry_type: str) -> str:
    return {"article": "journal", "incollection": "booktitle", "inproceedings": "booktitle"}.get(
        entry_type, "howpublished"
    )


def _publisher_field(entry_type: str) -> str:
    return {"techreport": "institution", "phdthesis": "school", "mastersthesis": "school"}.get(entry_type, "publisher")


def _text(value: str | None) -> str:
    return f"{{{latex_from_rich_text(value)}}}" if value else ""


def _verbatim(value: str | None) -> str:
    """Addresses are not typeset by BibTeX styles; only what would break the file is percent-encoded."""
    if not value:
        return ""
    return "{" + value.replace("\\", "%5C").replace("{", "%7B").replace("}", "%7D").replace("\n", "") + "}"


def _year(record: Record) -> str | None:
    if record.issued is None:
        return None
    return str(record.issued.year) if record.issued.year is not None else record.issued.literal


def _month(record: Record) -> str:
    month = record.issued.month if record.issued else None
    return _MONTHS[month - 1] if month else ""


def _pages(printed: str | None) -> str | None:
    return re.sub(r"\s*[‐‑‒–—−]\s*|(?<=\w)-(?=\w)", "--", printed) if printed else None


def _names(names: tuple[Name, ...], *, is_open: bool = False) -> str:
    written = [_name(name) for name in names] + (["others"] if is_open and names else [])
    return "{" + " and ".join(written) + "}" if written else ""


def _name(name: Name) -> str:
    if name.literal or not name.family:
        return "{" + latex_from_rich_text(name.literal or name.given or "") + "}"
    particle = name.non_dropping_particle or name.dropping_particle
    family = " ".join(part for part in (particle, name.family) if part)
    parts = [family, name.suffix, name.given] if name.suffix else [family, name.given]
    return ", ".join(_guard(latex_from_rich_text(part)) for part in parts if part)


def _guard(part: str) -> str:
    """BibTeX cuts names at commas and at the word "and": braces keep one that is part of a name."""
    return "{" + part + "}" if "," in part or re.search(r"\band\b", part) else part


def _keys(records: tuple[Record, ...]) -> list[str]:
    taken: set[str] = set()
    next_suffix: dict[str, int] = {}
    keys = []
    for position, record in enumerate(records, 1):
        ascii_id = unicodedata.normalize("NFKD", record.id).encode("ascii", "ignore").decode()
        base = _NOT_IN_KEYS.sub("-", ascii_id).strip("-") or f"ref{position}"
        key = base
        while key.lower() in taken:  # BibTeX tells keys apart without regard to case
            number = next_suffix.get(base, 0)
            next_suffix[base] = number + 1
            key = base + _letters(number)
        taken.add(key.lower())
        keys.append(key)
    return keys


def _letters(number: int) -> str:
    """0 → a, 25 → z, 26 → aa."""
    out = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        out = chr(ord("a") + rest) + out
    return out


FORMAT = Bibtex()
