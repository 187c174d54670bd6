"""What a source of metadata is: the seam between refkit and whoever knows works. Room: sources."""

from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from refkit.model.record import Record
from refkit.model.work import Work


@dataclass(frozen=True, slots=True)
class Limits:
    """How hard a source may be asked; None means that it sets no limit, as an index on disk does.

    `singles_per_second` are requests for one work by its identifier, `lists_per_second` searches, and
    `concurrency` how many requests may be under way at once. Callers need not keep to them: a source
    that has limits keeps to them itself. They tell how many threads are worth starting.
    """

    singles_per_second: float | None = None
    lists_per_second: float | None = None
    concurrency: int | None = None


@runtime_checkable
class Source(Protocol):
    """Somebody who knows works: a provider on the network or an index on disk.

    Both methods raise `SourceUnavailable` when asking again later may help and `SourceRefused` when it
    will not. That nothing is known is an answer: None, or no candidates.
    """

    @property
    def name(self) -> str:
        """A short name in lower case, such as "crossref"; verdicts and provenance tell who was asked by it."""
        ...

    @property
    def limits(self) -> Limits:
        """How hard the source may be asked."""
        ...

    def get(self, identifier: str) -> Work | None:
        """The work with that identifier; None where the source knows none."""
        ...

    def search(self, reference: Record) -> tuple[Work, ...]:
        """The works that the reference may mean, the likeliest first, none twice."""
        ...
