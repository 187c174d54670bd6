"""Read, write and convert bibliography files. Workflow: may use every room."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from refkit.errors import InputError
from refkit.formats import registry
from refkit.formats.encoding import decode_text
from refkit.formats.guesses import without_guesses
from refkit.formats.losses import losses
from refkit.model.origin import Origin
from refkit.model.problem import Problem
from refkit.model.record import Record
from refkit.model.references import References
from refkit.workflow.files import read_file, write_file
from refkit.workflow.printed import parse_printed

_TELLING_GUESSES = frozenset(["csl-json", "csl-yaml", "jsonl"])  # formats that say what was only guessed


def read(source: str | Path | bytes, *, format: str | None = None) -> References:
    """The records of a bibliography file.

    `source` is a path, or the file's content as bytes. The format is taken from `format`, else from the
    ending of the name, else from the content. References that are printed text in it are parsed.

    Raises:
        UnreadableInput: the file cannot be opened.
        InputError: nothing says which format it has, or it is neither path nor bytes.
        FormatError: it breaks its format as a whole; a single bad entry is a problem instead.
    """
    if isinstance(source, bytes):
        return _read(source, "", format)
    if not isinstance(source, str | Path):
        kind = type(source).__name__
        raise InputError(f"Expected a file's path, or its content as bytes, not {kind}; refkit.loads reads a text.")
    return _read(read_file(Path(source)), str(source), format)


def loads(text: str, *, format: str) -> References:
    """The records in a text of the format called `format`."""
    return _read(text.encode("utf-8", "replace"), "", format)


def dumps(records: Iterable[Record] | Record, *, format: str) -> str:
    """The records as a text of the format called `format`.

    Raises:
        UnknownName: there is no such format.
        InputError: it can be read but not written.
    """
    return decode_text(_write(records, format)).text


def write(records: Iterable[Record] | Record, path: str | Path, *, format: str | None = None) -> Path:
    """Write the records into a file, whole or not at all; the format comes from the ending of its name.

    Raises:
        InputError: the ending says no format, or the file cannot be written.
    """
    target = Path(path)
    name = format or registry.EXTENSIONS.get(target.suffix.lower())
    if name is None:
        raise InputError(f"The ending of {str(target)!r} names no format: pass format=, one of {_writable()}.")
    write_file(target, _write(records, name))
    return target


def convert(source: str | Path | bytes, *, to: str, format: str | None = None) -> str:
    """A bibliography file as a text of another format, in one call."""
    return dumps(read(source, format=format), format=to)


class Loss(NamedTuple):
    """What one record loses in a format: where it stands (from 1), its id, and each field with what it says."""

    position: int
    id: str
    fields: dict[str, Any]


def report_losses(records: Iterable[Record], *, to: str) -> tuple[Loss, ...]:
    """The records of which the format called `to` cannot carry everything, and what they lose, as JSON has it.

    A format that can only be written cannot be asked, and reports nothing.

    Raises:
        UnknownName: there is no such format.
        InputError: it cannot be written.

    >>> report_losses([Record(id="a", type="book", title="T", medium="vinyl")], to="ris")
    (Loss(position=1, id='a', fields={'medium': 'vinyl'}),)
    """
    return tuple(
        Loss(position, record.id, {name: _said(record, name) for name in lost})
        for position, record in enumerate(records, 1)
        if (lost := losses(record, to))
    )


def _said(record: Record, field: str) -> Any:
    """A field's value as JSON has it."""
    return record.model_dump(mode="json", include={field}, exclude_defaults=True).get(field)


def find_losses(records: Iterable[Record], *, to: str) -> tuple[Problem, ...]:
    """What the format called `to` cannot carry: one problem a record that would lose something, naming the fields.

    Raises:
        UnknownName: there is no such format.
        InputError: it cannot be written.
    """
    return tuple(as_problem(loss, to) for loss in report_losses(records, to=to))


def as_problem(loss: Loss, to: str) -> Problem:
    """A loss in words."""
    return Problem("field", None, f"{loss.id!r} loses in {to}: {', '.join(loss.fields)}", " ".join(loss.fields))


def _read(data: bytes, file_name: str, format: str | None) -> References:
    name = format or registry.guess_format(data, file_name) or registry.document_format(file_name)
    if name is None:
        readable = ", ".join(known for known in registry.format_names() if registry.can(known, "read"))
        raise InputError(
            f"Nothing says which bibliography format {file_name or 'this'!r} has: pass format=, one of {readable}; "
            "for a text with references in it use refkit.parse."
        )
    result = registry.reader(name).read(data)
    records = (_with_origin(record, file_name) for record in parse_printed(result.records))
    return References(records, problems=result.problems, document=result.document)


def _with_origin(record: Record, file_name: str) -> Record:
    if not file_name or (record.origin is not None and record.origin.file is not None):
        return record
    known = record.origin or Origin(key=record.id)
    origin = known.model_copy(update={"file": file_name})
    return record.model_copy(update={"origin": origin})  # checked already: `replace` would check a whole file twice


def _write(records: Iterable[Record] | Record, format: str) -> bytes:
    written = (records,) if isinstance(records, Record) else tuple(records)
    document = records.document if isinstance(records, References) else None
    if format not in _TELLING_GUESSES:
        written = tuple(without_guesses(record) for record in written)
    return registry.writer(format).write(written, document)


def _writable() -> str:
    return ", ".join(name for name in registry.format_names() if registry.can(name, "write"))
