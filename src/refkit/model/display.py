"""Records as a small accessible HTML table for notebooks. Ground floor.

Everything from a record is data and is escaped; at most 50 rows are shown.
"""

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from refkit.model.record import Record

ROWS_SHOWN = 50
_COLUMNS = ("id", "author", "issued", "title", "container title", "volume", "pages", "DOI")


def counted(number: int, noun: str) -> str:
    """The number with its noun.

    >>> counted(1, "record"), counted(2, "record")
    ('1 record', '2 records')
    """
    return f"{number} {noun}{'' if number == 1 else 's'}"


def records_as_html(records: "Sequence[Record]", problems: int = 0) -> str:
    """A table of the records with a caption that counts them and what was not understood."""
    head = "".join(f'<th scope="col">{column}</th>' for column in _COLUMNS)
    body = "".join(_row(record) for record in records[:ROWS_SHOWN])
    more = len(records) - ROWS_SHOWN
    tail = f'<tr><td colspan="{len(_COLUMNS)}">… {more} more</td></tr>' if more > 0 else ""
    said = f", {counted(problems, 'problem')}" if problems else ""
    return (
        f"<table><caption>{counted(len(records), 'reference')}{said}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{body}{tail}</tbody></table>"
    )


def _row(record: "Record") -> str:
    authors = "; ".join(map(str, record.author)) + (" et al." if record.author_open else "")
    title = record.title or (f"[{record.translated_title}]" if record.translated_title else "")
    cells = (
        record.id,
        authors,
        str(record.issued or ""),
        title,
        record.container_title or "",
        f"{record.volume or ''}{f'({record.issue})' if record.issue else ''}",
        record.page or "",
        record.doi or "",
    )
    return "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>"
