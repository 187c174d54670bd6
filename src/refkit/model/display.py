"""Records as accessible HTML for notebooks: many as a table, one field by field. Ground floor."""

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from refkit.model.html import ROWS_SHOWN, doi_link, folded, fragment, listed, paragraph, table
from refkit.model.marked import marked_html
from refkit.text.terminal import terminal_safe

if TYPE_CHECKING:
    from refkit.model.problem import Problem
    from refkit.model.provenance import Provenance
    from refkit.model.record import Record

__all__ = ["ROWS_SHOWN", "counted", "record_as_html", "records_as_html", "reference_line", "short_repr", "value_text"]

LINE_CHARACTERS = 100  # of a reference on one line
_REPR_CHARACTERS = 200  # of one value
_COLUMNS = ("id", "author", "issued", "title", "container title", "volume", "pages", "DOI")
_NOT_SHOWN = frozenset({"id", "type", "origin", "provenance", "history"})


def counted(number: int, noun: str) -> str:
    """The number with its noun.

    >>> counted(1, "record"), counted(2, "record")
    ('1 record', '2 records')
    """
    return f"{number} {noun}{'' if number == 1 else 's'}"


def records_as_html(records: "Sequence[Record]", problems: "Sequence[Problem]" = ()) -> str:
    """A table of the records with a caption that counts them, and below it what was not understood."""
    said = f", {counted(len(problems), 'problem')}" if problems else ""
    caption = f"{counted(len(records), 'reference')}{said}"
    unread = folded(counted(len(problems), "problem"), listed([f"{one.kind}, {one}" for one in problems[:ROWS_SHOWN]]))
    return fragment(table(caption, _COLUMNS, map(_row, records), len(records)), unread)


def _row(record: "Record") -> Sequence[object]:
    return (
        record.id,
        _people(record),
        record.issued or "",
        shown_title(record),
        record.container_title,
        f"{record.volume or ''}{f'({record.issue})' if record.issue else ''}",
        record.page,
        doi_link(record.doi),
    )


def record_as_html(record: "Record") -> str:
    """The printed reference with its fields marked, then every field with where it comes from and how sure it is."""
    fields = [field for field in record.present_fields() if field not in _NOT_SHOWN]
    rows = [_field_row(record, field) for field in fields]
    caption = f"{record.id or 'Record'}: {record.type}"
    printed = paragraph(marked_html(record), "printed")
    return fragment(printed, table(caption, ("Field", "Value", "From", "Sure"), rows, len(rows)))


def _field_row(record: "Record", field: str) -> Sequence[object]:
    witness: Provenance | None = record.provenance.get(field)
    value = getattr(record, field)
    source = "" if witness is None else f"{witness.kind}{f' ({witness.source})' if witness.source else ''}"
    return (
        field.replace("_", " "),
        doi_link(value) if field == "doi" else value_text(value),
        source,
        f"{witness.confidence:.2f}" if witness is not None else "",
    )


def value_text(value: Any) -> str:
    """A field's value for people: names in a row, a mapping as JSON.

    >>> value_text(True), value_text(("a", "b")), value_text({"a": 1}), value_text(None)
    ('yes', 'a; b', '{"a": 1}', '')
    """
    if value is None or value is False:
        return ""
    if value is True:
        return "yes"
    if isinstance(value, list | tuple):
        return "; ".join(str(one) if not isinstance(one, dict) else _as_json(one) for one in value)
    return _as_json(value) if isinstance(value, dict) else str(value)


def _as_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)


def _people(record: "Record") -> str:
    return "; ".join(map(str, record.author)) + (" et al." if record.author_open else "")


def shown_title(record: "Record") -> str:
    """The title, or in brackets the one that is known in translation only."""
    return record.title or (f"[{record.translated_title}]" if record.translated_title else "")


def reference_line(record: "Record") -> str:
    """A record on one line: who, when, what.

    >>> from refkit.model.record import Record
    >>> reference_line(Record(title="On trees", issued="2001", author=[{"family": "Doe"}, {"family": "Roe"}]))
    'Doe et al. 2001. On trees'
    """
    first = next((str(name.family or name.literal or "") for name in record.author), "")
    more = " et al." if first and (len(record.author) > 1 or record.author_open) else ""
    year = str(record.issued.year) if record.issued is not None and record.issued.year is not None else ""
    head = " ".join(filter(None, (f"{first}{more}", year)))
    line = ". ".join(filter(None, (head, shown_title(record)))) or (record.origin and record.origin.text) or record.type
    line = " ".join(terminal_safe(line[: 4 * LINE_CHARACTERS]).split())
    return line if len(line) <= LINE_CHARACTERS else line[: LINE_CHARACTERS - 1] + "…"


def short_repr(kind: str, record: "Record", *said: str) -> str:
    """What stands for a value at a prompt: its kind, whose it is, and what matters most."""
    what = ", ".join(filter(None, said))
    return f"<{kind} {terminal_safe(record.id)}: {what}{'; ' if what else ''}{reference_line(record)}>"


def cut_value(value: Any) -> Any:
    """A value cut to what a prompt should show; short ones are as they were."""
    if isinstance(value, str) and len(value) > _REPR_CHARACTERS:
        return value[: _REPR_CHARACTERS - 1] + "…"
    if isinstance(value, dict) and len(shown := _as_json(value)) > _REPR_CHARACTERS:
        return shown[: _REPR_CHARACTERS - 1] + "…"
    if isinstance(value, tuple) and len(value) > _REPR_CHARACTERS // 20:
        return (*value[: _REPR_CHARACTERS // 20], ...)
    return value
