"""`refkit index`: make an offline index of works. Part of the command line."""

from typing import Annotated

import typer

from refkit.cli.console import complain, write_out
from refkit.cli.options import Quiet
from refkit.cli.verb import verb

app = verb("Make and inspect offline indexes of works.")


@app.command()
def build(
    works: Annotated[str, typer.Argument(help="Crossref works as JSON lines, plain or .gz.", show_default=False)],
    output: Annotated[str, typer.Option("-o", "--output", metavar="FILE", help="The index to write.")],
    quiet: Quiet = False,
) -> None:
    """Build an index that enrich and render can look works up in without a network.

    Example: refkit index build works.jsonl.gz -o works.index
    """
    from refkit.sources import LocalIndex

    with LocalIndex.build(works, output) as index:
        if not quiet:
            complain(f"{index.count} works indexed in {output}")


@app.command()
def show(path: Annotated[str, typer.Argument(help="An index.", show_default=False)]) -> None:
    """Say how many works an index holds."""
    from refkit.sources import LocalIndex

    with LocalIndex(path) as index:
        write_out(f"{index.count} works\n", "-")
