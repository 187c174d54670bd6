"""Strings parsed in several processes: the same answer, in the same order."""

import os

import pytest

import refkit
from refkit.errors import ConfigError, InputError
from refkit.workflow.parse import MOST_TOGETHER
from refkit.workflow.processes import map_in_processes


def test_processes_give_what_one_gives() -> None:
    strings = [f"Doe J. On tree {number}. Nature. 2001;3:{number}-{number + 9}." for number in range(30)]
    strings += [""] * MOST_TOGETHER + ["Roe R. Stones. Oslo: Fjell; 1999."]
    shared, alone = refkit.parse_strings(iter(strings), workers=2), refkit.parse_strings(strings)
    assert list(shared) == list(alone)
    assert shared.problems == alone.problems
    assert [record.id for record in shared][-1] == str(len(strings))


def test_what_is_no_string_is_told_as_ever() -> None:
    with pytest.raises(InputError, match="String 2 is no string but int"):
        refkit.parse_strings(["Doe J. On trees. 2001.", 3], workers=2)  # type: ignore[list-item]
    with pytest.raises(InputError, match="several strings"):
        refkit.parse_strings("Doe J. On trees. 2001.", workers=2)


def test_a_process_that_dies_is_told() -> None:
    with pytest.raises(ConfigError, match="died"):
        list(map_in_processes(os._exit, [3], 1))
