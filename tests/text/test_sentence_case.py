"""Title case undone in English titles, and in nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.text.sentence_case import sentence_case


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Sleep Quality of Shift Workers in Sweden: A Review", "Sleep quality of shift workers in Sweden: A review"),
        (
            "Growth of <i>Escherichia coli</i> in Milk and Cheese",
            "Growth of <i>Escherichia coli</i> in milk and cheese",
        ),
        ("The Role of DNA Repair and mTOR Signalling in Aging", "The role of DNA repair and mTOR signalling in aging"),
        ("Hodgkin's Disease in the Elderly. Is There a Cure?", "Hodgkin's disease in the elderly. Is there a cure?"),
        ("Sleep quality of shift workers", "Sleep quality of shift workers"),
        (
            "Die Bedeutung des Schlafes für die Gesundheit der Kinder",
            "Die Bedeutung des Schlafes für die Gesundheit der Kinder",
        ),
        ("Nature", "Nature"),
        ("", ""),
    ],
)
def test_titles(title: str, expected: str) -> None:
    assert sentence_case(title) == expected


def test_a_word_is_written_as_whoever_cites_writes_it() -> None:
    title = "Sleep Quality of Shift Workers Treated at Karolinska Hospital"
    like = "Sleep quality of shift workers treated at Karolinska hospital"
    assert sentence_case(title, like) == like


@given(st.text())
def test_only_letter_case_ever_changes(title: str) -> None:
    assert sentence_case(title).casefold() == title.casefold()
