"""Files of Crossref works, one work at a time. Room: sources; may import model, text, errors.

Known are JSON lines (each line a work, or an object with the work under "work" or "message"), and files
with one object that has them under "items": a page of answers, or a file of the yearly public data file.
"""

import gzip
import json
import re
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TextIO

from refkit.errors import UnreadableInput
from refkit.model.problem import Problem

LONGEST_LINE = 32_000_000  # characters; one work with all its references has less than 5 million
CHUNK = 1 << 18  # characters read at a time from a file with "items"
_ITEMS = re.compile(r'\s*+\{(?:[^\[\]]{0,2000}?)"items"\s*+:\s*+\[')
_SEPARATORS = " \t\r\n,"


def read_works(path: Path) -> Iterator[Mapping[str, Any] | Problem]:
    """The works of a file or of all `.json`, `.jsonl` and `.gz` files in a folder, in order.

    What is no work comes as a Problem with its line, or with line None within "items".

    Raises:
        UnreadableInput: the file cannot be read, or its compression is broken.
    """
    for file in _files(path):
        try:
            with (
                gzip.open(file, "rt", encoding="utf-8", errors="replace")
                if _is_gzip(file)
                else file.open(encoding="utf-8-sig", errors="replace") as stream
            ):
                yield from _works_in(stream)
        except (OSError, EOFError, zlib.error) as error:
            reason = getattr(error, "strerror", None) or error
            raise UnreadableInput(str(file), f"{reason} (expected Crossref works, plain or in gzip)") from error


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    return sorted(file for file in path.iterdir() if file.suffix in (".json", ".jsonl", ".gz"))


def _is_gzip(file: Path) -> bool:
    with file.open("rb") as stream:
        return stream.read(2) == b"\x1f\x8b"


def _works_in(stream: TextIO) -> Iterator[Mapping[str, Any] | Problem]:
    start = stream.read(CHUNK)
    if match := _ITEMS.match(start):
        yield from _items(start[match.end() :], stream)
    else:
        yield from _lines(start, stream)


def _lines(start: str, stream: TextIO) -> Iterator[Mapping[str, Any] | Problem]:
    number = 0
    for number, line in enumerate(_split_lines(start, stream), 1):
        if not line.strip():
            continue
        if len(line) > LONGEST_LINE:
            yield Problem("entry", number, f"longer than {LONGEST_LINE} characters: left out", line[:80])
            continue
        try:
            yield _work_or_problem(json.loads(line), number, line)
        except (ValueError, RecursionError) as error:
            yield Problem("entry", number, f"not JSON: {error}", line[:80])


def _split_lines(start: str, stream: TextIO) -> Iterator[str]:
    """The lines of what was read and of what follows; one that is too long is cut, its rest passed over."""
    *complete, rest = start.split("\n")
    yield from complete
    while more := stream.readline(LONGEST_LINE):
        rest += more
        while not more.endswith("\n") and len(rest) > LONGEST_LINE and (more := stream.readline(CHUNK)):
            pass
        yield rest
        rest = ""
    if rest:
        yield rest


def _items(buffer: str, stream: TextIO) -> Iterator[Mapping[str, Any] | Problem]:
    """Decode the objects of the array one by one, reading on where one is not complete yet."""
    decoder = json.JSONDecoder()
    at_end = False
    while True:
        buffer = buffer.lstrip(_SEPARATORS)
        if buffer.startswith("]"):
            return
        try:
            value, end = decoder.raw_decode(buffer) if buffer else (None, 0)
        except (ValueError, RecursionError) as error:
            if at_end or len(buffer) > LONGEST_LINE or isinstance(error, RecursionError):
                yield Problem("file", None, f"the works end in what is not JSON: {error}", buffer[:80])
                return
            end = 0
        if end:
            buffer = buffer[end:]
            yield _work_or_problem(value, None, str(value)[:80])
            continue
        if at_end:
            yield Problem("file", None, "the file ends before its list of works does: it may be cut off")
            return
        more = stream.read(max(CHUNK, len(buffer)))  # doubling keeps the work linear
        buffer, at_end = buffer + more, not more


def _work_or_problem(value: Any, line: int | None, text: str) -> Mapping[str, Any] | Problem:
    for key in ("work", "message"):
        if isinstance(value, Mapping) and "DOI" not in value and isinstance(value.get(key), Mapping):
            value = value[key]
    if isinstance(value, Mapping) and isinstance(value.get("DOI"), str):
        return value
    return Problem("entry", line, "not a Crossref work: it has no DOI", text[:80])
