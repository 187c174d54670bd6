"""Progress in notebooks: a line after a second, in a kernel only, taken away at the end."""

import sys
from collections.abc import Iterator
from itertools import count
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
from hostile import assert_harmless

import refkit
from refkit.workflow.progress import is_in_kernel, progress_line, watched

Shown = list[tuple[dict[str, str], dict[str, Any]]]


@pytest.fixture
def kernel(monkeypatch: pytest.MonkeyPatch) -> Shown:
    """A stand-in for IPython inside a kernel; what it was asked to display."""
    shown: Shown = []
    ipython, display = ModuleType("IPython"), ModuleType("IPython.display")
    ipython.get_ipython = lambda: SimpleNamespace(kernel=object())  # type: ignore[attr-defined]
    display.display = lambda bundle, **options: shown.append((bundle, options))  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "IPython", ipython)
    monkeypatch.setitem(sys.modules, "IPython.display", display)
    return shown


def clock(step_seconds: float) -> Any:
    ticks = count()
    return lambda: next(ticks) * step_seconds


def test_after_a_second_a_line_is_written_over_and_taken_away(kernel: Shown) -> None:
    assert list(watched(range(30), clock=clock(0.1))) == list(range(30))
    assert [options["update"] for _, options in kernel] == [False, *[True] * (len(kernel) - 1)]
    assert len({options["display_id"] for _, options in kernel}) == 1
    assert kernel[0][0]["text/plain"] == "10 of 30 references · 10.0 a second · 2 s left"
    assert kernel[-1][0] == {"text/plain": "", "text/html": ""}
    assert 2 < len(kernel) <= 13  # five times a second at the most
    assert_harmless(kernel[0][0]["text/html"])


def test_the_line_goes_when_the_work_fails(kernel: Shown) -> None:
    def failing() -> Iterator[int]:
        yield from range(20)
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        list(watched(failing(), clock=clock(0.1)))
    assert kernel[0][0]["text/plain"] == "10 references · 10.0 a second"
    assert kernel[-1][0]["text/plain"] == ""


def test_what_takes_less_than_a_second_shows_nothing(kernel: Shown) -> None:
    assert len(refkit.parse_strings(["Doe J. On trees. 2001."])) == 1
    assert list(watched(range(9), clock=clock(0.1))) == list(range(9))
    assert kernel == []


def test_a_script_and_a_terminal_see_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    ipython = ModuleType("IPython")
    ipython.get_ipython = lambda: SimpleNamespace()  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "IPython", ipython)
    assert not is_in_kernel()
    monkeypatch.delitem(sys.modules, "IPython")
    assert not is_in_kernel()
    assert list(watched(iter("abc"), clock=clock(10))) == ["a", "b", "c"]


def test_more_than_was_counted_on_leaves_no_time() -> None:
    assert progress_line(12, 10, 6.0) == "12 of 10 references · 2.0 a second · 0 s left"
    assert progress_line(0, None, 6.0) == "0 references"


@pytest.mark.parametrize("verb", ["parse", "parse_strings", "enrich", "check"])
def test_the_verbs_that_may_take_long_are_watched(kernel: Shown, monkeypatch: pytest.MonkeyPatch, verb: str) -> None:
    ticking = clock(2.0)
    monkeypatch.setattr("refkit.workflow.progress.watched.__kwdefaults__", {"clock": ticking})
    text = "References\n\n1. Doe J. On trees. Nature. 2001;7:1-2.\n2. Roe A. On woods. Nature. 2002;8:3-4.\n"
    records = [refkit.Record(id="a", title="On trees"), refkit.Record(id="b", title="On woods")]
    calls: dict[str, Any] = {
        "parse": lambda: refkit.parse(text),
        "parse_strings": lambda: refkit.parse_strings(["Doe J. On trees. 2001.", "Roe A. On woods. 2002."]),
        "enrich": lambda: refkit.enrich(records, offline=True),
        "check": lambda: refkit.check(records, offline=True),
    }
    calls[verb]()
    assert kernel[0][0]["text/plain"].startswith("1 of 2 references")
