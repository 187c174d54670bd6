"""Train the model that refkit ships, and write it with its card. Not in the wheel.

    python training/train.py --mean-with EARLIER.crf # the shipped model: every allowed set and synthetic references
    python training/train.py --without-fold 0 --output fold0.crf     # for measuring on fold 0

Everything drawn at random is drawn from --seed; the same command gives the same model. The model that is shipped is the
mean of two that learned from different made references; the model card says where the earlier one is.
"""

import argparse
import random
import sys
import time
from collections.abc import Iterable
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

import pycrfsuite

from refkit.parse.features.evidence import find_evidence
from refkit.parse.features.sequence import features_of
from refkit.parse.states import states_of
from refkit.parse.weights import Weights
from training.align import Aligned, align
from training.data import fold_of, load_allowed, load_rendered
from training.export import averaged, weights_of
from training.recombine import recombine
from training.synthetic import print_habits, render

ROOT = Path(__file__).resolve().parents[1]

MODEL = ROOT / "src" / "refkit" / "parse" / "model" / "references.crf"


def train(examples: Iterable[Aligned], parameters: dict[str, float]) -> Weights:
    """The weights that L-BFGS finds for the examples.

    The L1 penalty keeps the model small; the L2 penalty keeps rare features from deciding much in lists unlike these.
    """
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=True)
    trainer.set_params({**parameters, "feature.possible_transitions": False})
    count = 0
    for example in examples:
        rows = features_of(example.tokens, find_evidence(example.tokens))
        trainer.append(pycrfsuite.ItemSequence(rows), states_of(example.labels))
        count += 1
    print(f"{count} references", flush=True)
    with TemporaryDirectory() as directory:
        trained = Path(directory) / "trained.crfsuite"
        trainer.train(str(trained))
        return weights_of(trained)


def examples_of(options: argparse.Namespace) -> list[Aligned]:
    """What the model learns from: the allowed references, and made ones that the seed decides."""
    seed = options.seed
    real = [one for one in load_allowed() if fold_of(one.group) != options.without_fold]
    examples = list(real)
    if options.rendered:
        examples += load_rendered(options.rendered)
    elif options.synthetic:
        rendered = render(options.synthetic, seed, options.without_fold)
        habits = print_habits(options.habits, seed, options.without_fold)
        rows = chain(rendered, habits, recombine(real, options.recombined, seed))
        examples += [aligned for row in rows if (aligned := align(row)) is not None]
    random.Random(seed).shuffle(examples)
    return examples[: options.sample] if options.sample else examples


def main() -> int:
    """Load, mix, train, average, write."""
    options = _options()
    started = time.process_time()
    options.output.parent.mkdir(parents=True, exist_ok=True)
    parameters = {
        "c1": options.l1,
        "c2": options.l2,
        "feature.minfreq": options.least,
        "max_iterations": options.iterations,
    }
    before = [Weights.read(path) for path in options.mean_with]
    averaged([*before, train(examples_of(options), parameters)]).write(options.output)
    size = options.output.stat().st_size / 1e6
    print(f"{options.output}: {size:.1f} MB after {time.process_time() - started:.0f} s of CPU")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--without-fold", type=int, help="leave this fold of the documents out, for measuring")
    parser.add_argument(
        "--mean-with", type=Path, nargs="*", default=[], help="models trained before, to be averaged with"
    )
    parser.add_argument("--synthetic", type=int, default=4000, help="how many references rendered in CSL styles to add")
    parser.add_argument("--habits", type=int, default=5000, help="how many after houses' habits to add")
    parser.add_argument("--recombined", type=int, default=9000, help="how many allowed ones with others' values to add")
    parser.add_argument("--rendered", type=Path, help="references rendered before, instead of rendering them now")
    parser.add_argument("--sample", type=int, help="train on this many references only")
    parser.add_argument("--output", type=Path, default=MODEL)
    parser.add_argument("--l1", type=float, default=0.3, help="weight of the L1 penalty")
    parser.add_argument("--l2", type=float, default=1.5, help="weight of the L2 penalty")
    parser.add_argument("--least", type=int, default=3, help="how often a feature must occur")
    parser.add_argument("--iterations", type=int, default=50)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
