"""Hayagriva's YAML, the bibliography format of Typst. Room: formats.

What a work appeared in is its `parent`: a mapping of the same fields. The first parent is read as the container, the
parent of that one as its series; what a parent says of volume, issue or publisher is said of the work.

Source: "The Hayagriva YAML File Format", documentation of the Hayagriva library.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from refkit.errors import FormatError
from refkit.formats.building import build_record
from refkit.formats.dates import read_date
from refkit.formats.encoding import decode_text
from refkit.formats.names import inverted_from_name, name_from_inverted
from refkit.formats.registry import ReadResult
from refkit.formats.yaml_text import dump_yaml, parse_yaml
from refkit.model.name import Name
from refkit.model.problem import Problem
from refkit.model.record import Record
from refkit.text.pages import expand_page_range

NAME = "hayagriva"
DEEPEST_PARENT = 4  # a chapter, its book, the series of that, and one more
_TEXT = {
    "volume": "volume",
    "issue": "issue",
    "number_of_volumes": "volume-total",
    "edition": "edition",
    "number_of_pages": "page-total",
    "publisher_place": "location",
    "authority": "organization",
    "language": "language",
    "archive": "archive",
    "archive_location": "archive-location",
    "call_number": "call-number",
    "genre": "genre",
    "note": "note",
    "abstract": "abstract",
    "annote": "annote",
    "dimensions": "runtime",
}
_SERIALS = {"doi": "doi", "isbn": "isbn", "issn": "issn", "pmid": "pmid", "pmcid": "pmcid", "number": "serial"}
_OF_PARENT = frozenset(["volume", "issue", "issn", "isbn", "edition", "publisher", "publisher_place"])
_ROLES = {
    "translator": "translator", "compiler": "compiler", "organizer": "organizer", "performer": "cast-member",
    "composer": "composer", "producer": "producer", "executive_producer": "executive-producer",
    "script_writer": "writer", "director": "director", "illustrator": "illustrator", "narrator": "narrator",
    "contributor": "collaborator",
}  # fmt: skip
_FIELD_OF_ROLE = {role.replace("-", ""): field for field, role in _ROLES.items()}
# CSL type: the type here, and the type of its parent.
_TYPES = {
    "article-journal": ("article", "periodical"), "article-magazine": ("article", "periodical"),
    "article-newspaper": ("article", "newspaper"), "article": ("manuscript", ""), "book": ("book", ""),
    "broadcast": ("audio", "audio"), "chapter": ("chapter", "anthology"), "classic": ("book", ""),
    "collection": ("anthology", ""), "dataset": ("repository", ""), "document": ("misc", ""),
    "entry": ("entry", "reference"), "entry-dictionary": ("entry", "reference"),
    "entry-encyclopedia": ("entry", "reference"), "event": ("conference", ""), "figure": ("artwork", ""),
    "graphic": ("artwork", "exhibition"), "legal_case": ("case", ""), "legislation": ("legislation", ""),
    "manuscript": ("manuscript", ""), "motion_picture": ("video", "video"),
    "paper-conference": ("article", "proceedings"), "patent": ("patent", ""), "performance": ("performance", ""),
    "periodical": ("periodical", ""), "post": ("post", "thread"), "post-weblog": ("article", "blog"),
    "report": ("report", ""), "software": ("repository", "repository"), "song": ("audio", "audio"),
    "thesis": ("thesis", ""), "webpage": ("web", "web"),
}  # fmt: skip
_PLAIN = {
    "anthos": "chapter", "anthology": "book", "blog": "post-weblog", "conference": "paper-conference",
    "exhibition": "event", "newspaper": "article-newspaper", "original": "manuscript", "post": "post",
    "proceedings": "book", "reference": "book", "repository": "software", "scene": "motion_picture",
    "thread": "post", "tweet": "post", "video": "motion_picture", "audio": "song", "artwork": "graphic",
    "entry": "entry-encyclopedia", "article": "article-journal", "manuscript": "manuscript",
    "periodical": "periodical", "chapter": "chapter", "web": "webpage", "misc": "document", "case": "legal_case",
}  # fmt: skip
_ARTICLES = {
    "periodical": "article-journal", "newspaper": "article-newspaper", "blog": "post-weblog",
    "proceedings": "paper-conference", "conference": "paper-conference", "anthology": "chapter", "book": "chapter",
    "reference": "entry-encyclopedia", "web": "webpage",
}  # fmt: skip


class Hayagriva:
    """Reads and writes Hayagriva's YAML."""

    def read(self, data: bytes) -> ReadResult:
        """One record an entry, in file order; fields that no table knows are kept in `custom["hayagriva"]`."""
        decoded = decode_text(data)
        value = parse_yaml(decoded.text)
        if not isinstance(value, Mapping):
            raise FormatError("expected a mapping from keys to entries")
        records: list[Record] = []
        problems = list(decoded.problems)
        for key, entry in value.items():
            if not isinstance(entry, Mapping):
                problems.append(Problem("entry", None, f"{key!r} is not an entry with fields", str(entry)[:500]))
                continue
            record, faults = _read(str(key), entry)
            records.append(record)
            problems.extend(faults)
        return ReadResult(tuple(records), tuple(problems))

    def write(self, records: tuple[Record, ...], document: object = None) -> bytes:
        """A mapping with a key for each record; a key that is taken gets a number."""
        out: dict[str, Any] = {}
        for position, record in enumerate(records, 1):
            key = record.id or f"ref{position}"
            unique, number = key, 1
            while unique in out:
                number += 1
                unique = f"{key}-{position}" if number == 2 else f"{key}-{position}-{number}"
            out[unique] = _entry(record)
        return dump_yaml(out)


