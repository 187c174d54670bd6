"""What work costs in processor time: against itself on a shorter text, or against a fixed loop; never in seconds."""

from collections.abc import Callable
from time import process_time

STEEPEST = 1.6  # the exponent of growth: linear is 1, quadratic 2
ATTEMPTS = 6  # what is linear passes one of them; what is quadratic passes none
NOISE_SECONDS = 0.05  # differences below this say nothing


def grows_too_fast(work: Callable[[str], object], unit: str, short: int, long: int) -> bool:
    """Whether `long` characters of `unit` repeated always take much more than their share of the time of `short`."""
    bound = (long / short) ** STEEPEST
    for _ in range(ATTEMPTS):
        seconds = _seconds(work, (unit * long)[:long])
        if seconds < NOISE_SECONDS or seconds < bound * _seconds(work, (unit * short)[:short]):
            return False
    return True


def cost_in_loops(work: Callable[[], object]) -> float:
    """The processor time of `work`, in units of a loop of one million empty passes on the same machine."""
    started = process_time()
    work()
    worked = process_time()
    for _ in range(1_000_000):
        pass
    return (worked - started) / (process_time() - worked)


def _seconds(work: Callable[[str], object], text: str) -> float:
    started = process_time()
    work(text)
    return process_time() - started
