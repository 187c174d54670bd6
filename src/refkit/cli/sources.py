"""`refkit sources`: who can be asked for works. Part of the command line."""

from refkit.cli.console import write_out
from refkit.cli.options import Output
from refkit.cli.verb import verb

app = verb()


@app.command()
def sources(output: Output = "-") -> None:
    """List the sources that enrich and render can look works up in, and how hard each may be asked.

    The rates are those without a contact address, then those with one (--mailto). refkit keeps to them.

    Example: refkit sources
    """
    from refkit.sources.registry import describe_sources

    lines = [f"{source.name:<12} {source.holds:<48} {source.pace}".rstrip() for source in describe_sources()]
    write_out("\n".join(lines) + "\n", output)
