"""The tables of a library file and how older files become newer ones. Room: store.

`application_id` marks the file as refkit's for SQLite and for `file(1)`; `user_version` counts the steps of
`MIGRATIONS` that the file has gone through. A step is never changed once released; a new one is appended.
Source: SQLite documentation, "PRAGMA application_id" and "PRAGMA user_version".
"""

import sqlite3

from refkit.errors import StoreError

APPLICATION_ID = 0x52464B54  # "RFKT"

_FIRST = """
CREATE TABLE record (
    key INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL,
    data TEXT NOT NULL,
    doi TEXT,
    pmid TEXT,
    title_start TEXT,
    place TEXT,
    added TEXT NOT NULL,
    changed TEXT NOT NULL
);
CREATE INDEX record_id ON record (id);
CREATE INDEX record_doi ON record (doi) WHERE doi IS NOT NULL;
CREATE INDEX record_pmid ON record (pmid) WHERE pmid IS NOT NULL;
CREATE INDEX record_title_start ON record (title_start) WHERE title_start IS NOT NULL;
CREATE INDEX record_place ON record (place) WHERE place IS NOT NULL;
CREATE TABLE tag (
    record INTEGER NOT NULL REFERENCES record (key) ON DELETE CASCADE,
    tag TEXT NOT NULL,
    PRIMARY KEY (record, tag)
) WITHOUT ROWID;
CREATE INDEX tag_tag ON tag (tag);
CREATE TABLE note (
    record INTEGER PRIMARY KEY REFERENCES record (key) ON DELETE CASCADE,
    text TEXT NOT NULL
);
CREATE TABLE operation (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    verb TEXT NOT NULL,
    at TEXT NOT NULL,
    undone INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE change (
    operation INTEGER NOT NULL REFERENCES operation (number) ON DELETE CASCADE,
    record INTEGER NOT NULL,
    before TEXT,
    PRIMARY KEY (operation, record)
) WITHOUT ROWID;
CREATE VIRTUAL TABLE words USING fts5 (
    title, names, container, rest, note, tokenize = 'unicode61 remove_diacritics 0', prefix = '4 5'
);
"""

MIGRATIONS = (_FIRST,)


def prepare(connection: sqlite3.Connection, path: str, *, may_write: bool) -> None:
    """Make the tables in an empty file, bring an older file up to date, refuse any other file.

    Raises:
        StoreError: the file is another program's database, or a newer refkit made it.
    """
    version = _version(connection, path)
    if version == len(MIGRATIONS):
        return
    if not may_write:
        raise StoreError(
            f"{path!r} has an older layout and cannot be written: copy it to where it can be, and open it."
        )
    connection.execute("BEGIN IMMEDIATE")
    try:
        for step in MIGRATIONS[_version(connection, path) :]:  # another process may have been faster
            for statement in filter(str.strip, step.split(";\n")):
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def _version(connection: sqlite3.Connection, path: str) -> int:
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if application != APPLICATION_ID and tables:
        raise StoreError(f"{path!r} is a database of another program, not a refkit library.")
    if version > len(MIGRATIONS):
        raise StoreError(
            f"{path!r} was made by a newer refkit (layout {version}; this one knows {len(MIGRATIONS)}): update refkit."
        )
    return version
