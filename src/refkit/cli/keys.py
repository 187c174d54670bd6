"""`refkit keys`: citation keys by a pattern. Part of the command line."""

from typing import Annotated

import typer

import refkit
from refkit.cli.console import write_out
from refkit.cli.options import InputFormat, Json, Lines, Output, Quiet, Sources, To
from refkit.cli.verb import verb

app = verb()


@app.command()
def keys(
    sources: Sources,
    pattern: Annotated[
        str | None,
        typer.Option(
            "--pattern", metavar="PATTERN", help="Markers in brackets; [auth:lower][year][veryshorttitle:lower]."
        ),
    ] = None,
    to: To = None,
    json_lines: Json = False,
    lines: Lines = False,
    input_format: InputFormat = None,
    output: Output = "-",
    quiet: Quiet = False,
) -> None:
    """Give records unique citation keys.

    They stay the same when records are added. Without --to, and without -o to a file with a known ending, old and new
    keys are listed, a tab between.

    Example: refkit keys library.bib --pattern "[authEtAl][year]" -o keyed.bib
    """
    from refkit.cli.inputs import read_records
    from refkit.cli.targets import target_format
    from refkit.text.terminal import terminal_safe
    from refkit.workflow.keys import DEFAULT_PATTERN

    target = target_format(to, json_lines=json_lines, output=output)
    records = read_records(sources, lines=lines, input_format=input_format, quiet=quiet)
    keyed = refkit.keys(records, pattern=pattern or DEFAULT_PATTERN)
    if target is not None:
        write_out(refkit.dumps(keyed, format=target), output)
        return
    pairs = zip(records, keyed, strict=True)
    write_out(terminal_safe("".join(f"{record.id}\t{new.id}\n" for record, new in pairs)), output)
