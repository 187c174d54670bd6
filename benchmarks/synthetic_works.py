"""Invented Crossref works by the million, with the word, name and journal statistics of ../shared's records.

    python benchmarks/synthetic_works.py works.jsonl.gz --works 1000000     # the same every time

Titles are chains of word pairs that follow each other in registered titles, with a rare word now and then;
journals, types and counts of authors are drawn as often as they are registered, and pages run on through the
volumes of a journal. No work is a real one. `print_reference` prints one as reference lists do.
"""

import argparse
import gzip
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from refkit.model.crossref import work_from_crossref

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "match"
RARE_WORD = 0.03  # share of title words that are invented, as rare words are in a million titles
RARE_NAME = 0.25  # share of family names that are varied: a million works have more than 23,000 have
LONGEST_TITLE = 30  # words
_VOWELS, _CONSONANTS = "aeiou", "bcdfghklmnprstvz"


@dataclass
class Statistics:
    """What registered records are made of."""

    pairs: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    lengths: list[int] = field(default_factory=list)
    families: list[str] = field(default_factory=list)
    givens: list[str] = field(default_factory=list)
    author_counts: list[int] = field(default_factory=list)
    years: list[int] = field(default_factory=list)
    journals: list[dict[str, Any]] = field(default_factory=list)


def read_statistics(records: Path = DATA / "records.jsonl.gz") -> Statistics:
    """Counts over the registered records."""
    found = Statistics()
    with gzip.open(records, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            work = row["work"]
            words = _first(work.get("title")).split()[:LONGEST_TITLE]
            if words:
                found.lengths.append(len(words))
                for before, after in zip(("", *words), words, strict=False):
                    found.pairs[before].append(after)
            people = [person for person in work.get("author") or () if person.get("family")]
            found.families.extend(person["family"] for person in people)
            found.givens.extend(person["given"] for person in people if person.get("given"))
            if row.get("level") == "full" and people:
                found.author_counts.append(len(people))
            found.years.extend(sorted(work_from_crossref(work).years)[:1])
            if isinstance(work.get("container-title"), list) and work["container-title"] and work.get("type"):
                keys = ("container-title", "short-container-title", "publisher", "ISSN", "type")
                found.journals.append({key: work[key] for key in keys if work.get(key)})
    return found


def _first(value: Any) -> str:
    return value if isinstance(value, str) else next((item for item in value or () if isinstance(item, str)), "")


def invent(count: int, seed: int = 0, statistics: Statistics | None = None) -> Iterator[dict[str, Any]]:
    """So many works, the same for the same seed."""
    known, random = statistics or read_statistics(), Random(seed)
    pages: Counter[tuple[str, int]] = Counter()
    for number in range(count):
        journal = random.choice(known.journals)
        year = random.choice(known.years)
        name = journal["container-title"][0]
        start = Random(name).randrange(1880, 2005)
        first = pages[name, year] + 1
        pages[name, year] += random.randint(1, 18)
        yield {
            "DOI": f"10.{5000 + hash_of(name) % 4000}/{hash_of(name) % 10**6:x}.{year}.{number:07}",
            "title": [_title(known, random)],
            "author": [_person(known, random) for _ in range(random.choice(known.author_counts))],
            "issued": {"date-parts": [[year, random.randint(1, 12)]]},
            **({"published-online": {"date-parts": [[year - 1, 11]]}} if random.random() < 0.15 else {}),
            "volume": str(max(1, year - start)),
            "issue": str(random.randint(1, 12)),
            "page": f"{first}-{pages[name, year]}" if random.random() < 0.85 else str(100_000 + number),
            **journal,
        }


def hash_of(text: str) -> int:
    """A number of a text that is the same in every run."""
    return Random(text).getrandbits(32)


def _title(known: Statistics, random: Random) -> str:
    words: list[str] = []
    for _ in range(random.choice(known.lengths)):
        following = known.pairs.get(words[-1] if words else "") or known.pairs[""]
        words.append(_syllables(random, 4) if random.random() < RARE_WORD else random.choice(following))
    return " ".join(words)


def _person(known: Statistics, random: Random) -> dict[str, str]:
    family = random.choice(known.families)
    if random.random() < RARE_NAME:
        family += _syllables(random, 1)
    return {"given": random.choice(known.givens), "family": family}


def _syllables(random: Random, count: int) -> str:
    return "".join(random.choice(_CONSONANTS) + random.choice(_VOWELS) for _ in range(count))


def print_reference(work: dict[str, Any], random: Random) -> str:
    """The work as one of four styles prints it; sometimes without title, issue or last page."""
    people = [f"{person['family']} {person['given'][:1]}" for person in work["author"]]
    names = ", ".join(people[:3]) + (", et al" if len(people) > 3 else "")
    title, journal = work["title"][0], work["container-title"][0]
    year, volume = work["issued"]["date-parts"][0][0], work["volume"]
    issue = f"({work['issue']})" if random.random() < 0.7 else ""
    page = work["page"] if random.random() < 0.8 else work["page"].split("-")[0]
    return random.choice(
        (
            f"{names}. {title}. {journal}. {year};{volume}{issue}:{page}.",
            f"{names} ({year}). {title}. {journal}, {volume}{issue}, {page}.",
            f"{names}; {journal} {year}, {volume}, {page}.",
            f"{names}, “{title},” {journal}, vol. {volume}, pp. {page}, {year}.",
        )
    )


def write_works(path: Path, count: int, seed: int = 0) -> None:
    """Write so many works as JSON lines in gzip."""
    with gzip.open(path, "wt", encoding="utf-8", compresslevel=3) as file:
        for work in invent(count, seed):
            file.write(json.dumps(work, ensure_ascii=False) + "\n")


def main() -> int:
    """Write the works; the exit status."""
    parser = argparse.ArgumentParser(description="Write invented Crossref works.")
    parser.add_argument("path", type=Path)
    parser.add_argument("--works", type=int, default=1_000_000, metavar="N")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    if not DATA.is_dir():
        print(f"skipped: no ../shared/data (looked for {DATA.name} beside the checkout)", file=sys.stderr)
        return 2
    write_works(options.path, options.works, options.seed)
    return 0


if __name__ == "__main__":
    sys.exit(main())
