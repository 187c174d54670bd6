"""The sums of weights are those of the features that training sees."""

from collections.abc import Sequence
from zlib import crc32

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from refkit.parse.features import word_table
from refkit.parse.features.emissions import Emissions
from refkit.parse.features.evidence import find_evidence
from refkit.parse.features.sequence import features_of
from refkit.parse.tokens import Token, tokenise
from refkit.parse.weights import Floats, Weights

STATES = 5
REFERENCES = (
    "Gröber U, Schmidt J. Magnesium. Nutrients. 2015;7(9):8199-8226. doi:10.3390/nu7095388",
    "[12] Müller, Hans (Hrsg.) (1998): „Wandel“ der Familie – heute. In: Schmidt (ed.), Köln: Campus, S. 12–34.",
    'Doe, J. 2001. "On trees," J. Bot. [Accessed 5 May 2020]. https://example.org/trees. In Swedish. 2nd ed.',
    "王小明. 学报, 2001, 7(2): 8-12.",
    "?!",
    "^ ^ ^",
)
LETTERS = 'AaBbé .,;:()[]“”„«»"-–12019INpn/^$★½學' + "\u0301"

texts = st.one_of(
    st.lists(st.sampled_from([word for reference in REFERENCES for word in reference.split()]), max_size=30).map(
        " ".join
    ),
    st.text(LETTERS, max_size=60),
    st.text(max_size=30),
)


def _weight(name: str) -> list[float]:
    """Numbers that differ for every feature."""
    return [crc32(f"{name} {state}".encode()) / 2**32 - 0.5 for state in range(STATES)]


def _read(text: str) -> list[list[str]]:
    tokens = tokenise(text)
    return features_of(tokens, find_evidence(tokens))


def _weights(read: Sequence[list[list[str]]]) -> Weights:
    """A model that knows every feature of these references."""
    names = {name for rows in read for row in rows for name in row}
    states = tuple(map(str, range(STATES)))
    weights = {(name, state): weight for name in names for state, weight in zip(states, _weight(name), strict=True)}
    return Weights.of(states, weights, {})


def _sums(read: Sequence[list[list[str]]]) -> Floats:
    return np.array([np.sum([_weight(name) for name in row], axis=0) for rows in read for row in rows], np.float32)


def _emissions(emissions: Emissions, given_texts: Sequence[str]) -> Floats:
    known: list[tuple[Token, ...]] = [tokenise(text) for text in given_texts]
    return emissions.of([(tokens, find_evidence(tokens)) for tokens in known])[0]


@given(st.lists(texts.filter(tokenise), min_size=1, max_size=4))
def test_they_are_the_weights_of_all_features_added_up(given_texts: list[str]) -> None:
    read = [_read(text) for text in given_texts]
    emissions = Emissions(_weights(read))
    assert np.allclose(_emissions(emissions, given_texts), _sums(read), atol=1e-4)


def test_features_that_the_model_does_not_know_add_nothing() -> None:
    emissions = Emissions(_weights([_read(REFERENCES[0])]))
    unknown = "★ ☆ ★"
    known = [[name for name in row if name in emissions._weights.rows] for row in _read(unknown)]
    assert np.allclose(_emissions(emissions, [unknown]), _sums([known]), atol=1e-4)


def test_what_is_remembered_is_bounded_and_changes_nothing() -> None:
    words = [
        " ".join(f"{chr(97 + at % 26)}{chr(97 + at // 26 % 26)}" * (at % 5 + 1) for at in range(row, row + 50))
        for row in range(0, 900, 50)
    ]
    read = [_read(text) for text in (*REFERENCES, *words)]
    emissions = Emissions(_weights(read))
    most, word_table._MOST_WORDS = word_table._MOST_WORDS, 64
    try:
        for text in (*REFERENCES, *words, *REFERENCES):
            assert np.allclose(_emissions(emissions, [text]), _sums([_read(text)]), atol=1e-4)
            assert len(emissions._words._places) <= 64 + len(text)
    finally:
        word_table._MOST_WORDS = most
