"""Works looked up offline, in an index built from Crossref JSON lines. Room: sources."""

import sqlite3
import threading
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import islice
from os import PathLike
from pathlib import Path
from typing import Any, Self

from refkit.errors import InputError, StoreError
from refkit.model.blocking import Key, key_of_doi, keys_of_text
from refkit.model.crossref import work_from_crossref
from refkit.model.identifiers import normalise_doi
from refkit.model.printed import printed_text
from refkit.model.problem import Problem
from refkit.model.record import Record
from refkit.model.work import Work
from refkit.sources.crossref_lines import read_works
from refkit.sources.index_file import open_index, unpack, write_index
from refkit.sources.protocol import Limits

MOST_CANDIDATES = 25  # works given back for one reference
MOST_PROBLEMS = 100  # problems of a build that are kept one by one
KEYS_AT_ONCE = 900  # below SQLite's oldest limit of 999 parameters a statement


class LocalIndex:
    """A source that needs no network: one file, opened read-only.

    `problems` says what `build` could not read (at most 100 of them, with a count); it is empty for an
    index that was opened.

    Raises:
        UnreadableInput: there is no file at the path.
        StoreError: it is no index, or one that another version made.
    """

    name = "index"
    limits = Limits()

    def __init__(self, index_path: str | PathLike[str]) -> None:
        self.path = Path(index_path)
        self.problems: tuple[Problem, ...] = ()
        self._connection = open_index(self.path)
        self._lock = threading.Lock()

    @classmethod
    def build(cls, works: str | PathLike[str], index_path: str | PathLike[str]) -> Self:
        """Build an index from a file or folder of Crossref works, and open it.

        `works` holds JSON lines (plain or `.gz`; each line a work, or an object with one under "work" or
        "message"), or the {"items": […]} of the yearly data file. An index at `index_path` is replaced.

        Raises:
            InputError: no work is there.
            UnreadableInput: the works cannot be read.
            StoreError: the index cannot be written.
        """
        problems: list[Problem] = []
        source, target = Path(works), Path(index_path)
        if write_index(_only_works(source, problems), target) == 0:
            target.unlink(missing_ok=True)
            reason = f" First problem: line {problems[0].line}: {problems[0].message}." if problems else ""
            raise InputError(f"No Crossref work was found in {str(source)!r}.{reason}")
        index = cls(target)
        index.problems = tuple(problems)
        return index

    def get(self, identifier: str) -> Work | None:
        """The work with this DOI; None where the index has none, or the identifier is no DOI."""
        try:
            doi = normalise_doi(identifier)
        except ValueError:
            return None
        numbers = [number for _, number in self._rows([key_of_doi(doi)])]
        return next((work for work in self._works(numbers) if work.identifier == doi), None)

    def search(self, reference: Record) -> tuple[Work, ...]:
        """At most 25 works that the printed string could mean, the likeliest first."""
        keys = keys_of_text(printed_text(reference))
        ranked = sorted(self._points(keys).items(), key=lambda item: (-item[1], item[0]))
        works = self._works([number for number, _ in islice(ranked, MOST_CANDIDATES)])
        return tuple({work.identifier: work for work in works}.values())

    def close(self) -> None:
        """Close the file; the index cannot be asked afterwards."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def count(self) -> int:
        """How many works the index holds."""
        return int(self._select("SELECT coalesce(max(id), 0) FROM work", ())[0][0])

    def __repr__(self) -> str:
        return f"LocalIndex({str(self.path)!r})"

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.path,)

    def _points(self, keys: tuple[Key, ...]) -> dict[int, float]:
        """How much the keys say for each work; a key that many share says less."""
        weights = {key.hash: key.weight for key in keys}
        works_of: defaultdict[int, list[int]] = defaultdict(list)
        for hashed, number in self._rows(list(weights)):
            works_of[hashed].append(number)
        points: defaultdict[int, float] = defaultdict(float)
        for hashed, numbers in works_of.items():
            for number in numbers:
                points[number] += weights[hashed] / len(numbers) ** 0.5
        return points

    def _rows(self, hashes: list[int]) -> Iterator[tuple[int, int]]:
        for start in range(0, len(hashes), KEYS_AT_ONCE):
            part = hashes[start : start + KEYS_AT_ONCE]
            marks = ",".join("?" * len(part))
            yield from self._select(f"SELECT hash, work FROM blocking_key WHERE hash IN ({marks})", part)

    def _works(self, numbers: list[int]) -> list[Work]:
        marks = ",".join("?" * len(numbers))
        rows = dict(self._select(f"SELECT id, body FROM work WHERE id IN ({marks})", numbers)) if numbers else {}
        return [work_from_crossref(unpack(rows[number])) for number in numbers if number in rows]

    def _select(self, statement: str, parameters: list[int] | tuple[()]) -> list[Any]:
        with self._lock:
            try:
                return self._connection.execute(statement, parameters).fetchall()
            except sqlite3.Error as error:
                raise StoreError(f"The index {str(self.path)!r} cannot be read: {error}. Build it again.") from error


def _only_works(path: Path, problems: list[Problem]) -> Iterator[Mapping[str, Any]]:
    """The works of a file; what is none is noted, the first hundred times with its reason."""
    more = 0
    for item in read_works(path):
        if not isinstance(item, Problem):
            yield item
        elif len(problems) < MOST_PROBLEMS:
            problems.append(item)
        else:
            more += 1
    if more:
        problems.append(Problem("file", None, f"{more} more lines are no Crossref works"))
