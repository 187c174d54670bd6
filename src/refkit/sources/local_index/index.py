"""The source that looks works up in an index on disk. Room: sources."""

from collections import defaultdict
from collections.abc import Iterable
from os import PathLike
from pathlib import Path
from typing import Any, Self

from refkit.errors import StoreError
from refkit.model.blocking import dois_of_text, key_of_doi, keys_of_text, words_of_text
from refkit.model.crossref import work_from_crossref
from refkit.model.identifiers import normalise_doi
from refkit.model.printed import printed_text
from refkit.model.problem import Problem
from refkit.model.record import Record
from refkit.model.work import Work
from refkit.sources.local_index.building import Progress, Shard, build
from refkit.sources.local_index.folder import STORE, WORDS, Manifest, read_manifest
from refkit.sources.local_index.merging import merge
from refkit.sources.local_index.store import Store
from refkit.sources.local_index.words import Words
from refkit.sources.protocol import Limits

MOST_CANDIDATES = 6  # works given back for one reference: of 917 strings all had theirs among the first three
MOST_RANKED = 100  # works of which those that were replaced are left out
LEAST_SHARE = 0.1  # of the best candidate's points; a correction of the work has its title and little else
MOST_BY_WORDS = 20  # works that share most words, from which candidates are taken
POINTS_OF_KEY = 4.0  # shared by all works of a key, as its square root
POINTS_OF_WORDS = 0.1  # for each point of BM25
POINTS_OF_DOI = 100.0


class LocalIndex:
    """A source that needs no network: a folder on disk, opened read-only; threads and processes may share it.

    `problems` says what `build` could not read (at most 100 of them, with a count); it is empty for an
    index that was opened.

    Raises:
        UnreadableInput: there is nothing at the path.
        StoreError: it is no index, not complete, damaged, or one that another version made.
    """

    name = "index"
    limits = Limits()

    def __init__(self, index_path: str | PathLike[str]) -> None:
        self.path = Path(index_path)
        self.problems: tuple[Problem, ...] = ()
        self._manifest = self._open()

    def _open(self) -> Manifest:
        """Open the generation that counts; a newer one may take its place in between."""
        manifest = read_manifest(self.path)
        try:
            self._open_generation(manifest)
        except StoreError:
            newer = read_manifest(self.path)
            if newer == manifest:
                raise
            manifest = newer
            self._open_generation(manifest)
        return manifest

    def _open_generation(self, manifest: Manifest) -> None:
        folder = self.path / manifest.folder
        self._store = Store(folder / STORE)
        self._words = Words(folder / WORDS)

    @classmethod
    def build(
        cls,
        works: str | PathLike[str],
        index_path: str | PathLike[str],
        *,
        fresh: bool = False,
        progress: Progress | None = None,
        shard: tuple[int, int] | None = None,
    ) -> Self:
        """Build an index from a file, folder or tar of works, and open it.

        `works` holds JSON lines (plain or `.gz`; each line a work, or an object with one under "work" or
        "message"), the {"items": […]} of Crossref's yearly data file, or CSL-JSON. Works are added to the index
        that stands at `index_path`, where a newer record replaces the one with the same DOI and a file that was
        read before is passed over; with `fresh` it is built anew. A build that was killed goes on where it
        stopped when it is started again. `progress` is told now and then how many works are written. `shard` (which
        one, counted from 0; of how many) reads only every so many-th file of a folder or tar, for `merge`.

        Raises:
            InputError: no work is there.
            UnreadableInput: the works cannot be read.
            StoreError: the index cannot be written, or what stands there is none.
        """
        path = Path(index_path)
        part = None if shard is None else Shard(*shard)
        problems = build(Path(works), path, fresh=fresh, progress=progress, shard=part)
        index = cls(path)
        index.problems = problems
        return index

    @classmethod
    def merge(cls, parts: Iterable[str | PathLike[str]], index_path: str | PathLike[str]) -> Self:
        """Make one index of the shards of a build, and open it; it answers what one build of all works would.

        Nothing is numbered, packed or indexed again, so this takes a small part of the time that building takes.

        Raises:
            InputError: no shard is given, or two of them have the same number.
            UnreadableInput, StoreError: a shard is no whole index, or the index cannot be written.
        """
        merge([Path(part) for part in parts], Path(index_path))
        return cls(index_path)

    def get(self, identifier: str) -> Work | None:
        """The work with this DOI; None where the index has none, or the identifier is no DOI."""
        try:
            doi = normalise_doi(identifier)
        except ValueError:
            return None
        numbers = self._store.in_use(self._store.works_of_doi(key_of_doi(doi)))
        found = map(work_from_crossref, self._store.works(numbers))
        return next((work for work in found if work.identifier == doi), None)

    def search(self, reference: Record) -> tuple[Work, ...]:
        """At most six works that the printed string could mean, the likeliest first."""
        points = self._points(printed_text(reference))
        ranked = sorted(points, key=lambda number: (-points[number], number))
        best = self._store.in_use(ranked[:MOST_RANKED])[:MOST_CANDIDATES]
        likely = (number for number in best if points[number] >= LEAST_SHARE * points[best[0]])
        return tuple(map(work_from_crossref, self._store.works(likely)))

    def _points(self, text: str) -> dict[int, float]:
        """How much keys, words and DOIs say for each work; a key that many share says less."""
        points: defaultdict[int, float] = defaultdict(float)
        for numbers in self._store.works_of_keys(keys_of_text(text)).values():
            for number in numbers:
                points[number] += POINTS_OF_KEY / len(numbers) ** 0.5
        for number, score in self._words.best(words_of_text(text), MOST_BY_WORDS):
            points[number] += POINTS_OF_WORDS * score
        for doi in dois_of_text(text):
            for number in self._store.works_of_doi(key_of_doi(doi)):
                points[number] += POINTS_OF_DOI
        return points

    def close(self) -> None:
        """Close the files; the index cannot be asked afterwards."""
        self._store.close()
        self._words.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def count(self) -> int:
        """How many works the index holds."""
        return self._manifest.works

    def __repr__(self) -> str:
        return f"LocalIndex({str(self.path)!r})"

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.path,)
