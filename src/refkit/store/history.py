"""What was done to a library, and how it is taken back. Room: store.

Each change of a library is one operation. For every record that it touched the operation keeps the state
before, tags and note too, or nothing where the record was not there.
"""

import json
import sqlite3
from datetime import UTC, datetime
from typing import Any, NamedTuple

from refkit.store.rows import delete_record, put_state


class Operation(NamedTuple):
    """One change of a library: its number, what was done, when (UTC, ISO 8601), to how many records, and
    whether it was taken back."""

    number: int
    verb: str
    at: str
    records: int
    undone: bool


def now() -> str:
    """The time as a library holds it."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def begin_operation(connection: sqlite3.Connection, verb: str) -> int:
    """Note that something is being done; the number under which its changes are kept."""
    number = connection.execute("INSERT INTO operation (verb, at) VALUES (?, ?)", (verb, now())).lastrowid
    assert number is not None  # an INSERT has a row
    return number


def forget_if_empty(connection: sqlite3.Connection, operation: int) -> None:
    """What touched no record is no change: there is nothing to undo."""
    connection.execute(
        "DELETE FROM operation WHERE number = ?1 AND NOT EXISTS (SELECT 1 FROM change WHERE operation = ?1)",
        (operation,),
    )


def keep_state(connection: sqlite3.Connection, operation: int, key: int, state: dict[str, Any] | None) -> None:
    """Keep what a record was before the operation; the first state of an operation counts."""
    before = None if state is None else json.dumps(state, ensure_ascii=False)
    connection.execute(
        "INSERT OR IGNORE INTO change (operation, record, before) VALUES (?, ?, ?)", (operation, key, before)
    )


def operations(connection: sqlite3.Connection, limit: int) -> tuple[Operation, ...]:
    """The last operations, newest first."""
    rows = connection.execute(
        "SELECT number, verb, at, (SELECT count(*) FROM change WHERE operation = number), undone"
        " FROM operation ORDER BY number DESC LIMIT ?",
        (limit,),
    )
    return tuple(Operation(number, verb, at, records, bool(undone)) for number, verb, at, records, undone in rows)


def take_back(connection: sqlite3.Connection) -> Operation | None:
    """Undo the newest operation that is not undone yet; None where there is none."""
    last = connection.execute(
        "SELECT number, verb, at FROM operation WHERE undone = 0 ORDER BY number DESC LIMIT 1"
    ).fetchone()
    if last is None:
        return None
    number, verb, at = last
    changes = connection.execute("SELECT record, before FROM change WHERE operation = ?", (number,)).fetchall()
    for key, before in changes:
        if before is None:
            delete_record(connection, key)
        else:
            put_state(connection, key, json.loads(before))
    connection.execute("UPDATE operation SET undone = 1 WHERE number = ?", (number,))
    return Operation(number, verb, at, len(changes), True)
