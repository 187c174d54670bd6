"""The sets that may be trained on, aligned, and split by document. Not in the wheel."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from training.align import Aligned, align

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"
ALLOWED = ("anystyle-core", "anystyle-gold", "anystyle-good", "grobid-train", "ore-jats", "scielo-jats", "linkedbooks")
FOLDS = 3


def fold_of(group: str) -> int:
    """Which fold a document belongs to: the same in every run."""
    return int.from_bytes(hashlib.sha256(group.encode()).digest()[:4], "big") % FOLDS


def rows_of(name: str) -> Iterator[dict[str, object]]:
    """The rows of a set in ../shared/data/parse."""
    with (SHARED / "parse" / f"{name}.jsonl").open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def load_allowed(names: tuple[str, ...] = ALLOWED) -> list[Aligned]:
    """Every reference that may be trained on and whose gold is found in its string."""
    if forbidden := set(names) - set(ALLOWED):
        raise ValueError(f"These sets are for measuring only: {', '.join(sorted(forbidden))}")
    return [aligned for name in names for row in rows_of(name) if (aligned := align(row)) is not None]


def load_rendered(path: Path) -> list[Aligned]:
    """References rendered before by `training/synthetic.py`."""
    with path.open(encoding="utf-8") as lines:
        return [aligned for line in lines if (aligned := align(json.loads(line))) is not None]
