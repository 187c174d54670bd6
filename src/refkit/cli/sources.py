"""`refkit sources`: who can be asked for works. Part of the command line."""

from refkit.cli.console import write_out
from refkit.cli.options import Output
from refkit.cli.verb import verb

app = verb()


@app.command()
def sources(output: Output = "-") -> None:
    """List the sources that enrich and render can look works up in."""
    from refkit.sources.registry import source_names

    write_out("\n".join(source_names()) + "\n", output)
