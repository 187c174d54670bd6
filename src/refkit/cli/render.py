"""`refkit render`: references in any CSL style. Part of the command line."""

import json
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
    JsonRows,
    Lines,
    Locale,
    Mailto,
    Offline,
    Output,
    Quiet,
    RenderTo,
    Sources,
    Style,
    Titles,
)
from refkit.cli.verb import verb

app = verb()


@app.command()
def render(
    sources: Sources,
    style: Style = "apa",
    locale: Locale = None,
    to: RenderTo = None,
    titles: Titles = "work",
    engine: Annotated[str, typer.Option("--engine", metavar="NAME", help="The CSL engine.")] = "refkit",
    index: Index = None,
    from_: From = None,
    mailto: Mailto = None,
    crossref_url: CrossrefUrl = None,
    cache: Cache = None,
    offline: Offline = False,
    lines: Lines = False,
    input_format: InputFormat = None,
    json_lines: JsonRows = False,
    output: Output = "-",
    quiet: Quiet = False,
) -> None:
    """Print references in a citation style.

    A text goes the whole way from article to list in one call. Nothing is looked up unless --index or --from says
    where. The style is a name such as vancouver or apa (refkit styles search finds one), a title, or a file.

    Example: refkit render library.bib --style ieee -o references.html

    Example: refkit render article.txt --index works.index --style vancouver --locale sv-SE --titles both
    """
    from refkit.cli.inputs import read_records
    from refkit.cli.targets import checked_locale, render_target
    from refkit.workflow.render import render_entries

    checked_locale(locale)
    name = render_target(to, output)
    printed = partial(render_entries, style=style, locale=locale, output=name, titles=titles, engine=engine)
    printed(())  # a wrong option is told before the long work
    if index is None and (offline or not from_):
        records, found = read_records(sources, lines=lines, input_format=input_format, quiet=quiet), None
    else:
        from refkit.cli.lookup import look_up, open_sources  # what matches costs time to load

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
            found = look_up(records, asked, offline=offline, quiet=quiet)
    shown = found.records if found is not None else records
    rendered = printed(shown)
    rows = zip(rendered.ids, rendered.entries, strict=True)
    lined = (json.dumps({"id": name, "entry": entry}, ensure_ascii=False) for name, entry in rows) if json_lines else ()
    write_out("".join(f"{line}\n" for line in lined) if json_lines else f"{rendered.text}\n", output)
    if not quiet:
        report(rendered.problems)
    if found is None and not quiet and any(record.origin and record.origin.text for record in records):
        complain("nothing was looked up, so titles are as printed (--index FILE or --from crossref looks works up)")
    if found is not None and found.failed:
        complain(f"{len(found.failed)} references could not be asked about: {found.failed[0].reason}")
        leave(Status.NO_NETWORK)
