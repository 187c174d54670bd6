"""`refkit enrich`: look the works up, and say what was found. Part of the command line."""

from contextlib import ExitStack
from typing import Annotated

import typer

import refkit
from refkit.cli.console import Status, complain, leave, write_out
from refkit.cli.options import (
    Cache,
    CrossrefUrl,
    From,
    Index,
    InputFormat,
    Json,
    Lines,
    Mailto,
    Offline,
    Output,
    Quiet,
    Sources,
)
from refkit.cli.verb import verb
from refkit.errors import ConfigError
from refkit.model.verdict import Verdict

MOST_FAILURES = 3  # of sources that did not answer while others did: one a source is the rule

app = verb()


@app.command()
def enrich(
    sources: Sources,
    index: Index = None,
    from_: From = None,
    mailto: Mailto = None,
    crossref_url: CrossrefUrl = None,
    cache: Cache = None,
    offline: Offline = False,
    to: Annotated[
        str, typer.Option("--to", metavar="NAME", help="text, jsonl, csl-json, bibtex: see refkit formats.")
    ] = "text",
    json_lines: Json = False,
    lines: Lines = False,
    input_format: InputFormat = None,
    patch: Annotated[
        bool, typer.Option("--patch", help="Write the .bib or JATS file itself, with only what was found put in.")
    ] = False,
    output: Output = "-",
    quiet: Quiet = False,
) -> None:
    """Find the works that references mean: the right DOI or none, and the reason.

    Sources are asked in the order given, the index first, until one knows the work.

    Example: refkit enrich article.txt --index works.index --json

    Example: refkit enrich article.txt --from crossref --from pubmed --mailto you@example.org --cache answers.sqlite

    Example: refkit enrich article.xml --index works.index --patch -o patched.xml
    """
    from refkit.cli.inputs import as_path, read_records
    from refkit.cli.lookup import look_up, open_sources
    from refkit.cli.show import enrichment_lines, show_enrichments
    from refkit.workflow.patch import patch as patch_file

    if index is None and not from_ and not offline:
        raise ConfigError("Nobody to ask: give --index FILE or --from crossref, or --offline to ask nobody.")
    if patch and (len(sources) != 1 or lines):
        raise ConfigError("--patch takes one .bib or JATS file, and writes it again: give its name alone.")
    with ExitStack() as stack:
        sources = [str(stack.enter_context(as_path(source))) for source in sources]
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
        patched = patch_file(sources[0], found.records, format=input_format) if patch else None
    name = "jsonl" if json_lines else to
    if patched is not None:
        text: str | bytes = patched
    elif name == "text":
        text = show_enrichments(found)
    elif name == "jsonl":
        text = enrichment_lines(found)
    else:
        text = refkit.dumps(found.records, format=name)
    write_out(text, output)
    unheard = sorted({failure for item in found if item.verdict is not Verdict.NOT_ASKED for failure in item.failures})
    for failure in unheard[:MOST_FAILURES]:
        complain(failure)
    if found.failed:
        complain(f"{len(found.failed)} of {len(found)} references could not be asked about: {found.failed[0].reason}")
        leave(Status.NO_NETWORK)
