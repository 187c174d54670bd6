"""Files of works, one work at a time. Room: sources.

Known are JSON lines (each line a work, or an object with the work under "work" or "message"), arrays of works,
and objects that have them under "items" (a page of Crossref's answers, a file of its yearly public data file);
plain or in gzip, alone, in a folder or in a tar. A work is what Crossref's API gives or a CSL-JSON item.
"""

import gzip
import io
import json
import re
import tarfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, BinaryIO, NamedTuple, TextIO, cast

from refkit.errors import UnreadableInput
from refkit.model.crossref import CSL_TYPE_OF
from refkit.model.problem import Problem
from refkit.model.variables import TYPES

LONGEST_LINE = 32_000_000  # characters; one work with all its references has less than 5 million
CHUNK = 1 << 18  # characters read at a time from a file with "items"
SAFE_SIZE = 1 << 28  # unpacked bytes below which no compression is suspicious
MOST_EXPANSION = 200  # times its packed size; works compress to a tenth, a bomb to a thousandth
SUFFIXES = (".json", ".jsonl", ".ndjson", ".gz", ".tar", ".tgz")
_ITEMS = re.compile(r'\s*+\{(?:[^\[\]]{0,2000}?)"items"\s*+:\s*+\[|\s*+\[')
_SEPARATORS = " \t\r\n,"
_NOTHING = (OSError, EOFError, zlib.error, tarfile.TarError)


class Item(NamedTuple):
    """One work or problem of an input, and its place there: a line or the number of a work, from 1."""

    position: int
    value: Mapping[str, Any] | Problem


@dataclass(frozen=True, slots=True)
class Input:
    """One file with works; `mark` changes when its content does."""

    name: str
    mark: str
    stream: BinaryIO

    def items(self, passing: int = 0) -> Iterator[Item]:
        """The works after the first so many lines or works; what is none of them comes as a Problem.

        A file that is damaged gives what stands before the damage, then a Problem of kind "file".
        """
        position = passing
        try:
            with io.TextIOWrapper(
                cast("IO[bytes]", _Unpacked(self.stream)), encoding="utf-8-sig", errors="replace"
            ) as text:
                for item in _items_in(text, passing):
                    position = item.position
                    yield item
        except _NOTHING as error:
            reason = getattr(error, "strerror", None) or error
            yield Item(position, Problem("file", None, f"{self.name}: cannot be read to its end: {reason}"))


def inputs_of(path: Path) -> Iterator[Input]:
    """The file, or the files of a folder or tar that hold works; each has to be read before the next.

    Raises:
        UnreadableInput: the file or folder itself cannot be opened.
    """
    try:
        files = [path] if not path.is_dir() else sorted(file for file in path.rglob("*") if file.suffix in SUFFIXES)
        for file in files:
            if file.is_file() or not path.is_dir():
                name = file.relative_to(path).as_posix() if path.is_dir() else file.name
                yield from _inputs_of_file(file, name)
    except OSError as error:
        raise UnreadableInput.because(path, error) from error


def _inputs_of_file(file: Path, name: str) -> Iterator[Input]:
    known_as = file.stat()
    mark = f"{known_as.st_size}:{known_as.st_mtime_ns}"
    with file.open("rb") as stream:
        if not _is_tar(stream):
            yield Input(name, mark, stream)
            return
        try:
            with tarfile.open(fileobj=stream, mode="r|*") as tar:
                for member in tar:
                    if member.isfile() and Path(member.name).suffix in SUFFIXES and (part := tar.extractfile(member)):
                        yield Input(f"{name}/{member.name}", mark, cast("BinaryIO", part))
        except _NOTHING as error:
            yield Input(f"{name} (rest)", "damaged", _Damaged(error))


class _Damaged(io.BytesIO):
    """What is left of a tar that cannot be read on: reading it says why."""

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self.error = error

    def read(self, size: int | None = -1, /) -> bytes:
        raise OSError(str(self.error))


def _is_tar(stream: BinaryIO) -> bool:
    start = stream.read(512)
    if start.startswith(b"\x1f\x8b"):
        stream.seek(0)
        try:
            with closing(gzip.GzipFile(fileobj=stream)) as unpacked:
                start = unpacked.read(512)
        except _NOTHING:
            start = b""
    stream.seek(0)
    return start[257:262] == b"ustar"


