"""The page on faults names tests that exist."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
NAMED = re.findall(r"`(tests/[\w/.:]+)`", (ROOT / "docs" / "explanation" / "faults.md").read_text(encoding="utf-8"))


def test_the_page_names_some() -> None:
    assert len(NAMED) > 30
    assert len(set(NAMED)) == len(NAMED)


@pytest.mark.parametrize("named", NAMED)
def test_it_is_there(named: str) -> None:
    path, *names = named.split("::")
    text = (ROOT / path).read_text(encoding="utf-8")
    for name in names:
        assert re.search(rf"^\s*(?:def|class) {name}\b", text, re.M), f"{path} has no {name}"
