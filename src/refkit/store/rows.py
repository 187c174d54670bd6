"""The rows of one record in every table, kept in step. Room: store."""

import sqlite3
from typing import Any

from refkit.model.record import Record
from refkit.store.search_words import folded_words, searchable
from refkit.store.stored import as_data, from_data, look_up_columns


def insert_record(connection: sqlite3.Connection, record: Record, at: str) -> int:
    """Store a record under a new key."""
    columns = {"id": record.id, "data": as_data(record), **look_up_columns(record), "added": at, "changed": at}
    key = connection.execute(
        "INSERT INTO record (id, data, doi, pmid, title_start, place, added, changed)"
        " VALUES (:id, :data, :doi, :pmid, :title_start, :place, :added, :changed)",
        columns,
    ).lastrowid
    assert key is not None  # an INSERT has a row
    _index_words(connection, key, record, "")
    return key


def update_record(connection: sqlite3.Connection, key: int, record: Record, at: str) -> None:
    """Store another state of a record under its key."""
    columns = {"id": record.id, "data": as_data(record), **look_up_columns(record), "changed": at, "key": key}
    connection.execute(
        "UPDATE record SET id = :id, data = :data, doi = :doi, pmid = :pmid, title_start = :title_start,"
        " place = :place, changed = :changed WHERE key = :key",
        columns,
    )
    connection.execute("DELETE FROM words WHERE rowid = ?", (key,))
    _index_words(connection, key, record, note_of(connection, key))


def delete_record(connection: sqlite3.Connection, key: int) -> None:
    """Take a record out of every table; its tags and note go along."""
    connection.execute("DELETE FROM record WHERE key = ?", (key,))
    connection.execute("DELETE FROM words WHERE rowid = ?", (key,))


def put_note(connection: sqlite3.Connection, key: int, text: str) -> None:
    """Set the note of a record; an empty text takes it away."""
    if text:
        connection.execute("INSERT OR REPLACE INTO note (record, text) VALUES (?, ?)", (key, text))
    else:
        connection.execute("DELETE FROM note WHERE record = ?", (key,))
    connection.execute("UPDATE words SET note = ? WHERE rowid = ?", (folded_words(text), key))


def put_tags(connection: sqlite3.Connection, key: int, tags: "tuple[str, ...] | list[str]") -> None:
    """Set all tags of a record."""
    connection.execute("DELETE FROM tag WHERE record = ?", (key,))
    connection.executemany("INSERT INTO tag (record, tag) VALUES (?, ?)", [(key, tag) for tag in tags])


def note_of(connection: sqlite3.Connection, key: int) -> str:
    """The note of a record, "" where it has none."""
    row = connection.execute("SELECT text FROM note WHERE record = ?", (key,)).fetchone()
    return row[0] if row else ""


def tags_of(connection: sqlite3.Connection, key: int) -> tuple[str, ...]:
    """The tags of a record in alphabetical order."""
    return tuple(tag for (tag,) in connection.execute("SELECT tag FROM tag WHERE record = ? ORDER BY tag", (key,)))


def state_of(connection: sqlite3.Connection, key: int) -> dict[str, Any] | None:
    """All that is stored of a record, as JSON values; None where there is none."""
    row = connection.execute("SELECT data, added, changed FROM record WHERE key = ?", (key,)).fetchone()
    if row is None:
        return None
    data, added, changed = row
    tags, note = tags_of(connection, key), note_of(connection, key)
    return {"data": data, "added": added, "changed": changed, "tags": tags, "note": note}


def put_state(connection: sqlite3.Connection, key: int, state: dict[str, Any]) -> None:
    """Store a whole state under a key again, whether the record is there or was taken out."""
    record = from_data(state["data"], key)
    connection.execute(
        "INSERT OR IGNORE INTO record (key, id, data, added, changed) VALUES (?, ?, ?, ?, ?)",
        (key, record.id, state["data"], state["added"], state["changed"]),
    )
    update_record(connection, key, record, state["changed"])
    put_tags(connection, key, state["tags"])
    put_note(connection, key, state["note"])


def _index_words(connection: sqlite3.Connection, key: int, record: Record, note: str) -> None:
    connection.execute(
        "INSERT INTO words (rowid, title, names, container, rest, note) VALUES (?, ?, ?, ?, ?, ?)",
        (key, *searchable(record), folded_words(note)),
    )
