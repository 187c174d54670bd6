"""Entries beside what a style prints."""

import pytest

import refkit
from refkit.workflow.conforming.difference import marked_difference

FOLLOWS = "Doe, J., & Roe, A. B. (2001). On trees and stones. Wood Science, 12(3), 33–45. https://doi.org/10.1000/182"


def departures(text: str, style: str = "apa") -> list[str]:
    report = refkit.check(refkit.parse_strings([text]), style=style)
    return [finding.message for finding in report[0].findings if finding.code == "style-differs"]


def test_what_the_style_prints_is_accepted() -> None:
    assert departures(FOLLOWS) == []


@pytest.mark.parametrize(
    ("right", "wrong"),
    [(". Wood", ", Wood"), ("33–45", "33-45"), ("https://doi.org/", "doi:"), ("J., &", "J. &"), ("12(3)", "12 (3)"),
     ("Doe, J.", "Doe, J"), ("(2001)", "2001")],
)  # fmt: skip
def test_one_mistake_is_found(right: str, wrong: str) -> None:
    assert len(departures(FOLLOWS.replace(right, wrong))) == 1


def test_a_difference_shows_without_colour() -> None:
    assert marked_difference("On trees, Wood", "On trees. Wood") == "On trees[-,-]{+.+} Wood"
