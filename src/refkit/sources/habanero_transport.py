"""Crossref through a user's own `habanero.Crossref`: the second transport. Room: sources.

habanero itself is never imported here: the client is the caller's, and its exceptions are told apart by
what they carry. It sends one request a call, without session, retries or cache; the pace and the retries
are refkit's, as for the other transport.
"""

from collections.abc import Callable
from typing import Any, Protocol

from refkit.sources.polite.answer import Answer, NoAnswer, Send


class HabaneroClient(Protocol):
    """What is used of `habanero.Crossref`."""

    base_url: str
    mailto: str | None
    works: Callable[..., Any]


class HabaneroTransport:
    """Works and searches as calls of `habanero.Crossref.works`."""

    def __init__(self, client: HabaneroClient) -> None:
        self._client = client

    def single(self, escaped_doi: str) -> Send:
        """Ask for one work. A list, because habanero splits a text at its spaces."""
        return lambda _: _call(lambda: self._client.works(ids=[escaped_doi]))

    def listing(self, query: str, rows: int, select: str) -> Send:
        """Search by `query.bibliographic`."""
        return lambda _: _call(lambda: self._client.works(query_bibliographic=query, limit=rows, select=select))


def _call(works: Callable[[], Any]) -> Answer:
    try:
        return Answer(200, {"content-type": "application/json"}, works())
    except Exception as error:  # whatever library habanero sends with: its exceptions are not ours to import
        return _answer_in(error)


def _answer_in(error: Exception) -> Answer:
    """The answer an exception of habanero or of its HTTP library carries.

    Raises:
        NoAnswer: it carries none.
    """
    response = getattr(error, "response", None)
    if isinstance(status := getattr(response, "status_code", None), int):
        headers = {str(name).lower(): str(value) for name, value in dict(getattr(response, "headers", {})).items()}
        return Answer(status, headers)
    status, message = getattr(error, "status_code", None), getattr(error, "error", "")
    if isinstance(status, int) and status >= 400:
        return Answer(status, {"content-type": "application/json"}, {"message": message})
    if isinstance(status, int):  # habanero's word for a success that is not JSON
        raise NoAnswer("sent something else in place of JSON") from None
    if isinstance(error, ValueError | RecursionError | LookupError | TypeError | AttributeError):
        raise NoAnswer(f"sent an answer that habanero cannot read ({type(error).__name__})") from None
    raise NoAnswer(f"could not be reached ({type(error).__name__})") from None