def _read(key: str, entry: Mapping[Any, Any]) -> tuple[Record, tuple[Problem, ...]]:
    rest = {str(name): value for name, value in entry.items()}
    chain = list(_parents(rest.pop("parent", None)))
    kind = str(rest.pop("type", "misc")).lower()
    fields: dict[str, Any] = {"id": key, "type": _type(kind, chain)}
    _read_title(rest, fields)
    for field in ("author", "editor"):
        fields[field], is_open = _people(rest.pop(field, None))
        fields["author_open"] = fields.get("author_open", False) or (field == "author" and is_open)
    _read_roles(rest.pop("affiliated", None), fields)
    _read_plain(rest, fields)
    fields["issued"] = read_date(_text(rest.pop("date", None)) or "")
    if chain:
        _read_parents(chain, fields)
    if rest:
        fields["custom"] = {NAME: rest}
    return build_record(fields, key=key)


def _parents(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    """The first parent, its first parent, and so on."""
    first = value[0] if isinstance(value, list) and value else value
    if isinstance(first, Mapping) and depth < DEEPEST_PARENT:
        parent = {str(name): part for name, part in first.items()}
        yield parent
        yield from _parents(parent.get("parent"), depth + 1)


def _type(kind: str, chain: list[dict[str, Any]]) -> str:
    above = str(chain[0].get("type", "")).lower() if chain else ""
    if kind == "article":
        return _ARTICLES.get(above, "article-journal")
    exact = next((name for name, (own, _) in _TYPES.items() if own == kind), "document")
    return _PLAIN.get(kind, exact)


def _read_title(rest: dict[str, Any], fields: dict[str, Any]) -> None:
    title = rest.pop("title", None)
    fields["title"] = _text(title)
    if isinstance(title, Mapping):
        fields["translated_title"] = _text(title.get("translation"))
        fields["title_short"] = _text(title.get("shorthand") or title.get("short"))


def _read_plain(rest: dict[str, Any], fields: dict[str, Any]) -> None:
    for field, name in _TEXT.items():
        fields[field] = _text(rest.pop(name, None))
    publisher = rest.pop("publisher", None)
    if isinstance(publisher, Mapping) and "name" in publisher:
        fields["publisher"] = _text(publisher["name"])
        fields["publisher_place"] = fields["publisher_place"] or _text(publisher.get("location"))
    else:
        fields["publisher"] = _text(publisher)
    pages = _text(rest.pop("page-range", None))
    fields["page"] = expand_page_range(pages) if pages else None
    url = rest.pop("url", None)
    fields["url"] = _text(url)
    if isinstance(url, Mapping):
        fields["accessed"] = read_date(_text(url.get("date")) or "")
    serial = rest.pop("serial-number", None)
    serials = serial if isinstance(serial, Mapping) else {"serial": serial}
    for field, name in _SERIALS.items():
        fields[field] = _text(serials.get(name)) or _text(rest.pop(name, None))
    if arxiv := _text(serials.get("arxiv")):
        fields["archive"], fields["archive_location"] = "arXiv", arxiv


def _read_parents(chain: list[dict[str, Any]], fields: dict[str, Any]) -> None:
    above: dict[str, Any] = {}
    parent = dict(chain[0])
    _read_plain(parent, above)
    for field in _OF_PARENT:
        fields[field] = fields.get(field) or above.get(field)
    fields["issued"] = fields["issued"] or read_date(_text(parent.get("date")) or "")
    fields["editor"] = fields["editor"] or _people(parent.get("editor"))[0]
    fields["container_author"] = _people(parent.get("author"))[0]
    name = _text(parent.get("title"))
    is_event = str(parent.get("type", "")).lower() == "conference"
    fields["event_title" if is_event else "container_title"] = name
    if len(chain) > 1:
        fields["collection_title"] = _text(chain[1].get("title"))
        fields["collection_number"] = _text(chain[1].get("volume"))


def _text(value: Any) -> str | None:
    """A formattable string's canonical form."""
    if isinstance(value, Mapping):
        value = value.get("value")
    if isinstance(value, list | Mapping) or value is None:
        return None
    return str(value).strip() or None


def _people(value: Any) -> tuple[tuple[Name, ...], bool]:
    people = value if isinstance(value, list) else [value] if value is not None else []
    names = [_person(person) for person in people]
    is_open = any(str(person).strip().lower() in ("others", "et al.") for person in people)
    return tuple(name for name in names if name is not None and str(name) not in ("others", "et al.")), is_open


def _person(person: Any) -> Name | None:
    if not isinstance(person, Mapping):
        return name_from_inverted(str(person)) if person is not None else None
    parts = {name: _text(person.get(name)) for name in ("name", "given-name", "prefix", "suffix")}
    if not parts["name"]:
        return None
    if not (parts["given-name"] or parts["prefix"] or parts["suffix"]):
        return Name(literal=parts["name"])
    return Name(
        family=parts["name"], given=parts["given-name"], non_dropping_particle=parts["prefix"], suffix=parts["suffix"]
    )


def _read_roles(value: Any, fields: dict[str, Any]) -> None:
    for group in value if isinstance(value, list) else [value]:
        if isinstance(group, Mapping):
            role = str(group.get("role", "")).replace("-", "").lower()
            field = _FIELD_OF_ROLE.get(role, "contributor")
            fields[field] = (*fields.get(field, ()), *_people(group.get("names"))[0])


def _entry(record: Record) -> dict[str, Any]:
    kind, above = _TYPES.get(record.type, ("misc", ""))
    has_parent = bool(record.container_title or record.event_title)
    inside = _OF_PARENT if has_parent else frozenset()
    entry: dict[str, Any] = {"type": kind, "title": _written_title(record), "author": _written(record, "author")}
    entry["date"] = str(record.issued) if record.issued else None
    entry["editor"] = [] if has_parent else _written(record, "editor")
    entry["affiliated"] = [
        {"role": role, "names": _written(record, field)} for field, role in _ROLES.items() if getattr(record, field)
    ]
    entry |= _plain_fields(record, {*_TEXT, *_SERIALS, "publisher"} - inside)
    entry["page-range"] = record.page.replace("–", "-") if record.page else None
    entry["url"] = record.url
    if record.accessed and record.url:
        entry["url"] = {"value": record.url, "date": str(record.accessed)}
    series = _present({"title": record.collection_title, "volume": record.collection_number})
    if has_parent:
        is_event = not record.container_title
        parent = {
            "type": "conference" if is_event else above or "misc",
            "title": record.container_title or record.event_title,
            "author": _written(record, "container_author"),
            "editor": _written(record, "editor"),
            **_plain_fields(record, inside),
        }
        entry["parent"] = _present({**parent, "parent": {"type": "anthology", **series} if series else None})
    elif series:
        entry["parent"] = {"type": "anthology", "parent": {"type": "anthology", **series}}
    return _present(entry)


def _plain_fields(record: Record, fields: set[str] | frozenset[str]) -> dict[str, Any]:
    out: dict[str, Any] = {name: getattr(record, field) for field, name in _TEXT.items() if field in fields}
    out["publisher"] = record.publisher if "publisher" in fields else None
    out["serial-number"] = _present(
        {name: getattr(record, field) for field, name in _SERIALS.items() if field in fields}
    )
    return out


def _written_title(record: Record) -> Any:
    more = _present({"translation": record.translated_title, "short": record.title_short})
    return {"value": record.title or "", **more} if more else record.title


def _written(record: Record, field: str) -> list[Any]:
    names: list[Any] = [_written_name(name) for name in getattr(record, field)]
    return [*names, "others"] if field == "author" and record.author_open else names


def _written_name(name: Name) -> Any:
    """As one text where that is read back; in its parts otherwise."""
    written = inverted_from_name(name)
    if not written.endswith(",") and name_from_inverted(written) == name:
        return written
    if name.literal or not name.family:
        return {"name": name.literal or name.given}
    particle = " ".join(part for part in (name.dropping_particle, name.non_dropping_particle) if part)
    parts = {"name": name.family, "given-name": name.given, "prefix": particle, "suffix": name.suffix}
    return _present(parts)


def _present(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value not in (None, "", [], {})}


FORMAT = Hayagriva()
