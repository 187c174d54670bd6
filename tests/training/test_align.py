"""Gold of a data set made labels of tokens."""

from typing import Any

from refkit.parse.labeller import Label
from training.align import align


def _labels(row: dict[str, Any]) -> dict[str, str]:
    aligned = align({"id": "1", "source": "test", **row})
    assert aligned is not None
    return {token.text: label.value for token, label in zip(aligned.tokens, aligned.labels, strict=True)}


def test_marks_at_the_ends_of_a_segment_stay_outside() -> None:
    labels = _labels({
        "raw": "In: Doe, J. (Ed.), pp. 12-34.",
        "segs": [["editor", "In: Doe, J. (Ed.),"], ["pages", "pp. 12-34."]],
        "gold": {},
    })  # fmt: skip
    assert labels["In"] == labels["pp"] == labels["Ed"] == Label.OTHER
    assert labels["Doe"] == Label.EDITOR
    assert labels["12"] == labels["-"] == labels["34"] == Label.PAGES


def test_volume_and_issue_of_one_segment_are_told_apart() -> None:
    gold = {"volume": "310", "issue": "5977"}
    labels = _labels(
        {"raw": "Nature 310(5977)", "segs": [["journal", "Nature"], ["volume", "310(5977)"]], "gold": gold}
    )
    assert (labels["310"], labels["5977"], labels["("]) == (Label.VOLUME, Label.ISSUE, Label.OTHER)


def test_organisations_are_group_authors() -> None:
    gold = {"author": [{"literal": "World Bank"}]}
    assert (
        _labels({"raw": "World Bank. Trees", "segs": [["author", "World Bank."]], "gold": gold})["Bank"]
        == "group-author"
    )


def test_values_without_segments_are_looked_up() -> None:
    labels = _labels({
        "raw": "1. Doe J, Roe R. On 7 trees. Wood Sci. 2001;7(2):30-9.",
        "gold": {
            "author": [{"family": "Doe", "given": "J"}, {"family": "Roe", "given": "R"}], "title": "On 7 trees",
            "container-title": "Wood Sci", "issued": {"year": 2001}, "volume": "7", "issue": "2", "page": "30-39",
        },
    })  # fmt: skip
    assert labels["Doe"] == labels["R"] == Label.AUTHOR
    assert (labels["2001"], labels["7"], labels["2"], labels["30"]) == ("date", "volume", "issue", "pages")


def test_gold_that_is_not_in_its_string_teaches_nothing() -> None:
    assert align({"id": "1", "source": "test", "raw": "Doe J. Trees.", "gold": {"title": "Birds"}}) is None
