"""Which BibTeX field is which field of a record, in both dialects and both directions. Room: formats.

A field of a record that no BibTeX style knows is written under its CSL name without separators ("eventplace"):
BibTeX ignores what it does not know, and reading finds it again.

Source: O. Patashnik, "BibTeXing" (1988); P. Kime, M. Wemheuer, P. Lehman, "The biblatex package", section 2.
"""

from enum import StrEnum
from typing import NamedTuple

from refkit.model.variables import DATE_VARIABLES, FIELD_OF, NAME_VARIABLES

CUSTOM_KEY = "bibtex"  # where fields that no table knows are kept


class Dialect(StrEnum):
    """Which names are written."""

    BIBTEX = "bibtex"
    BIBLATEX = "biblatex"


class Row(NamedTuple):
    """One field of a record and its name in each dialect; `also` are further names that are read."""

    field: str
    bibtex: str
    biblatex: str
    also: tuple[str, ...] = ()


TEXT_ROWS = (
    Row("volume", "volume", "volume"),
    Row("edition", "edition", "edition"),
    Row("collection_title", "series", "series"),
    Row("publisher_place", "address", "location"),
    Row("isbn", "isbn", "isbn"),
    Row("issn", "issn", "issn"),
    Row("keyword", "keywords", "keywords", ("keyword",)),
    Row("abstract", "abstract", "abstract"),
    Row("note", "note", "note"),
    Row("annote", "annote", "annotation"),
    Row("pmid", "pmid", "pmid"),
    Row("pmcid", "pmcid", "pmcid", ("pmc",)),
    Row("translated_title", "translatedtitle", "translatedtitle"),
    Row("original_title", "origtitle", "origtitle"),
    Row("title_short", "shorttitle", "shorttitle"),
    Row("container_title_short", "shortjournal", "shortjournal"),
    Row("version", "version", "version"),
    Row("number_of_volumes", "volumes", "volumes"),
    Row("number_of_pages", "numpages", "pagetotal"),
    Row("chapter_number", "chapter", "chapter"),
    Row("part_number", "part", "part"),
    Row("event_title", "eventtitle", "eventtitle"),
    Row("event_place", "venue", "venue"),
    Row("status", "pubstate", "pubstate"),
    Row("original_publisher", "origpublisher", "origpublisher"),
    Row("original_publisher_place", "origlocation", "origlocation"),
    Row("call_number", "library", "library", ("lccn",)),
    Row("genre", "type", "type"),
    Row("archive", "archiveprefix", "eprinttype", ("eprinttype",)),
    Row("archive_location", "eprint", "eprint"),
    Row("archive_collection", "primaryclass", "eprintclass", ("eprintclass",)),
)
NAME_ROWS = (
    Row("author", "author", "author"),
    Row("editor", "editor", "editor"),
    Row("translator", "translator", "translator"),
    Row("container_author", "bookauthor", "bookauthor"),
)
DATE_ROWS = (
    Row("accessed", "urldate", "urldate", ("lastchecked",)),
    Row("original_date", "origdate", "origdate"),
    Row("event_date", "eventdate", "eventdate"),
)
# Names that depend on the type of the entry; read wherever they stand.
CONTAINER_NAMES = ("journal", "journaltitle", "booktitle", "maintitle", "howpublished")
PUBLISHER_NAMES = ("publisher", "school", "institution", "organization")
# Handled by code of their own.
SPECIAL_NAMES = frozenset(
    [
        "title",
        "subtitle",
        "titleaddon",
        "booksubtitle",
        "journalsubtitle",
        "year",
        "month",
        "day",
        "date",
        "number",
        "issue",
        "pages",
        "eid",
        "doi",
        "url",
        "language",
        "langid",
        "hyphenation",
        "crossref",
        "xdata",
        "csltype",
        *list(CONTAINER_NAMES),
        *list(PUBLISHER_NAMES),
    ]
)
TITLE_FIELDS = frozenset(
    ["title", "title_short", "original_title", "translated_title", "reviewed_title", "volume_title"]
)
VERBATIM = frozenset(["doi", "url", "eprint", "file", "pmid", "pmcid"])

