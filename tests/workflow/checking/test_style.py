"""Entries beside what a style prints."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import refkit
from refkit.workflow.conforming.difference import marked_difference

FOLLOWS = "Doe, J., & Roe, A. B. (2001). On trees and stones. Wood Science, 12(3), 33–45. https://doi.org/10.1000/182"


BOOK_STYLE = """<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">
<info><title>Own</title><id>own</id><updated>2020-01-01T00:00:00+00:00</updated></info>
<citation><layout><text variable="title"/></layout></citation>
<bibliography><layout suffix=".">
<names variable="author"><name name-as-sort-order="all" and="symbol" initialize-with="." et-al-min="4"
 et-al-use-first="1"/></names>
<text variable="title" quotes="true" prefix=": "/>
<group delimiter=" / " prefix=" — "><text variable="container-title"/><text variable="publisher"/></group>
<date variable="issued" prefix=" [" suffix="]"><date-part name="year"/></date>
</layout></bibliography></style>"""


@pytest.fixture(scope="module")
def own_style(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("styles") / "own.csl"
    path.write_text(BOOK_STYLE, "utf-8")
    return str(path)


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


@pytest.mark.parametrize(
    ("printed", "follows"),
    [
        ("Doe, J. & Roe, A.: “All stones” — Rock Press [2001].", True),
        ("Doe, J. et al.: “All stones” — Rock Press [2001].", True),
        ("Doe, J. and Roe, A.: “All stones” — Rock Press [2001].", False),
        ("Doe, J. & Roe, A.. “All stones” — Rock Press [2001].", False),
        ("Doe, J. & Roe, A.: “All stones” — Rock Press (2001).", False),
        ("J. Doe & A. Roe: “All stones” — Rock Press [2001].", False),
        ("[2001] Doe, J. & Roe, A.: “All stones” — Rock Press.", False),
    ],
)
def test_a_style_of_ones_own(printed: str, follows: bool, own_style: str) -> None:
    assert (departures(printed, own_style) == []) is follows


def test_a_record_without_its_printed_string_is_not_judged() -> None:
    record = refkit.Record(type="book", title="On trees")
    assert refkit.check([record], style="apa")[0].findings is not None
    assert "style-differs" not in refkit.check([record], style="apa").codes


@settings(max_examples=15, deadline=None)
@given(st.text(alphabet="Doe, J.&“”()[]:;. 2001abc/-", max_size=80))
def test_any_string_can_be_compared(text: str) -> None:
    refkit.check(refkit.parse_strings([text]), style="apa")


@settings(max_examples=20, deadline=None)
@given(st.text(max_size=40), st.text(max_size=40))
def test_a_difference_holds_both_texts(printed: str, expected: str) -> None:
    shown = marked_difference(printed, expected)
    assert len(shown) >= max(len(printed), len(expected))
