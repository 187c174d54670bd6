"""`refkit.parse` and `refkit.parse_strings`: text in, records out. Workflow: may use every room."""

from collections.abc import Iterable, Iterator, Sequence, Sized
from functools import partial
from itertools import chain
from pathlib import Path

from refkit.errors import InputError
from refkit.model.problem import Problem
from refkit.model.record import Record
from refkit.model.references import References
from refkit.parse.collection import collection_put_off
from refkit.parse.labeller import Labeller
from refkit.parse.lists import find_lists
from refkit.workflow.article_records import parse_article
from refkit.workflow.list_records import list_records
from refkit.workflow.processes import map_in_processes
from refkit.workflow.progress import watched
from refkit.workflow.source_text import SourceKind, read_source
from refkit.workflow.string_record import string_records

MOST_TOGETHER = 128  # strings that are labelled together
_MOST_CHARACTERS = 60_000  # of them


def parse(source: str | Path, *, labeller: Labeller | None = None) -> References:
    """Find every reference list in a text or file and parse each entry; ids are `L1-3`: list 1, entry 3.

    Plain text, text taken from a PDF, Markdown, HTML, DOCX files and JATS articles are read. A text without any list
    gives a record for each paragraph that reads like a reference. What belongs to no list is told in `.problems`; the
    lists themselves stand in `.lists`. Spans count characters of the text, and of markup those of `refkit.plain_text`.

    An entry that holds several references ("(a) … (b) …") gives a record for each, `L1-3a` and `L1-3b`. A dash, "Idem"
    or "Ders." for the author of the entry before stands for that author, and "Ibid., 53" for the work of the entry
    before; provenance names the entry that it was taken from. In a JATS article the ids are those of the file.

    Raises:
        InputError: the file cannot be read, or the text is only the name of an existing file.

    >>> parse("References\\n\\n1. Gröber U. Magnesium. Nutrients. 2015;7(9):8199-8226.")[0].id
    'L1-1'
    """
    read = read_source(source)
    if read.kind is SourceKind.ARTICLE:
        return parse_article(read, labeller)
    found = find_lists(read.text)
    parsed = (record for one in found.lists for record in list_records(one, read.text, labeller))
    records = list(watched(parsed, sum(len(one.entries) for one in found.lists)))
    left = _left_over(records, read.text)
    return References(records, problems=(*read.problems, *found.problems, *left), lists=found.lists)


def _left_over(records: Sequence[Record], text: str) -> Iterator[Problem]:
    """The words of an entry that no field took: they are kept, but no style prints them."""
    for record in records:
        if words := record.custom.get("unparsed"):
            line = text.count("\n", 0, record.origin.span[0]) + 1 if record.origin and record.origin.span else None
            yield Problem("field", line, f"{record.id}: no field was found for {words!r}; kept in custom", words)


def parse_strings(strings: Iterable[str], *, labeller: Labeller | None = None, workers: int = 1) -> References:
    """Parse strings that hold one reference each: one record a string, in the same order, always.

    `workers` are processes that share the work; each takes about a second to start, so that they pay from some
    thousand strings on. The answer is the same. A script that asks for several needs the line
    `if __name__ == "__main__":`, and a `labeller` of its own has to be one that pickles.

    Ids count from "1". A string without any word gives an empty record and a problem of kind `entry`. Marks of Markdown
    and HTML around words are no words. Of a string that holds several references ("(a) … (b) …") the first is the
    record, and `custom["parts"]` names them all. Dashes and "Ibid." stay what they are: who wants them resolved passes
    the list to `parse`.

    Raises:
        InputError: something among the strings is no string, or one string was given instead of several.
        ConfigError: the processes asked for cannot be started, or one of them died.

    >>> [record.id for record in parse_strings(["Doe J. On trees. 2001.", ""])]
    ['1', '2']
    """
    records: list[Record] = []
    problems: list[Problem] = []
    total = len(strings) if isinstance(strings, Sized) else None
    parsed = (
        parse_strings_iter(strings, labeller=labeller) if workers <= 1 else _in_processes(strings, labeller, workers)
    )
    for position, record in enumerate(watched(parsed, total), 1):
        records.append(record)
        text = record.origin.text if record.origin else None
        if not any(map(str.isalnum, text or "")):
            message = f"String {position} holds no reference: it has no letter and no digit."
            problems.append(Problem("entry", position, message, text or ""))
    return References(records, problems=problems)


def parse_strings_iter(strings: Iterable[str], *, labeller: Labeller | None = None) -> Iterator[Record]:
    """The records of `parse_strings` one by one; at most some hundred strings are read ahead, and memory does
    not grow with them.

    `strings` may be a file's lines or any other stream. A string without any word gives an empty record.

    Raises:
        InputError: something among the strings is no string, or one string was given instead of several.

    >>> [record.title for record in parse_strings_iter(iter(["Doe J. On trees. Nature. 2001;7(9):1-2."]))]
    ['On trees']
    """
    return chain.from_iterable(_records(batch, labeller) for batch in _batches(_several(strings)))


def _several(strings: Iterable[str]) -> Iterable[str]:
    if isinstance(strings, str):
        raise InputError(
            "parse_strings takes several strings, each one reference: pass a list, or use parse for a text."
        )
    if not isinstance(strings, Iterable):
        raise InputError(
            f"parse_strings takes several strings, each one reference, not {type(strings).__name__}: pass a list."
        )
    return strings


def _in_processes(strings: Iterable[str], labeller: Labeller | None, workers: int) -> Iterator[Record]:
    """The records of `parse_strings_iter`, made in processes."""
    records = partial(_records, labeller=labeller)
    return chain.from_iterable(map_in_processes(records, _batches(_several(strings)), workers))


def _records(numbered: tuple[int, list[str]], labeller: Labeller | None) -> list[Record]:
    """The records of some strings that stand together, with the position of the first."""
    first, strings = numbered
    with collection_put_off():
        return list(string_records(strings, first, labeller))


def _batches(strings: Iterable[str]) -> Iterator[tuple[int, list[str]]]:
    """One string, two, four … up to `MOST_TOGETHER`: a slow stream shows its first records at once.

    Where a stream breaks, what it gave before comes first and the error then.
    """
    batch: list[str] = []
    first, size, most = 1, 0, 1
    try:
        for position, text in enumerate(strings, 1):
            if not isinstance(text, str):
                raise InputError(
                    f"String {position} is no string but {type(text).__name__}; decode bytes before parsing."
                )
            batch.append(text)
            size += len(text)
            if len(batch) >= most or size >= _MOST_CHARACTERS:
                yield first, batch
                batch, first, size, most = [], position + 1, 0, min(2 * most, MOST_TOGETHER)
    except Exception:
        if batch:
            yield first, batch
        raise
    if batch:
        yield first, batch
