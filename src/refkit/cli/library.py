"""`refkit library`: keep records in a library file. Part of the command line."""

from typing import Annotated

import typer

import refkit
from refkit.cli.console import Status, complain, leave, report, write_out
from refkit.cli.options import InputFormat, Json, JsonRows, Limit, Lines, Output, Quiet, Sources, To
from refkit.cli.verb import verb
from refkit.model.display import counted
from refkit.workflow.on_duplicate import OnDuplicate

app = verb("Keep records in a library: one file, searched and tagged.")

Library = Annotated[str, typer.Argument(metavar="LIBRARY", help="The library's file.", show_default=False)]
Tag = Annotated[str | None, typer.Option("--tag", metavar="TAG", help="Only records with this tag.")]
Keys = Annotated[list[int], typer.Argument(metavar="KEY...", help="Keys of records.", show_default=False)]


@app.command()
def add(
    library: Library,
    sources: Sources,
    duplicates: Annotated[
        OnDuplicate, typer.Option("--duplicates", help="What becomes of a record that is there already.")
    ] = OnDuplicate.KEEP,
    lines: Lines = False,
    input_format: InputFormat = None,
    quiet: Quiet = False,
) -> None:
    """Add the records of files or texts; the library is made where there is none.

    Example: refkit library add mine.sqlite references.ris --duplicates merge
    """
    from refkit.cli.inputs import read_records
    from refkit.workflow.shelve import shelve

    records = read_records(sources, lines=lines, input_format=input_format, quiet=quiet)
    with refkit.Library(library) as opened:
        shelved = shelve(opened, records, on_duplicate=duplicates)
    if not quiet:
        known = sum(one.was_there for one in shelved)
        said = f", {known} there already ({duplicates})" if known else ""
        complain(f"{counted(len(shelved) - known, 'record')} added to {library}{said}")


@app.command("list")
def list_records(library: Library, tag: Tag = None, json_lines: JsonRows = False, output: Output = "-") -> None:
    """List all records with their keys.

    Example: refkit library list mine.sqlite --tag thesis
    """
    _print_found(library, "", tag, None, json_lines, output)


@app.command()
def search(
    library: Library,
    words: Annotated[list[str], typer.Argument(help="Words, or starts of words.", show_default=False)],
    tag: Tag = None,
    limit: Limit = 20,
    json_lines: JsonRows = False,
    output: Output = "-",
) -> None:
    """Find records by words of their titles, names, journals or notes.

    The best ones come first.

    Example: refkit library search mine.sqlite grober magnesium
    """
    _print_found(library, " ".join(words), tag, limit, json_lines, output)


@app.command()
def tag(
    library: Library,
    name: Annotated[str, typer.Argument(help="The tag.", show_default=False)],
    keys: Keys,
    remove: Annotated[bool, typer.Option("--remove", help="Take the tag away instead.")] = False,
) -> None:
    """Give records a tag.

    Example: refkit library tag mine.sqlite thesis 12 15
    """
    with refkit.Library(library) as opened:
        (opened.untag if remove else opened.tag)(keys, name)


@app.command()
def note(
    library: Library,
    key: Annotated[int, typer.Argument(help="Key of a record.", show_default=False)],
    text: Annotated[str | None, typer.Argument(help="The note; shown when left out.", show_default=False)] = None,
) -> None:
    """Show or set the note of a record.

    Example: refkit library note mine.sqlite 12 "Read the methods again."
    """
    from refkit.text.terminal import terminal_safe

    with refkit.Library(library) as opened:
        write_out(terminal_safe(opened.note(key, text)) + "\n", "-")


@app.command()
def remove(library: Library, keys: Keys) -> None:
    """Take records out; `refkit library undo` brings them back.

    Example: refkit library remove mine.sqlite 12
    """
    with refkit.Library(library) as opened:
        opened.remove(keys)


@app.command()
def export(
    library: Library,
    to: To = None,
    json_lines: Json = False,
    tag: Tag = None,
    output: Output = "-",
) -> None:
    """Write the records in a bibliography format.

    Example: refkit library export mine.sqlite --tag thesis -o thesis.bib
    """
    from refkit.cli.targets import target_format

    name = target_format(to, json_lines=json_lines, output=output, default="csl-json") or "csl-json"
    with refkit.Library(library) as opened:
        records = opened.search(tag=tag, limit=max(1, len(opened)))
    write_out(refkit.dumps(records, format=name), output)


@app.command()
def history(library: Library) -> None:
    """Show what was done to the library, newest first.

    Example: refkit library history mine.sqlite
    """
    with refkit.Library(library) as opened:
        lines = [
            f"{one.number}\t{one.at}\t{one.verb}\t{counted(one.records, 'record')}{' (undone)' if one.undone else ''}\n"
            for one in opened.history()
        ]
    write_out("".join(lines), "-")


@app.command()
def undo(library: Library) -> None:
    """Take back the newest change that was not taken back yet.

    Example: refkit library undo mine.sqlite
    """
    with refkit.Library(library) as opened:
        undone = opened.undo()
    complain(f"undone: {undone.verb}, {counted(undone.records, 'record')}")


@app.command()
def backup(
    library: Library, target: Annotated[str, typer.Argument(help="The file to write.", show_default=False)]
) -> None:
    """Write a whole copy, while others may go on writing.

    Example: refkit library backup mine.sqlite mine-2026-11.sqlite
    """
    with refkit.Library(library, read_only=True) as opened:
        opened.backup(target)


@app.command()
def check(library: Library) -> None:
    """Look for faults in the file; status 1 where there are some.

    Example: refkit library check mine.sqlite
    """
    with refkit.Library(library, read_only=True) as opened:
        problems, count = opened.check(), len(opened)
    report(problems)
    if problems:
        leave(Status.FINDINGS)
    complain(f"{counted(count, 'record')}, no fault found")


def _print_found(library: str, words: str, tag: str | None, limit: int | None, json_lines: bool, output: str) -> None:
    from refkit.cli.show_copies import one_line
    from refkit.formats.jsonl import line_of

    with refkit.Library(library, read_only=True) as opened:
        found = opened.search(words, tag=tag, limit=limit or max(1, len(opened)))
        tags = [opened.tags(key) for key in found.keys]
    rows = zip(found.keys, found, tags, strict=True)
    if json_lines:
        text = "".join(line_of(record, {"key": key, "tags": list(has)}) for key, record, has in rows)
    else:
        text = "".join(
            one_line(f"{key:>6}  ", record, f"  [{', '.join(has)}]" if has else "") for key, record, has in rows
        )
    write_out(text, output)
