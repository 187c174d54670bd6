"""`refkit styles`: find a CSL style, and see what one is. Part of the command line."""

import json
from dataclasses import asdict
from typing import Annotated

import typer

from refkit.cli.complete import style_names
from refkit.cli.console import Status, complain, leave, write_out
from refkit.cli.options import JsonRows, Limit, Locale, Output
from refkit.cli.verb import verb

app = verb("Find a citation style, and show or check one.")


@app.command()
def search(
    words: Annotated[list[str], typer.Argument(help="Words of a name, title, field, or an ISSN.", show_default=False)],
    limit: Limit = 20,
    json_lines: JsonRows = False,
    output: Output = "-",
) -> None:
    """Search the styles by the name of a journal or style, a field, or an ISSN.

    Example: refkit styles search sleep medicine
    """
    from refkit.csl.search import search_styles

    found = search_styles(" ".join(words), limit=limit)
    if not found:
        complain(f"no style matches {' '.join(words)!r}")
        leave(Status.FINDINGS)
    if json_lines:
        write_out("".join(json.dumps(asdict(style), ensure_ascii=False) + "\n" for style in found), output)
        return
    write_out("".join(f"{style.name:45} {style.title}\n" for style in found), output)


@app.command()
def show(
    name: Annotated[str, typer.Argument(help="Name, former name, title or path of a style.", show_default=False)],
    output: Output = "-",
) -> None:
    """Show what a style is called, where it comes from, and what it is for.

    Example: refkit styles show harvard1
    """
    from refkit.cli.show import show_style
    from refkit.csl.catalogue import find_style

    write_out(show_style(find_style(name)), output)


@app.command()
def preview(
    name: Annotated[
        str,
        typer.Argument(
            help="Name, former name, title or path of a style.", show_default=False, autocompletion=style_names
        ),
    ],
    locale: Locale = None,
    to: Annotated[
        str | None,
        typer.Option("--to", metavar="NAME", help="text or html. Without it the ending of FILE decides, else text."),
    ] = None,
    output: Output = "-",
) -> None:
    """Show what a style makes of four invented works.

    An article, a book, a chapter and a web page, cited and listed.

    Example: refkit styles preview nature

    Example: refkit styles preview apa --locale sv-SE -o apa.html
    """
    from refkit.cli.targets import checked_locale, render_target
    from refkit.workflow.preview import preview_style

    checked_locale(locale)
    write_out(str(preview_style(name, locale=locale, output=render_target(to, output))), output)


@app.command()
def validate(
    files: Annotated[list[str], typer.Argument(help="Style files, or - for standard input.", show_default=False)],
) -> None:
    """Check styles against CSL 1.0.2.

    Every fault is told with its line, column and a hint. Leaves with status 1 where a style cannot be used or departs
    from the standard.

    Example: refkit styles validate my-style.csl
    """
    from refkit.cli.inputs import as_path
    from refkit.csl.style import issues_of_file

    lines: list[str] = []
    for file in files:
        with as_path(file) as path:
            lines += [f"{file}: {issue}" for issue in issues_of_file(path)]
    for line in lines:
        complain(line)
    if lines:
        leave(Status.FINDINGS)
