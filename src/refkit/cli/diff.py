"""`refkit diff`: what changed between two files of records. Part of the command line."""

import json
from typing import Annotated

import typer

import refkit
from refkit.cli.console import Status, complain, leave, write_out
from refkit.cli.options import InputFormat, JsonRows, Lines, Output, Quiet
from refkit.cli.verb import verb

app = verb()

_FILE = typer.Argument(help="A file of records or a text, or - for standard input.", show_default=False)


@app.command()
def diff(
    before: Annotated[str, _FILE],
    after: Annotated[str, _FILE],
    lines: Lines = False,
    input_format: InputFormat = None,
    json_lines: JsonRows = False,
    strict: Annotated[bool, typer.Option("--strict", help="Leave with status 1 where anything differs.")] = False,
    output: Output = "-",
    quiet: Quiet = False,
) -> None:
    """Show what changed between two files of records.

    Told is which records were added, removed or changed, field by field; their order does not matter.

    Example: refkit diff before.bib after.bib
    """
    from refkit.cli.inputs import checked_sources, read_records
    from refkit.cli.show_copies import show_differences
    from refkit.workflow.diff import Change

    sides = [
        read_records([path], lines=lines, input_format=input_format, quiet=quiet)
        for path in checked_sources([before, after])
    ]
    found = refkit.diff(*sides)
    differing = [one for one in found if one.change is not Change.SAME]
    if json_lines:
        write_out("".join(json.dumps(one.to_dict(), ensure_ascii=False) + "\n" for one in differing), output)
    else:
        write_out(show_differences(differing), output)
    if not quiet:
        complain(", ".join(f"{found.count_of(change)} {change}" for change in Change))
    if differing and strict:
        leave(Status.FINDINGS)
