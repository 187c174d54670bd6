"""Works looked up offline, in a folder on disk. Room: sources; may import model, text, errors.

`index` is the source itself. `folder` says which files belong to an index and whether they are whole,
`store` keeps works and keys in SQLite, `words` finds works by their words (tantivy), `works_files` reads what
Crossref gives out, and `building` makes one of the other, to be taken up again where it was killed.
"""

from refkit.sources.local_index.index import LocalIndex

__all__ = ["LocalIndex"]
