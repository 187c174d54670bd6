"""The file of a local index: how it is laid out, built and opened. Room: sources; may import model, text, errors.

One SQLite file holds each work as compressed JSON of the fields refkit uses, and a table of hashed
blocking keys. It is written beside its place and renamed, and never changes afterwards.
"""

import contextlib
import json
import os
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

from refkit.errors import StoreError, UnreadableInput
from refkit.model.blocking import keys_of_work
from refkit.model.crossref import key_facts

APPLICATION_ID = 0x52464B49  # "RFKI": marks the file as refkit's index
FORMAT_VERSION = 1  # raised whenever keys, fields or compression change
MOST_WORKS_OF_KEY = 500  # a key that more works share tells nothing and is left out
WORKS_AT_ONCE = 2_000  # works between two writes

_SCHEMA = """
CREATE TABLE work (id INTEGER PRIMARY KEY, body BLOB NOT NULL);
CREATE TABLE blocking_key (hash INTEGER NOT NULL, work INTEGER NOT NULL, PRIMARY KEY (hash, work)) WITHOUT ROWID;
"""
_FIELDS = (
    "DOI", "type", "title", "subtitle", "original-title", "container-title", "short-container-title", "volume",
    "issue", "page", "article-number", "author", "editor", "translator", "chair", "issued", "published-print",
    "published-online", "published", "posted", "ISSN", "ISBN", "publisher", "publisher-location", "language",
    "edition-number", "institution", "update-to", "updated-by", "event",
)  # fmt: skip
_NAME_FIELDS = ("family", "given", "suffix", "name", "literal")
_DICTIONARY = (  # what compressed works have in common; the most frequent stands last
    b'"type":"proceedings-article""type":"book-chapter""published-online":{"date-parts":[[20"editor":[{'
    b'"publisher":"Springer""Elsevier BV""Wiley""language":"en","subtitle":["original-title":["article-number":"'
    b'"ISSN":["1-],"short-container-title":["Journal of the of in and The "published":{"date-parts":[['
    b'"published-print":{"date-parts":[[20"issued":{"date-parts":[[20]]},"volume":"1","issue":"1","page":"1-'
    b'"container-title":["Journal of "],"author":[{"family":"","given":""},{"family":"DOI":"10.1"type":'
    b'"journal-article","title":["'
)


def pack(message: Mapping[str, Any]) -> bytes:
    """The fields of a Crossref work that refkit uses, as compressed JSON."""
    compressor = zlib.compressobj(6, zdict=_DICTIONARY)
    text = json.dumps(_needed(message), ensure_ascii=False, separators=(",", ":"))
    return compressor.compress(text.encode("utf-8", "replace")) + compressor.flush()


def unpack(body: bytes) -> Mapping[str, Any]:
    """The work that `pack` packed."""
    message: Mapping[str, Any] = json.loads(zlib.decompressobj(zdict=_DICTIONARY).decompress(body))
    return message


def _needed(message: Mapping[str, Any]) -> dict[str, Any]:
    needed = {field: message[field] for field in _FIELDS if message.get(field) not in (None, "", [], {})}
    for role in ("author", "editor", "translator", "chair"):
        if isinstance(people := needed.get(role), list):
            needed[role] = [_needed_of_name(person) for person in people if isinstance(person, Mapping)]
    for update in ("update-to", "updated-by"):
        if isinstance(notices := needed.get(update), list):
            needed[update] = [{key: notice.get(key) for key in ("type", "DOI")} for notice in notices if notice]
    if isinstance(event := needed.get("event"), Mapping):
        needed["event"] = {"name": event.get("name")}
    return needed


def _needed_of_name(person: Mapping[str, Any]) -> dict[str, Any]:
    return {key: person[key] for key in _NAME_FIELDS if person.get(key)}


def write_index(works: Iterable[Mapping[str, Any]], path: Path) -> int:
    """Write a new index with these works in place of whatever is at `path`; returns how many there are.

    Memory stays flat: keys are sorted by SQLite on disk. A process that dies leaves the old index whole.

    Raises:
        StoreError: the file cannot be written there.
    """
    beside, staging = (path.with_name(f"{path.name}.{os.getpid()}.{part}") for part in ("new", "keys"))
    try:
        count = _write(works, beside, staging)
        os.replace(beside, path)
    except (sqlite3.Error, OSError) as error:
        raise StoreError(
            f"The index {str(path)!r} cannot be written: {error}. Is the folder there, writable and not full?"
        ) from error
    finally:
        for leftover in (beside, staging):
            with contextlib.suppress(OSError):
                leftover.unlink(missing_ok=True)
    return count


def _write(works: Iterable[Mapping[str, Any]], path: Path, staging: Path) -> int:
    count = 0
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.executescript(f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {FORMAT_VERSION};")
        connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -32000;")
        connection.executescript(_SCHEMA)
        connection.execute("ATTACH ? AS staging", (str(staging),))
        connection.executescript("PRAGMA staging.journal_mode = OFF; PRAGMA staging.synchronous = OFF;")
        connection.execute("CREATE TABLE staging.found (hash INTEGER, work INTEGER)")
        for batch in _batches(works):
            numbered = list(enumerate(batch, count + 1))
            connection.execute("BEGIN")
            connection.executemany("INSERT INTO work VALUES (?, ?)", ((n, pack(work)) for n, work in numbered))
            connection.executemany("INSERT INTO staging.found VALUES (?, ?)", _rows(numbered))
            connection.execute("COMMIT")
            count += len(numbered)
        connection.executescript(
            f"""
            INSERT INTO blocking_key SELECT DISTINCT hash, work FROM staging.found ORDER BY hash, work;
            DELETE FROM blocking_key WHERE hash IN
                (SELECT hash FROM blocking_key GROUP BY hash HAVING count(*) > {MOST_WORKS_OF_KEY});
            """
        )
    with path.open("rb+") as file:
        os.fsync(file.fileno())
    return count


def _batches(works: Iterable[Mapping[str, Any]]) -> Iterator[list[Mapping[str, Any]]]:
    batch: list[Mapping[str, Any]] = []
    for work in works:
        batch.append(work)
        if len(batch) == WORKS_AT_ONCE:
            yield batch
            batch = []
    if batch:
        yield batch


def _rows(numbered: list[tuple[int, Mapping[str, Any]]]) -> Iterator[tuple[int, int]]:
    for number, message in numbered:
        yield from ((key, number) for key in keys_of_work(key_facts(message)))


def open_index(path: Path) -> sqlite3.Connection:
    """A read-only connection; several processes may share the file, also on a read-only disk.

    Raises:
        UnreadableInput: there is no file, or it may not be opened.
        StoreError: it is not an index of this version.
    """
    if not path.is_file():
        reason = "there is no file of this name; LocalIndex.build(works, path) makes an index"
        raise UnreadableInput(str(path), reason)
    try:
        connection = sqlite3.connect(f"file:{quote(str(path))}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        version = connection.execute("PRAGMA user_version").fetchone()[0]
    except sqlite3.OperationalError as error:
        raise UnreadableInput(str(path), str(error)) from error
    except sqlite3.DatabaseError as error:
        raise StoreError(f"{str(path)!r} is not an index of refkit ({error}); LocalIndex.build makes one.") from error
    if application != APPLICATION_ID or version != FORMAT_VERSION:
        connection.close()
        what = "was made by another version of refkit" if application == APPLICATION_ID else "is not refkit's"
        raise StoreError(f"The index {str(path)!r} {what}; build it again with LocalIndex.build.")
    return connection
