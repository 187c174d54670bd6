"""The references of a file one after the other, for whoever shows them as they come. Workflow."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from refkit.formats import registry
from refkit.model.lists import ReferenceList
from refkit.model.problem import Problem
from refkit.model.record import Record
from refkit.workflow.find import find_in
from refkit.workflow.list_records import list_records
from refkit.workflow.load import PROBE_BYTES, load
from refkit.workflow.source_text import SourceKind, read_source


@dataclass(frozen=True, slots=True)
class Gradual:
    """What is known of a file before its references are parsed.

    `count` is the number of entries (an entry may hold several references); `records` parses each when it is asked for.
    """

    lists: tuple[ReferenceList, ...]
    problems: tuple[Problem, ...]
    count: int
    records: Iterator[Record]


def load_gradually(path: Path) -> Gradual:
    """As `workflow.load.load`, with the same records; those of a text are parsed one by one.

    Raises:
        OSError: the file cannot be opened.
        FormatError: it breaks its format as a whole.
    """
    with path.open("rb") as file:
        head = file.read(PROBE_BYTES)
    is_text = registry.guess_format(head, path.name) is None and registry.document_format(path.name) != "docx"
    text = read_source(path) if is_text else None
    if text is None or text.kind is SourceKind.ARTICLE:
        loaded = load(path)
        return Gradual(loaded.lists, loaded.problems, len(loaded), iter(loaded))
    found = find_in(text)
    records = (record for one in found.lists for record in list_records(one, text.text))
    count = sum(len(one.entries) for one in found.lists)
    return Gradual(found.lists, (*text.problems, *found.problems), count, records)
