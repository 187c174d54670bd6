"""Score the direction of translation: which of a printed and a registered title is kept as the work's own.

    python benchmarks/score_direction.py                          # builds the index first, about two minutes
    python benchmarks/score_direction.py --index works.index      # an index of ../shared's works, built before
    python benchmarks/score_direction.py --errors 20              # and shows so many wrong answers of a tier

On the bilingual pairs the printed title is the author's and has to stay `title`; on the translated ones it has
to become `translated_title`. Each string is parsed and enriched alone, so that no list votes.
Exit status 2 where ../shared/data is absent.
"""

import argparse
import json
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import refkit
from refkit.model.record import Record
from refkit.sources import LocalIndex
from refkit.text.fold import squash
from refkit.text.markup import strip_markup
from refkit.workflow.enrichment import Enrichment

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "match"
GOLD = ("pairs_open.jsonl", "pairs_translated2_open.jsonl")
BILINGUAL = "R-real-bilingual"


def read_pairs() -> Iterator[dict[str, Any]]:
    """The strings whose printed title is not the registered one."""
    for name in GOLD:
        for line in (DATA / name).open(encoding="utf-8"):
            pair = json.loads(line)
            if pair["tier"] == BILINGUAL or pair["title_mismatch"]:
                yield pair


def judge(pair: dict[str, Any], found: Enrichment) -> str:
    """What became of the printed title: `right`, or in a word what is wrong."""
    if found.doi is None or found.doi != pair["doi"].lower():
        return "not matched"
    record = found.record
    if record.original_title is not None:
        return "original_title"
    kept = record.title if pair["tier"] == BILINGUAL else record.translated_title
    if kept is not None and is_printed(kept, pair["string"]):
        return "right"
    return "title not parsed" if is_parsed_wrongly(found.reference, pair["string"]) else "wrong direction"


def is_printed(title: str, string: str) -> bool:
    """Whether a title stands in the string."""
    return squash(strip_markup(title)) in squash(strip_markup(string))


def is_parsed_wrongly(reference: Record, string: str) -> bool:
    """Whether parsing found no title in the string."""
    title = reference.title or reference.translated_title
    return title is None or not is_printed(title, string)


@contextmanager
def opened(path: str | None) -> Iterator[LocalIndex]:
    """The index at that path, or one that is built for now."""
    if path is not None:
        yield LocalIndex(path)
        return
    with tempfile.TemporaryDirectory() as folder:
        yield LocalIndex.build(DATA / "records.jsonl.gz", Path(folder) / "works.index")


def print_table(outcomes: dict[str, Counter[str]]) -> None:
    """One line a tier: right among the matched, and how often what was wrong."""
    for tier, counts in sorted(outcomes.items()):
        matched = counts.total() - counts["not matched"]
        others = ", ".join(f"{count} {word}" for word, count in counts.most_common() if word != "right")
        print(
            f"{tier:28} {counts['right']:4} of {matched:4} matched  {counts['right'] / max(1, matched):.3f}  {others}"
        )


def print_errors(errors: Iterable[tuple[dict[str, Any], Enrichment, str]]) -> None:
    """Each wrong answer with what was printed and what is registered."""
    for pair, found, outcome in errors:
        work = found.decision.work
        registered = work.record if work is not None else Record()
        print(f"{pair['tier']} {outcome}: {pair['string']}")
        print(f"    printed: {found.reference.title!r} in {found.reference.container_title!r}")
        print(f"    registered: {registered.title!r} in {registered.container_title!r}, {registered.publisher}")


def main() -> int:
    """Build or open, parse, enrich, score; the exit status."""
    parser = argparse.ArgumentParser(description="Score which title is kept as the work's own.")
    parser.add_argument("--index", metavar="PATH", help="an index of ../shared's works; built for now where left out")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="show N wrong answers of each tier")
    options = parser.parse_args()
    if not DATA.is_dir():
        print(f"skipped: no ../shared/data (looked for {DATA.name} beside the checkout)", file=sys.stderr)
        return 2
    outcomes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    errors: defaultdict[str, list[tuple[dict[str, Any], Enrichment, str]]] = defaultdict(list)
    with opened(options.index) as index:
        for pair in read_pairs():
            found = refkit.enrich(refkit.parse_strings([pair["string"]]), sources=[index])[0]
            outcome = judge(pair, found)
            outcomes[pair["tier"]][outcome] += 1
            if outcome not in ("right", "not matched"):
                errors[pair["tier"]].append((pair, found, outcome))
    print_table(outcomes)
    for tier in sorted(errors):
        print_errors(errors[tier][: options.errors])
    return 0


if __name__ == "__main__":
    sys.exit(main())
