"""A printed reference with the stretches that its fields were read from. Ground floor."""

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from refkit.model.html import Markup, safe

if TYPE_CHECKING:
    from refkit.model.record import Record

LONGEST_SHOWN = 4_000  # characters of a reference
_SAID_OF_ANOTHER = frozenset({"author_open", "title_language", "translated_title_language", "translated_title_origin"})
_GROUND_OF = {
    "people": ("author", "editor", "translator", "composer", "director", "interviewer", "recipient", "contributor"),
    "title": ("title", "translated_title", "original_title", "reviewed_title", "title_short"),
    "container": ("container_title", "translated_container_title", "collection_title", "event_title", "event_place"),
    "date": ("issued", "accessed", "original_date", "submitted", "event_date", "available_date"),
    "number": ("volume", "issue", "page", "edition", "number", "number_of_pages", "chapter_number", "locator"),
    "identifier": ("doi", "isbn", "issn", "pmid", "pmcid", "url", "registry_number"),
    "publisher": ("publisher", "publisher_place", "archive", "archive_place", "authority"),
}
_GROUNDS = {field: ground for ground, fields in _GROUND_OF.items() for field in fields}
Stretch = tuple[str, tuple[str, ...]]  # the text, and the fields that were read from it; none for what lies between


def stretches(record: "Record") -> Iterator[Stretch]:
    """The printed reference in pieces, in order; together they are its text. Of spans in each other the inner counts.

    >>> from refkit.model.record import Record
    >>> from refkit.model.origin import Origin
    >>> from refkit.model.provenance import Provenance
    >>> witness = {"issued": Provenance.printed(0.9, 8, 12)}
    >>> list(stretches(Record(origin=Origin(text="On trees 2001"[:8] + "2001."), provenance=witness)))
    [('On trees', ()), ('2001', ('issued',)), ('.', ())]
    """
    text = (record.origin.text if record.origin is not None else None) or ""
    text = text[:LONGEST_SHOWN]
    fields_of: dict[tuple[int, int], list[str]] = {}
    for field, witness in record.provenance.items():
        if witness.span is not None and field not in _SAID_OF_ANOTHER:
            fields_of.setdefault(witness.span, []).append(field)
    fields_at: list[tuple[str, ...]] = [()] * len(text)
    for start, end in sorted(fields_of, key=lambda span: span[0] - span[1]):
        first, last = max(start, 0), min(end, len(text))
        if first < last:
            fields_at[first:last] = [tuple(fields_of[start, end])] * (last - first)
    for fields, places in groupby(range(len(text)), key=fields_at.__getitem__):
        inside = list(places)
        yield text[inside[0] : inside[-1] + 1], fields


def marked_html(record: "Record") -> Markup:
    """The printed reference with every field's stretch in a colour and with its name; nothing where none is known."""
    pieces: list[str] = []
    for text, fields in stretches(record):
        if not fields:
            pieces.append(safe(text, LONGEST_SHOWN))
            continue
        ground = _GROUNDS.get(fields[0], "other")
        pieces.append(f'<mark class="refkit-{ground}"><b>{safe(_names(fields))}</b> {safe(text, LONGEST_SHOWN)}</mark>')
    return Markup("".join(pieces) + ("…" if _is_cut(record) else ""))


def marked_text(record: "Record") -> str:
    """The same for where no colour can be shown: every field's stretch in brackets, after its name."""
    pieces = (f"[{_names(fields)}: {text}]" if fields else text for text, fields in stretches(record))
    return "".join(pieces) + ("…" if _is_cut(record) else "")


def _names(fields: tuple[str, ...]) -> str:
    return ", ".join(field.replace("_", " ") for field in fields)


def _is_cut(record: "Record") -> bool:
    return record.origin is not None and len(record.origin.text or "") > LONGEST_SHOWN
