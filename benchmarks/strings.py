"""Reference strings by the million, as lists print them, and a cheap batch function. For the benchmarks of batches.

Strings print invented works (benchmarks/synthetic_works.py) in one of four styles; none is a real one. They are
written once and repeated with other volumes and pages where many are asked for, so that writing is no part of what
is measured.
"""

import random
import re
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa

from refkit.batch.schemas import PARSED
from synthetic_works import invent, print_reference

DISTINCT = 5_000
_NUMBER = re.compile(r"(?<=[(;:,. ])\d{1,3}(?=[(:,.;-])")


def strings(count: int, seed: int = 1) -> Iterator[str]:
    """So many strings, the same for the same seed; after the first 5,000 with other numbers."""
    chance = random.Random(seed)
    known = [" ".join(print_reference(work, chance).split()) for work in invent(min(count, DISTINCT), seed)]
    for number in range(count):
        text = known[number % len(known)]
        yield text if number < len(known) else _NUMBER.sub(lambda _: str(chance.randint(1, 400)), text)


def write_strings(path: Path, count: int, seed: int = 1) -> None:
    """One string a line."""
    with path.open("w", encoding="utf-8") as file:
        file.writelines(f"{text}\n" for text in strings(count, seed))


def cheap_batch(batch: pa.RecordBatch, *, column: str = "reference", row_column: str = "row") -> pa.RecordBatch:
    """What `parse_batch` answers in shape and size, without any parsing, so that moving rows is what is measured."""
    texts, rows = batch.column(column).to_pylist(), batch.column(row_column).to_pylist()
    answered = [
        {"row": row, "input": text, "error": "no text"}
        if text is None
        else {
            "row": row,
            "input": text,
            "record": {"type": "article-journal", "author": [{"family": text[:8]}], "title": text, "csl": text * 3},
            "confidence": 0.5,
        }
        for row, text in zip(rows, texts, strict=True)
    ]
    return pa.RecordBatch.from_pylist(answered, schema=PARSED)
