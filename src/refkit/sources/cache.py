"""Answers of providers kept in a SQLite file, with ages. Off unless a path is given. Room: sources."""

import json
import logging
import sqlite3
import threading
import time
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from refkit.errors import StoreError

FOUND_AGE_SECONDS = 30 * 86_400.0  # metadata of a published work seldom changes
NOT_FOUND_AGE_SECONDS = 3 * 86_400.0  # new works are registered every day
_APPLICATION_ID = 0x7265_6663  # "refc"
_SCHEMA = """
    CREATE TABLE IF NOT EXISTS answers (
        place TEXT NOT NULL, kind TEXT NOT NULL, question TEXT NOT NULL,
        answer BLOB, kept_at REAL NOT NULL, PRIMARY KEY (place, kind, question)
    ) WITHOUT ROWID
"""
Key = tuple[str, str, str]  # where it was asked, what kind of question, the question

_log = logging.getLogger(__name__)


class AnswerCache:
    """Answers by question; "nothing is known" is an answer too, an outage is not. Safe between threads.

    An answer is forgotten after 30 days, "nothing is known" after 3. When the file cannot be read or written
    later on (a full disk, a lock), that is logged and the provider is asked instead.

    Raises:
        StoreError: the path cannot be opened, or holds something else.
    """

    def __init__(
        self,
        path: str | Path,
        *,
        found_age_seconds: float = FOUND_AGE_SECONDS,
        not_found_age_seconds: float = NOT_FOUND_AGE_SECONDS,
        now: Callable[[], float] = time.time,
    ) -> None:
        self.path = Path(path)
        self._ages = (found_age_seconds, not_found_age_seconds)
        self._now = now
        self._lock = threading.Lock()
        self._connection = _open(self.path)

    def find(self, key: Key) -> tuple[bool, Any]:
        """Whether the answer is known, and the answer: parsed JSON, or None for "nothing is known"."""
        query = "SELECT answer, kept_at FROM answers WHERE place = ? AND kind = ? AND question = ?"
        try:
            with self._lock:
                row = self._connection.execute(query, key).fetchone()
            if row is None or not 0 <= self._now() - row[1] < self._ages[row[0] is None]:
                return False, None
            return True, None if row[0] is None else json.loads(zlib.decompress(row[0]))
        except (sqlite3.Error, zlib.error, ValueError, TypeError) as error:
            _log.warning("The answer cache %s could not be read (%s); the provider is asked.", self.path, error)
            return False, None

    def keep(self, key: Key, answer: Any) -> None:
        """Remember an answer; None says that nothing is known."""
        packed = None if answer is None else zlib.compress(json.dumps(answer).encode())
        try:
            with self._lock, self._connection:
                self._connection.execute(
                    "INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?, ?)", (*key, packed, self._now())
                )
        except sqlite3.Error as error:
            _log.warning("The answer cache %s could not be written (%s).", self.path, error)

    def forget_old(self) -> int:
        """Take out what is too old to be used; how many answers that were."""
        found, not_found = (self._now() - age for age in self._ages)
        with self._lock, self._connection:
            return self._connection.execute(
                "DELETE FROM answers WHERE kept_at < CASE WHEN answer IS NULL THEN ? ELSE ? END", (not_found, found)
            ).rowcount

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._connection.close()


def remembered(cache: AnswerCache | None, key: Key, is_sound: Callable[[Any], bool], ask: Callable[[], Any]) -> Any:
    """The answer that is kept, or else what `ask` says, which is kept then; None where nothing is known.

    What was kept and is not sound is asked for again. What `ask` raises is never kept.
    """
    if cache is None:
        return ask()
    known, answer = cache.find(key)
    if not known or (answer is not None and not is_sound(answer)):
        answer = ask()
        cache.keep(key, answer)
    return answer


def _open(path: Path) -> sqlite3.Connection:
    try:
        connection = sqlite3.connect(path, timeout=30.0, check_same_thread=False)
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if application != _APPLICATION_ID and tables:
            connection.close()
            raise StoreError(f"{path} is a database of another program; give the answer cache a path of its own.")
        connection.execute(f"PRAGMA application_id = {_APPLICATION_ID}")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute(_SCHEMA)
        connection.commit()
    except sqlite3.Error as error:
        raise StoreError(f"The answer cache {path} cannot be opened ({error}); give another path.") from error
    return connection
