"""The one HTTP client: a requests session that stays with its provider. Room: sources.

It sends one request at a time and repeats nothing: that is for `courtesy` to decide.
"""

import re
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import replace
from email.message import Message
from http.cookiejar import DefaultCookiePolicy
from typing import Literal
from urllib.parse import urljoin, urlsplit

import requests

from refkit import __version__
from refkit.errors import ConfigError
from refkit.sources.polite.answer import Answer, NoAnswer, Send
from refkit.sources.polite.body import drain, parse_json, parse_text, read_body
from refkit.sources.polite.clock import Clock, SystemClock
from refkit.sources.polite.discretion import keep_out_of_logs

_ADDRESS = re.compile(r"[^\s@<>();,:\"\\]{1,64}@[A-Za-z0-9.-]{1,255}")


Expected = Literal["json", "text"]  # XML is text here: what it says is read where it is understood


class _OneRequest(requests.Session):
    """A session that never looks where a redirect leads: it would read the whole body for that."""

    def get_redirect_target(self, resp: requests.Response) -> None:
        """See `requests.Session`."""


class PoliteSession:
    """GET requests below one base address, with a contact address in the User-Agent and nowhere else.

    Certificates are always checked; cookies are never kept; redirects lead to the base address' own host or
    to one of `hosts`, and never from HTTPS to HTTP. A proxy named in the environment is used. `secrets` are
    parameters that a provider wants in each address; no log shows them.

    Raises:
        ConfigError: the base address or the contact address is none.
    """

    def __init__(
        self,
        base_url: str,
        *,
        mailto: str | None = None,
        hosts: frozenset[str] = frozenset(),
        secrets: Mapping[str, str] | None = None,
        clock: Clock | None = None,
    ) -> None:
        self.base_url = _checked_base(base_url)
        self._hosts = hosts | {urlsplit(self.base_url).hostname or ""}
        self._clock = clock or SystemClock()
        self._secrets = dict(secrets or {})
        keep_out_of_logs(self._secrets)
        self._session = _OneRequest()
        self._session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=()))
        self._session.headers.update({"User-Agent": _user_agent(mailto), "Accept": "application/json"})

    def request(
        self,
        path: str,
        parameters: Mapping[str, str] | None = None,
        *,
        expected: Expected = "json",
        accept: str | None = None,
    ) -> Send:
        """A GET of `path` below the base address, to be sent later. The path must be escaped already.

        `accept` names the media type that is wanted where the provider has several.
        """
        given = {**(parameters or {}), **self._secrets}
        prepared = requests.Request("GET", f"{self.base_url}/{path}", params=given)
        address = self._session.prepare_request(prepared).url or ""
        return self._get(address, expected, {"Accept": accept} if accept else {})

    def _get(self, address: str, expected: Expected, headers: Mapping[str, str]) -> Send:
        def send(timeout_seconds: float) -> Answer:
            started = self._clock.monotonic()
            try:
                response = self._session.get(address, headers=headers, timeout=timeout_seconds, stream=True)
            except (requests.RequestException, OSError, ValueError) as error:
                raise NoAnswer(_why_unreachable(error)) from None  # its words hold the whole address
            with closing(response):
                answer = self._answer(
                    response, expected, lambda: started + 2 * timeout_seconds - self._clock.monotonic()
                )
            if not response.is_redirect:
                return answer
            target = self._allowed(address, response.headers["location"])
            return replace(answer, redirected=self._get(target, expected, headers) if target else None)

        return send

    def _answer(self, response: requests.Response, expected: Expected, seconds_left: Callable[[], float]) -> Answer:
        headers = {name.lower(): value for name, value in response.headers.items()}
        answer = Answer(response.status_code, headers)
        if answer.status == 200 and expected == "text":
            body = read_body(response, seconds_left)
            return replace(answer, text=parse_text(answer.media_type, _charset(headers), body))
        if answer.status == 200 or (answer.status == 400 and answer.media_type == "application/json"):
            body = read_body(response, seconds_left)
            return replace(answer, json=parse_json(answer.media_type, _charset(headers), body))
        drain(response)
        return answer

    def _allowed(self, address: str, location: str) -> str | None:
        """Where a redirect leads, None when that is not the provider's own."""
        try:
            target = urljoin(address, location)
            before, after = urlsplit(address), urlsplit(target)
            same_place = (after.hostname, after.port) == (before.hostname, before.port)
        except ValueError:
            return None
        own = same_place or (after.hostname in self._hosts and after.port is None)
        safe = after.scheme == "https" or (after.scheme == "http" and before.scheme == "http")
        return target if own and safe and not after.username else None


def _checked_base(base_url: str) -> str:
    try:
        parts = urlsplit(base_url.strip())
        _ = parts.port  # raises where it is no number
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment or parts.username:
        raise ConfigError(f"{base_url!r} is not a base address; expected something like https://api.crossref.org")
    return base_url.strip().rstrip("/")


def _user_agent(mailto: str | None) -> str:
    if mailto is None:
        return f"refkit/{__version__}"
    if not _ADDRESS.fullmatch(mailto) or not mailto.isascii():
        raise ConfigError("The contact address (mailto) is not an e-mail address; expected name@example.org.")
    return f"refkit/{__version__} (mailto:{mailto})"


def _charset(headers: Mapping[str, str]) -> str:
    message = Message()
    message["content-type"] = headers.get("content-type", "")
    return (message.get_content_charset("") or "").lower()


def _why_unreachable(error: Exception) -> str:
    if isinstance(error, requests.exceptions.SSLError):
        return "could not be reached safely: its certificate was not accepted"
    if isinstance(error, requests.Timeout):
        return "did not answer in time"
    return f"could not be reached ({type(error).__name__})"
