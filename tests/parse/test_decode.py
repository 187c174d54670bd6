"""States of many chains at once: those that crfsuite finds, and those that adding up all paths gives."""

from itertools import pairwise, product
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from pycrfsuite import ItemSequence, Tagger, Trainer

from refkit.parse.decode import all_marginals, decode
from refkit.parse.features.emissions import Emissions
from refkit.parse.features.evidence import find_evidence
from refkit.parse.features.sequence import features_of
from refkit.parse.labeller import Label
from refkit.parse.states import states_of
from refkit.parse.tokens import tokenise
from refkit.parse.weights import Weights
from training.export import weights_of

STATES = 3
LENGTHS = (2, 4, 1, 3)
A, T, C, D, O = Label.AUTHOR, Label.TITLE, Label.CONTAINER_TITLE, Label.DATE, Label.OTHER  # noqa: E741
LABELLED = (
    ("Doe J. On trees. Nature. 2001.", [A, A, O, T, T, O, C, O, D, O]),
    ("Roe AB. Old birds. Ecology. 1999.", [A, A, O, T, T, O, C, O, D, O]),
    ("Poe C (2010). Wet leaves. Science.", [A, A, O, D, O, O, T, T, O, C, O]),
    ("Loe D, Moe E. Red roots; Nature 2003.", [A, A, O, A, A, O, T, T, O, C, D, O]),
)
UNSEEN = ("Hoe X. Tall trees. Ecology. 2004.", "Nature.", "2001 2002", "Foe Y (1987). Roots; Old leaves.", "“?”")

numbers = st.floats(-4, 4, width=32)


def _by_all_paths(emissions: np.ndarray, transitions: np.ndarray) -> tuple[list[float], np.ndarray]:
    """Every path's score, and the marginals that follow."""
    scores, marginals = [], np.zeros(emissions.shape)
    for path in product(range(STATES), repeat=len(emissions)):
        score = sum(emissions[step, state] for step, state in enumerate(path))
        score += sum(transitions[pair] for pair in pairwise(path))
        scores.append(score)
        for step, state in enumerate(path):
            marginals[step, state] += np.exp(score)
    return scores, marginals / marginals.sum(axis=1, keepdims=True)


@given(
    arrays.arrays(np.float32, (sum(LENGTHS), STATES), elements=numbers),
    arrays.arrays(np.float32, (STATES, STATES), elements=numbers),
)
def test_it_is_what_all_paths_together_say(emissions: np.ndarray, transitions: np.ndarray) -> None:
    lengths = np.array(LENGTHS)
    states, marginals = decode(emissions, transitions, lengths)
    every = all_marginals(emissions, transitions, lengths)
    start = 0
    for length in LENGTHS:
        mine = emissions[start : start + length].astype(float)
        path = states[start : start + length]
        scores, expected = _by_all_paths(mine, transitions.astype(float))
        score = mine[range(length), path].sum() + sum(transitions[pair] for pair in pairwise(path))
        assert score == pytest.approx(max(scores), abs=1e-4)
        assert every[start : start + length] == pytest.approx(expected, abs=1e-5)
        assert marginals[start : start + length] == pytest.approx(expected[range(length), path], abs=1e-5)
        start += length


@given(arrays.arrays(np.float32, (sum(LENGTHS), STATES), elements=numbers))
def test_a_chain_has_the_same_answer_alone_and_among_others(emissions: np.ndarray) -> None:
    transitions = np.linspace(-1, 1, STATES * STATES, dtype=np.float32).reshape(STATES, STATES)
    together = decode(emissions, transitions, np.array(LENGTHS))
    start = 0
    for length in LENGTHS:
        alone = decode(emissions[start : start + length], transitions, np.array([length]))
        assert alone.states.tolist() == together.states[start : start + length].tolist()
        assert alone.marginals.tolist() == together.marginals[start : start + length].tolist()
        start += length


