"""Frames of references with the values of others: what is exchanged keeps its label, what is not keeps its text."""

import random

import pytest

from refkit.parse.labeller import Label
from training import bodies, recombine
from training.align import Aligned, align

ROWS = (
    ("Lind, A. Trees of the north. Journal of Forests, 12, 34-56, 2001.", "Lind, A.", "Trees of the north"),
    ("Berg, T. Birds of the coast. Annals of Nature, 3, 7-19, 1998.", "Berg, T.", "Birds of the coast"),
    ("Ek, P. Fish in cold lakes. Letters on Water, 45, 101-110, 2010.", "Ek, P.", "Fish in cold lakes"),
)


def _examples() -> list[Aligned]:
    examples = []
    for raw, author, title in ROWS:
        container = raw.split(". ")[2].split(",")[0]
        segs = [("author", author), ("title", title), ("container-title", container)]
        segs.append(("volume", raw.split(container + ", ")[1].split(",")[0]))
        aligned = align({"id": raw, "source": "made-up", "raw": raw, "segs": segs, "gold": {}})
        assert aligned is not None
        examples.append(aligned)
    return examples


@pytest.fixture(autouse=True)
def _few_bodies(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bodies, "registered_bodies", lambda: ("Institute of Forests", "Society of Lakes"))


def test_pieces_make_the_string_and_keep_their_labels() -> None:
    titles = {title for _, _, title in ROWS}
    for row in recombine.recombine(_examples(), 60, seed=1):
        assert "".join(text for _, text in row["segs"]) == row["raw"]  # type: ignore[attr-defined]
        aligned = align(row)
        assert aligned is not None
        labelled = [
            token.text for token, label in zip(aligned.tokens, aligned.labels, strict=True) if label is Label.TITLE
        ]
        assert " ".join(labelled) in titles


def test_values_are_exchanged_and_organisations_stand_for_people() -> None:
    rows = list(recombine.recombine(_examples(), 60, seed=1))
    known = {raw for raw, _, _ in ROWS}
    assert sum(row["raw"] not in known for row in rows) > 30
    labels = [label for row in rows for label, _ in row["segs"]]  # type: ignore[attr-defined]
    assert 5 < labels.count("group-author") < 40


def test_the_same_seed_makes_the_same_references() -> None:
    assert list(recombine.recombine(_examples(), 9, seed=4)) == list(recombine.recombine(_examples(), 9, seed=4))


def test_a_body_is_printed_in_several_ways() -> None:
    chance = random.Random(2)
    ways = {bodies.printed("World Health Organization", chance) for _ in range(300)}
    assert {"WHO", "World Health Organization (WHO)", "World Health Organization", "WORLD HEALTH ORGANIZATION"} <= ways
