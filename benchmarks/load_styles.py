"""How many community styles load, how many print an item without trouble, and how long that takes.

    python benchmarks/load_styles.py [--print EVERY]

Every style is found and read, as `refkit.render` would. With --print, each EVERY-th independent style also
prints items of twenty types. Times are CPU seconds of this process.
"""

import argparse
import time
from collections import Counter

from refkit.csl.catalogue import find_style, list_styles
from refkit.csl.citeproc_py import render_bibliography
from refkit.csl.style_folders import path_of
from refkit.errors import StyleError

TYPES = (
    "article-journal article-magazine article-newspaper bill book broadcast chapter dataset entry-encyclopedia "
    "graphic interview legal_case legislation map paper-conference patent report speech thesis webpage"
).split()


def item(kind: str) -> dict[str, object]:
    """A work with most of what a style may ask for."""
    return {
        "id": kind,
        "type": kind,
        "author": [{"family": "Gröber", "given": "Uwe"}, {"literal": "World Health Organization"}],
        "editor": [{"family": "Berg", "given": "Jan", "non-dropping-particle": "van der"}],
        "title": "Magnesium in <i>Prevention</i> and Therapy",
        "container-title": "Nutrients",
        "publisher": "MDPI",
        "publisher-place": "Basel",
        "volume": "7",
        "issue": "9",
        "page": "8199-8226",
        "issued": {"date-parts": [[2015, 9, 23]]},
        "accessed": {"date-parts": [[2025, 1]]},
        "DOI": "10.3390/nu7095388",
        "URL": "https://example.org/",
    }


def load_all() -> None:
    """Print how many styles there are, how many load, and why the others do not."""
    names, kinds, faults = list_styles(), Counter[str](), []
    start = time.process_time()
    for name in names:
        try:
            kinds["dependent" if find_style(name).name != name else "independent"] += 1
        except StyleError as error:
            faults.append(str(error))
    seconds = time.process_time() - start
    independent, dependent = kinds["independent"], kinds["dependent"]
    print(f"{len(names)} styles: {independent} independent, {dependent} dependent, {len(faults)} refused")
    print(f"{seconds:.1f} s, {1000 * seconds / len(names):.1f} ms a style")
    print("\n".join(faults))


def print_all(every: int) -> None:
    """Print items of twenty types in each `every`-th independent style, and count what goes wrong."""
    independent = [name for name in list_styles() if (path := path_of(name)) and path.parent.name != "dependent"]
    troubles, entries, start = Counter[str](), 0, time.process_time()
    for name in independent[::every]:
        printed = render_bibliography(find_style(name), [item(kind) for kind in TYPES])
        troubles.update(trouble.message for trouble in printed.troubles)
        entries += len(printed.entries)
    seconds = time.process_time() - start
    print(f"{entries} entries in {len(independent[::every])} styles: {1000 * seconds / entries:.1f} ms an entry")
    for message, count in troubles.most_common():
        print(f"{count:6} {message}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--print", type=int, default=0, metavar="EVERY", dest="every")
    options = parser.parse_args()
    load_all()
    if options.every:
        print_all(options.every)