class _Counted:
    """A stream that is only read forward, and how many bytes of it were taken."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self.taken = stream, 0
        self._start = stream.read(2)
        self.is_gzip = self._start == b"\x1f\x8b"

    def read(self, size: int = -1, /) -> bytes:
        data, self._start = self._start or self._stream.read(size), b""
        self.taken += len(data)
        return data


class _Unpacked(io.BufferedIOBase):
    """What is in a file, plain or in gzip, as long as it does not grow as only a bomb does."""

    def __init__(self, stream: BinaryIO) -> None:
        self._packed, self._given = _Counted(stream), 0
        is_gzip = self._packed.is_gzip
        self._stream = gzip.GzipFile(fileobj=cast("BinaryIO", self._packed)) if is_gzip else self._packed

    def readable(self) -> bool:
        return True

    def read1(self, size: int = -1, /) -> bytes:
        data = self._stream.read(size if size > 0 else CHUNK)
        self._given += len(data)
        if self._given > SAFE_SIZE and self._given > MOST_EXPANSION * self._packed.taken:
            raise OSError(f"it grows to more than {MOST_EXPANSION} times its size when unpacked, which works do not")
        return data

    def read(self, size: int | None = -1, /) -> bytes:
        return self.read1(-1 if size is None else size)


def _items_in(stream: TextIO, passing: int) -> Iterator[Item]:
    start = stream.read(CHUNK)
    if match := _ITEMS.match(start):
        values = enumerate(_values(start[match.end() :], stream), 1)
        yield from (Item(place, value) for place, value in values if place > passing)
    else:
        yield from _lines(start, stream, passing)


def _lines(start: str, stream: TextIO, passing: int) -> Iterator[Item]:
    for number, line in enumerate(_split_lines(start, stream), 1):
        if number <= passing or not line.strip():
            continue
        if len(line) > LONGEST_LINE:
            problem = Problem("entry", number, f"longer than {LONGEST_LINE} characters: left out", line[:80])
            yield Item(number, problem)
            continue
        try:
            yield Item(number, _work_or_problem(json.loads(line), number, line))
        except (ValueError, RecursionError) as error:
            yield Item(number, Problem("entry", number, f"not JSON: {error}", line[:80]))


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


def _values(buffer: str, stream: TextIO) -> Iterator[Mapping[str, Any] | Problem]:
    """Decode the objects of the array one by one, reading on where one is not complete yet."""
    decoder = json.JSONDecoder()
    at_end = False
    place = 0
    while True:
        if len(buffer) - place < CHUNK and not at_end:
            more = stream.read(max(CHUNK, len(buffer) - place))  # doubling keeps the work linear
            buffer, place, at_end = buffer[place:] + more, 0, not more
        while place < len(buffer) and buffer[place] in _SEPARATORS:
            place += 1
        if buffer.startswith("]", place):
            return
        try:
            value, place = decoder.raw_decode(buffer, place)
        except (ValueError, RecursionError) as error:
            if not at_end and len(buffer) - place <= LONGEST_LINE and isinstance(error, ValueError):
                more = stream.read(max(CHUNK, len(buffer) - place))
                buffer, place, at_end = buffer[place:] + more, 0, not more
                continue
            reason = "the works end in what is not JSON" if buffer[place:] else "the list of works is cut off"
            yield Problem("file", None, f"{reason}: {error}", buffer[place : place + 80])
            return
        yield _work_or_problem(value, None, str(value)[:80])


def _work_or_problem(value: Any, line: int | None, text: str) -> Mapping[str, Any] | Problem:
    for key in ("work", "message"):
        if isinstance(value, Mapping) and "DOI" not in value and isinstance(value.get(key), Mapping):
            value = value[key]
    if isinstance(value, Mapping) and (isinstance(value.get("DOI"), str) or _is_csl(value)):
        return value
    return Problem("entry", line, "not a work: it has no DOI, and is no CSL-JSON item with a title", text[:80])


def _is_csl(value: Mapping[str, Any]) -> bool:
    kind = value.get("type")
    return isinstance(value.get("title"), str) and isinstance(kind, str) and (kind in TYPES or kind in CSL_TYPE_OF)
