"""What came back from one request: an answer that can be used, or the reason why there is none. Room: sources."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer as received. `json` is the parsed body where JSON was asked for, `text` where text or XML was.

    Header names are in lower case. `redirected` sends the request on to where the answer points; it is
    there only when that place belongs to the same provider.
    """

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    json: Any = None
    text: str | None = None
    redirected: "Send | None" = None

    @property
    def media_type(self) -> str:
        """The content type without its parameters, in lower case; "" where none was named."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


Send = Callable[[float], Answer]
"""One request. Takes the seconds it may need; raises NoAnswer where nothing usable came back."""


class NoAnswer(Exception):
    """A request that brought nothing usable: no connection, a broken body, or nonsense. Never leaves the room.

    `reason` completes the sentence "Crossref …"; it holds no address and no header. `is_hopeless` says that the
    same request would fare no better, `is_outage` that other requests will hardly fare better either.
    """

    def __init__(self, reason: str, *, is_hopeless: bool = False, is_outage: bool = True) -> None:
        self.reason, self.is_hopeless, self.is_outage = reason, is_hopeless, is_outage
        super().__init__(reason)


def checked(send: Send, fault_of: Callable[[Answer], str | None]) -> Send:
    """The same request, whose answer must make sense: otherwise it counts as none and is asked for again.

    `fault_of` sees answers of status 200 and 404 and completes the sentence "Crossref …", or finds nothing wrong.
    """

    def send_and_check(timeout_seconds: float) -> Answer:
        answer = send(timeout_seconds)
        if answer.redirected is not None:
            return replace(answer, redirected=checked(answer.redirected, fault_of))
        if answer.status in (200, 404) and (fault := fault_of(answer)):
            raise NoAnswer(fault, is_outage=False)
        return answer

    return send_and_check
