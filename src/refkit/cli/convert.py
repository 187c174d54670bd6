"""`refkit convert`: records from one format into another. Part of the command line."""

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

import refkit
from refkit.cli.console import Status, leave, report, write_out
from refkit.cli.options import InputFormat, Json, Lines, Output, Quiet, Sources, To
from refkit.cli.verb import verb
from refkit.errors import ConfigError

if TYPE_CHECKING:
    from refkit.workflow.convert import Loss

app = verb()


@app.command()
def convert(
    sources: Sources,
    to: To = None,
    json_lines: Json = False,
    lines: Lines = False,
    input_format: InputFormat = None,
    strict: Annotated[bool, typer.Option("--strict", help="Leave with status 1 where something is lost.")] = False,
    losses_file: Annotated[
        str | None, typer.Option("--report", metavar="FILE", help="Write what is lost into this file, as JSON.")
    ] = None,
    output: Output = "-",
    quiet: Quiet = False,
) -> None:
    """Convert bibliography files into another format.

    The references of a text are parsed first.
    What the format cannot carry is told on standard error, record by record.

    Example: refkit convert library.json --to bibtex
    """
    from refkit.cli.inputs import read_records
    from refkit.cli.targets import target_format
    from refkit.workflow.convert import as_problem, report_losses

    name = target_format(to, json_lines=json_lines, output=output)
    if name is None:
        raise ConfigError("Nothing says which format to write: give --to NAME, or -o FILE with a known ending.")
    records = read_records(sources, lines=lines, input_format=input_format, quiet=quiet)
    write_out(refkit.dumps(records, format=name), output)
    losses = report_losses(records, to=name)
    if losses_file is not None:
        write_out(_report(losses, name, len(records)), losses_file)
    if not quiet:
        report(as_problem(loss, name) for loss in losses)
    if losses and strict:
        leave(Status.FINDINGS)


def _report(losses: "Sequence[Loss]", name: str, count: int) -> str:
    lost = [loss._asdict() for loss in losses]
    return json.dumps({"format": name, "records": count, "losses": lost}, ensure_ascii=False, indent=2) + "\n"
