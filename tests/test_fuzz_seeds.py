"""Every reader stands what fuzzing begins with, what it once found, and some hundred random changes of it.

The long runs are `python benchmarks/fuzz.py --all`.
"""

import random

import pytest

from fuzz_targets import TARGETS, quietly, seeds_of

CHANGES = 25  # of each target's seeds
CHANGES_OF_MANUSCRIPTS = 4  # each is cited in a style
LONGEST_SEED = 4096  # bytes that are changed: a database is larger, and slow
PIECES = (
    b"",
    b"\x00",
    b"\xff",
    b"{",
    b"}",
    b"[" * 40,
    b"<",
    b"&#x0;",
    b'"',
    b"\\",
    b"9" * 30,
    b"@",
    b"\n",
    b"\xed\xa0\x80",
)


def changed(seed: bytes, chance: random.Random) -> bytes:
    """The seed with a stretch cut out, doubled, or replaced by something unfriendly."""
    start = chance.randrange(len(seed) + 1)
    end = min(len(seed), start + chance.choice((0, 1, 1, 4, 60)))
    middle = chance.choice((*PIECES, seed[start:end] * 2, bytes([chance.randrange(256)])))
    return seed[:start] + middle + seed[end:]


@pytest.mark.parametrize("name", TARGETS)
def test_it_reads_or_refuses(name: str) -> None:
    seeds, chance = seeds_of(name), random.Random(name)
    assert seeds, f"no seed for {name}"
    for seed in seeds:
        quietly(TARGETS[name], seed)
    small = [seed for seed in seeds if len(seed) <= LONGEST_SEED]
    changes = CHANGES_OF_MANUSCRIPTS if name.startswith("cite") else CHANGES
    for _ in range(changes if small else 0):
        data = chance.choice(small)
        for _ in range(chance.choice((1, 1, 3))):
            data = changed(data, chance)
        quietly(TARGETS[name], data)


@pytest.mark.parametrize("name", TARGETS)
@pytest.mark.parametrize("data", [b"", b"\x00", b"\xff\xfe", b"{" * 3000, b"[" * 3000, b"<a>" * 1500, b"\n" * 99])
def test_nothing_and_nonsense(name: str, data: bytes) -> None:
    quietly(TARGETS[name], data)