def test_scores_of_a_thousand_and_long_chains_overflow_nothing() -> None:
    emissions = np.tile(np.array([[1000, -1000, 0]], np.float32), (5_000, 1))
    transitions = np.zeros((STATES, STATES), np.float32)
    states, marginals = decode(emissions, transitions, np.array([5_000]))
    assert not states.any()
    assert marginals.tolist() == [1.0] * 5_000


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny model of crfsuite's."""
    trainer = Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params({"c1": 0.01, "c2": 0.01, "max_iterations": 30})
    for text, labels in LABELLED:
        tokens = tokenise(text)
        assert len(tokens) == len(labels), [token.text for token in tokens]
        trainer.append(ItemSequence(features_of(tokens, find_evidence(tokens))), states_of(labels))
    path = tmp_path_factory.mktemp("model") / "tiny.crfsuite"
    trainer.train(str(path))
    return path


def test_states_and_marginals_are_those_of_crfsuite(trained: Path, tmp_path: Path) -> None:
    weights_of(trained).write(tmp_path / "tiny.crf")
    weights = Weights.read(tmp_path / "tiny.crf")
    known = [(tokens, find_evidence(tokens)) for tokens in map(tokenise, (*UNSEEN, *(text for text, _ in LABELLED)))]
    emissions, lengths = Emissions(weights).of(known)
    states, marginals = decode(emissions, weights.transitions, lengths)
    tagger = Tagger()
    tagger.open(str(trained))
    expected: list[str] = []
    sure: list[float] = []
    for tokens, evidence in known:
        tagger.set(features_of(tokens, evidence))
        names = tagger.tag()
        expected += names
        sure += [tagger.marginal(name, place) for place, name in enumerate(names)]
    assert [weights.states[state] for state in states] == expected
    assert marginals == pytest.approx(sure, abs=1e-4)


@given(st.integers(0, 2**31), st.floats(0.1, 6))
def test_long_chains_are_decoded_as_logarithms_say(seed: int, spread: float) -> None:
    chance, lengths = np.random.default_rng(seed), np.array((37, 1, 20))
    emissions = chance.normal(0, spread, (int(lengths.sum()), STATES)).astype(np.float32)
    transitions = chance.normal(0, spread, (STATES, STATES)).astype(np.float32)
    decoded, every = decode(emissions, transitions, lengths), all_marginals(emissions, transitions, lengths)
    start = 0
    for length in lengths:
        mine = slice(start, start + length)
        best, marginals = _by_logarithms(emissions[mine].astype(float), transitions.astype(float))
        score = _score(decoded.states[mine].tolist(), emissions[mine], transitions)
        assert score == pytest.approx(best, rel=1e-5, abs=1e-3)
        np.testing.assert_allclose(every[mine], marginals, atol=1e-6)
        start += length


def _score(path: list[int], emissions: np.ndarray, transitions: np.ndarray) -> float:
    score = sum(float(emissions[step, state]) for step, state in enumerate(path))
    return score + sum(float(transitions[pair]) for pair in pairwise(path))


def _by_logarithms(emissions: np.ndarray, transitions: np.ndarray) -> tuple[float, np.ndarray]:
    """The best path's score, and the marginals, by forward and backward sums of logarithms."""
    best, forward, backward = [emissions[0]], [emissions[0]], [np.zeros(STATES)]
    for row in emissions[1:]:
        best.append((best[-1][:, None] + transitions).max(axis=0) + row)
        forward.append(np.logaddexp.reduce(forward[-1][:, None] + transitions, axis=0) + row)
    for row in emissions[:0:-1]:
        backward.append(np.logaddexp.reduce(transitions + (row + backward[-1])[None, :], axis=1))
    joint = np.array(forward) + np.array(backward[::-1])
    return float(best[-1].max()), np.exp(joint - np.logaddexp.reduce(joint, axis=1, keepdims=True))
