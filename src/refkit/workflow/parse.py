"""`refkit.parse` and `refkit.parse_strings`: text in, records out. Workflow: may use every room."""

<<<<<<< HEAD
from collections.abc import Iterable, Iterator, Sequence, Sized
=======
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, count, islice
>>>>>>> scale
from pathlib import Path

from refkit.errors import InputError
from refkit.model.problem import Problem
from refkit.model.record import Record
from refkit.model.references import References
from refkit.parse.labeller import Labeller
from refkit.parse.lists import find_lists
from refkit.workflow.article_records import parse_article
from refkit.workflow.list_records import list_records
<<<<<<< HEAD
from refkit.workflow.progress import watched
=======
from refkit.workflow.processes import map_in_processes
>>>>>>> scale
from refkit.workflow.source_text import SourceKind, read_source
from refkit.workflow.string_record import string_records

_MOST_TOGETHER = 128  # strings that are labelled together
_MOST_CHARACTERS = 60_000  # of them

STRINGS_AT_ONCE = 200  # given to a process


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
<<<<<<< HEAD
    total = len(strings) if isinstance(strings, Sized) else None
    for position, record in enumerate(watched(parse_strings_iter(strings, labeller=labeller), total), 1):
=======
    parsed = parse_strings_iter(strings, labeller=labeller) if workers <= 1 else _shared(strings, labeller, workers)
    for position, record in enumerate(parsed, 1):
>>>>>>> scale
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
    return _one_by_one(_checked_strings(strings), labeller)


def _checked_strings(strings: Iterable[str]) -> Iterator[str]:
    if isinstance(strings, str):
        raise InputError(
            "parse_strings takes several strings, each one reference: pass a list, or use parse for a text."
        )
<<<<<<< HEAD
    return _in_batches(strings, labeller)


def _in_batches(strings: Iterable[str], labeller: Labeller | None) -> Iterator[Record]:
    position = 1
    for batch in _batches(strings):
        yield from string_records(batch, position, labeller)
        position += len(batch)


def _batches(strings: Iterable[str]) -> Iterator[list[str]]:
    """One string, two, four … up to `_MOST_TOGETHER`: a slow stream shows its first records at once.

    Where a stream breaks, what it gave before comes first and the error then.
    """
    batch: list[str] = []
    size, most = 0, 1
    try:
        for position, text in enumerate(strings, 1):
            if not isinstance(text, str):
                raise InputError(
                    f"String {position} is no string but {type(text).__name__}; decode bytes before parsing."
                )
            batch.append(text)
            size += len(text)
            if len(batch) >= most or size >= _MOST_CHARACTERS:
                yield batch
                batch, size, most = [], 0, min(2 * most, _MOST_TOGETHER)
    except Exception:
        if batch:
            yield batch
        raise
    if batch:
        yield batch
=======
    return _only_strings(strings)


def _shared(strings: Iterable[str], labeller: Labeller | None, workers: int) -> Iterator[Record]:
    """The records of `parse_strings_iter`, made in processes."""
    return chain.from_iterable(map_in_processes(partial(_stretch, labeller=labeller), _stretches(strings), workers))


def _stretches(strings: Iterable[str]) -> Iterator[tuple[int, list[str]]]:
    """Some strings at a time, with the position of the first."""
    source = _checked_strings(strings)
    for position in count(1, STRINGS_AT_ONCE):
        if not (stretch := list(islice(source, STRINGS_AT_ONCE))):
            return
        yield position, stretch


def _stretch(numbered: tuple[int, list[str]], labeller: Labeller | None) -> list[Record]:
    first, strings = numbered
    return [string_record(text, position, labeller) for position, text in enumerate(strings, first)]


def _one_by_one(strings: Iterator[str], labeller: Labeller | None) -> Iterator[Record]:
    for position, text in enumerate(strings, 1):
        yield string_record(text, position, labeller)


def _only_strings(strings: Iterable[str]) -> Iterator[str]:
    for position, text in enumerate(strings, 1):
        if not isinstance(text, str):
            raise InputError(f"String {position} is no string but {type(text).__name__}; decode bytes before parsing.")
        yield text
>>>>>>> scale
