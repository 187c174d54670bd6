"""The pictures of the documentation are what the code draws from what the pages say, and can be read aloud."""

import re
import tomllib
from pathlib import Path
from xml.etree import ElementTree

import pytest

import pictures

SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("name", pictures.drawn())
def test_the_picture_kept_is_the_one_that_is_drawn(name: str) -> None:
    assert (pictures.PAGES / name).read_text(encoding="utf-8") == pictures.drawn()[name], "make pictures draws it"


@pytest.mark.parametrize("path", sorted(pictures.PAGES.glob("*.svg")), ids=lambda path: path.stem)
def test_it_says_what_it_shows(path: Path) -> None:
    root = ElementTree.fromstring(path.read_text(encoding="utf-8"))
    assert root.get("role") == "img"
    assert (root.findtext(f"{SVG}title") or "").strip()


def test_every_bar_of_the_page_is_drawn_with_its_figure() -> None:
    bars = pictures.bars_of((pictures.PAGES / "comparison.md").read_text(encoding="utf-8"))
    assert len(bars) >= 8
    assert all(0 <= bar.share <= 1 for bar in bars)
    drawn = pictures.draw_bars(bars)
    assert all(f">{bar.tool}<" in drawn and f">{bar.share:.3f}<" in drawn for bar in bars)


def test_words_are_escaped() -> None:
    assert "<b>" not in pictures.draw_bars([pictures.Bar("<b>", "<b>", "<b>", 0.5)])


def test_the_house_has_the_floors_that_the_build_checks() -> None:
    contract = tomllib.loads((pictures.ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layers = contract["tool"]["importlinter"]["contracts"][0]["layers"]
    checked = {name for layer in layers for name in re.findall(r"\w+", layer)} - {"__main__"}
    rooms = {room for _, parts, _ in pictures.FLOORS for room in parts} | {name for name, _, _ in pictures.FLOORS}
    assert checked <= rooms
