"""The text a verb works on, from a string or a file. Room: workflow; may import every room.

A web page, a Word document and a JATS article become the text that their reader sees (`text/web_page.py`,
`text/word_document.py`, `workflow/article.py`). Any other file is decoded as what it is: a byte order mark decides,
then UTF-8, then Windows-1252 where nothing in the file is UTF-8. Bytes that fit nowhere become U+FFFD and are
reported, so that no file is refused for them.
"""

import codecs
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path

from refkit.errors import InputError, UnreadableInput
from refkit.model.problem import Problem
from refkit.text.page_layout import without_page_layout
from refkit.workflow.markup_kinds import is_article, is_web_page, said_encoding

LONGEST_FILE_NAME = 1_024  # characters; a longer text is no name of a file
CHUNK_BYTES = 1 << 22
PROBE_BYTES = 4_096  # enough to see that every other byte is zero, or which encoding a page names

_BYTE_ORDER_MARKS = (  # the longer marks first: UTF-32-LE begins like UTF-16-LE
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NOT_CP1252 = b"\x81\x8d\x8f\x90\x9d"  # the five bytes that code page leaves out
_ASCII = bytes(range(128))


class SourceKind(Enum):
    """What a text was taken from."""

    TEXT = "text"
    WEB_PAGE = "web page"
    WORD_DOCUMENT = "Word document"
    ARTICLE = "JATS article"


@dataclass(frozen=True, slots=True)
class SourceText:
    """A text and what was noticed while it was read; offsets everywhere else count characters of `text`.

    `kind` says what it was taken from; `markup` is a JATS article as it was given.
    """

    text: str
    problems: tuple[Problem, ...] = ()
    kind: SourceKind = SourceKind.TEXT
    markup: str = ""


def plain_text(source: str | Path) -> str:
    """The text that spans refer to: a plain text as it is, and of a web page, DOCX or JATS file what its reader sees.

    Raises:
        InputError: the file cannot be read, or a short text is the name of a file.

    >>> page = "<h2>References</h2><ol><li>Doe J. <i>On trees</i>. Wood. 2001;2:3-4.</li></ol>"
    >>> plain_text(page)
    '## References\\n\\n1. Doe J. On trees. Wood. 2001;2:3-4.'
    """
    return read_source(source).text


def read_source(text_or_path: str | Path) -> SourceText:
    """Give the text itself, or what stands in the file; of markup the text that a reader sees.

    Raises:
        UnreadableInput: the file cannot be read.
        FormatError: a Word document is broken.
        InputError: a short text names an existing file, which is almost surely a
            forgotten `Path(…)` and never a list of references.
    """
    if isinstance(text_or_path, Path):
        return _read_path(text_or_path)
    if not isinstance(text_or_path, str):
        kind = type(text_or_path).__name__
        raise InputError(f"Expected a text or a pathlib.Path, not {kind}; decode bytes first, or pass the file's Path.")
    if _names_a_file(text_or_path):
        name = repr(text_or_path)
        raise InputError(f"{name} is the name of a file, not a text with references: pass Path({name}) to read it.")
    return _without_markup(SourceText(text_or_path))


def _read_path(path: Path) -> SourceText:
    from refkit.text.word_document import is_word_document, word_document_text

    try:
        with path.open("rb") as file:
            start = file.read(PROBE_BYTES)
            data = start + file.read() if is_word_document(start) else b""
    except (OSError, ValueError) as error:
        raise UnreadableInput.because(path, error) from error
    if data:
        return SourceText(word_document_text(data), kind=SourceKind.WORD_DOCUMENT)
    return _without_markup(_read_file(path, start), path.suffix.lower())


def _without_markup(source: SourceText, ending: str = "") -> SourceText:
    """What a reader sees of a page or article; any other text as it is."""
    if is_article(source.text):
        from refkit.workflow.article import article_text

        return replace(source, text=article_text(source.text), kind=SourceKind.ARTICLE, markup=source.text)
    if is_web_page(source.text, ending):
        from refkit.text.web_page import web_page_text

        return replace(source, text=web_page_text(source.text), kind=SourceKind.WEB_PAGE)
    return _without_layout(source)


def _without_layout(source: SourceText) -> SourceText:
    """A text in one column, with a problem where it had two or its lines were numbered, for then spans mean another."""
    text = without_page_layout(source.text)
    if text == source.text:
        return source
    message = (
        "Columns side by side or line numbers at the margin were undone; spans count characters of"
        " refkit.plain_text(…), not of the text as it was given."
    )
    return replace(source, text=text, problems=(*source.problems, Problem("file", None, message)))


def _names_a_file(text: str) -> bool:
    if not text.strip() or len(text) > LONGEST_FILE_NAME or "\n" in text:
        return False
    try:
        return Path(text).is_file()
    except (OSError, ValueError):  # too long for the file system, or a NUL in it
        return False


def _read_file(path: Path, start: bytes) -> SourceText:
    try:
        encoding = _announced_encoding(start)
        if encoding is not None:
            return _decoded(path, encoding)
        try:
            return SourceText(_decode(path, "utf-8", "strict"))
        except UnicodeDecodeError:
            if (said := said_encoding(start)) is not None:
                return _decoded(path, said)
            return _decoded(path, "cp1252" if _is_cp1252(path) else "utf-8", is_guess=True)
    except OSError as error:
        raise UnreadableInput.because(path, error) from error


def _announced_encoding(start: bytes) -> str | None:
    """What the first bytes say; None where only the whole file can tell."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if start.startswith(mark):
            return encoding
    if len(start) < 4:
        return None
    zeros_at_odd, zeros_at_even = start[1::2].count(0) / len(start), start[::2].count(0) / len(start)
    if max(zeros_at_odd, zeros_at_even) > 0.3 > 0.05 > min(zeros_at_odd, zeros_at_even):
        return "utf-16-le" if zeros_at_odd > zeros_at_even else "utf-16-be"
    return None


def _decode(path: Path, encoding: str, errors: str) -> str:
    """Decode piece by piece: bytes and text of a large file never stand in memory both."""
    decoder = codecs.getincrementaldecoder(encoding)(errors)
    text = ""
    for chunk in _chunks(path):
        text += decoder.decode(chunk)
    return text + decoder.decode(b"", final=True)


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while chunk := file.read(CHUNK_BYTES):
            yield chunk


def _is_cp1252(path: Path) -> bool:
    """Say whether the bytes beyond ASCII make sense as Windows-1252 and hardly ever as UTF-8."""
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    high = in_utf8 = 0
    for chunk in _chunks(path):
        beyond_ascii = chunk.translate(None, _ASCII)
        if b"\0" in chunk or len(beyond_ascii.translate(None, _NOT_CP1252)) < len(beyond_ascii):
            return False
        high += len(beyond_ascii)
        in_utf8 += sum(not character.isascii() and character != "\ufffd" for character in decoder.decode(chunk))
    return in_utf8 * 10 <= high


def _decoded(path: Path, encoding: str, is_guess: bool = False) -> SourceText:
    text = _decode(path, encoding, "replace")
    lost = text.count("\ufffd")
    problems = []
    if is_guess and encoding == "cp1252":
        message = f"{path} is not UTF-8; it was read as Windows-1252. Save it as UTF-8 if letters look wrong."
        problems.append(Problem("file", None, message))
    elif lost:
        line = text.count("\n", 0, text.index("\ufffd")) + 1
        message = (
            f"{path} has {lost} places that are not valid {encoding.removesuffix('-sig').upper()}, the first in line"
            f" {line}; each was replaced by U+FFFD. Save the file as UTF-8 and try again."
        )
        problems.append(Problem("file", line, message))
    return SourceText(text, tuple(problems))
