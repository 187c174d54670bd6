"""`refkit apply`: what a person decided in a review, put into the records. Part of the command line."""

from contextlib import ExitStack
from pathlib import Path
from typing import Annotated

import typer

import refkit
from refkit.cli.console import complain, report, write_out
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
    To,
)
from refkit.cli.policy import Abbreviate, Abbreviations, Fields, Keep, TitleCase
from refkit.cli.verb import verb

app = verb()


@app.command()
def apply(
    review: Annotated[str, typer.Argument(help="The table that refkit enrich --review wrote.", show_default=False)],
    sources: Sources,
    decisions: Annotated[
        str | None,
        typer.Option("--decisions", metavar="FILE", help="Remember the decisions here, with those of earlier reviews."),
    ] = None,
    index: Index = None,
    from_: From = None,
    mailto: Mailto = None,
    crossref_url: CrossrefUrl = None,
    cache: Cache = None,
    offline: Offline = False,
    fields: Fields = None,
    keep: Keep = None,
    title_case: TitleCase = None,
    abbreviations: Abbreviations = None,
    abbreviate: Abbreviate = None,
    to: To = None,
    json_lines: Json = False,
    lines: Lines = False,
    input_format: InputFormat = None,
    output: Output = "-",
    quiet: Quiet = False,
) -> None:
    """Put the decisions of a review into the records.

    FILE... are those that the review was made of.
    In the column "decision" stands a DOI, "yes" (the candidate of that row), "never" or "never DOI" (what it is not),
    "no doi", or nothing. Works that the review shows are not asked for again; a DOI of your own is looked up in --index
    or --from where one is given. Without --to the format is that of the output file, else that of the input.

    Example: refkit apply review.csv article.txt --decisions decisions.json --to jsonl -o references.jsonl
    """
    from refkit.cli.inputs import read_records
    from refkit.cli.lookup import open_sources
    from refkit.cli.policy import options_of
    from refkit.cli.show import enrichment_lines
    from refkit.cli.targets import target_format
    from refkit.workflow.decisions import Decisions

    name = target_format(to, json_lines=json_lines, output=output) or _format_of(sources)
    options = options_of(
        fields=fields,
        keep=keep,
        min_confidence=0.0,
        title_case=title_case,
        abbreviations=abbreviations,
        abbreviate=abbreviate,
    )
    earlier = Decisions.load(decisions) if decisions is not None and Path(decisions).exists() else Decisions()
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
        applied = refkit.apply(Path(review), records, sources=asked, decisions=earlier, **options)
    text = enrichment_lines(applied.found) if name == "jsonl" else refkit.dumps(applied.records, format=name)
    if decisions is not None:
        applied.decisions.save(decisions)
    write_out(text, output)
    report(applied.problems)
    if applied.bare and not quiet:
        ids = ", ".join(record.id for record in applied.bare[:5])
        complain(f"only the DOI is known for {len(applied.bare)} references ({ids}); --index or --from looks them up")
    if not quiet:
        changed = sum(one.record != one.reference for one in applied.found)
        complain(f"{changed} of {len(applied.found)} records changed")


def _format_of(sources: list[str]) -> str:
    """The format of the only input's name, else CSL-JSON."""
    from refkit.formats.registry import EXTENSIONS

    only = sources[0] if len(sources) == 1 else ""
    return EXTENSIONS.get(Path(only).suffix.lower(), "csl-json")
