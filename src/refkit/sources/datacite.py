"""DataCite as a source: data sets, theses, reports and preprints by their DOI or by what is printed. Room: sources.

Sources: DataCite REST API, "Retrieving a single DOI", "Queries and filtering", "Rate limits" (500 requests in
five minutes, 1,000 for those who give an address).
"""

import re
from collections.abc import Mapping
from functools import partial
from typing import Any
from urllib.parse import quote

from refkit.model.datacite import work_from_datacite
from refkit.model.record import Record
from refkit.model.work import Work
from refkit.sources.polite.answer import Answer
from refkit.sources.polite.courtesy import Allowance
from refkit.sources.polite.lane import Rate
from refkit.sources.provider import Manners, ProviderSource, doi_to_ask
from refkit.text.fold import fold
from refkit.text.markup import strip_markup

BASE_URL = "https://api.datacite.org"
ROWS = 10
MOST_WORDS = 12  # of a title: more make no search better
_WORD = re.compile(r"[^\W_]{3,40}")
_ANONYMOUS, _IDENTIFIED = Rate(5, 3.0), Rate(10, 3.0)  # the documented rates, evened out over the five minutes


class DataCiteSource(ProviderSource):
    """Works registered with DataCite.

    `mailto` is your contact address: with it DataCite lets you ask faster; it goes into the User-Agent and nowhere
    else. `cache` is a path where answers are kept (off by default). What is sent is a DOI, or the words of
    one title with the first author's name and the year.
    """

    name = "datacite"
    address = BASE_URL

    def _manners(self, mailto: str | None) -> Manners:
        rate = _IDENTIFIED if mailto else _ANONYMOUS
        return Manners("DataCite", rate, hosts=frozenset({"api.datacite.org"}), is_identified=bool(mailto))

    def get(self, identifier: str) -> Work | None:
        """The work with that DOI; None where DataCite knows none (asked), or where it is no DOI (not asked).

        Raises:
            SourceUnavailable: no answer, or one that cannot be trusted. Asking later may help.
            SourceRefused: DataCite does not accept the request.
        """
        doi = doi_to_ask(identifier)
        if doi is None:
            return None
        attributes = self._provider.remembered(
            "work", doi, lambda kept: _fault_of_work(doi, kept) is None, lambda: self._ask_single(doi)
        )
        return None if attributes is None else work_from_datacite(attributes)

    def search(self, reference: Record) -> tuple[Work, ...]:
        """The up to ten works that DataCite finds by title, first author and year; none without a title.

        For an article in a journal only works that name one: repositories register copies of articles and their
        data under the article's own title.

        Raises:
            SourceUnavailable, SourceRefused: as in `get`.
        """
        query = query_of(reference)
        if not query:
            return ()
        items = self._provider.remembered(
            "search", query, lambda kept: isinstance(kept, list), lambda: self._ask_list(query)
        )
        works = (work_from_datacite(attributes) for attributes in map(_attributes, items or ()) if attributes)
        known = {work.identifier: work for work in works if work.identifier}
        is_article = reference.type == "article-journal" or (reference.volume and reference.page)
        return tuple(work for work in known.values() if work.container_titles or not is_article)

    def _ask_single(self, doi: str) -> Any:
        answer = self._provider.ask(
            f"dois/{quote(doi, safe='')}", fault_of=partial(_fault_of_single, doi), allowance=Allowance()
        )
        return None if answer.status == 404 else _attributes(answer.json["data"])

    def _ask_list(self, query: str) -> Any:
        parameters = {"query": query, "page[size]": str(ROWS)}
        answer = self._provider.ask("dois", parameters, fault_of=_fault_of_list, allowance=Allowance())
        return answer.json["data"] or None


def query_of(reference: Record) -> str:
    """Title words, first author and year in the query language of DataCite; words only, so nothing to escape.

    >>> query_of(Record(title="Data on (old) trees", issued="2001"))
    'titles.title:(data AND old AND trees) AND publicationYear:2001'
    """
    words = _WORD.findall(fold(strip_markup(reference.title or reference.translated_title or "")))[:MOST_WORDS]
    if not words:
        return ""
    parts = [f"titles.title:({' AND '.join(words)})"]
    first = reference.author[0] if reference.author else None
    family = _WORD.findall(fold((first.family or first.literal or "") if first is not None else ""))
    if family:
        parts.append(f"creators.name:({' AND '.join(family[:3])})")
    if reference.issued is not None and reference.issued.year is not None:
        parts.append(f"publicationYear:{reference.issued.year}")
    return " AND ".join(parts)


def _attributes(item: object) -> Mapping[str, Any] | None:
    attributes = item.get("attributes") if isinstance(item, Mapping) else None
    return attributes if isinstance(attributes, Mapping) else None


def _fault_of_single(doi: str, answer: Answer) -> str | None:
    """What is wrong with the answer to a DOI; "not there" is never said by a web page."""
    if answer.status == 404:
        return "sent a web page in place of an answer (status 404)" if answer.media_type == "text/html" else None
    data = answer.json.get("data") if isinstance(answer.json, Mapping) else None
    return _fault_of_work(doi, _attributes(data))


def _fault_of_work(doi: str, attributes: object) -> str | None:
    if not isinstance(attributes, Mapping):
        return "sent an answer without a work"
    found = work_from_datacite(attributes).identifier
    return None if found == doi else f"answered with {found or 'a work without a DOI'} when asked for {doi}"


def _fault_of_list(answer: Answer) -> str | None:
    if answer.status == 404:
        return "has no search at this address (status 404)"
    data = answer.json.get("data") if isinstance(answer.json, Mapping) else None
    if not isinstance(data, list):
        return "sent an answer without a list of works"
    return "sent works without attributes" if data and not any(map(_attributes, data)) else None
