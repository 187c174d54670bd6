"""Several indexes made one: rows of SQLite copied, segments of words linked. Room: sources.

Each part has numbers of its own (`Shard`), so that nothing has to be numbered, packed or indexed again. What a
merged index answers is what one build of all the works would answer.
"""

import contextlib
import json
import os
import shutil
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from refkit.errors import InputError, StoreError
from refkit.sources.local_index.building import WAITING, WORKS_OF_SHARD, Writer
from refkit.sources.local_index.folder import SOURCE, STORE, WORDS, Manifest, current_manifest, prepare, publish
from refkit.sources.local_index.folder import read_manifest as read_part
from refkit.sources.local_index.packing import pack_lines, unpack

META, MANAGED = "meta.json", ".managed.json"  # tantivy's: which segments count, which files are its own


def merge(parts: Sequence[Path], path: Path) -> None:
    """Make one index of the shards of a build, in the order of their numbers.

    Raises:
        InputError: no part is given, or two of them have the same numbers.
        UnreadableInput, StoreError: a part is no whole index, or the index cannot be written.
    """
    if not parts:
        raise InputError("Nothing to merge: name the indexes that become one.")
    known = {part: read_part(part) for part in parts}
    try:
        shards = _by_number(known)
        ordered, last = [shards[number] for number in sorted(shards)], max(shards)
        current_manifest(path)  # refuses what is no index
        building = prepare(path, parts[0], None, fresh=True)
        _merge_words([part / known[part].folder / WORDS for part in ordered], building / WORDS)
        shutil.copyfile(ordered[0] / known[ordered[0]].folder / STORE, building / STORE)
        with contextlib.closing(Writer(building)) as writer:
            for part in ordered[1:]:
                _add_store(writer, part / known[part].folder / STORE)
            writer.settle()
            writer.become_shard(last + 1)  # works that are added later get numbers after all of these
            held = writer.count_held()
        for leftover in (WAITING, SOURCE):
            (building / leftover).unlink(missing_ok=True)
        publish(path, held)
    except (sqlite3.Error, OSError) as error:
        raise StoreError(f"The index {str(path)!r} cannot be written: {error}.") from error


def _by_number(known: dict[Path, Manifest]) -> dict[int, Path]:
    """The parts by the number of their shard."""
    shard_of: dict[int, Path] = {}
    for part, manifest in known.items():
        with contextlib.closing(sqlite3.connect(part / manifest.folder / STORE)) as connection:
            (shard,), (works,) = (connection.execute(ask).fetchone() for ask in _ASKED)
        if shard in shard_of:
            raise InputError(
                f"{str(part)!r} and {str(shard_of[shard])!r} are both shard {shard}: build each part with a number of"
                " its own (refkit index build … --shard 2/8)."
            )
        if works > WORKS_OF_SHARD:
            raise InputError(f"{str(part)!r} holds {works} works; a part has at most {WORKS_OF_SHARD}.")
        shard_of[shard] = part
    return shard_of


_ASKED = ("PRAGMA user_version", "SELECT works FROM total")


def _add_store(writer: Writer, store: Path) -> None:
    """All rows of a part; keys that are common in one of them are common in all."""
    execute = writer.connection.execute
    execute("ATTACH ? AS part", (str(store),))
    try:
        dictionary = bytes(execute("SELECT body FROM part.dictionary").fetchone()[0])
        with writer.transaction():
            if dictionary == writer.dictionary:
                execute("INSERT INTO block SELECT first, body FROM part.block")
            else:
                blocks = writer.connection.execute("SELECT first, body FROM part.block")
                packed = ((first, pack_lines(unpack(body, dictionary), writer.dictionary)) for first, body in blocks)
                writer.connection.executemany("INSERT INTO block VALUES (?, ?)", packed)
            execute("INSERT OR IGNORE INTO common_key SELECT hash FROM part.common_key")
            for table in ("blocking_key", "doi_key", "replaced", "input"):
                execute(f"INSERT OR IGNORE INTO {table} SELECT * FROM part.{table}")
            execute("UPDATE total SET works = works + (SELECT works FROM part.total)")
    finally:
        execute("DETACH part")


def _merge_words(parts: Sequence[Path], target: Path) -> None:
    """Segments never change once they are written: their files are linked, and the lists of them joined."""
    metas: list[dict[str, Any]] = [json.loads((part / META).read_text(encoding="utf-8")) for part in parts]
    if any(meta["schema"] != metas[0]["schema"] for meta in metas):
        raise StoreError("The indexes were made by different versions of refkit; build them again.")
    files: list[str] = []
    for part in parts:
        for file in part.iterdir():
            if file.name in (META, MANAGED) or file.name.endswith(".lock"):
                continue
            files.append(file.name)
            try:
                os.link(file, target / file.name)
            except OSError:
                shutil.copyfile(file, target / file.name)
    segments = [segment for meta in metas for segment in meta["segments"]]
    whole = metas[0] | {"segments": segments, "opstamp": sum(meta["opstamp"] for meta in metas)}
    (target / META).write_text(json.dumps(whole, indent=2), encoding="utf-8")
    (target / MANAGED).write_text(json.dumps([META, *files]), encoding="utf-8")
