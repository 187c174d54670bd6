"""Running the page: one server on loopback until somebody stops it. Part of the page."""

import asyncio
import socket
from collections.abc import Callable
from contextlib import suppress

import uvicorn

from refkit.errors import ConfigError
from refkit.web.app import make_app
from refkit.web.previews import known_style
from refkit.web.settings import Settings, is_loopback

MOST_REQUESTS_AT_ONCE = 64
IDLE_SECONDS = 5


def open_port(host: str, port: int) -> socket.socket:
    """A socket that listens on loopback; port 0 takes any that is free.

    Raises:
        ConfigError: the address is not this machine's own, or the port is taken.
    """
    if not is_loopback(host):
        Settings(port, host)  # says why not
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    opened = socket.socket(family, socket.SOCK_STREAM)
    opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        opened.bind(("127.0.0.1" if host == "localhost" else host, port))
        opened.listen(128)
    except (OSError, OverflowError) as error:
        opened.close()
        reason = getattr(error, "strerror", None) or str(error)
        raise ConfigError(f"Port {port} on {host} cannot be used: {reason}. Give another one with --port.") from error
    return opened


def serve(settings: Settings, opened: socket.socket, ready: Callable[[str], None]) -> None:
    """Answer on the socket until interrupted; `ready` is told the address to open.

    Raises:
        UnknownName: no style is called like the one to begin with.
    """
    known_style(settings.style)
    config = uvicorn.Config(
        make_app(settings), log_level="error", access_log=False, server_header=False, proxy_headers=False, ws="none",
        limit_concurrency=MOST_REQUESTS_AT_ONCE, timeout_keep_alive=IDLE_SECONDS, timeout_graceful_shutdown=1,
    )  # fmt: skip
    server = uvicorn.Server(config)
    ready(settings.address)
    with suppress(KeyboardInterrupt, asyncio.CancelledError):
        server.run(sockets=[opened])
