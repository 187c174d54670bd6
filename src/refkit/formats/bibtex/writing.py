"""From a Record to one BibTeX entry, in either dialect. Room: formats."""

import re
import unicodedata
from collections.abc import Sequence

from refkit.formats.bibtex.tables import (
    CUSTOM_KEY,
    DATE_FIELDS,
    DATE_ROWS,
    ENTRY_OF_TYPE,
    NAME_FIELDS,
    NAME_ROWS,
    OWN_NAMES,
    READ_NAMES,
    SPECIAL_NAMES,
    TEXT_ROWS,
    TYPE_OF_ENTRY,
    VERBATIM,
    Dialect,
)
from refkit.formats.bibtex.values import MONTHS
from refkit.formats.latex import latex_from_rich_text
from refkit.model.date import Date
from refkit.model.name import PARTICLES, Name
from refkit.model.provenance import ProvenanceKind
from refkit.model.record import Record
from refkit.text.language_codes import babel_name

_NOT_IN_KEYS = re.compile(r"[^A-Za-z0-9_:.+/-]+")
_FIELD_NAME = re.compile(r"[a-z][a-z0-9_:.+-]{0,60}")
_DASH = re.compile(r"\s*+[‐‑‒–—−]\s*+|(?<=\w)-(?=\w)")
_BOOKISH = frozenset(["book", "incollection", "inproceedings", "inreference", "inbook", "proceedings", "collection"])


def entry_text(record: Record, key: str, dialect: Dialect) -> str:
    """One entry, a field a line, with a line break at its end."""
    lines = [f"@{entry_type(record, dialect)}{{{key},"]
    lines += [f"  {name} = {value}," for name, value in entry_fields(record, dialect).items()]
    return "\n".join([*lines, "}"]) + "\n"


def entry_type(record: Record, dialect: Dialect) -> str:
    """The type of the entry, such as "article"."""
    others = record.custom.get(CUSTOM_KEY)
    kept = others.get("entry-type") if isinstance(others, dict) else None
    known = (*TYPE_OF_ENTRY, "comment", "string", "preamble")
    if record.type == "document" and isinstance(kept, str) and re.fullmatch(r"[a-z]{1,30}", kept) and kept not in known:
        return kept
    if dialect is Dialect.BIBTEX and record.type == "thesis":
        return "mastersthesis" if re.search(r"master|magister|licen", record.genre or "", re.I) else "phdthesis"
    return ENTRY_OF_TYPE[dialect].get(record.type, "misc")


def entry_fields(record: Record, dialect: Dialect) -> dict[str, str]:
    """The fields of the entry as they are written, braces and all."""
    kind = entry_type(record, dialect)
    modern = dialect is Dialect.BIBLATEX
    out = {
        "author": _names(record.author, is_open=record.author_open),
        "editor": _names(record.editor),
        "translator": _names(record.translator),
        "title": _text(record.title or (f"[{record.translated_title}]" if record.translated_title else None)),
        _container_name(kind, dialect): _text(record.container_title),
        **(_modern_date(record) if modern else _classic_date(record)),
        _publisher_name(kind, dialect): _text(record.publisher),
        **_numbers(record, kind),
        "pages": _text(_pages(record.page)).replace("–", "--"),
        "doi": _verbatim(record.doi),
        "url": _verbatim(record.url),
        "langid" if modern else "language": _text(_language(record.language, dialect)),
    }
    for row in TEXT_ROWS:
        value = getattr(record, row.field)
        name = row.biblatex if modern else row.bibtex
        out[name] = _verbatim(value) if name in VERBATIM else _text(value)
    for row in NAME_ROWS:
        out[row.biblatex if modern else row.bibtex] = _names(
            getattr(record, row.field), is_open=row.field == "author" and record.author_open
        )
    for row in DATE_ROWS:
        out[row.biblatex if modern else row.bibtex] = _date(getattr(record, row.field))
    out |= _own_fields(record)
    out |= _kept_fields(record, out)
    out["csltype"] = _text(record.type) if _read_type(record, kind, out) != record.type else ""
    return {name: value for name, value in out.items() if value}


def _read_type(record: Record, kind: str, out: dict[str, str]) -> str:
    if kind == "misc" and out.get("url"):
        return "webpage"
    return TYPE_OF_ENTRY.get(kind, "document")


def _own_fields(record: Record) -> dict[str, str]:
    out: dict[str, str] = {}
    for name, field in OWN_NAMES.items():
        value = getattr(record, field)
        witness = record.provenance.get(field)
        if witness is not None and witness.kind == ProvenanceKind.GUESSED:
            continue  # a guess is not worth a line in somebody's file
        if field in NAME_FIELDS:
            out[name] = _names(value)
        elif field in DATE_FIELDS:
            out[name] = _date(value)
        else:
            out[name] = _text(value)
    return out


