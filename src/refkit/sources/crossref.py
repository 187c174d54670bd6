"""Crossref as a source: a work by its DOI, or the works a printed reference may mean. Room: sources.

Sources: Crossref REST API, "Works" and "Queries"; limits as documented since December 2025.
"""

import logging
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import quote

from refkit.model.crossref import work_from_crossref
from refkit.model.printed import printed_text
from refkit.model.record import Record
from refkit.model.work import Work
from refkit.sources.cache import AnswerCache, remembered
from refkit.sources.polite.answer import Answer, Send, checked
from refkit.sources.polite.clock import Clock, SystemClock
from refkit.sources.polite.courtesy import DEADLINE_SECONDS, Courtesy
from refkit.sources.polite.lane import Rate
from refkit.sources.polite.pace import Pace, Pool, shared_pace
from refkit.sources.protocol import Limits
from refkit.sources.provider import doi_to_ask
from refkit.text.fold import collapse_spaces
from refkit.text.invisible import strip_invisible

if TYPE_CHECKING:
    from refkit.sources.habanero_transport import HabaneroClient

BASE_URL = "https://api.crossref.org"
ROWS = 20  # candidates of one search: beyond these the right work was never found
LONGEST_QUERY = 800  # characters: hardly a reference has more, and addresses have bounds
_PUBLIC: dict[Pool, Rate] = {"single": Rate(5), "list": Rate(1)}
_POLITE: dict[Pool, Rate] = {"single": Rate(10), "list": Rate(3)}
_PUBLIC_CONCURRENCY, _POLITE_CONCURRENCY = 1, 3

# What `work_from_crossref` reads of an item, as far as it can be selected: "language" cannot.
SELECTED = (
    "DOI,ISBN,ISSN,article-number,author,chair,container-title,editor,event,issue,issued,original-title,page,"
    "posted,published,published-online,published-print,publisher,publisher-location,score,short-container-title,"
    "subtitle,title,translator,type,update-to,updated-by,volume"
)

_log = logging.getLogger(__name__)


class Transport(Protocol):
    """How a request gets to Crossref."""

    def single(self, escaped_doi: str) -> Send:
        """Ask for one work."""
        ...

    def listing(self, query: str, rows: int, select: str) -> Send:
        """Search by `query.bibliographic`."""
        ...


class CrossrefSource:
    """Works registered with Crossref.

    `mailto` is your contact address: with it Crossref lets you ask faster and can write to you; it goes into
    the User-Agent and nowhere else. `cache` is a path where answers are kept (off by default). `works` is a
    `habanero.Crossref` of your own that sends in place of refkit's client: its base address, contact address
    and time limit count then. It sets no bound on the size of an answer.

    What is sent is a DOI or one printed reference, never the document it stands in.

    Raises:
        ConfigError: an address is none.
        StoreError: the cache cannot be opened.
    """

    name = "crossref"

    def __init__(
        self,
        mailto: str | None = None,
        base_url: str = BASE_URL,
        cache: str | Path | AnswerCache | None = None,
        works: "HabaneroClient | None" = None,
        *,
        timeout_seconds: float = 10.0,
        deadline_seconds: float = DEADLINE_SECONDS,
        clock: Clock | None = None,
    ) -> None:
        self._clock = clock or SystemClock()
        self._transport, self._place, polite = _connect(mailto, base_url, works, self._clock)
        rates = _POLITE if polite else _PUBLIC
        concurrency = _POLITE_CONCURRENCY if polite else _PUBLIC_CONCURRENCY
        self.limits = Limits(rates["single"].per_second, rates["list"].per_second, concurrency)
        pace = Pace(rates, concurrency, clock) if clock else shared_pace(self._place, polite, rates, concurrency)
        self._courtesy = Courtesy("Crossref", pace, deadline_seconds=deadline_seconds, timeout_seconds=timeout_seconds)
        self._cache = cache if isinstance(cache, AnswerCache | None) else AnswerCache(cache, now=self._clock.now)

    def __repr__(self) -> str:
        return f"<CrossrefSource {self._place}>"  # without the contact address

    def get(self, identifier: str) -> Work | None:
        """The work with that DOI; None where Crossref knows none (asked), or where it is no DOI (not asked).

        Raises:
            SourceUnavailable: no answer, or one that cannot be trusted. Asking later may help.
            SourceRefused: Crossref does not accept the request.
        """
        doi = doi_to_ask(identifier)
        if doi is None:
            return None
        message = self._remembered(
            ("work", doi), lambda kept: _fault_of_work(doi, kept) is None, lambda: self._ask_single(doi)
        )
        return None if message is None else work_from_crossref(message)

    @property
    def requests_sent(self) -> int:
        """How many requests this source has sent so far, retries and redirects included."""
        return self._courtesy.requests_sent

    def search(self, reference: Record) -> tuple[Work, ...]:
        """The up to twenty works that Crossref finds for the printed reference, in its order; none twice.

        A record that was never printed is searched by its fields; one without any word in it is not asked for.
        The works are abridged: no search gives their language, `get` does.

        Raises:
            SourceUnavailable, SourceRefused: as in `get`.
        """
        query = query_of(reference)
        if not query:
            return ()
        items = self._remembered(("search", query), _is_list, lambda: self._ask_list(query))
        return tuple(replace(work, is_abridged=not work.record.language) for work in _works_of(items or []))

    def _remembered(self, question: tuple[str, str], is_sound: Callable[[Any], bool], ask: Callable[[], Any]) -> Any:
        return remembered(self._cache, (self._place, *question), is_sound, ask)

    def _ask_single(self, doi: str) -> Any:
        send = checked(self._transport.single(quote(doi, safe="")), partial(_fault_of_single, doi))
        answer = self._courtesy.ask("single", send)
        return None if answer.status == 404 else answer.json["message"]

    def _ask_list(self, query: str) -> Any:
        send = checked(self._transport.listing(query, ROWS, SELECTED), _fault_of_list)
        return self._courtesy.ask("list", send).json["message"]["items"] or None


