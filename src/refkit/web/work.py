"""The long work on a text, away from the requests: parse, then match, one by one. Part of the page."""

from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from refkit.errors import RefkitError
from refkit.model.problem import Problem
from refkit.sources.protocol import Source
from refkit.web.desk import Desk, Phase
from refkit.workflow.conclusions import list_of, votes_of_lists
from refkit.workflow.gradually import load_gradually
from refkit.workflow.in_hand import InHand, take_in_hand, with_match
from refkit.workflow.runs import Match, Run

AT_ONCE = 4  # texts that are worked on at the same time; a slow provider holds up only its own


class Workers:
    """The threads in which texts are worked on."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="refkit-desk")

    def start(self, work: Any, *arguments: Any) -> Future[None]:
        """Begin some work, as soon as a thread is free."""
        return self._threads.submit(work, *arguments)

    def stop(self) -> None:
        """Begin nothing more; what is under way sees that its desk was cleared."""
        self._threads.shutdown(wait=False, cancel_futures=True)


def work_on(desk: Desk, data: bytes, file_name: str, sources: Sequence[Source], most: int) -> None:
    """Read a text or file, and ask the sources about each reference. What goes wrong is kept at the desk."""
    with _kept_at(desk):
        _read(desk, data, file_name, most)
        _match_all(desk, sources)


def match_all(desk: Desk, sources: Sequence[Source]) -> None:
    """Ask the sources about every reference that is there. What goes wrong is kept at the desk."""
    with _kept_at(desk):
        _match_all(desk, sources)


@contextmanager
def _kept_at(desk: Desk) -> Iterator[None]:
    try:
        yield
    except RefkitError as error:
        desk.enter(Phase.FAILED, str(error))
    except Exception as error:  # a fault of refkit's: the page says so instead of waiting for ever
        desk.enter(Phase.FAILED, f"{type(error).__name__}: {error}")
        raise


def _read(desk: Desk, data: bytes, file_name: str, most: int) -> None:
    with TemporaryDirectory(prefix="refkit-") as folder:
        path = Path(folder, f"text{safe_ending(file_name)}")
        path.write_bytes(data)
        gradual = load_gradually(path)
        problems = tuple(
            problem._replace(message=problem.message.replace(f"{path}", desk.name)) for problem in gradual.problems
        )
        if gradual.count > most:
            problems = (
                Problem("file", None, f"Only the first {most} of {gradual.count} references are shown."),
                *problems,
            )
        desk.found(gradual.lists, problems, min(gradual.count, most))
        for record in islice(gradual.records, most):
            if desk.cleared.is_set():
                return
            desk.add(take_in_hand(record))


def safe_ending(file_name: str) -> str:
    """The ending of a file's name, for it tells the format; nothing else of a name that somebody sent is used.

    >>> safe_ending("my refs.BIB"), safe_ending("../../etc/passwd"), safe_ending("a.b/c")
    ('.bib', '', '')
    """
    ending = Path(file_name).suffix.lower()
    return ending if ending[1:].isalnum() and ending.isascii() and len(ending) < 12 else ""


def _match_all(desk: Desk, sources: Sequence[Source]) -> None:
    """Ask the sources about every reference; in the end the lists vote on translated titles."""
    held = desk.all()
    if sources and held:
        desk.enter(Phase.MATCHING)
        matches: list[Match] = []
        for place, match in enumerate(Run([one.to_match for one in held], sources)):
            if desk.cleared.is_set():
                return
            desk.change(place, partial(_matched, match=match), is_match=True)
            matches.append(match)
        _let_lists_vote(desk, matches)
    desk.enter(Phase.DONE)


def _matched(held: InHand, match: Match) -> InHand:
    return with_match(held, match)


def _let_lists_vote(desk: Desk, matches: Sequence[Match]) -> None:
    votes = votes_of_lists(matches)
    for place, match in enumerate(matches):
        if votes[list_of(match.reference)]:
            desk.change(place, partial(with_match, match=match, list_votes=True))


def match_one(desk: Desk, place: int, sources: Sequence[Source]) -> InHand:
    """Ask the sources anew about one reference, as it stands with what a person mended."""
    held = desk.at(place)
    match = next(Run([held.to_match], sources))
    return desk.change(place, partial(with_match, match=match, list_votes=held.list_votes))
