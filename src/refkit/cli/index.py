"""`refkit index`: make an offline index of works. Part of the command line."""

import json
import sys
from typing import Annotated

import typer

from refkit.cli.console import complain, write_out
from refkit.cli.options import JsonRows, Output, Quiet
from refkit.cli.verb import verb

app = verb("Make and inspect offline indexes of works.")
Works = Annotated[
    str, typer.Argument(help="Works: a file (JSON lines, .json, .gz, CSL-JSON), a folder or a tar.", show_default=False)
]


@app.command()
def build(
    works: Works,
    output: Annotated[str, typer.Option("-o", "--output", metavar="FOLDER", help="The index to write.")],
    fresh: Annotated[bool, typer.Option("--fresh", help="Leave out what the index holds already.")] = False,
    shard: Annotated[
        str | None, typer.Option("--shard", metavar="K/N", help="Read part K of N of a folder's files, for merge.")
    ] = None,
    quiet: Quiet = False,
) -> None:
    """Build an offline index of works, or add works to one.

    enrich, check and render look works up in it without a network. A newer record replaces the one with the same DOI.
    A build that was interrupted goes on where it stopped.

    Example: refkit index build works.jsonl.gz -o works.index
    """
    from refkit.sources import LocalIndex

    progress = _tell if sys.stderr.isatty() and not quiet else None
    with LocalIndex.build(works, output, fresh=fresh, progress=progress, shard=_shard(shard)) as index:
        for problem in index.problems:
            line = f"line {problem.line}: " if problem.line else ""
            complain(f"{line}{problem.message}")
        if not quiet:
            complain(f"{index.count} works indexed in {output}")


@app.command()
def add(
    works: Works,
    index: Annotated[str, typer.Option("--index", metavar="FOLDER", help="The index to add them to.")],
    quiet: Quiet = False,
) -> None:
    """Add works to an index that is there.

    A newer record replaces the one with the same DOI.

    Example: refkit index add new-works.jsonl --index works.index
    """
    from refkit.sources import LocalIndex

    LocalIndex(index).close()  # says what is wrong with it, where build would make a new one
    build(works, index, shard=None, quiet=quiet)


@app.command()
def show(
    path: Annotated[str, typer.Argument(metavar="FOLDER", help="An index.", show_default=False)],
    json_lines: JsonRows = False,
    output: Output = "-",
) -> None:
    """Say how many works an index holds.

    Example: refkit index show works.index
    """
    from refkit.sources import LocalIndex

    with LocalIndex(path) as index:
        works = json.dumps({"works": index.count}) if json_lines else f"{index.count} works"
    write_out(f"{works}\n", output)


@app.command()
def merge(
    shards: Annotated[list[str], typer.Argument(metavar="INDEX...", help="Indexes built with --shard.")],
    output: Annotated[str, typer.Option("-o", "--output", metavar="FOLDER", help="The index to write.")],
    quiet: Quiet = False,
) -> None:
    """Make one index of those that were built with --shard.

    They may have been built on one machine or on many.

    Example: refkit index merge part-1.index part-2.index -o works.index
    """
    from refkit.sources import LocalIndex

    with LocalIndex.merge(shards, output) as index:
        if not quiet:
            complain(f"{index.count} works in {output}")


def _shard(said: str | None) -> tuple[int, int] | None:
    """Part "2/8" as (1, 8)."""
    if said is None:
        return None
    number, _, of = said.partition("/")
    if not (number.isdecimal() and of.isdecimal() and 1 <= int(number) <= int(of)):
        raise typer.BadParameter(f"{said!r} is no part such as 2/8", param_hint="--shard")
    return int(number) - 1, int(of)


def _tell(works: int) -> None:
    """One line on a terminal that is written over again and again."""
    sys.stderr.write(f"\r{works} works")
    sys.stderr.flush()
