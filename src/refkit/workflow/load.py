"""Records from whatever somebody has: a text, a bibliography file, or one reference a line. Workflow."""

from collections.abc import Sequence
from pathlib import Path

from refkit.errors import ConfigError, FormatError, UnreadableInput
from refkit.formats import registry
from refkit.model.problem import Problem
from refkit.model.record import Record
from refkit.model.references import References
from refkit.workflow.convert import read
from refkit.workflow.parse import parse, parse_strings
from refkit.workflow.source_text import read_source

PROBE_BYTES = 4096  # enough of a file to recognise its format


def load(path: Path, *, lines: bool = False, input_format: str | None = None) -> References:
    """The records in a file: read where it is a bibliography file, parsed where it is a text.

    A Word file with the fields of a reference manager gives the works cited there.
    With `lines` every line that is not blank is one reference.

    Raises:
        UnreadableInput: the file cannot be opened.
        FormatError: it breaks its format as a whole.
        InputError: its format can only be written.
        ConfigError: `lines` and `input_format` contradict each other.
    """
    if lines and input_format:
        raise ConfigError(
            f"With lines every line is one reference as printed, and a file of the format {input_format!r} has none: "
            "give --lines or --format, not both."
        )
    if lines:
        source = read_source(path)
        parsed = parse_strings([line for line in source.text.splitlines() if line.strip()])
        return References(parsed, problems=(*source.problems, *parsed.problems))
    try:
        return _load(path, input_format)
    except FormatError as error:
        raise FormatError(error.reason, error.line, str(path)) from error


def _load(path: Path, input_format: str | None) -> References:
    found = input_format or registry.guess_format(_head(path), path.name)
    has_printed_strings = found == "jats" and not input_format  # `parse` reads the fields and parses the strings
    if found is None and registry.document_format(path.name) == "docx" and (cited := _cited(path)):
        return cited
    return read(path, format=found) if found and not has_printed_strings else parse(path)


def _cited(path: Path) -> References:
    """What a reference manager keeps in a Word file, which is more exact than the list it prints."""
    try:
        found = read(path, format="docx")
    except FormatError:
        return References()
    return found if any(record.origin is None or record.origin.text is None for record in found) else References()


def load_all(paths: Sequence[Path], *, lines: bool = False, input_format: str | None = None) -> References:
    """The records of several files, one after the other. Where ids meet, later ones get the file's number before."""
    together = References()
    taken: set[str] = set()
    for number, path in enumerate(paths, 1):
        loaded = load(path, lines=lines, input_format=input_format)
        problems = loaded.problems
        if len(paths) > 1:
            problems = tuple(problem._replace(message=f"{path}: {problem.message}") for problem in problems)
            if not loaded:
                problems += (Problem("file", None, f"{path}: no reference was found"),)
        records = tuple(_apart(record, number, taken) for record in loaded)
        taken.update(record.id for record in records)
        together += References(records, problems=problems, lists=loaded.lists)
    return together


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(PROBE_BYTES)
    except (OSError, ValueError) as error:
        raise UnreadableInput.because(path, error) from error


def _apart(record: Record, number: int, taken: set[str]) -> Record:
    return record.replace(id=f"F{number}-{record.id}") if record.id in taken else record
