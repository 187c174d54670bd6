"""`refkit find`: where the reference lists of a text are. Part of the command line."""

import json
from dataclasses import asdict

from refkit.cli.console import Status, complain, leave, report, write_out
from refkit.cli.options import JsonRows, Output, Quiet, Sources
from refkit.cli.verb import verb

app = verb()


@app.command()
def find(sources: Sources, json_lines: JsonRows = False, output: Output = "-", quiet: Quiet = False) -> None:
    """Find the reference lists of a text.

    Shown are heading, language, numbering, place in the text (characters from, to) and the entries.

    Example: refkit find article.txt
    """
    from refkit.cli.inputs import as_path, checked_sources
    from refkit.cli.show import show_list
    from refkit.workflow.find import find_with_problems

    pieces: list[str] = []
    for source in checked_sources(sources):
        with as_path(source) as path:
            read = find_with_problems(path)
        if not quiet:
            report(read.problems)
        for found in read.lists:
            if json_lines:
                pieces.append(json.dumps({"source": source, **asdict(found)}, ensure_ascii=False) + "\n")
            else:
                pieces.append(show_list(found, source))
    if not pieces:
        complain(f"no reference list was found in {', '.join(sources)}")
        leave(Status.NO_REFERENCE)
    write_out("".join(pieces), output)
