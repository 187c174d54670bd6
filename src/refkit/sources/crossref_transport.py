"""Crossref through refkit's own client: the default transport. Room: sources."""

from refkit.sources.polite.answer import Send
from refkit.sources.polite.clock import Clock
from refkit.sources.polite.session import PoliteSession

_HOSTS = frozenset({"api.crossref.org"})


class PoliteTransport:
    """Works and searches as requests of a `PoliteSession`."""

    def __init__(self, base_url: str, mailto: str | None, clock: Clock) -> None:
        self._session = PoliteSession(base_url, mailto=mailto, hosts=_HOSTS, clock=clock)
        self.base_url = self._session.base_url

    def single(self, escaped_doi: str) -> Send:
        """Ask for one work."""
        return self._session.request(f"works/{escaped_doi}")

    def listing(self, query: str, rows: int, select: str) -> Send:
        """Search by `query.bibliographic`."""
        return self._session.request("works", {"query.bibliographic": query, "rows": str(rows), "select": select})
