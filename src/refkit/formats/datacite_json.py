"""DataCite's JSON. Room: formats.

Source: DataCite Metadata Schema 4.6; DataCite REST API, "DataCite JSON".
"""

import json
from collections.abc import Mapping
from typing import Any

from refkit.errors import FormatError
from refkit.formats.building import add_note, build_record
from refkit.formats.datacite import CONTRIBUTORS, IDENTIFIERS, TITLE_FIELDS, WORD_OF, WORD_OF_ROLE, type_of
from refkit.formats.dates import read_date
from refkit.formats.json_text import decode_json, parse_json_or_lines
from refkit.formats.keywords import join_keywords, split_keywords
from refkit.formats.names import name_from_inverted
from refkit.formats.person_names import name_from_parts
from refkit.formats.registry import ReadResult
from refkit.formats.tagged import join_pages, split_pages
from refkit.model.name import Name
from refkit.model.problem import Problem
from refkit.model.record import Record
from refkit.text.language_codes import language_tag
from refkit.text.markup import strip_markup

NAME = "datacite-json"
_TEXT = {"url": "url", "version": "version"}
_CONTAINER = {"container_title": "title", "volume": "volume", "issue": "issue"}
_READ = frozenset(
    [
        "id",
        "doi",
        "types",
        "creators",
        "contributors",
        "titles",
        "publisher",
        "container",
        "subjects",
        "dates",
        "language",
        "publicationYear",
        "descriptions",
        "relatedItems",
        "identifiers",
        "alternateIdentifiers",
        "rightsList",
        "schemaVersion",
        "refkitId",
        "agency",
        "clientId",
        "providerId",
        "state",
    ]
)


class DataciteJson:
    """Reads and writes DataCite JSON."""

    def read(self, data: bytes) -> ReadResult:
        """One record each work; keys that no table knows are kept in `custom["datacite-json"]`."""
        records: list[Record] = []
        problems: list[Problem] = []
        for position, work in enumerate(_works(parse_json_or_lines(decode_json(data))), 1):
            if not isinstance(work, Mapping):
                problems.append(Problem("entry", None, f"item {position} is not an object", str(work)[:500]))
                continue
            record, faults = _read(work, position)
            records.append(record)
            problems.extend(faults)
        return ReadResult(tuple(records), tuple(problems))

    def write(self, records: tuple[Record, ...], document: object = None) -> bytes:
        """One object for one record, an array for several, in UTF-8."""
        works = [_write(record) for record in records]
        return (json.dumps(works[0] if len(works) == 1 else works, ensure_ascii=False, indent=2) + "\n").encode(
            "utf-8", "replace"
        )


def _works(value: Any) -> list[Any]:
    if isinstance(value, Mapping):
        value = value.get("data", value)
    if isinstance(value, Mapping):
        value = [value]
    if not isinstance(value, list):
        raise FormatError("expected works in DataCite's JSON")
    return [
        work["attributes"] if isinstance(work, Mapping) and isinstance(work.get("attributes"), Mapping) else work
        for work in value
    ]


def mappings(value: Any) -> list[Mapping[str, Any]]:
    """The objects in what should be a list of objects."""
    return [part for part in value if isinstance(part, Mapping)] if isinstance(value, list) else []


