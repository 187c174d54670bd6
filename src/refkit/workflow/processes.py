"""A function over many values in several processes, answers in order. Workflow."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from refkit.errors import ConfigError

if TYPE_CHECKING:
    from concurrent.futures import Future

Given = TypeVar("Given")
Answer = TypeVar("Answer")

WAITING_A_PROCESS = 3  # values that are handed out ahead, so that memory does not grow with the input


def map_in_processes(function: Callable[[Given], Answer], values: Iterable[Given], processes: int) -> Iterator[Answer]:
    """The function's answers in the order of the values; an exception of its own is raised as it is.

    Processes are started anew and import what they need: nothing of this one's threads and locks is inherited.

    Raises:
        ConfigError: the processes cannot be started, or one of them died.
    """
    import multiprocessing  # both are heavy, and most never need them
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    source, given = iter(values), deque["Future[Answer]"]()
    with ProcessPoolExecutor(processes, mp_context=multiprocessing.get_context("spawn")) as pool:
        try:
            given.extend(pool.submit(function, value) for value in islice(source, WAITING_A_PROCESS * processes))
            while given:
                answer = given.popleft().result()
                given.extend(pool.submit(function, value) for value in islice(source, 1))
                yield answer
        except BrokenProcessPool as error:
            raise ConfigError(
                "A process died, or could not be started: a script needs the line `if __name__ == '__main__':`. For"
                " rows that may kill a process there is `refkit batch parse`."
            ) from error
        finally:
            for future in given:
                future.cancel()
