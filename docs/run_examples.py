"""Run the examples of README and docs, and compare what they print with what the pages say.

    python docs/run_examples.py            # exit status 1 and a report where a page does not tell the truth
    python docs/run_examples.py --write    # write what is printed now into the pages

Fenced blocks of two kinds are run, in the order of the page, in one folder for each page that holds a
copy of examples/: `console` (a line starting with "$ " is a command for bash; what follows is what it
prints, standard error included; a last line "…" stands for all further lines) and `pycon` (">>>", as in
a doctest, with one namespace for each page). Every other kind of block is only read.
"""

import argparse
import contextlib
import doctest
import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
CUT = "…"
TIMEOUT_SECONDS = 120
_BLOCK = re.compile(r"^```(?P<kind>console|pycon)\n(?P<body>.*?)^```$", re.M | re.S)
_FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


class Example(NamedTuple):
    """One command or statement of a page and what the page says it prints."""

    source: str
    expected: str
    shown: str  # the source as the page shows it, prompt included


class Difference(NamedTuple):
    """A page says one thing and the command prints another."""

    page: Path
    source: str
    expected: str
    printed: str

    def __str__(self) -> str:
        where = self.page.relative_to(ROOT)
        return f"{where}: {self.source}\n--- the page says\n{self.expected}--- it prints\n{self.printed}"


def pages() -> list[Path]:
    """Every page whose examples are run."""
    found = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
    return [page for page in found if "_build" not in page.parts and page.exists()]


def console_examples(body: str) -> Iterator[Example]:
    """The commands of a `console` block; a backslash at a line's end continues the command."""
    for part in re.split(r"^(?=\$ )", body, flags=re.M):
        if not part.startswith("$ "):
            continue
        lines = part.splitlines(keepends=True)
        length = 1 + next((at for at, line in enumerate(lines) if not line.endswith("\\\n")), 0)
        shown = "".join(lines[:length])
        yield Example(shown[2:], "".join(lines[length:]), shown)


def python_examples(body: str) -> Iterator[Example]:
    """The statements of a `pycon` block."""
    for example in doctest.DocTestParser().get_examples(body):
        first, *rest = example.source.splitlines()
        shown = "".join([f">>> {first}\n", *(f"... {line}\n" for line in rest)])
        yield Example(example.source, example.want, shown)


def run_command(command: str, folder: Path) -> str:
    """What a command prints in a terminal 100 columns wide, standard error included."""
    environment = os.environ | {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(folder),
        "COLUMNS": "100",
        "NO_COLOR": "1",
        "LC_ALL": "C.UTF-8",
    }
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=TIMEOUT_SECONDS,
        check=False,
    )
    return done.stdout.decode("utf-8")


def run_statement(source: str, namespace: dict[str, object]) -> str:
    """What a statement prints at Python's prompt; an exception as the prompt's last line shows it."""
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        try:
            exec(compile(source, "<page>", "single"), namespace)
        except Exception as error:
            print(f"Traceback (most recent call last):\n  ...\n{type(error).__name__}: {error}")
    return printed.getvalue()


def agrees(kind: str, expected: str, printed: str) -> bool:
    """Whether a page tells the truth about one example."""
    if kind == "pycon":
        return doctest.OutputChecker().check_output(expected, printed, _FLAGS)
    said, says = expected.rstrip("\n").split("\n"), printed.rstrip("\n").split("\n")
    if said[-1] == CUT:
        return len(says) >= len(said) and says[: len(said) - 1] == said[:-1]
    return [line.rstrip() for line in said] == [line.rstrip() for line in says]


def refreshed(kind: str, expected: str, printed: str) -> str:
    """The text to put below an example: what it prints, cut where the page had cut it."""
    if agrees(kind, expected, printed):
        return expected
    said, says = expected.rstrip("\n").split("\n"), printed.rstrip("\n").split("\n")
    if said[-1] == CUT and kind == "console":
        says = [*says[: len(said) - 1], CUT]
    return "".join(f"{line.rstrip()}\n" for line in says) if printed else ""


def run_page(page: Path) -> tuple[str, list[Difference]]:
    """The page with every example's output as it is now, and where that differs from what it says."""
    text, differences, namespace = page.read_text(encoding="utf-8"), [], {"__name__": "__main__"}
    with tempfile.TemporaryDirectory() as name, contextlib.chdir(name):
        shutil.copytree(ROOT / "examples", Path(name) / "examples")

        def run_block(match: re.Match[str]) -> str:
            kind, body, written = match["kind"], match["body"], []
            for example in (console_examples if kind == "console" else python_examples)(body):
                printed = (
                    run_command(example.source, Path(name))
                    if kind == "console"
                    else run_statement(example.source, namespace)
                )
                if not agrees(kind, example.expected, printed):
                    differences.append(Difference(page, example.source, example.expected, printed))
                written.append(example.shown + refreshed(kind, example.expected, printed))
            return f"```{kind}\n{''.join(written)}```"

        return _BLOCK.sub(run_block, text), differences


def main() -> int:
    """Check all pages, or with --write bring them up to date."""
    parser = argparse.ArgumentParser(description="Run the examples of README and docs.")
    parser.add_argument("--write", action="store_true", help="write what is printed now into the pages")
    parser.add_argument("page", nargs="*", type=Path, help="pages to run; all of them when left out")
    options = parser.parse_args()
    found = 0
    for page in [path.resolve() for path in options.page] or pages():
        text, differences = run_page(page)
        found += len(differences)
        if options.write:
            page.write_text(text, encoding="utf-8")
        for difference in differences:
            print(f"{difference.page.relative_to(ROOT)}: {difference.source.strip()}" if options.write else difference)
    print(f"{found} examples print something else than the pages {'said' if options.write else 'say'}.")
    return 1 if found and not options.write else 0


if __name__ == "__main__":
    sys.exit(main())