def query_of(reference: Record) -> str:
    """The printed reference on one line and of bounded length; "" where there is no word to search by.

    >>> query_of(Record(title="On trees", container_title="Acta", volume="7", issued="2001"))
    'On trees. Acta. 2001;7.'
    """
    query = collapse_spaces(strip_invisible(printed_text(reference)))
    if len(query) > LONGEST_QUERY:
        head = query[:LONGEST_QUERY]
        query = head.rpartition(" ")[0] or head
    return query if any(map(str.isalpha, query)) else ""


def _connect(
    mailto: str | None, base_url: str, works: "HabaneroClient | None", clock: Clock
) -> tuple[Transport, str, bool]:
    """The transport, the base address it asks, and whether a contact address is sent."""
    if works is not None:
        from refkit.sources.habanero_transport import HabaneroTransport

        return HabaneroTransport(works), works.base_url.rstrip("/"), bool(works.mailto)
    from refkit.sources.crossref_transport import PoliteTransport

    transport = PoliteTransport(base_url, mailto, clock)
    return transport, transport.base_url, mailto is not None


def _fault_of_single(doi: str, answer: Answer) -> str | None:
    """What is wrong with the answer to a DOI. "Not there" is said in plain text, never by a web page."""
    if answer.status == 404:
        return "sent a web page in place of an answer (status 404)" if answer.media_type == "text/html" else None
    return _fault_of_work(doi, _message_of(answer))


def _fault_of_work(doi: str, message: object) -> str | None:
    if not isinstance(message, Mapping):
        return "sent an answer without a work"
    work = work_from_crossref(message)
    if work.identifier != doi:
        return f"answered with {work.identifier or 'a work without a DOI'} when asked for {doi}"
    return None if _says_something(work) else "sent a work without title, authors and journal"


def _fault_of_list(answer: Answer) -> str | None:
    if answer.status == 404:
        return "has no search at this address (status 404)"
    message = _message_of(answer)
    items = message.get("items") if isinstance(message, Mapping) else None
    if not isinstance(items, list):
        return "sent an answer without a list of works"
    if not items:
        return None
    works = _works_of(items)
    if not works:
        return "sent works without DOIs"
    return None if any(map(_says_something, works)) else "sent works without titles, authors and journals"


def _says_something(work: Work) -> bool:
    """Whether the answer is more than a DOI: an answer that lost its fields would be taken for "not the work"."""
    record = work.record
    is_nameless = work.registered_type == "component"  # figures and tables of an article have no title of their own
    return bool(record.title or record.author or record.container_title) or is_nameless


def _message_of(answer: Answer) -> object:
    return answer.json.get("message") if isinstance(answer.json, Mapping) else None


def _is_list(items: object) -> bool:
    return isinstance(items, list)


def _works_of(items: list[Any]) -> tuple[Work, ...]:
    works = [work_from_crossref(item) for item in items if isinstance(item, Mapping)]
    with_doi = {work.identifier: work for work in reversed(works) if work.identifier}
    left_out = len(items) - sum(1 for work in works if work.identifier)
    if left_out:
        _log.warning("%d of %d candidates from Crossref have no DOI and were left out.", left_out, len(items))
    return tuple(reversed(with_doi.values()))
