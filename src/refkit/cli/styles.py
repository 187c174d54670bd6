"""`refkit styles`: find a CSL style, and see what one is. Part of the command line."""

from typing import Annotated

import typer

from refkit.cli.console import Status, complain, leave, write_out
from refkit.cli.options import Output

app = typer.Typer(help="Find a citation style by name, title, ISSN or field, and show what it is.")


@app.command()
def search(
    words: Annotated[list[str], typer.Argument(help="Words of a name, title, field, or an ISSN.", show_default=False)],
    most: Annotated[int, typer.Option("--most", help="Most styles to show.")] = 20,
    output: Output = "-",
) -> None:
    """Search the community styles.

    Example: refkit styles search vancouver
    """
    from refkit.csl.search import search_styles

    found = search_styles(" ".join(words), limit=most)
    if not found:
        complain(f"no style matches {' '.join(words)!r}")
        leave(Status.FINDINGS)
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
