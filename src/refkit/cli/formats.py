"""`refkit formats`: which formats there are. Part of the command line."""

import json

from refkit.cli.console import write_out
from refkit.cli.options import JsonRows, Output
from refkit.cli.verb import verb

app = verb()


@app.command()
def formats(json_lines: JsonRows = False, output: Output = "-") -> None:
    """List the bibliography formats.

    Of each is told whether it is read, written or both.

    Example: refkit formats
    """
    from refkit.formats import registry

    able = {name: {verb: registry.can(name, verb) for verb in ("read", "write")} for name in registry.format_names()}
    if json_lines:
        write_out("".join(json.dumps({"name": name, **verbs}) + "\n" for name, verbs in able.items()), output)
        return
    rows = [
        f"{name:13} {'read' if verbs['read'] else '-':6} {'write' if verbs['write'] else '-'}"
        for name, verbs in able.items()
    ]
    write_out("\n".join(rows) + "\n", output)
