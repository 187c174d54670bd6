"""One pasted text while it lies on the desk: its lists, its references, how far the work has got. Part of the page.

The work goes on in a thread of its own while requests read and change what is there. Each change of a reference is
counted, so that a page can ask for what has changed since it last looked.
"""

import secrets
from collections import Counter, OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from threading import Event, RLock

from refkit.model.lists import ReferenceList
from refkit.model.problem import Problem
from refkit.model.references import References
from refkit.workflow.in_hand import InHand


class Phase(StrEnum):
    """How far the work on a text has got."""

    READING = "reading"
    MATCHING = "matching"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Progress:
    """How much is done: references parsed and asked about, of how many; the verdicts so far; how often all changed."""

    phase: Phase
    expected: int
    parsed: int
    matched: int
    verdicts: Counter[str]
    version: int


class Desk:
    """A text on the desk. Every method may be called from any thread."""

    def __init__(self, name: str, wants_crossref: bool = False) -> None:
        self.key = secrets.token_urlsafe(9)
        self.name = name
        self.wants_crossref = wants_crossref
        self.cleared = Event()  # set when nobody will look at it any more: the work stops
        self.trouble = ""
        self.lists: tuple[ReferenceList, ...] = ()
        self.problems: tuple[Problem, ...] = ()
        self._lock = RLock()
        self._phase, self._expected, self._matched, self._version = Phase.READING, 0, 0, 0
        self._held: list[InHand] = []
        self._changed: list[int] = []  # for each reference the version in which it last changed

    def found(self, lists: tuple[ReferenceList, ...], problems: tuple[Problem, ...], expected: int) -> None:
        """Keep what is known before the references are parsed."""
        with self._lock:
            self.lists, self.problems, self._expected = lists, problems, expected
            self._version += 1

    def enter(self, phase: Phase, trouble: str = "") -> None:
        """Say how far the work has got, and where it failed why."""
        with self._lock:
            self._phase, self.trouble, self._matched = phase, trouble, 0
            self._version += 1

    def add(self, held: InHand) -> None:
        """Put one more reference behind the others."""
        with self._lock:
            self._version += 1
            self._held.append(held)
            self._changed.append(self._version)

    def change(self, place: int, changed: Callable[[InHand], InHand], *, is_match: bool = False) -> InHand:
        """Put what `changed` makes of a reference in its place, and give it.

        Raises:
            IndexError: there is no such reference.
        """
        with self._lock:
            before = self.at(place)
            after = changed(before)
            self._matched += is_match
            if after is not before:
                self._version += 1
                self._held[place], self._changed[place] = after, self._version
            return after

    def at(self, place: int) -> InHand:
        """The reference in a place, from 0.

        Raises:
            IndexError: there is none.
        """
        with self._lock:
            if not 0 <= place < len(self._held):
                raise IndexError(f"There is no reference {place + 1}.")
            return self._held[place]

    def all(self) -> tuple[InHand, ...]:
        """The references so far, in order."""
        with self._lock:
            return tuple(self._held)

    def records(self) -> References:
        """The records as they stand now."""
        return References((held.record for held in self.all()), problems=self.problems, lists=self.lists)

    def changed_since(self, version: int, start: int, end: int) -> list[int]:
        """The places from `start` up to `end` that have changed since that version."""
        with self._lock:
            places = range(start, min(end, len(self._held)))
            return [place for place in places if self._changed[place] > version]

    def progress(self) -> Progress:
        """How far the work has got."""
        with self._lock:
            verdicts = Counter(held.enrichment.verdict.value for held in self._held)
            parsed = len(self._held)
            return Progress(self._phase, max(self._expected, parsed), parsed, self._matched, verdicts, self._version)


class Desks:
    """The texts that were used last; the one that lay untouched longest goes when there are too many."""

    def __init__(self, most: int) -> None:
        self._most, self._lock = most, RLock()
        self._desks: OrderedDict[str, Desk] = OrderedDict()

    def put(self, desk: Desk) -> None:
        """Put a text on the desk."""
        with self._lock:
            self._desks[desk.key] = desk
            while len(self._desks) > self._most:
                self._desks.popitem(last=False)[1].cleared.set()

    def get(self, key: str) -> Desk | None:
        """The text with that key; None where it is no longer kept."""
        with self._lock:
            if (desk := self._desks.get(key)) is not None:
                self._desks.move_to_end(key)
            return desk

    def drop(self, key: str) -> None:
        """Forget a text and stop the work on it."""
        with self._lock:
            if (desk := self._desks.pop(key, None)) is not None:
                desk.cleared.set()

    def clear(self) -> None:
        """Forget all."""
        with self._lock:
            for key in list(self._desks):
                self.drop(key)

    def __len__(self) -> int:
        return len(self._desks)
