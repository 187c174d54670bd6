"""One string as one record, whatever marks and however many references are in it. Workflow: may use every room."""

from collections.abc import Iterator, Sequence

from refkit.model.origin import Origin
from refkit.model.record import Record
from refkit.parse.labeller import Labeller
from refkit.parse.parts import Part, split_parts
from refkit.parse.reference import Printed, parse_references
from refkit.text.emphasis import Unmarked, unmarked


def string_records(texts: Sequence[str], position: int, labeller: Labeller | None = None) -> Iterator[Record]:
    """The records of strings; `position` is that of the first of them, counted from 1.

    Spans count characters of the string as it was given. Of several references in it the first is the record:
    `custom["parts"]` has the words of each by its letter.
    """
    words = [unmarked(text) for text in texts]
    parts = [split_parts(one.text) for one in words]
    printed = [
        Printed(
            one.text[some[0].start : some[0].end] if some else one.text, str(number), Origin(position=number)
        )
        for number, (one, some) in enumerate(zip(words, parts, strict=True), position)
    ]  # fmt: skip
    records = parse_references(printed, labeller)
    for record, text, one, some in zip(records, texts, words, parts, strict=True):
        yield record if one.offsets is None and not some else _as_given(record, text, one, some)


def _as_given(record: Record, text: str, words: Unmarked, parts: Sequence[Part]) -> Record:
    """The record of words without their marks, or of a part of them, as one of the string that was given."""
    start = parts[0].start if parts else 0
    provenance = {
        field: known
        if known.span is None
        else known.model_copy(update={"span": words.before((known.span[0] + start, known.span[1] + start))})
        for field, known in record.provenance.items()
    }
    custom = dict(record.custom)
    if parts:
        custom["parts"] = {part.letter: words.text[part.start : part.end] for part in parts}
    place = (record.origin or Origin()).model_copy(update={"text": text})
    return record.model_copy(update={"provenance": provenance, "custom": custom, "origin": place})
