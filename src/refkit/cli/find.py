"""`refkit find`: where the reference lists of a text are. Part of the command line."""

import json
from dataclasses import asdict

from refkit.cli.console import Status, complain, leave, report, write_out
from refkit.cli.options import Json, Output, Sources
from refkit.cli.verb import verb

app = verb()


@app.command()
def find(sources: Sources, json_lines: Json = False, output: Output = "-") -> None:
    """Find the reference lists of a text: their headings, languages, numbering and entries.

    Example: refkit find article.txt
    """
    from refkit.cli.inputs import as_path
    from refkit.cli.show import show_list
    from refkit.workflow.find import find_with_problems

    pieces: list[str] = []
    for source in sources:
        with as_path(source) as path:
            read = find_with_problems(path)
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
