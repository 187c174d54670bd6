"""What a reference of its kind needs and does not have. Workflow.

Only what every style manual asks for is missed; a volume may be wanting in a journal that has none, and physics and
chemistry print no titles. What stands in the printed string and could not be read is not called missing.
"""

import re
from collections.abc import Iterator

from refkit.model.record import Record
from refkit.model.verdict import Finding

_ANY_NAME = ("author", "editor", "chair", "composer", "director", "translator", "interviewer", "recipient", "performer")
_ANY_TITLE = ("title", "translated_title", "short_title", "title_short", "reviewed_title")
_ANY_DATE = ("issued", "event_date", "original_date", "submitted", "available_date", "status")
_ANY_BOOK = ("container_title", "translated_container_title", "container_title_short", "collection_title", "doi")
_ANY_JOURNAL = (*_ANY_BOOK, "issn", "journal_abbreviation")
_ANY_PLACE = ("page", "page_first", "number", "volume", "doi", "pmid", "pmcid", "url", "status", "issue")
_ANY_MEETING = ("container_title", "event_title", "event", "collection_title", "publisher", "doi", "url", "archive")

# type → what is needed: the name that a finding gives it, and the fields of which one is enough
_JOURNAL_ARTICLE = (("author", (*_ANY_NAME, "url", "doi")), ("container-title", _ANY_JOURNAL), ("page", _ANY_PLACE))
_NEEDED: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "article-journal": _JOURNAL_ARTICLE,
    "article-magazine": (("container-title", _ANY_JOURNAL),),
    "article-newspaper": (("container-title", _ANY_JOURNAL),),
    "book": (
        ("author", (*_ANY_NAME, "collection_title", "isbn", "publisher")),
        ("publisher", ("publisher", "publisher_place", "isbn", "doi", "url")),
    ),
    "chapter": (("author", _ANY_NAME), ("container-title", _ANY_BOOK)),
    "paper-conference": (("author", _ANY_NAME), ("container-title", _ANY_MEETING)),
    "thesis": (
        ("author", _ANY_NAME),
        ("publisher", ("publisher", "publisher_place", "authority", "archive", "url", "doi", "number")),
    ),
    "report": (("author", (*_ANY_NAME, "publisher", "authority", "number")),),
    "webpage": (("url", ("url", "doi", "registry_number")),),
    "post-weblog": (("url", ("url", "doi")),),
    "patent": (("number", ("number", "registry_number", "url")),),
}  # fmt: skip
_DATELESS = frozenset(
    "webpage post post-weblog dataset software entry-dictionary entry-encyclopedia entry classic legislation legal_case"
    " manuscript personal_communication document treaty bill figure graphic map collection periodical".split()
)
LONGEST_STRING = 3_000  # characters of a printed reference that are looked at
UNREAD_LETTERS = 6  # of an entry, from which on a field may be among what was not read
_YEAR = re.compile(
    r"(?<!\d)(?:1[5-9]|2\d)\d\d(?!\d)|in press|im druck|i tryck|forthcoming|n\.\s?d\.|u\.\s?å\.", re.IGNORECASE
)
_TITLELESS = frozenset("legal_case legislation bill personal_communication interview review treaty patent".split())


def find_missing(record: Record) -> Iterator[Finding]:
    """One finding for each field that works of the record's type need and that nothing stands in for.

    >>> from refkit.model.record import Record
    >>> [found.field for found in find_missing(Record(type="article-journal", title="On trees"))]
    ['issued', 'author', 'container-title', 'page']
    """
    wanted = [*_NEEDED.get(record.type, ())]
    if record.type not in _DATELESS:
        wanted.insert(0, ("issued", _ANY_DATE))
    if record.type not in _TITLELESS:
        wanted.insert(0, ("title", _ANY_TITLE))
    for field, enough in wanted:
        if not any(record.is_present(name) for name in enough) and not _may_be_printed(field, record):
            yield Finding("missing-field", f"A {_words(record.type)} needs {_names(field)}.", field)


def _may_be_printed(field: str, record: Record) -> bool:
    """Whether the printed string has what the parser did not find, or says without it which work is meant."""
    printed = record.origin.text if record.origin is not None and record.origin.text else ""
    if field == "issued":
        return _YEAR.search(printed[:LONGEST_STRING]) is not None
    if field == "title" and all(map(record.is_present, ("container_title", "volume", "page"))):
        return True
    left = str(record.custom.get("unparsed") or "")[:LONGEST_STRING]
    return field != "url" and sum(map(str.isalpha, left)) >= UNREAD_LETTERS


def _words(kind: str) -> str:
    return {"article-journal": "journal article", "paper-conference": "conference paper"}.get(
        kind, kind.replace("_", " ").replace("-", " ")
    )


def _names(field: str) -> str:
    return {
        "title": "a title",
        "issued": "a year",
        "author": "an author or editor",
        "container-title": "the journal, book or meeting it appeared in",
        "page": "a volume, page, number or DOI",
        "publisher": "a publisher or school",
        "url": "an address",
        "number": "a number",
    }[field]
