"""Give records citation keys. Workflow: may use every room."""

import re
from collections.abc import Iterable, Iterator
from itertools import count

from refkit.model.record import Record
from refkit.model.references import References
from refkit.workflow.key_patterns import key_of

DEFAULT_PATTERN = "[auth:lower][year][veryshorttitle:lower]"
_SUFFIX = re.compile(r"[a-z]{1,3}")


def keys(references: Iterable[Record], *, pattern: str = DEFAULT_PATTERN) -> References:
    """The records with citation keys as ids: made by a pattern, unique, in Latin letters, stable.

    A record that has a key of the pattern already keeps it, with the letter that tells it from others, so
    that adding records changes no key; every other record gets the first letter that is free. Keys that
    differ only in capitals count as the same, since BibTeX and file systems confuse them. What the id was
    stays in `origin.key`. `pattern` is described at `key_of`.

    >>> import refkit
    >>> [record.id for record in keys(refkit.parse_strings(["Doe J. Tall trees. 2001.", "Doe J. Tall stones. 2001."]))]
    ['doe2001tall', 'doe2001talla']

    Raises:
        InputError: the pattern's brackets do not match.
        UnknownName: it has a marker or modifier that does not exist.
    """
    records = tuple(references)
    wanted = [key_of(record, pattern) for record in records]
    taken: set[str] = set()
    chosen: dict[int, str] = {}
    for position, record in enumerate(records):
        if _is_made_of(record.id, wanted[position]) and record.id.lower() not in taken:
            chosen[position] = record.id
            taken.add(record.id.lower())
    next_suffix: dict[str, Iterator[str]] = {}
    for position, base in enumerate(wanted):
        if position not in chosen:
            candidates = next_suffix.setdefault(base.lower(), _suffixes())
            chosen[position] = next(key for suffix in candidates if (key := base + suffix).lower() not in taken)
            taken.add(chosen[position].lower())
    renamed = (_with_key(record, chosen[position]) for position, record in enumerate(records))
    if isinstance(references, References):
        return References(renamed, problems=references.problems, lists=references.lists, document=references.document)
    return References(renamed)


def _is_made_of(key: str, base: str) -> bool:
    return key == base or (key.startswith(base) and _SUFFIX.fullmatch(key[len(base) :]) is not None)


def _suffixes() -> Iterator[str]:
    """Nothing, a, b, …, z, aa, ab, …"""
    yield ""
    for number in count():
        letters = ""
        while number >= 0:
            letters = chr(ord("a") + number % 26) + letters
            number = number // 26 - 1
        yield letters


def _with_key(record: Record, key: str) -> Record:
    """With the key as id; a key that a .bib file printed apart (`citation-key`) follows it."""
    if record.id == key:
        return record
    changes: dict[str, object] = {"id": key}
    if record.citation_key is not None:
        changes["citation_key"] = key
    if record.origin is not None and record.origin.key is None and record.id:
        changes["origin"] = record.origin.model_copy(update={"key": record.id})
    return record.model_copy(update=changes)
