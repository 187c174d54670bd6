"""A model as python-crfsuite writes it, made the small file that refkit reads. Not in the wheel.

python training/export.py model.crfsuite references.crf
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

import numpy as np
from pycrfsuite import Tagger

from refkit.parse.weights import UNKNOWN, Weights


def weights_of(model: Path) -> Weights:
    """The weights of a trained model, to the six decimals that crfsuite tells."""
    tagger = Tagger()
    tagger.open(str(model))
    known = tagger.info()
    states = tuple(sorted(known.labels, key=lambda state: int(known.labels[state])))
    return Weights.of(states, known.state_features, known.transitions)


def averaged(models: Sequence[Weights]) -> Weights:
    """The mean of each weight over the models; a weight that a model does not have is zero there.

    Models trained on different made references err differently, and the mean of their weights errs less than any one.

    Raises:
        ValueError: the models do not have the same states.
    """
    states = tuple(sorted(models[0].states))
    if any(sorted(model.states) != list(states) for model in models):
        raise ValueError("Models of different states have no mean: train them on the same sets.")
    rows = {name: at for at, name in enumerate(sorted(set().union(*(model.rows for model in models))), UNKNOWN + 1)}
    table = np.zeros((len(rows) + 1, len(states)), np.float32)
    transitions = np.zeros((len(states), len(states)), np.float32)
    for model in models:
        order = [model.states.index(state) for state in states]
        places, own = [rows[name] for name in model.rows], list(model.rows.values())
        table[places] += model.table[own][:, order] / len(models)
        transitions += model.transitions[np.ix_(order, order)] / len(models)
    return Weights(states, rows, table, transitions)


def main() -> int:
    """Read one, write the other."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path)
    parser.add_argument("output", type=Path)
    options = parser.parse_args()
    weights_of(options.model).write(options.output)
    print(f"{options.output}: {options.output.stat().st_size / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
