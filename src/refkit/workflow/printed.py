"""References that a file holds as printed text (JATS `mixed-citation`, Word) parsed into fields. Workflow."""

from collections.abc import Iterable, Iterator

from refkit.model.record import Record

_KEPT = frozenset({"origin", "provenance", "history", "custom"})  # merged by hand, or not a claim about the work


def parse_printed(records: Iterable[Record]) -> Iterator[Record]:
    """The records, those that are hardly more than their printed text with what parsing that text gives.

    What the file marks up itself is trusted and stays; a record that has a title was marked up whole.
    """
    for record in records:
        printed = record.origin.text if record.origin is not None else None
        yield _parsed(record, printed) if printed and not record.title and not record.translated_title else record


def _parsed(record: Record, printed: str) -> Record:
    from refkit.parse.reference import parse_reference  # the model loads only where a file needs it

    parsed = parse_reference(printed, identifier=record.id, origin=record.origin)
    marked_up = {name: value for name, value in record.present_fields().items() if name not in _KEPT}
    if not record.is_present("type"):
        marked_up.pop("type", None)
    witnesses = {name: witness for name, witness in parsed.provenance.items() if name not in marked_up}
    custom = {**parsed.custom, **record.custom}
    return parsed.replace(**marked_up, custom=custom, provenance={**witnesses, **record.provenance})
