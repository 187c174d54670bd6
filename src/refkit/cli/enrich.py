"""`refkit enrich`: look the works up, and say what was found. Part of the command line."""

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

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
    To,
)
from refkit.cli.policy import (
    Abbreviate,
    Abbreviations,
    DecisionsFile,
    Fields,
    Keep,
    MinConfidence,
    TitleCase,
)
from refkit.cli.verb import verb
from refkit.errors import ConfigError
from refkit.model.verdict import Verdict

if TYPE_CHECKING:  # help is shown without loading what a record is
    from refkit.workflow.enrichment import Enrichments

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
    fields: Fields = None,
    keep: Keep = None,
    min_confidence: MinConfidence = 0.0,
    title_case: TitleCase = None,
    abbreviations: Abbreviations = None,
    abbreviate: Abbreviate = None,
    resume: Annotated[
        str | None,
        typer.Option("--resume", "--journal", metavar="FILE", help="Keep the answers here, and go on from them."),
    ] = None,
    review: Annotated[
        str | None, typer.Option("--review", metavar="FILE", help="Write a table to decide in; see refkit apply.")
    ] = None,
    decisions: DecisionsFile = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would change, and write no file.")] = False,
    to: To = None,
    json_lines: Json = False,
    lines: Lines = False,
    input_format: InputFormat = None,
    patch: Annotated[
        bool, typer.Option("--patch", help="Write the .bib or JATS file itself, with only what was found put in.")
    ] = False,
    output: Output = "-",
    quiet: Quiet = False,
) -> None:
    """Find the works that references mean.

    Of each reference is told the right DOI or none, and the reason.

    Sources are asked in the order given, the index first, until one knows the work. Ctrl-C ends a run: what was found
    is written, and with --resume FILE the same command goes on where it stopped.

    Example: refkit enrich article.txt --index works.index --json

    Example: refkit enrich article.txt --from crossref --from pubmed --mailto you@example.org --cache answers.sqlite

    Example: refkit enrich library.bib --from crossref --fields doi,page --resume run.jsonl -o filled.bib

    Example: refkit enrich article.xml --index works.index --patch -o patched.xml
    """
    from refkit.cli.inputs import as_path, checked_sources, read_records
    from refkit.cli.lookup import open_sources
    from refkit.cli.policy import options_of, policy_of
    from refkit.cli.running import look_up_until_stopped
    from refkit.cli.targets import target_format
    from refkit.workflow.decisions import Decisions
    from refkit.workflow.files import read_file
    from refkit.workflow.patch import patch as patch_file
    from refkit.workflow.patch import patchable_format

    if index is None and not from_ and not offline:
        raise ConfigError("Nobody to ask: give --index FILE or --from crossref, or --offline to ask nobody.")
    if dry_run and (review is not None or output != "-"):
        raise ConfigError("--dry-run writes no file: leave out --review and -o, or --dry-run.")
    if patch and (len(sources) != 1 or lines or dry_run):
        raise ConfigError("--patch takes one .bib or JATS file, and writes it again: give its name alone.")
    name = "text" if patch or dry_run else target_format(to, json_lines=json_lines, output=output, default="text")
    options = options_of(
        fields=fields,
        keep=keep,
        min_confidence=min_confidence,
        title_case=title_case,
        abbreviations=abbreviations,
        abbreviate=abbreviate,
    )
    with ExitStack() as stack:
        sources = [str(stack.enter_context(as_path(source))) for source in checked_sources(sources)]
        if patch:  # told before the long work
            patchable_format(read_file(Path(sources[0])), sources[0], input_format)
        policy, decided = policy_of(options), Decisions.load(decisions) if decisions else Decisions()
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
        found, was_stopped = look_up_until_stopped(
            records, asked, offline=offline, quiet=quiet, policy=policy, decisions=decided, journal=resume
        )
        patched = patch_file(sources[0], found.records, format=input_format) if patch else None
    if review is not None:
        _write_review(found, review, quiet=quiet)
    shown = patched if patched is not None else _shown(found, name or "text", dry_run=dry_run)
    write_out(shown, output)
    if was_stopped:
        again = f"the same command with --resume {resume} goes on" if resume else "--resume FILE would let it go on"
        complain(f"interrupted: {_stopped_after(found)} of {len(found)} references were asked about; {again}")
        leave(Status.INTERRUPTED)
    _report_failures(found)


def _shown(found: "Enrichments", name: str, *, dry_run: bool) -> str:
    from refkit.cli.show import enrichment_lines, show_enrichments
    from refkit.cli.show_copies import show_differences
    from refkit.workflow.diff import Change, difference

    if dry_run:
        changes = (difference(one.reference, one.record) for one in found)
        return show_differences(change for change in changes if change.change is not Change.SAME)
    if name == "text":
        return show_enrichments(found)
    return enrichment_lines(found) if name == "jsonl" else refkit.dumps(found.records, format=name)


def _write_review(found: "Enrichments", path: str, *, quiet: bool) -> None:
    from refkit.workflow.review import write_review

    write_out(write_review(found), path)
    if not quiet:
        open_ones = sum(one.verdict is Verdict.UNCERTAIN for one in found)
        complain(f"{len(found)} references in {path}, {open_ones} of them uncertain; decide, then refkit apply {path}")


def _stopped_after(found: "Enrichments") -> int:
    return sum(not one.reason.startswith("Not checked: the run was stopped") for one in found)


def _report_failures(found: "Enrichments") -> None:
    """Say which sources did not answer; leave with status 5 where that left references unchecked."""
    unheard = sorted({failure for item in found if item.verdict is not Verdict.NOT_ASKED for failure in item.failures})
    for failure in unheard[:MOST_FAILURES]:
        complain(failure)
    if found.failed:
        complain(f"{len(found.failed)} of {len(found)} references could not be asked about: {found.failed[0].reason}")
        leave(Status.NO_NETWORK)
