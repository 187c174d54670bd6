"""CSL styles as XML, read without trusting them. Room: csl; may import text and errors."""

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from refkit.csl.style_checks import find_issues
from refkit.errors import StyleError, StyleIssue

MAX_STYLE_BYTES = 2_000_000  # eight times the largest of the 10,844 community styles

_DECLARED_ENCODING = re.compile(rb"""^\s{0,100}<\?xml[^>]{0,200}?encoding\s{0,20}=\s{0,20}["']([\w.-]{1,40})["']""")
_ENCODINGS = re.compile(
    r"utf-?(?:8|16)|us-ascii|ascii|iso-8859-\d{1,2}|windows-125\d|koi8-[ru]|gb2312|gb18030|big5|shift_jis|euc-(?:jp|kr)"
)
_DOCUMENT_TYPE = re.compile(r"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def read_style_file(path: Path) -> str:
    """The text of a style file.

    Raises:
        StyleError: it cannot be read, is too large, or is not text.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MAX_STYLE_BYTES + 1)
    except (OSError, ValueError) as error:  # a NUL in the path is a ValueError
        reason = getattr(error, "strerror", None) or str(error)
        raise StyleError(str(path), [StyleIssue(f"the file cannot be read: {reason}")]) from error
    return _decode(data, str(path))


def parse_style(text: str, called: str) -> etree._Element:
    """The root element of a style, checked as far as reading it needs; `called` names it in messages.

    Nothing outside the text is ever fetched: a document type declaration, and with it every entity, is refused.

    Raises:
        StyleError: with every fault that was found, in the order of the file.
    """
    root = parse_xml(text, called)
    if issues := find_issues(root):
        raise StyleError(called, issues)
    return root


def parse_xml(text: str, called: str) -> etree._Element:
    """The root element of any well-formed XML that declares no document type.

    Raises:
        StyleError: it is not well-formed, too large or too deep, or declares a document type.
    """
    data = text.lstrip("\ufeff \t\r\n").encode("utf-8", "replace")
    if len(data) > MAX_STYLE_BYTES:
        raise StyleError(called, [_too_large()])
    if match := _DOCUMENT_TYPE.search(text):
        line = text.count("\n", 0, match.start()) + 1
        hint = "take the <!DOCTYPE …> and <!ENTITY …> lines out; CSL styles need none"
        raise StyleError(called, [StyleIssue("document types and entities are not allowed", line, 1, hint)])
    parser = etree.XMLParser(
        encoding="utf-8", resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise StyleError(called, list(_syntax_issues(error, parser))) from error


def _decode(data: bytes, called: str) -> str:
    if len(data) > MAX_STYLE_BYTES:
        raise StyleError(called, [_too_large()])
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        encoding = "utf-16"
    elif not data.startswith(BOM_UTF8) and (declared := _DECLARED_ENCODING.match(data)):
        encoding = declared[1].decode("ascii").lower()
    else:
        encoding = "utf-8-sig"
    try:
        if not _ENCODINGS.fullmatch(encoding.removesuffix("-sig")):
            raise LookupError(encoding)
        return data.decode(encoding)
    except (LookupError, UnicodeError) as error:
        hint = "save the style as UTF-8"
        raise StyleError(called, [StyleIssue(f"the text is not in its encoding, {encoding}", hint=hint)]) from error


def _too_large() -> StyleIssue:
    return StyleIssue(f"the style is larger than {MAX_STYLE_BYTES // 1_000_000} MB", hint="no real style is")


def _syntax_issues(error: etree.XMLSyntaxError, parser: etree.XMLParser) -> Iterator[StyleIssue]:
    # The error's own log is that of the whole process and names other files' faults; what follows a broken tag
    # are mostly echoes of it.
    entries = list(parser.error_log)[:20]
    for entry in entries:
        yield StyleIssue(f"not well-formed XML: {entry.message}", entry.line, entry.column)
    if not entries:
        line, column = error.position
        yield StyleIssue(f"not well-formed XML: {error.msg}", int(line), int(column))