def _kept_fields(record: Record, out: dict[str, str]) -> dict[str, str]:
    """Fields of the file the record was read from that no table knows."""
    others = record.custom.get(CUSTOM_KEY)
    if not isinstance(others, dict):
        return {}
    return {
        name: _text(value)
        for name, value in others.items()
        if isinstance(value, str)
        and isinstance(name, str)
        and _FIELD_NAME.fullmatch(name)
        and not out.get(name)
        and name not in (*READ_NAMES, *SPECIAL_NAMES, "entry-type")
    }


def _container_name(kind: str, dialect: Dialect) -> str:
    if kind in ("article", "review"):
        return "journaltitle" if dialect is Dialect.BIBLATEX else "journal"
    if kind in ("incollection", "inproceedings", "inreference"):
        return "booktitle"
    return "maintitle" if kind == "book" else "howpublished"


def _publisher_name(kind: str, dialect: Dialect) -> str:
    if dialect is Dialect.BIBLATEX:
        return "institution" if kind in ("thesis", "report") else "publisher"
    return {"techreport": "institution", "phdthesis": "school", "mastersthesis": "school"}.get(kind, "publisher")


def _numbers(record: Record, kind: str) -> dict[str, str]:
    """`number` is what the type of the entry makes of it; what finds no place has its CSL name."""
    main = (
        "issue"
        if kind in ("article", "review", "periodical")
        else "collection_number"
        if kind in _BOOKISH
        else "number"
    )
    out = {"number": _text(getattr(record, main))}
    if main != "issue":
        out["issue"] = _text(record.issue)
    if main != "collection_number":
        out["collectionnumber"] = _text(record.collection_number)
    if main != "number":
        out["cslnumber"] = _text(record.number)
    return out


def _language(tag: str | None, dialect: Dialect) -> str | None:
    return babel_name(tag) if tag and dialect is Dialect.BIBLATEX else tag


def _text(value: str | None) -> str:
    return f"{{{latex_from_rich_text(value)}}}" if value else ""


def _verbatim(value: str | None) -> str:
    """Addresses are not typeset by BibTeX styles; only what would break the file is percent-encoded."""
    if not value:
        return ""
    return "{" + re.sub(r"[\\{}\s]", lambda match: f"%{ord(match[0]):02X}", value) + "}"


def _date(date: Date | None) -> str:
    if date is None:
        return ""
    return f"{{{date}}}" if date.start else _text(date.literal)


def _modern_date(record: Record) -> dict[str, str]:
    if record.issued is None:
        return {}
    return {"date": _date(record.issued)} if record.issued.start else {"year": _text(record.issued.literal)}


def _classic_date(record: Record) -> dict[str, str]:
    """Year, month and day; a range, season or doubt is told by a `date` besides."""
    date = record.issued
    if date is None:
        return {}
    if date.start is None:
        return {"year": _text(date.literal)}
    year, month, day = date.start
    out = {"year": _text(str(year)), "month": MONTHS[month - 1] if month else "", "day": _text(str(day)) if day else ""}
    is_simple = (
        not (date.end or date.open_end or date.season or date.circa) and 1000 <= year <= 9999 and (day or 0) <= 28
    )
    return out if is_simple else out | {"date": _date(date)}


def _pages(printed: str | None) -> str | None:
    return _DASH.sub("–", printed) if printed else None


def _names(names: Sequence[Name], *, is_open: bool = False) -> str:
    written = [_name(name) for name in names] + (["others"] if is_open else [])
    return "{" + " and ".join(written) + "}" if written else ""


def _name(name: Name) -> str:
    if name.literal or not name.family:
        return "{" + latex_from_rich_text(name.literal or name.given or "") + "}"
    particle = " ".join(part for part in (name.dropping_particle, name.non_dropping_particle) if part)
    family = _family(name.family)
    von = latex_from_rich_text(particle)
    family = f"{von} {family}" if von else family
    given = _guard(latex_from_rich_text(name.given or ""))
    if name.suffix:
        return f"{family}, {_guard(latex_from_rich_text(name.suffix))}, {given}"
    return f"{family}, {given}" if given or " " in family else family


def _family(family: str) -> str:
    """A family name whose first word is in lower case would be taken for a particle; where it is one, it may be."""
    written = latex_from_rich_text(family)
    first = next((character for character in family if character.isalpha()), "")
    is_unusual = " " in written and first.islower() and family.split()[0] not in PARTICLES
    return "{" + written + "}" if is_unusual else _guard(written)


def _guard(part: str) -> str:
    """BibTeX cuts names at commas and at the word "and": braces keep one that is part of a name."""
    return "{" + part + "}" if "," in part or re.search(r"\band\b", part, re.I) else part


def keys_for(records: Sequence[Record], taken: set[str] | None = None) -> list[str]:
    """A key for each record, none of them twice; BibTeX tells keys apart without regard to case."""
    taken = set() if taken is None else taken
    next_suffix: dict[str, int] = {}
    keys = []
    for position, record in enumerate(records, 1):
        ascii_id = unicodedata.normalize("NFKD", record.id).encode("ascii", "ignore").decode()
        base = _NOT_IN_KEYS.sub("-", ascii_id).strip("-") or f"ref{position}"
        key = base
        while key.lower() in taken:
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
