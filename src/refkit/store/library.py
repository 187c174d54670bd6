"""A library of records in one SQLite file, which a team can trust with its only copy. Room: store."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from types import TracebackType
from typing import Self

from refkit.errors import InputError, StoreError
from refkit.model.problem import Problem
from refkit.model.record import Record
from refkit.model.references import References
from refkit.store.connection import connect, telling_errors
from refkit.store.history import Operation, begin_operation, forget_if_empty, keep_state, now, operations, take_back
from refkit.store.rows import (
    delete_record,
    insert_record,
    note_of,
    put_note,
    put_tags,
    state_of,
    tags_of,
    update_record,
)
from refkit.store.search_words import match_expression
from refkit.store.stored import from_data, look_up_columns

MOST_FOUND = 100  # records that a search gives unless more are asked for
RECORDS_AT_ONCE = 500
MOST_CANDIDATES = 200
MOST_RANKED = 1_000  # hits among which the best are looked for

# A word in the title says more than one in the abstract.
_RANK = "bm25(words, 6.0, 4.0, 2.0, 1.0, 2.0)"


class Holdings(References):
    """Records of a library, with the key of each in `keys`, in the same order."""

    __slots__ = ("keys",)

    keys: tuple[int, ...]

    def __init__(self, pairs: Iterable[tuple[int, Record]]) -> None:
        known = tuple(pairs)
        super().__init__(record for _, record in known)
        object.__setattr__(self, "keys", tuple(key for key, _ in known))

    def __reduce__(self) -> tuple[type["Holdings"], tuple[list[tuple[int, Record]]]]:
        return Holdings, (list(zip(self.keys, self, strict=True)),)


class Library:
    """The library in a file; made where there is none, opened for reading where it cannot be written.

    Every record has a key of its own, a number that is never given twice, and keeps its id. A change is one
    transaction: done whole and on the disk when the method returns, or not at all. Several processes and
    threads may use one file at once. Close it, or use it in a `with` statement.

    Raises:
        StoreError: the file cannot be opened, is no library, or was made by a newer refkit; the same for
            every method, where the disk is full, another program does not let go, or the library is read-only.
    """

    def __init__(self, path: str | Path, *, read_only: bool = False) -> None:
        self.path = Path(path)
        self._lock = RLock()
        self._connection, can_write = connect(self.path, read_only=read_only)
        self.read_only = not can_write

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file. Closing twice does no harm."""
        with self._lock:
            self._connection.close()

    def __len__(self) -> int:
        with self._reading() as connection:
            count: int = connection.execute("SELECT count(*) FROM record").fetchone()[0]
        return count

    def __contains__(self, key: object) -> bool:
        with self._reading() as connection:
            return connection.execute("SELECT 1 FROM record WHERE key = ?", (key,)).fetchone() is not None

    def __iter__(self) -> Iterator[Record]:
        """All records in the order of their keys, a few hundred in memory at a time."""
        return (record for _, record in self.items())

    def items(self) -> Iterator[tuple[int, Record]]:
        """All keys with their records, in the order of the keys."""
        after = 0
        while True:
            with self._reading() as connection:
                rows = connection.execute(
                    "SELECT key, data FROM record WHERE key > ? ORDER BY key LIMIT ?", (after, RECORDS_AT_ONCE)
                ).fetchall()
            if not rows:
                return
            for key, data in rows:
                yield key, from_data(data, key)
            after = rows[-1][0]

    def add(self, records: Iterable[Record] | Record) -> tuple[int, ...]:
        """Store records and give their keys, in order. Nothing is merged or replaced; copies are kept as they are."""
        given = (records,) if isinstance(records, Record) else records
        with self._operation("add") as (connection, operation):
            at, keys = now(), []
            for record in given:
                keys.append(insert_record(connection, record, at))
                keep_state(connection, operation, keys[-1], None)
        return tuple(keys)

    def get(self, key: int) -> Record:
        """The record with this key.

        Raises:
            InputError: there is none.
        """
        with self._reading() as connection:
            row = connection.execute("SELECT data FROM record WHERE key = ?", (key,)).fetchone()
        if row is None:
            raise _no_such(key)
        return from_data(row[0], key)

    def replace(self, key: int, record: Record) -> None:
        """Store another state of a record; `undo` brings the old one back."""
        with self._operation("replace") as (connection, operation):
            _keep(connection, operation, key)
            update_record(connection, key, record, now())

    def remove(self, keys: Iterable[int]) -> None:
        """Take records out, with their tags and notes; `undo` brings them back under the same keys."""
        with self._operation("remove") as (connection, operation):
            for key in keys:
                _keep(connection, operation, key)
                delete_record(connection, key)

    def search(self, words: str = "", *, tag: str | None = None, limit: int = MOST_FOUND) -> Holdings:
        """The records with all these words, or starts of words, the best ones first; without words, all records.

        Case and diacritics do not matter; words in double quotes stand together. `tag` leaves only records
        with that tag. At most `limit` records.
        """
        expression = match_expression(words)
        if words.strip() and not expression:
            return Holdings(())
        asked = {"words": expression, "tag": tag, "limit": limit}
        with self._reading() as connection:
            rows = connection.execute(_search_query(connection, expression, tag), asked).fetchall()
        return Holdings((key, from_data(data, key)) for key, data in rows)

    def like(self, record: Record) -> Holdings:
        """The records that may be copies of this one: the same identifier, start of the title, or place."""
        columns = {name: value for name, value in look_up_columns(record).items() if value is not None}
        if not columns:
            return Holdings(())
        query = " UNION ".join(f"SELECT key, data FROM record WHERE {name} = :{name}" for name in columns)
        with self._reading() as connection:
            rows = connection.execute(f"{query} LIMIT {MOST_CANDIDATES}", columns).fetchall()
        return Holdings((key, from_data(data, key)) for key, data in rows)

    def tag(self, keys: Iterable[int], *tags: str) -> None:
        """Give records tags, besides those they have."""
        self._change_tags("tag", keys, lambda has: has | _clean(tags))

    def untag(self, keys: Iterable[int], *tags: str) -> None:
        """Take tags from records."""
        self._change_tags("untag", keys, lambda has: has - _clean(tags))

    def tags(self, key: int | None = None) -> tuple[str, ...]:
        """The tags of a record, or all tags of the library, in alphabetical order."""
        with self._reading() as connection:
            if key is not None:
                return tags_of(connection, key)
            return tuple(tag for (tag,) in connection.execute("SELECT DISTINCT tag FROM tag ORDER BY tag"))

    def note(self, key: int, text: str | None = None) -> str:
        """The note of a record; with `text`, the note is set first ("" takes it away). Notes are searched too."""
        if text is not None:
            with self._operation("note") as (connection, operation):
                _keep(connection, operation, key)
                put_note(connection, key, text.strip())
        with self._reading() as connection:
            return note_of(connection, key)

    def history(self, limit: int = 50) -> tuple[Operation, ...]:
        """What was done to the library, newest first."""
        with self._reading() as connection:
            return operations(connection, limit)

    def undo(self) -> Operation:
        """Take back the newest change that was not taken back yet, and say what it was.

        Raises:
            InputError: nothing is left to undo.
        """
        with self._writing() as connection:
            undone = take_back(connection)
        if undone is None:
            raise InputError(f"Nothing is left to undo in {str(self.path)!r}.")
        return undone

    def backup(self, path: str | Path) -> Path:
        """Write a whole, compact copy of the library as it is now; others may go on writing.

        Raises:
            StoreError: there is a file of that name, or it cannot be written.
        """
        target = Path(path)
        if target.exists():
            raise StoreError(f"{str(target)!r} is there already: a backup never replaces a file.")
        with telling_errors(target), self._lock:
            try:
                self._connection.execute("VACUUM INTO ?", (str(target),))
            except sqlite3.Error:
                target.unlink(missing_ok=True)
                raise
        return target

    def check(self) -> tuple[Problem, ...]:
        """Every fault of the file and of its records; empty where it is sound."""
        with self._reading() as connection:
            said = [row[0] for row in connection.execute("PRAGMA integrity_check")]
            foreign = connection.execute("PRAGMA foreign_key_check").fetchall()
            unindexed = connection.execute(
                "SELECT count(*) FROM record WHERE key NOT IN (SELECT rowid FROM words)"
            ).fetchone()[0]
            damaged = [_damage(key, data) for key, data in connection.execute("SELECT key, data FROM record")]
        problems = [Problem("file", None, message) for message in said if message != "ok"]
        problems += [Problem("file", None, f"a row of {table!r} belongs to no record") for table, *_ in foreign]
        if unindexed:
            problems.append(Problem("file", None, f"{unindexed} records cannot be found by their words"))
        return (*problems, *(Problem("entry", None, message) for message in damaged if message))

    def _change_tags(self, verb: str, keys: Iterable[int], change: Callable[[set[str]], set[str]]) -> None:
        with self._operation(verb) as (connection, operation):
            for key in keys:
                _keep(connection, operation, key)
                put_tags(connection, key, sorted(change(set(tags_of(connection, key)))))

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with telling_errors(self.path), self._lock:
            yield self._connection

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction: all of it or nothing."""
        if self.read_only:
            raise StoreError(f"{str(self.path)!r} was opened for reading only, since it cannot be written.")
        with telling_errors(self.path), self._lock:
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    @contextmanager
    def _operation(self, verb: str) -> Iterator[tuple[sqlite3.Connection, int]]:
        with self._writing() as connection:
            number = begin_operation(connection, verb)
            yield connection, number
            forget_if_empty(connection, number)


def _search_query(connection: sqlite3.Connection, expression: str, tag: str | None) -> str:
    """Ranking looks at every hit: a search that finds thousands is answered by the newest records instead."""
    if not expression:
        tagged = "WHERE key IN (SELECT record FROM tag WHERE tag = :tag)" if tag is not None else ""
        return f"SELECT key, data FROM record {tagged} ORDER BY key LIMIT :limit"
    tagged = "AND rowid IN (SELECT record FROM tag WHERE tag = :tag)" if tag is not None else ""
    hits = f"FROM words WHERE words MATCH :words {tagged}"
    probe = connection.execute(
        f"SELECT count(*) FROM (SELECT 1 {hits} LIMIT {MOST_RANKED})", {"words": expression, "tag": tag}
    )
    if probe.fetchone()[0] < MOST_RANKED:
        found, order = f"SELECT rowid AS hit, {_RANK} AS rank {hits} ORDER BY rank, rowid LIMIT :limit", "rank, key"
    else:
        found, order = f"SELECT rowid AS hit {hits} ORDER BY rowid DESC LIMIT :limit", "key DESC"
    return f"SELECT key, data FROM ({found}) JOIN record ON key = hit ORDER BY {order}"


def _keep(connection: sqlite3.Connection, operation: int, key: int) -> None:
    """Keep a record's state for undo; there must be one."""
    state = state_of(connection, key)
    if state is None:
        raise _no_such(key)
    keep_state(connection, operation, key, state)


def _no_such(key: int) -> InputError:
    return InputError(f"The library has no record with the key {key!r}.")


def _damage(key: int, data: str) -> str:
    """What is wrong with a row, "" where nothing is."""
    try:
        from_data(data, key)
    except StoreError as error:
        return str(error)
    return ""


def _clean(tags: Iterable[str]) -> set[str]:
    return {" ".join(tag.split()) for tag in tags} - {""}
