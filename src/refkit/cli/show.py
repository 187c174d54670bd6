"""Values as plain text for a person at a terminal. Part of the command line."""

from collections.abc import Iterable, Mapping
from typing import Any

from refkit.csl.catalogue import StyleSource
from refkit.formats.jsonl import line_of
from refkit.model.lists import ReferenceList
from refkit.model.record import Record
from refkit.parse.explain import explain
from refkit.parse.labeller import Label
from refkit.text.terminal import terminal_safe
from refkit.workflow.enrichment import Enrichment, Enrichments

_HIDDEN = frozenset({"id", "type", "origin", "provenance", "history", "other_variables"})
_WIDTH = 26


def show_list(found: ReferenceList, source: str) -> str:
    """One reference list: where it is, how it is numbered, and its entries, one a line."""
    heading = found.heading or "(no heading)"
    count = len(found.entries)
    head = (
        f"List {found.number} in {source}: {heading} · {found.language or 'language unknown'} · "
        f"numbering {found.numbering} · characters {found.span[0]}–{found.span[1]} · "
        f"{count} {'entry' if count == 1 else 'entries'}\n"
    )
    lines = (f"  {entry.label or '·':>4} {entry.text}\n" for entry in found.entries)
    return terminal_safe(head + "".join(lines)) + "\n"


def show_records(records: Iterable[Record]) -> str:
    """Each record as a block: its id and type, then a line a field."""
    return "\n".join(_block(f"{record.id}  {record.type}", _shown_fields(record)) for record in records)


def show_explanations(records: Iterable[Record]) -> str:
    """Each reference as a block: every labelled stretch, how sure it is, what else it might be, and why."""
    blocks: list[str] = []
    for record in records:
        text = record.origin.text if record.origin else None
        lines = [f"{record.id}  {record.type}"]
        for one in explain(text or ""):
            if one.label is Label.OTHER:
                continue
            why = "grammar" if one.by_grammar else "model"
            other = f"; else {one.alternative[0]} {one.alternative[1]:.2f}" if one.alternative else ""
            lines.append(f"  {one.label:<{_WIDTH}} {one.confidence:.2f}  {one.text}  ({why}{other})")
        blocks.append(terminal_safe("\n".join(lines)) + "\n")
    return "\n".join(blocks)


def show_enrichments(found: Enrichments) -> str:
    """Each reference as a block: the verdict with its reason, the DOI, and what was found out besides."""
    return "\n".join(_block(f"{one.record.id}  {one.verdict}", _enrichment_fields(one)) for one in found)


def enrichment_lines(found: Enrichments) -> str:
    """JSON lines: the enriched items, each with verdict, DOI, score, reasons and findings under `refkit`."""
    return "".join(line_of(one.record, enrichment_data(one)) for one in found)


def enrichment_data(one: Enrichment) -> dict[str, Any]:
    """What is known of the search for one reference, as JSON values."""
    return {
        "verdict": str(one.verdict),
        "doi": one.doi,
        "score": round(one.score, 3),
        "reasons": [one.reason],
        "findings": [
            {"code": finding.code, "message": finding.message, "field": finding.field} for finding in one.findings
        ],
        "candidates": [work.label for work in one.candidates[:5]],
    }


def show_style(style: StyleSource) -> str:
    """What a style is called and where it comes from."""
    fields = {
        "asked for as": style.asked if style.asked != style.name else None,
        "title": style.title,
        "kind": "note style" if style.is_note_style else "in-text style",
        "language": style.default_locale,
        "file": style.path,
    }
    return _block(style.name, fields)


def count_titles_as_printed(records: Iterable[Record]) -> int:
    """How many records have a title that stands as a text printed it."""
    return sum(record.origin is not None and record.origin.text is not None for record in records)


def _enrichment_fields(one: Enrichment) -> dict[str, Any]:
    return {
        "DOI": one.doi,
        "PMID": one.record.pmid,
        "title": one.record.title,
        "translated title": one.record.translated_title,
        "why": one.reason,
        **{finding.code: finding.message for finding in one.findings},
    }


def _shown_fields(record: Record) -> dict[str, str]:
    return {
        field.replace("_", " "): "; ".join(map(str, value)) if isinstance(value, tuple) else str(value)
        for field, value in record.present_fields().items()
        if field not in _HIDDEN
    }


def _block(head: str, fields: Mapping[str, Any]) -> str:
    lines = [f"  {name:<{_WIDTH}} {value}" for name, value in fields.items() if value not in (None, "")]
    safe = (terminal_safe(line).replace("\n", " ") for line in (head, *lines))
    return "\n".join(safe) + "\n"
