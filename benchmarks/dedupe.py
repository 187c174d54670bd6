"""How well duplicates are found, and how fast.

    python benchmarks/dedupe.py                  # the labelled EndNote files of ../shared/data/interop/dedupe-gold
    python benchmarks/dedupe.py --planted 100000 # synthetic works with planted copies: recall, precision, CPU time

In the labelled files every copy of a record has the caption "Duplicate"; the caption is taken out before matching.
Planted copies have the slips of real ones: a lost subtitle or DOI, initials for names, the abbreviated journal,
the last page cut short, a letter wrong, another order of first authors, a year off by one.
"""

import argparse
import gzip
import json
import random
import resource
import sys
import time
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import refkit
from refkit.model.crossref import work_from_crossref
from refkit.model.name import Name
from refkit.model.record import Record

DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "data"
COPIES = 0.2  # share of the records that are planted copies


def main() -> int:
    """Print the figures."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--planted", type=int, metavar="RECORDS", help="measure on so many synthetic records")
    options.add_argument("--seed", type=int, default=1)
    asked = options.parse_args()
    if not DATA.is_dir():
        print("skipped: no ../shared/data", file=sys.stderr)
        return 1
    if asked.planted:
        _planted(asked.planted, random.Random(asked.seed))
    else:
        _gold()
    return 0


def _gold() -> None:
    total = [0, 0, 0]
    for path in sorted((DATA / "interop" / "dedupe-gold").glob("*.xml")):
        references = refkit.read(path)
        is_copy = ["Duplicate" in str(record.custom) for record in references]
        found = refkit.dedupe(record.replace(custom={}) for record in references)
        grouped = {position for group in found for position in group.positions}
        right = sum(is_copy[position] for position in grouped)
        figures = [right, len(grouped) - right, sum(is_copy) - right]
        total = [before + now for before, now in zip(total, figures, strict=True)]
        print(f"{path.name}: {len(references)} records, {said(*figures)}")
    print(f"all: {said(*total)}")


def said(right: int, wrong: int, missed: int) -> str:
    """Precision and recall in words."""
    precision, recall = right / (right + wrong), right / (right + missed)
    return f"precision {precision:.4f}, recall {recall:.4f} ({wrong} wrong, {missed} missed)"


def _planted(count: int, chance: random.Random) -> None:
    records, copy_of = [], {}
    for number, record in enumerate(invent(read_works(), int(count * (1 - COPIES)), chance)):
        records.append(record.replace(id=str(number)))
    originals = chance.sample(range(len(records)), count - len(records))
    for original in originals:
        copy_of[len(records)] = original
        records.append(plant_copy(records[original], str(len(records)), chance))
    before = time.process_time()
    found = refkit.dedupe(records)
    seconds = time.process_time() - before
    pairs = {pair for group in found for pair in combinations(group.positions, 2)}
    planted = {(original, copy) for copy, original in copy_of.items()}
    right = len(pairs & planted)
    figures = said(right, len(pairs) - right, len(planted) - right)
    print(f"{len(records)} records, {len(planted)} planted copies: {figures}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{seconds:.1f} s CPU, {seconds / len(records) * 1e6:.0f} µs a record, peak {peak:.0f} MB in all")
    for first, second in list(pairs - planted)[:10]:
        print("  wrong", _line(records[first]), "=", _line(records[second]))
    for first, second in list(planted - pairs)[:10]:
        print("  missed", _line(records[first]), "=", _line(records[second]))


def read_works() -> list[Record]:
    """The registered works that invented ones are put together from."""
    with gzip.open(DATA / "match" / "records.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [work for work in map(_work, lines) if work.title and work.author]


def _work(line: str) -> Record:
    return work_from_crossref(json.loads(line)["work"]).record


def invent(works: list[Record], count: int, chance: random.Random) -> Iterator[Record]:
    """Works that could be: each takes its title's two halves, names, journal and numbers from different real ones."""
    for number in range(count):
        first, second, names, place = (chance.choice(works) for _ in range(4))
        title = " ".join([*(first.title or "").split()[:6], *(second.title or "").split()[-5:]])
        start = chance.randint(1, 2_000)
        yield place.replace(
            title=title,
            author=names.author,
            issued=place.issued,
            volume=str(chance.randint(1, 120)) if place.volume else None,
            page=f"{start}-{start + chance.randint(1, 30)}" if place.page else None,
            doi=f"10.5555/{number}",
            isbn=None,
        )


def plant_copy(record: Record, number: str, chance: random.Random) -> Record:
    """The record again, as another source would have it, with another id."""
    changes: dict[str, Any] = {"id": number}
    if chance.random() < 0.6:
        changes["doi"] = None
    if chance.random() < 0.5:
        changes["author"] = tuple(_initials(name) for name in record.author)
    if chance.random() < 0.3:
        changes["title"] = _misprint(record.title or "", chance)
    if chance.random() < 0.4 and record.container_title_short:
        changes["container_title"], changes["container_title_short"] = record.container_title_short, None
    if chance.random() < 0.3 and record.page:
        changes["page"] = record.page.partition("-")[0]
    if chance.random() < 0.3:
        changes["issue"] = None
    if chance.random() < 0.1:
        changes["author"] = record.author[:1]
    return record.replace(**changes)


def _initials(name: Name) -> Name:
    given = " ".join(f"{part[0]}." for part in (name.given or "").split())
    return name.model_copy(update={"given": given or None})


def _misprint(title: str, chance: random.Random) -> str:
    place = chance.randrange(len(title))
    return title[:place] + chance.choice(["", "e", title[place] * 2]) + title[place + 1 :]


def _line(record: Record) -> str:
    place = f"{record.volume}({record.issue}):{record.page}"
    author = record.author[0] if record.author else "-"
    return f"{author} {record.issued} {record.title!r} {record.container_title} {place}"


if __name__ == "__main__":
    sys.exit(main())
