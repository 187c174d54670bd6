"""The options that verbs share: the same name means the same everywhere. Part of the command line."""

from typing import Annotated

import typer

Sources = Annotated[list[str], typer.Argument(help="Files to read, or - for standard input.", show_default=False)]
Output = Annotated[str, typer.Option("-o", "--output", metavar="FILE", help="File to write, or - for standard output.")]
Lines = Annotated[bool, typer.Option("--lines", help="Take every line of the input as one reference.")]
InputFormat = Annotated[
    str | None,
    typer.Option("--format", metavar="NAME", help="Format of the input files; guessed when left out."),
]
Json = Annotated[bool, typer.Option("--json", help="Write JSON lines; the same as --to jsonl.")]
Index = Annotated[
    str | None,
    typer.Option("--index", metavar="FILE", help="Look works up in this offline index (see refkit index build)."),
]
From = Annotated[
    list[str] | None,
    typer.Option("--from", metavar="NAME", help="Look works up here (see refkit sources); repeat it to ask several."),
]
Mailto = Annotated[
    str | None,
    typer.Option("--mailto", metavar="ADDRESS", envvar="REFKIT_MAILTO", help="Your address, for the polite pool."),
]
CrossrefUrl = Annotated[
    str | None,
    typer.Option(
        "--crossref-url",
        metavar="ADDRESS",
        envvar="REFKIT_CROSSREF_URL",
        help="Ask Crossref at this address: for tests and mirrors.",
    ),
]
Cache = Annotated[
    str | None,
    typer.Option("--cache", metavar="FILE", envvar="REFKIT_CACHE", help="Keep the providers' answers in this file."),
]
Offline = Annotated[bool, typer.Option("--offline", help="Ask nobody over the network.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing on standard error but errors.")]
