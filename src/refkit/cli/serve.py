"""`refkit serve`: the page on this machine. Part of the command line."""

from contextlib import ExitStack
from typing import Annotated

import typer

from refkit.cli.console import complain
from refkit.cli.options import Cache, CrossrefUrl, Index, Mailto, Offline, Quiet
from refkit.cli.verb import verb
from refkit.errors import MissingExtra

app = verb()


@app.command()
def serve(
    index: Index = None,
    style: Annotated[str, typer.Option("--style", metavar="NAME", help="The style to begin with.")] = "apa",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="0 takes any that is free.")] = 8472,
    host: Annotated[str, typer.Option("--host", metavar="NAME", help="An address of this machine only.")] = "127.0.0.1",
    open_browser: Annotated[bool, typer.Option("--open", help="Open the page in the browser.")] = False,
    mailto: Mailto = None,
    crossref_url: CrossrefUrl = None,
    cache: Cache = None,
    offline: Offline = False,
    quiet: Quiet = False,
) -> None:
    """Show refkit as a page in the browser, for this machine only.

    Nothing leaves the machine unless "Ask Crossref" is switched on in the page; --offline leaves the switch out.
    Open the printed address: it holds a token of this run. Ctrl-C ends it.

    Example: refkit serve --index works.index --open
    """
    try:
        from refkit.web.serve import open_port, serve
    except ModuleNotFoundError as error:
        raise MissingExtra("refkit serve", "web") from error
    from refkit.cli.lookup import open_sources, provider
    from refkit.web.settings import Settings

    with ExitStack() as stack:
        opened = stack.enter_context(open_port(host, port))
        sources = open_sources(stack, index=index, names=None, mailto=mailto, offline=offline, quiet=quiet)
        ask_crossref = None if offline else lambda: provider("crossref", mailto, crossref_url, cache)
        settings = Settings(opened.getsockname()[1], host, tuple(sources), ask_crossref, style)
        serve(settings, opened, lambda address: _tell(address, open_browser))


def _tell(address: str, open_browser: bool) -> None:
    complain(f"open {address} (Ctrl-C ends it)")
    if open_browser:
        import webbrowser

        webbrowser.open(address)
