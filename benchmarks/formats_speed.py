"""How fast large files are read, beside the parsers everybody knows.

    python benchmarks/formats_speed.py

A `.bib` file of 10 MB with 6,500 entries, read to Records, beside bibtexparser 2 alone (which gives blocks of raw
text); 36,000 RIS records beside rispy, where rispy is installed. CPU seconds, the best of three runs, the readers
taking turns. The files are made up from a fixed seed: articles with an abstract, one in seven with LaTeX in it.
"""

import random
import sys
import time
from collections.abc import Callable

import bibtexparser

from refkit.formats import registry

BIB_ENTRIES, RIS_RECORDS, RUNS = 6_500, 36_000, 3
_SYLLABLES = "ma gne si um tre at ment of sle ep ri sk in pa ti ents and con trol led tri al stu dy".split()


def words(source: random.Random, count: int) -> str:
    """That many made-up words."""
    return " ".join("".join(source.choices(_SYLLABLES, k=source.randint(1, 4))) for _ in range(count))


def people(source: random.Random, joint: str) -> list[str]:
    """Three to six authors, family name first."""
    return [f"{words(source, 1).title()}{joint}{words(source, 1).title()} {source.choice('ABCDE')}." for _ in range(5)]


def bib_file() -> bytes:
    """10 MB of BibTeX."""
    source = random.Random(7)
    entries = []
    for number in range(BIB_ENTRIES):
        latex = r" of {\"o}strogen in {RNA} \& \emph{E. coli}" if number % 7 == 0 else ""
        entries.append(
            f"@article{{key{number},\n  author = {{{' and '.join(people(source, ', '))}}},\n"
            f"  title = {{{words(source, 9).capitalize()}{latex}}},\n  journal = {{{words(source, 4).title()}}},\n"
            f"  year = {{{1980 + number % 45}}},\n  volume = {{{number % 90}}},\n  number = {{{number % 12}}},\n"
            f"  pages = {{{number}--{number + 9}}},\n  doi = {{10.5555/{number}}},\n  month = mar,\n"
            f"  keywords = {{{', '.join(words(source, 1) for _ in range(5))}}},\n"
            f"  abstract = {{{words(source, 155)}}}\n}}\n"
        )
    return "\n".join(entries).encode()


def ris_file() -> bytes:
    """36,000 records of RIS."""
    source = random.Random(7)
    records = []
    for number in range(RIS_RECORDS):
        authors = "".join(f"AU  - {name}\n" for name in people(source, ", "))
        records.append(
            f"TY  - JOUR\n{authors}TI  - {words(source, 9).capitalize()}\nT2  - {words(source, 4).title()}\n"
            f"PY  - {1980 + number % 45}\nDA  - {1980 + number % 45}/03/02\nVL  - {number % 90}\nIS  - {number % 12}\n"
            f"SP  - {number}\nEP  - {number + 9}\nSN  - 1234-5679\nDO  - 10.5555/{number}\n"
            f"UR  - https://example.org/{number}\nKW  - {words(source, 1)}\nKW  - {words(source, 2)}\n"
            f"AB  - {words(source, 60)}\nER  - \n\n"
        )
    return "".join(records).encode()


def cpu_seconds(*calls: Callable[[], object]) -> list[float]:
    """The least CPU time of each, the calls taking turns so that a busy machine is fair to all."""
    best = [float("inf")] * len(calls)
    for _ in range(RUNS):
        for place, call in enumerate(calls):
            start = time.process_time()
            call()
            best[place] = min(best[place], time.process_time() - start)
    return best


def main() -> int:
    """Print both figures."""
    data = bib_file()
    text = data.decode()
    ours, theirs = cpu_seconds(
        lambda: registry.reader("bibtex").read(data), lambda: bibtexparser.parse_string(text, parse_stack=[])
    )
    size = f"{len(data) / 1e6:.1f} MB, {BIB_ENTRIES:,} entries"
    print(f"bibtex ({size}): refkit {ours:.2f} s, bibtexparser {theirs:.2f} s, ratio {ours / theirs:.2f}")
    try:
        import rispy
    except ImportError:
        print("ris: rispy is not installed", file=sys.stderr)
        return 0
    data = ris_file()
    text = data.decode()
    ours, theirs = cpu_seconds(lambda: registry.reader("ris").read(data), lambda: rispy.loads(text))
    size = f"{len(data) / 1e6:.1f} MB, {RIS_RECORDS:,} records"
    print(f"ris ({size}): refkit {ours:.2f} s, rispy {theirs:.2f} s, ratio {ours / theirs:.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
