"""What of a record is compared with another record, folded once. Room: match."""

import re
from dataclasses import dataclass
from functools import lru_cache

from refkit.match.notices import kind_of_title
from refkit.model.blocking import number_form
from refkit.model.name import Name
from refkit.model.record import Record
from refkit.text.fold import fold
from refkit.text.markup import strip_markup
from refkit.text.pages import first_page, last_page

IDENTIFIERS = ("doi", "pmid", "pmcid")
PARTS = frozenset({"article-journal", "chapter", "entry-dictionary", "entry-encyclopedia", "paper-conference"})
LONGEST_TITLE = 1_000  # characters

_WORD = re.compile(r"[^\W_]+")
_NUMERAL = re.compile(r"\b(?:\d+|[ivx]{1,5})\b")
_ISBN = re.compile(r"97[89]\d{10}|\d{9}[\dX]")
_PREPRINT_SERVER = re.compile(r"rxiv\b|preprint|research square|\bssrn\b|\bosf\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts; "" and empty where one is not known. `identifiers` stand in the order of `IDENTIFIERS`."""

    titles: tuple[str, ...]
    numerals: frozenset[str]
    notice: str | None
    family: str
    families: frozenset[str]
    year: int | None
    volume: str
    issue: str
    page: str
    last_page: str
    containers: tuple[str, ...]
    publisher: str
    isbns: frozenset[str]
    identifiers: tuple[str, ...]
    edition: str
    is_preprint: bool
    is_part: bool


def facts_of(record: Record) -> Facts:
    """Fold what is compared of a record, once for all its comparisons."""
    titles = tuple(filter(None, map(words_of, (record.title, record.translated_title, record.original_title))))
    families = tuple(map(_family, record.author or record.editor))
    containers = (record.container_title, record.container_title_short, record.journal_abbreviation)
    pages = record.page or record.page_first or ""
    return Facts(
        titles=tuple(dict.fromkeys(titles)),
        numerals=frozenset(_NUMERAL.findall(titles[0])) if titles else frozenset(),
        notice=kind_of_title(record.title or ""),
        family=families[0] if families else "",
        families=frozenset(families) - {""},
        year=record.issued.year if record.issued is not None else None,
        volume=_number(record.volume),
        issue=_number(record.issue),
        page=_number(first_page(pages) or pages),
        last_page=_number(last_page(pages)),
        containers=tuple(dict.fromkeys(filter(None, containers))),
        publisher=words_of(record.publisher),
        isbns=frozenset(_ISBN.findall((record.isbn or "").replace("-", "").upper())),
        identifiers=tuple(str(getattr(record, field) or "").lower() for field in IDENTIFIERS),
        edition=_number(record.edition) if record.type not in PARTS else "",
        is_preprint=_is_preprint(record),
        is_part=record.type in PARTS,
    )


@lru_cache(maxsize=4096)
def words_of(text: str | None) -> str:
    """The words of a title or name with single spaces between, folded and without markup.

    >>> words_of("<i>E. coli</i>: Ein „Überblick“")
    'e coli ein uberblick'
    """
    plain = fold(strip_markup((text or "")[:LONGEST_TITLE])).replace("'", "")
    return " ".join(_WORD.findall(plain))


def _family(name: Name) -> str:
    """The family name; "" where a broken encoding left question marks in it, which nothing can be compared with."""
    printed = name.family or name.literal or name.given or ""
    return "" if "?" in printed or "\ufffd" in printed else words_of(printed)


def _number(printed: str | None) -> str:
    return number_form(printed) if printed else ""


def _is_preprint(record: Record) -> bool:
    """A type of its own in CSL only since some programs write `article`; otherwise the server's name tells."""
    said = " ".join(filter(None, (record.genre, record.container_title, record.publisher, record.archive)))
    return record.volume is None and bool(_PREPRINT_SERVER.search(said))
