"""Files of tagged lines (RIS, EndNote, MEDLINE, Web of Science): what they have in common. Room: formats.

Each of these formats is a `Profile`: tables of tags that are read in both directions, and the two functions that
cut a file into records and print a line. Tags that no table knows are kept in `custom` and written again.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from refkit.formats.building import build_record
from refkit.formats.collector import paused_collector
from refkit.formats.dates import read_date
from refkit.formats.encoding import decode_text
from refkit.formats.keywords import join_keywords, split_keywords
from refkit.formats.names import inverted_from_name, names_from
from refkit.formats.registry import ReadResult
from refkit.model.date import Date
from refkit.model.problem import Problem
from refkit.model.record import Record
from refkit.text.invisible import strip_invisible
from refkit.text.language_codes import language_tag
from refkit.text.pages import expand_page_range

_ISSN = re.compile(r"\d{4}-?\d{3}[\dXx]")
_SPACE = re.compile(r"\s+")
_RANGE = re.compile(r"\s*([^\s–-]+)\s*(?:–|-)\s*([^\s–-]+)\s*")


class Line(NamedTuple):
    """One tag with its value, continuation lines joined by spaces; `number` counts from 1."""

    tag: str
    value: str
    number: int


class TagRow(NamedTuple):
    """One field of a record and the tag it is written with; `also` are further tags it is read from."""

    field: str
    tag: str
    also: tuple[str, ...] = ()


class Tags:
    """The tags of one record; what is taken out is understood, what stays is kept."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.values: dict[str, list[str]] = {}
        self.line = lines[0].number if lines else None
        for line in lines:
            if value := line.value.strip():
                self.values.setdefault(line.tag, []).append(value)

    def first(self, *tags: str) -> str | None:
        """The first value of the first of these tags that is there, taken out; its others stay."""
        for tag in tags:
            if values := self.values.get(tag):
                found = values.pop(0)
                if not values:
                    del self.values[tag]
                return found
        return None

    def all(self, *tags: str) -> list[str]:
        """All values of these tags, taken out."""
        return [value for tag in tags if tag in self.values for value in self.values.pop(tag)]


Emit = Callable[[str, str | None], None]


@dataclass(frozen=True, slots=True)
class Profile:
    """One tagged format."""

    name: str  # also the key under `custom` for what is kept
    split: Callable[[str], tuple[list[list[Line]], list[Problem]]]
    print_line: Callable[[str, str], str]
    type_tag: str
    type_of_tag: Mapping[str, str]  # what is read, in lower case
    tag_of_type: Mapping[str, str]  # what is written
    default_tag: str
    id_tag: str | None
    text: tuple[TagRow, ...]
    names: tuple[TagRow, ...]
    keywords: TagRow | None = None
    read_more: Callable[[Tags, dict[str, Any]], None] = lambda tags, fields: None
    write_more: Callable[[Record, Emit], None] = lambda record, emit: None
    file_start: str = ""
    record_end: str = ""
    rank: tuple[str, ...] = field(default=())  # tags in the order they are printed; others follow


class TaggedReader:
    """Reads the files of one profile."""

    def __init__(self, profile: Profile) -> None:
        self.profile = profile
        self._rows_of_tag: dict[str, list[int]] = {}  # a record has a third of the tags there are
        for place, row in enumerate(profile.text):
            for tag in (row.tag, *row.also):
                self._rows_of_tag.setdefault(tag, []).append(place)

    def read(self, data: bytes) -> ReadResult:
        """One record for each group of lines; a line that has no tag and follows none is a problem."""
        decoded = decode_text(data)
        with paused_collector():
            groups, problems = self.profile.split(decoded.text)
            records: list[Record] = []
            problems = [*decoded.problems, *problems]
            for position, lines in enumerate(groups, 1):
                record, faults = self._record(Tags(lines), position)
                records.append(record)
                problems.extend(faults)
        return ReadResult(tuple(records), tuple(problems))

    def _record(self, tags: Tags, position: int) -> tuple[Record, tuple[Problem, ...]]:
        profile = self.profile
        fields: dict[str, Any] = {}
        key = tags.first(profile.id_tag) if profile.id_tag else None
        kinds = tags.all(profile.type_tag)
        known = [profile.type_of_tag[kind.lower()] for kind in kinds if kind.lower() in profile.type_of_tag]
        fields["type"] = known[0] if known else "document"
        unknown = [kind for kind in kinds if kind.lower() not in profile.type_of_tag and kind != profile.default_tag]
        profile.read_more(tags, fields)
        for row in profile.names:
            texts = tags.all(row.tag, *row.also)
            if texts and row.field not in fields:
                names, is_open = names_from(texts)
                fields[row.field] = names
                if row.field == "author":
                    fields["author_open"] = is_open
        if profile.keywords and not fields.get("keyword"):
            fields["keyword"] = join_keywords(tags.all(profile.keywords.tag, *profile.keywords.also))
        asked = {place for tag in tags.values for place in self._rows_of_tag.get(tag, ())}
        for row in (profile.text[place] for place in sorted(asked)):
            if not fields.get(row.field) and (value := tags.first(row.tag, *row.also)):
                fields[row.field] = value
        if fields.get("language"):
            fields["language"] = language_tag(fields["language"])
        kept = dict(tags.values)
        if unknown:
            kept[profile.type_tag] = unknown
        if kept:
            fields["custom"] = {profile.name: kept}
        return build_record({"id": key or fields.pop("fallback_id", None) or str(position), **fields}, line=tags.line)


