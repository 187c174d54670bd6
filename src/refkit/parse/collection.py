"""The search for garbage, put off while many small values are made that all stay. Room: parse."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collection_put_off() -> Iterator[None]:
    """Nothing is searched for cycles meanwhile; whoever had switched the search off finds it off afterwards.

    Parsing makes thousands of tuples and records a second, none of them in a cycle, and each search would walk them
    all: a seventh of the time. Threads may do this side by side: the first to end lets the search begin again.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
