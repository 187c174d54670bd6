"""Lists in ugly documents, made from rendered references: nearly every reference found, nearly every document right."""

import pytest

from benchmarks.score_ugly_lists import score
from benchmarks.ugly.documents import documents


@pytest.mark.slow
def test_ugly_documents_are_read_as_well_as_clean_ones() -> None:
    figures = [score(document, show=False) for document in documents(seed=7, of_each_kind=2)]
    gold, found, right, perfect = (sum(column) for column in zip(*figures, strict=True))
    assert 2 * right >= 0.98 * (gold + found)
    assert perfect >= 0.8 * len(figures)


def test_the_same_seed_makes_the_same_documents() -> None:
    one, other = (documents(seed=3, of_each_kind=1)[0] for _ in range(2))
    assert one == other