class TaggedFormat(TaggedReader):
    """Reads and writes the files of one profile."""

    def write(self, records: tuple[Record, ...], document: object = None) -> bytes:
        """In UTF-8, without a byte-order mark."""
        body = "".join(self._lines(record) for record in records)
        return (self.profile.file_start + body).encode("utf-8", "replace")

    def _lines(self, record: Record) -> str:
        profile = self.profile
        lines: list[tuple[str, str]] = []

        def emit(tag: str, value: str | None) -> None:
            if value and (text := one_line(value)):
                lines.append((tag, text))

        kept = _kept(record, profile.name)
        kinds = kept.pop(profile.type_tag, [])
        if record.type in profile.tag_of_type:
            kinds = [profile.tag_of_type[record.type], *kinds]
        for kind in kinds or [profile.default_tag]:
            emit(profile.type_tag, kind)
        if profile.id_tag:
            emit(profile.id_tag, record.id)
        self._emit_tables(record, emit)
        profile.write_more(record, emit)
        for tag, values in kept.items():
            for value in values:
                emit(tag, value)
        order = {tag: place for place, tag in enumerate(profile.rank)}
        lines.sort(key=lambda line: order.get(line[0], len(order)))
        return "".join(profile.print_line(tag, value) for tag, value in lines) + profile.record_end

    def _emit_tables(self, record: Record, emit: Emit) -> None:
        for row in self.profile.names:
            for name in getattr(record, row.field):
                emit(row.tag, inverted_from_name(name))
            if row.field == "author" and record.author_open:
                emit(row.tag, "et al.")
        for row in self.profile.text:
            emit(row.tag, getattr(record, row.field))
        if self.profile.keywords:
            for word in split_keywords(record.keyword):
                emit(self.profile.keywords.tag, word)


def _kept(record: Record, name: str) -> dict[str, list[str]]:
    """Tags kept from a file of this kind; only what looks like them, since `custom` may hold anything."""
    kept = record.custom.get(name)
    if not isinstance(kept, Mapping):
        return {}
    return {
        tag: [value for value in values if isinstance(value, str)]
        for tag, values in kept.items()
        if isinstance(tag, str)
        and isinstance(values, Iterable)
        and not isinstance(values, str)
        and re.fullmatch(r"[A-Z][A-Z0-9]{1,3}|%[^\s]", tag)
    }


def one_line(value: str) -> str:
    """A value that cannot break out of its line."""
    return _SPACE.sub(" ", strip_invisible(value)).strip()


def split_pages(page: str | None) -> tuple[str | None, str | None]:
    """First and last page; anything but one plain range is a first page alone.

    >>> split_pages("S1–S9"), split_pages("e204"), split_pages("12, 15")
    (('S1', 'S9'), ('e204', None), ('12, 15', None))
    """
    if page and (match := _RANGE.fullmatch(page)):
        return match[1], match[2]
    return page, None


def join_pages(first: str | None, last: str | None) -> str | None:
    """One range, both ends in full."""
    if first and last and first != last:
        return expand_page_range(f"{first}–{last}")
    return expand_page_range(first) if first else last


def read_serials(values: Iterable[str], fields: dict[str, Any]) -> None:
    """Tell ISSNs from ISBNs by their shape; several are joined."""
    for value in values:
        bare = value.strip().removeprefix("ISSN").removeprefix("ISBN").strip(" :")
        field = "issn" if _ISSN.match(bare) and len(re.sub(r"[^\dXx]", "", bare.split("(")[0])) <= 8 else "isbn"
        fields[field] = f"{fields[field]} {bare}" if fields.get(field) else bare


def read_issued(fields: dict[str, Any], *written: str | None) -> None:
    """The most exact of several dates that name the same year."""
    dates = [date for text in written if text and (date := read_date(text.strip("/"))) is not None]
    if len(dates) == 1:
        fields["issued"] = dates[0]
        return
    timed = [date for date in dates if date.start is not None]
    if not timed:
        fields["issued"] = dates[0] if dates else None
        return
    same_year = [date for date in timed if date.year == timed[0].year]
    fields["issued"] = max(same_year, key=_exactness)


def _exactness(date: Date) -> int:
    return sum(bool(part) for part in (date.month, date.day, date.season, date.end, date.circa, date.open_end))
