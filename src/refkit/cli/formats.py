"""`refkit formats`: which formats there are. Part of the command line."""

from refkit.cli.console import write_out
from refkit.cli.options import Output
from refkit.cli.verb import verb

app = verb()


@app.command()
def formats(output: Output = "-") -> None:
    """List the bibliography formats, and whether each is read, written or both."""
    from refkit.formats import registry

    rows = [
        f"{name:12} {'read' if registry.can(name, 'read') else '-':6} "
        f"{'write' if registry.can(name, 'write') else '-':6}".rstrip()
        for name in registry.format_names()
    ]
    write_out("\n".join(rows) + "\n", output)
