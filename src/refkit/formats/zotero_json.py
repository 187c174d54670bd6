"""Zotero's JSON: API answers and Better BibTeX's export, read only. Room: formats.

Source: Zotero's schema (api.zotero.org/schema), "itemTypes" and its mapping to CSL.
"""

from collections.abc import Mapping
from typing import Any

from refkit.errors import FormatError
from refkit.formats.building import add_note, build_record
from refkit.formats.datacite_json import mappings, text
from refkit.formats.dates import read_date
from refkit.formats.json_text import decode_json, parse_json
from refkit.formats.keywords import join_keywords
from refkit.formats.person_names import name_from_parts
from refkit.formats.registry import ReadResult
from refkit.formats.tagged import read_issued
from refkit.formats.zotero_extra import read_extra
from refkit.model.name import Name
from refkit.model.problem import Problem
from refkit.model.record import Record
from refkit.text.language_codes import language_tag
from refkit.text.markup import strip_markup

NAME = "zotero-json"
_TYPE_OF = {
    "artwork": "graphic", "audioRecording": "song", "bill": "bill", "blogPost": "post-weblog", "book": "book",
    "bookSection": "chapter", "case": "legal_case", "computerProgram": "software",
    "conferencePaper": "paper-conference", "dataset": "dataset", "dictionaryEntry": "entry-dictionary",
    "email": "personal_communication", "encyclopediaArticle": "entry-encyclopedia", "film": "motion_picture",
    "forumPost": "post", "hearing": "hearing", "instantMessage": "personal_communication",
    "interview": "interview", "journalArticle": "article-journal", "letter": "personal_communication",
    "magazineArticle": "article-magazine", "manuscript": "manuscript", "map": "map",
    "newspaperArticle": "article-newspaper", "patent": "patent", "podcast": "song", "preprint": "article",
    "presentation": "speech", "radioBroadcast": "broadcast", "report": "report", "standard": "standard",
    "statute": "legislation", "thesis": "thesis", "tvBroadcast": "broadcast", "videoRecording": "motion_picture",
    "webpage": "webpage", "document": "document",
}  # fmt: skip
_ROLES = {
    "author": "author", "editor": "editor", "translator": "translator", "seriesEditor": "collection_editor",
    "bookAuthor": "container_author", "contributor": "contributor", "director": "director",
    "composer": "composer", "interviewee": "author", "interviewer": "interviewer", "recipient": "recipient",
    "reviewedAuthor": "reviewed_author", "performer": "performer", "artist": "author", "inventor": "author",
    "programmer": "author", "presenter": "author", "podcaster": "author", "cartographer": "author",
    "sponsor": "author", "counsel": "contributor", "guest": "guest", "scriptwriter": "script_writer",
    "producer": "producer", "commenter": "contributor", "wordsBy": "contributor", "castMember": "performer",
    "attorneyAgent": "contributor", "cosponsor": "contributor",
}  # fmt: skip
_TEXT = {
    "title": ("title", "subject", "caseName", "nameOfAct"),
    "container_title": (
        "publicationTitle", "bookTitle", "proceedingsTitle", "encyclopediaTitle", "dictionaryTitle",
        "websiteTitle", "blogTitle", "forumTitle", "programTitle", "reporter", "code",
    ),
    "container_title_short": ("journalAbbreviation",), "collection_title": ("series", "seriesTitle"),
    "collection_number": ("seriesNumber",), "volume": ("volume", "codeVolume", "reporterVolume"),
    "issue": ("issue",), "page": ("pages", "codePages", "firstPage"), "number_of_pages": ("numPages",),
    "number_of_volumes": ("numberOfVolumes",), "edition": ("edition",),
    "publisher": (
        "publisher", "institution", "university", "company", "distributor", "label", "studio", "network",
        "repository",
    ),
    "publisher_place": ("place",),
    "number": (
        "reportNumber", "number", "patentNumber", "billNumber", "documentNumber", "publicLawNumber",
        "docketNumber", "archiveID", "identifier",
    ),
    "genre": (
        "genre", "thesisType", "reportType", "websiteType", "presentationType", "manuscriptType", "postType",
        "letterType", "mapType",
    ),
    "doi": ("DOI",), "url": ("url",), "isbn": ("ISBN",), "issn": ("ISSN",), "pmid": ("PMID",),
    "pmcid": ("PMCID",), "abstract": ("abstractNote",), "language": ("language",), "title_short": ("shortTitle",),
    "archive": ("archive",), "archive_location": ("archiveLocation",), "source": ("libraryCatalog",),
    "call_number": ("callNumber",), "license": ("rights",),
    "medium": ("medium", "artworkMedium", "audioRecordingFormat", "videoRecordingFormat", "interviewMedium"),
    "event_title": ("conferenceName", "meetingName"),
    "authority": ("court", "issuingAuthority", "legislativeBody", "organization"), "scale": ("scale",),
    "dimensions": ("artworkSize", "runningTime"), "section": ("section",), "version": ("versionNumber",),
    "citation_key": ("citationKey",), "status": ("legalStatus", "status"),
}  # fmt: skip
_UNTOLD = frozenset(
    [
        "itemType",
        "creators",
        "tags",
        "notes",
        "collections",
        "relations",
        "attachments",
        "dateAdded",
        "dateModified",
        "itemID",
        "key",
        "version",
        "uri",
        "select",
        "extra",
        "date",
        "accessDate",
        "libraryID",
        "seeAlso",
        "itemKey",
        "parentItem",
        "issueDate",
        "dateDecided",
        "dateEnacted",
    ]
)
_NO_WORKS = frozenset(["attachment", "note", "annotation"])


