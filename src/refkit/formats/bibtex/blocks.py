"""A `.bib` file cut into blocks by bibtexparser, with what it gives up on read again leniently. Room: formats.

bibtexparser stops at an unbalanced brace and goes on at the next entry that begins a line. What lies between is
read here line by line, so that a broken entry keeps every field that can be told.
"""

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from bibtexparser import model
from bibtexparser.splitter import Splitter

from refkit.model.problem import Problem

logging.getLogger("bibtexparser").addHandler(logging.NullHandler())  # its complaints are our problems, not stderr's

_HEAD = re.compile(r"@\s{0,8}([\w-]{1,40})\s{0,80}[{(]\s{0,80}([^,={}()\"\n]{0,200})(?=[,\n})]|$)")
_FIELD = re.compile(r"(?:(?<=[,\n{(])|^)[ \t\r\n]{0,80}([A-Za-z_][\w:.+-]{0,60})\s{0,40}=\s{0,40}")
_HIDDEN_HEAD = re.compile(r"^[ \t]{0,80}@\s{0,8}[A-Za-z][\w-]{0,40}\s{0,80}[{(]", re.M)
_STRAY_FIELD = re.compile(r"[\s,}]{0,200}[A-Za-z_][\w:.+-]{0,60}\s{0,40}=\s{0,40}[{\"\d]")
_NO_ENTRY = frozenset(["comment", "string", "preamble"])


@dataclass(slots=True)
class EntryBlock:
    """One entry: its place in the text, and its fields as they are written ("{…}", "\"…\"", a number, a macro).

    `is_broken` says that its fields were told leniently, so that it cannot be changed in place.
    """

    entry_type: str
    key: str
    fields: list[tuple[str, str]]
    line: int
    start: int
    end: int
    is_broken: bool = False


@dataclass(slots=True)
class Blocks:
    """The entries and macros of a file, in order; all else stays in the text."""

    entries: list[EntryBlock] = field(default_factory=list)
    strings: list[tuple[str, str]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def split_blocks(text: str) -> Blocks:
    """Cut a text into its blocks. Never raises on account of the text; linear in its length."""
    out = Blocks()
    place = 0
    broken: tuple[int, int, str] | None = None  # start, line and reason of an entry bibtexparser gave up on
    for block in Splitter(text).split().blocks:
        inner = getattr(block, "ignore_error_block", None) or block
        raw = inner.raw or ""
        start = text.find(raw, place)
        if start < 0:
            continue
        is_comment = isinstance(inner, model.ImplicitComment)
        if broken is not None and not is_comment:
            _recover(text, broken, start, out)
            broken = None
        place = start + len(raw)
        line = (inner.start_line or 0) + 1
        if isinstance(inner, model.Entry):
            fields = [(item.key, item.value) for item in inner.fields]
            out.entries.append(EntryBlock(inner.entry_type, inner.key, fields, line, start, place))
        elif isinstance(inner, model.String):
            out.strings.append((inner.key, inner.value))
        elif isinstance(inner, model.ParsingFailedBlock):
            broken = (start, line, _reason(inner))
        elif is_comment and broken is None:
            _look_into_comment(text, start, place, line, out)
    if broken is not None:
        _recover(text, broken, len(text), out)
    return out


def _reason(block: model.ParsingFailedBlock) -> str:
    error = block.error
    return str(getattr(error, "abort_reason", error)).replace("\n", " ")


def _recover(text: str, broken: tuple[int, int, str], end: int, out: Blocks) -> None:
    start, line, reason = broken
    region = text[start:end]
    heads = [match.start() for match in _HIDDEN_HEAD.finditer(region)]
    bounds = [0, *(head for head in heads if head > 0), len(region)]
    for first, last in pairwise(bounds):
        part = region[first:last]
        entry = _lenient_entry(part.rstrip(), start + first, line + region.count("\n", 0, first))
        if entry is not None:
            out.entries.append(entry)
            message = f"entry {entry.key!r} is broken ({reason}); {len(entry.fields)} of its fields could be read"
            out.problems.append(Problem("entry", entry.line, message, part[:2000]))
        elif part.strip() and not part.lstrip().lower().startswith(tuple(f"@{name}" for name in _NO_ENTRY)):
            out.problems.append(Problem("entry", line, f"this is no entry that can be read: {reason}", part[:2000]))


def _lenient_entry(part: str, start: int, line: int) -> EntryBlock | None:
    """The entry in a text that begins with "@type{key"; its end is the end of the text."""
    indent = len(part) - len(part.lstrip())
    head = _HEAD.match(part, indent)
    if head is None or head[1].lower() in _NO_ENTRY:
        return None
    line += part.count("\n", 0, indent)
    fields = list(_lenient_fields(part, head.end()))
    return EntryBlock(head[1].lower(), head[2].strip(), fields, line, start + indent, start + len(part), is_broken=True)


def _lenient_fields(part: str, place: int) -> Iterator[tuple[str, str]]:
    """Each "name = value", where a name stands after a comma or at the beginning of a line."""
    found = list(_FIELD.finditer(part, place))
    ends = [*(match.start() for match in found[1:]), len(part)]
    for match, end in zip(found, ends, strict=False):
        value = _mend(part[match.end() : end].strip().rstrip(",").strip())
        if value:
            yield match[1], value


def _mend(value: str) -> str:
    """A value in one pair of braces: what closes more than it opens goes, what stays open is closed."""
    if value.isalnum():
        return value
    is_quoted = value.startswith('"')
    inner = value[1:].rstrip("} \r\n\t,").removesuffix('"') if is_quoted else value.removeprefix("{")
    pieces: list[str] = []
    depth = 0
    for token in re.findall(r"\\.|[{}]|[^\\{}]+|\\", inner, re.S):
        depth += {"{": 1, "}": -1}.get(token, 0)
        if depth < 0:
            break
        pieces.append(token)
    return "{" + "".join(pieces).rstrip() + "}" * max(depth, 0) + "}"


def _look_into_comment(text: str, start: int, end: int, line: int, out: Blocks) -> None:
    """Text between entries is a comment, unless it goes on with an entry's fields or hides an entry."""
    comment = text[start:end]
    if out.entries and _STRAY_FIELD.match(comment) and not text[out.entries[-1].end : start].strip():
        last = out.entries[-1]
        first_head = _HIDDEN_HEAD.search(comment)
        stop = first_head.start() if first_head else len(comment)
        more = list(_lenient_fields("," + comment[:stop].lstrip(" \r\n\t,}"), 0))
        last.fields.extend(pair for pair in more if pair[0].lower() not in {name.lower() for name, _ in last.fields})
        last.end, last.is_broken = start + len(comment[:stop].rstrip()), True
        message = f"entry {last.key!r} closes too early; {len(more)} fields after its end were added"
        out.problems.append(Problem("entry", last.line, message, comment[:2000]))
        start, comment = start + stop, comment[stop:]
    if _HIDDEN_HEAD.search(comment):
        _recover(text, (start, line, "not written as BibTeX expects"), end, out)
