"""Who may talk to the page: this machine's browser, sent here by this page, with this run's token. Part of the page.

A page on loopback can be reached by every web site that the same browser shows. Four things keep them out: the name
in `Host` (against names that are made to lead here), `Origin` and `Sec-Fetch-Site` of whoever asks, a token that only
the printed address has, kept in a cookie that no other site's request carries, and headers that let the browser load
nothing from elsewhere.
"""

import secrets
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from refkit.web.settings import Settings

CONTENT_SECURITY_POLICY = "; ".join(
    [
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "connect-src 'self'",
        "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
    ]
)  # fmt: skip
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-store",
}
_SAFE = frozenset({"GET", "HEAD"})
_OWN_SITE = frozenset({"same-origin", "none"})  # "none": typed, or opened from a terminal


class TooLarge(Exception):
    """The request's body is larger than the page takes."""


class Guard:
    """The application behind all these checks; answers 403, 413 or 421 itself."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app, self._settings = app, settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or pass it on."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        answer = self._refuse(scope) or self._let_in(scope)

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
            await send(message)

        if answer is not None:
            await answer(scope, receive, send_with_headers)
            return
        try:
            await self._app(scope, _bounded(receive, self._settings.largest_upload), send_with_headers)
        except TooLarge:
            await self._too_large()(scope, receive, send_with_headers)

    def _refuse(self, scope: Scope) -> Response | None:
        """Why this request is not for this page; None where it is."""
        headers = Headers(scope=scope)
        host, origin, method = headers.get("host", ""), headers.get("origin"), scope["method"]
        if f"http://{host}" not in self._settings.origins:
            return _plain("This is not the name of this page.", 421)
        if origin is not None and origin != f"http://{host}":
            return _plain("Another site may not ask this page for anything.", 403)
        site = headers.get("sec-fetch-site")
        if site is not None and site not in _OWN_SITE and not _is_first_visit(scope, headers):
            return _plain("Another site may not ask this page for anything.", 403)
        if method not in _SAFE and origin is None:
            return _plain("A change needs an Origin header, as browsers send it.", 403)
        length = headers.get("content-length", "")
        if length.isdecimal() and int(length) > self._settings.largest_upload:
            return self._too_large()
        return None

    def _let_in(self, scope: Scope) -> Response | None:
        """The answer to whoever does not have the cookie yet; None where the token is right."""
        headers, token = Headers(scope=scope), self._settings.token
        if secrets.compare_digest(_cookie(headers, self._settings.cookie).encode(), token.encode()):
            return None
        shown = parse_qs(scope["query_string"].decode("latin-1")).get("token", [""])[0]
        if scope["path"] != "/" or scope["method"] not in _SAFE or not _same(shown, token):
            return _plain("Open the address that `refkit serve` printed: it holds the token of this run.", 403)
        answer = RedirectResponse("/", status_code=303)
        answer.set_cookie(self._settings.cookie, token, httponly=True, samesite="strict", path="/")
        return answer

    def _too_large(self) -> Response:
        return _plain(f"More than {self._settings.largest_upload:,} bytes are too many for this page.", 413)


def _plain(message: str, status: int) -> Response:
    return PlainTextResponse(message + "\n", status_code=status)


def _is_first_visit(scope: Scope, headers: Headers) -> bool:
    """Whether somebody followed a link to the start page (from a chat, a note); the token decides then."""
    return scope["path"] == "/" and scope["method"] in _SAFE and headers.get("sec-fetch-mode") == "navigate"


def _same(given: str, wanted: str) -> bool:
    return secrets.compare_digest(given.encode("utf-8", "replace"), wanted.encode())


def _cookie(headers: Headers, name: str) -> str:
    try:
        morsel = SimpleCookie(headers.get("cookie", "")).get(name)
    except CookieError:
        return ""
    return morsel.value if morsel is not None else ""


def _bounded(receive: Receive, most_bytes: int) -> Receive:
    taken = 0

    async def receive_some() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > most_bytes:
            raise TooLarge
        return message

    return receive_some
