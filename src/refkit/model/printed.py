"""A record as one plain line, for what is matched as a string but was never printed. Ground floor."""

from refkit.model.record import Record
from refkit.text.markup import strip_markup


def printed_text(record: Record) -> str:
    """The reference as it was printed, or the record's fields in the order of a Vancouver reference.

    >>> from refkit.model.name import Name
    >>> printed_text(Record(author=(Name(family="Doe", given="Jane"),), title="On trees", volume="3", page="5-9"))
    'Doe Jane. On trees. 3:5-9.'
    """
    if record.origin is not None and record.origin.text:
        return record.origin.text
    names = [
        " ".join(filter(None, (name.family_with_particles, name.given))) for name in record.author or record.editor
    ]
    if record.author_open:
        names.append("et al")
    title = record.title or record.translated_title
    container = record.container_title or record.translated_container_title or record.publisher
    year = str(record.issued.year) if record.issued is not None and record.issued.year is not None else ""
    place = f"{record.volume or ''}{f'({record.issue})' if record.issue else ''}"
    numbers = ":".join(filter(None, (place, record.page)))
    parts = (
        ", ".join(names),
        strip_markup(title or ""),
        record.edition or "",
        strip_markup(container or ""),
        ";".join(filter(None, (year, numbers))),
        f"doi:{record.doi}" if record.doi else "",
        record.url or "",
    )
    return " ".join(part if part.endswith((".", "?", "!")) else f"{part}." for part in parts if part)
