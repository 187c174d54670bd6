"""`refkit sources`: who can be asked for works. Part of the command line."""

import json

from refkit.cli.console import write_out
from refkit.cli.options import JsonRows, Output
from refkit.cli.verb import verb

app = verb()


@app.command()
def sources(json_lines: JsonRows = False, output: Output = "-") -> None:
    """List the sources that works can be looked up in.

    Of each is told what it holds, what it can be asked by, and how hard it may be asked. The rates are those without
    a contact address, then those with one (--mailto). refkit keeps to them.

    Example: refkit sources
    """
    from refkit.sources.registry import describe_sources

    if json_lines:
        write_out("".join(json.dumps(source._asdict()) + "\n" for source in describe_sources()), output)
        return
    lines = [f"{source.name:<12} {source.holds:<48} {source.pace}".rstrip() for source in describe_sources()]
    write_out("\n".join(lines) + "\n", output)
