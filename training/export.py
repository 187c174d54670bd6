"""A model as python-crfsuite writes it, made the small file that refkit reads. Not in the wheel.

python training/export.py model.crfsuite references.crf
"""

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from pycrfsuite import Tagger

from refkit.parse.weights import Weights


def weights_of(model: Path) -> Weights:
    """The weights of a trained model, to the six decimals that crfsuite tells."""
    tagger = Tagger()
    tagger.open(str(model))
    known = tagger.info()
    states = tuple(sorted(known.labels, key=lambda state: int(known.labels[state])))
    return Weights.of(states, known.state_features, known.transitions)


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
