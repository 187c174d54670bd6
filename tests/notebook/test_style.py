"""The colours of the displays can be read: WCAG's contrast, computed for light and dark."""

import re

import pytest

from refkit.model.html_style import DARK, LIGHT, MARKS, STYLE
from refkit.model.marked import _GROUND_OF
from refkit.model.record import Record

GROUNDS = ("paper", "soft", *MARKS)


def luminance(colour: str) -> float:
    """Relative luminance. Source: WCAG 2.2, "relative luminance"."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_the_measure_is_wcags() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", GROUNDS)
def test_text_stands_out_from_every_ground(colours: dict[str, str], ground: str) -> None:
    assert contrast(colours["ink"], colours[ground]) >= 4.5


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_links_and_borders_stand_out(colours: dict[str, str]) -> None:
    assert contrast(colours["link"], colours["paper"]) >= 4.5
    assert contrast(colours["line"], colours["paper"]) >= 3


def test_both_themes_name_the_same_colours_and_the_sheet_uses_no_other() -> None:
    assert LIGHT.keys() == DARK.keys()
    assert set(re.findall(r"var\(--refkit-([a-z]+)\)", STYLE)) <= LIGHT.keys()
    assert "@media(prefers-color-scheme:dark)" in STYLE


def test_the_sheet_loads_nothing_and_cannot_end_its_element() -> None:
    assert not re.search(r"url\(|@import|</", STYLE)


def test_every_field_with_a_colour_is_a_field_of_records() -> None:
    assert {field for fields in _GROUND_OF.values() for field in fields} <= {*Record.model_fields, "reviewed_title"}
    assert set(_GROUND_OF) | {"other"} == set(MARKS)
