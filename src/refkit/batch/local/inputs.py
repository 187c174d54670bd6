"""Read a file larger than memory as batches of rows. Part of the local driver."""

import gzip
import json
from collections.abc import Iterator
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from typing import Any

from refkit.batch.arrow import pyarrow as pa
from refkit.errors import InputError, UnreadableInput

ROW = "row"  # the column that says which row of the input it was, counted from 1
FINGERPRINTED_BYTES = 1 << 20  # at the start and at the end of a file


def read_batches(path: Path, column: str, rows: int) -> Iterator[pa.RecordBatch]:
    """Batches of `rows` rows with two columns: `row` and `column`.

    `.parquet` files are read by their column, `.jsonl` files (also `.gz`) by the key of that name or, where a
    line holds a plain string, as that string; every other file as text with one reference a line. A line
    that is not JSON is kept as it is, so that its row tells.

    Raises:
        UnreadableInput: the file cannot be opened. InputError: a Parquet file has no such column.
    """
    number = 0
    try:
        for values in _values(path, column, rows):
            count = len(values)
            numbers = pa.array([str(number + place + 1) for place in range(count)], pa.string())
            yield pa.RecordBatch.from_arrays([numbers, pa.array(values, pa.string())], [ROW, column])
            number += count
    except (OSError, EOFError) as error:
        raise UnreadableInput.because(path, error) from error


def read_tables(path: Path, rows: int) -> Iterator[pa.RecordBatch]:
    """Batches of `rows` rows with all columns of a Parquet file that the driver itself has written."""
    from pyarrow import parquet

    with parquet.ParquetFile(path) as file:
        yield from file.iter_batches(batch_size=rows)


def fingerprint(path: Path) -> str:
    """A mark that another file, or another state of this one, does not have: its size, start and end, hashed."""
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            start = file.read(FINGERPRINTED_BYTES)
            file.seek(max(0, size - FINGERPRINTED_BYTES))
            end = file.read()
    except OSError as error:
        raise UnreadableInput.because(path, error) from error
    return blake2b(b"%d " % size + start + end, digest_size=16).hexdigest()


def _values(path: Path, column: str, rows: int) -> Iterator[list[str | None]]:
    if path.suffix == ".parquet":
        yield from _parquet(path, column, rows)
        return
    is_json = ".jsonl" in path.suffixes or ".ndjson" in path.suffixes
    with gzip.open(path, "rb") if path.suffix == ".gz" else path.open("rb") as file:
        lines = (line.decode("utf-8", "replace").rstrip("\r\n") for line in file)
        texts = (_json_value(line, column) if is_json else line for line in lines)
        while group := list(islice(texts, rows)):
            yield group


def _parquet(path: Path, column: str, rows: int) -> Iterator[list[str | None]]:
    from pyarrow import parquet

    try:
        with parquet.ParquetFile(path) as file:
            if column not in file.schema_arrow.names:
                raise InputError(
                    f"{str(path)!r} has no column {column!r}; it has {', '.join(file.schema_arrow.names)}."
                )
            for batch in file.iter_batches(batch_size=rows, columns=[column]):
                yield [None if value is None else str(value) for value in batch.column(0).to_pylist()]
    except pa.ArrowInvalid as error:
        raise UnreadableInput(str(path), f"it is not Parquet ({error})") from error


def _json_value(line: str, column: str) -> str | None:
    try:
        value: Any = json.loads(line)
    except (ValueError, RecursionError):
        return line
    if isinstance(value, dict) and column in value:
        value = value[column]
    return value if isinstance(value, str) or value is None else json.dumps(value, ensure_ascii=False)
