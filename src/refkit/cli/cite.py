"""`refkit cite`: the citations of a manuscript, printed in a style. Part of the command line."""

from typing import Annotated

import typer

from refkit.cli.console import Status, leave, report, write_out
from refkit.cli.options import Output, Quiet
from refkit.cli.verb import verb

app = verb()


@app.command()
def cite(
    document: Annotated[
        str, typer.Argument(help="Manuscript in Markdown or LaTeX, or - for standard input.", show_default=False)
    ],
    bib: Annotated[
        list[str] | None,
        typer.Option("--bib", metavar="FILE", help="References in any format; repeat it for several files."),
    ] = None,
    style: Annotated[
        str | None,
        typer.Option("--style", metavar="NAME", help="CSL style; else what the manuscript names, else apa."),
    ] = None,
    locale: Annotated[
        str | None, typer.Option("--locale", metavar="TAG", help="Language of the terms, such as sv-SE.")
    ] = None,
    to: Annotated[
        str | None,
        typer.Option("--to", metavar="NAME", help="How citations are written: markdown, html, latex or text."),
    ] = None,
    markup: Annotated[
        str | None, typer.Option("--markup", metavar="NAME", help="The manuscript is markdown or latex.")
    ] = None,
    heading: Annotated[
        str | None, typer.Option("--heading", metavar="TEXT", help="Heading of the list of references.")
    ] = None,
    output: Output = "-",
    quiet: Quiet = False,
) -> None:
    """Print the citations of a manuscript in a style.

    The list of what it cites is added; all else stays as it is.

    Markdown cites as pandoc does ([see @doe, p. 3], @doe [p. 3], [-@doe]), LaTeX with BibTeX's, natbib's and
    biblatex's commands. Leaves with status 1 where a cited key is not among the references.

    Example: refkit cite paper.md --bib refs.bib --style ieee -o printed.md
    """
    from pathlib import Path

    from refkit.cli.inputs import as_path
    from refkit.workflow.cite import cite_document

    with as_path(document) as path:
        cited = cite_document(
            path,
            [Path(file) for file in bib] if bib else None,
            style=style,
            locale=locale,
            output=to,
            markup=markup,
            heading=heading,
        )
    write_out(cited.text, output)
    if not quiet or cited.missing:
        report(problem for problem in cited.problems if not quiet or problem.text in cited.missing)
    if cited.missing:
        leave(Status.FINDINGS)
