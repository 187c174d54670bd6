"""`refkit check`: what is wrong with a list of references. Part of the command line."""

from contextlib import ExitStack
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from refkit.cli.complete import failing_codes as failing_codes_beginning
from refkit.cli.console import Status, complain, leave, report, write_out
from refkit.cli.options import Cache, CrossrefUrl, From, Index, Lines, Mailto, Offline, Output, Quiet, Sources
from refkit.cli.verb import verb
from refkit.errors import ConfigError

app = verb()


class _Format(StrEnum):
    TEXT = "text"
    JSONL = "jsonl"
    GITHUB = "github"
    HTML = "html"


@app.command()
def check(
    sources: Sources,
    index: Index = None,
    from_: From = None,
    mailto: Mailto = None,
    crossref_url: CrossrefUrl = None,
    cache: Cache = None,
    offline: Offline = False,
    text: Annotated[
        str | None,
        typer.Option("--text", metavar="FILE", help="The document that cites the list; a text input cites its own."),
    ] = None,
    no_text: Annotated[
        bool, typer.Option("--no-text", help="Do not compare the list with the text around it.")
    ] = False,
    style: Annotated[
        str | None,
        typer.Option("--style", metavar="NAME", help="Compare every printed entry with this CSL style."),
    ] = None,
    locale: Annotated[
        str | None, typer.Option("--locale", metavar="TAG", help="Language of the style's terms, such as sv-SE.")
    ] = None,
    fail_on: Annotated[
        list[str] | None,
        typer.Option(
            "--fail-on",
            metavar="CODES",
            help="Exit with 1 where one of these verdicts or findings is present.",
            autocompletion=failing_codes_beginning,
        ),
    ] = None,
    baseline: Annotated[
        str | None, typer.Option("--baseline", metavar="FILE", help="Hide what this file says was accepted before.")
    ] = None,
    write_baseline: Annotated[
        str | None, typer.Option("--write-baseline", metavar="FILE", help="Write down all there is now as accepted.")
    ] = None,
    format_: Annotated[_Format, typer.Option("--format", "--to", help="How to write the report.")] = _Format.TEXT,
    lines: Lines = False,
    input_format: Annotated[
        str | None, typer.Option("--input-format", metavar="NAME", help="Format of the input files; guessed otherwise.")
    ] = None,
    output: Output = "-",
    quiet: Quiet = False,
) -> None:
    """Check whether references are right and complete.

    Are they the works they say, complete, cited by the text, and not withdrawn?

    Codes for --fail-on are separated by commas; `refkit check` knows verdicts (not-found, differs, …) and
    findings (retracted, duplicate, cited-not-listed, …). Nothing is ever called fake.

    Example: refkit check article.txt --index works.index --fail-on retracted,doi-of-other-work
    """
    from refkit.cli.checks import check_sources, failing_codes, write_report
    from refkit.cli.lookup import open_sources
    from refkit.workflow.checking.baseline import read_baseline, without_known
    from refkit.workflow.checking.baseline import write_baseline as write_known

    if index is None and not from_ and not offline and style is None:
        raise ConfigError(
            "Nobody to ask: give --index FILE or --from crossref, --offline to ask nobody, or --style NAME."
        )
    wanted = failing_codes(fail_on or ())
    known = read_baseline(Path(baseline)) if baseline else None
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
        checked = check_sources(
            sources,
            asked,
            text=text,
            no_text=no_text,
            offline=offline,
            lines=lines,
            input_format=input_format,
            style=style,
            locale=locale,
        )
    if write_baseline:
        write_known([one for _, one in checked], Path(write_baseline))
    if known is not None:
        checked = [(name, without_known(one, known)) for name, one in checked]
    write_out(write_report(checked, format_), output)
    if not quiet:
        report(problem for _, one in checked for problem in one.problems)
    failed = [reference for _, one in checked for reference in one.failed]
    if failed:
        complain(f"{len(failed)} references could not be asked about: {failed[0].reason}")
    if not wanted.isdisjoint(code for _, one in checked for code in one.codes):
        leave(Status.FINDINGS)
    if failed:
        leave(Status.NO_NETWORK)
