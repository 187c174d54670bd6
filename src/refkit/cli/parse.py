"""`refkit parse`: the references of a text as records. Part of the command line."""

from typing import Annotated

import typer

import refkit
from refkit.cli.console import write_out
from refkit.cli.options import InputFormat, Json, Lines, Output, Quiet, Sources, To
from refkit.cli.verb import verb

app = verb()


@app.command()
def parse(
    sources: Sources,
    to: To = None,
    json_lines: Json = False,
    lines: Lines = False,
    input_format: InputFormat = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Show each stretch's label, how sure it is, and what else it might be.")
    ] = False,
    output: Output = "-",
    quiet: Quiet = False,
) -> None:
    """Parse the reference lists of a text into records.

    Example: refkit parse article.txt --to bibtex -o references.bib
    """
    from refkit.cli.inputs import read_records
    from refkit.cli.show import show_explanations, show_records
    from refkit.cli.targets import target_format

    name = target_format(to, json_lines=json_lines, output=output, default="text") or "text"
    records = read_records(sources, lines=lines, input_format=input_format, quiet=quiet)
    if explain:
        write_out(show_explanations(records), output)
        return
    write_out(show_records(records) if name == "text" else refkit.dumps(records, format=name), output)
