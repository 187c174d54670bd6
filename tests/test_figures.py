"""The table of figures: every figure has a command that is there, and the page says what was measured how."""

import json
import re
import shlex
from pathlib import Path

import pytest

import figures

KNOWN = [figures.Figure(**entry) for entry in json.loads(figures.FIGURES.read_text(encoding="utf-8"))]


def test_names_are_unique() -> None:
    assert len({figure.name for figure in KNOWN}) == len(KNOWN)


@pytest.mark.parametrize("figure", KNOWN, ids=lambda figure: figure.name)
def test_each_command_is_there_and_its_pattern_has_one_group(figure: figures.Figure) -> None:
    for command in filter(None, (figure.command, figure.quick)):
        assert Path(figures.ROOT, shlex.split(command)[1]).is_file()
    assert re.compile(figure.pattern).groups == 1


def test_the_page_shows_what_was_measured_and_what_was_not() -> None:
    measured = {KNOWN[0].name: figures.Measurement("1.000", KNOWN[0].command, "2026-01-01", "abc", is_quick=True)}
    page = figures.page(KNOWN[:2], measured)
    assert f"| {KNOWN[0].name} | {KNOWN[0].issue} | {KNOWN[0].asked} | 1.000 (small) |" in page
    assert f"| {KNOWN[1].name} | {KNOWN[1].issue} | {KNOWN[1].asked} | not measured |" in page


def test_a_figure_is_the_first_group_of_what_is_printed() -> None:
    assert figures.value_in("all: recall 0.97\nrest", r"^all: recall ([0-9.]+)") == "0.97"
    assert figures.value_in("nothing", r"^all") is None
