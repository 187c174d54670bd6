"""Write docs/reference/command-line.md from the command line itself: every verb's help, as it prints it.

    python docs/command_line.py

The words before the first block stay. A test fails where a verb or an option does not stand on the page.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import typer

import run_examples
from refkit.cli.main import app

PAGE = Path(__file__).resolve().parent / "reference" / "command-line.md"
LISTS = {"refkit formats", "refkit sources"}  # verbs that are also run, since they list what there is


def commands() -> Iterator[tuple[str, Any]]:
    """Every command with the words that call it, in the order of the help."""
    yield from _below("refkit", typer.main.get_command(app))


def _below(words: str, command: Any) -> Iterator[tuple[str, Any]]:
    yield words, command
    if hasattr(command, "list_commands"):
        context = click.Context(command, info_name=words)
        for name in command.list_commands(context):
            yield from _below(f"{words} {name}", command.get_command(context, name))


def page(before: str) -> str:
    """The page with the commands whose output stands on it, and no output yet."""
    lines = []
    for words, _ in commands():
        lines.append(f"$ {words} --help\n")
        if words in LISTS:
            lines.append(f"$ {words}\n")
    return f"{before}```console\n{''.join(lines)}```\n"


def main() -> int:
    """Write the page; the exit status."""
    before = PAGE.read_text(encoding="utf-8").partition("```console\n")[0]
    PAGE.write_text(page(before), encoding="utf-8")
    written, _ = run_examples.run_page(PAGE)
    PAGE.write_text(written, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
