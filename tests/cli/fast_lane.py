"""The command line with a clock on which waiting takes no time: a program that test_runs starts and kills."""

import time

from refkit.cli.main import main
from refkit.sources.polite.clock import SystemClock

_skipped = [0.0]


def _sleep(_: SystemClock, seconds: float) -> None:
    _skipped[0] += seconds


def _monotonic(_: SystemClock) -> float:
    return time.monotonic() + _skipped[0]


if __name__ == "__main__":
    SystemClock.sleep = _sleep  # type: ignore[method-assign]
    SystemClock.monotonic = _monotonic  # type: ignore[method-assign]
    main()
