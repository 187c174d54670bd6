"""What every provider on the network has: an address, a pace, a cache, and the one way of asking. Room: sources."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar

from refkit.model.identifiers import normalise_doi
from refkit.sources.cache import AnswerCache, remembered
from refkit.sources.polite.answer import Answer, checked
from refkit.sources.polite.clock import Clock, SystemClock
from refkit.sources.polite.courtesy import DEADLINE_SECONDS, Allowance, Courtesy
from refkit.sources.polite.lane import Rate
from refkit.sources.polite.pace import Pace, shared_pace
from refkit.sources.polite.session import Expected, PoliteSession
from refkit.sources.protocol import Limits

FaultOf = Callable[[Answer], str | None]
LONGEST_DOI = 500  # characters; the longest registered ones have some 200


def doi_to_ask(identifier: str) -> str | None:
    """The DOI in an identifier; None where it is none, or none that anybody has registered.

    >>> doi_to_ask("https://doi.org/10.1000/ABC"), doi_to_ask("23853635")
    ('10.1000/abc', None)
    """
    try:
        doi = normalise_doi(identifier)
    except ValueError:
        return None
    return doi if len(doi) <= LONGEST_DOI else None


@dataclass(frozen=True, slots=True)
class Manners:
    """What a provider wants: its name in messages, its rate over all requests, how many at once, its hosts.

    `secrets` are parameters that go into each address and into no log. `is_identified` tells the pools apart
    that a provider has for those who say who they are and for those who do not.
    """

    title: str
    rate: Rate
    concurrency: int = 1
    hosts: frozenset[str] = frozenset()
    secrets: Mapping[str, str] = field(default_factory=dict)
    is_identified: bool = False


@dataclass(frozen=True, slots=True)
class Settings:
    """What the caller decides: the contact address, where answers are kept, and how long anything may take."""

    mailto: str | None = None
    cache: str | Path | AnswerCache | None = None
    timeout_seconds: float = 10.0
    deadline_seconds: float = DEADLINE_SECONDS
    clock: Clock | None = None


class Provider:
    """Asks one provider: each answer is checked, kept where a cache is wanted, and never asked for in a hurry.

    Raises:
        ConfigError: an address is none.
        StoreError: the cache cannot be opened.
    """

    def __init__(self, base_url: str, manners: Manners, settings: Settings) -> None:
        clock = settings.clock or SystemClock()
        self._session = PoliteSession(
            base_url, mailto=settings.mailto, hosts=manners.hosts, secrets=manners.secrets, clock=clock
        )
        self.place = self._session.base_url
        self.limits = Limits(manners.rate.per_second, manners.rate.per_second, manners.concurrency)
        # these providers count all requests alike: one lane
        pace = (
            Pace({"single": manners.rate}, manners.concurrency, clock)
            if settings.clock
            else shared_pace(self.place, manners.is_identified, {"single": manners.rate}, manners.concurrency)
        )
        self._courtesy = Courtesy(
            manners.title, pace, deadline_seconds=settings.deadline_seconds, timeout_seconds=settings.timeout_seconds
        )
        cache = settings.cache
        self._cache = cache if isinstance(cache, AnswerCache | None) else AnswerCache(cache, now=clock.now)

    @property
    def requests_sent(self) -> int:
        """How many requests were sent so far, retries and redirects included."""
        return self._courtesy.requests_sent

    def ask(
        self,
        path: str,
        parameters: Mapping[str, str] | None = None,
        *,
        fault_of: FaultOf,
        allowance: Allowance,
        expected: Expected = "json",
        accept: str | None = None,
    ) -> Answer:
        """An answer of status 200 or 404 in which `fault_of` finds nothing wrong. The path is escaped already.

        Raises:
            SourceUnavailable: no answer, or one that cannot be trusted. Asking later may help.
            SourceRefused: the provider does not accept the request.
        """
        send = self._session.request(path, parameters, expected=expected, accept=accept)
        return self._courtesy.ask("single", checked(send, fault_of), allowance)

    def remembered(self, kind: str, question: str, is_sound: Callable[[Any], bool], ask: Callable[[], Any]) -> Any:
        """The answer from the cache, or else from `ask` and then kept; None where nothing is known."""
        return remembered(self._cache, (self.place, kind, question), is_sound, ask)


class ProviderSource(ABC):
    """What sources that ask one provider have in common: how they are made, and what they say of themselves.

    `mailto` is your contact address, `base_url` where the provider is asked (for tests and mirrors), `cache` a path
    where answers are kept (off by default). `timeout_seconds` is for each step of one request,
    `deadline_seconds` for one look-up with all its requests.

    Raises:
        ConfigError: an address is none.
        StoreError: the cache cannot be opened.
    """

    name: ClassVar[str]
    address: ClassVar[str]

    def __init__(
        self,
        mailto: str | None = None,
        base_url: str | None = None,
        cache: str | Path | AnswerCache | None = None,
        *,
        timeout_seconds: float = 10.0,
        deadline_seconds: float = DEADLINE_SECONDS,
        clock: Clock | None = None,
    ) -> None:
        settings = Settings(mailto, cache, timeout_seconds, deadline_seconds, clock)
        self._provider = Provider(base_url or self.address, self._manners(mailto), settings)
        self.limits = self._provider.limits

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self._provider.place}>"  # without the contact address

    @property
    def requests_sent(self) -> int:
        """How many requests this source has sent so far, retries and redirects included."""
        return self._provider.requests_sent

    @abstractmethod
    def _manners(self, mailto: str | None) -> Manners:
        """How this provider wants to be asked."""
