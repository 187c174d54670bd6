"""The entries of a reference list as records, each read beside the one before. Workflow: may use every room."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from refkit.model.lists import Entry, ReferenceList, Span
from refkit.model.name import Name
from refkit.model.origin import Origin
from refkit.model.provenance import Provenance, ProvenanceKind
from refkit.model.record import Record
from refkit.parse.labeller import Labeller
from refkit.parse.parts import Part, split_parts
from refkit.parse.reference import parse_reference
from refkit.parse.repeated import SameAuthor, SameWork, read_same_author, read_same_work

RESOLVED_CONFIDENCE = 0.9  # that a dash means whoever wrote the entry before; not measured
_UP_TO_WORDS = re.compile(r"[^\w“\"«„'‘(\[]{1,4}")
_LABEL_EDGE = ".:)]］）〕】}"


@dataclass(frozen=True, slots=True)
class _Before:
    """The entry before: its record, and its authors as printed, in whichever entry they were printed."""

    record: Record
    source: str = ""  # the id of the record where they were printed
    authors: str = ""
    after_authors: str = ""  # what stands between them and the next word


def list_records(found: ReferenceList, text: str, labeller: Labeller | None = None) -> Iterator[Record]:
    """A record for each reference of a list of `text`: `L1-3`, and `L1-3a`, `L1-3b` where an entry holds several."""
    before: _Before | None = None
    for position, entry in enumerate(found.entries, 1):
        for part, printed, place in _references(entry, text):
            letter = part.letter if part else ""
            origin = Origin(
                text=printed,
                span=place,
                list_number=found.number,
                position=position,
                label=_label(entry.label, letter),
                list_language=found.language,
            )
            identifier = f"L{found.number}-{position}{letter}"
            record = _read(printed, identifier, origin, before, labeller)
            before = _as_before(record, before)
            yield record


def _references(entry: Entry, text: str) -> Iterator[tuple[Part | None, str, Span]]:
    """What an entry holds: one reference as a rule, with its own place in the text where it can be told."""
    parts = split_parts(entry.text)
    if not parts:
        yield None, entry.text, entry.span
        return
    place = entry.span[0]
    for number, part in enumerate(parts):
        words = entry.text[part.start : part.end]
        start = _place_of(words, text, place, entry.span[1])
        following = parts[number + 1] if number + 1 < len(parts) else None
        end = entry.span[1]
        if following is not None:
            end = _place_of(entry.text[following.start : following.end], text, start, entry.span[1])
            end = max(start + 1, end - (following.start - part.end))
        yield part, words, (start, end)
        place = start


def _place_of(words: str, text: str, start: int, end: int) -> int:
    """Where words begin in the text as printed, whose spaces and line ends may be others; `start` where unsure."""
    first = words[:20].split()[:2]
    match = re.compile(r"\s+".join(map(re.escape, first))).search(text, start, end)
    return match.start() if match else start


def _label(printed: str | None, letter: str) -> str | None:
    """The label of a part: "3." and "b" is "3b"."""
    if not letter or printed is None:
        return letter or printed
    return f"{printed.strip(_LABEL_EDGE + '[(（［〔【{ ')}{letter}"


def _read(text: str, identifier: str, origin: Origin, before: _Before | None, labeller: Labeller | None) -> Record:
    if before is not None:
        if (work := read_same_work(text)) is not None:
            return _same_work(before.record, work, identifier, origin)
        if before.authors and (author := read_same_author(text)) is not None:
            return _with_author(text, author, before, identifier, origin, labeller)
    return parse_reference(text, labeller, identifier=identifier, origin=origin)


def _same_work(before: Record, work: SameWork, identifier: str, origin: Origin) -> Record:
    """The work of the entry before, with a note of which entry that is: it is the same work, not another one."""
    first = before.custom.get("same-work-as") or before.id
    custom = {key: value for key, value in before.custom.items() if key not in ("unparsed", "locator")}
    custom |= {"same-work-as": first} | ({"locator": work.locator} if work.locator else {})
    provenance = {
        field: known.model_copy(update={"source": first, "span": None}) for field, known in before.provenance.items()
    }
    return before.replace(id=identifier, origin=origin, custom=custom, provenance=provenance)


def _with_author(
    text: str, mark: SameAuthor, before: _Before, identifier: str, origin: Origin, labeller: Labeller | None
) -> Record:
    """Parse with the authors in the place of the mark; spans count characters of the text as printed."""
    authors = before.authors
    rest = text[mark.end :]
    if rest.startswith(".") and authors.endswith("."):
        authors = authors[:-1]
    elif rest.lstrip()[:1].isalnum():
        authors, rest = authors + before.after_authors, rest.lstrip()
    record = parse_reference(authors + rest, labeller, identifier=identifier, origin=origin)
    moved = len(text) - len(authors + rest)
    provenance = {}
    for field, known in record.provenance.items():
        if known.span is None:
            provenance[field] = known
        elif known.span[0] >= len(authors):
            span = (known.span[0] + moved, known.span[1] + moved)
            provenance[field] = known.model_copy(update={"span": span})
        else:
            span = (0, max(mark.end, known.span[1] + moved))
            confidence = min(known.confidence, RESOLVED_CONFIDENCE)
            provenance[field] = Provenance(
                kind=ProvenanceKind.PRINTED, source=before.source, confidence=confidence, span=span
            )
    changes: dict[str, object] = {
        "provenance": provenance,
        "origin": (record.origin or origin).model_copy(update={"text": text}),
    }
    if mark.count and len(before.record.author) > mark.count:
        changes["author"] = _first_and_others(record.author, len(before.record.author), mark.count)
    return record.model_copy(update=changes)


def _first_and_others(names: tuple[Name, ...], before: int, count: int) -> tuple[Name, ...]:
    """Of the authors before only as many as there are dashes, and those printed behind the dashes."""
    return (*names[:count], *names[before:])


def _as_before(record: Record, before: _Before | None) -> _Before:
    """What the next entry may point back to."""
    known = record.provenance.get("author") or record.provenance.get("editor")
    printed = record.origin.text if record.origin else None
    if known is not None and known.source is not None and before is not None:
        return _Before(record, before.source, before.authors, before.after_authors)
    if known is None or known.span is None or not printed:
        return _Before(record)
    end = known.span[1]
    if printed[end : end + 1] == "." and printed[end - 1 : end].isupper():
        end += 1  # the full stop of an initial
    between = _UP_TO_WORDS.match(printed, end)
    return _Before(record, record.id, printed[known.span[0] : end], between[0] if between else " ")