def text(value: Any) -> str | None:
    """The text in what should be one; numbers are text, too."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return value.strip() or None if isinstance(value, str) else None


def _read(work: Mapping[str, Any], position: int) -> tuple[Record, tuple[Problem, ...]]:
    types = work.get("types")
    kinds: Mapping[str, Any] = types if isinstance(types, Mapping) else {}
    fields: dict[str, Any] = {field: text(work.get(key)) for field, key in _TEXT.items()}
    fields["doi"] = text(work.get("doi")) or next(
        (
            text(part.get("identifier"))
            for part in mappings(work.get("identifiers"))
            if part.get("identifierType") == "DOI"
        ),
        None,
    )
    fields["id"] = text(work.get("refkitId")) or text(work.get("id")) or fields["doi"] or str(position)
    own = text(kinds.get("resourceType"))
    fields["type"] = type_of(text(kinds.get("resourceTypeGeneral")), own)
    fields["genre"] = (
        own if own and type_of("Text", own) == "document" and own != text(kinds.get("resourceTypeGeneral")) else None
    )
    fields["author"] = tuple(name for part in mappings(work.get("creators")) if (name := _name(part)))
    for part in mappings(work.get("contributors")):
        role = CONTRIBUTORS.get(text(part.get("contributorType")) or "", "contributor")
        if name := _name(part):
            fields[role] = (*fields.get(role, ()), name)
    _read_titles(work, fields)
    publisher = work.get("publisher")
    fields["publisher"] = text(publisher.get("name")) if isinstance(publisher, Mapping) else text(publisher)
    _read_container(work, fields)
    _read_dates(work, fields)
    language = text(work.get("language"))
    fields["language"] = language_tag(language) if language else None
    fields["keyword"] = join_keywords(
        word for part in mappings(work.get("subjects")) if (word := text(part.get("subject")))
    )
    for part in mappings(work.get("descriptions")):
        if (words := text(part.get("description"))) is None:
            continue
        if part.get("descriptionType") == "Abstract" and not fields.get("abstract"):
            fields["abstract"] = strip_markup(words)
        elif part.get("descriptionType") != "SeriesInformation" or not fields.get("container_title"):
            add_note(fields, strip_markup(words))
    for part in [*mappings(work.get("identifiers")), *mappings(work.get("alternateIdentifiers"))]:
        slot = IDENTIFIERS.get(text(part.get("identifierType") or part.get("alternateIdentifierType")) or "")
        if slot and not fields.get(slot):
            fields[slot] = text(part.get("identifier") or part.get("alternateIdentifier"))
    rights = mappings(work.get("rightsList"))
    fields["license"] = text(rights[0].get("rights") or rights[0].get("rightsUri")) if rights else None
    others = {
        key: value
        for key, value in work.items()
        if key not in _READ and key not in _TEXT.values() and value not in (None, [], {}, "")
    }
    if others:
        fields["custom"] = {NAME: others}
    return build_record(fields)


def _name(part: Mapping[str, Any]) -> Name | None:
    family, given, whole = text(part.get("familyName")), text(part.get("givenName")), text(part.get("name"))
    if family:
        return name_from_parts(family, given)
    if not whole:
        return None
    return Name(literal=whole) if part.get("nameType") == "Organizational" else name_from_inverted(whole)


def _read_titles(work: Mapping[str, Any], fields: dict[str, Any]) -> None:
    for part in mappings(work.get("titles")):
        kind, words = text(part.get("titleType")), text(part.get("title"))
        if words is None:
            continue
        if kind == "Subtitle" and fields.get("title"):
            fields["title"] = f"{fields['title']}: {words}"
        elif kind in TITLE_FIELDS and not fields.get(TITLE_FIELDS[kind]):
            fields[TITLE_FIELDS[kind]] = words
            if kind == "TranslatedTitle":
                fields["translated_title_language"] = text(part.get("lang"))
        elif not fields.get("title"):
            fields["title"], fields["title_language"] = words, text(part.get("lang"))
        else:
            add_note(fields, words)


def _read_container(work: Mapping[str, Any], fields: dict[str, Any]) -> None:
    container = work.get("container")
    if isinstance(container, Mapping):
        for field, key in _CONTAINER.items():
            fields[field] = text(container.get(key))
        fields["page"] = join_pages(text(container.get("firstPage")), text(container.get("lastPage")))
        slot = IDENTIFIERS.get(text(container.get("identifierType")) or "")
        if slot:
            fields[slot] = text(container.get("identifier"))
    for item in mappings(work.get("relatedItems")):
        titles = mappings(item.get("titles"))
        if item.get("relationType") == "IsPublishedIn" and titles and not fields.get("container_title"):
            fields["container_title"] = text(titles[0].get("title"))
            for field in ("volume", "issue", "edition"):
                fields[field] = fields.get(field) or text(item.get(field))
            fields["page"] = fields.get("page") or join_pages(text(item.get("firstPage")), text(item.get("lastPage")))


def _read_dates(work: Mapping[str, Any], fields: dict[str, Any]) -> None:
    dates = {text(part.get("dateType")): text(part.get("date")) for part in mappings(work.get("dates"))}
    year = text(work.get("publicationYear"))
    exact = read_date(dates.get("Issued") or "") if dates.get("Issued") else None
    fields["issued"] = (
        exact if exact and (not year or exact.start is None or str(exact.year) == year) else read_date(year or "")
    )
    fields["available_date"] = read_date(dates.get("Available") or "")
    fields["submitted"] = read_date(dates.get("Submitted") or "")


def _write(record: Record) -> dict[str, Any]:
    work: dict[str, Any] = {"refkitId": record.id, "doi": record.doi, "types": _types(record)}
    work["creators"] = [_written_name(name) for name in record.author]
    work["contributors"] = [
        {**_written_name(name), "contributorType": word}
        for role, word in WORD_OF_ROLE.items()
        for name in getattr(record, role)
    ]
    titles = [{"title": record.title, "lang": record.title_language}] if record.title else []
    for kind, field in TITLE_FIELDS.items():
        if value := getattr(record, field):
            language = record.translated_title_language if field == "translated_title" else None
            titles.append({"title": value, "titleType": kind, "lang": language})
    work["titles"] = [_present(title) for title in titles]
    work["publisher"] = record.publisher
    first, last = split_pages(record.page)
    container = {key: getattr(record, field) for field, key in _CONTAINER.items()} | {
        "firstPage": first,
        "lastPage": last,
    }
    work["container"] = _present(container)
    if record.issued is not None:
        work["publicationYear"] = record.issued.year
        work["dates"] = [{"date": str(record.issued), "dateType": "Issued"}]
    for kind, date in (("Available", record.available_date), ("Submitted", record.submitted)):
        if date is not None:
            work.setdefault("dates", []).append({"date": str(date), "dateType": kind})
    work["language"] = record.language
    work["subjects"] = [{"subject": word} for word in split_keywords(record.keyword)]
    work["descriptions"] = [
        {"description": value, "descriptionType": kind}
        for kind, value in (("Abstract", record.abstract), ("Other", record.note))
        if value
    ]
    work["identifiers"] = [
        {"identifier": getattr(record, field), "identifierType": kind}
        for kind, field in IDENTIFIERS.items()
        if getattr(record, field)
    ]
    work["rightsList"] = [{"rights": record.license}] if record.license else []
    work |= {key: getattr(record, field) for field, key in _TEXT.items()}
    return _present(work)


def _types(record: Record) -> dict[str, Any]:
    return _present({"resourceTypeGeneral": WORD_OF.get(record.type, "Text"), "resourceType": record.genre})


def _written_name(name: Name) -> dict[str, Any]:
    if name.literal or not name.family:
        return {"name": name.literal or name.given, "nameType": "Organizational"}
    parts = {
        "name": str(name),
        "nameType": "Personal",
        "familyName": name.family_with_particles,
        "givenName": name.given,
    }
    return _present(parts)


def _present(values: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value not in (None, "", [], {})}


FORMAT = DataciteJson()
