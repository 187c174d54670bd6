"""Bytes of a text file as text, whatever encoding it is in. Room: formats."""

import codecs
import re
from typing import NamedTuple

from refkit.model.problem import Problem

# UTF-32 first: its little-endian mark begins with the one of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"(?:%\s{0,8}Encoding|@comment\s{0,8}\{\s{0,8}x-kbibtex-encoding)\s{0,8}[:=]\s{0,8}([\w.-]{2,20})", re.I
)
# Encodings a program may declare in a comment, by the names it uses; others are not believed.
_DECLARABLE = {
    "cp1252": "cp1252",
    "windows-1252": "cp1252",
    "iso8859_1": "cp1252",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "cp1250": "cp1250",
    "windows-1250": "cp1250",
    "iso8859_2": "iso8859_2",
    "iso-8859-2": "iso8859_2",
    "iso8859_15": "iso8859_15",
    "iso-8859-15": "iso8859_15",
    "cp1251": "cp1251",
    "koi8_r": "koi8_r",
    "macroman": "mac_roman",
    "gbk": "gbk",
    "gb18030": "gb18030",
    "sjis": "shift_jis",
    "shift_jis": "shift_jis",
    "euc_jp": "euc_jp",
    "big5": "big5",
}


class Decoded(NamedTuple):
    """A file's text, what it was in (a Python codec name), its byte-order mark, and what was odd about it."""

    text: str
    encoding: str
    mark: bytes = b""
    problems: tuple[Problem, ...] = ()

    def encode(self, text: str) -> bytes:
        """Another text as bytes of the same kind; in UTF-8 where that encoding cannot hold it."""
        try:
            return self.mark + text.encode(self.encoding)
        except UnicodeEncodeError:
            return text.encode("utf-8", "replace")


def decode_text(data: bytes) -> Decoded:
    """The text of a file: by its byte-order mark, as UTF-16 without one, as UTF-8, as declared, else line by line.

    A line that is not UTF-8 counts as Windows-1252, the usual companion, with one Problem for the file.

    >>> decode_text("é".encode("latin-1")).text, decode_text("é".encode("utf-16")).text
    ('é', 'é')
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _with_mark(data, mark, encoding)
    if wide := _wide_encoding(data):
        return Decoded(data.decode(wide, "replace"), wide)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        declared = _declared_encoding(data)
    if declared:
        try:
            return Decoded(data.decode(declared), declared)
        except UnicodeDecodeError:
            pass
    lines = data.split(b"\n")
    texts = [_line(part) for part in lines]
    problem = Problem("file", line, "not UTF-8 from here on; such lines were read as Windows-1252")
    whole = all(part.isascii() or not _is_utf8(part) for part in lines)
    return Decoded("\n".join(texts), "cp1252" if whole else "utf-8", problems=(problem,))


def _with_mark(data: bytes, mark: bytes, encoding: str) -> Decoded:
    body = data[len(mark) :]
    try:
        return Decoded(body.decode(encoding), encoding, mark)
    except UnicodeDecodeError as error:
        if encoding == "utf-8":
            inner = decode_text(body)
            return inner._replace(mark=mark) if inner.encoding == "utf-8" else inner
        problem = Problem("file", None, f"byte {error.start + len(mark)} is not {encoding}; replaced")
        return Decoded(body.decode(encoding, "replace"), encoding, mark, (problem,))


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 without its mark: every other byte of a Latin text is NUL."""
    head = data[:200]
    half = len(head) // 2
    if half < 2 or not head.count(0) > 0.6 * half:
        return None
    return "utf-16-be" if head[0::2].count(0) > head[1::2].count(0) else "utf-16-le"


def _declared_encoding(data: bytes) -> str | None:
    found = _DECLARED.search(data[:2048])
    return _DECLARABLE.get(found[1].decode("ascii").lower()) if found else None


def _is_utf8(part: bytes) -> bool:
    try:
        part.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _line(part: bytes) -> str:
    try:
        return part.decode("utf-8")
    except UnicodeDecodeError:
        return part.decode("cp1252", "replace")
