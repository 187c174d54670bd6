"""One string as one record, whatever marks and however many references are in it. Workflow: may use every room."""

from refkit.model.origin import Origin
from refkit.model.record import Record
from refkit.parse.labeller import Labeller
from refkit.parse.parts import split_parts
from refkit.parse.reference import parse_reference
from refkit.text.emphasis import unmarked


def string_record(text: str, position: int, labeller: Labeller | None = None) -> Record:
    """The record of the string at a position, counted from 1; spans count characters of the string as it was given.

    Of several references in it the first is the record: `custom["parts"]` has the words of each by its letter.
    """
    words = unmarked(text)
    parts = split_parts(words.text)
    start, end = (parts[0].start, parts[0].end) if parts else (0, len(words.text))
    origin = Origin(position=position)
    record = parse_reference(words.text[start:end], labeller, identifier=str(position), origin=origin)
    if words.offsets is None and not parts:
        return record
    provenance = {
        field: known
        if known.span is None
        else known.model_copy(update={"span": words.before((known.span[0] + start, known.span[1] + start))})
        for field, known in record.provenance.items()
    }
    custom = dict(record.custom)
    if parts:
        custom["parts"] = {part.letter: words.text[part.start : part.end] for part in parts}
    place = (record.origin or origin).model_copy(update={"text": text})
    return record.model_copy(update={"provenance": provenance, "custom": custom, "origin": place})
