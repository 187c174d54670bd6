"""Open Library as a source: books by their ISBN, or by title and author. Room: sources.

Sources: Open Library, "Books API", "Book Search API" and "APIs and rate limits" (1 request a second, 3 for those
who give an address in the User-Agent).
"""

import re
from collections.abc import Mapping
from typing import Any

from refkit.model.identifiers import is_valid_isbn, normalise_isbn
from refkit.model.openlibrary import work_from_edition, work_from_search
from refkit.model.record import Record
from refkit.model.work import Work
from refkit.sources.polite.answer import Answer
from refkit.sources.polite.courtesy import Allowance
from refkit.sources.polite.lane import Rate
from refkit.sources.provider import Manners, ProviderSource
from refkit.text.fold import fold
from refkit.text.markup import strip_markup

BASE_URL = "https://openlibrary.org"
ROWS = 10
MOST_WORDS = 12  # of a title
SELECTED = "key,title,subtitle,author_name,first_publish_year,publish_year,publisher,isbn,language"
_WORD = re.compile(r"[^\W_]{2,40}")
_ANONYMOUS, _IDENTIFIED = Rate(1), Rate(3)
_NOT_BOOKS = frozenset({"article-journal", "article-magazine", "article-newspaper", "chapter", "paper-conference",
    "entry", "entry-dictionary", "entry-encyclopedia", "review", "review-book", "thesis", "webpage"})  # fmt: skip


class OpenLibrarySource(ProviderSource):
    """Books that Open Library has.

    `mailto` is your contact address: with it Open Library lets you ask faster; it goes into the User-Agent and
    nowhere else. `cache` is a path where answers are kept (off by default). What is sent is an ISBN, or the
    words of one title with the first author's name.
    """

    name = "openlibrary"
    address = BASE_URL

    def _manners(self, mailto: str | None) -> Manners:
        rate = _IDENTIFIED if mailto else _ANONYMOUS
        hosts = frozenset({"openlibrary.org", "www.openlibrary.org"})
        return Manners("Open Library", rate, hosts=hosts, is_identified=bool(mailto))

    def get(self, identifier: str) -> Work | None:
        """The edition with that ISBN; None where there is none (asked) or it is no right ISBN (not asked).

        Raises:
            SourceUnavailable: no answer, or one that cannot be trusted. Asking later may help.
            SourceRefused: Open Library does not accept the request.
        """
        if not is_valid_isbn(identifier):
            return None
        isbn = normalise_isbn(identifier)
        edition = self._provider.remembered("isbn", isbn, _is_edition, lambda: self._ask_isbn(isbn))
        return None if edition is None else work_from_edition(edition, isbn)

    def search(self, reference: Record) -> tuple[Work, ...]:
        """The up to ten books that Open Library finds by title and first author; no article or chapter is asked for.

        Raises:
            SourceUnavailable, SourceRefused: as in `get`.
        """
        title, author = _words(reference.title or reference.translated_title), _author(reference)
        is_in_journal = reference.type in _NOT_BOOKS or (reference.volume and reference.page)
        if not title or not author or is_in_journal:
            return ()
        documents = self._provider.remembered(
            "search", f"{title}\n{author}", lambda kept: isinstance(kept, list), lambda: self._ask_list(title, author)
        )
        works = (work_from_search(document) for document in documents or () if isinstance(document, Mapping))
        return tuple(work for work in works if work.record.title)

    def _ask_isbn(self, isbn: str) -> Any:
        key = f"ISBN:{isbn}"
        parameters = {"bibkeys": key, "format": "json", "jscmd": "data"}
        answer = self._provider.ask("api/books", parameters, fault_of=_fault_of_books, allowance=Allowance())
        return answer.json.get(key)

    def _ask_list(self, title: str, author: str) -> Any:
        parameters = {"title": title, "author": author, "limit": str(ROWS), "fields": SELECTED}
        answer = self._provider.ask("search.json", parameters, fault_of=_fault_of_search, allowance=Allowance())
        return answer.json["docs"] or None


def _words(title: str | None) -> str:
    """The main title's first words: no punctuation that a search engine would take for commands."""
    main = strip_markup(title or "").partition(":")[0]
    return " ".join(_WORD.findall(fold(main))[:MOST_WORDS])


def _author(reference: Record) -> str:
    people = reference.author or reference.editor
    return " ".join(_WORD.findall(fold(people[0].family or people[0].literal or ""))[:4]) if people else ""


def _is_edition(edition: object) -> bool:
    return isinstance(edition, Mapping) and isinstance(edition.get("title"), str)


def _fault_of_books(answer: Answer) -> str | None:
    """No book is an empty object; anything that is no object with books in it is a fault."""
    if answer.status == 404:
        return "has no books at this address (status 404)"
    if not isinstance(answer.json, Mapping):
        return "sent an answer without books"
    return None if all(map(_is_edition, answer.json.values())) else "sent a book without a title"


def _fault_of_search(answer: Answer) -> str | None:
    if answer.status == 404:
        return "has no search at this address (status 404)"
    documents = answer.json.get("docs") if isinstance(answer.json, Mapping) else None
    return None if isinstance(documents, list) else "sent an answer without a list of books"
