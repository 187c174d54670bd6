"""How every verb is declared: plain help off a terminal, completion only at the top. Part of the command line."""

import sys

import typer


def on_terminal() -> bool:
    """Whether somebody looks at standard output; help in boxes is for them only, and costs time."""
    return sys.stdout is not None and sys.stdout.isatty()


def verb(about: str | None = None) -> typer.Typer:
    """An app for one verb, with `about` as help where it has verbs of its own."""
    return typer.Typer(help=about, add_completion=False, rich_markup_mode="rich" if on_terminal() else None)
