"""A reference as a page shows it: the printed string in marked stretches, the fields in rows. Part of the page."""

from collections.abc import Iterator
from dataclasses import dataclass

from refkit.match import Agreement
from refkit.model.printed import printed_text
from refkit.model.provenance import ProvenanceKind
from refkit.model.record import Record
from refkit.model.variables import TYPES
from refkit.model.work import Work
from refkit.text.invisible import strip_invisible
from refkit.text.markup import strip_markup
from refkit.web.messages import Speech
from refkit.workflow.in_hand import InHand, by_hand
from refkit.workflow.mend import DATES, MENDABLE, NAMES, field_text

UNSURE_BELOW = 0.8  # of a field's confidence: one in five of such fields is wrong
LONGEST_SHOWN = 4_000  # characters of a printed reference or a value
MOST_EVIDENCE = 20
_KIND_OF = {
    **dict.fromkeys(("author", "editor", "translator", "author_open"), "names"),
    **dict.fromkeys(("title", "translated_title", "original_title"), "title"),
    **dict.fromkeys(("container_title", "translated_container_title", "collection_title", "event_title"), "container"),
    **dict.fromkeys(("volume", "issue", "page", "number", "edition", "collection_number"), "numbers"),
    **dict.fromkeys(("issued", "accessed"), "date"),
    **dict.fromkeys(("doi", "pmid", "pmcid", "isbn", "issn", "url", "registry_number"), "link"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the printed string; `field` is what was read from it, None where nothing was."""

    text: str
    field: str | None = None
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One field: its value as text, and a `remark` on where it comes from, where that is worth one."""

    field: str
    label: str
    value: str
    kind: str
    remark: str = ""
    is_unsure: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
    """A work that may be meant."""

    label: str
    text: str
    is_accepted: bool
    is_rejected: bool
    link: str | None


@dataclass(frozen=True, slots=True)
class Editing:
    """A field that is open for mending: what stands in the box, and what was wrong with it."""

    field: str
    label: str
    value: str
    hint: str = ""
    trouble: str = ""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Card:
    """All that is shown of one reference; `place` counts from 0."""

    place: int
    identifier: str
    label: str
    is_printed: bool
    stretches: tuple[Stretch, ...]
    rows: tuple[Row, ...]
    unparsed: str
    addable: tuple[tuple[str, str], ...]
    verdict: str
    reason: str
    findings: tuple[str, ...]
    evidence: tuple[tuple[str, str, str, Agreement], ...]
    candidates: tuple[Candidate, ...]
    steps: int
    editing: Editing | None
    focus: str


def card_of(held: InHand, place: int, say: Speech, *, editing: Editing | None = None, focus: str = "") -> Card:
    """A reference as a card; `focus` names what the keyboard should be at: a field, "undo" or "card"."""
    record, found = held.record, held.enrichment
    origin = held.parsed.origin
    rows = tuple(_rows(record, say))
    shown = {row.field for row in rows}
    is_new = editing is not None and editing.field not in shown
    opened = (Row(editing.field, editing.label, "", _kind(editing.field)),) if editing and is_new else ()
    return Card(
        place=place,
        identifier=held.parsed.id,
        label=(origin.label if origin else None) or "",
        is_printed=bool(origin and origin.text),
        stretches=tuple(stretches(held.parsed)),
        rows=(*rows, *opened),
        unparsed=str(record.custom.get("unparsed") or "")[:LONGEST_SHOWN],
        addable=tuple((field, say.field(field)) for field in MENDABLE if field not in shown),
        verdict=found.verdict.value,
        reason=found.reason,
        findings=tuple(finding.message for finding in found.findings),
        evidence=tuple(_evidence(held, say)),
        candidates=tuple(_candidates(held)),
        steps=len(held.steps),
        editing=editing,
        focus=focus,
    )


def editing_of(held: InHand, field: str, say: Speech, *, typed: str | None = None, trouble: str = "") -> Editing:
    """A field opened for mending, with what stands in it or what somebody typed."""
    hint = say("names-hint") if field in NAMES else say("date-hint") if field in DATES else ""
    value = field_text(held.record, field) if typed is None else typed
    choices = tuple(sorted(TYPES)) if field == "type" else ()
    return Editing(field, say.field(field), value[:LONGEST_SHOWN], hint, trouble, choices)


def stretches(record: Record) -> Iterator[Stretch]:
    """The printed string cut at the spans of the fields; where two overlap the first one holds.

    >>> from refkit.model.origin import Origin
    >>> from refkit.model.provenance import Provenance
    >>> spans = {"title": Provenance.printed(0.9, 4, 8)}
    >>> [one.text for one in stretches(Record(title="Lore", origin=Origin(text="Doe Lore."), provenance=spans))]
    ['Doe ', 'Lore', '.']
    """
    text = (record.origin.text if record.origin else None) or printed_text(record)
    text = text[:LONGEST_SHOWN]
    spans = sorted((one.span, field) for field, one in record.provenance.items() if one.span and field in MENDABLE)
    done = 0
    for (start, end), field in spans:
        if done <= start < end <= len(text):
            if done < start:
                yield Stretch(strip_invisible(text[done:start]))
            yield Stretch(strip_invisible(text[start:end]), field, _kind(field))
            done = end
    if done < len(text):
        yield Stretch(strip_invisible(text[done:]))


def _rows(record: Record, say: Speech) -> Iterator[Row]:
    for field in MENDABLE:
        value = strip_invisible(field_text(record, field))[:LONGEST_SHOWN]
        if not value:
            continue
        witness = record.provenance.get(field)
        remark, is_unsure = "", False
        if witness is not None:
            is_unsure = witness.kind is not ProvenanceKind.BY_HAND and witness.confidence < UNSURE_BELOW
            if is_unsure:
                remark = say("unsure", percent=round(witness.confidence * 100))
            elif witness.kind is ProvenanceKind.BY_HAND:
                remark = say("by-hand")
            elif witness.kind is ProvenanceKind.PROVIDER and witness.source:
                remark = say("from-provider", source=witness.source)
            elif witness.kind is ProvenanceKind.GUESSED:
                remark = say("guessed")
        yield Row(field, say.field(field), value, _kind(field), remark, is_unsure)


def _kind(field: str) -> str:
    return _KIND_OF.get(field, "other")


def _evidence(held: InHand, say: Speech) -> Iterator[tuple[str, str, str, Agreement]]:
    for item in held.enrichment.evidence[:MOST_EVIDENCE]:
        name = say.field(
            {"year": "issued", "journal": "container_title", "container": "container_title"}.get(item.field, item.field)
        )
        yield name, (item.printed or "")[:LONGEST_SHOWN], (item.found or "")[:LONGEST_SHOWN], item.verdict


def _candidates(held: InHand) -> Iterator[Candidate]:
    accepted = held.enrichment.decision.work
    rejected = by_hand(held.steps).never
    for work in held.candidates():
        yield Candidate(
            label=work.label,
            text=strip_invisible(_described(work))[:LONGEST_SHOWN],
            is_accepted=accepted is not None and accepted.label == work.label,
            is_rejected=work.label in rejected,
            link=f"https://doi.org/{work.identifier}" if work.identifier else None,
        )


def _described(work: Work) -> str:
    return strip_markup(printed_text(work.record))
