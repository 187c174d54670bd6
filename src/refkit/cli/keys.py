"""`refkit keys`: citation keys by a pattern. Part of the command line."""

from typing import Annotated

import typer

import refkit
from refkit.cli.console import write_out
from refkit.cli.options import InputFormat, Lines, Output, Quiet, Sources
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
    to: Annotated[
        str | None, typer.Option("--to", metavar="NAME", help="Format to write; otherwise old and new keys are listed.")
    ] = None,
    lines: Lines = False,
    input_format: InputFormat = None,
    output: Output = "-",
    quiet: Quiet = False,
) -> None:
    """Give records unique citation keys that stay the same when records are added.

    Without --to, and without -o to a file with a known ending, old and new keys are listed, a tab between.

    Example: refkit keys library.bib --pattern "[authEtAl][year]" -o keyed.bib
    """
    from refkit.cli.inputs import read_records
    from refkit.formats.registry import EXTENSIONS
    from refkit.text.terminal import terminal_safe
    from refkit.workflow.keys import DEFAULT_PATTERN

    records = read_records(sources, lines=lines, input_format=input_format, quiet=quiet)
    keyed = refkit.keys(records, pattern=pattern or DEFAULT_PATTERN)
    target = to or EXTENSIONS.get("." + output.rpartition(".")[2].lower())
    if target is not None:
        write_out(refkit.dumps(keyed, format=target), output)
        return
    pairs = zip(records, keyed, strict=True)
    write_out(terminal_safe("".join(f"{record.id}\t{new.id}\n" for record, new in pairs)), output)
