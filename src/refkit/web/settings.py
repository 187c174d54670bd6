"""What one run of the page was started with. Part of the page; starts nothing."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from ipaddress import ip_address

from refkit.errors import ConfigError
from refkit.sources.protocol import Source

MEBIBYTE = 1 << 20
LARGEST_UPLOAD = 16 * MEBIBYTE  # bytes of a request; the largest article among refkit's samples has 1.1 MB
MOST_DESKS = 12  # pasted texts that are kept, the ones used last
MOST_REFERENCES = 5_000  # of one text
TOKEN_BYTES = 24


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the page listens, whom it may ask, and how much it takes.

    `sources` are asked about every reference: indexes on disk. `ask_crossref` makes the source that is asked only
    where a person switches it on; None where that cannot be switched on at all.
    """

    port: int
    host: str = "127.0.0.1"
    sources: tuple[Source, ...] = ()
    ask_crossref: Callable[[], Source] | None = None
    style: str = "apa"
    token: str = field(default_factory=lambda: secrets.token_urlsafe(TOKEN_BYTES))
    largest_upload: int = LARGEST_UPLOAD
    most_desks: int = MOST_DESKS
    most_references: int = MOST_REFERENCES

    def __post_init__(self) -> None:
        if not is_loopback(self.host):
            raise ConfigError(
                f"The page is for this machine only: {self.host!r} is no loopback address. "
                "Leave --host out, or give 127.0.0.1, ::1 or localhost."
            )

    @property
    def origins(self) -> frozenset[str]:
        """What browsers may call this page; any other name that leads here was made up by somebody else."""
        names = {"localhost", "127.0.0.1", "[::1]", _in_address(self.host)}
        return frozenset(f"http://{name}:{self.port}" for name in names)

    @property
    def cookie(self) -> str:
        """The name of the cookie with the token; cookies of one host are shared by all its ports."""
        return f"refkit-{self.port}"

    @property
    def address(self) -> str:
        """What to open in the browser, with the token."""
        return f"http://{_in_address(self.host)}:{self.port}/?token={self.token}"


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach that address.

    >>> is_loopback("127.0.0.1"), is_loopback("0.0.0.0"), is_loopback("example.org")
    (True, False, False)
    """
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _in_address(host: str) -> str:
    return f"[{host}]" if ":" in host else host
