"""benchmarks/floor.json can be measured, and benchmarks/floor.py judges as it says."""

import re
import shlex

import pytest

import floor

SCORES = floor.read_floor()


@pytest.mark.parametrize(
    ("better", "measured", "holds"),
    [
        pytest.param("higher", 0.90, True, id="as good as the floor"),
        pytest.param("higher", 0.89, False, id="worse than the floor"),
        pytest.param("higher", 0.95, True, id="better than the floor"),
        pytest.param("lower", 0.95, False, id="an error rate that rose"),
        pytest.param("lower", 0.10, True, id="an error rate that fell"),
    ],
)
def test_a_floor_holds_only_what_is_not_worse(better: str, measured: float, holds: bool) -> None:
    assert floor.Score("score", "python x.py", "(.*)", 0.90, better).holds(measured) is holds


def test_the_names_of_the_scores_are_unique() -> None:
    assert len({score.name for score in SCORES}) == len(SCORES)


@pytest.mark.parametrize("score", SCORES, ids=lambda score: score.name)
def test_every_floor_names_a_script_of_the_project_and_one_figure(score: floor.Score) -> None:
    interpreter, script, *_ = shlex.split(score.command)
    assert (interpreter, (floor.ROOT / script).is_file()) == ("python", True)
    assert re.compile(score.pattern).groups == 1
    assert score.better in {"higher", "lower"}
