"""An index made of files of works, to be taken up again where it was killed. Room: sources.

Works are written a batch at a time, each batch in one transaction with the place in the input that it ends
at. Keys wait in a file of their own until all inputs are read; then they are sorted, and words are indexed.
Every step can be done again: a build that dies anywhere goes on with the last batch that was written whole.
"""

import contextlib
import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from refkit.errors import InputError, StoreError, UnreadableInput
from refkit.model.blocking import KeyFacts, key_of_doi, keys_of_work, words_of_work
from refkit.model.crossref import key_facts
from refkit.model.problem import Problem
from refkit.sources.local_index.folder import SOURCE, STORE, WORDS, current_manifest, discard, prepare, publish
from refkit.sources.local_index.packing import (
    WORKS_OF_BLOCK,
    dictionary_of,
    in_packing_order,
    needed,
    pack,
    stamp_of,
    unpack,
)
from refkit.sources.local_index.store import SCHEMA
from refkit.sources.local_index.words import add_words, count_words
from refkit.sources.local_index.works_files import Input, Item, inputs_of

MOST_WORKS_OF_KEY = 500  # a key that more works share tells nothing and is left out
WORKS_AT_ONCE = WORKS_OF_BLOCK * 256  # works of one transaction: what a killed build has to read again
MOST_PROBLEMS = 100  # problems of a build that are kept one by one
WAITING = "waiting.sqlite"
MORE = "more"  # marks how many problems were not kept

WORKS_OF_SHARD = 1 << 27  # numbers that one part of a sharded build has for its works; SQLite keeps which part it is

Progress = Callable[[int], None]


class Shard(NamedTuple):
    """Which part of a build this is: of the inputs, counted from 0, those with this remainder."""

    number: int = 0
    of: int = 1


def build(
    works: Path, path: Path, *, fresh: bool = False, progress: Progress | None = None, shard: Shard | None = None
) -> tuple[Problem, ...]:
    """Add the works of a file, folder or tar to the index at `path`, or make one; what could not be read.

    Inputs that the index holds already are passed over. With `fresh` what it holds is left out.

    Raises:
        InputError: no work is there.
        UnreadableInput: the works cannot be read.
        StoreError: the index cannot be written, or something else stands there.
    """
    if not works.exists():
        raise UnreadableInput(str(works), "there is no file or folder of this name")
    try:
        current = current_manifest(path)
        building = prepare(path, works, current, fresh=fresh)
        with contextlib.closing(Writer(building, shard.number if shard else None)) as writer:
            part = inputs_of(works) if shard is None else islice(inputs_of(works), shard.number, None, shard.of)
            inputs = sum(writer.read(source, progress) for source in part)
            problems = writer.problems()
            if inputs == 0 or writer.count_added() == 0:
                writer.close()
                discard(path)
                if inputs == 0 and current is not None and not fresh:
                    return ()  # all of it is there already
                raise _no_work(works, problems)
            writer.finish()
            _add_words(writer, building / WORDS)
            held = writer.count_held()
        for leftover in (WAITING, SOURCE):
            (building / leftover).unlink(missing_ok=True)
        publish(path, held)
    except (sqlite3.Error, OSError) as error:
        raise StoreError(
            f"The index {str(path)!r} cannot be written: {error}. Is the folder there, writable and not full, and is"
            " no other build at work on it?"
        ) from error
    return problems


def _no_work(works: Path, problems: Sequence[Problem]) -> InputError:
    first = next(iter(problems), None)
    if first is not None and first.kind == "file":
        return UnreadableInput(str(works), first.message)
    place = f"line {first.line}: " if first is not None and first.line else ""
    reason = f" First problem: {place}{first.message}." if first is not None else ""
    return InputError(f"No Crossref work was found in {str(works)!r}.{reason}")


