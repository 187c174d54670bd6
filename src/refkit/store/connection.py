"""Open a library file, for writing where that is possible. Room: store."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from refkit.errors import StoreError
from refkit.store.schema import prepare

BUSY_TIMEOUT_SECONDS = 30.0


def connect(path: Path, *, read_only: bool = False) -> tuple[sqlite3.Connection, bool]:
    """A connection to the library at `path`, and whether it can write.

    A file that is not there is made. Where the file or its folder cannot be written it is opened for reading;
    on read-only media, where a write-ahead log cannot even be looked at, as a file that never changes.

    Raises:
        StoreError: it cannot be opened, is no library, or was made by a newer refkit.
    """
    with telling_errors(path):
        if not read_only and _may_write(path):
            connection = _open(path, "rwc")
            try:
                _set_up_writing(connection)
                prepare(connection, str(path), may_write=True)
            except BaseException:
                connection.close()
                raise
            return connection, True
        if not path.is_file():
            raise StoreError(f"{str(path)!r} is not there{'' if read_only else ' and cannot be made'}.")
        return _open_for_reading(path), False


def _may_write(path: Path) -> bool:
    """The folder too: SQLite keeps its journal there."""
    if not os.access(path.parent, os.W_OK | os.X_OK):
        return False
    return os.access(path, os.W_OK) if path.exists() else True


def _open(path: Path, mode: str, more: str = "") -> sqlite3.Connection:
    address = f"file:{quote(str(path.absolute()))}?mode={mode}{more}"
    connection = sqlite3.connect(
        address, uri=True, timeout=BUSY_TIMEOUT_SECONDS, isolation_level=None, check_same_thread=False
    )
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA trusted_schema = OFF")
    return connection


def _set_up_writing(connection: sqlite3.Connection) -> None:
    """A write is acknowledged only when it is on the disk; readers and a writer do not wait for each other."""
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")


def _open_for_reading(path: Path) -> sqlite3.Connection:
    for more in ("", "&immutable=1"):
        connection = _open(path, "ro", more)
        try:
            prepare(connection, str(path), may_write=False)
        except sqlite3.OperationalError:  # a log that cannot be opened: next, as a file that never changes
            connection.close()
            if more:
                raise
        except BaseException:
            connection.close()
            raise
        else:
            return connection
    raise AssertionError("unreachable")


@contextmanager
def telling_errors(path: Path) -> Iterator[None]:
    """SQLite's errors as a `StoreError` that says what to do; what was in the file stays as it was."""
    try:
        yield
    except sqlite3.Error as error:
        raise StoreError(f"{str(path)!r}: {_advice(error)}") from error
    except OSError as error:
        raise StoreError(f"{str(path)!r} cannot be opened: {error.strerror}.") from error


def _advice(error: sqlite3.Error) -> str:
    name = getattr(error, "sqlite_errorname", "") or ""
    if name.startswith("SQLITE_NOTADB"):
        return "this is not a refkit library."
    if name.startswith(("SQLITE_FULL", "SQLITE_IOERR")):
        return f"nothing was changed, since the disk is full or cannot be written ({error})."
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return f"another program has been writing for {BUSY_TIMEOUT_SECONDS:.0f} seconds: try again."
    if name.startswith("SQLITE_READONLY"):
        return "the library was opened for reading only."
    if name.startswith("SQLITE_CORRUPT"):
        return f"the file is damaged ({error}): restore a backup."
    return f"{error}."