class ZoteroJson:
    """Reads Zotero items."""

    def read(self, data: bytes) -> ReadResult:
        """One record an item; attachments and notes of their own are no records."""
        records: list[Record] = []
        problems: list[Problem] = []
        for position, item in enumerate(_items(parse_json(decode_json(data))), 1):
            if not isinstance(item, Mapping):
                problems.append(Problem("entry", None, f"item {position} is not an object", str(item)[:500]))
                continue
            if item.get("itemType") not in _NO_WORKS:
                record, faults = _read(item, position)
                records.append(record)
                problems.extend(faults)
        return ReadResult(tuple(records), tuple(problems))


def _items(value: Any) -> list[Any]:
    if isinstance(value, Mapping):
        value = value["items"] if isinstance(value.get("items"), list) else [value]
    if not isinstance(value, list):
        raise FormatError("expected Zotero items")
    return [
        item["data"] if isinstance(item, Mapping) and isinstance(item.get("data"), Mapping) else item for item in value
    ]


def _read(item: Mapping[str, Any], position: int) -> tuple[Record, tuple[Problem, ...]]:
    fields: dict[str, Any] = {"type": _TYPE_OF.get(text(item.get("itemType")) or "", "document")}
    used = set(_UNTOLD)
    for field, keys in _TEXT.items():
        for key in keys:
            if not fields.get(field) and (value := text(item.get(key))):
                fields[field] = value
                used.add(key)
    _read_people(item, fields)
    read_issued(
        fields,
        next(
            (date for key in ("date", "issueDate", "dateDecided", "dateEnacted") if (date := text(item.get(key)))), None
        ),
    )
    fields["accessed"] = read_date((text(item.get("accessDate")) or "").partition("T")[0].partition(" ")[0])
    words = [
        part if isinstance(part, str) else text(part.get("tag")) if isinstance(part, Mapping) else None
        for part in _list(item.get("tags"))
    ]
    fields["keyword"] = join_keywords(word for word in words if word)
    if fields.get("language"):
        fields["language"] = language_tag(fields["language"])
    if rest := read_extra(text(item.get("extra")) or "", fields):
        add_note(fields, rest)
    for note in _list(item.get("notes")):
        words_of_note = text(note.get("note")) if isinstance(note, Mapping) else text(note)
        if words_of_note:
            add_note(fields, strip_markup(words_of_note))
    fields["id"] = str(
        fields.get("citation_key") or item.get("key") or item.get("itemKey") or item.get("itemID") or position
    )
    others = {key: value for key, value in item.items() if key not in used and value not in (None, "", [], {})}
    if others:
        fields["custom"] = {NAME: others}
    return build_record(fields)


def _read_people(item: Mapping[str, Any], fields: dict[str, Any]) -> None:
    for part in mappings(item.get("creators")):
        role = _ROLES.get(text(part.get("creatorType")) or "author", "contributor")
        if name := _name(part):
            fields[role] = (*fields.get(role, ()), name)


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _name(part: Mapping[str, Any]) -> Name | None:
    whole, family, given = text(part.get("name")), text(part.get("lastName")), text(part.get("firstName"))
    if whole:
        return Name(literal=whole)
    if family and (part.get("fieldMode") == 1):
        return Name(literal=family)
    return name_from_parts(family, given)


FORMAT = ZoteroJson()
