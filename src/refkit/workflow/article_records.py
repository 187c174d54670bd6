"""The references of a JATS article as records: what is marked up is trusted, printed strings are parsed. Workflow."""

from typing import Any

from refkit.model.lists import Entry, ReferenceList
from refkit.model.origin import Origin
from refkit.model.provenance import Provenance, ProvenanceKind
from refkit.model.record import Record
from refkit.model.references import References
from refkit.parse.labeller import Labeller
from refkit.parse.reference import parse_reference
from refkit.workflow.article import read_article
from refkit.workflow.printed_line import printed_line
from refkit.workflow.source_text import SourceText

# What a title and a container leave open; of a citation that has these marked up, nothing else is guessed.
_ADDED_TO_MARKED = frozenset(
    "author author_open issued volume issue page doi pmid pmcid isbn issn url accessed edition publisher"
    " publisher_place"
    " registry_number translated_title".split()
)
_OF_RECORD = frozenset(["id", "origin", "provenance", "history"])


def parse_article(source: SourceText, labeller: Labeller | None = None) -> References:
    """One record for each citation of an article, with the ids of the file."""
    article = read_article(source.markup)
    places = [(one, position, entry) for one in article.lists for position, entry in enumerate(one.entries, 1)]
    records = [
        record
        for (one, position, entry), stored in zip(places, article.records, strict=True)
        for record in _records(one, position, entry, stored, labeller)
    ]
    return References(records, problems=(*source.problems, *article.problems), lists=article.lists)


def _records(
    found: ReferenceList, position: int, entry: Entry, stored: tuple[Record, ...], labeller: Labeller | None
) -> list[Record]:
    place = Origin(
        span=entry.span,
        list_number=found.number,
        position=position,
        label=entry.label,
        list_language=found.language,
    )
    if not stored:
        identifier = f"L{found.number}-{position}"
        return [parse_reference(entry.text, labeller, identifier=identifier, origin=place)]
    return [_completed(record, place, labeller) for record in stored]


def _completed(stored: Record, place: Origin, labeller: Labeller | None) -> Record:
    """A record with what its printed string says beyond the fields that are marked up."""
    known = stored.origin or Origin()
    origin = place.model_copy(update={"line": known.line, "key": known.key, "text": known.text})
    if not known.text:
        return stored.model_copy(update={"origin": origin.model_copy(update={"text": printed_line(stored)})})
    parsed = parse_reference(known.text, labeller, identifier=stored.id, origin=origin)
    marked: dict[str, Any] = {
        field: value for field, value in stored.present_fields().items() if field not in _OF_RECORD
    }
    if stored.type == "document":
        marked.pop("type", None)
    provenance = {field: Provenance(kind=ProvenanceKind.PRINTED) for field in marked}
    if not stored.title:
        return parsed.replace(**marked, provenance={**parsed.provenance, **provenance})
    added = {
        field: value
        for field, value in parsed.present_fields().items()
        if field not in marked and (field in _ADDED_TO_MARKED or field == "type")
    }
    provenance |= {field: parsed.provenance[field] for field in added if field in parsed.provenance}
    return stored.replace(**added, origin=parsed.origin, provenance=provenance)
