"""Which file formats exist, and how one is recognised. Room: formats; may import model, text, errors."""

from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import NamedTuple, Protocol, cast

from refkit.errors import InputError, UnknownName
from refkit.formats.sniff import EXTENSIONS, document_format, guess_format
from refkit.model.problem import Problem
from refkit.model.record import Record

__all__ = ["EXTENSIONS", "GROUP", "Format", "ReadResult", "Reader", "Writer", "can", "document_format"]
__all__ += ["format_names", "guess_format", "reader", "writer"]

GROUP = "refkit.formats"
_BUILT_IN = {
    "biblatex": "refkit.formats.bibtex:BIBLATEX",
    "bibtex": "refkit.formats.bibtex:FORMAT",
    "crossref-json": "refkit.formats.crossref_json:FORMAT",
    "crossref-xml": "refkit.formats.crossref_xml:FORMAT",
    "csl-json": "refkit.formats.csl_json:FORMAT",
    "csv": "refkit.formats.table:CSV",
    "datacite-json": "refkit.formats.datacite_json:FORMAT",
    "datacite-xml": "refkit.formats.datacite_xml:FORMAT",
    "docx": "refkit.formats.docx:FORMAT",
    "endnote-xml": "refkit.formats.endnote_xml:FORMAT",
    "enw": "refkit.formats.enw:FORMAT",
    "csl-yaml": "refkit.formats.csl_yaml:FORMAT",
    "hayagriva": "refkit.formats.hayagriva:FORMAT",
    "html": "refkit.formats.html:FORMAT",
    "jats": "refkit.formats.jats:FORMAT",
    "jsonl": "refkit.formats.jsonl:FORMAT",
    "marcxml": "refkit.formats.marcxml:FORMAT",
    "mods": "refkit.formats.mods:FORMAT",
    "msbib": "refkit.formats.msbib:FORMAT",
    "nbib": "refkit.formats.nbib:FORMAT",
    "pubmed-xml": "refkit.formats.pubmed_xml:FORMAT",
    "ris": "refkit.formats.ris:FORMAT",
    "tei": "refkit.formats.tei:FORMAT",
    "tsv": "refkit.formats.table:TSV",
    "wos": "refkit.formats.wos:FORMAT",
    "zotero-json": "refkit.formats.zotero_json:FORMAT",
}


class ReadResult(NamedTuple):
    """What a file held: the records, and what could not be understood.

    `document` is what `write` needs to give untouched parts back byte for byte.
    """

    records: tuple[Record, ...]
    problems: tuple[Problem, ...] = ()
    document: object = None


class Reader(Protocol):
    """A format that can be read."""

    def read(self, data: bytes) -> ReadResult:
        """The records of a file; what cannot be understood becomes a Problem. FormatError: not this format."""
        ...


class Writer(Protocol):
    """A format that can be written."""

    def write(self, records: tuple[Record, ...], document: object = None) -> bytes:
        """A file of these records."""
        ...


class Format(Reader, Writer, Protocol):
    """A format that can do both."""


def format_names() -> tuple[str, ...]:
    """All formats there are, refkit's own and plugins', sorted by name."""
    return tuple(sorted(_declared()))


def reader(name: str) -> Reader:
    """The reader of the format called `name`; its module is imported only now.

    Raises:
        UnknownName: there is no such format.
        InputError: it can be written but not read.
    """
    return cast("Reader", _capable(name, "read"))


def writer(name: str) -> Writer:
    """The writer of the format called `name`; its module is imported only now.

    Raises:
        UnknownName: there is no such format.
        InputError: it can be read but not written.
    """
    return cast("Writer", _capable(name, "write"))


def can(name: str, verb: str) -> bool:
    """Whether the format called `name` can be read (verb "read") or written (verb "write")."""
    return hasattr(_load(name), verb)


@cache  # asking what is installed takes milliseconds, and nothing is installed while refkit runs
def _declared() -> dict[str, EntryPoint]:
    ours = (EntryPoint(key, target, GROUP) for key, target in _BUILT_IN.items())
    return {point.name: point for point in (*entry_points(group=GROUP), *ours)}  # ours win


def _load(name: str) -> object:
    declared = _declared()
    if name not in declared:
        raise UnknownName("format", name, declared)
    return declared[name].load()


def _capable(name: str, verb: str) -> object:
    found = _load(name)
    if not hasattr(found, verb):
        able = ", ".join(other for other in format_names() if can(other, verb))
        passive = {"read": "read", "write": "written"}[verb]
        raise InputError(f"The format {name!r} cannot be {passive}. Formats that can be: {able}.")
    return found
