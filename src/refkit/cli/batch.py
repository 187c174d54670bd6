"""`refkit batch`: files larger than memory, row by row, into Parquet. Part of the command line."""

from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

import typer

from refkit.cli.console import complain
from refkit.cli.options import Quiet
from refkit.cli.verb import verb

if TYPE_CHECKING:
    from collections.abc import Mapping

app = verb("Parse, match, render or dedupe millions of rows.\n\nSeveral processes work at once; run again, it goes on.")

Source = Annotated[
    str,
    typer.Argument(metavar="IN", help="A .parquet, .jsonl(.gz) or text file, one reference a row.", show_default=False),
]
Target = Annotated[
    str, typer.Argument(metavar="OUT", help="A folder for the shards, made where it is not there.", show_default=False)
]
Workers = Annotated[int, typer.Option("--workers", min=1, help="Processes.")]
RowsAShard = Annotated[int, typer.Option("--rows-per-shard", min=1, help="Rows in one Parquet file.")]
Memory = Annotated[
    int | None, typer.Option("--max-memory", "--memory", metavar="MB", min=200, help="The most memory of one process.")
]
Seconds = Annotated[
    float, typer.Option("--max-seconds", metavar="S", min=0.1, help="The most time of one row; then it is set aside.")
]
Column = Annotated[str, typer.Option("--column", metavar="NAME", help="The column or key that holds the input.")]


@app.command()
def parse(
    source: Source,
    target: Target,
    column: Column = "reference",
    workers: Workers = 2,
    rows_per_shard: RowsAShard = 10_000,
    max_memory: Memory = None,
    max_seconds: Seconds = 20.0,
    quiet: Quiet = False,
) -> None:
    """Parse one reference string a row.

    Example: refkit batch parse strings.txt parsed/ --workers 8
    """
    from refkit.batch import PARSED, parse_batch

    function = partial(parse_batch, column=column, row_column="row")
    made_by = {"verb": "parse", "column": column}
    _run(function, PARSED, made_by, source, target, column, workers, rows_per_shard, max_memory, max_seconds, quiet)


@app.command()
def match(
    source: Source,
    target: Target,
    index: Annotated[
        str, typer.Option("--index", metavar="INDEX", help="An offline index of works.", show_default=False)
    ],
    column: Column = "reference",
    workers: Workers = 2,
    rows_per_shard: RowsAShard = 10_000,
    max_memory: Memory = None,
    max_seconds: Seconds = 20.0,
    quiet: Quiet = False,
) -> None:
    """Parse one reference string a row and find its work in an offline index.

    Example: refkit batch match strings.parquet matched/ --index works.index
    """
    from refkit.batch import MATCHED, match_batch
    from refkit.batch.functions import open_index

    open_index(index)  # a wrong path is told once, and not by every row
    function = partial(match_batch, index=index, column=column, row_column="row")
    made_by = {"verb": "match", "column": column, "index": index}
    _run(function, MATCHED, made_by, source, target, column, workers, rows_per_shard, max_memory, max_seconds, quiet)


@app.command()
def render(
    source: Source,
    target: Target,
    style: Annotated[str, typer.Option("--style", metavar="NAME", help="A CSL style.", show_default=False)],
    locale: Annotated[str | None, typer.Option("--locale", help="A language such as sv-SE.")] = None,
    to: Annotated[str, typer.Option("--to", help="text, html, markdown, latex, rtf or jats.")] = "text",
    column: Column = "csl",
    workers: Workers = 2,
    rows_per_shard: RowsAShard = 10_000,
    max_memory: Memory = None,
    max_seconds: Seconds = 20.0,
    quiet: Quiet = False,
) -> None:
    """Render one CSL-JSON item a row, each by itself.

    Example: refkit batch render items.jsonl rendered/ --style apa
    """
    from refkit.batch import RENDERED, render_batch
    from refkit.csl.catalogue import find_style

    find_style(style)  # a wrong name is told once, and not by every row
    function = partial(render_batch, style=style, locale=locale, output=to, column=column, row_column="row")
    made_by = {"verb": "render", "column": column, "style": style, "locale": locale, "output": to}
    _run(function, RENDERED, made_by, source, target, column, workers, rows_per_shard, max_memory, max_seconds, quiet)


@app.command()
def dedupe(
    source: Source,
    target: Target,
    column: Column = "csl",
    workers: Workers = 2,
    rows_per_shard: RowsAShard = 10_000,
    max_memory: Memory = None,
    max_seconds: Seconds = 20.0,
    quiet: Quiet = False,
) -> None:
    """Find and merge the copies of one work among CSL-JSON items, one a row.

    Example: refkit batch dedupe items.jsonl works/ --workers 8
    """
    from refkit.batch.local.dedupe import dedupe_file
    from refkit.model.display import counted

    report = dedupe_file(
        source,
        target,
        column=column,
        workers=workers,
        rows_a_shard=rows_per_shard,
        seconds_a_row=max_seconds,
        memory_bytes=max_memory * 1_000_000 if max_memory is not None else None,
    )
    if not quiet:
        complain(
            f"{counted(report.rows, 'row')}, {counted(report.pairs, 'pair')} compared: {counted(report.works, 'work')},"
            f" {report.copies} of the rows are copies; {report.errors} with an error, {report.quarantined} quarantined"
        )


def _run(
    function: Any,
    schema: Any,
    made_by: "Mapping[str, Any]",
    source: str,
    target: str,
    column: str,
    workers: int,
    rows_a_shard: int,
    max_memory: int | None,
    max_seconds: float,
    quiet: bool,
) -> None:
    from refkit.batch.local import run_batch
    from refkit.cli.counting import counting
    from refkit.model.display import counted

    with counting("rows", quiet=quiet) as count:
        report = run_batch(
            function,
            source,
            target,
            column=column,
            schema=schema,
            parameters=made_by,
            workers=workers,
            rows_a_shard=rows_a_shard,
            memory_bytes=max_memory * 1_000_000 if max_memory is not None else None,
            seconds_a_row=max_seconds,
            on_progress=count,
        )
    if not quiet:
        complain(
            f"{counted(report.rows, 'row')} in {counted(report.shards, 'shard')} ({report.made} made now); "
            f"{report.errors} with an error, {report.quarantined} of them quarantined"
        )
