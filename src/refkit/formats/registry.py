"""Which file formats exist, and how one is recognised. Room: formats; may import model, text, errors."""

from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import NamedTuple, Protocol, cast

from refkit.errors import InputError, UnknownName
from refkit.model.problem import Problem
from refkit.model.record import Record

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
    "endnote-xml": "refkit.formats.endnote_xml:FORMAT",
    "enw": "refkit.formats.enw:FORMAT",
    "csl-yaml": "refkit.formats.csl_yaml:FORMAT",
    "jats": "refkit.formats.jats:FORMAT",
    "jsonl": "refkit.formats.jsonl:FORMAT",
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
EXTENSIONS = {".bib": "bibtex", ".json": "csl-json", ".jsonl": "jsonl", ".ndjson": "jsonl"}


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


def guess_format(data: bytes, file_name: str = "") -> str | None:
    """The format of a file by the ending of its name, then by its content; None where neither says it.

    >>> guess_format(b'[{"id": "a", "type": "book"}]'), guess_format(b"", "library.bib")
    ('csl-json', 'bibtex')
    """
    ending = "." + file_name.rpartition(".")[2].lower() if "." in file_name else ""
    if ending in EXTENSIONS:
        return EXTENSIONS[ending]
    head = data[:4096].removeprefix(b"\xef\xbb\xbf").lstrip()
    if head.startswith((b"[", b"{")):
        first_line, _, rest = head.partition(b"\n")
        is_line = first_line.rstrip().endswith(b"}") and first_line.startswith(b"{")
        if is_line and (not rest.strip() or rest.lstrip().startswith(b"{")):
            return "jsonl"
        if head.startswith(b"{") or head[1:].lstrip().startswith((b"{", b"]")):
            return "csl-json"
    return None


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
