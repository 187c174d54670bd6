"""The parts of a Word file, taken out of its archive within bounds. Room: formats.

An archive says itself how large a part is, and lies where it means harm: what counts is what comes out.

Source: ECMA-376 part 2, "Open Packaging Conventions".
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import NamedTuple

from refkit.errors import FormatError

LARGEST_PART = 64_000_000  # bytes unpacked; the text of a book of 1,000 pages has ten
LARGEST_WHOLE = 128_000_000  # bytes of all parts that are read
MOST_PARTS = 20_000
_TEXTS = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")
_PROPERTIES = "docProps/custom.xml"
_CUSTOM = re.compile(r"customXml/item\d{1,6}\.xml")


class Package(NamedTuple):
    """The parts of a document that may hold references: its texts in reading order, and data beside them."""

    texts: tuple[bytes, ...]
    properties: bytes | None
    custom: tuple[bytes, ...]


def open_package(data: bytes) -> Package:
    """Unpack a Word file.

    Raises:
        FormatError: it is no Word file, it is encrypted or damaged, or it unpacks to more than any document has.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            if len(names) > MOST_PARTS:
                raise FormatError(f"this archive has {len(names)} parts, more than any Word file")
            if _TEXTS[0] not in names:
                raise FormatError("this is no Word file: it has no word/document.xml")
            parts = dict(_unpack(archive, names))
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as error:
        raise FormatError(f"this Word file cannot be unpacked: {error}") from error
    return Package(
        tuple(parts[name] for name in _TEXTS if name in parts),
        parts.get(_PROPERTIES),
        tuple(parts[name] for name in sorted(parts) if _CUSTOM.fullmatch(name)),
    )


def _unpack(archive: zipfile.ZipFile, names: set[str]) -> Iterator[tuple[str, bytes]]:
    left = LARGEST_WHOLE
    for name in (*_TEXTS, _PROPERTIES, *sorted(filter(_CUSTOM.fullmatch, names))):
        if name not in names:
            continue
        most = min(LARGEST_PART, left)
        with archive.open(name) as part:
            unpacked = part.read(most + 1)
        if len(unpacked) > most:
            raise FormatError(f"{name} of this Word file unpacks to more than {most:,} bytes, which no document needs")
        left -= len(unpacked)
        yield name, unpacked
