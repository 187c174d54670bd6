"""References printed after the habits of houses: labels are right by construction."""

import random

import pytest

from training.habits import print_reference
from training.works import invent


@pytest.mark.parametrize("language", ["de", "fr", "it", "en", "es", "pt"])
def test_pieces_hold_the_fields_of_the_work(language: str) -> None:
    chance = random.Random(7)
    for _ in range(60):
        item = invent(language, chance)
        pieces = print_reference(item, language, chance)
        labels = [label for label, _ in pieces]
        assert [text for label, text in pieces if label == "title"] == [item["title"]]
        assert labels.count("container-title") == ("container-title" in item)
        assert all(text for _, text in pieces)


def test_the_same_seed_prints_the_same_reference() -> None:
    printed = [print_reference(invent("it", chance), "it", chance) for chance in (random.Random(3), random.Random(3))]
    assert printed[0] == printed[1]
