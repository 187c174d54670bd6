"""`refkit dedupe`: the records that are copies of one work. Part of the command line."""

import json
from typing import Annotated

import typer

import refkit
from refkit.cli.console import Status, complain, leave, write_out
from refkit.cli.options import InputFormat, Lines, Output, Quiet, Sources, To
from refkit.cli.verb import verb
from refkit.errors import ConfigError
from refkit.model.display import counted

app = verb()


@app.command()
def dedupe(
    sources: Sources,
    to: To = None,
    lines: Lines = False,
    input_format: InputFormat = None,
    json_lines: Annotated[bool, typer.Option("--json", help="List the groups as JSON lines.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Leave with status 1 where there are duplicates.")] = False,
    output: Output = "-",
    quiet: Quiet = False,
) -> None:
    """Find and merge records that are copies of one work.

    Nothing of a copy is lost. Without --to, and without -o to a file with a known ending, the groups are listed with
    their reasons.

    Example: refkit dedupe library.ris

    Example: refkit dedupe library.ris -o clean.ris
    """
    from refkit.cli.inputs import read_records
    from refkit.cli.show_copies import show_duplicates
    from refkit.cli.targets import target_format

    target = None if json_lines else target_format(to, json_lines=False, output=output)
    if json_lines and to:
        raise ConfigError("--json lists the groups and --to writes the records: give one of them.")
    found = refkit.dedupe(read_records(sources, lines=lines, input_format=input_format, quiet=quiet))
    if json_lines:
        write_out("".join(json.dumps(group.to_dict(), ensure_ascii=False) + "\n" for group in found), output)
    elif target is not None:
        write_out(refkit.dumps(found.records, format=target), output)
    else:
        write_out(show_duplicates(found), output)
    if not quiet:
        copies = len(found.mapping) - len(found.records)
        groups = counted(len(found), "group")
        complain(f"{counted(len(found.mapping), 'record')}, {copies} of them further copies in {groups}")
    if found and strict:
        leave(Status.FINDINGS)
