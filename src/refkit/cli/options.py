"""The options that verbs share: the same name means the same everywhere. Part of the command line."""

from typing import Annotated

import typer

from refkit.cli.complete import (
    locale_tags,
    output_names,
    readable_formats,
    source_names,
    style_names,
    title_policies,
    writable_formats,
)

Sources = Annotated[
    list[str], typer.Argument(metavar="FILE", help="Files to read, or - for standard input.", show_default=False)
]
Output = Annotated[str, typer.Option("-o", "--output", metavar="FILE", help="File to write, or - for standard output.")]
Lines = Annotated[bool, typer.Option("--lines", help="Take every line of the input as one reference.")]
InputFormat = Annotated[
    str | None,
    typer.Option(
        "--format",
        "--input-format",
        metavar="NAME",
        help="Format of the input files; guessed when left out.",
        autocompletion=readable_formats,
    ),
]
To = Annotated[
    str | None,
    typer.Option(
        "--to",
        metavar="NAME",
        help="Format to write: see refkit formats. Without it the ending of FILE decides.",
        autocompletion=writable_formats,
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Write JSON lines; the same as --to jsonl.")]
JsonRows = Annotated[bool, typer.Option("--json", help="Write JSON lines.")]
Style = Annotated[
    str,
    typer.Option("--style", metavar="NAME", help="CSL style: a name, title or path.", autocompletion=style_names),
]
Locale = Annotated[
    str | None,
    typer.Option("--locale", metavar="TAG", help="Language of the terms, such as sv-SE.", autocompletion=locale_tags),
]
RenderTo = Annotated[
    str | None,
    typer.Option(
        "--to",
        metavar="NAME",
        help="text, html, markdown, latex, rtf or jats. Without it the ending of FILE decides, else text.",
        autocompletion=output_names,
    ),
]
Titles = Annotated[
    str,
    typer.Option("--titles", metavar="WHICH", help="work, printed, both or translated.", autocompletion=title_policies),
]
Index = Annotated[
    str | None,
    typer.Option("--index", metavar="FOLDER", help="Look works up in this offline index (see refkit index build)."),
]
From = Annotated[
    list[str] | None,
    typer.Option(
        "--from",
        metavar="NAME",
        help="Look works up here (see refkit sources); repeat it to ask several.",
        autocompletion=source_names,
    ),
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
Strict = Annotated[bool, typer.Option("--strict", help="Leave with status 1 where there is something to tell.")]
Limit = Annotated[int, typer.Option("--limit", "--most", min=1, metavar="N", help="The most rows shown.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing on standard error but errors.")]
