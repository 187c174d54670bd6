"""Works and their keys in one SQLite file, read. Room: sources.

Works are numbered from 1 and stand in blocks, in the order of their numbers. A work that a later input
replaced keeps its number and is passed over.
"""

import json
import sqlite3
import threading
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from refkit.errors import StoreError
from refkit.sources.local_index.packing import unpack

SCHEMA = """
CREATE TABLE block (first INTEGER PRIMARY KEY, body BLOB NOT NULL);
CREATE TABLE dictionary (body BLOB NOT NULL);
CREATE TABLE doi_key (hash INTEGER NOT NULL, work INTEGER NOT NULL, PRIMARY KEY (hash, work)) WITHOUT ROWID;
CREATE TABLE blocking_key (hash INTEGER NOT NULL, work INTEGER NOT NULL, PRIMARY KEY (hash, work)) WITHOUT ROWID;
CREATE TABLE common_key (hash INTEGER PRIMARY KEY);
CREATE TABLE replaced (work INTEGER PRIMARY KEY);
CREATE TABLE input (name TEXT, mark TEXT, position INTEGER, complete_since INTEGER, PRIMARY KEY (name, mark));
CREATE TABLE total (works INTEGER NOT NULL);
INSERT INTO total VALUES (0);
"""
KEYS_AT_ONCE = 900  # below SQLite's oldest limit of 999 parameters a statement
BLOCKS_KEPT = 64  # unpacked blocks in memory, 10 kB each


class Store:
    """The SQLite file of an index, opened for reading only; threads may share it.

    Raises:
        StoreError: the file is damaged, here or when it is read.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.Lock()
        self._block = lru_cache(maxsize=BLOCKS_KEPT)(self._unpacked)
        try:
            address = f"file:{quote(str(path))}?mode=ro&immutable=1"
            self._connection = sqlite3.connect(address, uri=True, check_same_thread=False)
        except sqlite3.Error as error:
            raise StoreError(f"The index cannot be opened: {error} ({str(path)!r}). Build it again.") from error

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def counts(self) -> tuple[int, int]:
        """How many works were added, and how many of them were replaced later."""
        works, replaced = self._select("SELECT works, (SELECT count(*) FROM replaced) FROM total")[0]
        return works, replaced

    def works_of_doi(self, hashed: int) -> list[int]:
        """Numbers of the works whose DOI has this hash."""
        return [number for (number,) in self._select("SELECT work FROM doi_key WHERE hash = ?", [hashed])]

    def works_of_keys(self, hashes: Sequence[int]) -> dict[int, list[int]]:
        """For each of the keys that are there the numbers of its works."""
        found: defaultdict[int, list[int]] = defaultdict(list)
        for start in range(0, len(hashes), KEYS_AT_ONCE):
            part = hashes[start : start + KEYS_AT_ONCE]
            marks = ",".join("?" * len(part))
            for hashed, number in self._select(f"SELECT hash, work FROM blocking_key WHERE hash IN ({marks})", part):
                found[hashed].append(number)
        return found

    def in_use(self, numbers: Sequence[int]) -> list[int]:
        """Those of at most 900 works that no newer record replaced, in the order given."""
        marks = ",".join("?" * len(numbers))
        gone = {number for (number,) in self._select(f"SELECT work FROM replaced WHERE work IN ({marks})", numbers)}
        return [number for number in numbers if number not in gone]

    def works(self, numbers: Iterable[int]) -> Iterator[Mapping[str, Any]]:
        """The works with these numbers, in the order given."""
        return map(self._work, numbers)

    @cached_property
    def _dictionary(self) -> bytes:
        return bytes(self._select("SELECT body FROM dictionary")[0][0])

    def _work(self, number: int) -> Mapping[str, Any]:
        rows = self._select("SELECT max(first) FROM block WHERE first <= ?", [number])
        first = rows[0][0]
        try:
            work: Mapping[str, Any] = json.loads(self._block(first)[number - first])
        except (TypeError, IndexError, ValueError, zlib.error) as error:
            raise StoreError(f"The index {str(self.path)!r} is damaged: work {number} is not there.") from error
        return work

    def _unpacked(self, first: int) -> Sequence[bytes]:
        return unpack(self._select("SELECT body FROM block WHERE first = ?", [first])[0][0], self._dictionary)

    def _select(self, statement: str, parameters: Sequence[int] = ()) -> list[Any]:
        with self._lock:
            try:
                return self._connection.execute(statement, parameters).fetchall()
            except sqlite3.Error as error:
                raise StoreError(f"The index {str(self.path)!r} cannot be read: {error}. Build it again.") from error
