"""`refkit.parse` and `refkit.parse_strings`: text in, records out. Workflow: may use every room."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from pathlib import Path

from refkit.errors import InputError
from refkit.model.lists import ReferenceList
from refkit.model.origin import Origin
from refkit.model.problem import Problem
from refkit.model.record import Record
from refkit.model.references import References
from refkit.parse.labeller import Labeller
from refkit.parse.lists import find_lists
from refkit.parse.reference import parse_reference
from refkit.workflow.source_text import read_source


def parse(source: str | Path, *, labeller: Labeller | None = None) -> References:
    """Find every reference list in a text or file and parse each entry; ids are `L1-3`: list 1, entry 3.

    A text without any list gives a record for each paragraph that reads like a reference. What belongs to
    no list is told in `.problems`; the lists themselves stand in `.lists`.

    Raises:
        InputError: the file cannot be read, or the text is only the name of an existing file.

    >>> parse("References\\n\\n1. Gröber U. Magnesium. Nutrients. 2015;7(9):8199-226.")[0].id
    'L1-1'
    """
    read = read_source(source)
    found = find_lists(read.text)
    records = [record for one in found.lists for record in _records(one, labeller)]
    left = _left_over(records, read.text)
    return References(records, problems=(*read.problems, *found.problems, *left), lists=found.lists)


def _records(found: ReferenceList, labeller: Labeller | None) -> Iterator[Record]:
    for position, entry in enumerate(found.entries, 1):
        origin = Origin(
            span=entry.span,
            list_number=found.number,
            position=position,
            label=entry.label,
            list_language=found.language,
        )
        yield parse_reference(entry.text, labeller, identifier=f"L{found.number}-{position}", origin=origin)


def _left_over(records: Sequence[Record], text: str) -> Iterator[Problem]:
    """The words of an entry that no field took: they are kept, but no style prints them."""
    for record in records:
        if words := record.custom.get("unparsed"):
            line = text.count("\n", 0, record.origin.span[0]) + 1 if record.origin and record.origin.span else None
            yield Problem("field", line, f"{record.id}: no field was found for {words!r}; kept in custom", words)


def parse_strings(strings: Iterable[str], *, labeller: Labeller | None = None) -> References:
    """Parse strings that hold one reference each: one record a string, in the same order, always.

    Ids count from "1". A string without any word gives an empty record and a problem of kind `entry`.

    Raises:
        InputError: something among the strings is no string, or one string was given instead of several.

    >>> [record.id for record in parse_strings(["Doe J. On trees. 2001.", ""])]
    ['1', '2']
    """
    records: list[Record] = []
    problems: list[Problem] = []
    for position, record in enumerate(parse_strings_iter(strings, labeller=labeller), 1):
        records.append(record)
        text = record.origin.text if record.origin else None
        if not any(map(str.isalnum, text or "")):
            message = f"String {position} holds no reference: it has no letter and no digit."
            problems.append(Problem("entry", position, message, text or ""))
    return References(records, problems=problems)


def parse_strings_iter(strings: Iterable[str], *, labeller: Labeller | None = None) -> Iterator[Record]:
    """The records of `parse_strings` one by one, each parsed when it is asked for: memory does not grow with them.

    `strings` may be a file's lines or any other stream. A string without any word gives an empty record.

    Raises:
        InputError: something among the strings is no string, or one string was given instead of several.

    >>> [record.title for record in parse_strings_iter(iter(["Doe J. On trees. Nature. 2001;7(9):1-2."]))]
    ['On trees']
    """
    if isinstance(strings, str):
        raise InputError(
            "parse_strings takes several strings, each one reference: pass a list, or use parse for a text."
        )
    return _one_by_one(strings, labeller)


def _one_by_one(strings: Iterable[str], labeller: Labeller | None) -> Iterator[Record]:
    for position, text in zip(count(1), strings):
        if not isinstance(text, str):
            raise InputError(f"String {position} is no string but {type(text).__name__}; decode bytes before parsing.")
        yield parse_reference(text, labeller, identifier=str(position), origin=Origin(position=position))
