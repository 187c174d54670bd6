"""A record as one plain line, where its source has fields and no printed string. Room: workflow."""

from refkit.model.name import Name
from refkit.model.record import Record
from refkit.text.markup import strip_markup


def printed_line(record: Record) -> str:
    """The fields in the order of the NLM family: "Doe J, Roe R. Title. Journal. 2001;1(2):3–4."

    This is a text to point at and to search in; `refkit.render` formats a reference.
    """
    authors = ", ".join(_name(name) for name in record.author or record.editor)
    authors += ", et al" if record.author_open else ""
    numbers = (record.volume or "") + (f"({record.issue})" if record.issue else "")
    year = str(record.issued) if record.issued else ""
    where = f"{year};{numbers}" if year and numbers else year or numbers
    if record.page:
        where = f"{where}:{record.page}" if where else record.page
    publisher = ": ".join(filter(None, (record.publisher_place, record.publisher)))
    parts = [authors, record.title, record.container_title, publisher, where, f"doi:{record.doi}" if record.doi else ""]
    parts.append(record.url or "" if not record.doi else "")
    return " ".join(_closed(strip_markup(part)) for part in parts if part)


def _name(name: Name) -> str:
    if name.literal:
        return name.literal
    particles = filter(None, (name.dropping_particle, name.non_dropping_particle, name.family, name.given, name.suffix))
    return " ".join(particles)


def _closed(part: str) -> str:
    return part if part.endswith((".", "?", "!")) else f"{part}."
