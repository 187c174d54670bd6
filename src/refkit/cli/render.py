"""`refkit render`: references in any CSL style. Part of the command line."""

from contextlib import ExitStack
from functools import partial
from typing import Annotated

import typer

from refkit.cli.console import Status, complain, leave, report, write_out
from refkit.cli.options import (
    Cache,
    CrossrefUrl,
    From,
    Index,
    InputFormat,
    Lines,
    Mailto,
    Offline,
    Output,
    Quiet,
    Sources,
)
from refkit.cli.verb import verb

app = verb()


@app.command()
def render(
    sources: Sources,
    style: Annotated[str, typer.Option("--style", metavar="NAME", help="CSL style: a name, title or path.")] = "apa",
    locale: Annotated[
        str | None, typer.Option("--locale", metavar="TAG", help="Language of the terms, such as sv-SE.")
    ] = None,
    to: Annotated[str, typer.Option("--to", metavar="NAME", help="text, html, markdown, latex, rtf or jats.")] = "text",
    titles: Annotated[
        str, typer.Option("--titles", metavar="WHICH", help="work, printed, both or translated.")
    ] = "work",
    engine: Annotated[str, typer.Option("--engine", metavar="NAME", help="The CSL engine.")] = "refkit",
    index: Index = None,
    from_: From = None,
    mailto: Mailto = None,
    crossref_url: CrossrefUrl = None,
    cache: Cache = None,
    offline: Offline = False,
    lines: Lines = False,
    input_format: InputFormat = None,
    output: Output = "-",
    quiet: Quiet = False,
) -> None:
    """Render references in a CSL style; a text goes the whole way from article to list in one call.

    Nothing is looked up unless --index or --from says where.

    Example: refkit render article.txt --index works.index --style vancouver --locale sv-SE --titles both
    """
    from refkit.cli.inputs import read_records
    from refkit.cli.lookup import look_up, open_sources
    from refkit.cli.show import count_titles_as_printed
    from refkit.workflow.render import render_entries

    printed = partial(render_entries, style=style, locale=locale, output=to, titles=titles, engine=engine)
    printed(())  # a wrong option is told before the long work
    with ExitStack() as stack:
        asked = open_sources(
            stack,
            index=index,
            names=from_,
            mailto=mailto,
            offline=offline,
            quiet=quiet,
            crossref_url=crossref_url,
            cache=cache,
        )
        records = read_records(sources, lines=lines, input_format=input_format, quiet=quiet)
        found = look_up(records, asked, offline=offline, quiet=quiet) if asked else None
    shown = found.records if found is not None else records
    rendered = printed(shown)
    write_out(f"{rendered.text}\n", output)
    if not quiet:
        report(rendered.problems)
    if found is None and not quiet and count_titles_as_printed(records):
        complain("nothing was looked up, so titles are as printed (--index FILE or --from crossref looks works up)")
    if found is not None and found.failed:
        complain(f"{len(found.failed)} references could not be asked about: {found.failed[0].reason}")
        leave(Status.NO_NETWORK)