class Writer:
    """The SQLite file of a generation in the making; no other process may open it meanwhile."""

    def __init__(self, building: Path, shard: int | None = None) -> None:
        self.connection = sqlite3.connect(building / STORE, isolation_level=None, timeout=0.2)
        execute = self.connection.execute
        execute("PRAGMA locking_mode = EXCLUSIVE")
        execute("PRAGMA cache_size = -32000")
        execute("PRAGMA synchronous = NORMAL")
        execute("BEGIN EXCLUSIVE")
        if not execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            for statement in filter(str.strip, SCHEMA.split(";")):
                execute(statement)
            execute(f"PRAGMA user_version = {shard or 0:d}")
        execute("COMMIT")
        self._offset: int = execute("PRAGMA user_version").fetchone()[0] * WORKS_OF_SHARD
        if shard is not None and self._offset != shard * WORKS_OF_SHARD:
            raise StoreError(f"The index is another shard than number {shard}: build it anew, or elsewhere.")
        execute("ATTACH ? AS waiting", (str(building / WAITING),))
        execute("PRAGMA waiting.synchronous = NORMAL")
        execute("CREATE TABLE IF NOT EXISTS waiting.key (hash INTEGER, work INTEGER)")
        execute("CREATE TABLE IF NOT EXISTS waiting.doi (hash INTEGER, work INTEGER)")
        execute("CREATE TABLE IF NOT EXISTS waiting.base AS SELECT works FROM total")
        execute("CREATE TABLE IF NOT EXISTS waiting.problem (kind TEXT, line INTEGER, message TEXT, text TEXT)")
        self.dictionary: bytes = next((body for (body,) in execute("SELECT body FROM dictionary")), b"")

    def close(self) -> None:
        """Close the files; what no transaction holds is lost."""
        self.connection.close()

    def read(self, source: Input, progress: Progress | None) -> bool:
        """Write the works of one input, from the place where this build stopped; False where the index has it."""
        rows = self._all(
            "SELECT position, complete_since FROM input WHERE name = ? AND mark = ?", source.name, source.mark
        )
        position, complete_since = rows[0] if rows else (0, None)
        if complete_since is not None:
            return bool(complete_since == self._base)  # read by this build, before it was killed
        is_whole = True
        for batch in _batches(source.items(position)):
            is_whole = is_whole and not any(_is_damage(item.value) for item in batch)
            self._write(source, batch)
            if progress is not None:
                progress(self.count)
        if is_whole:
            statement = "UPDATE input SET complete_since = ? WHERE name = ? AND mark = ?"
            self.connection.execute(statement, (self._base, source.name, source.mark))
        return True

    @property
    def _base(self) -> int:
        """How many works were there before this build; it also tells one build from another."""
        return int(self._all("SELECT works FROM waiting.base")[0][0])

    @property
    def count(self) -> int:
        """How many works are written, with those that were replaced."""
        return int(self._all("SELECT works FROM total")[0][0])

    def _write(self, source: Input, batch: Sequence[Item]) -> None:
        found = _newest(needed(item.value) for item in batch if not isinstance(item.value, Problem))
        problems = [item.value for item in batch if isinstance(item.value, Problem)]
        first, works = self._offset + self.count + 1, in_packing_order(found)
        facts = [(number, key_facts(work)) for number, work in enumerate(works, first)]
        dois = ((key_of_doi(fact.doi), number) for number, fact in facts if fact.doi)
        with self.transaction():
            if found and not self.dictionary:
                self.dictionary = dictionary_of(found)
                self.connection.execute("INSERT INTO dictionary VALUES (?)", (self.dictionary,))
            many = self.connection.executemany
            many("INSERT INTO block VALUES (?, ?)", self._blocks(works, first))
            many("INSERT INTO waiting.doi VALUES (?, ?)", dois)
            many("INSERT INTO waiting.key VALUES (?, ?)", _keys(facts))
            many("INSERT INTO waiting.problem VALUES (?, ?, ?, ?)", self._kept(source, problems))
            self.connection.execute("UPDATE total SET works = works + ?", (len(works),))
            self.connection.execute(
                "INSERT OR REPLACE INTO input VALUES (?, ?, ?, NULL)", (source.name, source.mark, batch[-1].position)
            )

    def _blocks(self, works: Sequence[Mapping[str, Any]], first: int) -> Iterator[tuple[int, bytes]]:
        for start in range(0, len(works), WORKS_OF_BLOCK):
            yield first + start, pack(works[start : start + WORKS_OF_BLOCK], self.dictionary)

    def _kept(self, source: Input, problems: Sequence[Problem]) -> Iterator[tuple[str, int | None, str, str]]:
        room = MOST_PROBLEMS - self._all("SELECT count(*) FROM waiting.problem")[0][0]
        for problem in problems[: max(0, room)]:
            yield problem.kind, problem.line, f"{source.name}: {problem.message}", problem.text
        if len(problems) > room:
            yield MORE, None, "", str(len(problems) - max(0, room))

    def finish(self) -> None:
        """Sort the keys in, and let newer works replace older ones."""
        with self.transaction():
            self.connection.execute(
                """INSERT OR IGNORE INTO blocking_key SELECT hash, work FROM waiting.key
                   WHERE hash NOT IN (SELECT hash FROM common_key) ORDER BY hash, work"""
            )
            self.connection.execute(
                "INSERT OR IGNORE INTO doi_key SELECT hash, work FROM waiting.doi ORDER BY hash, work"
            )
            self.connection.execute("DELETE FROM waiting.key")
            self.connection.execute("DELETE FROM waiting.doi")
        self.settle()

    def settle(self) -> None:
        """Leave out keys that too many works share, and note which works were replaced."""
        with self.transaction():
            self.connection.execute("DELETE FROM blocking_key WHERE hash IN (SELECT hash FROM common_key)")
            self.connection.execute(
                "INSERT INTO common_key SELECT hash FROM blocking_key GROUP BY hash HAVING count(*) > ?",
                (MOST_WORKS_OF_KEY,),
            )
            self.connection.execute("DELETE FROM blocking_key WHERE hash IN (SELECT hash FROM common_key)")
            self.connection.executemany("INSERT OR IGNORE INTO replaced VALUES (?)", self._replaced())

    def _replaced(self) -> list[tuple[int]]:
        """Numbers of the works of which a newer record is there, or an equally old one that came later."""
        twice = (
            "SELECT hash FROM doi_key WHERE work NOT IN (SELECT work FROM replaced) GROUP BY hash HAVING count(*) > 1"
        )
        rows = self._all(
            f"SELECT work FROM doi_key WHERE hash IN ({twice}) AND work NOT IN (SELECT work FROM replaced)"
        )
        newest: dict[str, tuple[int, int]] = {}
        for (number,) in sorted(rows):
            work = self._work(number)
            doi, age = key_facts(work).doi, (stamp_of(work), number)
            newest[doi] = max(newest.get(doi, age), age)
        kept = {number for _, number in newest.values()}
        return [(number,) for (number,) in rows if number not in kept]

    def _work(self, number: int) -> Mapping[str, Any]:
        first, body = self._all("SELECT first, body FROM block WHERE first <= ? ORDER BY first DESC LIMIT 1", number)[0]
        work: Mapping[str, Any] = json.loads(unpack(body, self.dictionary)[number - first])
        return work

    def problems(self) -> tuple[Problem, ...]:
        """What this build could not read, with a count of what is left out."""
        rows = self._all("SELECT kind, line, message, text FROM waiting.problem")
        more = sum(int(text) for kind, _, _, text in rows if kind == MORE)
        last = (Problem("file", None, f"{more} more lines are no works"),) if more else ()
        return (*(Problem(*row) for row in rows if row[0] != MORE), *last)

    def facts_after(self, count: int) -> Iterator[tuple[int, KeyFacts]]:
        """The works after the first so many of this build's own, with their numbers."""
        number, last = self._offset + count, self._offset + self.count
        start = self._all("SELECT max(first) FROM block WHERE first <= ?", number + 1)[0][0] or 1
        blocks = "SELECT first, body FROM block WHERE first BETWEEN ? AND ?"  # a merged index has gaps between parts
        for first, body in self.connection.execute(blocks, (start, last)):
            for place, line in enumerate(unpack(body, self.dictionary), first):
                if place > number:
                    yield place, key_facts(json.loads(line))

    def become_shard(self, number: int) -> None:
        """Number what is written from now on as this shard does."""
        self.connection.execute(f"PRAGMA user_version = {number:d}")
        self._offset = number * WORKS_OF_SHARD

    def count_held(self) -> int:
        """How many works were not replaced."""
        return self.count - int(self._all("SELECT count(*) FROM replaced")[0][0])

    def count_added(self) -> int:
        """How many works this build has written."""
        return self.count - self._base

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is written within, or nothing of it."""
        self.connection.execute("BEGIN")
        try:
            yield
        except BaseException:
            self.connection.execute("ROLLBACK")
            raise
        self.connection.execute("COMMIT")

    def _all(self, statement: str, *parameters: Any) -> list[Any]:
        return self.connection.execute(statement, parameters).fetchall()


def _add_words(writer: Writer, folder: Path) -> None:
    """Index the words of the works that are not indexed yet: they are added in the order of their numbers."""
    done = count_words(folder)
    if done < writer.count:
        add_words(folder, ((number, words_of_work(facts)) for number, facts in writer.facts_after(done)))


def _keys(facts: Sequence[tuple[int, KeyFacts]]) -> Iterator[tuple[int, int]]:
    for number, fact in facts:
        yield from ((key, number) for key in keys_of_work(fact))


def _newest(works: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Of works with one DOI the newest record, or the later one where both are equally old."""
    newest: dict[object, dict[str, Any]] = {}
    for work in works:
        doi = work.get("DOI")
        identity = doi.lower() if isinstance(doi, str) else id(work)
        if identity not in newest or stamp_of(work) >= stamp_of(newest[identity]):
            newest[identity] = work
    return list(newest.values())


def _is_damage(value: Mapping[str, Any] | Problem) -> bool:
    return isinstance(value, Problem) and value.kind == "file"


def _batches(items: Iterator[Item]) -> Iterator[list[Item]]:
    batch: list[Item] = []
    for item in items:
        batch.append(item)
        if len(batch) == WORKS_AT_ONCE:
            yield batch
            batch = []
    if batch:
        yield batch