_OWN = {
    field.replace("_", ""): field
    for field in (
        *FIELD_OF.values(),
        "translated_title_origin",
        "title_language",
        "translated_title_language",
        "translated_container_title",
        "registry_number",
    )
}
_WRITTEN_ELSEWHERE = frozenset(
    ["title", "container_title", "publisher", "issued", "issue", "number", "collection_number", "page", "doi", "url"]
    + ["language"]
    + [row.field for row in (*TEXT_ROWS, *NAME_ROWS, *DATE_ROWS)]
)
NAME_FIELDS = frozenset(FIELD_OF[variable] for variable in NAME_VARIABLES)
DATE_FIELDS = frozenset(FIELD_OF[variable] for variable in DATE_VARIABLES)

_TAKEN = SPECIAL_NAMES | {name for row in (*TEXT_ROWS, *NAME_ROWS, *DATE_ROWS) for name in row[1:3]}
OWN_NAMES = {
    f"csl{name}" if name in _TAKEN else name: field for name, field in _OWN.items() if field not in _WRITTEN_ELSEWHERE
}
READ_NAMES = (
    OWN_NAMES
    | {"cslnumber": "number", "collectionnumber": "collection_number"}
    | {
        name: row.field
        for row in (*TEXT_ROWS, *NAME_ROWS, *DATE_ROWS)
        for name in (row.bibtex, row.biblatex, *row.also)
    }
)

# CSL type ← entry type. Where several types are written alike, `csltype` tells them apart.
TYPE_OF_ENTRY = {
    "article": "article-journal",
    "book": "book",
    "booklet": "pamphlet",
    "collection": "book",
    "conference": "paper-conference",
    "dataset": "dataset",
    "data": "dataset",
    "electronic": "webpage",
    "image": "graphic",
    "artwork": "graphic",
    "inbook": "chapter",
    "bookinbook": "chapter",
    "suppbook": "chapter",
    "incollection": "chapter",
    "suppcollection": "chapter",
    "inproceedings": "paper-conference",
    "inreference": "entry-encyclopedia",
    "jurisdiction": "legal_case",
    "legislation": "legislation",
    "legal": "legislation",
    "letter": "personal_communication",
    "manual": "report",
    "mastersthesis": "thesis",
    "movie": "motion_picture",
    "music": "song",
    "audio": "song",
    "video": "motion_picture",
    "mvbook": "book",
    "mvcollection": "book",
    "mvproceedings": "book",
    "mvreference": "book",
    "online": "webpage",
    "patent": "patent",
    "performance": "performance",
    "periodical": "periodical",
    "phdthesis": "thesis",
    "proceedings": "book",
    "reference": "book",
    "report": "report",
    "review": "review",
    "software": "software",
    "standard": "standard",
    "suppperiodical": "article-journal",
    "techreport": "report",
    "thesis": "thesis",
    "unpublished": "manuscript",
    "webpage": "webpage",
    "www": "webpage",
    "misc": "document",
}
ENTRY_OF_TYPE: dict[Dialect, dict[str, str]] = {
    Dialect.BIBTEX: {
        "article-journal": "article",
        "article-magazine": "article",
        "article-newspaper": "article",
        "review": "article",
        "review-book": "article",
        "book": "book",
        "classic": "book",
        "chapter": "incollection",
        "entry-dictionary": "incollection",
        "entry-encyclopedia": "incollection",
        "paper-conference": "inproceedings",
        "report": "techreport",
        "manuscript": "unpublished",
        "pamphlet": "booklet",
        "thesis": "phdthesis",
    },
    Dialect.BIBLATEX: {
        "article-journal": "article",
        "article-magazine": "article",
        "article-newspaper": "article",
        "review": "review",
        "review-book": "review",
        "book": "book",
        "classic": "book",
        "chapter": "incollection",
        "dataset": "dataset",
        "entry-dictionary": "inreference",
        "entry-encyclopedia": "inreference",
        "graphic": "artwork",
        "legal_case": "jurisdiction",
        "legislation": "legislation",
        "manuscript": "unpublished",
        "motion_picture": "movie",
        "pamphlet": "booklet",
        "paper-conference": "inproceedings",
        "patent": "patent",
        "performance": "performance",
        "periodical": "periodical",
        "personal_communication": "letter",
        "report": "report",
        "software": "software",
        "song": "music",
        "standard": "standard",
        "thesis": "thesis",
        "post": "online",
        "post-weblog": "online",
        "webpage": "online",
    },
}
