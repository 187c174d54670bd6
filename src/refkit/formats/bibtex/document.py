"""A `.bib` file as it was read: what writing needs to give back byte for byte what did not change. Room: formats."""

from dataclasses import dataclass

from refkit.formats.bibtex.blocks import EntryBlock
from refkit.formats.encoding import Decoded
from refkit.model.record import Record


@dataclass(frozen=True, slots=True, eq=False)
class BibDocument:
    """The file's bytes and text, its entries and the records that were made of them, one for one."""

    data: bytes
    decoded: Decoded
    entries: tuple[EntryBlock, ...]
    records: tuple[Record, ...]
