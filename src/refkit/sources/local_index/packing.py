"""What an index keeps of a work, and how it is packed. Room: sources.

Works stand in blocks of compressed JSON lines, those of one journal beside each other. What works have in
common (field names, journals, words) is written once: a work takes half of what it takes alone.
"""

import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import Any

WORKS_OF_BLOCK = 16  # more would save little space and cost time: a block is unpacked for one work
WORKS_OF_DICTIONARY = 100
LONGEST_DICTIONARY = 32_000  # bytes: zlib refers to 32 kB before what it writes

_FIELDS = (
    "DOI", "type", "title", "subtitle", "original-title", "container-title", "short-container-title", "volume",
    "issue", "page", "article-number", "author", "editor", "translator", "chair", "issued", "published-print",
    "published-online", "published", "posted", "ISSN", "ISBN", "publisher", "publisher-location", "language",
    "edition-number", "institution", "update-to", "updated-by", "event",
)  # fmt: skip
_CSL_FIELDS = {"container-title-short": "short-container-title", "publisher-place": "publisher-location",
               "edition": "edition-number", "number": "article-number", "event-title": "event"}  # fmt: skip
_DATES = ("issued", "published-print", "published-online", "published", "posted")
_UPDATES = ("update-to", "updated-by")
_ROLES = ("author", "editor", "translator", "chair")
_NAME_FIELDS = ("given", "suffix", "name", "literal")
_PARTICLES = ("dropping-particle", "non-dropping-particle")
_STAMP = "stamp"  # when the record was last changed, in seconds


def needed(work: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a Crossref work, or of a CSL-JSON item, that refkit uses; nothing is checked yet."""
    kept = {field: work[field] for field in _FIELDS if work.get(field) not in (None, "", [], {})}
    for csl, field in _CSL_FIELDS.items():
        if field not in kept and isinstance(value := work.get(csl), str | int) and value != "":
            kept[field] = {"name": value} if field == "event" else value
    kept |= {role: _names(kept[role]) for role in _ROLES if isinstance(kept.get(role), list)}
    kept |= {update: _notices(kept[update]) for update in _UPDATES if isinstance(kept.get(update), list)}
    for field in _DATES:
        if isinstance(date := kept.get(field), Mapping) and date.get("date-parts"):
            kept[field] = {"date-parts": date["date-parts"]}
    if isinstance(event := kept.get("event"), Mapping):
        kept["event"] = {"name": event.get("name")}
    if stamp := stamp_of(work):
        kept[_STAMP] = stamp
    return kept


def _notices(notices: list[Any]) -> list[dict[str, Any]]:
    facts = (notice for notice in notices if isinstance(notice, Mapping))
    return [{key: notice.get(key) for key in ("type", "DOI")} for notice in facts]


def _names(people: list[Any]) -> list[dict[str, Any]]:
    return [_name(person) for person in people if isinstance(person, Mapping)]


def _name(person: Mapping[str, Any]) -> dict[str, Any]:
    family = person.get("family")
    if isinstance(family, str):
        parts = [particle for key in _PARTICLES if isinstance(particle := person.get(key), str)]
        family = " ".join(filter(None, (*parts, family)))
    kept = {"family": family} if family else {}
    return kept | {key: person[key] for key in _NAME_FIELDS if person.get(key)}


def stamp_of(work: Mapping[str, Any]) -> int:
    """When a record was last changed, in seconds since 1970; 0 where it does not say."""
    if isinstance(packed := work.get(_STAMP), int):
        return packed
    for field in ("indexed", "deposited"):
        date = work.get(field)
        stamp = date.get("timestamp") if isinstance(date, Mapping) else None
        if isinstance(stamp, int) and 0 < stamp < 10**14:
            return stamp // 1000
    return 0


def in_packing_order(works: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Works of one journal and volume beside each other, so that a block says once what they share."""
    return sorted(works, key=lambda work: [str(work.get(field)) for field in ("container-title", "volume", "issue")])


def dictionary_of(works: Iterable[Mapping[str, Any]]) -> bytes:
    """What a block may refer to beside itself: the first works of the index, as much as zlib can look back to."""
    return b"\n".join(map(_line, islice(works, WORKS_OF_DICTIONARY)))[-LONGEST_DICTIONARY:]


def pack(works: Iterable[Mapping[str, Any]], dictionary: bytes) -> bytes:
    """A block of works, as compressed JSON lines."""
    return pack_lines(map(_line, works), dictionary)


def pack_lines(lines: Iterable[bytes], dictionary: bytes) -> bytes:
    """A block of works that are JSON lines already, as `unpack` gives them."""
    compressor = zlib.compressobj(9, zdict=dictionary)
    return compressor.compress(b"\n".join(lines)) + compressor.flush()


def unpack(block: bytes, dictionary: bytes) -> Sequence[bytes]:
    """The JSON line of each work of a block, in order.

    Raises:
        zlib.error: the block is damaged.
    """
    return zlib.decompressobj(zdict=dictionary).decompress(block).split(b"\n")


def _line(work: Mapping[str, Any]) -> bytes:
    return json.dumps(work, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
