"""How well refkit finds and cuts lists in ugly documents that it makes itself from rendered references.

    python benchmarks/score_ugly_lists.py                    # 3 documents of each kind
    python benchmarks/score_ugly_lists.py 10 --seed 2 --show # more, others, and what went wrong

A found entry is right where its letters and digits are the reference's to 95 %. A document is perfect where all
its references were found, nothing else was, and they stand in the lists they belong to.
"""

import argparse
import re
import sys
from collections import defaultdict
from pathlib import Path

from rapidfuzz.distance import Levenshtein

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.ugly.documents import Document, documents
from refkit.workflow.find import find

ALIKE = 0.95


def squash(text: str) -> str:
    """Letters and digits only."""
    return re.sub(r"[\W_]+", "", text).casefold()


def matched(gold: list[str], found: list[str]) -> int:
    """How many references were found, each once."""
    left = [squash(one) for one in found]
    count = 0
    for reference in map(squash, gold):
        place = next(
            (p for p, one in enumerate(left) if Levenshtein.normalized_similarity(reference, one) >= ALIKE), None
        )
        if place is not None:
            left.pop(place)
            count += 1
    return count


def score(document: Document, *, show: bool) -> tuple[int, int, int, bool]:
    """References in gold, found and right, and whether the document is perfect."""
    lists = [[entry.text for entry in one.entries] for one in find(document.text)]
    gold = [one for refs in document.lists for one in refs]
    found = [one for refs in lists for one in refs]
    right = matched(gold, found)
    in_place = [len(one) for one in lists] == [len(one) for one in document.lists] or document.kind == "footnotes"
    perfect = right == len(gold) == len(found) and in_place
    if show and not perfect:
        print(f"--- {document.kind}: {right} right of {len(gold)}, {len(found)} found; {[len(one) for one in lists]}")
        wrong = [one for one in found if not matched([one], gold)]
        for one in wrong[:6]:
            print(f"    {one[:110]!r}{' … ' + repr(one[-40:]) if len(one) > 110 else ''}")
    return len(gold), len(found), right, perfect


def main() -> int:
    """Score all kinds, and the whole."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("of_each_kind", nargs="?", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    sums: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0, 0])
    for document in documents(options.seed, options.of_each_kind):
        if options.only not in document.kind:
            continue
        figures = score(document, show=options.show)
        for kind in (document.kind, "all"):
            sums[kind] = [a + b for a, b in zip(sums[kind], (*figures, 1), strict=True)]
    for kind, (gold, found, right, perfect, count) in sums.items():
        print(f"{kind:36} soft F1 {2 * right / (gold + found):.3f}   perfect {perfect:3} of {count:3}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
