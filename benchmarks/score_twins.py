"""Twins: one article registered twice, once in each of two languages. Which one does a reference mean?

    python benchmarks/score_twins.py        # thirty twins, the same every time

Each twin is made of a registered work: one registration has its title alone, the other its original title, or
one in another language where it has none. A reference that prints either title means that one or is uncertain; one that
prints a title in a third language must be uncertain. Exit status 1 where one is answered wrongly, 2 where
../shared/data is absent.
"""

import argparse
import gzip
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

from refkit.match import Outcome, decide
from refkit.model.crossref import work_from_crossref
from refkit.model.origin import Origin
from refkit.model.record import Record
from refkit.sources import LocalIndex
from score_match import DATA, write_lines

THIRD = "Om skogens betydelse för människors hälsa i norra Sverige"


def twins(count: int) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Pairs of one article's two registrations."""
    with gzip.open(DATA / "records.jsonl.gz", "rt", encoding="utf-8") as lines:
        works = [json.loads(line)["work"] for line in lines]
    needed = ("title", "author", "volume", "page", "container-title", "issued")
    known = [
        work for work in works if all(isinstance(work.get(key), list | str | dict) and work[key] for key in needed)
    ]
    random = Random(0)
    with_original = [work for work in known if work.get("original-title")]
    others = random.sample([work for work in known if len(work["author"]) > 1], max(0, count - len(with_original)))
    originals = sorted({work["original-title"][0] for work in works if work.get("original-title")})
    pairs = []
    for work in (*with_original, *others)[:count]:
        english = {key: value for key, value in work.items() if key != "original-title"}
        title = work.get("original-title") or [random.choice(originals)]
        pairs.append((english, english | {"title": title, "DOI": f"{work['DOI']}.twin"}))
    return pairs


def references(pair: tuple[dict[str, Any], dict[str, Any]]) -> Iterator[tuple[str, str | None]]:
    """Strings of a pair, each with the DOI that may be answered."""
    for work in pair:
        yield printed(work, work["title"][0]), work["DOI"].lower()
    yield printed(pair[0], THIRD), None


def printed(work: dict[str, Any], title: str) -> str:
    """A reference in Vancouver style with that title."""
    names = ", ".join(f"{name['family']} {name.get('given', '')[:1]}" for name in work["author"] if name.get("family"))
    year = min(work_from_crossref(work).years, default="")
    issue = f"({work['issue']})" if work.get("issue") else ""
    return f"{names}. {title}. {work['container-title'][0]}. {year};{work['volume']}{issue}:{work['page']}."


def main() -> int:
    """Make, index, ask, count; the exit status."""
    parser = argparse.ArgumentParser(description="Score references to articles that are registered twice.")
    parser.add_argument("--twins", type=int, default=30, metavar="N")
    options = parser.parse_args()
    if not DATA.is_dir():
        print(f"skipped: no ../shared/data (looked for {DATA.name} beside the checkout)", file=sys.stderr)
        return 2
    pairs = twins(options.twins)
    outcomes: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        works = write_lines(Path(folder) / "works.jsonl", [work for pair in pairs for work in pair])
        with LocalIndex.build(works, Path(folder) / "works.index") as index:
            for text, wanted in (reference for pair in pairs for reference in references(pair)):
                reference = Record(origin=Origin(text=text))
                decision = decide(reference, index.search(reference))
                given = decision.work.identifier if decision.work is not None else None
                title = "third language" if wanted is None else "own language"
                answer = (
                    "wrong" if given not in (None, wanted) else decision.outcome.value if given is None else "right"
                )
                outcomes[f"{title}: {answer}"] += 1
                if answer not in ("right", Outcome.TIE.value):
                    print(f"{title}, {answer}: {text}\n    {decision.reason}")
    for outcome, count in sorted(outcomes.items()):
        print(f"{outcome:40} {count:4}")
    return int(any("wrong" in outcome for outcome in outcomes))


if __name__ == "__main__":
    sys.exit(main())
