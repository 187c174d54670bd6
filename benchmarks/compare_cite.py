"""Does `refkit cite` print the citations of a manuscript as `pandoc --citeproc` does?

    python benchmarks/compare_cite.py            # needs pandoc; prints the agreement and every difference

Thirty documents (ten kinds of citing in three styles) over the four invented works of `refkit styles preview`. Both
results go through `pandoc -t plain`, so that only what is printed is compared, and not how it is marked up.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from refkit.csl.catalogue import find_style
from refkit.model.record import Record
from refkit.workflow.cite import cite_document
from refkit.workflow.preview import EXAMPLE_WORKS

STYLES = ("apa", "ieee", "chicago-notes-bibliography")
DOCUMENTS = {
    "one work": "Forests keep water [@article].",
    "two works": "This is known [@article; @book].",
    "in the text": "@book says so. Later, @article agrees.",
    "page": "Stones wait [@book, p. 12].",
    "range of pages": "Stones wait [@book, pp. 12-15].",
    "words around": "It is disputed [see @chapter, p. 40, for more; but @page].",
    "year alone": "Moreau [-@book] and others [@article].",
    "locator in the text": "@book [p. 33] says so.",
    "again": "First [@article]. Then [@article]. Then [@book]. And [@article, p. 250].",
    "two paragraphs": "One [@chapter].\n\nTwo, with a list:\n\n- a [@page]\n- b [@book]\n",
}


class Compared(NamedTuple):
    """One document in one style: what either program printed, as plain lines."""

    style: str
    document: str
    refkit: tuple[str, ...]
    pandoc: tuple[str, ...]

    @property
    def agrees(self) -> bool:
        """Whether both printed the same."""
        return self.refkit == self.pandoc


def compare(pandoc: str, folder: Path) -> list[Compared]:
    """Every document in every style, printed by both."""
    (folder / "refs.json").write_text(json.dumps(EXAMPLE_WORKS), "utf-8")
    records = [Record.from_csl(work) for work in EXAMPLE_WORKS]
    found = []
    for style in STYLES:
        (folder / "style.csl").write_text(find_style(style).xml, "utf-8")
        for name, text in DOCUMENTS.items():
            (folder / "paper.md").write_text(text, "utf-8")
            arguments = ("--citeproc", "--bibliography=refs.json", "--csl=style.csl", "paper.md")
            theirs = _plain(pandoc, folder, *arguments)
            (folder / "printed.md").write_text(
                cite_document(text, records, style=style, markup="markdown").text, "utf-8"
            )
            found.append(Compared(style, name, _plain(pandoc, folder, "printed.md"), theirs))
    return found


def _plain(pandoc: str, folder: Path, *arguments: str) -> tuple[str, ...]:
    command = [pandoc, "-t", "plain", "--wrap=none", *arguments]
    done = subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=60)
    lines = (" ".join(line.split()) for line in done.stdout.decode("utf-8").splitlines())
    return tuple(line for line in lines if line)


def main() -> int:
    """Print the agreement; status 2 where pandoc is absent."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.parse_args()
    pandoc = shutil.which("pandoc")
    if pandoc is None:
        print("pandoc is not installed: nothing was compared", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        compared = compare(pandoc, Path(folder))
    for one in compared:
        if not one.agrees:
            print(f"{one.style}, {one.document}:")
            for program, mine, other in (("refkit", one.refkit, one.pandoc), ("pandoc", one.pandoc, one.refkit)):
                for line in mine:
                    if line not in other:
                        print(f"  {program}: {line}")
    print(f"{sum(one.agrees for one in compared)} of {len(compared)} documents agree")
    return 0


if __name__ == "__main__":
    sys.exit(main())
