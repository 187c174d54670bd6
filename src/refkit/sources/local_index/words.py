"""Works found by the words and numbers they have in common with a string (BM25). Room: sources.

A tantivy index without stored texts: each work is its words and its number in the store. Works are added in
the order of their numbers and never deleted, so the count of works tells where an interrupted build goes on.
"""

import contextlib
import os
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from refkit.errors import StoreError

MEMORY_BYTES = 48_000_000  # what the writer keeps before it writes a segment
WORKS_OF_COMMIT = 200_000  # works between two commits: what a killed build has to index again at most
_TEXT, _NUMBER = "words", "number"


def _schema() -> Any:
    import tantivy  # 20 ms; a program that only reads files needs none of it

    builder = tantivy.SchemaBuilder()
    builder.add_text_field(_TEXT, tokenizer_name="whitespace", index_option="freq")
    builder.add_unsigned_field(_NUMBER, stored=False, indexed=False, fast=True)
    return builder.build()


def count_words(folder: Path) -> int:
    """How many works a folder's index of words holds; 0 where there is none that can be read."""
    import tantivy

    if not tantivy.Index.exists(str(folder)) if folder.is_dir() else True:
        return 0
    try:
        return int(tantivy.Index.open(str(folder)).searcher().num_docs)
    except (OSError, ValueError):
        return 0


def add_words(folder: Path, works: Iterable[tuple[int, Sequence[str]]]) -> None:
    """Add works, given by number and words, to the index of words in a folder; made where there is none.

    Raises:
        StoreError: the folder cannot be written.
    """
    import tantivy

    folder.mkdir(exist_ok=True)
    try:
        index = tantivy.Index(_schema(), path=str(folder), reuse=True)
        writer = index.writer(heap_size=MEMORY_BYTES, num_threads=1)
        for count, (number, words) in enumerate(works, 1):
            document = tantivy.Document()
            document.add_text(_TEXT, " ".join(words))
            document.add_unsigned(_NUMBER, number)
            writer.add_document(document)
            if count % WORKS_OF_COMMIT == 0:
                writer.commit()
        writer.commit()
        writer.wait_merging_threads()
    except (OSError, ValueError) as error:
        raise StoreError(f"The words of the index cannot be written to {str(folder)!r}: {error}.") from error


class Words:
    """An index of words, opened read-only; threads and processes may share it."""

    def __init__(self, folder: Path) -> None:
        import tantivy

        self._query, self._occur = tantivy.Query, tantivy.Occur.Should
        self._links: tempfile.TemporaryDirectory[str] | None = None
        try:
            self._index = tantivy.Index.open(self._writable(folder))
            self._searcher = self._index.searcher()
        except (OSError, ValueError) as error:
            self.close()
            raise StoreError(f"The index of words in {str(folder)!r} cannot be opened: {error}.") from error

    def _writable(self, folder: Path) -> str:
        """The folder, or on a read-only disk one of links to its files: tantivy writes a lock beside them."""
        with contextlib.suppress(OSError):
            lock = folder / ".tantivy-meta.lock"
            with lock.open("ab"):
                return str(folder)
        self._links = tempfile.TemporaryDirectory(prefix="refkit-index-", ignore_cleanup_errors=True)
        for file in folder.resolve().iterdir():
            if not file.name.endswith(".lock"):
                os.symlink(file, Path(self._links.name) / file.name)
        return self._links.name

    def __len__(self) -> int:
        return int(self._searcher.num_docs)

    def best(self, words: Sequence[str], limit: int) -> Iterator[tuple[int, float]]:
        """Numbers of the works that have most, and the rarest, of the words in common; with their BM25 scores."""
        if not words:
            return
        schema = self._index.schema
        terms = [(self._occur, self._query.term_query(schema, _TEXT, word)) for word in words]
        hits = self._searcher.search(self._query.boolean_query(terms), limit=limit, count=False).hits
        numbers = self._searcher.fast_field_values(_NUMBER, [address for _, address in hits])
        for number, (score, _) in zip(numbers, hits, strict=True):
            yield int(number or 0), float(score)

    def close(self) -> None:
        """Let go of the folder of links, if there is one."""
        if self._links is not None:
            self._links.cleanup()
