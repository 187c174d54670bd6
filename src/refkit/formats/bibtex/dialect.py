"""The two dialects of `.bib` files as formats: what is read is the same, what is written differs. Room: formats."""

from collections.abc import Mapping

from refkit.formats.bibtex.adding import patch_bib
from refkit.formats.bibtex.document import BibDocument
from refkit.formats.bibtex.reading import read_bib
from refkit.formats.bibtex.rewriting import write_back
from refkit.formats.bibtex.tables import Dialect
from refkit.formats.bibtex.writing import entry_text, keys_for
from refkit.formats.registry import ReadResult
from refkit.model.record import Record


class Bibtex:
    """Reads and writes `.bib` files in one dialect."""

    def __init__(self, dialect: Dialect) -> None:
        self.dialect = dialect

    def read(self, data: bytes) -> ReadResult:
        """One record an entry, in file order, those with the same key too; comments stay in the document."""
        return read_bib(data)

    def write(self, records: tuple[Record, ...], document: object = None) -> bytes:
        """One entry a record; ids that BibTeX cannot use as keys are spelled in ASCII, repeated ones get a letter.

        With the document that the records were read from, entries that did not change are written byte for
        byte, comments stay, and a changed field changes only its own line.
        """
        if isinstance(document, BibDocument):
            return write_back(records, document, self.dialect)
        entries = (
            entry_text(record, key, self.dialect) for key, record in zip(keys_for(records), records, strict=True)
        )
        return "\n".join(entries).encode("utf-8", "replace")

    def patch(self, data: bytes, additions: Mapping[int, Record]) -> bytes:
        """See `refkit.formats.bibtex.adding`."""
        return patch_bib(data, additions)


FORMAT = Bibtex(Dialect.BIBTEX)
BIBLATEX = Bibtex(Dialect.BIBLATEX)
